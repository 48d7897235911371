package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * What lies below a partitioned table, as far as a migration has to know: partitions come and go, and are no part of what databases of one
 * shape agree in.
 *
 * @param keyColumns columns that decide in which partition a row lies, on every level, sorted
 * @param keyComputes whether a partition key is an expression somewhere
 * @param foreign partitions that are foreign tables, for people, sorted; no part of the digest
 * @param ofOthers partitions whose owner is another one than the table's, sorted; no part of the digest
 * @param leaving partitions of which a DETACH CONCURRENTLY did not come to its end, sorted; no part of the digest
 * @param apart what hangs on a touched column in a partition and is not the table's own, for people, sorted
 * @param triggers row triggers of single partitions, for people, sorted; no part of the digest
 * @param relations tables and indexes of the tree, which one statement may have to lock together; no part of the digest
 * @param locks locks that the server holds for everybody together; no part of the digest
 */
public record PartitionTree(
        List<String> keyColumns,
        boolean keyComputes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> foreign,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ofOthers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leaving,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> apart,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> triggers,
        long relations,
        long locks) {
    public PartitionTree {
        keyColumns = List.copyOf(keyColumns);
        foreign = List.copyOf(Objects.requireNonNullElse(foreign, List.of()));
        ofOthers = List.copyOf(Objects.requireNonNullElse(ofOthers, List.of()));
        leaving = List.copyOf(Objects.requireNonNullElse(leaving, List.of()));
        triggers = List.copyOf(Objects.requireNonNullElse(triggers, List.of()));
        apart = List.copyOf(Objects.requireNonNullElse(apart, List.of()));
    }

    /** Without what differs between databases of one shape, and what comes and goes. */
    PartitionTree shape() {
        return new PartitionTree(keyColumns, keyComputes, List.of(), List.of(), List.of(), apart, List.of(), 0, 0);
    }
}
