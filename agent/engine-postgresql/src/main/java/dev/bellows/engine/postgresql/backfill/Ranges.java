package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.Step;
import java.sql.SQLException;
import java.util.List;

/** The SQL of one way to go over a table. Sizes are blocks or keys. Without state, so shared by all workers. */
sealed interface Ranges permits BlockRanges, KeyRanges {
    /** The same ranges for another fill of the same table. */
    Ranges over(Step.Body.BackfillRange other);

    /** The table, as it was found. */
    TableState table();

    /** Statements that journal fresh, disjoint ranges in place of older ones. */
    String cutSql(int workers);

    /** The ranges that {@link #cutSql} journalled. */
    List<Cursor> cut(int workers) throws SQLException;

    /** Size of the first batch and the bound of all. */
    BatchSizing sizing();

    /** A refused batch of this size is gone through row by row. */
    long unit();

    /** That size, or what is left of the range when it is known to be less. */
    long fitting(Cursor cursor, long size);

    /** Statements of a batch, the last of which gives the answer that {@link #moved} reads. */
    String batchSql(Cursor cursor, long size);

    /** The cursor after a batch. */
    Cursor moved(Cursor cursor, long size, String answer);

    /** The part of a SELECT after WHERE that finds the rows which the next batch of that size would write. */
    String rowsSql(Cursor cursor, long size);

    /** Blocks of the heap that a batch of that size goes over, about. */
    long heapBlocks(long size);

    /** Blocks of the heap that hold rows, about. */
    long heapBlocks();

    /** Where the next batch is, for people. */
    String place(Cursor cursor);

    /** SQLSTATE of a batch after which rows it had written still need it. */
    String ENDLESS = "BLW10";

    /** Declarations that {@link #writeSql} needs. */
    String WRITE_VARIABLES = "blw_rows bigint; blw_left bigint := 0;";

    /**
     * plpgsql statements that write the rows found by a condition and count them in {@code blw_rows}. A fill that is swept must be
     * over for a row once it is written, else its next pass would write it again: asserted here, of the row as every trigger left it.
     */
    static String writeSql(Step.Body.BackfillRange body, String where) {
        String update = "UPDATE " + body.table() + " SET " + body.set() + " WHERE " + where;
        return switch (body.care()) {
            case TRIGGER -> update + ";\nGET DIAGNOSTICS blw_rows = ROW_COUNT;\n";
            case SWEEP ->
                "WITH blw_written AS (" + update + " RETURNING (" + body.where()
                        + ") AS blw_needed) SELECT count(*), count(*) FILTER (WHERE blw_needed) INTO blw_rows, blw_left"
                        + " FROM blw_written;\nIF blw_left > 0 THEN RAISE EXCEPTION 'endless' USING ERRCODE = '"
                        + ENDLESS
                        + "', DETAIL = blw_left || ' of ' || blw_rows; END IF;\n";
        };
    }
}
