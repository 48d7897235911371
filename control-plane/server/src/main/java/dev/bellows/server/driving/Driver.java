package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.Effect;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.WindowBusy;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.adoption.Precedence;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.WorkHints;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs the decision core over one locked rollout: events in, state, log and desired rows out, in the caller's transaction. Thread-safe
 * because it holds only rules.
 */
final class Driver {
    private static final String GONE =
            ", whose document is not in the store: it was withdrawn, and an older build deleted it";
    private static final String BUSY = "somebody is looking at its window at this moment";

    /** No chain of answers is longer: every target answers a few times. */
    private static final int MOST_EVENTS = 200_000;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Narrowing narrowing;
    private final DrivingRules rules;

    Driver(Narrowing narrowing, DrivingRules rules) {
        this.narrowing = narrowing;
        this.rules = rules;
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
        RolloutEvent.ApprovalsRead approvals =
                Approvals.inForce(sql, plan, withJoiners(state, events), rules.leastApprovals());
        if (!approvals.equals(state.approvals())) {
            queue.addFirst(approvals);
        }
        if (events.stream().anyMatch(RolloutEvent.Commanded.class::isInstance)) {
            // A person's verb writes many windows, run after run.
            JdbcWindowStore.lockInOrder(sql, state.members().keySet());
        }
        RolloutState begin = state;
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
            EventLog.append(sql, new EventLog.Before(begin, state), decision, event, tx.now());
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
            StoredPlans.save(sql, plan, state, wake);
            sql.query(WorkHints.NOTIFY, row -> true);
        }
        return Optional.empty();
    }

    private static SortedMap<TargetName, Member> withJoiners(RolloutState state, List<RolloutEvent> events) {
        TreeMap<TargetName, Member> members = new TreeMap<>(state.members());
        for (RolloutEvent event : events) {
            if (event instanceof RolloutEvent.TargetsJoined joined) {
                members.putAll(joined.members());
            }
        }
        return members;
    }

    private List<RolloutEvent> execute(Statements sql, WindowStore.Tx tx, StoredPlan plan, Effect effect)
            throws SQLException {
        RolloutId id = plan.id();
        return switch (effect) {
            case Effect.WakeAt wake -> List.of();
            case Effect.SetDesired(var target, var phase, int run, int attempt, var byHand) ->
                offer(sql, tx, plan, new Narrowing.Order(target, id, phase, run, attempt, byHand));
            case Effect.RequestClose(var target, var phase, int run, int attempt, var byHand) ->
                offer(sql, tx, plan, new Narrowing.Order(target, id, phase, run, attempt, byHand));
            case Effect.RequestReopen(var target, var phase, int run) -> reopen(tx, target);
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

    private List<RolloutEvent> reopen(WindowStore.Tx tx, TargetName target) {
        Narrowing.Reopening reopening;
        try {
            reopening = narrowing.reopen(tx, target);
        } catch (WindowBusy busy) {
            reopening = new Narrowing.Reopening.Kept(BUSY, SOON);
        }
        return switch (reopening) {
            case Narrowing.Reopening.Open(Duration backOff) -> List.of(new RolloutEvent.Reopened(target, backOff));
            case Narrowing.Reopening.Asked() -> List.of();
            case Narrowing.Reopening.Kept(String why, Duration retryAfter) ->
                List.of(new RolloutEvent.NotReopened(target, why, retryAfter));
            case Narrowing.Reopening.Past(Duration retryAfter) ->
                List.of(new RolloutEvent.PastReopening(target, retryAfter));
        };
    }

    private List<RolloutEvent> offer(Statements sql, WindowStore.Tx tx, StoredPlan plan, Narrowing.Order order)
            throws SQLException {
        return switch (answer(sql, tx, plan, order)) {
            case Narrowing.Offer.Made made ->
                List.of(new RolloutEvent.Offered(order.target(), order.phase(), order.run()));
            case Narrowing.Offer.Refused(String why, Duration retryAfter) ->
                List.of(new RolloutEvent.NotOffered(order.target(), order.phase(), order.run(), why, retryAfter));
        };
    }

    private Narrowing.Offer answer(Statements sql, WindowStore.Tx tx, StoredPlan plan, Narrowing.Order order)
            throws SQLException {
        Optional<Rollouts.TargetFacts> facts = Rollouts.target(sql, order.target(), rules.agentSilentAfter());
        if (facts.isPresent() && !facts.get().agentThere()) {
            return new Narrowing.Offer.Refused(facts.get().absence(), SOON);
        }
        Optional<String> forbidden = forbidden(sql, plan, order, facts);
        if (forbidden.isPresent()) {
            return new Narrowing.Offer.Refused(forbidden.get(), LATER);
        }
        try {
            return narrowing.offer(tx, order);
        } catch (WindowBusy busy) {
            return new Narrowing.Offer.Refused(BUSY, SOON);
        }
    }

    /** What the fleet or another migration has against an order. */
    private static Optional<String> forbidden(
            Statements sql, StoredPlan plan, Narrowing.Order order, Optional<Rollouts.TargetFacts> facts)
            throws SQLException {
        if (facts.isEmpty()) {
            return Optional.of("the fleet does not know it any more");
        }
        Optional<String> own =
                ComesFirst.target(facts.get(), order.phase(), order.target()).map(Precedence.Waits::why);
        if (own.isPresent()) {
            return own;
        }
        return switch (order.phase()) {
            case EXPAND -> overlap(sql, plan, order.target());
            case CONTRACT -> {
                Optional<String> bad = OpenBadRows.beforeAnOrder(
                                sql, plan.id().line(), plan.id().version(), order.target())
                        .map(Precedence.Waits::why);
                yield bad.isPresent()
                        ? bad
                        : ComesFirst.earlier(
                                        Rollouts.ofLine(sql, plan.id().line()),
                                        plan.id().version(),
                                        order.target())
                                .map(earlier -> ComesFirst.contract(earlier).why());
            }
            case MIGRATE, CLEANUP, ROLLBACK, REVERT -> Optional.empty();
        };
    }

    /** An earlier migration that touches the same columns has to be out of flight here. */
    private static Optional<String> overlap(Statements sql, StoredPlan plan, TargetName target) throws SQLException {
        Optional<Touches> ours = touches(sql, plan);
        if (ours.isEmpty()) {
            return Optional.of(plan.id() + GONE);
        }
        for (StoredPlan other : othersOf(sql, plan, target)) {
            if (inFlight(other.state(), target)) {
                Optional<Touches> theirs = touches(sql, other);
                if (theirs.isEmpty()) {
                    return Optional.of("waits for " + other.id() + GONE);
                }
                Optional<String> why = ours.get()
                        .meeting(plan.id().toString(), theirs.get(), other.id().toString());
                if (why.isPresent()) {
                    return why.map(it -> "waits for " + other.id() + ", which is in flight here: " + it);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Touches> touches(Statements sql, StoredPlan plan) throws SQLException {
        return Rollouts.migration(sql, plan.migration())
                .map(submitted -> Touches.of(submitted.document(plan.migration())));
    }

    /** Other rollouts of the line that the target is a member of. */
    private static List<StoredPlan> othersOf(Statements sql, StoredPlan plan, TargetName target) throws SQLException {
        return Rollouts.ofLine(sql, plan.id().line()).stream()
                .filter(other ->
                        !other.id().equals(plan.id()) && other.state().members().containsKey(target))
                .toList();
    }

    private static boolean inFlight(RolloutState state, TargetName target) {
        return switch (ComesFirst.standing(state, target)) {
            case BASE, CLEANED, ROLLED_BACK -> false;
            case MIGRATED -> state.contracts();
            case EXPANDING, EXPANDED, MIGRATING, CONTRACTING, HIDDEN, CLEANING, ROLLING_BACK, REVERTING -> true;
        };
    }
}
