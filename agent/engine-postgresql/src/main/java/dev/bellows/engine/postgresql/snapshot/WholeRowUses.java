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

    private WholeRowUses() {}

    /**
     * Looks through one function.
     *
     * @param transitionTables names that its trigger gives the changed rows
     */
    static List<WholeRow> in(String trigger, String function, String source, List<String> transitionTables) {
        String text = HARMLESS.matcher(COMMENT.matcher(source).replaceAll(" ")).replaceAll(" ");
        Map<String, Boolean> uses = new LinkedHashMap<>();
        first(ALL_COLUMNS, text).ifPresent(use -> uses.put(use.toUpperCase(java.util.Locale.ROOT), true));
        for (String table : transitionTables) {
            String name = "\"?" + Pattern.quote(table) + "\"?";
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

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group().replaceAll("\\s+", " ").strip())
                : Optional.empty();
    }
}
