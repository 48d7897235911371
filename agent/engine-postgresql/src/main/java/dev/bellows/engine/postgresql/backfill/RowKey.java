package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.postgresql.backfill.RangeFacts.KeyColumn;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a row is known again wherever it lies: by a unique key whose text form is exact. A table without one knows its rows by their place,
 * which the next UPDATE changes. Keys are written and compared by the server and never leave it.
 *
 * @param columns columns of the key, in order; empty when there is none
 */
public record RowKey(List<KeyColumn> columns) {
    public RowKey {
        columns = List.copyOf(columns);
    }

    /** The key of a table over exactly these columns, if it has a usable one. */
    public static RowKey read(PinnedSession session, TableState table, List<String> keyColumns) throws SQLException {
        return new RowKey(RangeFacts.readKey(session, table, keyColumns)
                .map(RangeFacts.Key::columns)
                .orElse(List.of()));
    }

    /** Whether a row that moves is found again. */
    public boolean known() {
        return !columns.isEmpty();
    }

    /** Expression over a row: its key as it stands in {@code bellows.bad_rows.row_key}; NULL when there is none. */
    public String textSql() {
        return known()
                ? "ARRAY[" + each(i -> columns.get(i).name() + "::pg_catalog.text") + "]::pg_catalog.text"
                : "NULL::pg_catalog.text";
    }

    /** Condition over a row: it has the key that an expression gives as text. */
    String isSql(String text) {
        return names() + " = " + values(text);
    }

    /** Statement that shows the rows of a step that are noted and not cleared yet. */
    String querySql(String table, String step) {
        String noted = " FROM bellows.bad_rows WHERE " + step + " AND cleared_at IS NULL)";
        return "SELECT * FROM " + table + " WHERE "
                + (known()
                        ? names() + " IN (SELECT " + each(i -> value(i, "row_key")) + noted
                        : "ctid IN (SELECT row_place::tid" + noted);
    }

    private String names() {
        return "(" + each(i -> columns.get(i).name()) + ")";
    }

    private String values(String text) {
        return "(" + each(i -> value(i, text)) + ")";
    }

    private String value(int place, String text) {
        return "(" + text + "::pg_catalog.text[])[" + (place + 1) + "]::"
                + columns.get(place).type();
    }

    private String each(java.util.function.IntFunction<String> part) {
        return IntStream.range(0, columns.size()).mapToObj(part).collect(Collectors.joining(", "));
    }

    /** The condition over {@code bellows.bad_rows} that finds a step, as a person may type it. */
    static String step(String rollout, String phase, int ordinal) {
        return "rollout = " + Sql.literal(rollout) + " AND phase = " + Sql.literal(phase) + " AND ordinal = " + ordinal;
    }
}
