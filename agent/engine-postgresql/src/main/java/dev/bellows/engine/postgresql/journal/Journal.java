package dev.bellows.engine.postgresql.journal;

import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements over {@code bellows.journal}. Ids come from a counter row, so they grow in the order of commits. Has no state. */
public final class Journal {
    /** The state of a row whose transaction committed locally and whose durability was not awaited yet; never shown outside. */
    public static final String APPLIED = "APPLIED";

    private static final String COLUMNS =
            "id, rollout, phase, run, attempt, fence, ordinal, step_digest, title, state, grant_id,"
                    + " (extract(epoch FROM at) * 1000000)::bigint, rows, lock_attempts, lock_held_micros, problem_code, problem_message,"
                    + " problem_way_out";

    private Journal() {}

    /** What a row says of a try. */
    public record Line(String state, String rows, int lockAttempts, String heldMicros, Optional<Problem> problem) {
        public static Line of(String state) {
            return new Line(state, "0", 0, "0", Optional.empty());
        }

        public static Line failed(JournalEntry.State state, Problem problem) {
            return new Line(state.name(), "0", 0, "0", Optional.of(problem));
        }
    }

    /** The statement that writes a row; it returns the new id. */
    public static String insertSql(SchemaLine line, StepOrder order, Line said) {
        String name = Sql.literal(line.name());
        String problem = said.problem()
                .map(it -> Sql.literal(it.code().id()) + ", " + Sql.literal(it.message()) + ", "
                        + Sql.literal(it.wayOut()))
                .orElse("NULL, NULL, NULL");
        return "WITH head AS (UPDATE bellows.journal_head SET id = id + 1 WHERE line = " + name + " RETURNING id)\n"
                + "INSERT INTO bellows.journal (line, id, rollout, phase, run, attempt, fence, generation, ordinal, step_digest, title, state,"
                + " grant_id, rows, lock_attempts, lock_held_micros, problem_code, problem_message, problem_way_out)\nSELECT "
                + String.join(
                        ", ",
                        name,
                        "id",
                        Sql.literal(order.rollout().toString()),
                        Sql.literal(order.step().phase().name()),
                        String.valueOf(order.run()),
                        String.valueOf(order.attempt()),
                        String.valueOf(order.held().fence()),
                        String.valueOf(order.generation()),
                        String.valueOf(order.step().ordinal()),
                        Sql.literal(order.step().digest().text()),
                        Sql.literal(order.step().title()),
                        Sql.literal(said.state()),
                        String.valueOf(order.grant().orElse(0)),
                        said.rows(),
                        String.valueOf(said.lockAttempts()),
                        said.heldMicros(),
                        problem)
                + " FROM head RETURNING id";
    }

    /** Rows written for this very step of this very run, oldest first. */
    public static List<Prior> prior(PinnedSession session, SchemaLine line, StepOrder order) throws SQLException {
        return session.list(
                "SELECT state, rows, lock_attempts, lock_held_micros FROM bellows.journal WHERE line = ? AND rollout = ? AND phase = ?"
                        + " AND run = ? AND ordinal = ? AND step_digest = ? ORDER BY id",
                row -> new Prior(row.getString(1), row.getLong(2), row.getInt(3), row.getLong(4)),
                line.name(),
                order.rollout().toString(),
                order.step().phase().name(),
                order.run(),
                order.step().ordinal(),
                order.step().digest().text());
    }

    /** Whether this step was applied in this rollout, by whatever run, and nothing was rolled back since. */
    public static boolean applied(StepRun run) throws SQLException {
        StepOrder order = run.order();
        return applied(run, List.of(order.step()));
    }

    /** Whether one of the steps was applied in this rollout, by whatever run, and nothing was rolled back since. */
    public static boolean applied(StepRun run, List<Step> steps) throws SQLException {
        if (steps.isEmpty()) {
            return false;
        }
        // While it is rolled back, and by however many runs, what was applied has to be undone. What undoes needs a
        // grant; a comparison before it undoes nothing.
        String notUndone = run.order().step().phase() == Phase.ROLLBACK
                ? ""
                : " AND NOT EXISTS (SELECT FROM bellows.journal r WHERE r.line = j.line AND r.rollout = j.rollout"
                        + " AND r.phase = 'ROLLBACK' AND r.grant_id > 0 AND r.state IN ('APPLIED', 'DONE') AND r.id > j.id)";
        String digests =
                steps.stream().map(step -> Sql.literal(step.digest().text())).collect(Collectors.joining(", "));
        return run.control()
                .probe("EXISTS (SELECT FROM bellows.journal j WHERE j.line = "
                        + Sql.literal(run.settings().line().name()) + " AND j.rollout = "
                        + Sql.literal(run.order().rollout().toString()) + " AND j.step_digest IN (" + digests
                        + ") AND j.state IN ('APPLIED', 'DONE')" + notUndone + ")");
    }

    /** What an earlier try left. */
    public record Prior(String state, long rows, int lockAttempts, long heldMicros) {}

    static JournalEntry entry(PinnedSession session, SchemaLine line, long id) throws SQLException {
        return session.one(
                        "SELECT " + COLUMNS + " FROM bellows.journal WHERE line = ? AND id = ?",
                        Journal::map,
                        line.name(),
                        id)
                .orElseThrow(() -> new IllegalStateException("journal entry " + id + " was written and is not there"));
    }

    /** Entries after an id, in order, without the inner APPLIED rows. */
    public static List<JournalEntry> after(PinnedSession session, SchemaLine line, long afterId, int limit)
            throws SQLException {
        return session.list(
                "SELECT " + COLUMNS
                        + " FROM bellows.journal WHERE line = ? AND id > ? AND state <> 'APPLIED' ORDER BY id LIMIT ?",
                Journal::map,
                line.name(),
                afterId,
                limit);
    }

    private static JournalEntry map(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong(1),
                row.getString(2),
                Phase.valueOf(row.getString(3)),
                row.getInt(4),
                row.getInt(5),
                row.getLong(6),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                JournalEntry.State.valueOf(row.getString(10)),
                row.getLong(11),
                Instant.EPOCH.plus(row.getLong(12), ChronoUnit.MICROS),
                row.getLong(13),
                row.getInt(14),
                row.getLong(15),
                problem(row));
    }

    private static Optional<Problem> problem(ResultSet row) throws SQLException {
        String id = row.getString(16);
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.id().equals(id))
                .findFirst()
                .map(code -> {
                    try {
                        return new Problem(code, row.getString(17), row.getString(18));
                    } catch (SQLException e) {
                        throw new IllegalStateException("a column of the row read", e);
                    }
                });
    }
}
