package dev.bellows.engine.postgresql.window;

import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which login roles may use a table that the newest plans touch: themselves, as its owner or as a member of another role, directly,
 * through partitions and views, or through a function that runs with its owner's rights, connected now or not. Whatever cannot be
 * decided counts as yes. Pure but for two questions.
 */
final class TouchedReaders {
    /** A line has at most a contract, an expansion and a few clean-ups under way at once. */
    private static final int PLANS = 5;

    private TouchedReaders() {}

    /** A role that may log in here or is here, and whether it may use what is touched. */
    record LoginRole(String name, boolean may) {}

    private record LoginRow(long oid, LoginRole role) {}

    /**
     * Every login role that may connect, and every role that may not any more but is here still, by its oid. Where no plan says what is
     * touched, or one cannot say, each of them may.
     */
    static Map<Long, LoginRole> read(PinnedSession session, SchemaLine line) throws SQLException {
        Map<Long, LoginRole> roles = new HashMap<>();
        session.list(
                        query(tables(session, line)),
                        row -> new LoginRow(row.getLong(1), new LoginRole(row.getString(2), row.getBoolean(3))))
                .forEach(row -> roles.put(row.oid(), row.role()));
        return roles;
    }

    /** Tables that the newest plans touch; empty when all might be. */
    private static SortedSet<String> tables(PinnedSession session, SchemaLine line) throws SQLException {
        if (!session.probe("to_regclass('bellows.plan') IS NOT NULL")) {
            return new TreeSet<>();
        }
        List<Plan> plans = new FrozenPlans(session, line).newest(PLANS);
        SortedSet<String> tables = new TreeSet<>();
        for (Plan plan : plans) {
            for (Step step : plan.steps()) {
                if (!addTables(step.body(), tables)) {
                    return new TreeSet<>();
                }
            }
        }
        return tables;
    }

    /** Adds what the body names; false when it may touch what it does not name. */
    private static boolean addTables(Step.Body body, SortedSet<String> tables) {
        return switch (body) {
            case Step.Body.StrongLock it -> {
                tables.addAll(it.relations());
                yield !it.relations().isEmpty();
            }
            case Step.Body.BackfillRange it -> {
                tables.add(it.table());
                yield true;
            }
            case Step.Body.VerifyRange it -> {
                tables.add(it.table());
                yield true;
            }
            // CONCURRENTLY, VALIDATE and ANALYZE work on tables that other steps name or on no column anybody loses.
            case Step.Body.Online it -> true;
            case Step.Body.Transaction it -> false;
        };
    }

    private static String query(SortedSet<String> tables) {
        String users = "SELECT oid, rolname FROM pg_roles WHERE rolcanlogin"
                + " AND has_database_privilege(oid, current_database(), 'CONNECT')"
                + " OR oid IN (SELECT usesysid FROM pg_stat_activity WHERE datname = current_database())";
        if (tables.isEmpty()) {
            return "SELECT u.oid::bigint, u.rolname, true FROM (" + users + ") u";
        }
        String names = String.join(", ", tables.stream().map(Sql::literal).toList());
        return """
               WITH RECURSIVE touched(oid) AS (
                 SELECT to_regclass(n.name)::oid FROM unnest(ARRAY[%s]::text[]) n(name)
                 UNION
                 SELECT x.oid FROM touched t CROSS JOIN LATERAL (
                   SELECT i.inhrelid FROM pg_inherits i WHERE i.inhparent = t.oid
                   UNION ALL SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = t.oid
                   UNION ALL SELECT w.ev_class FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid
                     WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid) x(oid)),
               users AS MATERIALIZED (%s),
               direct AS MATERIALIZED (
                 SELECT r.oid FROM pg_roles r WHERE EXISTS (
                   SELECT FROM touched t JOIN pg_class c ON c.oid = t.oid
                   WHERE c.relowner = r.oid OR has_any_column_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE'))),
               through AS MATERIALIZED (
                 SELECT p.oid FROM pg_proc p WHERE p.prosecdef
                   AND p.pronamespace <> ALL (ARRAY['pg_catalog'::regnamespace, 'bellows'::regnamespace]::oid[])
                   AND EXISTS (SELECT FROM touched t WHERE has_any_column_privilege(p.proowner, t.oid, 'SELECT, INSERT, UPDATE')))
               SELECT u.oid::bigint, u.rolname,
                 EXISTS (SELECT FROM touched WHERE oid IS NULL)
                 OR EXISTS (SELECT FROM direct d WHERE pg_has_role(u.oid, d.oid, 'MEMBER'))
                 OR EXISTS (SELECT FROM through f WHERE has_function_privilege(u.oid, f.oid, 'EXECUTE'))
               FROM users u""".formatted(names, users);
    }
}
