package dev.bellows.document.yaml;

import dev.bellows.document.Operation.ArchiveName;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.RestoreColumn;
import dev.bellows.document.RestoreTable;
import dev.bellows.document.VersionRange;
import java.util.List;
import java.util.Optional;

/** How operations are written that put archived things back. */
final class RestorationShapes {
    private static final Field<Integer> VERSION = Field.required(
            "version",
            Shapes.integer(2, VersionRange.HIGHEST_VERSION),
            "Version of this line whose cleanup archived it.");
    private static final Field<TableName> TABLE = Field.optional(
            "table", Shapes.tableName(), "The table as that migration called it; as it is called here when left out.");
    private static final Field<String> COLUMN = Field.optional(
            "column",
            Shapes.identifier(),
            "The column as that migration called it; as it is called here when left out.");

    private RestorationShapes() {}

    static Shape<RestoreColumn> restoreColumn() {
        Field<String> column = Field.required("column", Shapes.identifier(), "The name that the column gets.");
        Field<Archived> from = Field.required(
                "from",
                new ObjectShape<>(
                        "an archived column",
                        List.of(VERSION, TABLE, COLUMN),
                        read -> new Archived(read.get(VERSION), read.find(TABLE), read.find(COLUMN))),
                "Where its values are: bellows get archives.");
        return new ObjectShape<>(
                "restoreColumn", List.of(OperationShapes.TABLE, column, OperationShapes.TYPE, from), read -> {
                    TableName table = read.get(OperationShapes.TABLE);
                    Archived archived = read.get(from);
                    return new RestoreColumn(
                            table,
                            read.get(column),
                            read.get(OperationShapes.TYPE),
                            new ArchiveName(
                                    archived.version(),
                                    archived.table().orElse(table),
                                    archived.column().or(() -> Optional.of(read.get(column)))));
                });
    }

    static Shape<RestoreTable> restoreTable() {
        Field<Archived> from = Field.required(
                "from",
                new ObjectShape<>(
                        "an archived table",
                        List.of(VERSION, TABLE),
                        read -> new Archived(read.get(VERSION), read.find(TABLE), Optional.empty())),
                "What it is in the archive: bellows get archives.");
        return new ObjectShape<>("restoreTable", List.of(OperationShapes.TABLE, from), read -> {
            TableName table = read.get(OperationShapes.TABLE);
            Archived archived = read.get(from);
            return new RestoreTable(
                    table, new ArchiveName(archived.version(), archived.table().orElse(table), Optional.empty()));
        });
    }

    /** As it is written. */
    private record Archived(int version, Optional<TableName> table, Optional<String> column) {}
}
