package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.Sql;
import java.util.List;

/**
 * Ranges of physical blocks. The end is the heap's size when they are cut, which is after the triggers are live; a row that moves out
 * of a range is healed by the trigger that sees it move, or found by a sweep.
 */
record BlockRanges(StepRun run, Step.Body.BackfillRange body, TableState table, RangeChoice choice) implements Ranges {
    private static final long FIRST_BLOCKS = 128;
    private static final long MOST_BLOCKS = 8_192;

    @Override
    public BlockRanges over(Step.Body.BackfillRange other) {
        return new BlockRanges(run, other, table, choice);
    }

    @Override
    public String cutSql(int workers) {
        return Cursor.cutSql(run, table, cut(workers));
    }

    @Override
    public List<Cursor> cut(int workers) {
        return Cursor.cut(run, table, workers, choice);
    }

    @Override
    public BatchSizing sizing() {
        return new BatchSizing(FIRST_BLOCKS, mostBlocks());
    }

    private long mostBlocks() {
        int mostRows = run.order().limits().maxBatchRows();
        if (mostRows <= 0) {
            return MOST_BLOCKS;
        }
        // Nobody knows the density of a table that was never analyzed: a block holds at most about 226 rows.
        double rowsPerBlock =
                table.rows() > 0 ? Math.max(1.0, table.rows() / (double) Math.max(1, table.blocks())) : 226;
        return Math.clamp((long) (mostRows / rowsPerBlock), 1, MOST_BLOCKS);
    }

    @Override
    public long unit() {
        return 1;
    }

    @Override
    public long fitting(Cursor cursor, long size) {
        return Math.min(size, cursor.bound() - cursor.position());
    }

    @Override
    public String batchSql(Cursor cursor, long size, Way way, long written) {
        return "DO "
                + Sql.dollarQuoted(
                        "\n#variable_conflict use_column\nDECLARE " + Ranges.writeVariables(RowPlace.of(table))
                                + "\nBEGIN\n"
                                + Ranges.writeSql(body, RowPlace.of(table), rowsSql(cursor, size), way, written)
                                + table.assertSql() + "\n"
                                + "IF cardinality(blw_held) > 0 THEN\n"
                                + cursor.againSql(
                                        run,
                                        block("min") + "::text",
                                        "(" + block("max") + " + 1)::text",
                                        "cardinality(blw_held)")
                                + "END IF;\n"
                                + cursor.moveSql(run, cursor.position() + size, "blw_rows", "0")
                                + ";\nPERFORM set_config('bellows.rows', blw_rows || ' ' || cardinality(blw_held), true);\nEND ")
                + ";\nSELECT current_setting('bellows.rows')";
    }

    /** First or last block of the rows that were left out. */
    private static String block(String end) {
        return "(SELECT " + end
                + "((substr(p::text, strpos(p::text, ':') + 1)::point)[0])::bigint FROM unnest(blw_held) p)";
    }

    @Override
    public Cursor moved(Cursor cursor, long size, String answer) {
        return cursor.moved(cursor.position() + size, Long.parseLong(answer.split(" ", 2)[0]), 0);
    }

    @Override
    public String rowsSql(Cursor cursor, long size) {
        return "ctid >= '(" + cursor.position() + ",0)'::tid AND ctid < '(" + (cursor.position() + size)
                + ",0)'::tid AND (" + body.where() + ")";
    }

    @Override
    public long heapBlocks(long size) {
        return size;
    }

    @Override
    public long heapBlocks() {
        return table.blocks();
    }

    @Override
    public String place(Cursor cursor) {
        return "block " + cursor.position();
    }
}
