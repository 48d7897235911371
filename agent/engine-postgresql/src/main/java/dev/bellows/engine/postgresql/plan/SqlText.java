package dev.bellows.engine.postgresql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A statement with comments removed and the insides of literals and quoted names blanked, in lower case with single blanks: enough to
 * recognise its kind by its words, without a grammar. Read character by character with the rules of PostgreSQL's own scanner, so its
 * length is no matter.
 *
 * <p>It never decides how many statements a text holds, nor whether it is one: the server's own parser does.
 *
 * @param words the normalised text; every literal is {@code ''}, every quoted name {@code "q"}
 * @param shown the statement's beginning, for people
 * @param whole whether every quote and comment that begins in the text ends in it; if not, {@code words} say nothing
 * @param commented whether comments were removed
 * @param names what stands in the quoted names, in order
 */
record SqlText(String words, String shown, boolean whole, boolean commented, List<String> names) {
    private static final int SHOWN = 60;

    static SqlText of(String statement) {
        Scan scan = new Scan(statement);
        boolean whole = scan.run();
        String words = blanks(scan.words.toString()).strip();
        String line = blanks(statement).strip();
        return new SqlText(
                words.endsWith(";") ? words.substring(0, words.length() - 1).strip() : words,
                line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…",
                whole,
                scan.commented,
                List.copyOf(scan.names));
    }

    /** Runs of blanks become one; a regular expression would do, at the price of its stack. */
    private static String blanks(String text) {
        StringBuilder single = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean now = isBlank(c);
            if (!now) {
                single.append(c);
            } else if (!blank) {
                single.append(' ');
            }
            blank = now;
        }
        return single.toString();
    }

    /** The blanks of the scanner: no others separate words. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000B';
    }

    /** The first word; empty when the text begins with none. */
    String firstWord() {
        int end = 0;
        while (end < words.length() && Character.isLetter(words.charAt(end))) {
            end++;
        }
        return words.substring(0, end);
    }

    /** Whether PostgreSQL refuses it inside a transaction, or it holds a weak lock for long. */
    boolean isOutsideTransaction() {
        return switch (firstWord()) {
            case "vacuum", "analyze", "analyse" -> true;
            case "reindex" -> words.contains(" concurrently ");
            case "create", "drop" -> indexIsConcurrent();
            case "alter" ->
                words.startsWith("alter system ")
                        || (words.startsWith("alter table ")
                                && (words.contains(" validate constraint ")
                                        || (words.contains(" detach partition ") && words.endsWith(" concurrently"))));
            default -> false;
        };
    }

    private boolean indexIsConcurrent() {
        return words.startsWith("create index concurrently ")
                || words.startsWith("create unique index concurrently ")
                || words.startsWith("drop index concurrently ");
    }

    /** Whether it may take a strong lock and so must go as one message. */
    boolean isDefinition() {
        return switch (firstWord()) {
            case "alter", "create", "drop", "truncate", "lock", "comment", "cluster", "refresh", "security" -> true;
            default -> false;
        };
    }

    boolean has(String pattern) {
        return Pattern.compile(pattern).matcher(words).find();
    }

    /** One pass over a text. Confined to the call that makes it. */
    private static final class Scan {
        private final String text;
        private final StringBuilder words = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private int at;
        private boolean commented;

        private Scan(String text) {
            this.text = text;
        }

        private boolean run() {
            while (at < text.length()) {
                char c = text.charAt(at);
                boolean whole = switch (c) {
                    case '\'' -> literal(endsWithEscapeMark());
                    case '"' -> name();
                    case '-' -> next('-') ? lineComment() : plain(c);
                    case '/' -> next('*') ? blockComment() : plain(c);
                    case '$' -> dollar();
                    default -> plain(c);
                };
                if (!whole) {
                    return false;
                }
            }
            return true;
        }

        private boolean next(char wanted) {
            return at + 1 < text.length() && text.charAt(at + 1) == wanted;
        }

        private boolean plain(char c) {
            words.append(String.valueOf(c).toLowerCase(Locale.ROOT));
            at++;
            return true;
        }

        /** {@code E'…'}: a backslash takes the next character with it. A word that merely ends in e is no mark. */
        private boolean endsWithEscapeMark() {
            int end = words.length() - 1;
            return end >= 0
                    && at > 0
                    && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')
                    && (end == 0 || !isWordPart(words.charAt(end - 1)));
        }

        private boolean literal(boolean escapes) {
            if (escapes) {
                words.setLength(words.length() - 1);
            }
            words.append("''");
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (escapes && c == '\\') {
                    at++;
                } else if (c == '\'' && !next('\'')) {
                    at++;
                    return true;
                } else if (c == '\'') {
                    at++;
                }
            }
            return false;
        }

        private boolean name() {
            words.append("\"q\"");
            int from = at + 1;
            for (at++; at < text.length(); at++) {
                if (text.charAt(at) == '"' && !next('"')) {
                    names.add(text.substring(from, at).replace("\"\"", "\""));
                    at++;
                    return true;
                } else if (text.charAt(at) == '"') {
                    at++;
                }
            }
            return false;
        }

        private boolean lineComment() {
            commented = true;
            words.append(' ');
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            return true;
        }

        /** Comments nest. */
        private boolean blockComment() {
            commented = true;
            words.append(' ');
            int depth = 0;
            while (at < text.length()) {
                if (text.charAt(at) == '/' && next('*')) {
                    depth++;
                    at += 2;
                } else if (text.charAt(at) == '*' && next('/')) {
                    depth--;
                    at += 2;
                    if (depth == 0) {
                        return true;
                    }
                } else {
                    at++;
                }
            }
            return false;
        }

        /** {@code $tag$ … $tag$}; inside a word, or before a digit, the sign begins nothing. */
        private boolean dollar() {
            boolean insideWord = at > 0 && isWordPart(text.charAt(at - 1));
            int end = at + 1;
            while (end < text.length() && isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
                end++;
            }
            boolean opens = end < text.length()
                    && text.charAt(end) == '$'
                    && !(at + 1 < end && Character.isDigit(text.charAt(at + 1)));
            if (insideWord || !opens) {
                return plain('$');
            }
            String tag = text.substring(at, end + 1);
            int close = text.indexOf(tag, end + 1);
            if (close < 0) {
                return false;
            }
            words.append("''");
            at = close + tag.length();
            return true;
        }

        private static boolean isWordPart(char c) {
            return c == '_'
                    || c == '$'
                    || (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c > 127;
        }
    }
}
