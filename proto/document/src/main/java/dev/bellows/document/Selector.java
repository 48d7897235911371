package dev.bellows.document;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which targets: {@code app=orders,ring in (canary,early),zone!=b,zone notin (x,y),name=s1-db1}. All terms must hold. The labels
 * {@code name}, {@code environment} and {@code line} are put into the map by the caller.
 *
 * @param terms in the order written; none matches everything
 */
public record Selector(List<Term> terms) {
    private static final int LONGEST = 4000;
    private static final String WORD = "[A-Za-z0-9](?:[A-Za-z0-9_./-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LABEL = Pattern.compile("\\s*(" + WORD + ")\\s*");
    private static final Pattern OPERATOR = Pattern.compile("==|=|!=|(?:in|notin)(?=[\\s(])");
    private static final Pattern VALUE = Pattern.compile("\\s*(" + WORD + ")\\s*(?=[,)]|$)");
    private static final Pattern OPENING = Pattern.compile("\\s*\\(");
    private static final Pattern COMMA = Pattern.compile("\\s*,");
    private static final Pattern CLOSING = Pattern.compile("\\s*\\)\\s*");

    public Selector {
        terms = List.copyOf(terms);
    }

    /** One condition on one label. */
    public sealed interface Term {
        /** Whether a target with these labels meets it. */
        boolean matches(Map<String, String> labels);

        /**
         * {@code label=value} or {@code label in (…)}.
         *
         * @param label the label's name
         * @param values at least one
         */
        record In(String label, Set<String> values) implements Term {
            public In {
                values = java.util.Collections.unmodifiableSet(new TreeSet<>(values));
            }

            @Override
            public boolean matches(Map<String, String> labels) {
                String value = labels.get(label);
                return value != null && values.contains(value);
            }

            @Override
            public String toString() {
                return values.size() == 1
                        ? label + "=" + values.iterator().next()
                        : label + " in (" + String.join(",", values) + ")";
            }
        }

        /**
         * {@code label!=value} or {@code label notin (…)}; a target without the label meets it.
         *
         * @param label the label's name
         * @param values at least one
         */
        record NotIn(String label, Set<String> values) implements Term {
            public NotIn {
                values = java.util.Collections.unmodifiableSet(new TreeSet<>(values));
            }

            @Override
            public boolean matches(Map<String, String> labels) {
                String value = labels.get(label);
                return value == null || !values.contains(value);
            }

            @Override
            public String toString() {
                return values.size() == 1
                        ? label + "!=" + values.iterator().next()
                        : label + " notin (" + String.join(",", values) + ")";
            }
        }
    }

    /** Reads a selector; blank text matches everything, bad syntax is {@link ErrorCode#DOC_SELECTOR} with the column. */
    public static Selector parse(String text) {
        if (text.isBlank()) {
            return new Selector(List.of());
        }
        if (text.length() > LONGEST) {
            throw refused(text, LONGEST, "is longer than " + LONGEST + " characters");
        }
        return new Reader(text).selector();
    }

    /** Whether a target with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        return terms.stream().allMatch(term -> term.matches(labels));
    }

    /** The form that {@link #parse} reads, values sorted. */
    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(","));
    }

    private static BellowsException refused(String text, int index, String why) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new BellowsException(
                new Problem(
                        ErrorCode.DOC_SELECTOR,
                        "The selector '" + shown + "', column " + (index + 1) + ": " + why + ".",
                        "Write it like app=orders,ring in (canary,early),zone!=b; try it with: bellows get targets -l SELECTOR"));
    }

    /** Confined to one call: a place in the text. */
    private static final class Reader {
        private final String text;
        private final Matcher matcher;
        private int at;

        Reader(String text) {
            this.text = text;
            this.matcher = LABEL.matcher(text).useTransparentBounds(true);
        }

        Selector selector() {
            List<Term> terms = new ArrayList<>();
            do {
                terms.add(term());
            } while (skip(COMMA));
            if (at < text.length()) {
                throw refused(text, at, "a comma or the end is expected");
            }
            return new Selector(terms);
        }

        private Term term() {
            String label = need(LABEL, 1, "the name of a label is expected");
            String operator = need(OPERATOR, 0, "=, !=, in or notin is expected");
            return switch (operator) {
                case "=", "==" -> new Term.In(label, Set.of(value()));
                case "!=" -> new Term.NotIn(label, Set.of(value()));
                case "in" -> new Term.In(label, values());
                case "notin" -> new Term.NotIn(label, values());
                default -> throw new IllegalStateException("the pattern has no other operator");
            };
        }

        private Set<String> values() {
            need(OPENING, 0, "an opening parenthesis is expected");
            Set<String> values = new TreeSet<>();
            do {
                values.add(value());
            } while (skip(COMMA));
            need(CLOSING, 0, "a closing parenthesis is expected");
            return values;
        }

        private String value() {
            return need(VALUE, 1, "a value of letters, digits, '-', '_', '.' or '/' is expected");
        }

        private String need(Pattern pattern, int group, String otherwise) {
            if (!skip(pattern)) {
                throw refused(text, at, otherwise);
            }
            return matcher.group(group);
        }

        private boolean skip(Pattern pattern) {
            matcher.usePattern(pattern).region(at, text.length());
            boolean found = matcher.lookingAt();
            if (found) {
                at = matcher.end();
            }
            return found;
        }
    }
}
