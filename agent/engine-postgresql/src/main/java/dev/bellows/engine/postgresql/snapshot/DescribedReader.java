package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what is said of tables of which a migration says something anew. Confined to the caller's thread and one transaction. */
final class DescribedReader {
    private static final String TABLE = """
            SELECT coalesce(obj_description(c.oid, 'pg_class'), ''), ARRAY(SELECT o FROM unnest(c.reloptions) o ORDER BY 1), c.relreplident::text,
              coalesce((SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident), ''),
              ARRAY(SELECT m::text FROM pg_settings s, unnest(s.enumvals) m WHERE s.name = 'default_toast_compression'),
              ARRAY(SELECT DISTINCT k.conname::text FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conname = ANY (?) ORDER BY 1),
              ARRAY(SELECT r.relname::text FROM pg_class r WHERE r.relnamespace = c.relnamespace AND r.relname = ANY (?) ORDER BY 1)
            FROM pg_class c WHERE c.oid = ?
            """;

    private static final String COLUMNS = """
            SELECT a.attname, coalesce(col_description(a.attrelid, a.attnum), ''), coalesce(a.attstattarget, -1), a.attstorage::text,
              t.typstorage = 'p', a.attcompression::text, coalesce(pg_get_expr(d.adbin, d.adrelid), ''),
              CASE WHEN a.attgenerated <> '' THEN 'generated' WHEN a.attidentity <> '' THEN 'an identity' ELSE '' END
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """;

    private final Connection connection;
    private final Migration migration;

    DescribedReader(Connection connection, Migration migration) {
        this.connection = connection;
        this.migration = migration;
    }

    /** Of one table that is there. */
    Described read(TableName name, long oid) throws SQLException {
        Object[] given = migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> effect instanceof Effect.RenamesNamed
                        && Identifiers.schemaOf(effect.table()).equals(Identifiers.schemaOf(name))
                        && effect.table().name().equals(name.name()))
                .map(effect -> ((Effect.RenamesNamed) effect).to())
                .toArray();
        List<Described.Column> columns = columns(oid);
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setArray(1, connection.createArrayOf("text", given));
            query.setArray(2, connection.createArrayOf("text", given));
            query.setLong(3, oid);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Described(
                        Identifiers.schemaOf(name),
                        name.name(),
                        row.getString(1),
                        TableReader.texts(row, 2),
                        row.getString(3),
                        row.getString(4),
                        columns,
                        TableReader.texts(row, 5),
                        TableReader.texts(row, 6),
                        TableReader.texts(row, 7));
            }
        }
    }

    private List<Described.Column> columns(long oid) throws SQLException {
        List<Described.Column> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(new Described.Column(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8)));
                }
            }
        }
        return columns;
    }
}
