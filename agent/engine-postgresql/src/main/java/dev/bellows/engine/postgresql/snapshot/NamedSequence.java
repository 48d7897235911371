package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.Objects;

/**
 * A sequence that a migration changes by its own name, and that is there: read for a plan only, no part of a snapshot's digest.
 *
 * @param schema exact name of its schema
 * @param name its exact name
 * @param type as {@code format_type} prints it
 * @param increment what is between two numbers
 * @param minValue the least number
 * @param maxValue the greatest number
 * @param start the number that it began with
 * @param cache how many numbers a session takes at once
 * @param cycle whether it begins anew behind the last number
 * @param last the number that it gave last; its start where it gave none
 * @param column the column that it belongs to, for people; empty where it belongs to none
 * @param columnType that column's type; empty where it belongs to none
 */
public record NamedSequence(
        String schema,
        String name,
        String type,
        long increment,
        long minValue,
        long maxValue,
        long start,
        long cache,
        boolean cycle,
        long last,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String column,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String columnType) {
    public NamedSequence {
        column = Objects.requireNonNullElse(column, "");
        columnType = Objects.requireNonNullElse(columnType, "");
    }

    /** Whether the document means this sequence by the name. */
    boolean isCalled(TableName sequence) {
        return schema.equals(Identifiers.schemaOf(sequence)) && name.equals(sequence.name());
    }
}
