package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Entry;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Node.Mapping;
import dev.bellows.document.yaml.Node.Scalar;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A mapping whose keys the author chooses.
 *
 * @param key shape of every key
 * @param value shape of every value
 * @param least fewest keys
 * @param most most keys
 * @param <T> type of the values
 */
record MapShape<T>(Shape<String> key, Shape<T> value, int least, int most) implements Shape<Map<String, T>> {

    @Override
    public Optional<Bound<Map<String, T>>> read(Node node, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.report(
                    node.at(),
                    ErrorCode.DOC_WRONG_TYPE,
                    "must be a mapping, not " + node.described(),
                    "Write key: value pairs, one per line.");
            return Optional.empty();
        }
        int count = mapping.entries().size();
        if (count < least || count > most) {
            problems.report(
                    node.at(),
                    ErrorCode.DOC_VALUE,
                    "has " + count + " keys; " + least + " to " + most + " are allowed",
                    count < least ? "Add a key." : "Remove keys.");
            return Optional.empty();
        }
        int before = problems.count();
        Map<String, T> values = new TreeMap<>();
        Map<String, Object> json = new TreeMap<>();
        for (Entry entry : mapping.entries()) {
            problems.enter(Spelling.shown(entry.key()));
            key.read(new Scalar(entry.at(), Kind.LOOSE, entry.key()), problems);
            value.read(entry.value(), problems).ifPresent(bound -> {
                values.put(entry.key(), bound.value());
                json.put(entry.key(), bound.json());
            });
            problems.leave();
        }
        return values.size() < count || problems.count() > before
                ? Optional.empty()
                : Optional.of(new Bound<>(Collections.unmodifiableMap(values), json));
    }

    @Override
    public Map<String, Object> schema() {
        return Shapes.ordered(
                "type",
                "object",
                "propertyNames",
                key.schema(),
                "additionalProperties",
                value.schema(),
                "minProperties",
                least,
                "maxProperties",
                most);
    }
}
