package dev.bellows.engine.postgresql.backfill;

import java.sql.SQLException;
import java.util.List;

/** The SQL of one way to go over a table. Sizes are blocks or keys. Without state, so shared by all workers. */
sealed interface Ranges permits BlockRanges, KeyRanges {
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
}
