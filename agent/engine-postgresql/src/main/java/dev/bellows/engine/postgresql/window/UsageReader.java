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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks up in the catalog through what the taken names can be used: partitions, views over views, functions, and whatever calls one
 * without its name. What it cannot read it takes for a use.
 * Confined to its session's thread.
 */
final class UsageReader {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** Words of a function's declaration or body that stand for a row of any table. */
    private static final Set<String> ROWS = Set.of(
            "record", "anyelement", "anycompatible", "anynonarray", "anycompatiblenonarray", "json", "jsonb", "hstore");

    private final PinnedSession session;

    UsageReader(PinnedSession session) {
        this.session = session;
    }

    /** Changes whenever anything of a user does through which a relation can be used. */
    String mark() throws SQLException {
        return session.sendForValue("""
                        SELECT concat_ws(' ',
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_proc WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_rewrite WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_trigger WHERE NOT tgisinternal),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_policy),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_attrdef),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_constraint WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_operator WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_cast WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_event_trigger),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_type WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(indexrelid || ' ' || xmin))) FROM pg_index WHERE indexrelid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_statistic_ext),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_opclass WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_amop WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(oid || ' ' || xmin))) FROM pg_amproc WHERE oid >= 16384),
                          (SELECT concat(count(*), '/', sum(hashtext(attrelid || ' ' || attnum || ' ' || xmin))) FROM pg_attribute
                            WHERE atttypid >= 16384 AND attnum > 0),
                          (SELECT concat(count(*), '/', sum(hashtext(inhrelid || ' ' || inhparent))) FROM pg_inherits))""").orElse("");
    }

    private record Function(String name, String body, boolean opaque) {
        /** Whether it builds statements, or is written so that its names cannot be looked for. */
        boolean builds() {
            return opaque
                    || (body.contains("execute") && body.contains("plpgsql"))
                    || body.contains("u&\"")
                    || Usage.RUN_TEXT.stream().anyMatch(body::contains);
        }

        /** Whether a row can be handed to it whose columns it finds by their names. */
        boolean takesRows(Set<String> words) {
            return words.stream().anyMatch(ROWS::contains);
        }

        boolean names(Set<String> wanted, Set<String> words) {
            return wanted.stream()
                    .anyMatch(name -> WORD.matcher(name).matches() ? words.contains(name) : body.contains(name));
        }
    }

    private record Found(String name, boolean derived) {}

    private record Dependent(String kind, String name) {}

    /** What uses those names may have; a table that is not there any more loses nothing. */
    Usage read(TakenNames taken) throws SQLException {
        Set<String> tables = new TreeSet<>();
        Set<String> columns = new TreeSet<>();
        Set<String> anyUse = new TreeSet<>();
        Set<String> byName = new TreeSet<>();
        for (Map.Entry<String, ? extends Collection<String>> table :
                taken.tables().entrySet()) {
            boolean named = table.getValue().contains(TakenNames.NAME);
            if (named) {
                byName.addAll(name(table.getKey()));
            }
            if (named && table.getValue().size() == 1) {
                continue;
            }
            List<Found> found = relations(table.getKey());
            boolean everything = table.getValue().contains(TakenNames.EVERYTHING);
            for (Found one : found) {
                (everything || one.derived() ? anyUse : tables).add(one.name());
            }
            columns.addAll(table.getValue());
        }
        columns.removeAll(Set.of(TakenNames.EVERYTHING, TakenNames.NAME));
        if (tables.isEmpty() && anyUse.isEmpty() && byName.isEmpty()) {
            return new Usage(tables, columns, anyUse, Set.of());
        }
        return follow(tables, columns, anyUse, byName);
    }

    private List<String> name(String table) throws SQLException {
        return session.list(
                "SELECT relname FROM pg_class WHERE oid = to_regclass(" + Sql.literal(table) + ")",
                row -> row.getString(1));
    }

