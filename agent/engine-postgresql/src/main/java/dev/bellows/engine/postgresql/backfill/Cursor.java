package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.StepOrder;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker's place in a table, as journalled in {@code bellows.cursor}. It moves in the transaction of the batch, never in another one.
 *
 * @param worker number from 0
 * @param run run of the phase that created it
 * @param attempt attempt that created it
 * @param stepDigest digest of the step
 * @param filenode file of the table when the ranges were cut
 * @param shape digest of columns and triggers then
 * @param position next block
 * @param bound first block that is no longer this worker's
 * @param rows rows written or compared so far
 * @param mismatches offending rows found so far
 * @param finished whether the range is done
 */
public record Cursor(
        int worker,
        int run,
        int attempt,
        String stepDigest,
        long filenode,
        String shape,
        long position,
        long bound,
        long rows,
        long mismatches,
        boolean finished) {

    /** Every worker's cursor of this step. */
    public static List<Cursor> load(StepRun run) throws SQLException {
        StepOrder order = run.order();
        return run.control()
                .list(
                        "SELECT worker, run, attempt, step_digest, filenode::bigint, shape, position::bigint, bound::bigint, rows, mismatches,"
                                + " finished FROM bellows.cursor WHERE line = ? AND rollout = ? AND phase = ? AND ordinal = ? ORDER BY worker",
                        row -> new Cursor(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(10),
                                row.getBoolean(11)),
                        run.settings().line().name(),
                        order.rollout().toString(),
                        order.step().phase().name(),
                        order.step().ordinal());
    }

    /** Cuts the blocks of a table into disjoint ranges, one per worker. Nothing is journalled yet: see {@link #cutSql}. */
    public static List<Cursor> cut(StepRun run, TableState table, int workers) {
        long share = Math.max(1, (table.blocks() + workers - 1) / workers);
        List<Cursor> ranges = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            long from = Math.min(table.blocks(), worker * share);
            long to = worker == workers - 1 ? table.blocks() : Math.min(table.blocks(), from + share);
            ranges.add(new Cursor(
                    worker,
                    run.order().run(),
                    run.order().attempt(),
                    run.order().step().digest().text(),
                    table.filenode(),
                    table.shape(),
                    from,
                    to,
                    0,
                    0,
                    from >= to));
        }
        return List.copyOf(ranges);
    }

    /** Statements that journal new ranges in place of older ones, for the transaction that begins the step. */
    public static String cutSql(StepRun run, TableState table, List<Cursor> ranges) {
        StringBuilder text = new StringBuilder("DELETE FROM bellows.cursor WHERE ")
                .append(key(run))
                .append(";\n")
                .append(forgetBadRowsSql(run));
        ranges.forEach(it -> text.append(";\n").append(it.insertSql(run, table)));
        return text.toString();
    }

    /** Statement that forgets the bad rows of an earlier attempt: what still fails is found again. */
    static String forgetBadRowsSql(StepRun run) {
        return "DELETE FROM bellows.bad_rows WHERE " + key(run);
    }

    private String insertSql(StepRun run, TableState table) {
        StepOrder order = run.order();
        return "INSERT INTO bellows.cursor (line, rollout, phase, ordinal, worker, run, attempt, step_digest, kind, relation, filenode, shape,"
                + " position, bound, finished) VALUES ("
                + String.join(
                        ", ",
                        Sql.literal(run.settings().line().name()),
                        Sql.literal(order.rollout().toString()),
                        Sql.literal(order.step().phase().name()),
                        String.valueOf(order.step().ordinal()),
                        String.valueOf(worker),
                        String.valueOf(this.run),
                        String.valueOf(attempt),
                        Sql.literal(stepDigest),
                        "'block'",
                        String.valueOf(table.oid()),
                        String.valueOf(filenode),
                        Sql.literal(shape),
                        "'" + position + "'",
                        "'" + bound + "'",
                        String.valueOf(finished))
                + ")";
    }

    /** Statement that moves this cursor; the two expressions are plpgsql or SQL for rows and mismatches to add. */
    public String moveSql(StepRun run, long to, String rowsAdded, String mismatchesAdded) {
        return "UPDATE bellows.cursor SET position = '" + to + "', rows = rows + " + rowsAdded
                + ", mismatches = mismatches + "
                + mismatchesAdded + ", finished = " + (to >= bound) + ", moved_at = clock_timestamp() WHERE " + key(run)
                + " AND worker = " + worker;
    }

    /** The same cursor further on. */
    public Cursor moved(long to, long rowsAdded, long mismatchesAdded) {
        return new Cursor(
                worker,
                run,
                attempt,
                stepDigest,
                filenode,
                shape,
                to,
                bound,
                rows + rowsAdded,
                mismatches + mismatchesAdded,
                to >= bound);
    }

    /** The same cursor with a later end. */
    public Cursor extended(long to) {
        return new Cursor(
                worker, run, attempt, stepDigest, filenode, shape, position, to, rows, mismatches, position >= to);
    }

    private static String key(StepRun run) {
        StepOrder order = run.order();
        return "line = " + Sql.literal(run.settings().line().name()) + " AND rollout = "
                + Sql.literal(order.rollout().toString()) + " AND phase = "
                + Sql.literal(order.step().phase().name()) + " AND ordinal = "
                + order.step().ordinal();
    }
}
