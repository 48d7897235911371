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
record BadRows(Map<String, Integer> causes, boolean more) {
    /** Rows that one worker goes on past: each costs two transactions, and by then a person knows enough. */
    static final int MOST = 1_000;

    private static final int CAUSES_SHOWN = 3;

    static final BadRows NONE = new BadRows(Map.of(), false);

    BadRows {
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
    String text(StepRun run, String table) {
        String shown = causes.entrySet().stream()
                .limit(CAUSES_SHOWN)
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .collect(Collectors.joining("; "));
        String rest = causes.size() <= CAUSES_SHOWN ? "" : "; and " + (causes.size() - CAUSES_SHOWN) + " more";
        return (more ? "At least " : "") + count() + " row(s) of " + table + " cannot be written: " + shown + rest
                + ". All others " + (more ? "that were looked at " : "")
                + "are. bellows.bad_rows has their places and hashes of their keys; to see them, in the database: SELECT * FROM "
                + table
                + " WHERE ctid IN (SELECT row_place::tid FROM bellows.bad_rows WHERE rollout = "
                + Sql.literal(run.order().rollout().toString()) + " AND ordinal = "
                + run.order().step().ordinal() + ")";
    }

    /** Whether an earlier try of the step met any. */
    static boolean met(StepRun run, PinnedSession session) throws SQLException {
        return session.probe("EXISTS (SELECT FROM bellows.bad_rows WHERE " + Cursor.key(run) + ")");
    }

    /** The same fill, but for the rows that are known to be bad. */
    static Step.Body.BackfillRange without(StepRun run, Step.Body.BackfillRange body) {
        String known = " NOT EXISTS (SELECT FROM bellows.bad_rows blw_bad WHERE " + Cursor.key(run)
                + " AND blw_bad.row_place = " + body.table() + ".ctid::text)";
        return body.withWhere("(" + body.where() + "\n) AND" + known);
    }
}