    /**
     * From the tables to whatever uses them without their names: a body that names one, what the catalog says depends on such a
     * function (defaults, checks, generated columns, indexes, statistics, partition keys, policies, triggers, views, operators and
     * their classes, casts, aggregates, types), the tables whose rows carry a change on to such a table, what depends on that, and the
     * bodies that name it. A function that names only a column is one when a statement or a trigger calls it: what else calls it hands
     * it values. What only loses its name is looked for in bodies: what else leads to it finds it by its identifier.
     */
    private Usage follow(Set<String> tables, Set<String> columns, Set<String> anyUse, Set<String> byName)
            throws SQLException {
        Map<Function, Set<String>> left = new HashMap<>();
        for (Function function : functions()) {
            left.put(function, words(function.body()));
        }
        Set<String> calls = new TreeSet<>();
        Set<String> operators = new TreeSet<>();
        Set<String> commands = new TreeSet<>();
        Set<String> truncated = new TreeSet<>();
        Set<String> lower = lower(columns);
        boolean everything = false;
        boolean more = true;
        while (more) {
            Set<String> wanted = new HashSet<>(commands);
            for (Set<String> names : List.of(tables, anyUse, calls, byName)) {
                wanted.addAll(lower(names));
            }
            Set<String> cut = lower(truncated);
            more = calls.addAll(left.entrySet().stream()
                    .filter(it -> it.getKey().builds()
                            || it.getKey().names(wanted, it.getValue())
                            || (it.getValue().containsAll(Usage.TRUNCATE_CASCADE)
                                    && it.getKey().names(cut, it.getValue())))
                    .map(it -> it.getKey().name())
                    .toList());
            left.keySet().removeIf(it -> calls.contains(it.name()));
            for (Dependent one : dependents(calls, anyUse)) {
                switch (one.kind()) {
                    case "relation" -> more |= anyUse.add(one.name());
                    case "call" -> more |= calls.add(one.name());
                    case "operator" -> more |= operators.add(one.name());
                    case "command" -> more |= commands.add(one.name());
                    case "everything" -> everything = true;
                    case String other -> throw new IllegalStateException(other);
                }
            }
            Set<String> own = new TreeSet<>(triggered(handed(left, lower)));
            own.removeIf(it -> !tables.contains(it));
            more |= anyUse.addAll(own);
            more |= truncated.addAll(truncated(anyUse));
        }
        Set<String> handed = new TreeSet<>();
        left.forEach((function, words) -> {
            if (function.names(lower, words)) {
                handed.add(function.name());
            }
        });
        anyUse.addAll(triggered(handed));
        anyUse.addAll(byName);
        calls.addAll(handed);
        return new Usage(tables, columns, anyUse, calls, operators, commands, truncated, everything);
    }

