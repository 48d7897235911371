package dev.bellows.engine.toy;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.Held;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.JournalEntry.State;
import dev.bellows.engine.Observation;
import dev.bellows.engine.Plan;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.Step;
import dev.bellows.engine.Step.Body;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An agent's side of a target. It remembers nothing: whatever it says, it has just looked for. */
class ToyTarget implements TargetDatabase {
    static final int BATCH = 20;

    final TargetSettings settings;
    private final EngineRuntime runtime;

    ToyTarget(TargetSettings settings, EngineRuntime runtime) {
        this.settings = settings;
        this.runtime = runtime;
    }

    final ToyServer server() {
        return ToyServer.at(settings.url())
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.TARGET_UNREACHABLE, "No toy is at the address of " + settings.name() + "."));
    }

    @Override
    public Inspection inspect() {
        ToyServer server = server();
        synchronized (server) {
            return new Inspection(
                    new Inspection.Fingerprint(Optional.empty(), settings.url(), "toy", 1, "toy 1", "0", "here"),
                    Optional.ofNullable(server.row),
                    server.fence,
                    server.journal.size(),
                    Optional.empty(),
                    List.of());
        }
    }

    /** From here on every transaction of an older holder fails: no other end of it is needed. */
    @Override
    public Held takeOver(long fenceFloor) {
        ToyServer server = server();
        synchronized (server) {
            server.fence = 1 + Math.max(fenceFloor, server.fence);
            if (server.row == null) {
                server.row = new WindowRow(VersionRange.of(settings.baseline()), 0);
            }
            return new Held(server.fence, inspect());
        }
    }

    @Override
    public SchemaSnapshot snapshot(Migration migration) {
        ToyServer server = server();
        synchronized (server) {
            return new ToyEngine.Snapshot(server.columns().stream()
                    .filter(column -> server.madeBy.getOrDefault(column, 0) != migration.version())
                    .toList());
        }
    }

    @Override
    public EngineFacts facts() {
        ToyServer ignored = server();
        return new EngineFacts("Toy", 1);
    }

    @Override
    public Optional<Plan> frozenPlan(RolloutId rollout) {
        ToyServer server = server();
        synchronized (server) {
            return Optional.ofNullable(server.plans.get(rollout.toString()));
        }
    }

    @Override
    public void freezePlan(Held held, long generation, RolloutId rollout, Plan plan) {
        ToyServer server = server();
        synchronized (server) {
            guard(server, held, generation);
            Plan frozen = server.plans.putIfAbsent(rollout.toString(), plan);
            if (frozen != null && !frozen.equals(plan)) {
                throw refusal(ErrorCode.STEP_PLAN_FROZEN, "another plan is frozen for " + rollout);
            }
        }
    }

    /** First the journal, then the catalog, then the deed; journalled before and after. */
    @Override
    public StepOutcome execute(StepOrder order, StepListener listener) {
        try {
            permit(order);
            Optional<JournalEntry> done = done(order);
            if (done.isPresent()) {
                return new StepOutcome.Done(done.get().rows(), 0);
            }
            return switch (order.step().body()) {
                case Body.StrongLock it -> change(order, it, listener);
                case Body.BackfillRange it -> fill(order, it, listener);
                case Body.VerifyRange it -> compare(order, it, listener);
                case Body.Online it -> throw unknown(it);
                case Body.EachPart it -> throw unknown(it);
                case Body.Rebuild it -> throw unknown(it);
                case Body.Transaction it -> throw unknown(it);
            };
        } catch (BellowsException e) {
            return switch (e.problem().code().category()) {
                case UNAVAILABLE -> new StepOutcome.Unknown(e.problem());
                default -> new StepOutcome.Refused(e.problem());
            };
        }
    }

    private static IllegalArgumentException unknown(Body body) {
        return new IllegalArgumentException("the toy plans no such step: " + body);
    }

    private StepOutcome change(StepOrder order, Body.StrongLock body, StepListener listener) {
        ToyServer server = server();
        if (!server.probe(body.doneWhen())) {
            write(order, State.BEGUN, 0, Optional.empty(), listener);
            runtime.killPoints().at("toy-begun");
            synchronized (server) {
                permit(order);
                body.statements()
                        .forEach(it -> server.apply(it, order.migration().version()));
            }
            runtime.killPoints().at("toy-changed");
        }
        return done(order, 0, listener);
    }

    /** Each batch is a transaction, and a safe point is before each. What is equal already needs no cursor. */
    private StepOutcome fill(StepOrder order, Body.BackfillRange body, StepListener listener) {
        write(order, State.BEGUN, 0, Optional.empty(), listener);
        String[] copy = body.set().split(" = ", -1);
        long rows = 0;
        while (true) {
            if (listener.cancelled()) {
                return new StepOutcome.Stopped("told to stop after " + rows + " rows");
            }
            long filled = batch(order, copy[1], copy[0]);
            if (filled == 0) {
                return done(order, rows, listener);
            }
            rows += filled;
            listener.progress(new StepProgress(rows, 0, 0, -1, -1, "", ""));
            runtime.killPoints().at("toy-batch");
        }
    }

    /** One batch, in one transaction: nobody's write comes between the look and the copy. */
    long batch(StepOrder order, String from, String to) {
        ToyServer server = server();
        synchronized (server) {
            permit(order);
            List<Long> keys = server.differing(from, to, BATCH);
            keys.forEach(key -> server.copy(key, from, to));
            return keys.size();
        }
    }

    private StepOutcome compare(StepOrder order, Body.VerifyRange body, StepListener listener) {
        write(order, State.BEGUN, 0, Optional.empty(), listener);
        String[] sides = body.mismatch().split(" <> ", -1);
        int differing = differing(sides[0], sides[1]);
        if (differing > 0) {
            Problem problem = Problem.of(
                    ErrorCode.STEP_MISMATCHES,
                    "On " + settings.name() + " " + differing + " rows differ in " + sides[0] + " and " + sides[1]
                            + ".");
            write(order, State.FAILED, differing, Optional.of(problem), listener);
            return new StepOutcome.Failed(problem);
        }
        return done(order, 0, listener);
    }

    int differing(String one, String other) {
        return server().differing(one, other, Integer.MAX_VALUE).size();
    }

    private StepOutcome done(StepOrder order, long rows, StepListener listener) {
        write(order, State.DONE, rows, Optional.empty(), listener);
        runtime.killPoints().at("toy-done");
        return new StepOutcome.Done(rows, 0);
    }

    /** The entry is durable before anybody hears of it. */
    void write(StepOrder order, State state, long rows, Optional<Problem> problem, StepListener listener) {
        ToyServer server = server();
        JournalEntry entry;
        synchronized (server) {
            permit(order);
            entry = entry(order, state, rows, problem, server.journal.size() + 1);
            server.journal.add(entry);
        }
        listener.journalled(entry);
    }

    final JournalEntry entry(StepOrder order, State state, long rows, Optional<Problem> problem, long id) {
        Step step = order.step();
        return new JournalEntry(
                id,
                order.rollout().toString(),
                step.phase(),
                order.run(),
                order.attempt(),
                order.held().fence(),
                step.ordinal(),
                step.digest().text(),
                step.title(),
                state,
                order.grant().orElse(0),
                runtime.time().instant(),
                rows,
                0,
                0,
                problem);
    }

    Optional<JournalEntry> done(StepOrder order) {
        return entries(order.rollout(), order.step()).stream()
                .filter(entry -> entry.run() == order.run() && entry.state() == State.DONE)
                .findFirst();
    }

    final List<JournalEntry> entries(RolloutId rollout, Step step) {
        ToyServer server = server();
        synchronized (server) {
            return server.journal.stream()
                    .filter(entry -> entry.rollout().equals(rollout.toString())
                            && entry.phase() == step.phase()
                            && entry.ordinal() == step.ordinal())
                    .toList();
        }
    }

    /** Every transaction begins with it, and the row follows the order's generation from the first one on. */
    final void permit(StepOrder order) {
        ToyServer server = server();
        synchronized (server) {
            guard(server, order.held(), order.generation());
            if (order.step().needsGrant()) {
                guardGrant(server, order);
            }
            server.row = new WindowRow(server.row.window(), Math.max(server.row.generation(), order.generation()));
        }
    }

    void guard(ToyServer server, Held held, long generation) {
        if (held.fence() != server.fence) {
            throw refusal(ErrorCode.FENCE_STALE, "fence " + held.fence() + " was lost to " + server.fence);
        }
        if (generation < server.row.generation()) {
            throw refusal(ErrorCode.FENCE_GENERATION, "the row follows generation " + server.row.generation());
        }
    }

    void guardGrant(ToyServer server, StepOrder order) {
        if (order.grant().isEmpty() || !order.window().equals(server.row.window())) {
            throw refusal(ErrorCode.FENCE_WINDOW, "the row is " + server.row.window() + ", or there is no grant");
        }
    }

    final BellowsException refusal(ErrorCode code, String why) {
        return BellowsException.of(code, "On " + settings.name() + " " + why + ".");
    }

    @Override
    public Optional<Boolean> inEffect(Held held, RolloutId rollout, int run, Step step) {
        boolean journalled =
                entries(rollout, step).stream().anyMatch(entry -> entry.run() == run && entry.state() == State.DONE);
        return Optional.of(journalled || (step.body() instanceof Body.StrongLock it && server().probe(it.doneWhen())));
    }

    @Override
    public List<JournalEntry> journal(long afterId, int limit) {
        ToyServer server = server();
        synchronized (server) {
            return server.journal.stream()
                    .filter(entry -> entry.id() > afterId)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public WindowRow commitWindow(Held held, long generation, VersionRange window, Migration migration) {
        ToyServer server = server();
        synchronized (server) {
            guard(server, held, generation);
            if (!server.row.window().covers(window)) {
                for (int version = window.min() + 1; version <= window.max(); version++) {
                    requireServed(server, new RolloutId(settings.line(), version, 1), window);
                }
            }
            server.row = new WindowRow(window, generation);
            return server.row;
        }
    }

    /** All that EXPAND and MIGRATE make is done and stands, and nothing is hidden that older code needs. */
    void requireServed(ToyServer server, RolloutId first, VersionRange window) {
        String of = first.toString();
        String newest = server.plans.keySet().stream()
                .filter(it -> it.equals(of) || it.startsWith(of + "."))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> refusal(ErrorCode.STEP_NOT_SERVED, "no plan of " + of + " was ever executed"));
        RolloutId rollout = RolloutId.parse(newest).orElseThrow();
        for (Step step : server.plans.get(newest).steps()) {
            boolean made = step.phase() == Phase.EXPAND || step.phase() == Phase.MIGRATE;
            boolean done = entries(rollout, step).stream().anyMatch(entry -> entry.state() == State.DONE);
            boolean stands = !(step.body() instanceof Body.StrongLock it) || server.probe(it.doneWhen());
            if (made ? !(done && stands) : step.phase() == Phase.CONTRACT && stands) {
                throw refusal(ErrorCode.STEP_NOT_SERVED, window + " is not served: look at " + step.title());
            }
        }
    }

    @Override
    public SessionScan scan(VersionRange window, long generation) {
        List<SessionScan.Session> outside = server().connected().stream()
                .filter(version -> !window.contains(version))
                .map(version -> new SessionScan.Session(true, version, "", "app", "", true))
                .toList();
        SessionScan.Outcome outcome = outside.isEmpty() ? SessionScan.Outcome.CLEAN : SessionScan.Outcome.VETO;
        return new SessionScan(
                runtime.time().instant(),
                List.of(new SessionScan.ServerScan("primary", outcome, outside, outside, "")));
    }

    @Override
    public List<ReplicaState> laggingReplicas(Duration patience) {
        return List.of();
    }

    @Override
    public Observation observe() {
        ToyServer ignored = server();
        return new Observation(runtime.time().instant(), 0, 0, 0, List.of());
    }

    @Override
    public void close() {}
}
