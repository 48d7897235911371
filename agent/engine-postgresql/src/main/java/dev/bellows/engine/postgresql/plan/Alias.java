package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.snapshot.AliasedTable.AliasedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A view that stands for a table under another name: whoever may do something with the table may do it with the view, and nobody else.
 * The server lets writers through a view that is no more than the columns of one table.
 *
 * <p>With the caller's rights the server asks for those on the table too, and takes policies of rows for the caller's; but whoever may read
 * single columns only could read nothing. With the owner's rights those on the view decide, column by column.
 *
 * @param schema exact name of the schema of both
 * @param table exact name of the table
 * @param name exact name of the view
 * @param invoker whether it runs with its caller's rights, else with its owner's, who is the table's
 * @param columns the table's, in order
 */
record Alias(String schema, String table, String name, boolean invoker, List<AliasedColumn> columns) {
    private static final Pattern PLACE = Pattern.compile(":(view|table|declaration|statement)\\b");

    Alias {
        columns = List.copyOf(columns);
    }

    /** Statements that make it, as the table's owner. */
    List<String> create() {
        String view = qualified(schema, name);
        List<String> sql = new ArrayList<>();
        sql.add("CREATE VIEW " + view + (invoker ? " WITH (security_invoker = true)" : "") + " AS SELECT "
                + String.join(
                        ", ", columns.stream().map(it -> quoted(it.name())).toList()) + " FROM "
                + qualified(schema, table));
        // Else SET column = DEFAULT writes NULL through it. Not of identities: nextval takes a right that they do not.
        String defaults = columns.stream()
                .filter(it -> !it.defaultExpression().isEmpty())
                .map(it -> "ALTER COLUMN " + quoted(it.name()) + " SET DEFAULT " + it.defaultExpression())
                .collect(Collectors.joining(", "));
        if (!defaults.isEmpty()) {
            sql.add("ALTER VIEW " + view + " " + defaults);
        }
        sql.add("DO " + dollarQuoted(filled(CARRY)));
        return sql;
    }

    /** The statement that drops it, and nothing with it. */
    String drop() {
        return "DROP VIEW " + qualified(schema, name);
    }

    /** It is there, over this table, and can be written. */
    String isThere() {
        return filled("EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid"
                + " JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid"
                + " WHERE c.oid = :view AND c.relkind = 'v' AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                + " AND d.refobjid = :table AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28)");
    }

    static String isTable(String schema, String called) {
        return "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = " + Probe.relation(schema, called)
                + " AND c.relkind = 'r')";
    }

    /** Conditions under which it stands for the table, with what to say to people where one does not hold. */
    List<String> standing() {
        String view = qualified(schema, name);
        String of = qualified(schema, table);
        return List.of(
                said(isThere(), "view " + view + " over " + of + " is gone or another one"),
                said(
                        filled("(" + NAMES + ":view) = " + NAMES + ":table))"),
                        "columns of view " + view + " are not those of " + of
                                + ": CREATE OR REPLACE VIEW with all of them"),
                said(
                        filled(DEFAULTS),
                        "a default of view " + view + " is not that of " + of + ": ALTER VIEW " + view
                                + " ALTER COLUMN … SET DEFAULT …"),
                said(
                        filled("NOT EXISTS (" + rights(":table") + " EXCEPT " + rights(":view") + ")"),
                        "somebody may do with " + of + " what he may not do with view " + view
                                + ": GRANT it there too"),
                said(
                        filled("NOT EXISTS (" + rights(":view") + " EXCEPT " + rights(":table") + ")"),
                        "somebody may do with view " + view + " what he may not do with " + of
                                + ": REVOKE it there, or GRANT it on both"),
                said(
                        filled(invoker ? AS_CALLER : AS_OWNER),
                        invoker
                                ? "view " + view
                                        + " does not run with its caller's rights any more, or somebody may read single columns of "
                                        + of + " only, who can read nothing through the view"
                                : "view " + view + " does not run with the rights of the owner of " + of
                                        + " any more, or row level security came to " + of
                                        + ", which the view passes by"));
    }

