package dev.bellows.engine.postgresql.window;

import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which login roles may use a table that the newest plans touch: themselves or as a member of another role, directly, through
 * partitions and views, or through a function that runs with its owner's rights. Whatever cannot be decided counts as yes. Pure but for
 * one question.
 */
final class TouchedReaders {
    /** A line has at most a contract, an expansion and a few clean-ups under way at once. */
    private static final int PLANS = 5;

    private TouchedReaders() {}

    /**
     * A query of rows {@code (usesysid, may)} over the sessions in {@code pg_stat_activity}; empty when no plan says what is touched,
     * or one cannot say.
     */
    static Optional<String> query(PinnedSession session, SchemaLine line) throws SQLException {
        List<Plan> plans = new FrozenPlans(session, line).newest(PLANS);
        SortedSet<String> tables = new TreeSet<>();
        for (Plan plan : plans) {
            for (Step step : plan.steps()) {
                if (!addTables(step.body(), tables)) {
                    return Optional.empty();
                }
            }
        }
        return tables.isEmpty() ? Optional.empty() : Optional.of(query(tables));
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
               roles AS (SELECT DISTINCT usesysid FROM pg_stat_activity WHERE datname = current_database() AND usesysid IS NOT NULL)
               SELECT u.usesysid,
                 EXISTS (SELECT FROM touched WHERE oid IS NULL)
                 OR EXISTS (SELECT FROM touched t CROSS JOIN pg_roles r WHERE pg_has_role(u.usesysid, r.oid, 'MEMBER')
                              AND has_any_column_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE'))
                 OR EXISTS (SELECT FROM touched t CROSS JOIN pg_proc p WHERE p.prosecdef
                              AND p.pronamespace <> ALL (ARRAY['pg_catalog'::regnamespace, 'bellows'::regnamespace]::oid[])
                              AND has_function_privilege(u.usesysid, p.oid, 'EXECUTE')
                              AND has_any_column_privilege(p.proowner, t.oid, 'SELECT, INSERT, UPDATE')) AS may
               FROM roles u""".formatted(names);
    }
}
