package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL that makes a column like another one: type, collation, storage, statistics, options, comment and grants, but without default
 * and nullable. A default would overwrite what new code wrote (only the lowest open version's column has one), and NOT NULL would
 * refuse old writers before the trigger has seen their rows.
 */
final class TwinColumn {
    private TwinColumn() {}

    static List<String> create(String schema, String table, Column model, String twin) {
        String alter = "ALTER TABLE " + qualified(schema, table);
        String column = quoted(twin);
        List<String> sql = new ArrayList<>();
        sql.add(alter + " ADD COLUMN " + column + " " + model.type()
                + (model.collation().isEmpty() ? "" : " COLLATE " + model.collation()));
        if (!model.storage().isEmpty()) {
            sql.add(alter + " ALTER COLUMN " + column + " SET STORAGE " + model.storage());
        }
        if (!model.compression().isEmpty()) {
            sql.add(alter + " ALTER COLUMN " + column + " SET COMPRESSION " + model.compression());
        }
        if (model.statistics() >= 0) {
            sql.add(alter + " ALTER COLUMN " + column + " SET STATISTICS " + model.statistics());
        }
        if (!model.options().isEmpty()) {
            sql.add(alter + " ALTER COLUMN " + column + " SET (" + StorageOptions.rendered(model.options()) + ")");
        }
        return sql;
    }

    /**
     * Gives the one column what was said of the other since: rights, comment, statistics target and options, as they are when the
     * statement runs. Nothing is taken from it: a right that it has and the other one lacks was given to it by somebody.
     */
    static String carry(String schema, String table, String source, String destination) {
        String relation = qualified(schema, table);
        String to = literal(quoted(destination));
        String there = literal(relation) + "::pg_catalog.regclass";
        return "DO "
                + dollarQuoted("\n" + CarryBlock.DECLARATION + ";\nBEGIN\n  FOR " + CarryBlock.VARIABLE + " IN\n"
                        + "    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, " + to + ", "
                        + literal(relation) + ",\n"
                        + "        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,\n"
                        + "        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)\n"
                        + "      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee\n"
                        + "      WHERE a.attrelid = " + there + " AND a.attname = " + literal(source)
                        + " AND NOT a.attisdropped\n"
                        + "        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y\n"
                        + "          WHERE b.attrelid = a.attrelid AND b.attname = " + literal(destination)
                        + " AND y.grantee = x.grantee\n"
                        + "            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)\n"
                        + "    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', " + literal(relation) + ", "
                        + to
                        + ", col_description(a.attrelid, a.attnum))\n"
                        + "      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = "
                        + literal(destination) + "\n"
                        + "      WHERE a.attrelid = " + there + " AND a.attname = " + literal(source)
                        + " AND col_description(a.attrelid, a.attnum)\n"
                        + "        <> coalesce(col_description(b.attrelid, b.attnum), '')\n"
                        + "    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', "
                        + literal(relation)
                        + ", " + to + ", a.attstattarget)\n"
                        + "      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = "
                        + literal(destination) + "\n"
                        + "      WHERE a.attrelid = " + there + " AND a.attname = " + literal(source)
                        + " AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget\n"
                        + "    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', " + literal(relation)
                        + ", " + to
                        + ", o.option)\n"
                        + "      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = "
                        + literal(destination) + "\n"
                        + "        CROSS JOIN LATERAL unnest(a.attoptions) o(option)\n"
                        + "      WHERE a.attrelid = " + there + " AND a.attname = " + literal(source)
                        + " AND o.option ~ '^n_distinct(_inherited)?='\n"
                        + "        AND o.option <> ALL (coalesce(b.attoptions, '{}'))\n"
                        + "  LOOP\n    EXECUTE " + CarryBlock.VARIABLE + ";\n  END LOOP;\nEND\n");
    }

    /** Gives the one column the rights that every one of the others has by now. Nothing is taken from it. */
    static String carryGrants(String schema, String table, List<String> sources, String destination) {
        String relation = qualified(schema, table);
        String there = literal(relation) + "::pg_catalog.regclass";
        String names = sources.stream().map(it -> literal(it)).collect(Collectors.joining(", "));
        return "DO "
                + dollarQuoted("\n" + CarryBlock.DECLARATION + ";\nBEGIN\n  FOR " + CarryBlock.VARIABLE + " IN\n"
                        + "    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, "
                        + literal(quoted(destination)) + ", " + literal(relation) + ",\n"
                        + "        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,\n"
                        + "        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)\n"
                        + "      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee\n"
                        + "      WHERE a.attrelid = " + there + " AND a.attname IN (" + names
                        + ") AND NOT a.attisdropped\n"
                        + "        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y\n"
                        + "          WHERE b.attrelid = a.attrelid AND b.attname = " + literal(destination)
                        + " AND y.grantee = x.grantee\n"
                        + "            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)\n"
                        + "      GROUP BY x.privilege_type, x.grantee, r.rolname, x.is_grantable HAVING count(DISTINCT a.attnum) = "
                        + sources.size() + "\n"
                        + "  LOOP\n    EXECUTE " + CarryBlock.VARIABLE + ";\n  END LOOP;\nEND\n");
    }

    /** Comment and grants, which {@link #create} leaves to the end of the transaction. */
    static List<String> dress(String schema, String table, Column model, String twin) {
        String relation = qualified(schema, table);
        List<String> sql = new ArrayList<>();
        if (!model.comment().isEmpty()) {
            sql.add("COMMENT ON COLUMN " + relation + "." + quoted(twin) + " IS " + literal(model.comment()));
        }
        for (Grant grant : model.grants()) {
            sql.add(grant(relation, twin, grant));
        }
        return sql;
    }

    private static String grant(String relation, String column, Grant grant) {
        return "GRANT " + grant.privilege() + " (" + quoted(column) + ") ON TABLE " + relation + " TO "
                + role(grant)
                + (grant.grantable() ? " WITH GRANT OPTION" : "");
    }

    /**
     * The statements that take from a twin what EXPAND gave it and its model has lost since.
     *
     * @param given statements that EXPAND ran
     * @param model rights on the model now
     * @param has rights on the twin now
     */
    static List<String> takeAway(
            String schema, String table, String twin, List<String> given, List<Grant> model, List<Grant> has) {
        String relation = qualified(schema, table);
        List<String> sql = new ArrayList<>();
        for (Grant grant : has) {
            if (model.contains(grant) || !given.contains(grant(relation, twin, grant))) {
                continue;
            }
            boolean without = model.contains(new Grant(grant.grantee(), grant.privilege(), !grant.grantable()));
            if (!without || grant.grantable()) {
                sql.add("REVOKE " + (without ? "GRANT OPTION FOR " : "") + grant.privilege() + " (" + quoted(twin)
                        + ") ON TABLE " + relation + " FROM " + role(grant));
            }
        }
        return sql;
    }

    private static String role(Grant grant) {
        return grant.grantee().isEmpty() ? "PUBLIC" : quoted(grant.grantee());
    }
}
