package dev.bellows.engine.postgresql.window;

import dev.bellows.document.Phase;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which login roles may use a table that the newest plans touch: themselves, as its owner or as a member of another role, directly,
 * through partitions and views, through a function that runs with its owner's rights, or by writing what leads to a trigger that does,
 * connected now or not. Whatever cannot be decided counts as yes. Pure but for its questions.
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
        List<Plan> plans = session.probe("to_regclass('bellows.plan') IS NOT NULL")
                ? new FrozenPlans(session, line).newest(PLANS)
                : List.of();
        SortedSet<String> named = tables(plans);
        if (named.isEmpty()) {
            return read(session, EVERYBODY);
        }
        SortedSet<String> tables =
                new RenamedTables(session, line, plans).now(new HiddenTables(session, line, plans).now(named));
        Map<Long, LoginRole> roles = roles(session, tables, Set.of());
        boolean allMay = roles.values().stream().allMatch(LoginRole::may);
        if (allMay || !session.probe("EXISTS (SELECT FROM pg_constraint k WHERE " + ACTION + ")")) {
            return roles;
        }
        Set<String> carriers =
                new UsageReader(session).read(taken(plans, tables)).anyUse();
        return carriers.isEmpty() ? roles : roles(session, tables, carriers);
    }

    private static Map<Long, LoginRole> roles(PinnedSession session, SortedSet<String> tables, Set<String> carriers)
            throws SQLException {
        return read(session, query(tables, carriers));
    }

    private static Map<Long, LoginRole> read(PinnedSession session, String query) throws SQLException {
        Map<Long, LoginRole> roles = new HashMap<>();
        session.list(query, row -> new LoginRow(row.getLong(1), new LoginRole(row.getString(2), row.getBoolean(3))))
                .forEach(row -> roles.put(row.oid(), row.role()));
        return roles;
    }

    /** What goes in either direction, where the plans say it; whatever they touch otherwise. */
    private static TakenNames taken(List<Plan> plans, SortedSet<String> tables) {
        SortedMap<String, SortedSet<String>> named = new TreeMap<>();
        tables.forEach(table -> named.put(table, new TreeSet<>()));
        TakenNames taken = new TakenNames(named);
        for (Plan plan : plans) {
            for (Phase phase : List.of(Phase.CONTRACT, Phase.ROLLBACK)) {
                taken = taken.and(TakenNames.by(plan, phase).orElseGet(() -> everything(tables)));
            }
        }
        return taken;
    }

    private static TakenNames everything(SortedSet<String> tables) {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        tables.forEach(table -> all.put(table, new TreeSet<>(Set.of(TakenNames.EVERYTHING))));
        return new TakenNames(all);
    }

    /** Tables that the newest plans touch; empty when all might be. */
    private static SortedSet<String> tables(List<Plan> plans) {
        SortedSet<String> tables = new TreeSet<>();
        for (Plan plan : plans) {
            SortedMap<String, String> hidden = HiddenTables.hidden(plan);
            for (Step step : plan.steps()) {
                if (step.body() instanceof Step.Body.StrongLock lock
                        && !lock.relations().isEmpty()
                        && hidden.containsValue(lock.relations().getFirst())) {
                    // A key of a table that nobody reaches takes nothing from where it leads to.
                    tables.add(lock.relations().getFirst());
                } else if (!addTables(step.body(), tables)) {
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
                Set<String> changed = TakenNames.areAboutLikes(it.statements()) ? Set.of() : TakenNames.changedBy(it);
                // Other tables are locked for keys that stay what they are.
                tables.addAll(
                        changed.isEmpty() ? it.relations().stream().limit(1).toList() : changed);
                yield !TakenNames.areAboutSequences(it.statements())
                        && (!it.relations().isEmpty() || TakenNames.areAboutEnums(it.statements()));
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
            case Step.Body.EachPart it -> true;
            case Step.Body.Rebuild it -> true;
            case Step.Body.Transaction it -> false;
        };
    }

    private static final String USERS = "SELECT oid, rolname FROM pg_roles WHERE rolcanlogin"
            + " AND has_database_privilege(oid, current_database(), 'CONNECT')"
            + " OR oid IN (SELECT usesysid FROM pg_stat_activity WHERE datname = current_database())";

    private static final String EVERYBODY = "SELECT u.oid::bigint, u.rolname, true FROM (" + USERS + ") u";

    /** A foreign key that writes the referencing rows, with the rights of their table's owner. */
    private static final String ACTION =
            "k.contype = 'f' AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))";

    /**
     * Nobody needs EXECUTE on the function of a trigger.
     *
     * @param carriers relations whose use may be one of a touched table; what their owners may, a foreign key's action may
     */
    private static String query(SortedSet<String> tables, Set<String> carriers) {
        String names = String.join(", ", tables.stream().map(Sql::literal).toList());
        String carried = String.join(", ", carriers.stream().map(Sql::literal).toList());
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
                   WHERE c.relowner = r.oid OR has_any_column_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE')
                     OR has_table_privilege(r.oid, t.oid, 'DELETE, TRUNCATE'))),
               definers AS MATERIALIZED (
                 SELECT p.oid, p.proowner FROM pg_proc p WHERE p.prosecdef
                   AND p.pronamespace <> ALL (ARRAY['pg_catalog'::regnamespace, 'bellows'::regnamespace]::oid[])),
               readers AS MATERIALIZED (
                 SELECT p.oid FROM definers p
                   WHERE EXISTS (SELECT FROM touched t WHERE has_any_column_privilege(p.proowner, t.oid, 'SELECT, INSERT, UPDATE')
                     OR has_table_privilege(p.proowner, t.oid, 'DELETE, TRUNCATE'))),
               leads AS (
                 SELECT g.tgrelid AS oid FROM pg_trigger g JOIN readers f ON f.oid = g.tgfoid WHERE NOT g.tgisinternal
                 UNION
                 SELECT k.confrelid FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                   WHERE ACTION AND c.relname = ANY (ARRAY[%s]::text[])
                 UNION
                 SELECT x.oid FROM leads l CROSS JOIN LATERAL (
                   SELECT k.confrelid FROM pg_constraint k WHERE ACTION AND k.conrelid = l.oid
                   UNION ALL SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = l.oid
                   UNION ALL SELECT w.ev_class FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid
                     WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = l.oid) x(oid)),
               writers AS MATERIALIZED (
                 SELECT r.oid FROM pg_roles r WHERE EXISTS (
                   SELECT FROM leads l JOIN pg_class c ON c.oid = l.oid
                   WHERE c.relowner = r.oid OR has_any_column_privilege(r.oid, l.oid, 'INSERT, UPDATE')
                     OR has_table_privilege(r.oid, l.oid, 'DELETE, TRUNCATE'))),
               through AS MATERIALIZED (
                 SELECT f.oid FROM readers f
                 UNION SELECT p.oid FROM definers p JOIN writers w ON pg_has_role(p.proowner, w.oid, 'MEMBER'))
               SELECT u.oid::bigint, u.rolname,
                 EXISTS (SELECT FROM touched WHERE oid IS NULL)
                 OR EXISTS (SELECT FROM direct d WHERE pg_has_role(u.oid, d.oid, 'MEMBER'))
                 OR EXISTS (SELECT FROM writers w WHERE pg_has_role(u.oid, w.oid, 'MEMBER'))
                 OR EXISTS (SELECT FROM pg_event_trigger e JOIN readers f ON f.oid = e.evtfoid)
                 OR EXISTS (SELECT FROM through f WHERE has_function_privilege(u.oid, f.oid, 'EXECUTE'))
               FROM users u""".replace("ACTION", ACTION).formatted(names, USERS, carried);
    }
}
