package dev.bellows.engine.postgresql.verify;

import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which of the things that keep a table in step is not as its migration made it, and the statement that puts it back. It reads the
 * probe that failed, condition by condition: what the probe asks for is what was made. Confined to its session's thread.
 */
public final class OutOfStep {
    private static final String NEXT = "\n  AND ";
    private static final String LITERAL = "'((?:[^']|'')*)'";
    private static final Pattern TRIGGER = Pattern.compile("t\\.tgname = " + LITERAL);
    private static final Pattern FUNCTION = Pattern.compile("to_regprocedure\\(" + LITERAL + "\\)");
    private static final Pattern INDEX =
            Pattern.compile("i\\.indexrelid = pg_catalog\\.to_regclass\\(" + LITERAL + "\\)");
    private static final Pattern COLUMN = Pattern.compile("a\\.attname = " + LITERAL);
    private static final Pattern CONSTRAINT = Pattern.compile("k\\.conname = " + LITERAL);
    private static final Pattern RELATION = Pattern.compile("^\\(pg_catalog\\.to_regclass\\(" + LITERAL);
    private static final String OR = "\n  OR ";
    /** Words that a condition brings along. */
    private static final Pattern SAID = Pattern.compile("/\\* (.*) \\*/");

    private static final String NO_TRIGGER = "NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t";

    /** For a condition that nobody gave words to; its SQL helps nobody. */
    private static final String UNSAID = "something is not as the plan asks for";

    /** It may have been put right between two looks. */
    private static final String AGAIN = "it is as it was made again by now";

    private final PinnedSession session;
    private final String table;

    /**
     * @param table quoted and qualified
     */
    public OutOfStep(PinnedSession session, String table) {
        this.session = session;
        this.table = table;
    }

    /** For people; never empty. */
    public String describe(String standing) throws SQLException {
        return told(failing(standing));
    }

    /**
     * The same of that one of some states, each the probe of its conditions, from which the database differs least; empty where there
     * are no words for it.
     */
    public Optional<String> nearest(List<String> states) throws SQLException {
        List<String> least = List.of();
        for (String state : states) {
            List<String> failing = failing(state);
            if (failing.isEmpty()) {
                return Optional.of(AGAIN);
            }
            least = least.isEmpty() || failing.size() < least.size() ? failing : least;
        }
        String told = told(least);
        return told.contains(UNSAID) ? Optional.empty() : Optional.of(told);
    }

    /** A column of ours that has another name now, with the statement that gives it back. */
    public static String renamed(String table, String column, String now) {
        return "column " + Sql.identifier(column) + " of " + table + ", which this rollout made, is called "
                + Sql.identifier(now) + " now: ALTER TABLE " + table + " RENAME COLUMN " + Sql.identifier(now) + " TO "
                + Sql.identifier(column) + "; or, where nobody needs its values, ALTER TABLE " + table
                + " DROP COLUMN " + Sql.identifier(now);
    }

