package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.AddEnumValue;
import dev.bellows.document.CreateEnum;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the types that a migration makes or changes by name. Confined to the caller's thread and one transaction. */
final class NamedTypeReader {
    private static final String TYPE = """
            SELECT t.typtype::text, ARRAY(SELECT l.enumlabel::text FROM pg_enum l WHERE l.enumtypid = t.oid ORDER BY l.enumsortorder),
              coalesce(CASE WHEN NOT pg_has_role(t.typowner, 'MEMBER') THEN CASE WHEN o.rolsuper
                  THEN format('ALTER TYPE %I.%I OWNER TO ROLE', n.nspname, t.typname)
                  ELSE format('GRANT %I TO %I', o.rolname, current_user) END END, '')
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_roles o ON o.oid = t.typowner
            WHERE n.nspname = ? AND t.typname = ?
            """;

    private final Connection connection;

    NamedTypeReader(Connection connection) {
        this.connection = connection;
    }

    /** Those of them that are there, in the document's order. */
    List<NamedType> read(Migration migration) throws SQLException {
        List<NamedType> found = new ArrayList<>();
        List<TableName> names = migration.operations().stream()
                .flatMap(NamedTypeReader::named)
                .distinct()
                .toList();
        for (TableName name : names) {
            try (PreparedStatement query = connection.prepareStatement(TYPE)) {
                query.setString(1, Identifiers.schemaOf(name));
                query.setString(2, name.name());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        found.add(new NamedType(
                                Identifiers.schemaOf(name),
                                name.name(),
                                row.getString(1),
                                TableReader.texts(row, 2),
                                row.getString(3)));
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private static Stream<TableName> named(Operation operation) {
        return operation instanceof CreateEnum create
                ? Stream.of(create.type())
                : operation instanceof AddEnumValue add ? Stream.of(add.type()) : Stream.empty();
    }

    /** Whether a type as a document writes it is one that the migration makes: it is one before that, and after. */
    static boolean isMadeHere(Migration migration, String written) {
        return migration.operations().stream()
                .anyMatch(operation ->
                        operation instanceof CreateEnum create && NamedType.isWritten(create.type(), written));
    }
}
