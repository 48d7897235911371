package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.ArchiveName;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.RestoreColumn;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a migration would archive, and what it would put back. Confined to the caller's thread and one transaction. */
final class ArchiveReader {
    /** Bytes of a row besides its values, with its entry in the archive's key. */
    private static final int BESIDES = 60;

    private static final String MISSING = """
            CASE WHEN to_regnamespace('bellows_archive') IS NULL THEN
                CASE WHEN NOT has_database_privilege(current_database(), 'CREATE')
                  THEN format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user) END
              WHEN NOT (has_schema_privilege('bellows_archive', 'CREATE') AND has_schema_privilege('bellows_archive', 'USAGE')) THEN format('GRANT %I TO %I',
                (SELECT pg_get_userbyid(n.nspowner) FROM pg_namespace n WHERE n.nspname = 'bellows_archive'), current_user) END
            """;

    private static final String COLUMN = "SELECT " + MISSING + """
            , coalesce((SELECT (sum(s.avg_width * (1 - CASE WHEN s.attname = ANY (?) THEN s.null_frac ELSE 0 END)) + BESIDES)
                * greatest(c.reltuples, 0) * (1 - max(CASE WHEN s.attname = ANY (?) THEN s.null_frac END))
              FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = c.relname AND NOT s.inherited
                AND (s.attname = ANY (?) OR s.attname IN (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
                  AND a.attnum = ANY (i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary)))::bigint, 0)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?
            """.replace("BESIDES", String.valueOf(BESIDES));

    private static final String TABLE = "SELECT " + MISSING + """
            , pg_total_relation_size(c.oid), ARRAY(SELECT x.relname::text FROM pg_class x JOIN pg_class y ON y.relname = x.relname
                AND y.relnamespace = to_regnamespace('bellows_archive') WHERE x.oid IN (SELECT i.indexrelid FROM pg_index i WHERE i.indrelid = c.oid
                  UNION ALL SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                    AND d.refobjid = c.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')) ORDER BY 1)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind = 'r'
            """;

    private static final String ARCHIVED = """
            SELECT a.relation, a.state, r.oid IS NOT NULL, a.value_type,
              coalesce((SELECT format('%I.%I', ln.nspname, l.collname) FROM pg_attribute v JOIN pg_type vt ON vt.oid = v.atttypid
                JOIN pg_collation l ON l.oid = v.attcollation JOIN pg_namespace ln ON ln.oid = l.collnamespace
                WHERE v.attrelid = r.oid AND v.attname = a.column_name AND v.attcollation <> vt.typcollation), ''),
              a.key_columns,
              ARRAY(SELECT k.attname::text FROM pg_attribute k WHERE k.attrelid = r.oid AND k.attname = ANY (a.key_columns)
                AND NOT EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = k.attname AND t.attnum > 0
                  AND NOT t.attisdropped AND t.atttypid = k.atttypid) ORDER BY k.attnum),
              EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
                AND i.indexprs IS NULL AND NOT EXISTS (SELECT FROM unnest(i.indkey::int2[]) WITH ORDINALITY n(number, place)
                  JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum = n.number
                  WHERE n.place <= i.indnkeyatts AND NOT (t.attname = ANY (a.key_columns) AND t.attnotnull))),
              a.rows, a.left_out, a.restored_by,
              ARRAY(SELECT x.relname::text FROM pg_class x JOIN pg_class y ON y.relname = x.relname JOIN pg_namespace n ON n.oid = y.relnamespace
                WHERE n.nspname = ? AND x.oid IN (SELECT i.indexrelid FROM pg_index i WHERE a.column_name = '' AND i.indrelid = r.oid
                  UNION ALL SELECT d.objid FROM pg_depend d WHERE a.column_name = '' AND d.classid = 'pg_class'::regclass
                    AND d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')) ORDER BY 1)
            FROM bellows.archive a
            LEFT JOIN pg_class r ON r.oid = to_regclass(format('bellows_archive.%I', a.relation))
            LEFT JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', ?::text, ?::text))
            WHERE a.line = ? AND a.version = ? AND a.schema_name = ? AND a.table_name = ? AND a.column_name = ?
            """;

    private final Connection connection;
    private final Migration migration;

    ArchiveReader(Connection connection, Migration migration) {
        this.connection = connection;
        this.migration = migration;
    }

