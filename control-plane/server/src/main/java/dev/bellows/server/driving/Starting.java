package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a rollout may be started at all: it would wait for ever for an earlier version that nobody rolls out. */
final class Starting {
    private static final int MOST_NAMED = 5;

    private Starting() {}

    static void check(Statements sql, StoredPlan plan) throws SQLException {
        int before = plan.id().version() - 1;
        List<StoredPlan> earlier = Rollouts.ofLine(sql, plan.id().line()).stream()
                .filter(other -> other.id().version() == before)
                .toList();
        List<TargetName> stuck = new ArrayList<>();
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        for (TargetName target : plan.state().members().keySet()) {
            Optional<Window> window = tx.window(target, WindowStore.Lock.NONE);
            boolean there = window.isEmpty() || window.get().past().expanded() >= before;
            if (!there && earlier.stream().noneMatch(other -> brings(other, target))) {
                stuck.add(target);
            }
        }
        if (!stuck.isEmpty()) {
            RolloutId id = plan.id();
            String names =
                    stuck.stream().limit(MOST_NAMED).map(TargetName::name).collect(Collectors.joining(", "));
            throw new BellowsException(new Problem(
                    ErrorCode.ROLLOUT_EARLIER_FIRST,
                    id + " cannot start: version " + before + " is not on " + names
                            + (stuck.size() > MOST_NAMED ? " and " + (stuck.size() - MOST_NAMED) + " more" : "")
                            + ", and no rollout brings it there.",
                    wayOut(plan, stuck)));
        }
    }

    /** Without the databases that are behind, where there are others: while this plan stands the earlier version may be refused one. */
    private static String wayOut(StoredPlan plan, List<TargetName> stuck) {
        RolloutId id = plan.id();
        if (stuck.size() == plan.state().members().size()) {
            return "bellows rollout plan " + id.line() + "/" + (id.version() - 1);
        }
        String others = stuck.size() == 1
                ? "name!=" + stuck.getFirst()
                : "name notin (" + stuck.stream().map(TargetName::name).collect(Collectors.joining(",")) + ")";
        return "bellows rollout plan " + id.line() + "/" + id.version() + " -l '"
                + (plan.selector().isEmpty() ? "" : plan.selector() + ",") + others + "'";
    }

    /** Whether a rollout of the earlier version has the target on its way. */
    private static boolean brings(StoredPlan other, TargetName target) {
        return !other.state().phase().over()
                && other.state().members().containsKey(target)
                && Objects.requireNonNull(other.state().members().get(target)).standing() != Standing.ROLLED_BACK;
    }
}
