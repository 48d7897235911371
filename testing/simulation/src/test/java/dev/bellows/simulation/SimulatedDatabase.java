package dev.bellows.simulation;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Held;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Observation;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Readers;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.SessionCount;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.StatementReads;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A target: the columns services need, the window row, fence and journal, and who has a session. Each method is one transaction of the
 * database. Confined to the world.
 */
final class SimulatedDatabase {
    /** What a version-17 service needs. */
    enum Old {
        VISIBLE,
        HIDDEN,
        GONE
    }

    /** What a version-18 service needs: it must be FILLED. */
    enum Twin {
        ABSENT,
        EMPTY,
        FILLED
    }

    /** A session with its tag; a leaked one outlives its service's goodbye. Without an incarnation it has no tag. */
    record Session(String incarnation, int version) {}

    /** Everything a step's transactions compare and journal. */
    record Call(
            long fence,
            long generation,
            RolloutId rollout,
            Phase phase,
            int run,
            int attempt,
            Step step,
            VersionRange window,
            long grant) {
        String key() {
            return rollout + "/" + phase + "#" + run + "/" + step.ordinal();
        }
    }

    /** A statement on its way: the server executes it whether or not its sender still lives, unless its backend is ended. */
    static final class Batch {
        final Call call;
        boolean checked;
        boolean ended;

        Batch(Call call) {
            this.call = call;
        }
    }

    static final Plan PLAN = plan();

    final TargetName name;
    private final Timeline timeline;
    private final Checker checker;
    Old old = Old.VISIBLE;
    Twin twin = Twin.ABSENT;
    VersionRange row = VersionRange.of(17);
    long rowGeneration;
    long fence;
    long inspectedFence;
    Duration skew = Duration.ZERO;
    boolean halted;
    /** What an agent kept here of its evidence. */
    String keptEvidence = "";
    /** Somebody changed the old column by hand: it is neither there as before the hide nor hidden, until they put it back. */
    private boolean meddled;
    /** Ordinal of the step of REVERT that fails whoever tries it again, 0 for none: what new code wrote does not fit. */
    int revertFailsAt;

    final List<JournalEntry> journal = new ArrayList<>();
    final TreeMap<String, Session> sessions = new TreeMap<>();
    /** What the server itself counts and collects; whether it collects statements differs. */
    private long opened;

    private long epoch;
    boolean collectsStatements;
    private Instant collectedSince;
    private final TreeMap<String, Instant> lastRead = new TreeMap<>();
    private final List<Batch> flying = new ArrayList<>();

    SimulatedDatabase(TargetName name, Timeline timeline, Checker checker) {
        this.name = name;
        this.timeline = timeline;
        this.checker = checker;
        this.collectedSince = timeline.instant();
    }

    /** A session begins; the server counts it. */
    void open(String key, Session session) {
        opened++;
        sessions.put(key, session);
    }

    /** A role read the old name. */
    void reads(String role) {
        lastRead.put(role, clock());
    }

    /** A person changes the old column by hand, or puts it back. */
    void meddle(boolean with) {
        if (meddled != with) {
            meddled = with;
            timeline.tell(name.name(), with ? "somebody renames the old column by hand" : "the old column is put back");
        }
    }

    /** Whether a step can be seen neither as done nor as not done. */
    boolean ambiguous(Call call) {
        return meddled && call.phase() == Phase.CONTRACT && !done(call);
    }

    /** Whether a step fails, and will again. */
    boolean failsForGood(Call call) {
        return call.phase() == Phase.REVERT && call.step().ordinal() == revertFailsAt;
    }

    /** Somebody resets the statistics: both counts begin again, at some number. */
    void resetStatistics() {
        epoch++;
        opened = 0;
        lastRead.clear();
        collectedSince = clock();
        timeline.tell(name.name(), "its statistics are reset");
    }

    private static Plan plan() {
        List<Step> steps = new ArrayList<>();
        steps.add(step(Phase.EXPAND, 1, "add the twin", false));
        steps.add(step(Phase.EXPAND, 2, "keep both in sync", false));
        steps.add(step(Phase.MIGRATE, 1, "count once more", false));
        steps.add(step(Phase.MIGRATE, 2, "backfill the twin", false));
        steps.add(new Step(
                Phase.MIGRATE,
                3,
                "verify the twin",
                new Step.Body.VerifyRange("users", List.of("id"), "differs", "true"),
                Optional.empty(),
                false,
                true,
                "",
                0));
        steps.add(step(Phase.CONTRACT, 1, "hide the old column", true));
        // Of a statement that a person wrote only the journal knows; where it fails something is hidden already.
        steps.add(step(Phase.CONTRACT, 2, "drop what needed it", true));
        steps.add(step(Phase.REVERT, 1, "show the old column", false));
        steps.add(step(Phase.REVERT, 2, "make again what needed it", false));
        steps.add(step(Phase.CLEANUP, 1, "drop the old column", true));
        steps.add(step(Phase.ROLLBACK, 1, "drop the twin", true));
        return new Plan(steps, Plan.RevertClass.EXACT, List.of(), Digest.of("catalog"));
    }

