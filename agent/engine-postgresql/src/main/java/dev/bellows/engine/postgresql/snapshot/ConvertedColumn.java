package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whether a column was NOT NULL before it was hidden for others that are made of it: what stands in its place says nothing of that, and a
 * hidden one may be NULL. A function of ours says so, from the moment in which the others came. Confined to the caller's thread and one
 * transaction.
 */
public final class ConvertedColumn {
    private final Connection connection;
    private final TableName table;

    ConvertedColumn(Connection connection, TableName table) {
        this.connection = connection;
        this.table = table;
    }

    /**
     * A declaration within that function.
     *
     * @param ordinal tells several apart
     * @param literal the column's name as a literal
     */
    public static String trace(int ordinal, String literal) {
        return "blw_required_" + ordinal + given(literal);
    }

    /** What is the same in each such declaration of the column. */
    private static String given(String literal) {
        return " CONSTANT pg_catalog.text := " + literal + ";";
    }

    boolean wasRequired(String function, String column) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ? AND p.proname = ?"
                        + " AND strpos(p.prosrc, ?) > 0")) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, function);
            query.setString(3, given(Identifiers.literal(column)));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
