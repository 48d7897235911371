package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Surroundings.Outside;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what a write into a table may do that no rollback takes back: triggers, defaults and checks whose functions, or a function, a
 * table or a foreign table that one of those names, reach out of the transaction. By words and without a grammar; a name found by
 * mistake leaves a write untried, which is said. Confined to the caller's thread and one transaction.
 */
final class OutsideReader {
    /** Functions of the server, by name: they reach the file system, other sessions, or outlive the transaction. */
    private static final Set<String> WORDS = Set.of(
            "lo_export",
            "pg_file_write",
            "pg_file_unlink",
            "pg_file_rename",
            "pg_terminate_backend",
            "pg_cancel_backend",
            "pg_reload_conf",
            "pg_rotate_logfile",
            "pg_switch_wal",
            "pg_logical_emit_message",
            "pg_advisory_lock",
            "pg_advisory_lock_shared",
            "pg_try_advisory_lock",
            "pg_try_advisory_lock_shared");

    /** What is run by a name of its own, with words before or behind it. */
    private static final Set<String> STARTS =
            Set.of("dblink", "http_", "aws_lambda", "aws_s3", "azure_", "pg_background");

    /** What the table runs itself: functions of its triggers by kind of write, and of its defaults, checks, indexes and policies. */
    private static final String ROOTS = """
            SELECT k.kind, 'trigger ' || t.tgname, t.tgfoid::bigint FROM pg_trigger t
              JOIN (VALUES ('insert', 4), ('delete', 8), ('update', 16)) k(kind, bit) ON t.tgtype & k.bit <> 0
              WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgname NOT LIKE ? || '%'
            UNION ALL
            SELECT k.kind, x.place, d.refobjid::bigint FROM (
                SELECT 'pg_attrdef'::regclass::oid AS class, a.oid, 'a default' AS place FROM pg_attrdef a WHERE a.adrelid = ?
                UNION ALL SELECT 'pg_class'::regclass, ?::oid, 'a generated column'
                UNION ALL SELECT 'pg_constraint'::regclass, c.oid, 'check ' || c.conname FROM pg_constraint c WHERE c.conrelid = ? AND c.contype = 'c'
                UNION ALL SELECT 'pg_class'::regclass, i.indexrelid, 'index ' || i.indexrelid::regclass FROM pg_index i WHERE i.indrelid = ?
                UNION ALL SELECT 'pg_policy'::regclass, p.oid, 'policy ' || p.polname FROM pg_policy p WHERE p.polrelid = ?) x(class, oid, place)
              JOIN pg_depend d ON d.classid = x.class AND d.objid = x.oid AND d.refclassid = 'pg_proc'::regclass
              CROSS JOIN (VALUES ('insert'), ('update')) k(kind)
            ORDER BY 1, 2, 3
            """;

    private static final String FUNCTIONS = """
            SELECT p.oid::bigint, p.proname, p.oid::regprocedure::text, l.lanname, l.lanpltrusted,
              concat(p.prosrc, ' ', pg_get_function_sqlbody(p.oid)), coalesce(e.extname, '')
            FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN pg_namespace n ON n.oid = p.pronamespace
              LEFT JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
              LEFT JOIN pg_extension e ON e.oid = d.refobjid
            WHERE p.oid >= 16384 AND n.nspname <> 'bellows'
            ORDER BY p.oid
            """;

    /** Tables by name with what writing them runs; foreign tables have none and are outside themselves. */
    private static final String TABLES = """
            SELECT c.relname, c.relkind::text, coalesce(t.tgfoid, 0)::bigint FROM pg_class c
              LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
            WHERE c.oid >= 16384 AND (c.relkind = 'f' OR t.oid IS NOT NULL) ORDER BY 1, 2, 3
            """;

    private static final Set<String> EXTENSIONS = Set.of(
            "dblink",
            "http",
            "pg_net",
            "aws_lambda",
            "aws_s3",
            "aws_commons",
            "azure_storage",
            "pg_background",
            "amqp",
            "plsh",
            "adminpack");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private final Connection connection;

    OutsideReader(Connection connection) {
        this.connection = connection;
    }

    private record Root(String kind, String place, long function) {}

