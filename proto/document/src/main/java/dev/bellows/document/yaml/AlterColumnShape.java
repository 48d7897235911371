package dev.bellows.document.yaml;

import dev.bellows.document.Constraint;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddConstraint;
import dev.bellows.document.Operation.DropConstraint;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SetColumnCompression;
import dev.bellows.document.SetColumnCompression.Compression;
import dev.bellows.document.SetColumnStatistics;
import dev.bellows.document.SetColumnStorage;
import dev.bellows.document.SetColumnStorage.Storage;
import dev.bellows.document.SetDefault;
import dev.bellows.document.yaml.Node.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code alterColumn}: with the fields of another type, or with one thing that is said anew of the column.
 *
 * @param typed how another type is written
 */
record AlterColumnShape(Shape<? extends Operation> typed) implements Shape<Operation> {
    private static final int MOST_STATISTICS = 10_000;

    private static final Field<String> COLUMN = Field.required("column", Shapes.identifier(), "Name of the column.");
    private static final Field<String> TYPE =
            Field.optional("type", Shapes.text(), "Another type, which goes by itself.");
    private static final Field<Optional<String>> DEFAULT = Field.optional(
            "default",
            new OrNullShape<>(Shapes.expression()),
            "SQL expression of the default from the contract on; null for none.");
    private static final Field<Optional<Integer>> STATISTICS = Field.optional(
            "statistics",
            new OrNullShape<>(Shapes.integer(0, MOST_STATISTICS)),
            "How much the planner shall know of its values; null for the database's own.");
    private static final Field<Storage> STORAGE = Field.optional(
            "storage", Shapes.word(Shapes.words(Storage.class)), "Where long values are kept from now on.");
    private static final Field<Compression> COMPRESSION = Field.optional(
            "compression", Shapes.word(Shapes.words(Compression.class)), "How they are compressed from now on.");
    private static final Field<Boolean> NULLABLE =
            Field.optional("nullable", Shapes.flag(), "Whether it may be NULL from the contract on.");

    private static final List<Field<?>> SAID = List.of(DEFAULT, STATISTICS, STORAGE, COMPRESSION, NULLABLE);

    private static final Shape<Operation> ANEW = new ObjectShape<>(
            "alterColumn",
            Stream.concat(Stream.of(OperationShapes.TABLE, COLUMN, TYPE), SAID.stream())
                    .toList(),
            AlterColumnShape::said);

    private static Operation said(Fields read) {
        TableName table = read.get(OperationShapes.TABLE);
        String column = read.get(COLUMN);
        List<Field<?>> given =
                SAID.stream().filter(it -> read.find(it).isPresent()).toList();
        if (given.size() != 1 || read.find(TYPE).isPresent()) {
            read.refuse(
                    given.getLast(),
                    "alterColumn changes one thing of a column",
                    "Give one of type, default, statistics, storage, compression and nullable, and write another operation for"
                            + " each of the others.");
        }
        return read.find(DEFAULT)
                .<Operation>map(it -> new SetDefault(table, column, it))
                .or(() -> read.find(STATISTICS).map(it -> new SetColumnStatistics(table, column, it)))
                .or(() -> read.find(STORAGE).map(it -> new SetColumnStorage(table, column, it)))
                .or(() -> read.find(COMPRESSION).map(it -> new SetColumnCompression(table, column, it)))
                .or(() -> read.find(NULLABLE)
                        .map(may -> may
                                ? new DropConstraint(table, Optional.empty(), Optional.of(column))
                                : new AddConstraint(table, Optional.empty(), new Constraint.NotNull(column))))
                .orElseThrow();
    }

    @Override
    public Optional<Bound<Operation>> read(Node node, Problems problems) {
        boolean anew = node instanceof Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry ->
                                SAID.stream().anyMatch(field -> field.name().equals(entry.key())));
        return anew
                ? ANEW.read(node, problems)
                : typed.read(node, problems).map(bound -> new Bound<>(bound.value(), bound.json()));
    }

    @Override
    public Map<String, Object> schema() {
        return Shapes.ordered("anyOf", List.of(typed.schema(), ANEW.schema()));
    }
}
