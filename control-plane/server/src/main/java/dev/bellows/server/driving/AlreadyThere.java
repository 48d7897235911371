package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Targets for which a version is not planned again, because its objects are there: EXPAND would meet them as somebody else's. */
public final class AlreadyThere {
    private static final int MOST_NAMED = 5;

    private AlreadyThere() {}

    /** Each with its reason; those of a rollout in flight are its own matter. */
    static SortedMap<TargetName, Problem> of(Statements sql, SchemaLine line, int version, List<TargetName> targets)
            throws SQLException {
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        List<RolloutState> ofVersion = Rollouts.ofLine(sql, line).stream()
                .map(StoredPlan::state)
                .filter(state -> state.id().version() == version)
                .toList();
        TreeMap<TargetName, Problem> there = new TreeMap<>();
        for (TargetName target : targets) {
            List<RolloutState> here = ofVersion.stream()
                    .filter(state -> state.members().containsKey(target))
                    .toList();
            Optional<VersionRange> range = tx.window(target, WindowStore.Lock.NONE)
                    .map(Window::range)
                    .filter(window -> window.max() >= version);
            boolean flies = here.stream().anyMatch(state -> !state.phase().over());
            if (range.isPresent() && !flies) {
                there.put(target, problem(line, version, target, range.get(), here));
            }
        }
        return there;
    }

    private static Problem problem(
            SchemaLine line, int version, TargetName target, VersionRange range, List<RolloutState> here) {
        Optional<RolloutState> back = here.stream()
                .filter(state -> ComesFirst.standing(state, target).canRollBack())
                .reduce((older, newer) -> newer);
        if (back.isPresent()) {
            RolloutId id = back.get().id();
            return new Problem(
                    ErrorCode.ROLLOUT_PLANNED_AGAIN,
                    id + " is " + back.get().phase() + " on " + target
                            + ": roll that back first, or submit a next version.",
                    "bellows rollout rollback " + id);
        }
        String brought = here.isEmpty()
                ? "Target " + target + " serves " + range + ", and so has version " + version + " of line " + line
                : here.getLast().id() + " is COMPLETE on " + target;
        return new Problem(
                ErrorCode.ROLLOUT_PLANNED_AGAIN,
                brought + ": it cannot go back there, and what is to change comes with a next version.",
                here.isEmpty()
                        ? "bellows describe target " + target
                        : "bellows rollout describe " + here.getLast().id());
    }

    /** Where that is so of every target. */
    public static BellowsException nobodyIsBehind(SortedMap<TargetName, Problem> there) {
        Problem first = there.values().iterator().next();
        if (there.size() == 1) {
            return new BellowsException(first);
        }
        String others = there.keySet().stream()
                .skip(1)
                .limit(MOST_NAMED)
                .map(TargetName::name)
                .collect(Collectors.joining(", "));
        String more = there.size() - 1 > MOST_NAMED ? " and " + (there.size() - 1 - MOST_NAMED) + " more" : "";
        return new BellowsException(new Problem(
                first.code(), first.message() + " The same holds for " + others + more + ".", first.wayOut()));
    }
}
