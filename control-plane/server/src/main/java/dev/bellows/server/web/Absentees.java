package dev.bellows.server.web;

import dev.bellows.document.RolloutId;
import dev.bellows.document.Selector;
import dev.bellows.server.adoption.Adoption.WindowView;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.web.RolloutSource.StoredRollout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Targets that a rollout's selector matches and that are no part of it: they joined the fleet after it was planned, or gave no plan.
 * Nobody may overlook them.
 *
 * @param open rollouts that are not over, newest first
 */
record Absentees(List<Open> open) {
    Absentees {
        open = List.copyOf(open);
    }

    /** A rollout that is not over. */
    record Open(StoredRollout rollout, Selector selector) {
        private boolean misses(TargetRow row, @Nullable WindowView window) {
            RolloutId id = rollout.state().id();
            return row.line().equals(id.line())
                    && !rollout.state().members().containsKey(row.name())
                    && row.selectedBy(selector)
                    && (window == null || window.window().max() < id.version());
        }
    }

    static Absentees of(List<StoredRollout> rollouts) {
        return new Absentees(rollouts.stream()
                .filter(rollout -> !RolloutViews.over(rollout.state()))
                .map(rollout -> new Open(rollout, Selector.parse(rollout.selector())))
                .toList());
    }

    /** What to say of a target that one of the rollouts misses; empty when none does. */
    Optional<String> why(TargetRow row, @Nullable WindowView window) {
        return open.stream()
                .filter(one -> one.misses(row, window))
                .findFirst()
                .map(one -> one.rollout().state().id())
                .map(id -> "no part of " + id + "; `bellows rollout plan " + id.line() + "/" + id.version()
                        + "` takes it in or says why not");
    }
}
