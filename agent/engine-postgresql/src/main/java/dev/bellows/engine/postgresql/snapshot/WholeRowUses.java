package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.snapshot.Surroundings.WholeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds whole rows in the text of a trigger function, by words and without a grammar: what it misses, the proof in EXPAND meets. A
 * comparison of the two rows, a conversion to JSON and RETURN do not mind another column.
 */
final class WholeRowUses {
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** What works with any number of columns. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\b(?:row_to_json|to_json|to_jsonb|hstore|jsonb_build_object|row)\\s*\\(\\s*\\(?\\s*(?:old|new)\\s*\\)?(?:\\s*\\.\\s*\\*)?\\s*(?:,\\s*(?:true|false)\\s*)?\\)"
                    + "|\\b(?:old|new)(?:\\s*\\.\\s*\\*)?\\s+is\\s+(?:not\\s+)?distinct\\s+from\\s+(?:old|new)\\b(?:\\s*\\.\\s*\\*)?"
                    + "|\\b(?:old|new)(?:\\s*\\.\\s*\\*)?\\s*(?:\\*?=|\\*?<>|!=)\\s*(?:old|new)\\b(?:\\s*\\.\\s*\\*)?"
                    + "|\\breturn\\s+(?:old|new)\\s*;|\\breturn\\s+coalesce\\s*\\(\\s*(?:old|new)\\s*,\\s*(?:old|new)\\s*\\)"
                    + "|\\b(?:old|new)\\s+is\\s+(?:not\\s+)?null\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ALL_COLUMNS =
            Pattern.compile("\\(?\\s*\\b(?:old|new)\\b\\s*\\)?\\s*\\.\\s*\\*", Pattern.CASE_INSENSITIVE);

    /** A parameter of a statement that the function puts together: {@code EXECUTE … USING OLD}. */
    private static final Pattern PASSED = Pattern.compile("\\(?\\$\\d+\\)?\\s*\\.\\s*\\*");

    private static final Pattern ROW = Pattern.compile(
            "(?<![\\w.\"$])(?:old|new)\\b(?!\\s*(?:\\)\\s*)?\\.)(?!\\s*table\\b)", Pattern.CASE_INSENSITIVE);

    /** What takes every column of whatever is joined to changed rows, theirs among them. */
    private static final Pattern EVERYTHING = Pattern.compile(
            "(?:\\bselect\\b(?:\\s+(?:all|distinct))?|,)\\s*\\*|\\bnatural\\b", Pattern.CASE_INSENSITIVE);

    private WholeRowUses() {}

    /**
     * Looks through one function.
     *
     * @param transitionTables names that its trigger gives the changed rows
     * @param table the trigger's table, whose rows have as many columns as those
     */
    static List<WholeRow> in(
            String trigger, String function, String source, List<String> transitionTables, String table) {
        String text = withoutOwnRows(
                HARMLESS.matcher(COMMENT.matcher(source).replaceAll(" ")).replaceAll(" "), transitionTables, table);
        Map<String, Boolean> uses = new LinkedHashMap<>();
        first(ALL_COLUMNS, text).ifPresent(use -> uses.put(use.toUpperCase(java.util.Locale.ROOT), true));
        for (String changed : transitionTables) {
            String name = "\"?" + Pattern.quote(changed) + "\"?";
            first(
                            Pattern.compile(
                                    "\\*\\s+from\\s+" + name + "\\b|\\b" + name + "\\s*\\.\\s*\\*",
                                    Pattern.CASE_INSENSITIVE),
                            text)
                    .ifPresent(use -> uses.put(use, true));
        }
        if (uses.isEmpty()) {
            Optional<String> row = first(ROW, text);
            row.ifPresent(use -> uses.put(
                    use.toUpperCase(java.util.Locale.ROOT), first(PASSED, text).isPresent()));
        }
        return uses.entrySet().stream()
                .map(use -> new WholeRow(trigger, function, use.getKey(), use.getValue()))
                .toList();
    }

    /**
     * The text without changed rows that stand in FROM under a name and leave it column by column, or as rows of the table itself:
     * {@code FROM (SELECT * FROM gone WHERE …) AS g} with {@code g.id} and {@code g::users}. Both rows get another column in one moment.
     */
    private static String withoutOwnRows(String text, List<String> transitionTables, String table) {
        String around = text;
        for (String changed : transitionTables) {
            around = ownRows(changed).matcher(around).replaceAll(" ");
        }
        if (EVERYTHING.matcher(around).find()) {
            return text;
        }
        String left = text;
        for (String changed : transitionTables) {
            left = withoutOwnRows(left, changed, table);
        }
        return left;
    }

    private static Pattern ownRows(String changed) {
        return Pattern.compile(
                "(?<!\\*\\s{0,9})\\b(?:from|join)\\s*\\(\\s*select\\s+\\*\\s+from\\s+\"?"
                        + Pattern.quote(changed)
                        + "\"?(?:\\s+where\\s+[^()]*)?\\s*\\)\\s*(?:as\\s+)?([a-z_][a-z0-9_]*)\\b",
                Pattern.CASE_INSENSITIVE);
    }

    private static String withoutOwnRows(String text, String changed, String table) {
        Matcher inner = ownRows(changed).matcher(text);
        return inner.replaceAll(found -> {
            String alias = Pattern.quote(found.group(1));
            boolean whole = Pattern.compile("\\b" + alias + "\\b\\s*\\)?\\s*\\.\\s*\\*", Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .find();
            boolean other = Pattern.compile(
                            "\\b" + alias + "\\s*+::\\s*+(?!(?:\"?[a-z_][a-z0-9_]*\"?\\s*\\.\\s*)?\"?"
                                    + Pattern.quote(table) + "\"?(?![a-z0-9_$]))",
                            Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .find();
            boolean bare = Pattern.compile(
                            "(?<!as\\s{1,9})(?<!\\)\\s{0,9})\\b" + alias + "\\b(?!\\s*+\\)?\\s*+\\.|\\s*+::)",
                            Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .find();
            return Matcher.quoteReplacement(whole || other || bare ? found.group() : " from " + found.group(1) + " ");
        });
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group().replaceAll("\\s+", " ").strip())
                : Optional.empty();
    }
}
