package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.backfill.RangeFacts.KeyColumn;
import dev.bellows.engine.postgresql.backfill.TableState.Storage;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ranges of keys, each without its low and with its high end; the lowest has no low end and the highest ends at the greatest key there
 * was when they were cut, which is after the triggers are live. A row inserted later, or whose key moves over a cursor, is healed by
 * the trigger that sees it.
 *
 * <p>Keys never leave the database: cursors keep them as text, each batch reads them there into variables of the columns' own types, and
 * the server compares them by the columns' own order.
 */
record KeyRanges(StepRun run, Step.Body.BackfillRange body, TableState table, RangeFacts facts, RangeChoice choice)
        implements Ranges {
    private static final long FIRST_KEYS = 8_000;
    private static final long MOST_KEYS = 200_000;
    private static final long UNIT_KEYS = 64;
    private static final long SAMPLED_BLOCKS = 1_000;
    private static final long KEYS_PER_BLOCK = 64;

    @Override
    public KeyRanges over(Step.Body.BackfillRange other) {
        return new KeyRanges(run, other, table, facts, choice);
    }

    private RangeFacts.Key key() {
        return facts.key().orElseThrow(() -> new IllegalStateException("key ranges are cut by a key"));
    }

    private List<KeyColumn> columns() {
        return key().columns();
    }

    /** One SELECT finds the ends and journals the ranges: all from one snapshot, so no cut lies behind the end. */
    @Override
    public String cutSql(int workers) {
        return Cursor.forgetSql(run) + ";\nINSERT INTO bellows.cursor (" + Cursor.COLUMNS + ")"
                + " WITH blw_last AS MATERIALIZED (SELECT " + asText(this::name) + " AS blw_key FROM " + body.table()
                + " ORDER BY "
                + each(i -> name(i) + " DESC") + " LIMIT 1), blw_cut AS MATERIALIZED (" + cutsSql(workers)
                + "), blw_low AS (SELECT 0::bigint AS worker, NULL::text AS blw_key UNION ALL"
                + " SELECT row_number() OVER (ORDER BY place), blw_key FROM blw_cut) SELECT "
                + Cursor.identitySql(run, table, choice)
                + ", worker, blw_key, coalesce(lead(blw_key) OVER (ORDER BY worker), (SELECT blw_key FROM blw_last)), "
                + rows()
                + " / count(*) OVER (), NOT EXISTS (SELECT FROM blw_last) FROM blw_low";
    }

    /** The same ranges from their beginnings, for one more pass. */
    String againSql() {
        return "UPDATE bellows.cursor c SET position = (SELECT p.bound FROM bellows.cursor p WHERE p.line = c.line"
                + " AND p.rollout = c.rollout AND p.phase = c.phase AND p.ordinal = c.ordinal AND p.worker = c.worker - 1),"
                + " passed = 0, finished = c.bound IS NULL, moved_at = clock_timestamp() WHERE "
                + Cursor.key(run);
    }

    /** Quantiles of a sample; none when it is too small to cut by. */
    private String cutsSql(int workers) {
        if (workers == 1 || facts.storage() == Storage.OTHER) {
            return "SELECT NULL::text AS blw_key, 0::bigint AS place WHERE false";
        }
        double percent = Math.clamp(100.0 * SAMPLED_BLOCKS / Math.max(1, table.blocks()), 0.000_1, 100.0);
        return "SELECT s.blw_key, s.place FROM (SELECT " + asText(this::name)
                + " AS blw_key, row_number() OVER (ORDER BY "
                + each(this::name) + ") AS place, count(*) OVER () AS many FROM " + body.table()
                + " TABLESAMPLE SYSTEM ("
                + percent + ")) s JOIN generate_series(1, " + (workers - 1) + ") w(n) ON s.place = s.many * w.n / "
                + workers + " WHERE s.many >= " + workers;
    }

    private long rows() {
        return Math.max(table.rows(), run.order().step().estimatedRows());
    }

    @Override
    public List<Cursor> cut(int workers) throws SQLException {
        return Cursor.load(run);
    }

    @Override
    public BatchSizing sizing() {
        int mostRows = run.order().limits().maxBatchRows();
        return new BatchSizing(FIRST_KEYS, mostRows > 0 ? Math.min(mostRows, MOST_KEYS) : MOST_KEYS);
    }

    @Override
    public long unit() {
        return UNIT_KEYS;
    }

    @Override
    public long fitting(Cursor cursor, long size) {
        return size;
    }

    /** Finds the last of the next keys and writes up to it; where there are fewer, up to the end of the range. */
    @Override
    public String batchSql(Cursor cursor, long size, Way way, long written) {
        StringBuilder declared = new StringBuilder(
                "DECLARE " + Ranges.writeVariables(RowPlace.of(table)) + " blw_last boolean := false;");
        for (String variable : List.of("from", "to", "end", "low", "high")) {
            IntStream.rangeClosed(1, columns().size())
                    .forEach(i -> declared.append(
                            " blw_" + variable + "_" + i + " " + column(i).type() + ";"));
        }
        return "DO "
                + Sql.dollarQuoted(
                        "\n#variable_conflict use_column\n" + declared + "\nBEGIN\nSELECT "
                                + each(journalled("position")) + ", " + each(journalled("bound")) + " INTO STRICT "
                                + each(variable("from")) + ", " + each(variable("end"))
                                + " FROM bellows.cursor c WHERE "
                                + cursor.whereSql(run) + ";\nSELECT " + each(this::name) + " INTO "
                                + each(variable("to"))
                                + " FROM "
                                + body.table() + " WHERE " + range(cursor, variable("from"), variable("end"))
                                + " ORDER BY "
                                + each(this::name) + " OFFSET " + (size - 1)
                                + " LIMIT 1;\nIF NOT FOUND THEN blw_last := true; "
                                + IntStream.rangeClosed(1, columns().size())
                                        .mapToObj(i -> "blw_to_" + i + " := blw_end_" + i + "; ")
                                        .collect(Collectors.joining())
                                + "END IF;\n"
                                + Ranges.writeSql(
                                        body,
                                        RowPlace.of(table),
                                        range(cursor, variable("from"), variable("to")) + " AND (" + body.where() + ")",
                                        way,
                                        written)
                                + (RowPlace.of(table).inTree() ? table.assertSql() : table.assertShapeSql()) + "\n"
                                + RangeFacts.assertSql(key()) + "\n" + heldSql(cursor)
                                + "UPDATE bellows.cursor SET position = "
                                + asText(variable("to")) + ", passed = passed + " + size
                                + ", rows = rows + blw_rows, finished = blw_last, moved_at = clock_timestamp() WHERE "
                                + cursor.whereSql(run)
                                + ";\nPERFORM set_config('bellows.rows', blw_rows || ' ' || blw_last || ' ' || cardinality(blw_held), true);\nEND ")
                + ";\nSELECT current_setting('bellows.rows')";
    }

    /**
     * Journals the keys of the rows left out as a part of its own, from the key before the first of them to the last. Where none of them is
     * at its place any more, whoever held them changed them.
     */
    private String heldSql(Cursor cursor) {
        String held = " FROM " + body.table() + " WHERE " + RowPlace.of(table).isOneOf("blw_held") + " ORDER BY ";
        String before = tuple(this::name) + " < " + tuple(variable("low"));
        String none = cursor.lowest() ? "NULL" : asText(variable("from"));
        return "IF cardinality(blw_held) > 0 THEN\nSELECT " + each(this::name) + " INTO " + each(variable("low")) + held
                + each(this::name) + " LIMIT 1;\nSELECT " + each(this::name) + " INTO " + each(variable("high")) + held
                + each(i -> name(i) + " DESC") + " LIMIT 1;\nIF FOUND THEN\nSELECT " + each(this::name) + " INTO "
                + each(variable("low")) + " FROM " + body.table() + " WHERE "
                + (cursor.lowest() ? "" : tuple(this::name) + " > " + tuple(variable("from")) + " AND ") + before
                + " ORDER BY " + each(i -> name(i) + " DESC") + " LIMIT 1;\n"
                + cursor.againSql(
                        run,
                        "CASE WHEN blw_low_1 IS NULL THEN " + none + " ELSE " + asText(variable("low")) + " END",
                        asText(variable("high")),
                        "cardinality(blw_held)")
                + "ELSE blw_held := '{}'; END IF;\nEND IF;\n";
    }

    @Override
    public Cursor moved(Cursor cursor, long size, String answer) {
        String[] words = answer.split(" ", 3);
        return cursor.passed(size, Long.parseLong(words[0]), words[1].startsWith("t"));
    }

    @Override
    public String rowsSql(Cursor cursor, long size) {
        String place = " FROM bellows.cursor c WHERE " + cursor.whereSql(run) + ")";
        return range(
                        cursor,
                        i -> "(SELECT " + journalled("position").apply(i) + place,
                        i -> "(SELECT " + journalled("bound").apply(i) + place)
                + " AND (" + body.where() + ") ORDER BY " + each(this::name) + " LIMIT " + size;
    }

    private String range(Cursor cursor, IntFunction<String> above, IntFunction<String> upTo) {
        String low = cursor.lowest() ? "" : tuple(this::name) + " > " + tuple(above) + " AND ";
        return low + tuple(this::name) + " <= " + tuple(upTo);
    }

    @Override
    public long heapBlocks(long size) {
        long dense = facts.denseBlocks();
        return dense == 0 ? 1 + size / KEYS_PER_BLOCK : 1 + Math.round(size * (dense / (double) facts.rows()));
    }

    @Override
    public long heapBlocks() {
        return facts.denseBlocks();
    }

    @Override
    public String place(Cursor cursor) {
        return "the next keys of range " + cursor.worker();
    }

    private KeyColumn column(int place) {
        return columns().get(place - 1);
    }

    private String name(int place) {
        return column(place).name();
    }

    private IntFunction<String> journalled(String column) {
        return i ->
                "(c." + column + "::pg_catalog.text[])[" + i + "]::" + column(i).type();
    }

    private static IntFunction<String> variable(String kind) {
        return i -> "blw_" + kind + "_" + i;
    }

    private String asText(IntFunction<String> part) {
        return "ARRAY[" + each(i -> part.apply(i) + "::pg_catalog.text") + "]::pg_catalog.text";
    }

    private String tuple(IntFunction<String> part) {
        return columns().size() == 1 ? part.apply(1) : "(" + each(part) + ")";
    }

    private String each(IntFunction<String> part) {
        return IntStream.rangeClosed(1, columns().size()).mapToObj(part).collect(Collectors.joining(", "));
    }
}
