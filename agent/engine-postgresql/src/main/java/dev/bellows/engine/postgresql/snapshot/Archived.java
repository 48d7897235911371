package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.document.Operation.ArchiveName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Objects;

/**
 * What an operation of the migration would put back.
 *
 * @param version version whose cleanup archived it
 * @param schema exact name that the table's schema had
 * @param table exact name that it had
 * @param column exact name that the column had; empty for a whole table
 * @param relation what keeps it, in the archive's schema
 * @param state {@code KEPT}, …; empty where there is none
 * @param restoredBy version that puts it back or has done so; 0 for none
 * @param there whether what keeps it is there
 * @param type the column's type as it is printed
 * @param collation quoted and qualified, when it is not the type's own
 * @param key columns by which rows are found
 * @param keyMissing those of them that the table has no more, or with another type
 * @param keyUnique whether the table still has a key over no more columns than these
 * @param otherType the type that the document gives instead, as it is printed; empty where it is the same
 * @param rows how many it has; -1 when nobody counted
 * @param leftOut statements for what does not come back with a table
 * @param taken names of indexes and sequences that come back with a table and that something else has by now, sorted
 */
public record Archived(
        int version,
        String schema,
        String table,
        String column,
        String relation,
        String state,
        int restoredBy,
        boolean there,
        String type,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String collation,
        List<String> key,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> keyMissing,
        boolean keyUnique,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String otherType,
        long rows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leftOut,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> taken) {
    public Archived {
        collation = Objects.requireNonNullElse(collation, "");
        otherType = Objects.requireNonNullElse(otherType, "");
        key = List.copyOf(Objects.requireNonNullElse(key, List.of()));
        keyMissing = List.copyOf(Objects.requireNonNullElse(keyMissing, List.of()));
        leftOut = List.copyOf(Objects.requireNonNullElse(leftOut, List.of()));
        taken = List.copyOf(Objects.requireNonNullElse(taken, List.of()));
    }

    boolean isOf(ArchiveName name) {
        return version == name.version()
                && schema.equals(Identifiers.schemaOf(name.table()))
                && table.equals(name.table().name())
                && column.equals(name.column().orElse(""));
    }
}
