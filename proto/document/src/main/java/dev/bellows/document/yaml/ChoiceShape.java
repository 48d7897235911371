package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Entry;
import dev.bellows.document.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping with exactly one key that says which kind of thing follows: {@code renameColumn: {…}}.
 *
 * @param what what the key chooses, for people: {@code an operation}
 * @param kinds supported kinds in the order of the reference
 * @param notYet kinds of later releases, refused by name
 * @param <T> common type of the kinds
 */
record ChoiceShape<T>(String what, Map<String, Shape<? extends T>> kinds, List<String> notYet) implements Shape<T> {

    ChoiceShape {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        notYet = List.copyOf(notYet);
    }

    @Override
    public Optional<Bound<T>> read(Node node, Problems problems) {
        if (!(node instanceof Mapping mapping) || mapping.entries().size() != 1) {
            problems.report(
                    node.at(),
                    ErrorCode.DOC_WRONG_TYPE,
                    "must be " + what + ": a mapping with exactly one key",
                    "The key is one of " + String.join(", ", kinds.keySet()) + ".");
            return Optional.empty();
        }
        Entry entry = mapping.entries().getFirst();
        Shape<? extends T> kind = kinds.get(entry.key());
        if (kind == null) {
            reportUnknown(entry, problems);
            return Optional.empty();
        }
        return one(entry, kind, problems);
    }

    private static <T, K extends T> Optional<Bound<T>> one(Entry entry, Shape<K> kind, Problems problems) {
        problems.enter(entry.key());
        Optional<Bound<K>> bound = kind.read(entry.value(), problems);
        problems.leave();
        return bound.map(b -> new Bound<>(b.value(), Map.of(entry.key(), b.json())));
    }

    private void reportUnknown(Entry entry, Problems problems) {
        String supported = "Supported are " + String.join(", ", kinds.keySet()) + ".";
        if (notYet.contains(entry.key())) {
            problems.report(
                    entry.at(),
                    ErrorCode.DOC_NOT_YET_SUPPORTED,
                    "'" + entry.key() + "' is " + what + " that is not yet supported",
                    supported);
            return;
        }
        List<String> all = new ArrayList<>(kinds.keySet());
        all.addAll(notYet);
        String guess = Spelling.nearest(entry.key(), all)
                .map(word -> "Did you mean '" + word + "'?")
                .orElse(supported);
        problems.report(
                entry.at(), ErrorCode.DOC_UNKNOWN_WORD, "'" + Spelling.shown(entry.key()) + "' is not " + what, guess);
    }

    @Override
    public Map<String, Object> schema() {
        List<Object> choices = new ArrayList<>();
        kinds.forEach((word, shape) -> choices.add(Shapes.ordered(
                "type",
                "object",
                "properties",
                Map.of(word, shape.schema()),
                "required",
                List.of(word),
                "additionalProperties",
                false)));
        return Shapes.ordered("oneOf", choices);
    }
}
