package dev.bellows.document.yaml;

import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Node.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value, or {@code null} where the author says that there shall be none: another thing than a field that is left out.
 *
 * @param value shape of a value
 * @param <T> type of a value
 */
record OrNullShape<T>(Shape<T> value) implements Shape<Optional<T>> {
    /** What stands for it in the canonical tree. */
    enum NoValue {
        NULL
    }

    @Override
    public Optional<Bound<Optional<T>>> read(Node node, Problems problems) {
        if (node instanceof Scalar scalar && scalar.kind() == Kind.NULL) {
            return Optional.of(new Bound<>(Optional.empty(), NoValue.NULL));
        }
        return value.read(node, problems).map(bound -> new Bound<>(Optional.of(bound.value()), bound.json()));
    }

    @Override
    public Map<String, Object> schema() {
        return Shapes.ordered("anyOf", List.of(value.schema(), Map.of("type", "null")));
    }
}
