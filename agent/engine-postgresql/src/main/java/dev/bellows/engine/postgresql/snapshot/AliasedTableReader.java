package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.AliasedTable.AliasedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a second name of a table must be like. Confined to the caller's thread and one transaction, whose {@code search_path} is
 * {@code pg_catalog}.
 */
final class AliasedTableReader {
    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(d.adbin, d.adrelid), '') ELSE '' END, a.attidentity::text
            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """;

    private static final String READ_BY_COLUMN = """
            SELECT 'yes' WHERE EXISTS (SELECT FROM pg_attribute a, aclexplode(a.attacl) p
              WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type = 'SELECT')
            """;

    private static final String VIEW = """
            SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'v' AND c.oid <> ?
            """;

    /** A row type's array gets out of the way by itself; every other type keeps its name. */
    private static final String TAKEN = """
            SELECT i.type || ' ' || i.identity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
              pg_identify_object('pg_class'::regclass, c.oid, 0) i
            WHERE n.nspname = ? AND c.relname = ? AND c.oid NOT IN (?, ?)
            UNION
            SELECT 'type ' || t.oid::regtype FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname = ? AND t.typname = ? AND t.typrelid = 0
              AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid AND e.typrelid <> 0)
            ORDER BY 1
            """;

    private static final String IN_THE_WAY = """
            SELECT x.what FROM pg_class c CROSS JOIN LATERAL (
              SELECT format('it has rule %I', w.rulename) FROM pg_rewrite w WHERE w.ev_class = c.oid
              UNION ALL SELECT format('it is part of extension %I', e.extname) FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
              UNION ALL SELECT format('it is a table of type %s', c.reloftype::regtype) WHERE c.reloftype <> 0
              UNION ALL SELECT 'its owner took rights on it from himself, and a view may need them' WHERE NOT (
                has_table_privilege(c.relowner, c.oid, 'SELECT') AND has_table_privilege(c.relowner, c.oid, 'INSERT')
                AND has_table_privilege(c.relowner, c.oid, 'UPDATE') AND has_table_privilege(c.relowner, c.oid, 'DELETE'))
              UNION ALL SELECT 'it is a temporary table' WHERE c.relpersistence = 't'
              UNION ALL SELECT 'it has no column' WHERE NOT EXISTS (SELECT FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)) x(what)
            WHERE c.oid = ? ORDER BY 1
            """;

    /** What depends on the view, or on the type of its rows, and is no part of it. */
    private static final String HANGING = """
            WITH RECURSIVE parts(classid, objid) AS (
              SELECT 'pg_class'::regclass::oid, ?::oid
              UNION
              SELECT d.classid, d.objid FROM parts p JOIN pg_depend d ON d.refclassid = p.classid AND d.refobjid = p.objid
              WHERE d.deptype IN ('a', 'i') AND d.classid <> 'pg_trigger'::regclass)
            SELECT i.type || ' ' || i.identity FROM parts p
              JOIN pg_depend d ON d.refclassid = p.classid AND d.refobjid = p.objid
              LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
              LEFT JOIN pg_class v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')
              CROSS JOIN LATERAL pg_identify_object(CASE WHEN v.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END,
                coalesce(v.oid, d.objid), CASE WHEN v.oid IS NULL THEN d.objsubid ELSE 0 END) i
            WHERE NOT EXISTS (SELECT FROM parts q WHERE q.classid = d.classid AND q.objid = d.objid)
            ORDER BY 1
            """;

    /** Rights that work through a view, by whoever gave them. */
    private static final String RIGHTS = """
            (SELECT a.grantee, a.privilege_type, '' AS attname FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
              WHERE c.oid = ? AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            UNION SELECT a.grantee, a.privilege_type, t.attname FROM pg_attribute t, aclexplode(t.attacl) a
              WHERE t.attrelid = ? AND t.attnum > 0 AND NOT t.attisdropped AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE'))""";

    private static final String ONLY_THERE =
            "SELECT r.privilege_type || CASE WHEN r.attname = '' THEN '' ELSE format(' (%I)', r.attname) END"
                    + " || ' for ' || CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.grantee)) END FROM ("
                    + RIGHTS + " EXCEPT " + RIGHTS + ") r ORDER BY 1";

    private static final String ELSEWHERE = """
            SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = ? AND n.nspname <> ? AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY n.nspname COLLATE "C" LIMIT 20
            """;

    /** What sessions set themselves nobody knows. */
    private static final String SHADOWED = """
            WITH paths AS (
              SELECT CASE WHEN s.setrole = 0 THEN 'the database' ELSE 'role ' || quote_ident(pg_get_userbyid(s.setrole)) END AS whose,
                substr(c.text, length('search_path=') + 1) AS path
              FROM pg_db_role_setting s, unnest(s.setconfig) c(text)
              WHERE c.text LIKE 'search\\_path=%' AND s.setdatabase IN (0, (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))),
            named AS (
              SELECT p.whose, p.path, btrim(u.name, ' "') AS name, u.place
              FROM paths p, unnest(string_to_array(p.path, ',')) WITH ORDINALITY u(name, place))
            SELECT DISTINCT format('that of %s is %s', a.whose, a.path) FROM named a JOIN named b USING (whose, path)
            WHERE a.name = ? AND a.place < b.place AND b.name <> a.name AND EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relname = ? AND n.nspname = b.name AND c.relkind IN ('r', 'p', 'v', 'm', 'f')) ORDER BY 1
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
    private static final String TEXTS = """
            SELECT p.oid::regprocedure::text,
              concat_ws(' ', p.prosrc, g.text),
              EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid AND t.tgrelid = ? AND NOT t.tgisinternal)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace LEFT JOIN (SELECT t.tgfoid,
              string_agg(encode(t.tgargs, 'escape'), ' ') AS text FROM pg_trigger t WHERE t.tgnargs > 0 GROUP BY 1) g ON g.tgfoid = p.oid
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows') AND NOT starts_with(p.proname, ?)
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    private static final Pattern ASKS = word("tg_table_name|tg_relname");

    private final Connection connection;
    private final TableName table;
    private final String to;
    private final long oid;
    private final Ownership made;

    /**
     * @param table by the name that old code knows
     * @param to the name that new code knows
     */
    AliasedTableReader(Connection connection, TableName table, String to, long oid, Ownership made) {
        this.connection = connection;
        this.table = table;
        this.to = to;
        this.oid = oid;
        this.made = made;
    }

    /**
     * @param planning whether to read what planning needs and a comparison does not
     */
    AliasedTable read(boolean planning) throws SQLException {
        String schema = Identifiers.schemaOf(table);
        Optional<Long> view = texts(VIEW, schema, to, oid).stream()
                .map(Long::parseLong)
                .filter(made::ownsTable)
                .findFirst();
        List<AliasedTable.Mention> mentions = new ArrayList<>();
        List<String> called = new ArrayList<>();
        if (planning) {
            readTexts(mentions, called);
        }
        return new AliasedTable(
                schema,
                table.name(),
                to,
                columns(),
                !texts(READ_BY_COLUMN, oid).isEmpty(),
                texts(TAKEN, schema, to, oid, view.orElse(0L), schema, to),
                texts(IN_THE_WAY, oid),
                view.isPresent() ? texts(HANGING, view.get()) : List.of(),
                view.isPresent() ? texts(ONLY_THERE, view.get(), view.get(), oid, oid) : List.of(),
                planning ? texts(ELSEWHERE, to, schema) : List.of(),
                planning ? texts(SHADOWED, schema, to) : List.of(),
                planning ? texts(UNDER_WAY, oid, oid, oid, oid, OwnNames.PREFIX, OwnNames.TRIGGER_PREFIX) : List.of(),
                mentions,
                called);
    }

    private List<AliasedColumn> columns() throws SQLException {
        List<AliasedColumn> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(
                            new AliasedColumn(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return columns;
    }

    private void readTexts(List<AliasedTable.Mention> mentions, List<String> called) throws SQLException {
        Pattern old = word(Pattern.quote(table.name()));
        Pattern next = word(Pattern.quote(to));
        try (PreparedStatement query = connection.prepareStatement(TEXTS)) {
            query.setLong(1, oid);
            query.setString(2, OwnNames.PREFIX);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String text = row.getString(2);
                    if (old.matcher(text).find()) {
                        mentions.add(new AliasedTable.Mention(
                                row.getString(1), next.matcher(text).find()));
                    }
                    if (row.getBoolean(3) && ASKS.matcher(text).find()) {
                        called.add(row.getString(1));
                    }
                }
            }
        }
    }

    private static Pattern word(String wanted) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}_$])(?:" + wanted + ")(?![\\p{L}\\p{N}_$])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
