package dev.bellows.server.driving;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.server.adoption.Precedence.Waits;
import dev.bellows.server.driving.Driving.Command;
import dev.bellows.server.fleet.BadRows;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows that nobody has put right keep their target from its contract, on every road: whoever asks is told, the verb is refused, no order is
 * offered and no permission given. Rows that a phase of the way back met are in no contract's way. Without state.
 */
final class OpenBadRows {
    private static final int MOST_NAMED = 3;
    private static final String CODE = ErrorCode.ROLLOUT_BAD_ROWS.id() + ": ";

    private OpenBadRows() {}

    /** What each target that has some waits for, whoever asks. */
    static Map<TargetName, Waits> inTheWay(Statements sql, SchemaLine line, int version, Collection<TargetName> targets)
            throws SQLException {
        return waits(BadRows.of(sql, targets, line, version), true);
    }

    /**
     * What keeps an order from being offered. Rows that the look of an earlier contract met are not in it: the next one begins with that look,
     * which asks each of them anew, and those of a table without a key no other.
     */
    static Optional<Waits> beforeAnOrder(Statements sql, SchemaLine line, int version, TargetName target)
            throws SQLException {
        return Optional.ofNullable(
                waits(BadRows.of(sql, List.of(target), line, version), false).get(target));
    }

    /** Refuses to contract targets of a rollout that have such rows; says which, and what shows them. */
    static void check(Statements sql, StoredPlan plan, Command command) throws SQLException {
        if (command.verb() != Driving.Verb.CONTRACT) {
            return;
        }
        Collection<TargetName> asked =
                command.targets().isEmpty() ? plan.state().members().keySet() : command.targets();
        SortedMap<TargetName, Waits> open =
                waits(BadRows.of(sql, asked, plan.id().line(), plan.id().version()), false);
        if (open.isEmpty()) {
            return;
        }
        TargetName first = open.firstKey();
        boolean one = open.size() == 1;
        throw new BellowsException(
                new Problem(
                        ErrorCode.ROLLOUT_BAD_ROWS,
                        "Rollout " + plan.id() + " cannot contract " + (one ? first : open.size() + " databases") + ": "
                                + open.firstEntry().getValue().why().substring(CODE.length())
                                + (one ? "" : ", and so on") + ".",
                        "bellows get bad-rows" + (one ? " " + first : "")),
                Outcome.NOTHING_DONE,
                null);
    }

    private static SortedMap<TargetName, Waits> waits(List<BadRows> known, boolean byContracts) {
        SortedMap<TargetName, List<BadRows>> met = new TreeMap<>();
        for (BadRows one : known) {
            if (counts(one, byContracts)) {
                met.computeIfAbsent(one.target(), ignored -> new ArrayList<>()).add(one);
            }
        }
        SortedMap<TargetName, Waits> waits = new TreeMap<>();
        met.forEach((target, rows) -> waits.put(target, waits(target, rows)));
        return waits;
    }

    private static boolean counts(BadRows one, boolean byContracts) {
        return switch (one.phase()) {
            case EXPAND, MIGRATE -> true;
            case CONTRACT -> byContracts;
            case CLEANUP, ROLLBACK, REVERT -> false;
        };
    }

    private static Waits waits(TargetName target, List<BadRows> met) {
        String named = met.stream().limit(MOST_NAMED).map(BadRows::text).collect(Collectors.joining("; "));
        String command = "bellows get bad-rows " + target;
        return new Waits(
                CODE + "nobody has put right " + named + (met.size() > MOST_NAMED ? "; and more" : "") + ": " + command,
                command,
                true);
    }
}
