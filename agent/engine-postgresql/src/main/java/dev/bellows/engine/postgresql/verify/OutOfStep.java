package dev.bellows.engine.postgresql.verify;

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
    private static final String IS_LAST = "NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t";

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
        List<String> found = new ArrayList<>();
        String conditions = standing.strip();
        for (String condition : conditions
                .substring(conditions.startsWith("SELECT ") ? "SELECT ".length() : 0)
                .split(NEXT, -1)) {
            if (!session.probe("SELECT (SELECT " + condition + ")")) {
                found.add(one(condition));
            }
        }
        // It may have been put right between the two looks.
        return found.isEmpty() ? "it is as it was made again by now" : String.join("; ", found);
    }

    private String one(String condition) throws SQLException {
        if (condition.startsWith(IS_LAST)) {
            return later(condition);
        }
        Optional<String> trigger = first(TRIGGER, condition);
        if (trigger.isPresent()) {
            return trigger(trigger.get(), first(FUNCTION, condition).orElse("…()"));
        }
        if (condition.contains("pg_catalog.pg_proc p")) {
            return function(first(FUNCTION, condition).orElse("…()"));
        }
        Optional<String> index = first(INDEX, condition);
        if (index.isPresent()) {
            return "index " + index.get()
                    + " is gone, invalid or another one; where it is there: REINDEX INDEX CONCURRENTLY " + index.get();
        }
        return first(COLUMN, condition)
                .map(column -> "column " + Sql.identifier(column)
                        + " is gone or has another type; where it was renamed: ALTER TABLE " + table
                        + " RENAME COLUMN … TO " + Sql.identifier(column))
                .orElse("this is not true of it: " + condition);
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
            return "function " + function + " is gone; its text stands in the plan's EXPAND";
        }
        return settings.get().equals("{search_path=pg_catalog}")
                ? "function " + function + " has another text than was written; the plan's EXPAND has it"
                : "function " + function + " has other settings (" + settings.get() + "): ALTER FUNCTION " + function
                        + " RESET ALL; ALTER FUNCTION " + function + " SET search_path=pg_catalog";
    }

    /** The triggers that the condition says are not there. */
    private String later(String condition) throws SQLException {
        String query = "SELECT quote_ident(t.tgname) FROM pg_catalog.pg_trigger t"
                + condition.substring(IS_LAST.length(), condition.length() - 1) + " ORDER BY 1";
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