    private static Step step(Phase phase, int ordinal, String title, boolean irreversible) {
        Step.Body body = new Step.Body.Transaction(List.of(title), title + "?");
        return new Step(phase, ordinal, title, body, Optional.empty(), irreversible, !irreversible, "", 0);
    }

    Instant clock() {
        return timeline.instant().plus(skew);
    }

    /** Why a writing transaction may not go on; empty when it may. */
    Optional<String> guard(long asFence, long generation, Optional<VersionRange> exact) {
        if (asFence != fence) {
            return Optional.of("fence " + asFence + ", the target's is " + fence);
        }
        if (generation < rowGeneration) {
            return Optional.of("generation " + generation + ", the row's is " + rowGeneration);
        }
        return exact.isPresent() && !exact.get().equals(row)
                ? Optional.of("the row says " + row + ", the step needs " + exact.get())
                : Optional.empty();
    }

    /** Raises the fence; sessions of older holders go on until a take-over has inspected. */
    long raise(long floor) {
        fence = Math.max(floor, fence) + 1;
        return fence;
    }

    private void endStragglers(long newFence) {
        flying.stream().filter(batch -> batch.call.fence() < newFence).forEach(batch -> batch.ended = true);
        flying.removeIf(batch -> batch.ended);
        inspectedFence = newFence;
        checker.inspected(this, newFence);
    }

    /** The step was journalled as done by this phase run, or the catalog says so. */
    boolean done(Call call) {
        boolean journalled = journal.stream()
                .anyMatch(entry -> entry.state() == JournalEntry.State.DONE
                        && entry.rollout().equals(call.rollout().toString())
                        && entry.phase() == call.phase()
                        && entry.run() == call.run()
                        && entry.ordinal() == call.step().ordinal());
        return journalled || inEffect(call.phase(), call.step().ordinal()).orElse(false);
    }

    private Optional<Boolean> inEffect(Phase phase, int ordinal) {
        return switch (phase) {
            case EXPAND -> Optional.of(twin != Twin.ABSENT && (ordinal == 1 || synced));
            case MIGRATE -> ordinal == 2 ? Optional.of(twin == Twin.FILLED) : Optional.empty();
            case CONTRACT ->
                ordinal == 2 ? Optional.of(false) : meddled ? Optional.empty() : Optional.of(old != Old.VISIBLE);
            case REVERT -> Optional.of(ordinal == 1 && old == Old.VISIBLE);
            case CLEANUP -> Optional.of(old == Old.GONE);
            case ROLLBACK -> Optional.of(twin == Twin.ABSENT);
        };
    }

    private boolean synced;

    void write(Call call, JournalEntry.State state) {
        journal.add(new JournalEntry(
                journal.size() + 1,
                call.rollout().toString(),
                call.phase(),
                call.run(),
                call.attempt(),
                call.fence(),
                call.step().ordinal(),
                call.step().digest().text(),
                call.step().title(),
                state,
                call.grant(),
                clock(),
                0,
                1,
                0,
                Optional.empty()));
    }

    /** The step's first transaction: guard, BEGUN, and the row's generation raised. */
    Optional<String> begin(Call call) {
        Optional<String> refused = guard(call.fence(), call.generation(), exact(call));
        if (refused.isEmpty()) {
            write(call, JournalEntry.State.BEGUN);
            rowGeneration = Math.max(rowGeneration, call.generation());
        }
        return refused;
    }

    private static Optional<VersionRange> exact(Call call) {
        return call.step().needsGrant() ? Optional.of(call.window()) : Optional.empty();
    }

    Batch send(Call call) {
        Batch batch = new Batch(call);
        flying.add(batch);
        return batch;
    }

    /** The server executes a batch: guard, effect, DONE in one transaction. Says why not, or "" when it did. */
    String execute(Batch batch) {
        if (batch.ended || !flying.remove(batch)) {
            return "its backend was ended";
        }
        Optional<String> refused = guard(batch.call.fence(), batch.call.generation(), exact(batch.call));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (ambiguous(batch.call)) {
            return "the table is not what it was when the step began";
        }
        boolean changed = effect(batch.call);
        write(batch.call, JournalEntry.State.DONE);
        timeline.tell(
                name.name(),
                "commits " + batch.call.key() + " '" + batch.call.step().title() + "' fence " + batch.call.fence()
                        + " grant " + batch.call.grant() + (changed ? "" : " (no change)"));
        if (changed) {
            checker.effect(this, batch.call);
        }
        return "";
    }

