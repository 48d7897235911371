package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the foreign keys that start at columns of one table. Confined to the caller's thread and one transaction. */
final class ForeignKeyReader {
    /**
     * Columns of {@code ON DELETE SET} are known from 15 on, what is not enforced and what is over periods from 18 on. The agent locks the
     * other table as its owner, as the one table's owner it makes the constraint. One to a partitioned table has a row for each partition
     * too, which the server makes and drops with it.
     */
    private static final String KEYS = """
            SELECT k.conname, %s, n.nspname, c.relname, %s, k.confmatchtype = 'f', %s, %s, k.condeferrable, k.condeferred,
              ARRAY(SELECT a.attname::text FROM jsonb_array_elements_text(nullif(to_jsonb(k) -> 'confdelsetcols', 'null')) s(attnum)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = s.attnum::int ORDER BY 1),
              k.convalidated,
              coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AND NOT coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false),
              coalesce(obj_description(k.oid, 'pg_constraint'), ''),
              array_remove(ARRAY[%s, CASE WHEN NOT has_schema_privilege(t.relowner, n.oid, 'USAGE')
                THEN format('GRANT USAGE ON SCHEMA %%I TO %%I', n.nspname, pg_get_userbyid(t.relowner)) END,
                CASE WHEN NOT has_table_privilege(t.relowner, c.oid, 'REFERENCES') AND EXISTS (
                  SELECT FROM unnest(k.confkey) r(attnum) WHERE NOT has_column_privilege(t.relowner, c.oid, r.attnum, 'REFERENCES'))
                THEN format('GRANT REFERENCES ON TABLE %%I.%%I TO %%I', n.nspname, c.relname, pg_get_userbyid(t.relowner)) END], NULL)
            FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class c ON c.oid = k.confrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE k.conrelid = ? AND k.contype = 'f' AND k.conparentid = 0 ORDER BY k.conname
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
                + " JOIN pg_attribute a ON a.attrelid = " + relation + " AND a.attnum = u.attnum ORDER BY u.place)";
    }

    private static String action(String letter) {
        return "CASE " + letter
                + " WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'"
                + " ELSE 'SET DEFAULT' END";
    }

    /** Those that start at one of the columns, by the document's names, but for ours. */
    List<ForeignKey> read(Set<String> columns) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> starts = shown(TableReader.texts(row, 2));
                    if (!OwnNames.isTwin(row.getString(1)) && starts.stream().anyMatch(columns::contains)) {
                        keys.add(key(row, starts));
                    }
                }
            }
        }
        return keys;
    }

    private ForeignKey key(ResultSet row, List<String> starts) throws SQLException {
        return new ForeignKey(
                row.getString(1),
                starts,
                row.getString(3),
                row.getString(4),
                TableReader.texts(row, 5),
                new ForeignKey.Rules(
                        row.getBoolean(6), row.getString(7), row.getString(8), row.getBoolean(9), row.getBoolean(10)),
                shown(TableReader.texts(row, 11)),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getString(14),
                TableReader.texts(row, 15));
    }

    private List<String> shown(List<String> names) {
        return names.stream().map(touched::shown).toList();
    }
}
