package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Grant;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Mention;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads touched columns of one table. Confined to the caller's thread and one transaction. */
final class ColumnReader {
    private static final String COLUMN = """
            SELECT format_type(a.atttypid, a.atttypmod), a.atttypmod, tn.nspname || '.' || t.typname,
              CASE t.typtype WHEN 'b' THEN 'base' WHEN 'c' THEN 'composite' WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum'
                WHEN 'm' THEN 'multirange' WHEN 'r' THEN 'range' ELSE t.typtype::text END,
              a.attnotnull,
              coalesce((SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
                WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum), ''),
              a.attgenerated <> '', a.attidentity <> '',
              CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
                THEN (SELECT quote_ident(n.nspname) || '.' || quote_ident(co.collname) FROM pg_collation co
                  JOIN pg_namespace n ON n.oid = co.collnamespace WHERE co.oid = a.attcollation) ELSE '' END,
              coalesce((SELECT co.collisdeterministic FROM pg_collation co WHERE co.oid = a.attcollation), true),
              CASE WHEN a.attstorage = t.typstorage THEN ''
                ELSE CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
              CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE '' END,
              coalesce(a.attstattarget, -1)::int,
              coalesce(a.attoptions, '{}'),
              coalesce(col_description(a.attrelid, a.attnum), '')
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace tn ON tn.oid = t.typnamespace
            WHERE a.attrelid = ? AND a.attname = ? AND NOT a.attisdropped
            """;

    private static final String GRANTS = """
            SELECT CASE x.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(x.grantee) END, x.privilege_type, bool_or(x.is_grantable)
            FROM pg_attribute a, aclexplode(a.attacl) x
            WHERE a.attrelid = ? AND a.attname = ? GROUP BY 1, 2 ORDER BY 1, 2
            """;

    /** NOT NULL (a constraint from 18 on) is the column's own; the others appear as indexes. */
    private static final Set<String> READ_ELSEWHERE = Set.of("exclusion", "not null", "primary key", "unique");

    /** What goes over to the counterpart for as long as a column is hidden; a CHECK only to one that has its name. */
    private static final List<String> GOING_OVER = List.of("foreign key", Dependent.SEQUENCE);

    private static final List<String> GOING_OVER_BY_NAME = List.of("check", "foreign key", Dependent.SEQUENCE);

    /** What a trigger function calls the row that it sees. */
    private static final Set<String> ROWS = Set.of("new", "old");

    /** Indexes and the own default are read elsewhere. */
    private static final String DEPENDENTS = """
            SELECT DISTINCT s.kind, s.identity, s.kept FROM (SELECT a.attname AS at, CASE
                WHEN d.classid = 'pg_constraint'::regclass THEN CASE (SELECT c.contype FROM pg_constraint c WHERE c.oid = d.objid)
                  WHEN 'c' THEN 'check' WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'x' THEN 'exclusion' WHEN 'n' THEN CASE WHEN (SELECT c.convalidated FROM pg_constraint c WHERE c.oid = d.objid) THEN 'not null' ELSE 'unproven not null' END
                  WHEN 'f' THEN 'foreign key' ELSE 'constraint' END
                WHEN d.classid = 'pg_attrdef'::regclass THEN 'generated column'
                WHEN r.rulename <> '_RETURN' THEN 'rule'
                WHEN r.rulename = '_RETURN' THEN 'view'
                ELSE o.type END AS kind,
              CASE WHEN r.rulename = '_RETURN' THEN r.ev_class::regclass::text ELSE o.identity END AS identity,
              coalesce((SELECT v.relkind = 'm' FROM pg_class v WHERE r.rulename = '_RETURN' AND v.oid = r.ev_class), false) AS kept
            FROM pg_depend d LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid,
              pg_attribute a, pg_identify_object(d.classid, d.objid, d.objsubid) o
            WHERE a.attrelid = ? AND a.attname IN (?, ?) AND d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid
              AND d.refobjsubid = a.attnum
              AND NOT (d.classid = 'pg_attrdef'::regclass AND EXISTS (SELECT FROM pg_attrdef f
                WHERE f.oid = d.objid AND f.adrelid = a.attrelid AND f.adnum = a.attnum))
              AND NOT (d.classid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = d.objid))
              AND NOT (d.classid = 'pg_constraint'::regclass AND EXISTS (SELECT FROM pg_constraint c WHERE c.oid = d.objid
                AND c.contype IN ('c', 'f')
                AND (c.conparentid <> 0 OR c.conname ~ '^(zzz_)?blw_.*_(twin|back)$')))
              AND NOT (d.classid = 'pg_statistic_ext'::regclass AND EXISTS (SELECT FROM pg_statistic_ext s WHERE s.oid = d.objid
                AND s.stxname ~ '^blw_.*_twin$'))
            ) s WHERE s.at = ? OR s.kind = ANY (?) ORDER BY 1, 2
            """;

