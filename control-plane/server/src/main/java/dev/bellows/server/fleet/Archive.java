package dev.bellows.server.fleet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.server.store.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something that a cleanup archived in a target. Nothing of any row is in it.
 *
 * @param version version whose cleanup archived it
 * @param relation the table as it was called, with its schema
 * @param column the column as it was called; empty for a whole table
 * @param type the column's type
 * @param key columns by which its values are found
 * @param state COPYING, KEPT, RESTORING, RESTORED or REMOVED
 * @param rows how many; -1 when nobody counted
 * @param since when it was archived, by the target's clock
 * @param restored what the last restoration met, for people
 */
public record Archive(
        TargetName target,
        SchemaLine line,
        int version,
        String relation,
        String column,
        String type,
        List<String> key,
        String state,
        long rows,
        String checksum,
        long bytes,
        Instant since,
        String restored) {
    private static final String COLUMNS =
            "target, line, version, relation, column_name, type, key_columns, state, rows, checksum, bytes, since, restored";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Archive {
        key = List.copyOf(key);
    }

    /** Whether it can be put back. */
    public boolean kept() {
        return state.equals("KEPT");
    }

    /** What people call it. */
    public String name() {
        return relation + (column.isEmpty() ? "" : "." + column);
    }

    /** What an agent sees takes the place of what was known; nothing is written where that is the same. */
    static void write(Statements sql, TargetName target, List<Archive> seen) throws SQLException {
        List<Archive> known = sql.query(ALL + " where target = ?" + ORDER, Archive::row, target.name());
        if (Set.copyOf(known).equals(Set.copyOf(seen))) {
            return;
        }
        sql.update("delete from archive where target = ?", target.name());
        for (Archive one : seen) {
            sql.update(
                    "insert into archive (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    target.name(),
                    one.line().name(),
                    one.version(),
                    one.relation(),
                    one.column(),
                    one.type(),
                    JSON.valueToTree(one.key()).toString(),
                    one.state(),
                    one.rows(),
                    one.checksum(),
                    one.bytes(),
                    one.since(),
                    one.restored());
        }
    }

    /** What the cleanup of a version archived in a target and can be put back. */
    public static List<Archive> kept(Statements sql, TargetName target, SchemaLine line, int version)
            throws SQLException {
        return sql.query(
                ALL + " where target = ? and line = ? and version = ? and state = 'KEPT'" + ORDER,
                Archive::row,
                target.name(),
                line.name(),
                version);
    }

    static final String ALL = "select " + COLUMNS + " from archive";

    static final String ORDER = " order by target, line, version, relation, column_name";

    static Archive row(ResultSet row) throws SQLException {
        return new Archive(
                new TargetName(row.getString("target")),
                new SchemaLine(row.getString("line")),
                row.getInt("version"),
                row.getString("relation"),
                row.getString("column_name"),
                row.getString("type"),
                texts(row.getString("key_columns")),
                row.getString("state"),
                row.getLong("rows"),
                row.getString("checksum"),
                row.getLong("bytes"),
                Objects.requireNonNull(Statements.instant(row, "since")),
                row.getString("restored"));
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("written by this class", e);
        }
    }
}
