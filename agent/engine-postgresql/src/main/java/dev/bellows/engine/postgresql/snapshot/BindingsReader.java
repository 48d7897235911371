package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Constraint;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AddConstraint;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.NewTableOwner;
import dev.bellows.engine.postgresql.names.OwnNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what binds and serves the tables of which a migration says so by name. Confined to the caller's thread and one transaction. */
final class BindingsReader {
    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, NULL), a.attnotnull,
              CASE WHEN a.attidentity <> '' THEN 'an identity'
                WHEN EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey::int2[]))
                THEN 'part of the primary key'
                WHEN EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisreplident AND a.attnum = ANY (i.indkey::int2[]))
                THEN 'part of the replica identity'
                WHEN EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
                  AND NOT k.convalidated)
                THEN 'NOT NULL and NOT VALID' ELSE '' END,
              a.attgenerated <> '', n.nspname <> 'pg_catalog' AND t.typtype IN ('b', 'r', 'm'),
              n.nspname = 'pg_catalog' AND a.attcollation = t.typcollation
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """;

    /** What is not enforced and what is over periods is known from 18 on. NOT NULL has rows of its own from 18 on, and is a column's here. */
    private static final String CONSTRAINTS =
            """
            SELECT k.conname, CASE k.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' WHEN 'p' THEN 'primary key'
                WHEN 'u' THEN 'unique' WHEN 'x' THEN 'exclusion' ELSE 'trigger' END,
              pg_get_constraintdef(k.oid), coalesce(pg_get_expr(k.conbin, k.conrelid), ''), %s,
              CASE WHEN k.contype = 'f' THEN '' ELSE coalesce(i.relname, '') END, k.convalidated,
              CASE WHEN k.coninhcount > 0 THEN 'is inherited'
                WHEN k.connoinherit AND k.contype = 'c' THEN 'is NO INHERIT'
                WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) THEN 'is NOT ENFORCED'
                WHEN coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) THEN 'is over a PERIOD'
                WHEN x.indisreplident THEN 'is the replica identity'
                WHEN i.reltablespace <> 0 AND k.contype <> 'f' THEN 'has an index in a tablespace of its own'
                WHEN k.condeferrable THEN 'is DEFERRABLE' ELSE '' END,
              coalesce(obj_description(k.oid, 'pg_constraint'), ''), coalesce(n.nspname, ''), coalesce(t.relname, ''), %s,
              k.contype = 'f' AND EXISTS (SELECT FROM pg_constraint o WHERE o.contype = 'f' AND o.conparentid = 0
                AND o.confrelid = k.confrelid AND o.oid <> k.oid
                AND ARRAY['c', 'n', 'd'] && ARRAY[o.confdeltype, o.confupdtype, k.confdeltype, k.confupdtype]::text[]),
              CASE WHEN k.contype = 'f' THEN '{}' ELSE %s END,
              ARRAY(SELECT g.tgname::text FROM pg_trigger g WHERE g.tgrelid = k.confrelid AND NOT g.tgisinternal)
            FROM pg_constraint k LEFT JOIN pg_class i ON i.oid = k.conindid LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype <> 'f'
              LEFT JOIN pg_class t ON t.oid = k.confrelid LEFT JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE k.conrelid = ? AND k.contype <> 'n' ORDER BY k.conname
            """.formatted(names("k.conkey", "k.conrelid"), names("k.confkey", "k.confrelid"), resting("k.conindid"));

    private static final String INDEXES = """
            SELECT c.relname, pg_get_indexdef(c.oid), x.indisunique, x.indisvalid AND x.indisready AND x.indislive, x.indpred IS NOT NULL,
              NOT x.indimmediate, coalesce(k.conname, ''),
              ARRAY(SELECT coalesce(a.attname, '')::text FROM unnest(x.indkey::int2[]) WITH ORDINALITY u(attnum, place)
                LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.attnum AND u.attnum > 0
                WHERE u.place <= x.indnkeyatts ORDER BY u.place),
              CASE WHEN c.relispartition THEN 'is of a partitioned table'
                WHEN x.indisreplident THEN 'is the replica identity'
                WHEN x.indisexclusion THEN 'excludes'
                WHEN x.indisclustered THEN 'is what its table is clustered on'
                WHEN c.reltablespace <> 0 THEN 'lies in a tablespace of its own' ELSE '' END,
              coalesce(obj_description(c.oid, 'pg_class'), ''), %s
            FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
              LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.conrelid = x.indrelid AND k.contype IN ('p', 'u', 'x')
            WHERE x.indrelid = ? ORDER BY c.relname
            """.formatted(resting("c.oid"));

    /** As for a foreign key that is there: the other table is locked as the agent, and the owner of the table where the key starts makes it. */
    private static final String MISSING_FOR = """
            SELECT array_remove(ARRAY[(SELECT %s FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = t.oid),
                CASE WHEN NOT has_schema_privilege(f.relowner, n.oid, 'USAGE')
                THEN format('GRANT USAGE ON SCHEMA %%I TO %%I', n.nspname, pg_get_userbyid(f.relowner)) END,
                CASE WHEN NOT has_schema_privilege(t.relowner, n.oid, 'USAGE')
                THEN format('GRANT USAGE ON SCHEMA %%I TO %%I', n.nspname, pg_get_userbyid(t.relowner)) END,
                CASE WHEN NOT has_table_privilege(t.relowner, t.oid, 'SELECT') OR NOT has_any_column_privilege(t.relowner, t.oid, 'UPDATE')
                THEN format('GRANT SELECT, UPDATE ON TABLE %%I.%%I TO %%I', n.nspname, t.relname, pg_get_userbyid(t.relowner)) END,
                CASE WHEN NOT has_table_privilege(f.relowner, t.oid, 'REFERENCES') AND EXISTS (
                  SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = ANY (?)
                    AND NOT has_column_privilege(f.relowner, t.oid, a.attnum, 'REFERENCES'))
                THEN format('GRANT REFERENCES ON TABLE %%I.%%I TO %%I', n.nspname, t.relname, pg_get_userbyid(f.relowner)) END], NULL)
            FROM %s, pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE n.nspname = ? AND t.relname = ?
            """;

    private static final String MISSING =
            MISSING_FOR.formatted(MissingRights.MEMBERSHIP, "(SELECT c.relowner FROM pg_class c WHERE c.oid = ?) f");

    /** The same for a table that will be made in a schema. */
    private static final String MISSING_FOR_NEW = MISSING_FOR.formatted(
            MissingRights.MEMBERSHIP,
            "(SELECT " + NewTableOwner.SQL + " AS relowner FROM pg_namespace n WHERE n.nspname = ?) f");

    private static final String TRIGGERS =
            "SELECT g.tgname FROM pg_trigger g WHERE g.tgrelid = ? AND NOT g.tgisinternal ORDER BY 1";

    private final Connection connection;
    private final Migration migration;

    BindingsReader(Connection connection, Migration migration) {
        this.connection = connection;
        this.migration = migration;
    }

    private static String names(String numbers, String relation) {
        return "ARRAY(SELECT a.attname::text FROM unnest(" + numbers + ") WITH ORDINALITY u(attnum, place)"
                + " JOIN pg_attribute a ON a.attrelid = " + relation + " AND a.attnum = u.attnum ORDER BY u.place)";
    }

    private static String resting(String index) {
        return "ARRAY(SELECT format('%s of %s', r.conname, r.conrelid::regclass) FROM pg_constraint r WHERE r.contype = 'f'"
                + " AND r.conparentid = 0 AND r.conindid = " + index + " ORDER BY 1)";
    }

    /** Of one table that is there. */
    Bindings read(TableName name, long oid) throws SQLException {
        List<Bindings.BoundColumn> columns = list(
                COLUMNS,
                oid,
                row -> new Bindings.BoundColumn(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(7)));
        List<Bindings.Constraint> constraints = list(
                CONSTRAINTS,
                oid,
                row -> new Bindings.Constraint(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        TableReader.texts(row, 5),
                        row.getString(6),
                        row.getBoolean(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        TableReader.texts(row, 12),
                        row.getBoolean(13),
                        TableReader.texts(row, 14),
                        isUnderWay(row)));
        List<Bindings.NamedIndex> indexes = list(
                INDEXES,
                oid,
                row -> new Bindings.NamedIndex(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getString(7),
                        TableReader.texts(row, 8),
                        row.getString(9),
                        row.getString(10),
                        TableReader.texts(row, 11)));
        List<String> triggers = list(TRIGGERS, oid, row -> row.getString(1));
        return new Bindings(
                Identifiers.schemaOf(name),
                name.name(),
                columns,
                constraints,
                indexes,
                taken(name, oid),
                columns.stream()
                        .map(Bindings.BoundColumn::name)
                        .filter(column -> OwnNames.isHidden(column)
                                || triggers.stream().anyMatch(trigger -> isOthers(trigger, name, column)))
                        .toList(),
                foreign(name, oid, constraints));
    }

    private static boolean isUnderWay(ResultSet row) throws SQLException {
        List<String> triggers = TableReader.texts(row, 15);
        return TableReader.texts(row, 12).stream()
                .anyMatch(column -> OwnNames.isHidden(column)
                        || triggers.stream().anyMatch(trigger -> OwnNames.isTriggerOf(trigger, column)));
    }

    private boolean isOthers(String trigger, TableName table, String column) {
        return OwnNames.isTriggerOf(trigger, column)
                && !trigger.equals(OwnNames.of(migration).trigger(table, column));
    }

    /** A constraint's name is its table's; one that has an index shares it with every relation of the schema. */
    private List<String> taken(TableName name, long oid) throws SQLException {
        Set<String> taken = new TreeSet<>();
        for (AddConstraint add : adds(name).toList()) {
            String wanted = add.name().orElse("");
            boolean indexed =
                    add.constraint() instanceof Constraint.Unique || add.constraint() instanceof Constraint.PrimaryKey;
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = ? AND k.conname = ?)"
                            + " OR (? AND EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE n.nspname = ? AND c.relname = ?))")) {
                query.setLong(1, oid);
                query.setString(2, wanted);
                query.setBoolean(3, indexed);
                query.setString(4, Identifiers.schemaOf(name));
                query.setString(5, wanted);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        taken.add(wanted);
                    }
                }
            }
        }
        return List.copyOf(taken);
    }

    private List<Bindings.Foreign> foreign(TableName name, long oid, List<Bindings.Constraint> constraints)
            throws SQLException {
        List<Bindings.Foreign> foreign = new ArrayList<>();
        for (AddConstraint add : adds(name).toList()) {
            if (add.constraint() instanceof Constraint.ForeignKey key) {
                missing(oid, Identifiers.schemaOf(key.table()), key.table().name(), key.to())
                        .ifPresent(foreign::add);
            }
        }
        Set<String> dropped = new LinkedHashSet<>();
        effects(name).forEach(effect -> {
            if (effect instanceof Effect.Frees frees) {
                frees.constraint().ifPresent(dropped::add);
            }
        });
        for (Bindings.Constraint constraint : constraints) {
            if (dropped.contains(constraint.name()) && !constraint.table().isEmpty()) {
                missing(oid, constraint.schema(), constraint.table(), constraint.to())
                        .ifPresent(foreign::add);
            }
        }
        for (AddConstraint add : NewTable.added(migration).toList()) {
            if (add.constraint() instanceof Constraint.ForeignKey key
                    && isSame(key.table(), name)
                    && NewTable.isMade(migration, add.table())) {
                missing(
                                MISSING_FOR_NEW,
                                Identifiers.schemaOf(add.table()),
                                Identifiers.schemaOf(name),
                                name.name(),
                                key.to())
                        .ifPresent(foreign::add);
            }
        }
        return foreign.stream().distinct().toList();
    }

    private Optional<Bindings.Foreign> missing(long oid, String schema, String table, List<String> columns)
            throws SQLException {
        return missing(MISSING, oid, schema, table, columns);
    }

    /**
     * What whoever makes a foreign key to that table lacks there.
     *
     * @param start the table where it starts, or the schema in which that will be made
     */
    private Optional<Bindings.Foreign> missing(
            String sql, Object start, String schema, String table, List<String> columns) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", columns.toArray()));
            query.setObject(2, start);
            query.setString(3, schema);
            query.setString(4, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Bindings.Foreign(schema, table, TableReader.texts(row, 1)))
                        : Optional.empty();
            }
        }
    }

    private Stream<AddConstraint> adds(TableName name) {
        return NewTable.added(migration).filter(add -> isSame(add.table(), name));
    }

    private Stream<Effect> effects(TableName name) {
        return migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> isSame(effect.table(), name));
    }

    private static boolean isSame(TableName one, TableName other) {
        return Identifiers.schemaOf(one).equals(Identifiers.schemaOf(other))
                && one.name().equals(other.name());
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, long oid, Row<T> each) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(each.read(row));
                }
            }
        }
        return all;
    }
}
