package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the foreign keys that start at columns of one table or point at them. Confined to the caller's thread and one transaction. */
final class ForeignKeyReader {
    /**
     * Columns of {@code ON DELETE SET} are known from 15 on, what is not enforced and what is over periods from 18 on. The agent locks the
     * other table as its owner; the owner of the table where the key starts makes it. One of or to a partitioned table has a row for each
     * partition too, which the server makes and drops with it.
     */
    private static final String KEYS = """
            SELECT k.conname, fn.nspname, f.relname, %s, n.nspname, t.relname, %s, k.confmatchtype = 'f', %s, %s, k.condeferrable,
              k.condeferred,
              ARRAY(SELECT a.attname::text FROM jsonb_array_elements_text(nullif(to_jsonb(k) -> 'confdelsetcols', 'null')) s(attnum)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = s.attnum::int ORDER BY 1),
              k.convalidated, t.relkind = 'p',
              CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) THEN 'is NOT ENFORCED'
                WHEN coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) THEN 'is over a PERIOD'
                WHEN f.relkind = 'p' THEN 'belongs to a partitioned table'
                WHEN EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgenabled <> 'O')
                THEN 'has triggers that are switched off, or enabled otherwise than the server does it' ELSE '' END,
              EXISTS (SELECT FROM pg_constraint o WHERE o.contype = 'f' AND o.conparentid = 0 AND o.confrelid = k.confrelid AND o.oid <> k.oid
                AND o.conname !~ '^(zzz_)?blw_.*_twin$'
                AND ARRAY['c', 'n', 'd'] && ARRAY[o.confdeltype, o.confupdtype, k.confdeltype, k.confupdtype]::text[]),
              greatest(f.reltuples, 0)::bigint, coalesce(obj_description(k.oid, 'pg_constraint'), ''),
              array_remove(ARRAY[(SELECT %s FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE c.oid = CASE WHEN f.oid = own.oid THEN t.oid ELSE f.oid END),
                CASE WHEN f.oid <> own.oid AND NOT has_schema_privilege(f.relowner, fn.oid, 'USAGE')
                THEN format('GRANT USAGE ON SCHEMA %%I TO %%I', fn.nspname, pg_get_userbyid(f.relowner)) END,
                CASE WHEN NOT has_schema_privilege(f.relowner, n.oid, 'USAGE')
                THEN format('GRANT USAGE ON SCHEMA %%I TO %%I', n.nspname, pg_get_userbyid(f.relowner)) END,
                CASE WHEN NOT has_table_privilege(f.relowner, t.oid, 'REFERENCES') AND EXISTS (
                  SELECT FROM unnest(k.confkey) r(attnum) WHERE NOT has_column_privilege(f.relowner, t.oid, r.attnum, 'REFERENCES'))
                THEN format('GRANT REFERENCES ON TABLE %%I.%%I TO %%I', n.nspname, t.relname, pg_get_userbyid(f.relowner)) END], NULL),
              ARRAY(SELECT g.tgname::text FROM pg_trigger g WHERE g.tgrelid = k.conrelid AND NOT g.tgisinternal),
              ARRAY(SELECT g.tgname::text FROM pg_trigger g WHERE g.tgrelid = k.confrelid AND NOT g.tgisinternal)
            FROM (SELECT ?::bigint::oid) own (oid)
              JOIN pg_constraint k ON k.contype = 'f' AND k.conparentid = 0 AND (k.conrelid = own.oid OR k.confrelid = own.oid)
              JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
              JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            ORDER BY k.conname, fn.nspname, f.relname
            """.formatted(
                    names("k.conkey", "k.conrelid"),
                    names("k.confkey", "k.confrelid"),
                    action("k.confupdtype"),
                    action("k.confdeltype"),
                    MissingRights.MEMBERSHIP);

    private final Connection connection;
    private final Touched.TouchedTable touched;
    private final long table;

    ForeignKeyReader(Connection connection, Touched.TouchedTable touched, long table) {
        this.connection = connection;
        this.touched = touched;
        this.table = table;
    }

    private static String names(String numbers, String relation) {
        return "ARRAY(SELECT a.attname::text FROM unnest(" + numbers + ") WITH ORDINALITY u(attnum, place)"
                + " JOIN pg_attribute a ON a.attrelid = " + relation + " AND a.attnum = u.attnum ORDER BY u.place),"
                + " " + relation + " = own.oid";
    }

    private static String action(String letter) {
        return "CASE " + letter
                + " WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'"
                + " ELSE 'SET DEFAULT' END";
    }

    /** Those that are at one of the columns, by the document's names, but for the likes that this migration makes. */
    List<ForeignKey> read(Set<String> columns) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ForeignKey key = key(row);
                    boolean starts =
                            row.getBoolean(5) && key.start().columns().stream().anyMatch(columns::contains);
                    boolean ends =
                            row.getBoolean(9) && key.end().columns().stream().anyMatch(columns::contains);
                    if (starts || ends) {
                        keys.add(key);
                    }
                }
            }
        }
        Set<String> own = touched.ownTwins(keys.stream().map(ForeignKey::name).toList());
        keys.removeIf(key -> own.contains(key.name()));
        return keys;
    }

    private ForeignKey key(ResultSet row) throws SQLException {
        ForeignKey.Side start = side(row, 2);
        ForeignKey.Side end = side(row, 6);
        return new ForeignKey(
                row.getString(1),
                start,
                end,
                new ForeignKey.Rules(
                        row.getBoolean(10),
                        row.getString(11),
                        row.getString(12),
                        row.getBoolean(13),
                        row.getBoolean(14)),
                shown(TableReader.texts(row, 15), row.getBoolean(5)),
                row.getBoolean(16),
                row.getBoolean(17),
                row.getString(18),
                row.getBoolean(19),
                row.getLong(20),
                row.getString(21),
                TableReader.texts(row, 22),
                isUnderWay(start, TableReader.texts(row, 23)) || isUnderWay(end, TableReader.texts(row, 24)));
    }

    /** Whether one of the columns has a trigger of another migration's. */
    private boolean isUnderWay(ForeignKey.Side side, List<String> triggers) {
        TableName table = new TableName(Optional.of(side.schema()), side.table());
        return side.columns().stream()
                .anyMatch(column -> triggers.stream()
                        .filter(trigger -> OwnNames.isTriggerOf(trigger, column))
                        .anyMatch(trigger -> !trigger.equals(touched.names.trigger(table, column))));
    }

    private ForeignKey.Side side(ResultSet row, int first) throws SQLException {
        return new ForeignKey.Side(
                row.getString(first),
                row.getString(first + 1),
                shown(TableReader.texts(row, first + 2), row.getBoolean(first + 3)));
    }

    /** Another table may have a column that is called like a hidden one of this. */
    private List<String> shown(List<String> names, boolean ofThisTable) {
        return ofThisTable ? names.stream().map(touched::shown).toList() : names;
    }
}