    /** Functions that name a column, and those that hand a row on to one: as triggers they find it in the row that they are about. */
    private static Set<String> handed(Map<Function, Set<String>> functions, Set<String> columns) {
        Set<String> handed = new TreeSet<>();
        Set<String> carriers = new HashSet<>();
        functions.forEach((function, words) -> {
            if (function.names(columns, words)) {
                handed.add(function.name());
                if (function.takesRows(words)) {
                    carriers.add(function.name().toLowerCase(Locale.ROOT));
                }
            }
        });
        boolean more = !carriers.isEmpty();
        while (more) {
            more = false;
            for (Map.Entry<Function, Set<String>> one : functions.entrySet()) {
                if (one.getKey().names(carriers, one.getValue())) {
                    handed.add(one.getKey().name());
                    more |= carriers.add(one.getKey().name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return handed;
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Set<String> words(String body) {
        return WORD.matcher(body).results().map(MatchResult::group).collect(Collectors.toSet());
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

    /**
     * Functions of users with their text; of one in a language that nobody here reads only that it is there. In its definition the mark
     * of a quote hangs on the last word of the body, which is why the body comes once more.
     */
    private List<Function> functions() throws SQLException {
        return session
                .list(
                        """
                SELECT p.proname, CASE WHEN l.lanname IN ('c', 'internal') THEN '' ELSE concat(pg_get_functiondef(p.oid), ' ', p.prosrc) END,
                  l.lanname NOT IN ('sql', 'plpgsql', 'internal')
                FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
                WHERE p.oid >= 16384 AND p.prokind IN ('f', 'p', 'w') AND p.pronamespace <> 'bellows'::regnamespace
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                                    AND d.deptype = 'e')""",
                        row -> new Function(
                                row.getString(1), row.getString(2).toLowerCase(Locale.ROOT), row.getBoolean(3)))
                .stream()
                .filter(it -> !it.name().startsWith(OwnNames.PREFIX))
                .toList();
    }

    /** What the catalog says depends on functions and relations of those names, and on what depends on them. */
    private List<Dependent> dependents(Set<String> calls, Set<String> relations) throws SQLException {
        return session.list(
                DEPENDENTS.replace(":calls", names(calls)).replace(":relations", names(relations)),
                row -> new Dependent(row.getString(1), row.getString(2)));
    }

    private static String names(Set<String> names) {
        return "ARRAY[" + String.join(", ", names.stream().map(Sql::literal).toList()) + "]::text[]";
    }

    /** Tables of which a TRUNCATE with CASCADE reaches one of the relations, through whatever references. */
    private List<String> truncated(Set<String> relations) throws SQLException {
        return session.list("""
                WITH RECURSIVE up(id) AS (
                  SELECT c.oid FROM pg_class c WHERE c.oid >= 16384 AND c.relname = ANY (%s)
                  UNION
                  SELECT x.id FROM up u CROSS JOIN LATERAL (
                    SELECT k.confrelid FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = u.id
                    UNION ALL SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = u.id
                    UNION ALL SELECT i.inhrelid FROM pg_inherits i WHERE i.inhparent = u.id) x(id))
                SELECT DISTINCT c.relname FROM up u JOIN pg_class c ON c.oid = u.id WHERE c.relkind IN ('r', 'p', 'f')""".formatted(names(relations)), row -> row.getString(1));
    }

    /**
     * An event trigger runs with commands of its kind, at a login with whatever follows it; a cast between types of the server, and an
     * operator for which the language has words, anywhere; an index or statistics with commands that need not name their table. Writing
     * a table writes those that reference it with an action: the action runs their triggers, defaults, checks and rules.
     */
    private static final String DEPENDENTS = """
            WITH RECURSIVE uses(kind, id) AS (
              SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p
                WHERE p.oid >= 16384 AND p.proname = ANY (:calls) AND p.pronamespace <> 'bellows'::regnamespace
              UNION ALL SELECT 'pg_type'::regclass, t.oid FROM pg_type t WHERE t.oid >= 16384 AND t.typname = ANY (:calls)
              UNION ALL SELECT 'pg_class'::regclass, c.oid FROM pg_class c WHERE c.oid >= 16384 AND c.relname = ANY (:relations)
              UNION
              SELECT x.kind, x.id FROM uses u CROSS JOIN LATERAL (
                SELECT d.classid::regclass, d.objid FROM pg_depend d
                  WHERE d.refclassid = u.kind AND d.refobjid = u.id AND d.deptype IN ('n', 'a', 'i')
                    AND (u.kind <> 'pg_class'::regclass OR d.classid IN ('pg_rewrite'::regclass, 'pg_policy'::regclass))
                UNION ALL SELECT 'pg_class'::regclass, i.inhparent FROM pg_inherits i
                  WHERE u.kind = 'pg_class'::regclass AND i.inhrelid = u.id
                UNION ALL SELECT 'pg_class'::regclass, k.confrelid FROM pg_constraint k
                  WHERE u.kind = 'pg_class'::regclass AND k.conrelid = u.id AND k.contype = 'f'
                    AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))
                UNION ALL SELECT 'pg_class'::regclass, i.inhrelid FROM pg_inherits i JOIN pg_partitioned_table p ON p.partrelid = i.inhparent
                  WHERE u.kind = 'pg_class'::regclass AND i.inhparent = u.id
                    AND (p.partexprs IS NOT NULL OR EXISTS (SELECT FROM unnest(p.partclass::oid[]) c WHERE c >= 16384))
                UNION ALL SELECT 'pg_type'::regclass, c.reloftype FROM pg_class c
                  WHERE u.kind = 'pg_class'::regclass AND c.oid = u.id AND c.reloftype <> 0
                UNION ALL SELECT 'pg_class'::regclass, s.stxrelid FROM pg_statistic_ext s
                  WHERE u.kind = 'pg_statistic_ext'::regclass AND s.oid = u.id
                UNION ALL SELECT 'pg_type'::regclass, c.reltype FROM pg_class c
                  WHERE u.kind = 'pg_class'::regclass AND c.oid = u.id AND c.relkind = 'c'
                UNION ALL SELECT 'pg_class'::regclass, i.indrelid FROM pg_index i
                  WHERE u.kind = 'pg_class'::regclass AND i.indexrelid = u.id
                UNION ALL SELECT 'pg_class'::regclass, a.adrelid FROM pg_attrdef a
                  WHERE u.kind = 'pg_attrdef'::regclass AND a.oid = u.id
                UNION ALL SELECT 'pg_class'::regclass, k.conrelid FROM pg_constraint k
                  WHERE u.kind = 'pg_constraint'::regclass AND k.oid = u.id AND k.conrelid <> 0
                UNION ALL SELECT 'pg_class'::regclass, k.confrelid FROM pg_constraint k
                  WHERE u.kind = 'pg_constraint'::regclass AND k.oid = u.id AND k.confrelid <> 0
                UNION ALL SELECT 'pg_type'::regclass, k.contypid FROM pg_constraint k
                  WHERE u.kind = 'pg_constraint'::regclass AND k.oid = u.id AND k.contypid <> 0
                UNION ALL SELECT 'pg_class'::regclass, w.ev_class FROM pg_rewrite w
                  WHERE u.kind = 'pg_rewrite'::regclass AND w.oid = u.id
                UNION ALL SELECT 'pg_class'::regclass, p.polrelid FROM pg_policy p
                  WHERE u.kind = 'pg_policy'::regclass AND p.oid = u.id
                UNION ALL SELECT 'pg_class'::regclass, t.tgrelid FROM pg_trigger t
                  WHERE u.kind = 'pg_trigger'::regclass AND t.oid = u.id
                UNION ALL SELECT 'pg_opclass'::regclass, o.oid FROM pg_amproc a JOIN pg_opclass o ON o.opcfamily = a.amprocfamily
                  WHERE u.kind = 'pg_amproc'::regclass AND a.oid = u.id
                UNION ALL SELECT 'pg_opclass'::regclass, o.oid FROM pg_amop a JOIN pg_opclass o ON o.opcfamily = a.amopfamily
                  WHERE u.kind = 'pg_amop'::regclass AND a.oid = u.id
                UNION ALL SELECT 'pg_type'::regclass, t FROM pg_amproc a, unnest(ARRAY[a.amproclefttype, a.amprocrighttype]) t
                  WHERE u.kind = 'pg_amproc'::regclass AND a.oid = u.id AND t >= 16384
                UNION ALL SELECT 'pg_operator'::regclass, a.amopopr FROM pg_opclass o JOIN pg_amop a ON a.amopfamily = o.opcfamily
                  WHERE u.kind = 'pg_opclass'::regclass AND o.oid = u.id AND a.amopopr >= 16384
                UNION ALL SELECT 'pg_type'::regclass, o.opcintype FROM pg_opclass o
                  WHERE u.kind = 'pg_opclass'::regclass AND o.oid = u.id AND o.opcintype >= 16384
                UNION ALL SELECT 'pg_operator'::regclass, o.oid FROM pg_operator o
                  WHERE u.kind = 'pg_operator'::regclass AND u.id IN (o.oprcom, o.oprnegate)
                UNION ALL SELECT 'pg_type'::regclass, t FROM pg_operator o, unnest(ARRAY[o.oprleft, o.oprright]) t
                  WHERE u.kind = 'pg_operator'::regclass AND o.oid = u.id AND t >= 16384
                UNION ALL SELECT 'pg_type'::regclass, t FROM pg_cast k, unnest(ARRAY[k.castsource, k.casttarget]) t
                  WHERE u.kind = 'pg_cast'::regclass AND k.oid = u.id AND t >= 16384) x(kind, id))
            SELECT 'relation', c.relname FROM uses u JOIN pg_class c ON u.kind = 'pg_class'::regclass AND c.oid = u.id
              WHERE c.relkind NOT IN ('t', 'c')
            UNION SELECT 'command', w FROM unnest(ARRAY['analyze', 'vacuum', 'cluster', 'reindex', 'analyse', 'repack']) w
              WHERE EXISTS (SELECT FROM uses u LEFT JOIN pg_class c ON u.kind = 'pg_class'::regclass AND c.oid = u.id
                            WHERE c.relkind IN ('i', 'I') OR u.kind = 'pg_statistic_ext'::regclass)
            UNION SELECT 'call', p.proname FROM uses u JOIN pg_proc p ON u.kind = 'pg_proc'::regclass AND p.oid = u.id
            UNION SELECT 'call', t.typname FROM uses u JOIN pg_type t ON u.kind = 'pg_type'::regclass AND t.oid = u.id
            UNION SELECT 'operator', o.oprname FROM uses u JOIN pg_operator o ON u.kind = 'pg_operator'::regclass AND o.oid = u.id
            UNION SELECT 'call', c FROM uses u JOIN pg_event_trigger e ON u.kind = 'pg_event_trigger'::regclass AND e.oid = u.id,
                unnest(ARRAY['create', 'alter', 'drop', 'grant', 'revoke', 'comment', 'security', 'import', 'refresh', 'reindex',
                'select into']) c
              WHERE e.evtevent <> 'login'
            UNION SELECT 'everything', '' FROM uses u JOIN pg_event_trigger e ON u.kind = 'pg_event_trigger'::regclass AND e.oid = u.id
              WHERE e.evtevent = 'login'
            UNION SELECT 'everything', '' FROM uses u JOIN pg_operator o ON u.kind = 'pg_operator'::regclass AND o.oid = u.id
              WHERE o.oprname IN ('=', '<>', '<', '>', '<=', '>=', '~', '!~', '~~', '!~~', '~~*', '!~~*')
            UNION SELECT 'everything', '' FROM uses u JOIN pg_cast k ON u.kind = 'pg_cast'::regclass AND k.oid = u.id
              WHERE k.castsource < 16384 AND k.casttarget < 16384""";

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