    /** In the document's order. */
    List<Archivable> archivable() throws SQLException {
        List<Archivable> found = new ArrayList<>();
        if (migration.contract().archive() == Migration.Archive.NONE) {
            return found;
        }
        OwnNames names = OwnNames.of(migration);
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                if (effect instanceof Effect.DropsTable) {
                    table(effect.table(), names, found);
                }
                for (String column : columns(effect).toList()) {
                    column(effect.table(), column, names, found);
                }
            }
        }
        return found;
    }

    /** Columns that an effect takes away at last. */
    static Stream<String> columns(Effect effect) {
        if (effect instanceof Effect.DropsColumn it) {
            return Stream.of(it.column());
        }
        if (effect instanceof Effect.RenamesColumn it) {
            return Stream.of(it.from());
        }
        if (effect instanceof Effect.RetypesColumn it) {
            return Stream.of(it.column());
        }
        return effect instanceof Effect.ConvertsColumns it ? it.from().stream() : Stream.empty();
    }

    private void column(TableName table, String column, OwnNames names, List<Archivable> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMN)) {
            Object called = connection.createArrayOf("text", new String[] {column, names.hidden(table, column)});
            query.setObject(1, called);
            query.setObject(2, called);
            query.setObject(3, called);
            query.setString(4, Identifiers.schemaOf(table));
            query.setString(5, table.name());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    found.add(new Archivable(
                            Identifiers.schemaOf(table),
                            table.name(),
                            column,
                            row.getLong(2),
                            row.getString(1),
                            List.of()));
                }
            }
        }
    }

    private void table(TableName table, OwnNames names, List<Archivable> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setObject(2, connection.createArrayOf("text", new String[] {table.name(), names.hiddenTable(table)}));
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    found.add(new Archivable(
                            Identifiers.schemaOf(table),
                            table.name(),
                            "",
                            row.getLong(2),
                            row.getString(1),
                            TableReader.texts(row, 3)));
                }
            }
        }
    }

    /** In the document's order; what no cleanup archived is left out. */
    List<Archived> archived() throws SQLException {
        List<Archived> found = new ArrayList<>();
        List<Operation.Restoration> restorations = migration.operations().stream()
                .flatMap(it -> it instanceof Operation.Restoration one ? Stream.of(one) : Stream.empty())
                .toList();
        if (!restorations.isEmpty() && installed()) {
            for (Operation.Restoration one : restorations) {
                archived(one).ifPresent(found::add);
            }
        }
        return found;
    }

    private boolean installed() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT to_regclass('bellows.archive') IS NOT NULL");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Optional<Archived> archived(Operation.Restoration restoration) throws SQLException {
        ArchiveName name = restoration.archive();
        TableName now = restoration.worksOn().orElseThrow();
        try (PreparedStatement query = connection.prepareStatement(ARCHIVED)) {
            query.setString(1, Identifiers.schemaOf(now));
            query.setString(2, Identifiers.schemaOf(now));
            query.setString(3, now.name());
            query.setString(4, migration.line().name());
            query.setInt(5, name.version());
            query.setString(6, Identifiers.schemaOf(name.table()));
            query.setString(7, name.table().name());
            query.setString(8, name.column().orElse(""));
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String type = row.getString(4);
                return Optional.of(new Archived(
                        name.version(),
                        Identifiers.schemaOf(name.table()),
                        name.table().name(),
                        name.column().orElse(""),
                        row.getString(1),
                        row.getString(2),
                        row.getInt(11),
                        row.getBoolean(3),
                        type,
                        row.getString(5),
                        TableReader.texts(row, 6),
                        TableReader.texts(row, 7),
                        row.getBoolean(8),
                        otherType(restoration, type),
                        row.getLong(9),
                        TableReader.texts(row, 10),
                        TableReader.texts(row, 12)));
            }
        }
    }

    /** Both are printed by the server: varchar(40) is another writing of character varying(40), and varchar(20) another type. */
    private String otherType(Operation.Restoration restoration, String type) throws SQLException {
        if (!(restoration instanceof RestoreColumn column)) {
            return "";
        }
        String printed = CatalogReader.printed(connection, column.type());
        return printed.isEmpty() || printed.equals(type) ? "" : printed;
    }
}
