package dev.bellows.server.fleet;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which targets: terms joined by commas, all of which must hold: {@code app=orders,ring in (canary,early),tier!=gold,!legacy,eu}. Besides
 * labels, the keys {@code name}, {@code line} and {@code environment} are known. The empty selector matches every target.
 */
public final class Selector {
    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._/-]{0,62}";
    private static final String VALUE = "[A-Za-z0-9._/-]{0,80}";
    private static final Pattern EQUAL = Pattern.compile("(" + KEY + ")\\s*(==?|!=)\\s*(" + VALUE + ")");
    private static final Pattern SET = Pattern.compile("(" + KEY + ")\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern PRESENT = Pattern.compile("(!?)\\s*(" + KEY + ")");
    private static final int LONGEST = 4_000;

    private final String text;
    private final List<Term> terms;

    private Selector(String text, List<Term> terms) {
        this.text = text;
        this.terms = List.copyOf(terms);
    }

    /** Reads a selector; throws {@link ErrorCode#FLEET_SELECTOR} naming the term that is not understood. */
    public static Selector parse(String text) {
        if (text.length() > LONGEST) {
            throw refused(text.substring(0, 40) + "…", "it is longer than " + LONGEST + " characters");
        }
        List<Term> terms = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isEmpty()) {
                terms.add(term(part));
            }
        }
        return new Selector(text.strip(), terms);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static Term term(String part) {
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            return new Term(equal.group(1), new TreeSet<>(List.of(equal.group(3))), equal.group(2).equals("!="), false);
        }
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            TreeSet<String> values = new TreeSet<>();
            for (String value : set.group(3).split(",", -1)) {
                if (!value.strip().matches(VALUE) || value.isBlank()) {
                    throw refused(part, "a value is missing or has a character that is not allowed");
                }
                values.add(value.strip());
            }
            return new Term(set.group(1), values, set.group(2).equals("notin"), false);
        }
        Matcher present = PRESENT.matcher(part);
        if (present.matches()) {
            return new Term(present.group(2), new TreeSet<>(), !present.group(1).isEmpty(), true);
        }
        throw refused(part, "a term is KEY=VALUE, KEY!=VALUE, KEY in (…), KEY notin (…), KEY or !KEY");
    }

    private static BellowsException refused(String part, String why) {
        return BellowsException.of(
                ErrorCode.FLEET_SELECTOR, "The selector's term '" + part + "' is not understood: " + why + ".");
    }

    /** Whether a target matches. */
    public boolean matches(String name, String line, String environment, Map<String, String> labels) {
        for (Term term : terms) {
            String value =
                    switch (term.key) {
                        case "name" -> name;
                        case "line" -> line;
                        case "environment" -> environment;
                        default -> labels.get(term.key);
                    };
            boolean hit = value != null && (term.anyValue || term.values.contains(value));
            if (hit == term.negated) {
                return false;
            }
        }
        return true;
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private record Term(String key, TreeSet<String> values, boolean negated, boolean anyValue) {}
}