    /** A condition with words for people; those that would end a comment are left out. */
    private static String said(String condition, String words) {
        boolean fit = !words.contains("/*") && !words.contains("*/") && words.indexOf('\n') < 0;
        return "(" + condition + (fit ? " /* " + words + " */" : "") + ")";
    }

    private String filled(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "view" -> Probe.relation(schema, name);
                            case "table" -> Probe.relation(schema, table);
                            case "declaration" -> CarryBlock.DECLARATION;
                            case "statement" -> CarryBlock.VARIABLE;
                            case String other -> throw new IllegalStateException(other);
                        }));
    }

    private static final String NAMES =
            "ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = ";

    private static final String DEFAULTS =
            "NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                    + " JOIN pg_catalog.pg_attribute b ON b.attrelid = :view AND b.attname = a.attname"
                    + " LEFT JOIN pg_catalog.pg_attrdef e ON e.adrelid = b.attrelid AND e.adnum = b.attnum"
                    + " WHERE a.attrelid = :table AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
                    + " AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM pg_catalog.pg_get_expr(e.adbin, e.adrelid))";

    private static final String OWNER =
            "EXISTS (SELECT FROM pg_catalog.pg_class c, pg_catalog.pg_class v WHERE c.oid = :table AND v.oid = :view AND c.relowner = v.relowner";

    private static final String AS_CALLER = OWNER + " AND 'security_invoker=true' = ANY (v.reloptions)"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a, pg_catalog.aclexplode(a.attacl) p WHERE a.attrelid = c.oid"
            + " AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type = 'SELECT'))";

    private static final String AS_OWNER =
            OWNER + " AND NOT c.relrowsecurity AND 'security_invoker=true' <> ALL (coalesce(v.reloptions, '{}')))";

    /** Rights that work through a view; whether they may be handed on is asked for too. */
    private static String rights(String relation) {
        return "(SELECT p.grantee, p.privilege_type, '' AS attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_class c,"
                + " pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) p WHERE c.oid = "
                + relation
                + " AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') GROUP BY 1, 2"
                + " UNION ALL SELECT p.grantee, p.privilege_type, a.attname, pg_catalog.bool_or(p.is_grantable)"
                + " FROM pg_catalog.pg_attribute a, pg_catalog.aclexplode(a.attacl) p WHERE a.attrelid = " + relation
                + " AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE') GROUP BY 1, 2, 3)";
    }

    /** What default privileges gave first goes first. An owner who took rights from himself has not got them here either. */
    private static final String CARRY = """

            :declaration;
            BEGIN
              FOR :statement IN
                SELECT x.sql FROM (
                  SELECT 1, format('REVOKE ALL ON TABLE %s FROM %s', v.oid::regclass, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE
                      quote_ident(pg_get_userbyid(a.grantee)) END)
                    FROM pg_class v, pg_class c, aclexplode(coalesce(v.relacl, acldefault('r', v.relowner))) a
                    WHERE v.oid = :view AND c.oid = :table AND (v.relacl IS NOT NULL OR c.relacl IS NOT NULL)
                  UNION ALL SELECT 2, format('GRANT %s ON TABLE %s TO %s%s', a.privilege_type, :view, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE
                      quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                    FROM pg_class v, pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
                    WHERE v.oid = :view AND c.oid = :table AND (v.relacl IS NOT NULL OR c.relacl IS NOT NULL)
                      AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                  UNION ALL SELECT 3, format('GRANT %s (%I) ON TABLE %s TO %s%s', a.privilege_type, t.attname, :view,
                      CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                      CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                    FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = :table AND t.attnum > 0 AND NOT t.attisdropped
                      AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE')
                  UNION ALL SELECT 4, format('COMMENT ON VIEW %s IS %L', :view, obj_description(:table, 'pg_class'))
                    WHERE obj_description(:table, 'pg_class') IS NOT NULL
                  UNION ALL SELECT 5, format('COMMENT ON COLUMN %s.%I IS %L', :view, t.attname, col_description(t.attrelid, t.attnum))
                    FROM pg_attribute t WHERE t.attrelid = :table AND t.attnum > 0 AND NOT t.attisdropped
                      AND col_description(t.attrelid, t.attnum) IS NOT NULL) x(place, sql) ORDER BY x.place
              LOOP
                EXECUTE :statement;
              END LOOP;
            END
            """;
}
