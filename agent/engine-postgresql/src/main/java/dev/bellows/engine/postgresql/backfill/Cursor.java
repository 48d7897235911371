package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.StepOrder;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker's place in a table, as journalled in {@code bellows.cursor}. It moves in the transaction of the batch, never in another one.
 *
 * @param worker number from 0; from {@link #LANES} on a part of a range whose rows others held, to be met again by the worker of its
 *     {@link #lane}
 * @param run run of the phase that created it
 * @param attempt attempt that created it
 * @param stepDigest digest of the step
 * @param relation identifier of the table
 * @param filenode file of the table when the ranges were cut
 * @param shape digest of columns and triggers then
 * @param choice what the ranges are made of, and why
 * @param position next block; for key ranges the keys gone over, as the keys themselves stay in the database
 * @param bound first block that is no longer this worker's; for key ranges an estimate of its keys
 * @param rows rows written or compared so far
 * @param mismatches offending rows found so far
 * @param finished whether the range is done
 * @param lowest whether nothing says where a range over keys begins, so that it begins with the lowest
 */
public record Cursor(
        int worker,
        int run,
        int attempt,
        String stepDigest,
        long relation,
        long filenode,
        String shape,
        RangeChoice choice,
        long position,
        long bound,
        long rows,
        long mismatches,
        boolean finished,
        boolean lowest) {

    /** Workers and the parts that each of them meets again are numbered {@code lane + n * LANES}. */
    private static final int LANES = 1_000;

    /** Columns of a new line, in the order of {@link #identitySql} and then worker, position, bound, keys expected, finished. */
    static final String COLUMNS =
            "line, rollout, phase, ordinal, run, attempt, step_digest, kind, reason, relation, filenode, shape,"
                    + " worker, position, bound, expected, finished";

    /** Every worker's cursor of this step. */
    public static List<Cursor> load(StepRun run) throws SQLException {
        return load(run.control(), run);
    }

    /** The same over a session of one's own. */
    static List<Cursor> load(PinnedSession session, StepRun run) throws SQLException {
        StepOrder order = run.order();
        return session.list(
                "SELECT worker, run, attempt, step_digest, relation::bigint, filenode::bigint, shape, kind, reason,"
                        + " CASE kind WHEN 'block' THEN position::bigint ELSE passed END,"
                        + " CASE kind WHEN 'block' THEN bound::bigint ELSE expected END, rows, mismatches, finished, position IS NULL FROM bellows.cursor WHERE line = ? AND rollout = ? AND phase = ? AND ordinal = ? ORDER BY worker",
                row -> new Cursor(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7),
                        new RangeChoice(RangeChoice.Kind.of(row.getString(8)), row.getString(9)),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getBoolean(14),
                        row.getBoolean(15)),
                run.settings().line().name(),
                order.rollout().toString(),
                order.step().phase().name(),
                order.step().ordinal());
    }

    /** Cuts the blocks of a table into disjoint ranges, one per worker. Nothing is journalled yet: see {@link #cutSql}. */
    public static List<Cursor> cut(StepRun run, TableState table, int workers, RangeChoice choice) {
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
                    table.oid(),
                    table.filenode(),
                    table.shape(),
                    choice,
                    from,
                    to,
                    0,
                    0,
                    from >= to,
                    false));
        }
        return List.copyOf(ranges);
    }

    /** Statements that journal new ranges of blocks in place of older ones, for the transaction that begins the step. */
    public static String cutSql(StepRun run, TableState table, List<Cursor> ranges) {
        StringBuilder text = new StringBuilder(forgetSql(run));
        ranges.forEach(it -> text.append(";\nINSERT INTO bellows.cursor (" + COLUMNS + ") VALUES (")
                .append(identitySql(run, table, it.choice()))
                .append(", " + it.worker() + ", '" + it.position() + "', '" + it.bound() + "', 0, " + it.finished()
                        + ")"));
        return text.toString();
    }

    /** Statements that forget older ranges, and what they met. */
    static String forgetSql(StepRun run) {
        return "DELETE FROM bellows.cursor WHERE " + key(run) + ";\n" + forgetBadRowsSql(run);
    }

    /** Statement that adds rows of passes before this one to the first of fresh ranges. */
    static String addRowsSql(StepRun run, long rows) {
        return "UPDATE bellows.cursor SET rows = rows + " + rows + " WHERE " + key(run) + " AND worker = 0";
    }

    /** Statement that forgets the bad rows of an earlier attempt: what still fails is found again. */
    static String forgetBadRowsSql(StepRun run) {
        return "DELETE FROM bellows.bad_rows WHERE " + key(run);
    }

    /** The values that all new lines of a step share. */
    static String identitySql(StepRun run, TableState table, RangeChoice choice) {
        StepOrder order = run.order();
        return String.join(
                ", ",
                Sql.literal(run.settings().line().name()),
                Sql.literal(order.rollout().toString()),
                Sql.literal(order.step().phase().name()),
                String.valueOf(order.step().ordinal()),
                String.valueOf(order.run()),
                String.valueOf(order.attempt()),
                Sql.literal(order.step().digest().text()),
                Sql.literal(choice.kind().word()),
                Sql.literal(choice.reason()),
                String.valueOf(table.oid()),
                String.valueOf(table.filenode()),
                Sql.literal(table.shape()));
    }

    /** Statement that moves this cursor; the two expressions are plpgsql or SQL for rows and mismatches to add. */
    public String moveSql(StepRun run, long to, String rowsAdded, String mismatchesAdded) {
        return "UPDATE bellows.cursor SET position = '" + to + "', rows = rows + " + rowsAdded
                + ", mismatches = mismatches + "
                + mismatchesAdded + ", finished = " + (to >= bound) + ", moved_at = clock_timestamp() WHERE "
                + whereSql(run);
    }

    /** The same cursor further on. */
    public Cursor moved(long to, long rowsAdded, long mismatchesAdded) {
        return at(to, bound, rows + rowsAdded, mismatches + mismatchesAdded, to >= bound);
    }

    /** The same cursor with a later end. */
    public Cursor extended(long to) {
        return at(position, to, rows, mismatches, position >= to);
    }

    /** The same cursor over keys further on. */
    Cursor passed(long keys, long rowsAdded, boolean last) {
        return at(position + keys, bound, rows + rowsAdded, mismatches, last);
    }

    private Cursor at(long place, long end, long rowsNow, long mismatchesNow, boolean over) {
        return new Cursor(
                worker,
                run,
                attempt,
                stepDigest,
                relation,
                filenode,
                shape,
                choice,
                place,
                end,
                rowsNow,
                mismatchesNow,
                over,
                false);
    }

    /** Whose it is: the worker that went over the range it is a part of. */
    int lane() {
        return worker % LANES;
    }

    /** Whether this is a part of a range to be met again, and no worker's own range. */
    boolean again() {
        return worker >= LANES;
    }

    /** plpgsql statement that journals a part of this range to be met again, in the transaction that leaves it out; ends are SQL texts. */
    String againSql(StepRun run, String low, String high, String rowsLeft) {
        return "INSERT INTO bellows.cursor (" + COLUMNS
                + ") SELECT line, rollout, phase, ordinal, run, attempt, step_digest, kind, reason, relation, filenode, shape,"
                + " (SELECT max(x.worker) + " + LANES
                + " FROM bellows.cursor x WHERE x.line = c.line AND x.rollout = c.rollout AND x.phase = c.phase"
                + " AND x.ordinal = c.ordinal AND x.worker % " + LANES + " = " + lane() + "), " + low + ", " + high
                + ", " + rowsLeft + ", false FROM bellows.cursor c WHERE " + whereSql(run) + ";\n";
    }

    /** Statements that add what was written of finished parts to their worker's own range and forget them. */
    String tidySql(StepRun run) {
        String parts =
                key(run) + " AND worker >= " + LANES + " AND worker % " + LANES + " = " + lane() + " AND finished";
        return "UPDATE bellows.cursor SET rows = rows + coalesce((SELECT sum(rows) FROM bellows.cursor WHERE " + parts
                + "), 0) WHERE " + key(run) + " AND worker = " + lane() + ";\nDELETE FROM bellows.cursor WHERE "
                + parts;
    }

    /** What is left of the range, in blocks or about in keys. */
    long left() {
        return finished ? 0 : Math.max(0, bound - position);
    }

    /** Whether the ranges fit the table as it is now. Blocks are blocks of one file; keys do not mind a rewrite. */
    boolean fits(TableState table) {
        boolean sameFile = switch (choice.kind()) {
            case BLOCK -> filenode == table.filenode();
            // What comes to a partitioned table may have rows below the keys that were passed.
            case KEY -> !RowPlace.of(table).inTree() || filenode == table.filenode();
        };
        return relation == table.oid() && sameFile && shape.equals(table.shape());
    }

    /** Whether it was cut for the same table with the same columns and triggers, in a file that it does not have any more. */
    boolean rewritten(TableState table) {
        return relation == table.oid() && shape.equals(table.shape()) && filenode != table.filenode();
    }

    /** The condition that finds this cursor's line. */
    String whereSql(StepRun run) {
        return key(run) + " AND worker = " + worker;
    }

    /** The condition that finds the lines of a step. */
    static String key(StepRun run) {
        StepOrder order = run.order();
        return "line = " + Sql.literal(run.settings().line().name()) + " AND rollout = "
                + Sql.literal(order.rollout().toString()) + " AND phase = "
                + Sql.literal(order.step().phase().name()) + " AND ordinal = "
                + order.step().ordinal();
    }
}
