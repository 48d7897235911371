package dev.bellows.simulation;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.Effect;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.rollout.adoption.Granting;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Reports;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore.Lock;
import dev.bellows.simulation.SimulatedStore.Open;
import dev.bellows.simulation.SimulatedStore.RolloutRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The driver's transactions on the simulated store: the same order of locks and the same decisions as {@code server.driving}, which
 * says them in SQL. Confined to the world.
 */
final class SimulatedDriver {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int MOST_EVENTS = 10_000;

    private final Narrowing narrowing;
    private final Reports reports;
    private final Granting granting;
    private final Timeline timeline;
    private final Consumer<RolloutState> reached;

    /**
     * @param reached hears of every state a decision leads to
     */
    SimulatedDriver(AdoptionPolicy policy, Timeline timeline, Consumer<RolloutState> reached) {
        this.reached = reached;
        this.narrowing = new Narrowing(policy);
        this.reports = new Reports(narrowing);
        this.granting = new Granting(policy);
        this.timeline = timeline;
    }

    /** What goes back on the stream at once. */
    sealed interface Reply {
        record Granted(TargetName target, Window.Grant grant) implements Reply {}

        record Denied(TargetName target, String requestId, String why, Duration retryAfter) implements Reply {}

        record Acknowledged(TargetName target, long journalId, boolean again) implements Reply {}
    }

    Optional<Decision.Refusal> drive(Open tx, RolloutState from, List<RolloutEvent> events) {
        ArrayDeque<RolloutEvent> queue = new ArrayDeque<>(events);
        RolloutState state = from;
        boolean decided = false;
        Optional<Instant> wake = Optional.empty();
        for (int count = 0; !queue.isEmpty(); count++) {
            if (count > MOST_EVENTS) {
                throw new IllegalStateException(from.id() + " does not come to rest");
            }
            RolloutEvent event = queue.removeFirst();
            Decision decision = RolloutCore.decide(state, event, tx.now());
            if (decision.refusal().isPresent()) {
                return decision.refusal();
            }
            if (decision.ignored().isEmpty()) {
                decided = true;
                state = decision.next();
                wake = Optional.empty();
                if (timeline.telling()) {
                    timeline.tell("core", event + " -> " + decision.effects());
                }
                for (Effect effect : decision.effects()) {
                    wake = effect instanceof Effect.WakeAt(Instant at) ? Optional.of(at) : wake;
                    execute(tx, state.id(), effect).forEach(queue::addLast);
                }
            }
        }
        if (decided) {
            tx.save(new RolloutRow(state, wake));
            reached.accept(state);
        }
        return Optional.empty();
    }

    private List<RolloutEvent> execute(Open tx, RolloutId id, Effect effect) {
        return switch (effect) {
            case Effect.WakeAt wake -> List.of();
            case Effect.SetDesired(var target, var phase, int run, int attempt, var byHand) ->
                offer(tx, new Narrowing.Order(target, id, phase, run, attempt, byHand));
            case Effect.RequestClose(var target, var phase, int run, int attempt, var byHand) ->
                offer(tx, new Narrowing.Order(target, id, phase, run, attempt, byHand));
            case Effect.RequestReopen(var target, var phase, int run) ->
                switch (narrowing.reopen(tx, target)) {
                    case Narrowing.Reopening.Open(Duration backOff) ->
                        List.of(new RolloutEvent.Reopened(target, backOff));
                    case Narrowing.Reopening.Asked() -> List.of();
                    case Narrowing.Reopening.Kept(String why, Duration retryAfter) ->
                        List.of(new RolloutEvent.NotReopened(target, why, retryAfter));
                    case Narrowing.Reopening.Past(Duration retryAfter) ->
                        List.of(new RolloutEvent.PastReopening(target, retryAfter));
                };
            case Effect.Hold(var target, String reason) -> {
                narrowing.hold(tx, target, reason, false);
                yield List.of();
            }
            case Effect.AskBack(var target, String reason) -> {
                narrowing.askBack(tx, target, reason);
                yield List.of();
            }
            case Effect.Leave(var target, String reason) -> {
                narrowing.hold(tx, target, reason, true);
                yield List.of();
            }
            case Effect.Continue(var target) -> {
                narrowing.goOn(tx, target);
                yield List.of();
            }
            case Effect.CheckCompletion(var target, var phase, int run) -> {
                Optional<String> missing = narrowing.complete(tx, target, id, phase, run);
                yield List.of(
                        missing.isPresent()
                                ? new RolloutEvent.NotCompleted(target, phase, run, missing.get())
                                : new RolloutEvent.Completed(target, phase, run));
            }
        };
    }

