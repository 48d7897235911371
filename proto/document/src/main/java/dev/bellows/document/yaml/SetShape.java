package dev.bellows.document.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Words whose order and repetition mean nothing; canonically sorted, each once.
 *
 * @param word shape of a word
 * @param <T> what a word stands for
 */
record SetShape<T>(Shape<T> word) implements Shape<List<T>> {
    private static final int MOST = 20;

    @Override
    public Optional<Bound<List<T>>> read(Node node, Problems problems) {
        Shape<Bound<T>> kept = new Shape<>() {
            @Override
            public Optional<Bound<Bound<T>>> read(Node item, Problems found) {
                return word.read(item, found).map(bound -> new Bound<>(bound, bound.json()));
            }

            @Override
            public Map<String, Object> schema() {
                return word.schema();
            }
        };
        return new ListShape<>(kept, 0, MOST, true).read(node, problems).map(list -> {
            Map<String, Bound<T>> sorted = new TreeMap<>();
            list.value().forEach(bound -> sorted.put(bound.json().toString(), bound));
            List<Bound<T>> once = List.copyOf(sorted.values());
            return new Bound<>(
                    Shapes.values(once), once.stream().map(Bound::json).toList());
        });
    }

    @Override
    public Map<String, Object> schema() {
        return new ListShape<>(word, 0, MOST, true).schema();
    }
}
