package dev.bellows.engine.postgresql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in an expression, found by PostgreSQL's lexical rules alone: what stands in comments and literals is none. Errs on one side
 * only: it may take a function or another table's column for one of ours, it does not overlook one that is written there.
 *
 * @param names as the catalog would hold them, in order
 * @param balanced whether its parentheses close in order, so that it stays inside the ones put around it
 */
record ExpressionNames(List<Name> names, boolean balanced) {
    private static final String IDENTIFIER = "[\\p{L}_\\x80-\\uffff][\\p{L}\\p{N}_$\\x80-\\uffff]*";

    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>--[^\\n]*|/\\*.*?\\*/|\\$(?<tag>[A-Za-z_]\\w*)?\\$.*?\\$\\k<tag>\\$|\\$\\$.*?\\$\\$"
                    + "|[eE]'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*'|\\d[\\d.]*(?:[eE][+-]?\\d+)?)"
                    + "|(?<quoted>\"(?:[^\"]|\"\")+\")|(?<word>" + IDENTIFIER + ")|(?<mark>[().*])",
            Pattern.DOTALL);

    /** Functions and words that give another value in another transaction, or at each call. */
    private static final Set<String> CHANGING = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "current_timestamp",
            "current_time",
            "current_date",
            "localtimestamp",
            "localtime",
            "random",
            "random_normal",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "nextval",
            "txid_current",
            "pg_current_xact_id");

    /**
     * A name.
     *
     * @param text as the catalog would hold it
     * @param qualifier the name before its dot, empty for none
     * @param whole whether it stands for something whole: no dot and name follow
     */
    record Name(String text, String qualifier, boolean whole) {}

    ExpressionNames {
        names = List.copyOf(names);
    }

    static ExpressionNames of(String expression) {
        List<Name> names = new ArrayList<>();
        Matcher token = TOKEN.matcher(expression);
        String before = "";
        String qualifier = "";
        boolean dot = false;
        int depth = 0;
        boolean balanced = true;
        while (token.find()) {
            if (token.group("skip") != null) {
                continue;
            }
            String mark = token.group("mark");
            if (mark == null) {
                qualifier = dot ? before : "";
                before = bare(token);
                names.add(new Name(before, qualifier, true));
                dot = false;
                continue;
            }
            if (mark.equals(".") && !names.isEmpty() && !before.isEmpty()) {
                names.set(names.size() - 1, new Name(before, qualifier, false));
                dot = true;
                continue;
            }
            if (mark.equals("*") && dot) {
                names.set(names.size() - 1, new Name(before, qualifier, true));
            }
            depth += mark.equals("(") ? 1 : mark.equals(")") ? -1 : 0;
            balanced &= depth >= 0;
            before = "";
            dot = false;
        }
        return new ExpressionNames(names, balanced && depth == 0);
    }

    private static String bare(Matcher token) {
        String quoted = token.group("quoted");
        return quoted != null
                ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                : token.group("word").toLowerCase(Locale.ROOT);
    }

    /** Whether it may read that column of that table: by its name alone, by the table's, or with the whole row. */
    boolean reads(String table, String column) {
        return names.stream()
                .anyMatch(it -> (it.text().equals(column)
                                && (it.qualifier().isEmpty() || it.qualifier().equals(table)))
                        || (it.text().equals(table) && it.whole()));
    }

    /** A word in it that gives another value each time; empty for none that is known. */
    Optional<String> changing() {
        return names.stream().map(Name::text).filter(CHANGING::contains).findFirst();
    }
}
