package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

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

    /**
     * Statements of a batch, the last of which gives the answer that {@link #moved} and {@link #held} read. Rows that others hold and the
     * way leaves out are journalled as a part to be met again, in the same transaction.
     *
     * @param written rows of it that were written before, each by itself
     */
    String batchSql(Cursor cursor, long size, Way way, long written);

    /** How a batch meets rows that others hold. While it waits for one of them, everybody waits for all the others that it wrote. */
    enum Way {
        /** Waits for each, as long as {@link BackfillWorker} lets it: costs nothing where nobody is in the way. */
        ALL,
        /** Leaves them out, but not those of which others hold the key alone, as an insert of a referencing row does. */
        FREE,
        /** Leaves them all out. */
        UNTOUCHED,
        /** Leaves every row for later: what stands in the way is no row of this table. */
        LATER,
        /** Writes none, as each was written by itself. */
        PASSED;

        /** What to try when this way met a lock. */
        Way further() {
            return switch (this) {
                case ALL -> FREE;
                case FREE -> UNTOUCHED;
                case UNTOUCHED, LATER -> LATER;
                case PASSED -> PASSED;
            };
        }
    }

    /** Rows that a batch left out: the last word of its answer. */
    static long held(String answer) {
        return Long.parseLong(answer.substring(answer.lastIndexOf(' ') + 1));
    }

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
    static String writeVariables(RowPlace place) {
        return "blw_rows bigint := 0; blw_left bigint := 0; blw_all " + place.arrayType() + " := '{}'; blw_free "
                + place.arrayType() + " := '{}'; blw_held " + place.arrayType() + " := '{}';";
    }

    /**
     * plpgsql statements that write the rows found by a condition in that way; {@code blw_held} are the places of those left out. A row that
     * somebody changed meanwhile counts as left out too: at its old place nothing will be met again, and its new version is healed as any
     * row that moves.
     */
    static String writeSql(Step.Body.BackfillRange body, RowPlace place, String where, Way way, long written) {
        String all = "blw_all := ARRAY(SELECT " + place.sql() + " FROM " + body.table() + " WHERE " + where + ");\n";
        return switch (way) {
            case ALL -> writeSql(body, where);
            case FREE -> all + freeSql(body, place, "NO KEY UPDATE");
            case UNTOUCHED -> all + freeSql(body, place, "UPDATE");
            case LATER -> all + "blw_held := blw_all;\n";
            case PASSED -> "blw_rows := " + written + ";\n";
        };
    }

    private static String freeSql(Step.Body.BackfillRange body, RowPlace place, String lock) {
        return "blw_free := ARRAY(SELECT blw_place FROM (SELECT " + place.sql() + " AS blw_place FROM " + body.table()
                + " WHERE " + place.isOneOf("blw_all") + " FOR " + lock + " SKIP LOCKED) blw_locked);\n"
                + writeSql(body, place.isOneOf("blw_free") + " AND (" + body.where() + ")")
                + "blw_held := ARRAY(SELECT p FROM unnest(blw_all) p EXCEPT SELECT p FROM unnest(blw_free) p);\n";
    }

    /**
     * plpgsql statements that write the rows found by a condition and count them in {@code blw_rows}. A fill that is swept must be
     * over for a row once it is written, else its next pass would write it again: asserted here, of the row as every trigger left it.
     *
     * <p>Triggers of a statement fire where it writes no row, too. Where they are not left out there is none without a row to write: a
     * fill that only looks, as a revert's does on a table that is in step, fires nothing.
     */
    static String writeSql(Step.Body.BackfillRange body, String where) {
        if (body.into().isPresent()) {
            return copySql(body, body.into().get(), where);
        }
        String write = updateSql(body, where);
        return body.quiet()
                ? write
                : "IF EXISTS (SELECT FROM " + body.table() + " WHERE " + where + ") THEN\n" + write + "END IF;\n";
    }

    private static String updateSql(Step.Body.BackfillRange body, String where) {
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

    /** Reads the rows and locks none of them. A row that is copied needs it no more: what the condition looks for is there. */
    private static String copySql(Step.Body.BackfillRange body, Step.Body.BackfillRange.Copy into, String where) {
        return "INSERT INTO " + into.table() + " (" + String.join(", ", into.columns()) + ") SELECT "
                + String.join(", ", into.values()) + " FROM " + body.table() + " WHERE " + where + " ON CONFLICT ("
                + String.join(", ", into.key()) + ") DO UPDATE SET "
                + into.columns().stream()
                        .filter(column -> !into.key().contains(column))
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "))
                + ";\nGET DIAGNOSTICS blw_rows = ROW_COUNT;\n";
    }
}
