package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows that a backfill could not write, by cause. Each is journalled in {@code bellows.bad_rows} before its range's cursor goes past it, so
 * that cursors beside such lines are never gone on from.
 *
 * @param causes how many rows each error stopped, in the order in which they were met
 * @param more whether rows were left that nobody looked at
 */
public record BadRows(Map<String, Integer> causes, boolean more) {
    /** Rows that one worker goes on past: each costs two transactions, and by then a person knows enough. */
    public static final int MOST = 1_000;

    private static final int CAUSES_SHOWN = 3;

    static final BadRows NONE = new BadRows(Map.of(), false);

    public BadRows {
        causes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(causes));
    }

    BadRows with(Map<String, Integer> others) {
        Map<String, Integer> all = new LinkedHashMap<>(causes);
        others.forEach((cause, count) -> all.merge(cause, count, Integer::sum));
        return new BadRows(all, more);
    }

    BadRows and(BadRows other) {
        BadRows all = with(other.causes());
        return new BadRows(all.causes(), more || other.more());
    }

    BadRows cutShort() {
        return new BadRows(causes, true);
    }

    int count() {
        return causes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** For people; without a value of any row, those stay in the database. */
    String text(StepRun run, String table, RowKey key) {
        String shown = causes.entrySet().stream()
                .limit(CAUSES_SHOWN)
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .collect(Collectors.joining("; "));
        String rest = causes.size() <= CAUSES_SHOWN ? "" : "; and " + (causes.size() - CAUSES_SHOWN) + " more";
        return (more ? "At least " : "") + count() + " row(s) of " + table + " cannot be written: " + shown + rest
                + ". All others " + (more ? "that were looked at " : "")
                + "are. To see them, in the database: " + querySql(run, table, key) + ". "
                + (key.known()
                        ? "How many of them are left: bellows get bad-rows "
                                + run.settings().name()
                        : table
                                + " has no key that they could be known by: an UPDATE moves them out of this query's sight, and how many are"
                                + " left only the next try says");
    }

    /** Statement that shows the rows of this step that are open. */
    public static String querySql(StepRun run, String table, RowKey key) {
        Step step = run.order().step();
        return key.querySql(
                table,
                RowKey.step(run.order().rollout().toString(), step.phase().name(), step.ordinal()));
    }

    /**
     * Statement that notes a row, or that a known one is bad again. All but the table are expressions.
     *
     * @param place the row's place as text
     * @param text its key as {@link RowKey#textSql} writes it
     * @param hash hash of its key
     * @param state SQLSTATE
     * @param reason the error for people, without a value
     */
    public static String noteSql(
            StepRun run,
            String table,
            RowKey key,
            String place,
            String text,
            String hash,
            String state,
            String reason) {
        Step step = run.order().step();
        return "INSERT INTO bellows.bad_rows (line, rollout, phase, ordinal, title, relation, query, row_place, row_key, key_hash,"
                + " sqlstate, reason) VALUES ("
                + String.join(
                        ", ",
                        Sql.literal(run.settings().line().name()),
                        Sql.literal(run.order().rollout().toString()),
                        Sql.literal(step.phase().name()),
                        String.valueOf(step.ordinal()),
                        Sql.literal(step.title()),
                        Sql.literal(table),
                        Sql.literal(querySql(run, table, key)),
                        place,
                        text,
                        hash,
                        state,
                        reason)
                + ") ON CONFLICT (line, rollout, phase, ordinal, (pg_catalog.md5(coalesce(row_key, row_place)))) DO UPDATE SET"
                + " row_place = excluded.row_place, sqlstate = excluded.sqlstate, reason = excluded.reason,"
                + " looked_at = NULL, cleared_at = NULL";
    }

    /** Whether an earlier try of the step met any. */
    static boolean met(StepRun run, PinnedSession session) throws SQLException {
        return session.probe("EXISTS (SELECT FROM bellows.bad_rows WHERE " + Cursor.key(run) + ")");
    }

    /**
     * The same fill, but for the rows that are known to be bad, wherever they lie by now. Of those its condition is not even asked: it may be
     * what fails for them.
     */
    static Step.Body.BackfillRange without(StepRun run, Step.Body.BackfillRange body, RowKey key) {
        return body.withWhere(
                "CASE WHEN " + known(run, body.table(), key) + " THEN false ELSE (" + body.where() + "\n) END");
    }

    /** Every row but those: for a fill whose condition fails for one of them. */
    static Step.Body.BackfillRange all(StepRun run, Step.Body.BackfillRange body, RowKey key) {
        return body.withWhere("NOT (" + known(run, body.table(), key) + ")");
    }

    private static String known(StepRun run, String table, RowKey key) {
        String noted = "EXISTS (SELECT FROM bellows.bad_rows blw_bad WHERE " + Cursor.key(run) + " AND ";
        String here = "blw_bad.row_place = " + table + ".ctid::text)";
        return key.known()
                ? noted + "blw_bad.row_key = " + key.textSql() + ") OR " + noted + "blw_bad.row_key IS NULL AND " + here
                : noted + here;
    }
}
