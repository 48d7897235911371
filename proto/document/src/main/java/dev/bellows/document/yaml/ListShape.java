package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Scalar;
import dev.bellows.document.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of one shape.
 *
 * @param item shape of every item
 * @param least fewest items
 * @param most most items
 * @param shorthand whether one item may stand for a list of one
 * @param <T> type of the items
 */
record ListShape<T>(Shape<T> item, int least, int most, boolean shorthand) implements Shape<List<T>> {

    @Override
    public Optional<Bound<List<T>>> read(Node node, Problems problems) {
        if (node instanceof Sequence sequence) {
            return items(sequence, problems);
        }
        if (shorthand && (node instanceof Scalar || item instanceof ObjectShape)) {
            return item.read(node, problems).map(one -> new Bound<>(List.of(one.value()), List.of(one.json())));
        }
        problems.report(
                node.at(),
                ErrorCode.DOC_WRONG_TYPE,
                "must be a list, not " + node.described(),
                "Begin each item with a dash on a line of its own.");
        return Optional.empty();
    }

    private Optional<Bound<List<T>>> items(Sequence sequence, Problems problems) {
        int count = sequence.items().size();
        if (count < least || count > most) {
            problems.report(
                    sequence.at(),
                    ErrorCode.DOC_VALUE,
                    "has " + count + " items; " + least + " to " + most + " are allowed",
                    count < least ? "Add an item." : "Remove items, or split the document.");
            return Optional.empty();
        }
        List<Bound<T>> read = new ArrayList<>();
        for (int i = 0; i < count && !problems.full(); i++) {
            problems.enter("[" + i + "]");
            item.read(sequence.items().get(i), problems).ifPresent(read::add);
            problems.leave();
        }
        if (read.size() < count) {
            return Optional.empty();
        }
        List<Object> json = new ArrayList<>();
        read.forEach(bound -> json.add(bound.json()));
        return Optional.of(new Bound<>(Shapes.values(read), json));
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> list =
                Shapes.ordered("type", "array", "items", item.schema(), "minItems", least, "maxItems", most);
        return shorthand ? Shapes.ordered("anyOf", List.of(item.schema(), list)) : list;
    }
}
