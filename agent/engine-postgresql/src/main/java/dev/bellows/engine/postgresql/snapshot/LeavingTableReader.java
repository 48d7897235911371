package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what hangs on a table that is dropped, hidden or not. Confined to the caller's thread and one transaction, whose
 * {@code search_path} is {@code pg_catalog}.
 */
final class LeavingTableReader {
    /**
     * From the table to its parts, which the server drops with it unasked; whatever else depends on one of those is in the way. A publication
     * that names the table would forget it with the drop, and a subscriber that takes its rows would not be told.
     */
    private static final String HANGING = """
            WITH RECURSIVE parts(classid, objid) AS (
              SELECT 'pg_class'::regclass::oid, ?::oid
              UNION
              SELECT d.classid, d.objid FROM parts p JOIN pg_depend d ON d.refclassid = p.classid AND d.refobjid = p.objid
              WHERE d.deptype IN ('a', 'i') AND d.classid <> 'pg_publication_rel'::regclass)
            SELECT i.type || ' ' || i.identity FROM parts p
              JOIN pg_depend d ON d.refclassid = p.classid AND d.refobjid = p.objid
              LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
              LEFT JOIN pg_class v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')
              CROSS JOIN LATERAL pg_identify_object(CASE WHEN v.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END,
                coalesce(v.oid, d.objid), CASE WHEN v.oid IS NULL THEN d.objsubid ELSE 0 END) i
            WHERE NOT EXISTS (SELECT FROM parts q WHERE q.classid = d.classid AND q.objid = d.objid)
            UNION
            SELECT 'extension ' || e.extname FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = ? AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
            ORDER BY 1
            """;

    /** One that leads to a partitioned table is one constraint more for each partition, and goes with its first. */
    private static final String KEYS = """
            SELECT k.conname, n.nspname, c.relname,
              k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'),
              array_remove(ARRAY[""" + MissingRights.MEMBERSHIP + """
            , CASE WHEN NOT has_schema_privilege(n.oid, 'USAGE') THEN format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, current_user) END
              ], NULL)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE k.conrelid = ? AND k.contype = 'f' AND k.confrelid <> k.conrelid AND k.conparentid = 0 ORDER BY k.conname COLLATE "C"
            """;

    private static final String SEQUENCES = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_depend d
              JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S' JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ? AND d.deptype IN ('a', 'i')
            ORDER BY 1
            """;

    private static final String UNDER_WAY = """
            SELECT x.name FROM (
              SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
              UNION SELECT t.tgname::text FROM pg_trigger t WHERE t.tgrelid = ? AND NOT t.tgisinternal
              UNION SELECT k.conname::text FROM pg_constraint k WHERE k.conrelid = ?
              UNION SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = ?) x(name)
            WHERE starts_with(x.name, ?) OR starts_with(x.name, ?) ORDER BY 1
            """;

    /** Functions that the catalog knows as dependents are none of these: their texts are parsed when they are made. */
    private static final String MENTIONS = """
            SELECT p.oid::regprocedure::text,
              concat_ws(' ', p.prosrc, (SELECT string_agg(encode(t.tgargs, 'escape'), ' ') FROM pg_trigger t WHERE t.tgfoid = p.oid)),
              ARRAY(SELECT x.name FROM (
                SELECT format('trigger %I on %s', t.tgname, t.tgrelid::regclass) FROM pg_trigger t
                  WHERE t.tgfoid = p.oid AND t.tgrelid <> ? AND NOT t.tgisinternal AND t.tgenabled <> 'D'
                UNION SELECT format('event trigger %I', e.evtname) FROM pg_event_trigger e
                  WHERE e.evtfoid = p.oid AND e.evtenabled <> 'D') x(name) ORDER BY 1),
              EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid AND t.tgrelid = ? AND NOT t.tgisinternal)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows') AND NOT starts_with(p.proname, ?)
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    private final Connection connection;
    private final TableName table;
    private final long oid;

    /**
     * @param table its own name, hidden or not
     */
    LeavingTableReader(Connection connection, TableName table, long oid) {
        this.connection = connection;
        this.table = table;
        this.oid = oid;
    }

    /**
     * @param planning whether to read what planning needs and a comparison does not
     */
    LeavingTable read(boolean planning) throws SQLException {
        return new LeavingTable(
                Identifiers.schemaOf(table),
                table.name(),
                texts(HANGING, oid, oid),
                keys(),
                planning ? texts(SEQUENCES, oid) : List.of(),
                planning ? texts(UNDER_WAY, oid, oid, oid, oid, OwnNames.PREFIX, OwnNames.TRIGGER_PREFIX) : List.of(),
                planning ? mentions() : List.of());
    }

    private List<LeavingTable.Key> keys() throws SQLException {
        List<LeavingTable.Key> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(new LeavingTable.Key(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4),
                            TableReader.texts(row, 5)));
                }
            }
        }
        return keys;
    }

    private List<LeavingTable.Mention> mentions() throws SQLException {
        Pattern word = Pattern.compile(
                "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(table.name()) + "(?![\\p{L}\\p{N}_$])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        List<LeavingTable.Mention> mentions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MENTIONS)) {
            query.setLong(1, oid);
            query.setLong(2, oid);
            query.setString(3, OwnNames.PREFIX);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (word.matcher(row.getString(2)).find()) {
                        mentions.add(new LeavingTable.Mention(
                                row.getString(1), TableReader.texts(row, 3), row.getBoolean(4)));
                    }
                }
            }
        }
        return mentions;
    }

    private List<String> texts(String sql, Object... arguments) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        }
        return texts;
    }
}
