package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.CreateEnum;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.NewTableOwner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks the catalog, which needs no right, what is lacking for a migration. Confined to the caller's thread and one transaction. */
final class MissingRightsReader {
    private static final String STATEMENTS =
            ",\n" + MissingRights.OWNER_USAGE + ",\n" + MissingRights.OWNER_CREATE + ",\n" + """
            CASE WHEN NOT has_schema_privilege(n.oid, 'USAGE') THEN format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, current_user) END,
            has_schema_privilege(n.oid, 'CREATE'), pg_has_role(c.relowner, 'USAGE'),
            """;

    /** LOCK TABLE takes a right on the whole table, and so does the place of a row. */
    private static final String TABLE = "SELECT " + MissingRights.MEMBERSHIP + STATEMENTS + """
            has_table_privilege(c.oid, 'SELECT') AND has_any_column_privilege(c.oid, 'UPDATE')
              AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'r'
            """;

    private static final String NEW_TABLE = "SELECT " + MissingRights.MEMBERSHIP_OF_NEW + STATEMENTS
            + "true FROM pg_namespace n, LATERAL (SELECT " + NewTableOwner.SQL + " AS relowner) c WHERE n.nspname = ?";

    private final Connection connection;

    MissingRightsReader(Connection connection) {
        this.connection = connection;
    }

    /** One entry for each table on which something is lacking, in the document's order. */
    List<MissingRights> read(Migration migration) throws SQLException {
        List<MissingRights> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            Optional<TableName> table = operation.worksOn();
            if (table.isEmpty()) {
                continue;
            }
            boolean made = operation instanceof CreateEnum
                    || operation.effects().stream().anyMatch(Effect.MakesTable.class::isInstance);
            Optional<MissingRights> lacking = made
                    ? ask(NEW_TABLE, table.get())
                    : ask(TABLE, table.get(), table.get().name());
            lacking.filter(MissingRights::any).ifPresent(found::add);
        }
        return found.stream().distinct().toList();
    }

    private Optional<MissingRights> ask(String sql, TableName table, String... more) throws SQLException {
        String schema = Identifiers.schemaOf(table);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            for (int i = 0; i < more.length; i++) {
                query.setString(2 + i, more[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new MissingRights(
                                schema,
                                table.name(),
                                statement(row, 1),
                                statement(row, 2),
                                statement(row, 3),
                                statement(row, 4),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                row.getBoolean(7)))
                        : Optional.empty();
            }
        }
    }

    private static String statement(ResultSet row, int place) throws SQLException {
        return Objects.requireNonNullElse(row.getString(place), "");
    }
}
