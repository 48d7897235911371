package dev.bellows.rollout.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.ByHand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The transactions that move a window: offering work, closing, re-opening, holding, and taking reports. Each method is (part of) one
 * store transaction and locks the window row itself. Thread-safe because it holds only the policy.
 */
public final class Narrowing {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final AdoptionPolicy policy;

    public Narrowing(AdoptionPolicy policy) {
        this.policy = policy;
    }

    /**
     * One phase run's work for one target.
     *
     * @param byHand a person's word on a step of this very try
     */
    public record Order(
            TargetName target, RolloutId rollout, Phase phase, int run, int attempt, Optional<ByHand> byHand) {
        /** Without a word. */
        public Order(TargetName target, RolloutId rollout, Phase phase, int run, int attempt) {
            this(target, rollout, phase, run, attempt, Optional.empty());
        }
    }

    /** Answer to an order. */
    public sealed interface Offer {
        /** The desired row is written. */
        record Made(long generation) implements Offer {}

        /** Nothing was written. */
        record Refused(String why, Duration retryAfter) implements Offer {}
    }

    /** Answer to a wish to re-open. */
    public sealed interface Reopening {
        /** It is open. */
        record Open(Duration backOff) implements Reopening {}

        /** The desired row is written; the store follows the target's row. */
        record Asked() implements Reopening {}

        /** Not now. */
        record Kept(String why, Duration retryAfter) implements Reopening {}

        /** Never again: a step that needed a grant is in effect. */
        record Past(Duration retryAfter) implements Reopening {}
    }

    /** Looks at what an order would leave behind; read-only. */
    public Look look(WindowStore.Tx tx, TargetName target, Asked asked) {
        return tx.window(target, WindowStore.Lock.NONE)
                .map(window -> Look.at(tx, policy, window, asked))
                .orElseThrow(() -> new IllegalStateException(target + " has no window"));
    }