    private boolean effect(Call call) {
        Old oldBefore = old;
        Twin twinBefore = twin;
        boolean syncedBefore = synced;
        switch (call.phase()) {
            case EXPAND -> {
                if (call.step().ordinal() == 1) {
                    twin = twin == Twin.ABSENT ? Twin.EMPTY : twin;
                } else {
                    synced = true;
                }
            }
            case MIGRATE -> {
                if (call.step().ordinal() == 1) {
                    return true;
                }
                twin = twin == Twin.EMPTY && synced ? Twin.FILLED : twin;
            }
            case CONTRACT -> {
                if (call.step().ordinal() == 2) {
                    return true;
                }
                old = old == Old.VISIBLE ? Old.HIDDEN : old;
            }
            case REVERT -> {
                if (call.step().ordinal() == 2) {
                    return true;
                }
                old = old == Old.HIDDEN ? Old.VISIBLE : old;
            }
            case CLEANUP -> old = old == Old.HIDDEN ? Old.GONE : old;
            case ROLLBACK -> {
                twin = Twin.ABSENT;
                synced = false;
            }
        }
        return old != oldBefore || twin != twinBefore || synced != syncedBefore;
    }

    /** Writes the window row in one fenced transaction; says why not, or "". */
    String commitWindow(long asFence, long generation, VersionRange window) {
        Optional<String> refused = guard(asFence, generation, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean lacksTwin = window.max() > row.max() && twin != Twin.FILLED;
        boolean lacksOld = window.min() < row.min() && old != Old.VISIBLE;
        if (lacksTwin || lacksOld) {
            return "not served: " + window;
        }
        row = window;
        rowGeneration = generation;
        timeline.tell(name.name(), "row " + window + " generation " + generation);
        return "";
    }

    /** Looks at the sessions. */
    SessionScan scan(VersionRange window) {
        List<SessionScan.Session> all = new ArrayList<>();
        List<SessionScan.Session> inTheWay = new ArrayList<>();
        List<SessionCount.Present> present = new ArrayList<>();
        sessions.forEach((key, session) -> {
            present.add(new SessionCount.Present(key, true));
            boolean tagged = !session.incarnation().isEmpty();
            SessionScan.Session seen = new SessionScan.Session(
                    tagged, session.version(), session.incarnation(), tagged ? "app" : CronJob.ROLE, "", true);
            all.add(seen);
            if (tagged && !window.contains(session.version())) {
                inTheWay.add(seen);
            }
        });
        SessionScan.Outcome outcome = inTheWay.isEmpty() ? SessionScan.Outcome.CLEAN : SessionScan.Outcome.VETO;
        SessionCount count = new SessionCount(Long.toString(epoch), clock(), opened, present, List.of(), List.of());
        SessionScan.ServerScan server =
                new SessionScan.ServerScan("primary", outcome, inTheWay, all, "", Optional.of(count), statements());
        return new SessionScan(
                clock(),
                List.of(server),
                Optional.of(new Readers("agent", Optional.of(List.of("agent", "app", "cron")))));
    }

    /** As the engine would have watched them all the time. */
    private StatementReads statements() {
        return collectsStatements
                ? new StatementReads("", List.of(new StatementReads.Watched(18, true, collectedSince, lastRead)))
                : StatementReads.unusable("not there");
    }

    Inspection inspect() {
        Inspection.Fingerprint print = new Inspection.Fingerprint(
                Optional.of("token-" + name), "server", name.name(), 1, "simulated", "", name.name());
        return new Inspection(
                print,
                Optional.of(new WindowRow(row, rowGeneration)),
                fence,
                journal.size(),
                Optional.empty(),
                List.of());
    }

    List<JournalEntry> journal(long afterId, int limit) {
        int from = (int) Math.min(afterId, journal.size());
        return List.copyOf(journal.subList(from, Math.min(journal.size(), from + limit)));
    }

    /** The target as an engine that has raised the fence already shows it to the take-over. */
    TargetDatabase raised(long newFence) {
        return new Raised(newFence);
    }

    private final class Raised implements TargetDatabase {
        private final long newFence;

        Raised(long newFence) {
            this.newFence = newFence;
        }

        @Override
        public Inspection inspect() {
            return SimulatedDatabase.this.inspect();
        }

        @Override
        public Held takeOver(long fenceFloor) {
            endStragglers(newFence);
            return new Held(newFence, inspect());
        }

        @Override
        public Optional<Plan> frozenPlan(RolloutId rollout) {
            return Optional.of(PLAN);
        }

        @Override
        public Optional<Boolean> inEffect(Held held, RolloutId rollout, int run, Step step) {
            return SimulatedDatabase.this.inEffect(step.phase(), step.ordinal());
        }

        @Override
        public List<JournalEntry> journal(long afterId, int limit) {
            return SimulatedDatabase.this.journal(afterId, limit);
        }

        @Override
        public SchemaSnapshot snapshot(Migration migration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EngineFacts facts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void freezePlan(Held held, long generation, RolloutId rollout, Plan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StepOutcome execute(StepOrder order, StepListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public WindowRow commitWindow(Held held, long generation, VersionRange window, Migration migration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionScan scan(VersionRange window, long generation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ReplicaState> laggingReplicas(Duration patience) {
            return List.of();
        }

        @Override
        public Observation observe() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
