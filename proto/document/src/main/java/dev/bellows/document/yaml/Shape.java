package dev.bellows.document.yaml;

import java.util.Map;
import java.util.Optional;

/**
 * What a node must look like, and the value it then stands for. One descriptor serves the reader, the canonical form and the
 * JSON Schema.
 *
 * @param <T> type of the value
 */
public interface Shape<T> {

    /** Reads a node; empty after at least one problem was reported. */
    Optional<Bound<T>> read(Node node, Problems problems);

    /** The same rule as JSON Schema 2020-12; ordered maps, lists, texts, numbers and booleans. */
    Map<String, Object> schema();

    /**
     * A value and how it is written canonically.
     *
     * @param value the value
     * @param json the canonical tree: {@code String}, {@code Long}, {@code Boolean}, {@code List} or {@code Map} of them,
     *     or {@link OrNullShape.NoValue}
     * @param <T> type of the value
     */
    record Bound<T>(T value, Object json) {}
}
