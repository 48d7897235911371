package dev.bellows.document.yaml;

import dev.bellows.document.MergeColumns;
import dev.bellows.document.Operation.ColumnConversion.New;
import dev.bellows.document.Operation.ColumnConversion.Old;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.SplitColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How operations that put columns in the place of others are written. */
final class ColumnConversionShapes {
    private static final int FEWEST = 2;
    private static final int MOST = 32;

    private ColumnConversionShapes() {}

    /**
     * One of the columns that come, beside its name.
     *
     * @param type its type
     * @param nullable whether it may be NULL
     * @param up what makes it
     */
    private record Part(String type, boolean nullable, String up) {
        New called(String name) {
            return new New(new ColumnDefinition(name, type, nullable, Optional.empty()), up);
        }
    }

    static Shape<SplitColumn> splitColumn() {
        Field<String> from = Field.required("from", Shapes.identifier(), "The column that old code uses.");
        Field<String> up = Field.required(
                "up", Shapes.expression(), "SQL expression over the old column that makes this one's value.");
        Shape<Part> part = new ObjectShape<>(
                "a column of splitColumn",
                List.of(OperationShapes.TYPE, up, OperationShapes.REQUIRED),
                read -> new Part(
                        read.get(OperationShapes.TYPE),
                        !read.find(OperationShapes.REQUIRED).orElse(false),
                        read.get(up)));
        Field<Map<String, Part>> into = Field.required(
                "into",
                Shapes.map(Shapes.identifier(), part, FEWEST, MOST),
                "The columns that new code uses, each with its type and what makes it of the old one.");
        Field<String> down = Field.required(
                "down", Shapes.expression(), "SQL expression over the new columns that makes the old one's value.");
        return new ObjectShape<>("splitColumn", List.of(OperationShapes.TABLE, from, into, down), read -> {
            refuseSame(read, into, read.get(into).keySet().contains(read.get(from)), read.get(from));
            List<New> news = read.get(into).entrySet().stream()
                    .map(it -> it.getValue().called(it.getKey()))
                    .toList();
            return new SplitColumn(read.get(OperationShapes.TABLE), read.get(from), news, read.get(down));
        });
    }

    static Shape<MergeColumns> mergeColumns() {
        Field<Map<String, String>> from = Field.required(
                "from",
                Shapes.map(Shapes.identifier(), Shapes.expression(), FEWEST, MOST),
                "The columns that old code uses, each with the SQL expression over the new column that makes its value.");
        Field<String> into = Field.required("into", Shapes.identifier(), "The column that new code uses.");
        Field<String> up = Field.required(
                "up", Shapes.expression(), "SQL expression over the old columns that makes the new one's value.");
        return new ObjectShape<>(
                "mergeColumns",
                List.of(OperationShapes.TABLE, from, into, OperationShapes.TYPE, up, OperationShapes.REQUIRED),
                read -> {
                    refuseSame(read, into, read.get(from).containsKey(read.get(into)), read.get(into));
                    List<Old> olds = read.get(from).entrySet().stream()
                            .map(it -> new Old(it.getKey(), it.getValue()))
                            .toList();
                    Part part = new Part(
                            read.get(OperationShapes.TYPE),
                            !read.find(OperationShapes.REQUIRED).orElse(false),
                            read.get(up));
                    return new MergeColumns(read.get(OperationShapes.TABLE), olds, part.called(read.get(into)));
                });
    }

    private static void refuseSame(Fields read, Field<?> field, boolean same, String name) {
        if (same) {
            read.refuse(
                    field,
                    "the column '" + name + "' is an old one and a new one",
                    "Give the new one another name: code of both versions is served side by side.");
        }
    }
}
