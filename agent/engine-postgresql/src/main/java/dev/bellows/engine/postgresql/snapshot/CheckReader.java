package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the CHECK constraints that use columns of one table. Confined to the caller's thread and one transaction. */
final class CheckReader {
    /** What enforces nothing is known from 18 on. */
    private static final String CHECKS = """
            SELECT k.conname, pg_get_expr(k.conbin, k.conrelid), k.convalidated,
              coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true), k.connoinherit, coalesce(obj_description(k.oid, 'pg_constraint'), ''),
              ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) ORDER BY 1)
            FROM pg_constraint k WHERE k.conrelid = ? AND k.contype = 'c' ORDER BY k.conname
            """;

    private final Connection connection;
    private final Touched.TouchedTable touched;
    private final long table;

    CheckReader(Connection connection, Touched.TouchedTable touched, long table) {
        this.connection = connection;
        this.touched = touched;
        this.table = table;
    }

    /** Then names do not say which columns it reads. */
    private static boolean isOverWholeRow(String expression) {
        return WrittenExpression.of(expression).renamed(Map.of()).isEmpty();
    }

    /** Those that use one of the columns, by the document's names, or the whole row, but for the likes that this migration makes. */
    List<Check> read(Set<String> columns) throws SQLException {
        List<Check> checks = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CHECKS)) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> uses = TableReader.texts(row, 7).stream()
                            .map(touched::shown)
                            .sorted()
                            .toList();
                    if (uses.stream().anyMatch(columns::contains)
                            || (!columns.isEmpty() && isOverWholeRow(row.getString(2)))) {
                        checks.add(new Check(
                                row.getString(1),
                                touched.shownExpression(row.getString(2)),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getString(6),
                                uses));
                    }
                }
            }
        }
        Set<String> own = touched.ownTwins(checks.stream().map(Check::name).toList());
        checks.removeIf(check -> own.contains(check.name()));
        return checks;
    }
}
