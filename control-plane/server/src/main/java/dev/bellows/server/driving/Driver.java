package dev.bellows.server.driving;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.Effect;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.WorkHints;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Runs the decision core over one locked rollout: events in, state, log and desired rows out, in the caller's transaction. Thread-safe
 * because it holds only rules.
 */
final class Driver {
    /** No chain of answers is longer: every target answers a few times. */
    private static final int MOST_EVENTS = 200_000;

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Narrowing narrowing;

    Driver(Narrowing narrowing) {
        this.narrowing = narrowing;
    }

    /**
     * Decides on events and everything that follows from them.
     *
     * @return the refusal of a person's verb, if there was one
     */
    Optional<Decision.Refusal> drive(Statements sql, StoredPlan plan, List<RolloutEvent> events) throws SQLException {
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        ArrayDeque<RolloutEvent> queue = new ArrayDeque<>(events);
        RolloutState state = plan.state();
        RolloutEvent.ApprovalsRead approvals = new RolloutEvent.ApprovalsRead(Approvals.inForce(sql, plan));
        if (!approvals.approved().equals(state.approved())) {
            queue.addFirst(approvals);
        }
        boolean decided = false;
        Optional<Instant> wake = Optional.empty();
        for (int count = 0; !queue.isEmpty(); count++) {
            if (count > MOST_EVENTS) {
                throw new IllegalStateException(plan.id() + " does not come to rest");
            }
            RolloutEvent event = queue.removeFirst();
            Decision decision = RolloutCore.decide(state, event, tx.now());
            if (decision.refusal().isPresent()) {
                return decision.refusal();
            }
            EventLog.append(sql, state, decision, event, tx.now());
            if (decision.ignored().isEmpty()) {
                decided = true;
                state = decision.next();
                wake = Optional.empty();
                for (Effect effect : decision.effects()) {
                    wake = effect instanceof Effect.WakeAt(Instant at) ? Optional.of(at) : wake;
                    execute(sql, tx, plan.with(state), effect).forEach(queue::addLast);
                }
            }
        }
        if (decided) {
            Rollouts.save(sql, state);
            Rollouts.due(sql, state.id(), wake);
            sql.query(WorkHints.NOTIFY, row -> true);
        }
        return Optional.empty();
    }

    private List<RolloutEvent> execute(Statements sql, WindowStore.Tx tx, StoredPlan plan, Effect effect)
            throws SQLException {
        RolloutId id = plan.id();
        return switch (effect) {
            case Effect.WakeAt wake -> List.of();
            case Effect.SetDesired(var target, var phase, int run, int attempt) ->
                offer(sql, tx, plan, new Narrowing.Order(target, id, phase, run, attempt));
            case Effect.RequestClose(var target, var phase, int run, int attempt) ->
                offer(sql, tx, plan, new Narrowing.Order(target, id, phase, run, attempt));
            case Effect.RequestReopen(var target, var phase, int run) -> reopen(tx, target);
            case Effect.Hold(var target, String reason) -> {
                narrowing.hold(tx, target, reason, false);
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

    private List<RolloutEvent> reopen(WindowStore.Tx tx, TargetName target) {
        return switch (narrowing.reopen(tx, target)) {
            case Narrowing.Reopening.Open(Duration backOff) -> List.of(new RolloutEvent.Reopened(target, backOff));
            case Narrowing.Reopening.Asked() -> List.of();
            case Narrowing.Reopening.Kept(String why, Duration retryAfter) ->
                List.of(new RolloutEvent.NotReopened(target, why, retryAfter));
        };
    }

    private List<RolloutEvent> offer(Statements sql, WindowStore.Tx tx, StoredPlan plan, Narrowing.Order order)
            throws SQLException {
        Optional<String> forbidden = forbidden(sql, plan, order);
        Narrowing.Offer offer = forbidden.isPresent()
                ? new Narrowing.Offer.Refused(forbidden.get(), LATER)
                : narrowing.offer(tx, order);
        return switch (offer) {
            case Narrowing.Offer.Made made ->
                List.of(new RolloutEvent.Offered(order.target(), order.phase(), order.run()));
            case Narrowing.Offer.Refused(String why, Duration retryAfter) ->
                List.of(new RolloutEvent.NotOffered(order.target(), order.phase(), order.run(), why, retryAfter));
        };
    }

    /** What the fleet or another migration has against an order. */
    private static Optional<String> forbidden(Statements sql, StoredPlan plan, Narrowing.Order order)
            throws SQLException {
        Optional<Rollouts.TargetFacts> facts = Rollouts.target(sql, order.target());
        if (facts.isEmpty()) {
            return Optional.of("the fleet does not know it any more");
        }
        String state = facts.get().state();
        boolean catchingUp =
                state.equals("JOINING") && (order.phase() == Phase.EXPAND || order.phase() == Phase.MIGRATE);
        if (!state.equals("ACTIVE") && !catchingUp) {
            return Optional.of("it is " + state);
        }
        if (!facts.get().halted().isEmpty()) {
            return Optional.of("halted in the database: " + facts.get().halted());
        }
        return order.phase() == Phase.EXPAND ? overlap(sql, plan, order.target()) : Optional.empty();
    }

    /** An earlier migration that touches the same columns has to be out of flight here. */
    private static Optional<String> overlap(Statements sql, StoredPlan plan, TargetName target) throws SQLException {
        Touches ours = Touches.of(Rollouts.migration(sql, plan.migration()).document(plan.migration()));
        for (StoredPlan other : Rollouts.ofLine(sql, plan.id().line())) {
            boolean here = other.state().members().containsKey(target)
                    && !other.id().equals(plan.id())
                    && inFlight(other.state(), target);
            Touches theirs = here
                    ? Touches.of(Rollouts.migration(sql, other.migration()).document(other.migration()))
                    : new Touches(List.of(), false);
            if (here && theirs.overlaps(ours)) {
                return Optional.of("waits for " + other.id() + ", which touches " + touched(ours, theirs));
            }
        }
        return Optional.empty();
    }

    private static String touched(Touches ours, Touches theirs) {
        return ours.everything() || theirs.everything()
                ? "what statements of a person may touch, which can be anything"
                : ours.common(theirs).toString();
    }

    private static boolean inFlight(RolloutState state, TargetName target) {
        Standing standing =
                java.util.Objects.requireNonNull(state.members().get(target)).standing();
        return switch (standing) {
            case BASE, CLEANED, ROLLED_BACK -> false;
            case MIGRATED -> state.contracts();
            case EXPANDING, EXPANDED, MIGRATING, CONTRACTING, HIDDEN, CLEANING, ROLLING_BACK, REVERTING -> true;
        };
    }
}
