package dev.bellows.document.yaml;

import static dev.bellows.document.yaml.ConstraintShapes.MOST_INDEX_COLUMNS;
import static dev.bellows.document.yaml.OperationShapes.DEFAULT;
import static dev.bellows.document.yaml.OperationShapes.REQUIRED;
import static dev.bellows.document.yaml.OperationShapes.TABLE;
import static dev.bellows.document.yaml.OperationShapes.TYPE;

import dev.bellows.document.NamedConstraint;
import dev.bellows.document.NewColumn;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Operation.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How a table that is made is written. */
final class CreateTableShape {
    private static final int MOST_CONSTRAINTS = 200;

    private static final Map<String, String> NOT_YET = Map.of(
            "partitionBy",
            "Write the table with an sql operation: expand: { up: [ \"CREATE TABLE … PARTITION BY …\","
                    + " \"CREATE TABLE … PARTITION OF …\" ], down: [ \"DROP TABLE IF EXISTS …\" ] } and allowUnsafe: with the reason, since a"
                    + " partition locks its table.");

    private static final Field<List<NewColumn>> COLUMNS =
            Field.required("columns", Shapes.list(column(), 1, OperationShapes.MOST_COLUMNS), "The columns, in order.");
    private static final Field<List<String>> KEY = Field.optional(
            "primaryKey",
            Shapes.oneOrMany(Shapes.identifier(), 1, MOST_INDEX_COLUMNS),
            "Column or columns of the primary key.");
    private static final Field<List<NamedConstraint>> UNIQUE = Field.optional(
            "unique",
            Shapes.oneOrMany(ConstraintShapes.namedUnique(), 1, MOST_CONSTRAINTS),
            "What no two rows have in common, as UNIQUE constraints.");
    private static final Field<List<NamedConstraint>> CHECKS = Field.optional(
            "checks",
            Shapes.oneOrMany(ConstraintShapes.namedCheck(), 1, MOST_CONSTRAINTS),
            "What each row must not make false.");
    private static final Field<List<NamedConstraint>> FOREIGN_KEYS = Field.optional(
            "foreignKeys",
            Shapes.oneOrMany(ConstraintShapes.namedForeignKey(), 1, MOST_CONSTRAINTS),
            "Rows of other tables, or of itself, that the columns point at; those of tables that are there bind from the contract on.");
    private static final Field<String> COMMENT =
            Field.optional("comment", Shapes.text(), "What the table is there for.");

    private CreateTableShape() {}

    static Shape<CreateTable> createTable() {
        return new ObjectShape<>(
                "createTable",
                List.of(TABLE, COLUMNS, KEY, UNIQUE, CHECKS, FOREIGN_KEYS, COMMENT),
                NOT_YET,
                CreateTableShape::make);
    }

    private static Shape<NewColumn> column() {
        Field<String> name = Field.required("name", Shapes.identifier(), "Name of the column.");
        Field<NewColumn.Identity> identity = Field.optional(
                "identity",
                Shapes.word(Shapes.words(NewColumn.Identity.class)),
                "It counts by itself: always, or where a row brings no number (by-default).");
        Field<String> generated = Field.optional(
                "generated", Shapes.expression(), "SQL expression over the row that it is computed from, and stored.");
        Field<TableName> collation = Field.optional(
                "collation",
                Shapes.tableName(),
                "By which texts are compared, as collation or schema.collation; the type's own when left out.");
        Field<String> comment = Field.optional("comment", Shapes.text(), "What the column is there for.");
        return new ObjectShape<>(
                "a column", List.of(name, TYPE, REQUIRED, DEFAULT, identity, generated, collation, comment), read -> {
                    List<Field<?>> sources = Stream.<Field<?>>of(DEFAULT, identity, generated)
                            .filter(it -> read.find(it).isPresent())
                            .toList();
                    if (sources.size() > 1) {
                        read.refuse(
                                sources.getLast(),
                                "the column has its value from "
                                        + sources.getFirst().name() + " and from "
                                        + sources.getLast().name(),
                                "Keep one of default, identity and generated.");
                    }
                    return new NewColumn(
                            new ColumnDefinition(
                                    read.get(name),
                                    read.get(TYPE),
                                    !read.find(REQUIRED).orElse(false),
                                    read.find(DEFAULT)),
                            read.find(identity),
                            read.find(generated),
                            read.find(collation),
                            read.find(comment));
                });
    }

    private static CreateTable make(Fields read) {
        List<String> names = read.get(COLUMNS).stream().map(NewColumn::name).toList();
        OperationShapes.refuseTwice(read, COLUMNS, names);
        List<String> key = read.find(KEY).orElse(List.of());
        OperationShapes.refuseTwice(read, KEY, key);
        known(read, KEY, "the primary key", key, names);
        Set<String> called = new HashSet<>();
        List<Field<List<NamedConstraint>>> kinds = List.of(UNIQUE, CHECKS, FOREIGN_KEYS);
        for (Field<List<NamedConstraint>> kind : kinds) {
            for (NamedConstraint constraint : read.find(kind).orElse(List.of())) {
                known(read, kind, "a constraint", constraint.constraint().columns(), names);
                constraint
                        .name()
                        .filter(it -> !called.add(it))
                        .ifPresent(it -> read.refuse(
                                kind,
                                "two constraints of the table are called '" + it + "'",
                                "Give each a name of its own."));
            }
        }
        List<NamedConstraint> constraints = kinds.stream()
                .flatMap(kind -> read.find(kind).orElse(List.of()).stream())
                .toList();
        return new CreateTable(read.get(TABLE), read.get(COLUMNS), key, constraints, read.find(COMMENT));
    }

    private static void known(Fields read, Field<?> field, String what, List<String> columns, List<String> names) {
        for (String unknown : columns) {
            if (!names.contains(unknown)) {
                read.refuse(
                        field,
                        what + " names '" + unknown + "', which is no column of the table",
                        "Name one of " + String.join(", ", names) + ".");
            }
        }
    }
}
