package dev.bellows.engine.postgresql.window;

import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks up in the catalog through what the taken names can be used: partitions, views over views, functions, triggers, policies.
 * Confined to its session's thread.
 */
final class UsageReader {
    private final PinnedSession session;

    UsageReader(PinnedSession session) {
        this.session = session;
    }

    /** Changes whenever a relation, rule, trigger, policy or function of a user does. */
    String mark() throws SQLException {
        return session.sendForValue("""
                        SELECT concat_ws(' ',
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_proc WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_rewrite WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_trigger WHERE NOT tgisinternal),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_policy),
                          (SELECT concat(count(*), '/', sum(hashtext(inhrelid || ' ' || inhparent))) FROM pg_inherits))""").orElse("");
    }

    private record Function(String name, String body) {}

    private record Found(String name, boolean derived) {}

    /** What uses those names may have; a table that is not there any more loses nothing. */
    Usage read(TakenNames taken) throws SQLException {
        Set<String> tables = new TreeSet<>();
        Set<String> columns = new TreeSet<>();
        Set<String> anyUse = new TreeSet<>();
        for (Map.Entry<String, ? extends Collection<String>> table :
                taken.tables().entrySet()) {
            List<Found> found = relations(table.getKey());
            boolean everything = table.getValue().contains(TakenNames.EVERYTHING);
            for (Found one : found) {
                (everything || one.derived() ? anyUse : tables).add(one.name());
            }
            columns.addAll(table.getValue());
        }
        columns.remove(TakenNames.EVERYTHING);
        if (tables.isEmpty() && anyUse.isEmpty()) {
            return new Usage(tables, columns, anyUse, Set.of());
        }
        Set<String> functions = functions(tables, columns, anyUse);
        for (String table : triggered(functions)) {
            anyUse.add(table);
        }
        return new Usage(tables, columns, anyUse, functions);
    }

    /** The table with its partitions and parents, and (derived) every view over one of them and every table whose policy looks there. */
    private List<Found> relations(String table) throws SQLException {
        return session.list("""
                WITH RECURSIVE touched(oid, derived) AS (
                  SELECT to_regclass(%s)::oid, false
                  UNION
                  SELECT x.oid, t.derived OR x.derived FROM touched t CROSS JOIN LATERAL (
                    SELECT i.inhrelid, false FROM pg_inherits i WHERE i.inhparent = t.oid
                    UNION ALL SELECT i.inhparent, false FROM pg_inherits i WHERE i.inhrelid = t.oid
                    UNION ALL SELECT w.ev_class, w.ev_class <> t.oid FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid
                      WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
                    UNION ALL SELECT p.polrelid, true FROM pg_depend d JOIN pg_policy p ON p.oid = d.objid
                      WHERE d.classid = 'pg_policy'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
                        AND p.polrelid <> t.oid) x(oid, derived))
                SELECT c.relname, bool_and(t.derived) FROM touched t JOIN pg_class c USING (oid) GROUP BY c.relname""".formatted(Sql.literal(table)), row -> new Found(row.getString(1), row.getBoolean(2)));
    }

    /** Names of functions that may use them: a body that names one, that builds statements, or that calls such a function. */
    private Set<String> functions(Set<String> tables, Set<String> columns, Set<String> anyUse) throws SQLException {
        List<Function> all = session.list(
                """
                SELECT p.proname, CASE WHEN l.lanname IN ('c', 'internal') THEN '' ELSE pg_get_functiondef(p.oid) END
                FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
                WHERE p.oid >= 16384 AND p.prokind IN ('f', 'p', 'w') AND p.pronamespace <> 'bellows'::regnamespace
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                                    AND d.deptype = 'e')""", row -> new Function(row.getString(1), row.getString(2).toLowerCase(Locale.ROOT)));
        Set<String> wanted = new HashSet<>();
        for (Set<String> names : List.of(tables, columns, anyUse)) {
            names.forEach(name -> wanted.add(name.toLowerCase(Locale.ROOT)));
        }
        Map<String, String> left = new HashMap<>();
        all.stream()
                .filter(it -> !it.name().startsWith(OwnNames.PREFIX))
                .forEach(it -> left.merge(it.name(), it.body(), String::concat));
        Set<String> functions = new TreeSet<>();
        Set<String> newest = wanted;
        while (!newest.isEmpty()) {
            Set<String> looked = newest;
            Set<String> found = new TreeSet<>();
            left.forEach((name, body) -> {
                boolean builds = body.contains("execute") && body.contains("plpgsql");
                if (builds || looked.stream().anyMatch(body::contains)) {
                    found.add(name);
                }
            });
            found.forEach(left::remove);
            functions.addAll(found);
            newest = found;
        }
        return functions;
    }

    private List<String> triggered(Set<String> functions) throws SQLException {
        if (functions.isEmpty()) {
            return List.of();
        }
        String names = String.join(", ", functions.stream().map(Sql::literal).toList());
        return session.list(
                "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                        + " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND p.proname = ANY (ARRAY["
                        + names + "]::text[])",
                row -> row.getString(1));
    }
}
