package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.IndexKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the indexes that use touched columns. Confined to the caller's thread and one transaction. */
final class IndexReader {
    private static final String INDEXES = """
            SELECT i.indexrelid, c.relname, am.amname, i.indisunique AND NOT i.indisexclusion, i.indisprimary, i.indisvalid AND i.indisready,
              coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false), i.indisreplident,
              coalesce((SELECT k.conname FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid
                AND k.contype IN ('p', 'u', 'x') LIMIT 1), ''),
              NOT i.indimmediate, i.indexprs IS NOT NULL, coalesce(pg_get_expr(i.indpred, i.indrelid), ''),
              ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE k.place > i.indnkeyatts ORDER BY k.place),
              coalesce(c.reloptions, '{}'),
              coalesce((SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace), ''),
              coalesce(obj_description(i.indexrelid, 'pg_class'), ''),
              ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend d
                JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid > 0
                  AND (d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                    OR d.classid = 'pg_constraint'::regclass AND d.objid IN (SELECT k.oid FROM pg_constraint k
                      WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')))
                ORDER BY 1), n.nspname,
              coalesce((SELECT obj_description(k.oid, 'pg_constraint') FROM pg_constraint k WHERE k.conindid = i.indexrelid
                AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x') LIMIT 1), ''),
              i.indisclustered,
              EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype = 'f'
                AND f.conname !~ '^(zzz_)?blw_.*_twin$')
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am am ON am.oid = c.relam
              JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indrelid = ? ORDER BY c.relname
            """;

    private static final String KEYS = """
            SELECT a.attname, CASE WHEN k.attnum = 0 THEN pg_get_indexdef(i.indexrelid, k.place::int, false) ELSE '' END,
              CASE WHEN i.indcollation[k.place - 1] IN (0, coalesce(a.attcollation, 0)) THEN ''
                ELSE (SELECT quote_ident(n.nspname) || '.' || quote_ident(co.collname) FROM pg_collation co
                  JOIN pg_namespace n ON n.oid = co.collnamespace WHERE co.oid = i.indcollation[k.place - 1]) END,
              CASE WHEN o.opcdefault THEN '' ELSE quote_ident(n.nspname) || '.' || quote_ident(o.opcname) END,
              coalesce(array_length(ia.attoptions, 1), 0) > 0,
              i.indoption[k.place - 1] & 1 <> 0, i.indoption[k.place - 1] & 2 <> 0
            FROM pg_index i
              JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place) ON k.place <= i.indnkeyatts
              LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
              JOIN pg_opclass o ON o.oid = i.indclass[k.place - 1]
              JOIN pg_namespace n ON n.oid = o.opcnamespace
              JOIN pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = k.place
            WHERE i.indexrelid = ? ORDER BY k.place
            """;

    private final Connection connection;
    private final Touched.TouchedTable touched;
    private final long table;
    private final Set<String> own;
    private final Set<String> hidden;

    /**
     * @param own qualified names of indexes this migration made, to be left out
     * @param hidden columns that are hidden now, by the document's names
     */
    IndexReader(Connection connection, Touched.TouchedTable touched, long table, Set<String> own, Set<String> hidden) {
        this.connection = connection;
        this.touched = touched;
        this.table = table;
        this.own = own;
        this.hidden = hidden;
    }

    List<Index> read(Set<String> columns) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        Map<String, Index> wentOver = wentOver();
        try (PreparedStatement query = connection.prepareStatement(INDEXES)) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Optional<Index> before = Optional.ofNullable(wentOver.get(row.getString(2)));
                    if (before.isPresent()) {
                        // As it was at the hidden column, as long as it binds what it bound.
                        if (row.getBoolean(4) == before.get().unique()) {
                            indexes.add(before.get().withValid(row.getBoolean(6)));
                        }
                        continue;
                    }
                    List<String> uses =
                            shown(TableReader.texts(row, 17)).stream().sorted().toList();
                    String name = row.getString(2);
                    // A twin of another migration concerns who takes its column away: a rename would have to make a
                    // twin of it.
                    boolean ours = own.contains(row.getString(18) + "." + name)
                            || (OwnNames.isTwin(name) && uses.stream().noneMatch(touched.taken()::contains));
                    if (!ours && uses.stream().anyMatch(columns::contains)) {
                        indexes.add(index(row, uses));
                    }
                }
            }
        }
        Set<String> twins = touched.ownTwins(indexes.stream().map(Index::name).toList());
        indexes.removeIf(index -> twins.contains(index.name()));
        return indexes;
    }

    /** Indexes that have gone over with columns which are hidden now, by name. */
    private Map<String, Index> wentOver() throws SQLException {
        Map<String, Index> found = new TreeMap<>();
        for (String column : hidden) {
            String function = touched.names.conversion(touched.table, column, "differ");
            new IndexTraces(connection, touched.table)
                    .declaredBy(function)
                    .forEach(index -> found.put(index.name(), index));
        }
        return found;
    }

    private Index index(ResultSet row, List<String> uses) throws SQLException {
        List<String> options = new ArrayList<>(TableReader.texts(row, 14));
        options.sort(null);
        return new Index(
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getString(9),
                row.getBoolean(10),
                row.getBoolean(11),
                touched.shownExpression(row.getString(12)),
                keys(row.getLong(1)),
                shown(TableReader.texts(row, 13)),
                options,
                row.getString(15),
                row.getString(16),
                row.getString(19),
                row.getBoolean(20),
                row.getBoolean(21),
                uses);
    }

    private List<IndexKey> keys(long index) throws SQLException {
        List<IndexKey> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setLong(1, index);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(new IndexKey(
                            Optional.ofNullable(row.getString(1))
                                    .map(touched::shown)
                                    .orElse(""),
                            touched.shownExpression(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            row.getBoolean(7)));
                }
            }
        }
        return keys;
    }

    private List<String> shown(List<String> names) {
        return names.stream().map(touched::shown).toList();
    }
}