    private List<RolloutEvent> offer(Open tx, Narrowing.Order order) {
        Narrowing.Offer answer = ControlPlane.agentThere(tx, order.target())
                ? narrowing.offer(tx, order)
                : new Narrowing.Offer.Refused("its agent is not there", SOON);
        return switch (answer) {
            case Narrowing.Offer.Made made ->
                List.of(new RolloutEvent.Offered(order.target(), order.phase(), order.run()));
            case Narrowing.Offer.Refused(String why, Duration retryAfter) ->
                List.of(new RolloutEvent.NotOffered(order.target(), order.phase(), order.run(), why, retryAfter));
        };
    }

    List<Reply> accept(Open tx, AgentFact fact) {
        return switch (fact) {
            case AgentFact.EvidenceReported evidence -> {
                reports.evidence(tx, evidence);
                yield List.of();
            }
            case AgentFact.Inspected inspected -> {
                Optional<RolloutState> plan = lockWorkOf(tx, inspected.target());
                Optional<Window> before = tx.window(inspected.target(), Lock.UPDATE);
                Reports.Condition ignored = reports.inspected(tx, inspected, World.LINE, World.ENVIRONMENT);
                follow(tx, plan, inspected.target(), before);
                yield tx.window(inspected.target(), Lock.NONE)
                        .map(window -> new Reply.Acknowledged(
                                inspected.target(), window.seen().journalStored(), true))
                        .<List<Reply>>map(List::of)
                        .orElseGet(List::of);
            }
            case AgentFact.StepReported step -> step(tx, step);
            case AgentFact.PhaseReported phase -> phase(tx, phase);
            case AgentFact.WindowReported window -> window(tx, window);
            case AgentFact.AuthorizeRequested request -> authorize(tx, request);
            case AgentFact.GrantResolved resolved -> {
                Optional<RolloutState> plan = lockWorkOf(tx, resolved.target());
                release(tx, plan, resolved.target(), resolved.grant(), resolved.fence(), resolved.done());
                yield List.of();
            }
        };
    }

    private static Optional<RolloutState> lock(Open tx, RolloutId id) {
        return tx.rollout(id, Lock.UPDATE).map(RolloutRow::state);
    }

    private static Optional<RolloutState> lockWorkOf(Open tx, TargetName target) {
        Optional<Window> window = tx.window(target, Lock.NONE);
        Optional<RolloutId> id = window.flatMap(Window::goal)
                .map(Window.Goal::rollout)
                .or(() -> window.flatMap(here -> here.grants().outstanding()).map(Window.Grant::rollout));
        return id.flatMap(known -> lock(tx, known));
    }

    private void follow(Open tx, Optional<RolloutState> plan, TargetName target, Optional<Window> before) {
        Optional<Window> after = tx.window(target, Lock.NONE);
        if (plan.isEmpty() || before.isEmpty() || after.isEmpty()) {
            return;
        }
        boolean reopened =
                before.get().state() == Window.State.REOPENING && after.get().state() == Window.State.OPEN;
        Duration backOff = after.get()
                .past()
                .closeNotBefore()
                .map(at -> Duration.between(tx.now(), at))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
        RolloutEvent event = reopened ? new RolloutEvent.Reopened(target, backOff) : new RolloutEvent.Rechecked(target);
        Optional<Decision.Refusal> ignored = drive(tx, plan.get(), List.of(event));
    }

    private List<Reply> step(Open tx, AgentFact.StepReported fact) {
        Optional<RolloutState> plan = lock(tx, fact.rollout());
        boolean fresh = tx.insert(fact);
        Optional<Reports.Stored> stored = reports.journal(tx, fact);
        boolean ends = fact.state() == AgentFact.StepState.DONE || fact.state() == AgentFact.StepState.FAILED;
        if (fact.grant() > 0 && ends && fresh) {
            boolean done = fact.state() == AgentFact.StepState.DONE;
            release(tx, plan, fact.target(), fact.grant(), fact.fence(), done);
        }
        return stored.map(here -> new Reply.Acknowledged(fact.target(), here.through(), here.again()))
                .<List<Reply>>map(List::of)
                .orElseGet(List::of);
    }

