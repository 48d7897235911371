package dev.bellows.engine.postgresql.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with comments removed and the insides of literals and quoted names blanked, in lower case with single blanks: enough to
 * recognise its kind by its words, without a grammar.
 *
 * @param words the normalised text
 * @param shown the statement's beginning, for people
 */
record SqlText(String words, String shown) {
    private static final int SHOWN = 60;

    private static final Pattern OPAQUE = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|\\$([A-Za-z_]\\w*)?\\$.*?\\$\\1\\$|[eE]'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"",
            Pattern.DOTALL);

    private static final Pattern OUTSIDE = Pattern.compile(
            "(create (unique )?index|drop index) concurrently\\b.*|reindex\\b.*\\bconcurrently\\b.*|vacuum\\b.*|alter table .*\\bdetach partition\\b.*\\bconcurrently\\b.*"
                    + "|alter table .*\\bvalidate constraint\\b.*|alter system\\b.*|analyze\\b.*");

    private static final Pattern DEFINITION =
            Pattern.compile("(alter|create|drop|truncate|lock|comment|cluster|refresh)\\b.*");

    static SqlText of(String statement) {
        Matcher matcher = OPAQUE.matcher(statement);
        String blanked = matcher.replaceAll(m -> switch (m.group().charAt(0)) {
            case '-', '/' -> " ";
            case '"' -> "\"q\"";
            case '$' -> "'\\$'";
            default -> "''";
        });
        String words = blanked.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        String line = statement.strip().replaceAll("\\s+", " ");
        return new SqlText(
                words.endsWith(";") ? words.substring(0, words.length() - 1).strip() : words,
                line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…");
    }

    /** Whether PostgreSQL refuses it inside a transaction, or it holds a weak lock for long. */
    boolean isOutsideTransaction() {
        return OUTSIDE.matcher(words).matches();
    }

    /** Whether it may take a strong lock and so must go as one message. */
    boolean isDefinition() {
        return DEFINITION.matcher(words).matches();
    }

    boolean has(String pattern) {
        return Pattern.compile(pattern).matcher(words).find();
    }
}
