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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows that nobody has put right keep their target from its contract, on every road: whoever asks is told, the verb is refused, no order is
 * offered and no permission given. Rows that a phase of the way back met are in no contract's way. Without state.
 */
final class OpenBadRows {
    private static final int MOST_NAMED = 3;

    private OpenBadRows() {}

    /** What a target waits for, whoever asks. */
    static Optional<Waits> inTheWay(Statements sql, SchemaLine line, int version, TargetName target)
            throws SQLException {
        return waits(target, met(sql, line, version, target, true));
    }

    /**
     * What keeps an order from being offered. Rows that the look of an earlier contract met are not in it: the next one begins with that look,
     * which asks each of them anew, and those of a table without a key no other.
     */
    static Optional<Waits> beforeAnOrder(Statements sql, SchemaLine line, int version, TargetName target)
            throws SQLException {
        return waits(target, met(sql, line, version, target, false));
    }

    /** Refuses to contract targets of a rollout that have such rows; says which, and what shows them. */
    static void check(Statements sql, StoredPlan plan, Command command) throws SQLException {
        if (command.verb() != Driving.Verb.CONTRACT) {
            return;
        }
        Collection<TargetName> asked =
                command.targets().isEmpty() ? plan.state().members().keySet() : command.targets();
        TreeSet<TargetName> open = new TreeSet<>();
        String first = "";
        for (TargetName target : asked) {
            Optional<Waits> waits =
                    beforeAnOrder(sql, plan.id().line(), plan.id().version(), target);
            if (waits.isPresent()) {
                first = open.isEmpty() ? waits.get().why() : first;
                open.add(target);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        throw new BellowsException(
                new Problem(
                        ErrorCode.ROLLOUT_BAD_ROWS,
                        "Rollout " + plan.id() + " cannot contract "
                                + (open.size() == 1 ? open.first() : open.size() + " databases") + ": "
                                + first + (open.size() == 1 ? "" : ", and so on") + ".",
                        "bellows get bad-rows" + (open.size() == 1 ? " " + open.first() : "")),
                Outcome.NOTHING_DONE,
                null);
    }

    private static List<BadRows> met(
            Statements sql, SchemaLine line, int version, TargetName target, boolean byContracts) throws SQLException {
        return BadRows.of(sql, target, line, version).stream()
                .filter(one -> switch (one.phase()) {
                    case EXPAND, MIGRATE -> true;
                    case CONTRACT -> byContracts;
                    case CLEANUP, ROLLBACK, REVERT -> false;
                })
                .toList();
    }

    private static Optional<Waits> waits(TargetName target, List<BadRows> met) {
        if (met.isEmpty()) {
            return Optional.empty();
        }
        String named = met.stream().limit(MOST_NAMED).map(BadRows::text).collect(Collectors.joining("; "));
        String command = "bellows get bad-rows " + target;
        return Optional.of(new Waits(
                ErrorCode.ROLLOUT_BAD_ROWS.id() + ": nobody has put right " + named
                        + (met.size() > MOST_NAMED ? "; and more" : "") + ": " + command,
                command,
                true));
    }
}