    private record Function(
            long oid, String name, String shown, String language, boolean trusted, String source, String extension) {
        Set<String> words() {
            return WORD.matcher(source.toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
        }

        boolean opaque() {
            return language.equals("c") || language.equals("internal");
        }
    }

    private record Relation(String name, boolean foreign, long function) {}

    /** What writes into the table may do outside, one per kind of write and place; empty for almost every table. */
    List<Outside> of(long table) throws SQLException {
        List<Root> roots = roots(table);
        if (roots.isEmpty()) {
            return List.of();
        }
        List<Function> functions = functions();
        List<Relation> relations = relations();
        List<Outside> found = new ArrayList<>();
        for (Root root : roots) {
            reach(root.function(), functions, relations)
                    .ifPresent(why -> found.add(new Outside(root.kind(), root.place(), why)));
        }
        return found.stream().distinct().toList();
    }

    /** What an expression may do outside when it is tried. */
    Optional<String> of(String expression) throws SQLException {
        List<Function> functions = functions();
        List<Relation> relations = relations();
        Function itself = new Function(0, "", "it", "sql", true, expression, "");
        Optional<String> direct = outside(itself, relations);
        return direct.isPresent()
                ? direct
                : functions.stream()
                        .filter(it -> itself.words().contains(it.name().toLowerCase(Locale.ROOT)))
                        .flatMap(it -> reach(it.oid(), functions, relations).stream())
                        .findFirst();
    }

    /** Follows what a function names; what it reaches first. */
    private static Optional<String> reach(long begin, List<Function> functions, List<Relation> relations) {
        Deque<Long> next = new ArrayDeque<>(List.of(begin));
        Set<Long> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            long oid = next.removeFirst();
            Optional<Function> function =
                    functions.stream().filter(it -> it.oid() == oid).findFirst();
            if (function.isPresent()) {
                Optional<String> outside = outside(function.get(), relations);
                if (outside.isPresent()) {
                    return outside;
                }
                Set<String> words =
                        function.get().opaque() ? Set.of() : function.get().words();
                functions.stream()
                        .filter(it -> words.contains(it.name().toLowerCase(Locale.ROOT)) && seen.add(it.oid()))
                        .forEach(it -> next.addLast(it.oid()));
                relations.stream()
                        .filter(it -> words.contains(it.name().toLowerCase(Locale.ROOT))
                                && it.function() != 0
                                && seen.add(it.function()))
                        .forEach(it -> next.addLast(it.function()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> outside(Function function, List<Relation> relations) {
        String who = function.oid() == 0 ? "the expression" : "function " + function.shown();
        if (EXTENSIONS.contains(function.extension())) {
            return Optional.of(who + " of extension " + function.extension());
        }
        if (!function.extension().isEmpty()) {
            return Optional.empty();
        }
        if (!function.trusted() && !function.language().equals("internal")) {
            return Optional.of(who + ", whose language " + function.language() + " may do anything");
        }
        Set<String> words = function.words();
        Optional<String> called = words.stream()
                .filter(word -> WORDS.contains(word) || STARTS.stream().anyMatch(word::startsWith))
                .sorted()
                .findFirst();
        if (called.isPresent()) {
            return Optional.of(who + ", which names " + called.get());
        }
        if (words.contains("copy") && (words.contains("program") || words.contains("to"))) {
            return Optional.of(who + ", which may COPY out of the database");
        }
        return relations.stream()
                .filter(it -> it.foreign() && words.contains(it.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(it -> who + ", which names the foreign table " + it.name());
    }

    private List<Root> roots(long table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ROOTS)) {
            query.setLong(1, table);
            query.setString(2, OwnNames.TRIGGER_PREFIX.replace("_", "\\_"));
            for (int i = 3; i <= 7; i++) {
                query.setLong(i, table);
            }
            List<Root> roots = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    roots.add(new Root(row.getString(1), row.getString(2), row.getLong(3)));
                }
            }
            return roots;
        }
    }

    private List<Function> functions() throws SQLException {
        List<Function> functions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(FUNCTIONS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                functions.add(new Function(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getString(6),
                        row.getString(7)));
            }
        }
        return functions;
    }

    private List<Relation> relations() throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                relations.add(new Relation(row.getString(1), row.getString(2).equals("f"), row.getLong(3)));
            }
        }
        return relations;
    }
}
