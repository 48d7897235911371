package dev.bellows.engine.postgresql.purge;

import dev.bellows.engine.Removal.Obstacle;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What has a name like ours outside of schema {@code bellows}. Triggers and functions that a plan frozen here names are ours. Whatever
 * holds rows or binds them, and what no plan names, is a person's matter: it is said with the statement. Confined to its session's thread.
 */
final class Strays {
    private static final String RESERVED = "(starts_with(%1$s::text, " + Sql.literal(OwnNames.PREFIX)
            + ") OR starts_with(%1$s::text, " + Sql.literal(OwnNames.TRIGGER_PREFIX) + "))";

    private final PinnedSession session;

    Strays(PinnedSession session) {
        this.session = session;
    }

    private record Stray(String name, String table, String shown, String drop, boolean code) {}

    /** Triggers, then functions, that a plan names. */
    List<Found.Leftover> ofPlans(Set<String> named) throws SQLException {
        return all().stream()
                .filter(stray -> stray.code() && named.contains(stray.name()))
                .map(stray -> new Found.Leftover(stray.table(), stray.shown(), stray.drop()))
                .toList();
    }

    /** Everything else that has such a name. */
    List<Obstacle> ofNobody(Set<String> named) throws SQLException {
        return all().stream()
                .filter(stray -> !(stray.code() && named.contains(stray.name())))
                .map(stray -> new Obstacle(
                        stray.shown() + " has a name like ours, and "
                                + (named.contains(stray.name())
                                        ? "may hold what somebody still wants"
                                        : "no plan here says whose it is"),
                        "where nobody needs it: " + stray.drop()))
                .toList();
    }

    /** What forbids to drop the functions. */
    List<Obstacle> hangingOn(List<Found.Leftover> leftovers) throws SQLException {
        List<Obstacle> found = new ArrayList<>();
        for (Found.Leftover leftover : leftovers) {
            if (leftover.table().isEmpty()) {
                String signature = leftover.drop().substring("DROP FUNCTION ".length());
                found.addAll(session.list(
                        "SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0) FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass"
                                + " AND d.refobjid = to_regprocedure(?) AND d.deptype IN ('n', 'a') AND NOT (d.classid = 'pg_trigger'::regclass"
                                + " AND (SELECT " + RESERVED.formatted("t.tgname")
                                + " FROM pg_trigger t WHERE t.oid = d.objid))",
                        row -> new Obstacle(
                                row.getString(1) + " is not ours and hangs on " + leftover.shown(),
                                "drop it, and the same command again"),
                        signature));
            }
            if (!leftover.table().isEmpty()) {
                session.one(
                                "SELECT format('GRANT %I TO %I', pg_get_userbyid(c.relowner), current_user) FROM pg_class c"
                                        + " WHERE c.oid = to_regclass(?) AND NOT pg_has_role(c.relowner, 'USAGE')",
                                row -> new Obstacle(
                                        leftover.shown() + " is on a table whose owner's rights the role does not have",
                                        row.getString(1)),
                                leftover.table())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Stray> all() throws SQLException {
        return session.list(
                """
                SELECT name, tab, shown, stmt, code FROM (
                  SELECT 1 AS place, t.tgname AS name, format('%%I.%%I', n.nspname, c.relname) AS tab,
                    format('trigger %%I on %%I.%%I', t.tgname, n.nspname, c.relname) AS shown,
                    format('DROP TRIGGER %%I ON %%I.%%I', t.tgname, n.nspname, c.relname) AS stmt, true AS code
                  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND %1$s
                  UNION ALL SELECT 2, p.proname, '', 'function ' || p.oid::regprocedure, 'DROP FUNCTION ' || p.oid::regprocedure, true
                  FROM pg_proc p WHERE %2$s
                  UNION ALL SELECT 3, a.attname, format('%%I.%%I', n.nspname, c.relname),
                    format('column %%I of %%I.%%I', a.attname, n.nspname, c.relname),
                    format('ALTER TABLE %%I.%%I DROP COLUMN %%I', n.nspname, c.relname, a.attname), false
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND %3$s
                  UNION ALL SELECT 4, k.conname, format('%%I.%%I', n.nspname, c.relname),
                    format('constraint %%I of %%I.%%I', k.conname, n.nspname, c.relname),
                    format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', n.nspname, c.relname, k.conname), false
                  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE k.contype <> 'n' AND %4$s
                  UNION ALL SELECT 5, c.relname, format('%%I.%%I', n.nspname, c.relname),
                    CASE WHEN c.relkind IN ('r', 'p') THEN 'table ' ELSE 'index ' END || format('%%I.%%I', n.nspname, c.relname),
                    CASE WHEN c.relkind IN ('r', 'p') THEN 'DROP TABLE ' ELSE 'DROP INDEX CONCURRENTLY ' END
                      || format('%%I.%%I', n.nspname, c.relname), false
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'i', 'I') AND %5$s
                    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.conname = c.relname)
                  UNION ALL SELECT 6, x.stxname, format('%%I.%%I', n.nspname, c.relname),
                    format('statistics %%I.%%I', m.nspname, x.stxname), format('DROP STATISTICS %%I.%%I', m.nspname, x.stxname), false
                  FROM pg_statistic_ext x JOIN pg_namespace m ON m.oid = x.stxnamespace
                    JOIN pg_class c ON c.oid = x.stxrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %6$s
                ) s ORDER BY place, shown LIMIT 200""".formatted(
                                RESERVED.formatted("t.tgname"),
                                RESERVED.formatted("p.proname"),
                                RESERVED.formatted("a.attname"),
                                RESERVED.formatted("k.conname"),
                                RESERVED.formatted("c.relname"),
                                RESERVED.formatted("x.stxname")),
                row -> new Stray(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)));
    }
}
