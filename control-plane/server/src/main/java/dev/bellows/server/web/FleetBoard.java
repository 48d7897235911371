package dev.bellows.server.web;

import dev.bellows.document.Selector;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole fleet as the page shows it, computed at most every half second for all watchers together. Thread-safe because every access
 * holds its lock; a call may block while one of them computes.
 */
final class FleetBoard {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Selector EVERY = Selector.parse("");

    private final Doors doors;
    private final RolloutViews views;
    private final FleetCalls calls;
    private final LongSupplier nanos;
    private @Nullable State last;
    private long at;

    FleetBoard(Doors doors, RolloutViews views, FleetCalls calls, LongSupplier nanos) {
        this.doors = doors;
        this.views = views;
        this.calls = calls;
        this.nanos = nanos;
    }

    synchronized State now() {
        State known = last;
        if (known != null && nanos.getAsLong() - at < FRESH.toNanos()) {
            return known;
        }
        var stored = doors.rollouts().rollouts();
        var rows = doors.fleet().targets(EVERY);
        State fresh = new State(
                views.targets(rows, stored),
                calls.claims().stream()
                        .filter(claim -> !claim.state().equals("ENDED"))
                        .toList(),
                views.lines(stored, rows));
        last = fresh;
        at = nanos.getAsLong();
        return fresh;
    }

    /** Everything on the page. */
    record State(List<Views.TargetLine> targets, List<Views.Claim> claims, List<Views.RolloutLine> rollouts) {

        /** Every thing under its key. */
        Map<String, Object> keyed() {
            Map<String, Object> things = new LinkedHashMap<>();
            targets.forEach(target -> things.put("target " + target.target(), target));
            claims.forEach(claim -> things.put("claim " + claim.incarnation(), claim));
            rollouts.forEach(rollout -> things.put("rollout " + rollout.id(), rollout));
            return things;
        }
    }
}
