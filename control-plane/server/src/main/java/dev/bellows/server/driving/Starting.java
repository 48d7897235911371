package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.RolloutPhase;
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

/** Whether a rollout may be planned, or started, at all: it would wait for ever for an earlier version that nobody rolls out. */
final class Starting {
    private static final int MOST_NAMED = 5;

    private Starting() {}

    /** Where it could begin on nothing at all: a plan that only the start refuses would be advised, approved and in vain. */
    static void checkPlanned(Statements sql, StoredPlan plan) throws SQLException {
        List<StoredPlan> earlier = earlier(sql, plan);
        List<TargetName> stuck = stuck(sql, plan, earlier);
        if (stuck.size() == plan.state().members().size()) {
            throw refused(plan, "be planned", stuck, earlier);
        }
    }

    static void check(Statements sql, StoredPlan plan) throws SQLException {
        List<StoredPlan> earlier = earlier(sql, plan);
        List<TargetName> stuck = stuck(sql, plan, earlier);
        if (!stuck.isEmpty()) {
            throw refused(plan, "start", stuck, earlier);
        }
    }

    private static List<StoredPlan> earlier(Statements sql, StoredPlan plan) throws SQLException {
        return Rollouts.ofLine(sql, plan.id().line()).stream()
                .filter(other -> other.id().version() == plan.id().version() - 1)
                .toList();
    }

    private static List<TargetName> stuck(Statements sql, StoredPlan plan, List<StoredPlan> earlier) {
        List<TargetName> stuck = new ArrayList<>();
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        for (TargetName target : plan.state().members().keySet()) {
            Optional<Window> window = tx.window(target, WindowStore.Lock.NONE);
            boolean there = window.isEmpty()
                    || window.get().past().expanded() >= plan.id().version() - 1;
            if (!there && earlier.stream().noneMatch(other -> brings(other, target))) {
                stuck.add(target);
            }
        }
        return stuck;
    }

    private static BellowsException refused(
            StoredPlan plan, String verb, List<TargetName> stuck, List<StoredPlan> earlier) {
        String names = stuck.stream().limit(MOST_NAMED).map(TargetName::name).collect(Collectors.joining(", "));
        return new BellowsException(new Problem(
                ErrorCode.ROLLOUT_EARLIER_FIRST,
                plan.id() + " cannot " + verb + ": version " + (plan.id().version() - 1) + " is not on " + names
                        + (stuck.size() > MOST_NAMED ? " and " + (stuck.size() - MOST_NAMED) + " more" : "")
                        + ", and no rollout brings it there.",
                wayOut(plan, stuck, earlier)));
    }

    /** Without the databases that are behind, where there are others: while this plan stands the earlier version may be refused one. */
    private static String wayOut(StoredPlan plan, List<TargetName> stuck, List<StoredPlan> earlier) {
        RolloutId id = plan.id();
        if (stuck.size() == plan.state().members().size()) {
            int before = id.version() - 1;
            boolean wentBack = !earlier.isEmpty()
                    && earlier.stream()
                            .allMatch(other -> other.state().phase() == RolloutPhase.ROLLED_BACK
                                    || other.state().phase() == RolloutPhase.ABORTED);
            // An edited file that was given the next version after its rollback, where its own was free.
            return "bellows rollout plan " + id.line() + "/" + before
                    + (wentBack
                            ? "; or, where version " + id.version()
                                    + " is to take its place: bellows migration withdraw "
                                    + id.line() + "/" + id.version() + ", then, with version: " + before
                                    + " in the file: bellows submit FILE --replace"
                            : "");
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
