package dev.bellows.document.yaml;

import dev.bellows.document.Constraint;
import dev.bellows.document.NamedConstraint;
import dev.bellows.document.Operation.TableName;
import java.util.List;

/** How constraints are written: alone, and as items of a table that is made. */
final class ConstraintShapes {
    static final int MOST_INDEX_COLUMNS = 32;

    private static final Field<String> NAME =
            Field.optional("name", Shapes.identifier(), "Name of the constraint; the database's own when left out.");
    private static final Field<List<String>> COLUMNS = Field.required(
            "columns", Shapes.oneOrMany(Shapes.identifier(), 1, MOST_INDEX_COLUMNS), "Column or columns, in order.");
    private static final Field<TableName> REFERENCES =
            Field.required("references", Shapes.tableName(), "The other table, as table or schema.table.");
    private static final Field<List<String>> TO = Field.required(
            "to",
            Shapes.oneOrMany(Shapes.identifier(), 1, MOST_INDEX_COLUMNS),
            "Its column or columns, in the same order: a primary key, or what is unique.");
    private static final Field<Constraint.Action> ON_DELETE = Field.optional(
            "onDelete",
            Shapes.word(Shapes.words(Constraint.Action.class)),
            "What becomes of a row when the other one is deleted; no action when left out.");
    private static final Field<Constraint.Action> ON_UPDATE = Field.optional(
            "onUpdate",
            Shapes.word(Shapes.words(Constraint.Action.class)),
            "What becomes of it when the other one's key changes; no action when left out.");

    private ConstraintShapes() {}

    static Shape<Constraint.ForeignKey> foreignKey() {
        return new ObjectShape<>(
                "a foreign key", List.of(COLUMNS, REFERENCES, TO, ON_DELETE, ON_UPDATE), ConstraintShapes::foreignKey);
    }

    static Shape<NamedConstraint> namedForeignKey() {
        return new ObjectShape<>(
                "a foreign key",
                List.of(NAME, COLUMNS, REFERENCES, TO, ON_DELETE, ON_UPDATE),
                read -> new NamedConstraint(read.find(NAME), foreignKey(read)));
    }

    static Shape<NamedConstraint> namedUnique() {
        Field<Boolean> nulls = Field.optional(
                "nullsNotDistinct", Shapes.flag(), "Whether NULL is like NULL; like nothing when left out.");
        return new ObjectShape<>("what is unique", List.of(NAME, COLUMNS, nulls), read -> {
            OperationShapes.refuseTwice(read, COLUMNS, read.get(COLUMNS));
            return new NamedConstraint(
                    read.find(NAME),
                    new Constraint.Unique(read.get(COLUMNS), read.find(nulls).orElse(false)));
        });
    }

    static Shape<NamedConstraint> namedCheck() {
        Field<String> check =
                Field.required("check", Shapes.expression(), "SQL expression that each row must not make false.");
        return new ObjectShape<>(
                "a CHECK",
                List.of(NAME, check),
                read -> new NamedConstraint(read.find(NAME), new Constraint.Check(read.get(check))));
    }

    private static Constraint.ForeignKey foreignKey(Fields read) {
        OperationShapes.refuseTwice(read, COLUMNS, read.get(COLUMNS));
        OperationShapes.refuseTwice(read, TO, read.get(TO));
        boolean even = read.get(COLUMNS).size() == read.get(TO).size();
        if (!even) {
            read.refuse(
                    TO,
                    read.get(COLUMNS).size() + " columns cannot point at "
                            + read.get(TO).size(),
                    "Name as many columns at each end.");
        }
        return new Constraint.ForeignKey(
                even ? read.get(COLUMNS) : List.of(),
                read.get(REFERENCES),
                even ? read.get(TO) : List.of(),
                read.find(ON_DELETE).orElse(Constraint.Action.NO_ACTION),
                read.find(ON_UPDATE).orElse(Constraint.Action.NO_ACTION));
    }
}
