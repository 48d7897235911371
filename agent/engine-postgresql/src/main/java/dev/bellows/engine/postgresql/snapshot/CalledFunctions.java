package dev.bellows.engine.postgresql.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Who may write a table and not call a function that an expression names: a CHECK runs as whoever writes the row, and EXECUTE is asked of
 * them. Found by words, schema and name: of two functions of one name both are meant. Confined to the caller's thread and one transaction.
 */
final class CalledFunctions {
    private static final int MOST_NAMED = 10;
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final String REFUSED = """
            SELECT format('GRANT EXECUTE ON FUNCTION %s TO %s', p.oid::regprocedure, string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname))
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace CROSS JOIN pg_roles r
              CROSS JOIN (SELECT c.oid FROM pg_class c JOIN pg_namespace m ON m.oid = c.relnamespace
                WHERE '"' || replace(m.nspname, '"', '""') || '"."' || replace(c.relname, '"', '""') || '"' = ?) t
            WHERE lower(p.proname) = ANY (?) AND lower(n.nspname) = ANY (?) AND n.nspname <> 'pg_catalog' AND NOT r.rolsuper AND r.oid >= 16384
              AND (has_any_column_privilege(r.oid, t.oid, 'INSERT') OR has_any_column_privilege(r.oid, t.oid, 'UPDATE'))
              AND NOT has_function_privilege(r.oid, p.oid, 'EXECUTE')
            GROUP BY p.oid ORDER BY 1 LIMIT ?
            """;

    private final Connection connection;

    CalledFunctions(Connection connection) {
        this.connection = connection;
    }

    /**
     * The rights that are missing, each as the statement that gives it.
     *
     * @param table quoted and qualified; its schema need not be one that the role may use
     */
    List<String> missing(String table, String expression) throws SQLException {
        String[] words = WORD.matcher(expression.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toArray(String[]::new);
        try (PreparedStatement query = connection.prepareStatement(REFUSED)) {
            query.setString(1, table);
            query.setArray(2, connection.createArrayOf("text", words));
            query.setArray(3, connection.createArrayOf("text", words));
            query.setInt(4, MOST_NAMED);
            List<String> grants = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    grants.add(row.getString(1));
                }
            }
            return grants;
        }
    }
}
