package dev.bellows.rollout.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Which order may begin on a window, and what it leaves behind: order of versions, last in first out. Pure. */
final class Orders {
    private static final Duration LATER = Duration.ofSeconds(5);

    private Orders() {}

    /** Why an order cannot begin now; the look at claims comes after it. */
    static Optional<Narrowing.Offer.Refused> refuse(Window window, Narrowing.Order order, Instant now) {
        if (!window.seen().reconcile().isEmpty()) {
            return no("RECONCILE: " + window.seen().reconcile());
        }
        if (window.state() != Window.State.OPEN && !resumes(window, order)) {
            return no("its window is " + window.state());
        }
        if (window.goal()
                .filter(goal -> !goal.rollout().equals(order.rollout()))
                .isPresent()) {
            return no("busy with " + window.goal().get().rollout() + "/"
                    + window.goal().get().phase().word());
        }
        if (window.grants().outstanding().isPresent()) {
            return no("grant " + window.grants().outstanding().get().id() + " is outstanding");
        }
        return phase(window, order, now);
    }

    /** A retry of the very closing that holds the window. */
    private static boolean resumes(Window window, Narrowing.Order order) {
        return window.state() == Window.State.CLOSING
                && window.goal()
                        .filter(goal -> goal.is(order.rollout(), order.phase(), order.run()))
                        .isPresent();
    }

    private static Optional<Narrowing.Offer.Refused> phase(Window window, Narrowing.Order order, Instant now) {
        int version = order.rollout().version();
        VersionRange range = window.range();
        int expanded = window.past().expanded();
        return switch (order.phase()) {
            case EXPAND ->
                expanded < version - 1
                        ? no("version " + (version - 1)
                                + " is not expanded here yet; where no rollout brings it any more: "
                                + "bellows rollout abort " + order.rollout() + " -l name=" + window.target())
                        : Optional.empty();
            case MIGRATE ->
                range.max() < version - 1
                        ? no("version " + (version - 1) + " is not served here yet")
                        : Optional.empty();
            case CLEANUP -> range.min() < version ? no("version " + version + " is not contracted") : Optional.empty();
            case REVERT ->
                window.reverts(version)
                        ? Optional.empty()
                        : no("the newest contracted version here is " + range.min() + "; revert that first");
            case CONTRACT ->
                range.max() < version ? no("version " + version + " is not served here") : tooSoon(window, now);
            case ROLLBACK -> rollback(window, version, now);
        };
    }

    private static Optional<Narrowing.Offer.Refused> rollback(Window window, int version, Instant now) {
        return Above.of(window, Phase.ROLLBACK, version)
                .flatMap(above -> no(
                        above.back() == Phase.REVERT
                                ? "version " + above.version() + " is contracted; revert that first"
                                : "version " + above.version() + " was expanded after it; roll that back first"))
                .or(() -> tooSoon(window, now));
    }

    private static Optional<Narrowing.Offer.Refused> tooSoon(Window window, Instant now) {
        return window.past()
                .closeNotBefore()
                .filter(at -> at.isAfter(now))
                .map(at -> new Narrowing.Offer.Refused(
                        "its last closing ended early: somebody came, or it failed or was aborted; the next may be tried at "
                                + at,
                        Duration.between(now, at)));
    }

    private static Optional<Narrowing.Offer.Refused> no(String why) {
        return Optional.of(new Narrowing.Offer.Refused(why, LATER));
    }

    static Window.Goal goal(Window window, Narrowing.Order order) {
        int version = order.rollout().version();
        VersionRange range = window.range();
        VersionRange after = switch (order.phase()) {
            case EXPAND, CLEANUP -> range;
            case MIGRATE -> new VersionRange(range.min(), Math.max(range.max(), version));
            case CONTRACT -> new VersionRange(Math.max(range.min(), version), range.max());
            case ROLLBACK -> new VersionRange(range.min(), Math.min(range.max(), version - 1));
            case REVERT ->
                new VersionRange(
                        Math.min(range.min(), window.past().restores().getOrDefault(version, version)), range.max());
        };
        boolean narrowed = window.goal()
                .filter(goal -> goal.is(order.rollout(), order.phase(), order.run()))
                .map(Window.Goal::narrowed)
                .orElse(false);
        return new Window.Goal(
                order.rollout(), order.phase(), order.run(), order.attempt(), after, narrowed, order.byHand());
    }

    /** The window once a narrowing step is in effect: no way back but REVERT. */
    static Window narrowed(Window window, Window.Goal goal) {
        Window.Past past = window.past();
        TreeMap<Integer, Integer> restores = new TreeMap<>(past.restores());
        if (goal.phase() == Phase.CONTRACT
                && goal.range().min() > window.range().min()) {
            restores.put(goal.rollout().version(), window.range().min());
        }
        Window.Goal done = new Window.Goal(
                goal.rollout(), goal.phase(), goal.run(), goal.attempt(), goal.range(), true, goal.byHand());
        return window.ranged(goal.range())
                .aiming(Window.State.OPEN, Optional.of(done))
                .remembering(new Window.Past(past.expanded(), restores, 0, Optional.empty()));
    }

    /** What a finished phase leaves for later decisions. */
    static Window finished(Window window, Phase phase, int version) {
        Window.Past past = window.past();
        TreeMap<Integer, Integer> restores = new TreeMap<>(past.restores());
        int expanded = past.expanded();
        switch (phase) {
            case ROLLBACK -> expanded = Math.min(expanded, version - 1);
            case REVERT, CLEANUP -> restores.remove(version);
            case EXPAND, MIGRATE, CONTRACT -> {}
        }
        return window.remembering(new Window.Past(expanded, restores, past.reopenings(), past.closeNotBefore()));
    }
}
