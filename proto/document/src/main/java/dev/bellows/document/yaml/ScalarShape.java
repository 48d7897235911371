package dev.bellows.document.yaml;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Node.Scalar;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A scalar of certain kinds, read from its text.
 *
 * @param expected what is wanted, for people: {@code a whole number from 1 to 100}
 * @param kinds accepted kinds; {@link Kind#LOOSE} is always accepted
 * @param schema as JSON Schema
 * @param reader value and canonical form of the text; throws a coded exception when it breaks a rule
 * @param <T> type of the value
 */
record ScalarShape<T>(
        String expected, Set<Kind> kinds, Map<String, Object> schema, Function<String, Shape.Bound<T>> reader)
        implements Shape<T> {

    ScalarShape {
        Set<Kind> accepted = EnumSet.copyOf(kinds);
        accepted.add(Kind.LOOSE);
        kinds = Set.copyOf(accepted);
    }

    @Override
    public Optional<Bound<T>> read(Node node, Problems problems) {
        if (!(node instanceof Scalar scalar) || !kinds.contains(scalar.kind())) {
            problems.report(
                    node.at(), ErrorCode.DOC_WRONG_TYPE, "must be " + expected + ", not " + found(node), hint(node));
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(scalar.text()));
        } catch (BellowsException e) {
            problems.report(node.at(), e.problem());
            return Optional.empty();
        }
    }

    private static String found(Node node) {
        return node instanceof Scalar scalar && scalar.kind() != Kind.NULL && scalar.kind() != Kind.STRING
                ? node.described() + " (" + Spelling.shown(scalar.text()) + ")"
                : node.described();
    }

    private String hint(Node node) {
        if (!(node instanceof Scalar scalar)) {
            return "Write " + expected + " here.";
        }
        if (scalar.kind() == Kind.NULL) {
            return "Give a value, or leave the field out; the word null as a text needs quotes.";
        }
        if (!kinds.contains(Kind.STRING)) {
            return "Write " + expected + ", without quotes.";
        }
        return accepts(scalar.text()) ? "Put it in quotes." : "Write " + expected + ".";
    }

    /** Whether quotes are all that it lacks. */
    private boolean accepts(String text) {
        try {
            Bound<T> _ = reader.apply(text);
            return true;
        } catch (BellowsException refused) {
            return false;
        }
    }
}
