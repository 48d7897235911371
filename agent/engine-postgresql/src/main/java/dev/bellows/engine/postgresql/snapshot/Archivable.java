package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Objects;

/**
 * What a cleanup would archive.
 *
 * @param schema exact name of the table's schema
 * @param table its exact name
 * @param column exact name of the column; empty for the whole table
 * @param bytes what the archive takes beside what is there, about; for a whole table what it goes on taking; 0 when nobody knows
 * @param missing statement that gives the agent a right that is lacking; empty when none is
 * @param taken names of indexes and sequences that go with a whole table and that the archive has already, sorted
 */
public record Archivable(
        String schema,
        String table,
        String column,
        long bytes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String missing,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> taken) {
    public Archivable {
        missing = Objects.requireNonNullElse(missing, "");
        taken = List.copyOf(Objects.requireNonNullElse(taken, List.of()));
    }

    boolean isOf(TableName name, String columnName) {
        return schema.equals(Identifiers.schemaOf(name)) && table.equals(name.name()) && column.equals(columnName);
    }
}