    private void release(
            Open tx, Optional<RolloutState> plan, TargetName target, long grant, long fence, boolean done) {
        Optional<Window.Goal> used = granting.resolved(tx, target, grant, fence, done);
        if (plan.isPresent()) {
            RolloutEvent event = used.isPresent()
                    ? new RolloutEvent.GrantUsed(
                            target, used.get().phase(), used.get().run())
                    : new RolloutEvent.Rechecked(target);
            Optional<Decision.Refusal> ignored = drive(tx, plan.get(), List.of(event));
        }
    }

    private List<Reply> phase(Open tx, AgentFact.PhaseReported fact) {
        Optional<RolloutState> plan = lock(tx, fact.rollout());
        Optional<Window> window = tx.window(fact.target(), Lock.UPDATE);
        boolean current = window.isPresent()
                && fact.generation() == window.get().generation()
                && fact.fence() >= window.get().grants().fence()
                && window.get()
                        .goal()
                        .filter(goal -> goal.is(fact.rollout(), fact.phase(), fact.run()))
                        .isPresent();
        if (current && plan.isPresent()) {
            reports.acknowledged(tx, fact.target(), fact.generation(), fact.fence());
            RolloutEvent event = new RolloutEvent.PhaseReported(
                    fact.target(),
                    fact.phase(),
                    fact.run(),
                    fact.attempt(),
                    fact.state(),
                    fact.stepOrdinal(),
                    fact.stepsTotal(),
                    fact.waitingFor(),
                    fact.trouble());
            Optional<Decision.Refusal> ignored = drive(tx, plan.get(), List.of(event));
        }
        return List.of();
    }

    private List<Reply> window(Open tx, AgentFact.WindowReported fact) {
        Optional<RolloutState> plan = lockWorkOf(tx, fact.target());
        Optional<Window> before = tx.window(fact.target(), Lock.UPDATE);
        reports.window(tx, fact);
        boolean vetoed = fact.scanClean().filter(clean -> !clean).isPresent();
        Optional<Window.Goal> goal =
                before.filter(here -> here.generation() == fact.generation()).flatMap(Window::goal);
        if (vetoed && plan.isPresent() && goal.isPresent()) {
            Window.Goal work = goal.get();
            RolloutEvent waiting = new RolloutEvent.PhaseReported(
                    fact.target(),
                    work.phase(),
                    work.run(),
                    work.attempt(),
                    AgentFact.PhaseState.WAITING,
                    0,
                    0,
                    "sessions: " + String.join("; ", fact.blockers()),
                    Optional.empty());
            Optional<Decision.Refusal> ignored = drive(tx, plan.get(), List.of(waiting));
        } else if (fact.trouble().isPresent() && plan.isPresent() && goal.isPresent()) {
            RolloutEvent kept = new RolloutEvent.NotReopened(
                    fact.target(), "its database lacks something", Duration.ofSeconds(5), fact.trouble());
            Optional<Decision.Refusal> ignored = drive(tx, plan.get(), List.of(kept));
        } else {
            follow(tx, plan, fact.target(), before);
        }
        return List.of();
    }

    private List<Reply> authorize(Open tx, AgentFact.AuthorizeRequested request) {
        Optional<RolloutState> plan = lock(tx, request.rollout());
        Optional<String> closed = plan.isEmpty() ? Optional.of("no such rollout") : gates(plan.get(), request);
        Granting.Permission permission = closed.isPresent()
                ? new Granting.Permission.Denied(closed.get(), SOON)
                : granting.authorize(tx, request);
        return switch (permission) {
            case Granting.Permission.Granted(Window.Grant grant) -> List.of(new Reply.Granted(request.target(), grant));
            case Granting.Permission.Denied(String why, Duration retryAfter) ->
                List.of(new Reply.Denied(request.target(), request.requestId(), why, retryAfter));
        };
    }

    private static Optional<String> gates(RolloutState state, AgentFact.AuthorizeRequested request) {
        Optional<PhaseRun> run = state.runs().stream()
                .filter(one -> one.phase() == request.phase() && one.number() == request.run())
                .findFirst();
        Optional<TargetRun> target =
                run.flatMap(one -> Optional.ofNullable(one.targets().get(request.target())));
        if (run.isEmpty()
                || target.isEmpty()
                || !target.get().state().active()
                || target.get().leaving()) {
            return Optional.of("the rollout does not want this step any more");
        }
        return run.get().state() == RunState.RUNNING && !target.get().paused()
                ? Optional.empty()
                : Optional.of("the run is " + run.get().state());
    }
}