    private String told(List<String> failing) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String condition : failing) {
            lines.add(one(condition));
        }
        return lines.isEmpty() ? AGAIN : String.join("; ", lines);
    }

    private List<String> failing(String state) throws SQLException {
        List<String> failing = new ArrayList<>();
        String conditions = state.strip();
        for (String condition : conditions
                .substring(conditions.startsWith("SELECT ") ? "SELECT ".length() : 0)
                .split(NEXT, -1)) {
            if (!session.probe("SELECT (SELECT " + condition + ")")) {
                failing.add(condition);
            }
        }
        return failing;
    }

    private String one(String condition) throws SQLException {
        Optional<String> said = first(SAID, condition);
        if (said.isPresent()) {
            return said.get();
        }
        if (condition.startsWith(NO_TRIGGER) && condition.contains("t.tgname > ")) {
            return later(condition);
        }
        if (condition.startsWith("NOT ")) {
            return unwanted(condition.substring("NOT ".length()));
        }
        int or = condition.startsWith("(") ? condition.indexOf(OR) : -1;
        if (or > 0) {
            String left = one(condition.substring(1, or));
            String right = one(condition.substring(or + OR.length(), condition.length() - 1));
            return left.equals(right) ? left : left + ", and " + right;
        }
        Optional<String> trigger = first(TRIGGER, condition);
        if (trigger.isPresent()) {
            return trigger(trigger.get(), first(FUNCTION, condition).orElse("…()"));
        }
        Optional<String> function = first(FUNCTION, condition);
        if (function.isPresent()) {
            return function(function.get());
        }
        Optional<String> index = first(INDEX, condition);
        if (index.isPresent()) {
            return "index " + index.get()
                    + " is gone, invalid or another one; where it is there: REINDEX INDEX CONCURRENTLY " + index.get();
        }
        Optional<String> constraint = first(CONSTRAINT, condition);
        if (constraint.isPresent()) {
            return "constraint " + Sql.identifier(constraint.get()) + " of " + table
                    + " is gone or not validated: ALTER TABLE " + table + " VALIDATE CONSTRAINT "
                    + Sql.identifier(constraint.get());
        }
        Optional<String> column = first(COLUMN, condition);
        if (column.isPresent()) {
            return condition.contains("a.attnotnull")
                    ? "column " + Sql.identifier(column.get()) + " of " + table + " is gone or may be null"
                    : "column " + Sql.identifier(column.get())
                            + " is gone or has another type; where it was renamed: ALTER TABLE " + table
                            + " RENAME COLUMN … TO " + Sql.identifier(column.get());
        }
        return first(RELATION, condition)
                .map(relation -> relation + " does not exist")
                .orElse(UNSAID);
    }

    /** What is there and should not be. A name of ours is not called a person's. */
    private String unwanted(String condition) {
        Optional<String> trigger = first(TRIGGER, condition);
        if (trigger.isPresent()) {
            return "trigger " + trigger.get() + " is there on " + table;
        }
        Optional<String> function = first(FUNCTION, condition);
        if (function.isPresent()) {
            return "function " + function.get() + " is there";
        }
        Optional<String> index = first(INDEX, condition);
        if (index.isPresent()) {
            return "index " + index.get() + " is there";
        }
        Optional<String> constraint = first(CONSTRAINT, condition);
        if (constraint.isPresent()) {
            return "constraint " + Sql.identifier(constraint.get()) + " is there on " + table;
        }
        Optional<String> column = first(COLUMN, condition);
        if (column.isPresent()) {
            String name = Sql.identifier(column.get());
            if (condition.contains("a.attnotnull")) {
                return "column " + name + " of " + table + " is NOT NULL already";
            }
            return "column " + name + " of " + table + " is there, and its name is needed"
                    + (column.get().startsWith(OwnNames.PREFIX)
                            ? ""
                            : ": where you made it, rename it (ALTER TABLE " + table + " RENAME COLUMN " + name
                                    + " TO …) or drop it");
        }
        return first(RELATION, condition)
                .map(relation -> relation + " is there")
                .orElse(UNSAID);
    }

    private String trigger(String name, String function) throws SQLException {
        String always = "ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER " + Sql.identifier(name);
        String create = "CREATE TRIGGER " + Sql.identifier(name) + " BEFORE INSERT OR UPDATE ON " + table
                + " FOR EACH ROW EXECUTE FUNCTION " + function + "; " + always;
        Optional<String> enabled = session.one(
                "SELECT tgenabled::text FROM pg_trigger WHERE tgrelid = to_regclass(?) AND tgname = ?",
                row -> row.getString(1),
                table,
                name);
        if (enabled.isEmpty()) {
            return "trigger " + name + " is gone: " + create;
        }
        return switch (enabled.get()) {
            case "A" ->
                "trigger " + name + " is another one than was made: DROP TRIGGER " + Sql.identifier(name) + " ON "
                        + table + "; " + create;
            case "D" -> "trigger " + name + " is disabled: " + always;
            default ->
                "trigger " + name + " is enabled, but not ALWAYS, so that replicated and restored rows pass it by: "
                        + always;
        };
    }

    private String function(String function) throws SQLException {
        Optional<String> settings = session.one(
                "SELECT coalesce(proconfig::text, '{}') FROM pg_proc WHERE oid = to_regprocedure(?)",
                row -> row.getString(1),
                function);
        if (settings.isEmpty()) {
            return "function " + function + " is gone; its text stands in the plan";
        }
        return settings.get().equals("{search_path=pg_catalog}")
                ? "function " + function + " has another text than was written; the plan has it"
                : "function " + function + " has other settings (" + settings.get() + "): ALTER FUNCTION " + function
                        + " RESET ALL; ALTER FUNCTION " + function + " SET search_path=pg_catalog";
    }

    /** The triggers that the condition says are not there. */
    private String later(String condition) throws SQLException {
        String query = "SELECT quote_ident(t.tgname) FROM pg_catalog.pg_trigger t"
                + condition.substring(NO_TRIGGER.length(), condition.length() - 1) + " ORDER BY 1";
        List<String> lines = new ArrayList<>();
        for (String name : session.list(query, row -> row.getString(1))) {
            lines.add("trigger " + name + " fires after ours and could change what was copied: ALTER TRIGGER " + name
                    + " ON " + table + " RENAME TO … (so that it sorts before zzz_blw)");
        }
        return String.join("; ", lines);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
    }
}
