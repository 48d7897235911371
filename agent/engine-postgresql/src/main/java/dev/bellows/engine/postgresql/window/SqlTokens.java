package dev.bellows.engine.postgresql.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts a statement into words, marks and constants, as the server's scanner does, without understanding it: comments go, strings and
 * dollar quotes keep their inside, a quoted name keeps its case. Pure.
 */
final class SqlTokens {
    /** What a token is. */
    enum Kind {
        /** A name or a key word. */
        WORD,
        /** A name in double quotes. */
        QUOTED,
        /** A constant in quotes, without them. */
        TEXT,
        /** One character that is none of those. */
        MARK
    }

    /** One token; an unquoted word is in lower case. */
    record Token(Kind kind, String text) {
        boolean names(String name) {
            return (kind == Kind.WORD || kind == Kind.QUOTED) && text.equals(name);
        }

        boolean is(String wordOrMark) {
            return (kind == Kind.WORD || kind == Kind.MARK) && text.equals(wordOrMark);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlTokens(String text) {
        this.text = text;
    }

    /** The tokens; empty when the text ends inside a comment or a quote: it was cut off, and nobody knows what follows. */
    static Optional<List<Token>> of(String statement) {
        SqlTokens scanner = new SqlTokens(statement);
        return scanner.scan() ? Optional.of(List.copyOf(scanner.tokens)) : Optional.empty();
    }

    private boolean scan() {
        boolean whole = true;
        while (whole && at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                whole = comment();
            } else if (c == '\'') {
                whole = quoted('\'', Kind.TEXT, escaped());
            } else if (c == '"') {
                whole = quoted('"', Kind.QUOTED, false);
            } else if (c == '$') {
                whole = dollar();
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else if (Character.isDigit(c)) {
                number();
            } else {
                tokens.add(new Token(Kind.MARK, String.valueOf(c)));
                at++;
            }
        }
        return whole;
    }

    /** Comments nest. */
    private boolean comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        return depth == 0;
    }

    /** Whether the quote follows an E, which makes backslashes escape. */
    private boolean escaped() {
        boolean marked = at > 0
                && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')
                && !tokens.isEmpty()
                && tokens.getLast().is("e");
        if (marked) {
            tokens.removeLast();
        }
        return marked;
    }

    private boolean quoted(char quote, Kind kind, boolean escapes) {
        StringBuilder inside = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (escapes && c == '\\' && at + 1 < text.length()) {
                inside.append(text.charAt(at + 1));
                at += 2;
            } else if (c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                inside.append(quote);
                at += 2;
            } else if (c == quote) {
                at++;
                tokens.add(new Token(kind, inside.toString()));
                return true;
            } else {
                inside.append(c);
                at++;
            }
        }
        return false;
    }

    /** A parameter, or a dollar quote. */
    private boolean dollar() {
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean parameter = end > at + 1 && Character.isDigit(text.charAt(at + 1));
        if (parameter || end >= text.length() || text.charAt(end) != '$') {
            tokens.add(new Token(Kind.MARK, "$"));
            at = parameter ? end : at + 1;
            return true;
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        if (close < 0) {
            return false;
        }
        tokens.add(new Token(Kind.TEXT, text.substring(end + 1, close)));
        at = close + tag.length();
        return true;
    }

    private void word() {
        int begin = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '$')) {
            at++;
        }
        tokens.add(new Token(Kind.WORD, text.substring(begin, at).toLowerCase(Locale.ROOT)));
    }

    private void number() {
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        tokens.add(new Token(Kind.MARK, "0"));
    }
}