    /** Writes the desired row of an order; CONTRACT and ROLLBACK look first, then lock, look again, and close. */
    public Offer offer(WindowStore.Tx tx, Order order) {
        Optional<Window> before = tx.window(order.target(), WindowStore.Lock.NONE);
        if (before.isPresent() && order.phase().narrows()) {
            Optional<Offer.Refused> refused = Orders.refuse(before.get(), order, tx.now())
                    .or(() -> inTheWay(tx, before.get(), Asked.of(Orders.goal(before.get(), order))));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Optional<Window> locked = tx.window(order.target(), WindowStore.Lock.UPDATE);
        if (locked.isEmpty()) {
            return new Offer.Refused("its agent has not reported the target's window row yet", LOOK_AGAIN);
        }
        return offerLocked(tx, locked.get(), order);
    }

    private Offer offerLocked(WindowStore.Tx tx, Window window, Order order) {
        Optional<Offer.Refused> refused = Orders.refuse(window, order, tx.now());
        if (refused.isPresent()) {
            return refused.get();
        }
        Window.Goal goal = Orders.goal(window, order);
        Window.State state = Window.State.OPEN;
        if (order.phase().narrows()) {
            Optional<Offer.Refused> arrived = inTheWay(tx, window, Asked.of(goal));
            if (arrived.isPresent()) {
                return arrived.get();
            }
            state = Window.State.CLOSING;
            endGone(tx, window, Asked.of(goal));
        }
        Window next = expanding(window, order).aiming(state, Optional.of(goal)).nextGeneration();
        tx.save(next);
        desire(tx, next, false, "");
        return new Offer.Made(next.generation());
    }

    private static Window expanding(Window window, Order order) {
        Window.Past past = window.past();
        int version = order.rollout().version();
        boolean higher = order.phase() == Phase.EXPAND && version > past.expanded();
        return higher
                ? window.remembering(
                        new Window.Past(version, past.restores(), past.reopenings(), past.closeNotBefore()))
                : window;
    }

    private Optional<Offer.Refused> inTheWay(WindowStore.Tx tx, Window window, Asked asked) {
        Look look = Look.at(tx, policy, window, asked);
        return look.answer() == Look.Answer.YES
                ? Optional.empty()
                : Optional.of(new Offer.Refused(describe(look), LOOK_AGAIN));
    }

    private static String describe(Look look) {
        String word = look.answer() == Look.Answer.NO ? "in the way: " : "inconclusive: ";
        return word + look.inTheWay().stream().limit(5).map(Look.Obstacle::text).collect(Collectors.joining("; "));
    }

    /** Ends, under the window's lock, the claims whose instances are gone from here. */
    private void endGone(WindowStore.Tx tx, Window window, Asked asked) {
        for (Claim claim : Look.at(tx, policy, window, asked).gone()) {
            tx.claim(claim.incarnation(), WindowStore.Lock.UPDATE)
                    .filter(now -> now.lastHeardAt().equals(claim.lastHeardAt()))
                    .ifPresent(now -> tx.save(now.goneFrom(window.target())));
        }
    }

    /** Gives a closing up: row first, then store. An outstanding grant, or one that was used, forbids it. */
    public Reopening reopen(WindowStore.Tx tx, TargetName target) {
        Optional<Window> locked = tx.window(target, WindowStore.Lock.UPDATE);
        Optional<Window.Goal> goal = locked.flatMap(Window::goal);
        if (locked.isEmpty() || goal.isEmpty() || !goal.get().phase().narrows()) {
            return new Reopening.Open(Duration.ZERO);
        }
        Window window = locked.get();
        if (window.grants().outstanding().isPresent()) {
            long id = window.grants().outstanding().get().id();
            return new Reopening.Kept("grant " + id + " is outstanding; its holder has to report first", SOON);
        }
        if (goal.get().narrowed()) {
            return new Reopening.Past(LOOK_AGAIN);
        }
        if (window.state() == Window.State.REOPENING) {
            return new Reopening.Asked();
        }
        Window next = window.aiming(Window.State.REOPENING, goal).nextGeneration();
        tx.save(next);
        desireNothing(tx, next);
        return new Reopening.Asked();
    }

    /** Holds the work: no new lock, no new batch. */
    public void hold(WindowStore.Tx tx, TargetName target, String reason, boolean forGood) {
        tx.window(target, WindowStore.Lock.UPDATE)
                .filter(window -> window.goal().isPresent() && window.state() != Window.State.REOPENING)
                .ifPresent(window -> {
                    Window next = window.nextGeneration();
                    desire(tx, next, true, reason);
                    // A retry closes anew what is in effect already; nothing is closing once it is left.
                    Window.State left = next.goal().orElseThrow().narrowed() ? Window.State.OPEN : next.state();
                    tx.save(forGood ? next.aiming(left, Optional.empty()) : next);
                });
    }

    /**
     * Asks for an outstanding grant of the generation in force: its holder stops at the next safe point and reports. What is in effect
     * already is not held up.
     */
    public void askBack(WindowStore.Tx tx, TargetName target, String reason) {
        boolean asked = tx.window(target, WindowStore.Lock.UPDATE)
                .filter(window -> window.goal().filter(goal -> !goal.narrowed()).isPresent())
                .filter(window -> window.grants()
                        .outstanding()
                        .filter(grant -> grant.generation() == window.generation())
                        .isPresent())
                .isPresent();
        if (asked) {
            hold(tx, target, reason, false);
        }
    }

    /** Goes on with what was held. */
    public void goOn(WindowStore.Tx tx, TargetName target) {
        tx.window(target, WindowStore.Lock.UPDATE)
                .filter(window -> window.goal().isPresent() && window.state() != Window.State.REOPENING)
                .ifPresent(window -> {
                    Window next = window.nextGeneration();
                    tx.save(next);
                    desire(tx, next, false, "");
                });
    }

    /**
     * A person accepts what somebody changed in the catalog under the work: it goes on over that, under a new generation. Whether there
     * is work that can.
     */
    public boolean acceptDrift(WindowStore.Tx tx, TargetName target, String who) {
        Optional<Window> window = tx.window(target, WindowStore.Lock.UPDATE)
                .filter(here -> here.goal().isPresent() && here.state() != Window.State.REOPENING);
        window.ifPresent(here -> {
            Window next = here.nextGeneration();
            tx.save(next);
            tx.desire(new WindowStore.Desired(
                    target,
                    next.generation(),
                    next.goal().orElseThrow().range(),
                    next.grants().fence(),
                    next.goal(),
                    false,
                    "",
                    Optional.of(who)));
        });
        return window.isPresent();
    }

    /** Why a phase that its agent calls done cannot be closed in the store yet; empty when it was, and then the goal is gone. */
    public Optional<String> complete(WindowStore.Tx tx, TargetName target, RolloutId rollout, Phase phase, int run) {
        Optional<Window> locked = tx.window(target, WindowStore.Lock.UPDATE);
        Optional<Window.Goal> goal = locked.flatMap(Window::goal).filter(work -> work.is(rollout, phase, run));
        if (locked.isEmpty() || goal.isEmpty()) {
            return Optional.of("the store has other work for it");
        }
        Window window = locked.get();
        if (window.grants().outstanding().isPresent()) {
            long id = window.grants().outstanding().get().id();
            return Optional.of("waits for the report of grant " + id);
        }
        if (phase.widens() && !window.range().covers(goal.get().range())) {
            return Optional.of("waits for the window row " + goal.get().range());
        }
        Window moved = phase.narrows() ? Orders.narrowed(window, goal.get()) : window;
        tx.save(Orders.finished(moved, phase, rollout.version()).aiming(Window.State.OPEN, Optional.empty()));
        return Optional.empty();
    }

    static void desire(WindowStore.Tx tx, Window window, boolean paused, String reason) {
        VersionRange range = window.goal().map(Window.Goal::range).orElse(window.range());
        tx.desire(new WindowStore.Desired(
                window.target(), window.generation(), range, window.grants().fence(), window.goal(), paused, reason));
    }

    static void desireNothing(WindowStore.Tx tx, Window window) {
        tx.desire(new WindowStore.Desired(
                window.target(),
                window.generation(),
                window.range(),
                window.grants().fence(),
                Optional.empty(),
                false,
                ""));
    }

    /** Wait before the next closing, and the window that remembers it. */
    Window reopened(Window window, Instant now) {
        Window.Past past = window.past();
        Instant next = now.plus(policy.backOff(past.reopenings()));
        return window.aiming(Window.State.OPEN, Optional.empty())
                .remembering(new Window.Past(
                        past.expanded(), new TreeMap<>(past.restores()), past.reopenings() + 1, Optional.of(next)));
    }

    AdoptionPolicy policy() {
        return policy;
    }
}
