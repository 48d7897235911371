package dev.bellows.engine.postgresql.names;

import dev.bellows.document.Operation.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renders exact names and texts as SQL. Every identifier is quoted, so case, blanks, quotes and reserved words never matter.
 */
public final class Identifiers {
    /** PostgreSQL keeps 63 bytes of a name and cuts the rest silently. */
    public static final int MAX_BYTES = 63;

    /** Where a name without a schema lies, in a document and in the statements of one. */
    public static final String DEFAULT_SCHEMA = "public";

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")+\"");

    private Identifiers() {}

    /** The name in double quotes. */
    public static String quoted(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name PostgreSQL can store");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name that {@link #quoted} was given. */
    public static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }

    /** The names that stand quoted in a text of nothing else but marks between them, in order. */
    public static List<String> quotedIn(String text) {
        return QUOTED.matcher(text).results().map(it -> unquoted(it.group())).toList();
    }

    /**
     * Where a name ends in a text that PostgreSQL takes, in double quotes or without.
     *
     * @param text in UTF-8
     * @param from where it begins
     */
    public static int endOf(byte[] text, int from) {
        int at = from;
        if (text[from] != '"') {
            while (at < text.length && isOfName(text[at])) {
                at++;
            }
            return at;
        }
        do {
            at++;
            while (text[at] != '"') {
                at++;
            }
            at++;
        } while (at < text.length && text[at] == '"');
        return at;
    }

    /** As the server's own scanner has it: every byte of a character beyond ASCII is part of a name. */
    private static boolean isOfName(byte it) {
        return it < 0
                || (it >= 'a' && it <= 'z')
                || (it >= 'A' && it <= 'Z')
                || (it >= '0' && it <= '9')
                || it == '_'
                || it == '$';
    }

    /** Schema and name, each in double quotes. */
    public static String qualified(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    /** Schema and name of a document's table, each in double quotes; no schema means {@code public}. */
    public static String qualified(TableName table) {
        return qualified(schemaOf(table), table.name());
    }

    /** The schema a document's table lives in. */
    public static String schemaOf(TableName table) {
        return table.schema().orElse(DEFAULT_SCHEMA);
    }

    /** Quoted names with commas between. */
    public static String list(List<String> names) {
        return names.stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
    }

    /** The text as a string literal that means the same whatever {@code standard_conforming_strings} says. */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a text PostgreSQL can store");
        }
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** The text between dollar quotes whose tag does not occur in it. */
    public static String dollarQuoted(String text) {
        String tag = "$bellows$";
        for (int i = 1; text.contains(tag); i++) {
            tag = "$bellows" + i + "$";
        }
        return tag + text + tag;
    }

    /** Whether PostgreSQL would keep the whole name. */
    public static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** Whether PostgreSQL fires a trigger of the first name after one of the second: names sort by their bytes. */
    public static boolean sortsAfter(String first, String second) {
        return Arrays.compareUnsigned(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8))
                > 0;
    }

    /** The longest head of the text that has at most that many UTF-8 bytes and ends between two characters. */
    public static String head(String text, int bytes) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int width = new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
            if (used + width > bytes) {
                break;
            }
            used += width;
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }
}
