package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Says which rows keep a constraint from being proven. The server names the constraint alone; what looked for such rows before anything
 * bound has the condition. Without state.
 */
final class UnprovenRows {
    private static final String ALTER = "ALTER TABLE ";
    private static final String VALIDATE = " VALIDATE CONSTRAINT ";

    private UnprovenRows() {}

    /** For people, after the server's own words; empty for a statement that proves nothing, and for an error that is about no row. */
    static String text(StepRun run, String statement, SQLException e) throws SQLException {
        int end = statement.indexOf(VALIDATE);
        boolean aboutRows = e.getSQLState() != null && e.getSQLState().startsWith("23");
        if (!aboutRows || end < 0 || !statement.startsWith(ALTER)) {
            return "";
        }
        String table = statement.substring(ALTER.length(), end);
        String rollout = run.order().rollout().toString();
        String retry = "bellows rollout retry " + rollout + " -l name="
                + run.settings().name();
        return ". New writes are bound already; rows that were written before are not as it asks"
                + look(run, table)
                        .map(it -> ". See them with: SELECT * FROM " + table + " WHERE " + it)
                        .orElse("")
                + ". Put them right, then: " + retry
                + (run.order().step().phase() == Phase.CONTRACT
                        ? "; or give the contract up: bellows rollout abort " + rollout
                        : "");
    }

    /** What the last look before this step asked of the table's rows. */
    private static Optional<String> look(StepRun run, String table) throws SQLException {
        Step here = run.order().step();
        return new FrozenPlans(run.control(), run.settings().line())
                .of(run.order().rollout()).map(Plan::steps).stream()
                        .flatMap(List::stream)
                        .filter(it -> it.phase() == here.phase() && it.ordinal() < here.ordinal())
                        .flatMap(it -> it.body() instanceof Step.Body.VerifyRange look
                                        && look.table().equals(table)
                                        && look.standing().isBlank()
                                        && look.copies().isEmpty()
                                ? Optional.of(look.mismatch()).stream()
                                : Optional.<String>empty().stream())
                        .reduce((first, last) -> last);
    }
}
