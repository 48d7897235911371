package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.SchemaLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a migration made in a database and what is still there, so that a snapshot can leave it out. Known from {@code bellows.made} by
 * identity: after a rollback a column of the same name has another number, and is a person's.
 *
 * @param byName whether everything with a name that the migration makes is its own; only for plans of a database in which nobody else
 *     works
 * @param columns {@code oid:number} of columns
 * @param tables oids
 * @param indexes {@code schema.name}
 */
public record Ownership(boolean byName, Set<String> columns, Set<Long> tables, Set<String> indexes) {
    /** Nothing was made. */
    public static final Ownership NONE = new Ownership(false, Set.of(), Set.of(), Set.of());

    /** Whatever has the name. */
    public static final Ownership BY_NAME = new Ownership(true, Set.of(), Set.of(), Set.of());

    private static final String MADE = """
            SELECT 'column', a.attrelid, a.attrelid || ':' || a.attnum
            FROM bellows.made m JOIN pg_attribute a ON a.attrelid = m.relation AND a.attnum = m.attnum AND NOT a.attisdropped
            WHERE m.line = ? AND split_part(m.rollout, '.', 1) = ? AND m.attnum > 0
            UNION ALL SELECT 'table', m.relation, '' FROM bellows.made m
            WHERE m.line = ? AND split_part(m.rollout, '.', 1) = ? AND m.attnum = 0 AND m.relation <> 0
            UNION ALL SELECT 'index', 0, n.nspname || '.' || c.relname
            FROM bellows.made m JOIN pg_class c ON c.oid = to_regclass(m.name) JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE m.line = ? AND split_part(m.rollout, '.', 1) = ? AND m.relation = 0
            """;

    public Ownership {
        columns = Set.copyOf(columns);
        tables = Set.copyOf(tables);
        indexes = Set.copyOf(indexes);
    }

    /** Reads what rollouts of that version made; in the caller's transaction or outside of one. */
    public static Ownership read(Connection connection, SchemaLine line, int version) throws SQLException {
        if (!installed(connection)) {
            return NONE;
        }
        Set<String> columns = new TreeSet<>();
        Set<Long> tables = new TreeSet<>(restored(connection, line, version));
        Set<String> indexes = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(MADE)) {
            for (int i = 1; i <= 6; i += 2) {
                query.setString(i, line.name());
                query.setString(i + 1, line + "/" + version);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    switch (row.getString(1)) {
                        case "column" -> columns.add(row.getString(3));
                        case "table" -> tables.add(row.getLong(2));
                        default -> indexes.add(row.getString(3));
                    }
                }
            }
        }
        return new Ownership(false, columns, tables, indexes);
    }

    /** Tables that the migration has moved out of the archive. */
    private static List<Long> restored(Connection connection, SchemaLine line, int version) throws SQLException {
        List<Long> found = new ArrayList<>();
        if (!isThere(connection, "bellows.archive")) {
            return found;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT a.table_oid FROM bellows.archive a"
                + " WHERE a.line = ? AND a.restored_by = ? AND a.column_name = '' AND a.state = 'RESTORED'")) {
            query.setString(1, line.name());
            query.setInt(2, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found;
    }

    private static boolean installed(Connection connection) throws SQLException {
        return isThere(connection, "bellows.made");
    }

    private static boolean isThere(Connection connection, String relation) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, relation);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    boolean ownsColumn(long table, int number) {
        return byName || columns.contains(table + ":" + number);
    }

    boolean ownsTable(long table) {
        return byName || tables.contains(table);
    }

    boolean ownsIndex(String qualified) {
        return byName || indexes.contains(qualified);
    }
}