    /** What is given to the function of a trigger by name: its text says nothing of it. */
    private static final String USERS_OF_IDENTITY = """
            SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid)
            FROM pg_attribute a JOIN pg_depend s ON s.refclassid = 'pg_class'::regclass AND s.refobjid = a.attrelid AND s.refobjsubid = a.attnum
                AND s.classid = 'pg_class'::regclass AND s.deptype = 'i'
              JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = s.objid AND d.deptype = 'n'
            WHERE a.attrelid = ? AND a.attname = ? AND a.attidentity <> ''
            ORDER BY 1
            """;

    private static final String ARGUMENTS = """
            SELECT DISTINCT p.oid::regprocedure::text, t.tgargs, t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0,
              CASE WHEN pg_has_role(p.proowner, 'USAGE') OR p.prolang <> (SELECT l.oid FROM pg_language l WHERE l.lanname = 'plpgsql') THEN ''
                WHEN (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = p.proowner) THEN format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, current_user)
                ELSE format('GRANT %I TO %I', pg_get_userbyid(p.proowner), current_user) END
            FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgnargs > 0
            ORDER BY 1
            """;

    /** A function that a trigger's function calls sees the row where it takes one, as a record, or as JSON. */
    private static final String MENTIONS = "WITH RECURSIVE " + TriggerFunctions.REACHED + """
            SELECT p.oid::regprocedure::text,
              EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = ? AND t.tgfoid = p.oid AND NOT t.tgisinternal), p.prosrc,
              EXISTS (SELECT FROM pg_type y WHERE (y.typrelid = ? OR y.typelem = (SELECT c.reltype FROM pg_class c WHERE c.oid = ?))
                AND (y.oid = p.prorettype OR y.oid = ANY (p.proargtypes) OR y.oid = ANY (p.proallargtypes))),
              CASE WHEN pg_has_role(p.proowner, 'USAGE') OR p.prolang <> (SELECT l.oid FROM pg_language l WHERE l.lanname = 'plpgsql') THEN ''
                WHEN (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = p.proowner) THEN format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, current_user)
                ELSE format('GRANT %I TO %I', pg_get_userbyid(p.proowner), current_user) END,
              EXISTS (SELECT FROM reached r WHERE r.oid = p.oid), EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid AND NOT t.tgisinternal),
              EXISTS (SELECT FROM reached r WHERE r.oid = p.oid AND r.beforerow),
              EXISTS (SELECT FROM pg_type y WHERE y.oid = ANY (p.proargtypes) AND (y.typtype IN ('c', 'p') OR y.typname IN ('json', 'jsonb', 'hstore')))
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows') AND NOT starts_with(p.proname, ?)
              AND strpos(lower(p.prosrc), lower(?)) > 0
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    private final Connection connection;
    private final TableName table;
    private final long oid;

    ColumnReader(Connection connection, TableName table, long oid) {
        this.connection = connection;
        this.table = table;
        this.oid = oid;
    }

    Column read(String name) throws SQLException {
        return read(name, name, Optional.empty(), false);
    }

    /**
     * A hidden column, as it was: under its old name, with the default that its twin has meanwhile, where it has one.
     *
     * @param retyped whether the twin has another type: then that alone is not null while the column is hidden
     */
    Column readHidden(String hidden, String shown, String twin, boolean retyped) throws SQLException {
        return read(hidden, shown, hidden.equals(twin) ? Optional.empty() : Optional.of(read(twin)), retyped);
    }

    private Column read(String name, String shown, Optional<Column> twin, boolean retyped) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMN)) {
            query.setLong(1, oid);
            query.setString(2, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                // Servers of others keep things of their own here; a person can set these two only.
                List<String> options = TableReader.texts(row, 14).stream()
                        .filter(it -> it.startsWith("n_distinct=") || it.startsWith("n_distinct_inherited="))
                        .sorted()
                        .toList();
                return new Column(
                        shown,
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)
                                || (retyped && twin.filter(Column::notNull).isPresent()),
                        // It keeps one that is another for the twin.
                        row.getString(6).isEmpty() && twin.isPresent()
                                ? twin.get().defaultExpression()
                                : row.getString(6),
                        row.getBoolean(7),
                        row.getBoolean(8)
                                || (retyped && twin.filter(Column::identity).isPresent()),
                        row.getString(9),
                        row.getBoolean(10),
                        row.getString(11),
                        row.getString(12),
                        row.getInt(13),
                        options,
                        row.getString(15),
                        grants(name),
                        dependents(name, twin, shown),
                        mentions(shown));
            }
        }
    }

    List<Grant> grants(String name) throws SQLException {
        List<Grant> grants = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(GRANTS)) {
            query.setLong(1, oid);
            query.setString(2, name);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    grants.add(new Grant(row.getString(1), row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return grants;
    }

    /**
     * What hangs on a column.
     *
     * @param twin what has some of it for as long as the column is hidden; empty for one that is not
     */
    private List<Dependent> dependents(String name, Optional<Column> twin, String shown) throws SQLException {
        List<Dependent> dependents = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(DEPENDENTS)) {
            String other = twin.map(Column::name).orElse(name);
            query.setLong(1, oid);
            query.setString(2, name);
            query.setString(3, other);
            query.setString(4, name);
            query.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            (other.equals(shown) && !other.equals(name) ? GOING_OVER_BY_NAME : GOING_OVER).toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (!READ_ELSEWHERE.contains(row.getString(1))) {
                        dependents.add(new Dependent(
                                row.getBoolean(3) ? Dependent.MATERIALIZED_VIEW : row.getString(1), row.getString(2)));
                    }
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement(USERS_OF_IDENTITY)) {
            query.setLong(1, oid);
            query.setString(2, name);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    dependents.add(new Dependent(Dependent.USER_OF_IDENTITY, row.getString(1)));
                }
            }
        }
        return dependents;
    }

    private List<Mention> mentions(String column) throws SQLException {
        List<Mention> mentions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MENTIONS)) {
            query.setLong(1, oid);
            query.setLong(2, oid);
            query.setLong(3, oid);
            query.setLong(4, oid);
            query.setString(5, OwnNames.PREFIX);
            query.setString(6, column);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    boolean ofTrigger = row.getBoolean(2);
                    String text = row.getString(3);
                    boolean called = row.getBoolean(6) && !ofTrigger;
                    boolean elsewhere = row.getBoolean(7) && !ofTrigger;
                    boolean takesRow = row.getBoolean(9);
                    // A function of the table's rows need not name the table.
                    boolean ofRows = row.getBoolean(4) || hasWord(text, table.name()) || (called && takesRow);
                    boolean named = (ofTrigger && ROWS.contains(column.toLowerCase(Locale.ROOT)))
                            ? hasQualified(text, column)
                            : hasWord(text, column) && (ofTrigger || ofRows);
                    if (named) {
                        mentions.add(new Mention(
                                row.getString(1),
                                ofTrigger,
                                row.getString(5),
                                called || elsewhere,
                                row.getBoolean(8) && (ofTrigger || takesRow)));
                    }
                }
            }
        }
        for (Mention given : givenTo(column)) {
            mentions.removeIf(mention -> mention.function().equals(given.function()));
            mentions.add(given);
        }
        return mentions;
    }

    private Collection<Mention> givenTo(String column) throws SQLException {
        SortedMap<String, Mention> functions = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(ARGUMENTS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (hasWord(new String(row.getBytes(2), StandardCharsets.UTF_8), column)) {
                        functions.merge(
                                row.getString(1),
                                new Mention(row.getString(1), true, row.getString(4), false, row.getBoolean(3)),
                                (one, other) -> one.beforeRow() ? one : other);
                    }
                }
            }
        }
        return functions.values();
    }

    /** Whether a text has the word behind a dot or in quotes: elsewhere in a trigger function it is the row. */
    private static boolean hasQualified(String text, String word) {
        return Pattern.compile(
                        "\\.\\s*" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_$])|\"" + Pattern.quote(word) + "\"",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_$])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }
}
