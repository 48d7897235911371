package dev.bellows.document.yaml;

import dev.bellows.document.Constraint;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.AddConstraint;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.CreateIndex;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.document.Operation.DropConstraint;
import dev.bellows.document.Operation.DropIndex;
import dev.bellows.document.Operation.DropTable;
import dev.bellows.document.Operation.Reindex;
import dev.bellows.document.Operation.RenameColumn;
import dev.bellows.document.Operation.RenameTable;
import dev.bellows.document.Operation.Sql;
import dev.bellows.document.Operation.SqlPhase;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Operation.UpDown;
import dev.bellows.document.Phase;
import dev.bellows.document.yaml.Shape.Bound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How each operation is written. */
final class OperationShapes {
    static final int MOST_COLUMNS = 1600;
    private static final int MOST_INDEX_COLUMNS = ConstraintShapes.MOST_INDEX_COLUMNS;
    private static final int MOST_STATEMENTS = 200;

    private static final List<String> NOT_YET = List.of(
            "transformColumn",
            "foldTable",
            "extractTable",
            "renameEnumValue",
            "dropEnumValue",
            "partitionTable",
            "rebuildTable",
            "extractTenant",
            "moveTable");

    static final Field<TableName> TABLE =
            Field.required("table", Shapes.tableName(), "The table, as table or schema.table.");
    static final Field<Boolean> REQUIRED =
            Field.optional("required", Shapes.flag(), "Whether NULL is forbidden; false when left out.");
    static final Field<String> DEFAULT =
            Field.optional("default", Shapes.expression(), "SQL expression of the default.");
    static final Field<String> TYPE =
            Field.required("type", Shapes.text(), "The type as the database writes it, like varchar(40).");

    private OperationShapes() {}

    static Shape<Operation> operation() {
        Map<String, Shape<? extends Operation>> kinds = new LinkedHashMap<>();
        kinds.put("createTable", CreateTableShape.createTable());
        kinds.put("addColumn", addColumn());
        kinds.put("renameColumn", renameColumn());
        kinds.put("alterColumn", new AlterColumnShape(alterColumn()));
        kinds.put("splitColumn", ColumnConversionShapes.splitColumn());
        kinds.put("mergeColumns", ColumnConversionShapes.mergeColumns());
        kinds.put("dropColumn", dropColumn());
        kinds.put("createIndex", createIndex());
        kinds.put("addConstraint", addConstraint());
        kinds.put("dropConstraint", dropConstraint());
        kinds.put("dropIndex", dropIndex());
        kinds.put("reindex", reindex());
        kinds.put("dropTable", dropTable());
        kinds.put("renameTable", renameTable());
        kinds.put("createEnum", RestatementShapes.createEnum());
        kinds.put("addEnumValue", RestatementShapes.addEnumValue());
        kinds.put("alterSequence", RestatementShapes.alterSequence());
        kinds.put("renameConstraint", RestatementShapes.renameConstraint());
        kinds.put("renameIndex", RestatementShapes.renameIndex());
        kinds.put("setComment", RestatementShapes.setComment());
        kinds.put("setReplicaIdentity", RestatementShapes.setReplicaIdentity());
        kinds.put("setStorageParameters", RestatementShapes.setStorageParameters());
        kinds.put("restoreColumn", RestorationShapes.restoreColumn());
        kinds.put("restoreTable", RestorationShapes.restoreTable());
        kinds.put("backfill", backfill());
        kinds.put("sql", sql());
        return new ChoiceShape<>("an operation", kinds, NOT_YET);
    }

    private static Shape<AddColumn> addColumn() {
        Field<String> column = Field.required("column", Shapes.identifier(), "Name of the new column.");
        Field<String> up = Field.optional(
                "up", Shapes.expression(), "SQL expression over the row that fills old rows and old writers' rows.");
        return new ObjectShape<>("addColumn", List.of(TABLE, column, TYPE, REQUIRED, DEFAULT, up), read -> {
            boolean required = read.find(REQUIRED).orElse(false);
            if (required && read.find(DEFAULT).isEmpty() && read.find(up).isEmpty()) {
                read.refuse(
                        REQUIRED,
                        "a required column needs a default or up, or old rows and old writers have no value for it",
                        "Add default: or up: with an SQL expression.");
            }
            ColumnDefinition definition =
                    new ColumnDefinition(read.get(column), read.get(TYPE), !required, read.find(DEFAULT));
            return new AddColumn(read.get(TABLE), definition, read.find(up));
        });
    }

    private static Shape<RenameColumn> renameColumn() {
        Field<String> from = Field.required("from", Shapes.identifier(), "The name that old code uses.");
        Field<String> to = Field.required("to", Shapes.identifier(), "The name that new code uses.");
        return new ObjectShape<>("renameColumn", List.of(TABLE, from, to), read -> {
            if (read.get(from).equals(read.get(to))) {
                read.refuse(to, "the column already has this name", "Give another name.");
            }
            return new RenameColumn(read.get(TABLE), read.get(from), read.get(to));
        });
    }

    private static Shape<AlterColumn> alterColumn() {
        Field<String> column = Field.required("column", Shapes.identifier(), "The name that old code uses.");
        Field<String> as = Field.optional(
                "as",
                Shapes.identifier(),
                "The name that new code uses: both have a column of their own type then. When left out, the column has the old type until the contract.");
        Field<String> up = Field.optional(
                "up",
                Shapes.expression(),
                "SQL expression over the column that makes the new value of the old one; with down.");
        Field<String> down = Field.optional(
                "down",
                Shapes.expression(),
                "SQL expression over the column, by the name that new code uses, that makes the old value of the new one; with up.");
        return new ObjectShape<>("alterColumn", List.of(TABLE, column, as, TYPE, up, down), read -> {
            if (read.find(as).filter(read.get(column)::equals).isPresent()) {
                read.refuse(
                        as,
                        "the column already has this name",
                        "Give another name, or leave it out: then the column keeps its name.");
            }
            if (read.find(up).isPresent() != read.find(down).isPresent()) {
                read.refuse(
                        read.find(up).isPresent() ? up : down,
                        "up and down go together: code of the old version reads what code of the new one writes, and the other way round",
                        "Give both, or neither where every value stays the same in the new type.");
            }
            Optional<UpDown> written =
                    read.find(up).flatMap(it -> read.find(down).map(back -> new UpDown(it, back)));
            return new AlterColumn(read.get(TABLE), read.get(column), read.find(as), read.get(TYPE), written);
        });
    }

    private static Shape<DropColumn> dropColumn() {
        Field<String> column = Field.required("column", Shapes.identifier(), "Name of the column that goes.");
        Field<String> value = Field.optional(
                "default",
                Shapes.expression(),
                "SQL expression of the value that rows of code that does not write the column get while other code reads it.");
        return new ObjectShape<>(
                "dropColumn",
                List.of(TABLE, column, value),
                read -> new DropColumn(read.get(TABLE), read.get(column), read.find(value)));
    }

    private static Shape<CreateIndex> createIndex() {
        Field<String> name = Field.required("name", Shapes.identifier(), "Name of the index.");
        Field<List<String>> columns = Field.required(
                "columns",
                Shapes.oneOrMany(Shapes.identifier(), 1, MOST_INDEX_COLUMNS),
                "Column or columns, in order.");
        Field<Boolean> unique =
                Field.optional("unique", Shapes.flag(), "Whether it forbids duplicates; false when left out.");
        Field<String> where = Field.optional("where", Shapes.expression(), "Predicate of a partial index.");
        Field<String> method =
                Field.optional("method", Shapes.identifier(), "Access method; the database's default when left out.");
        return new ObjectShape<>("createIndex", List.of(TABLE, name, columns, unique, where, method), read -> {
            refuseTwice(read, columns, read.get(columns));
            return new CreateIndex(
                    read.get(TABLE),
                    read.get(name),
                    read.get(columns),
                    read.find(unique).orElse(false),
                    read.find(where),
                    read.find(method));
        });
    }

    private static Shape<AddConstraint> addConstraint() {
        Field<String> name = Field.optional("name", Shapes.identifier(), "Name of the constraint; none for notNull.");
        Field<String> check =
                Field.optional("check", Shapes.expression(), "SQL expression that each row must not make false.");
        Field<List<String>> unique = Field.optional(
                "unique", Shapes.oneOrMany(Shapes.identifier(), 1, MOST_INDEX_COLUMNS), "Column or columns, in order.");
        Field<List<String>> primaryKey = Field.optional(
                "primaryKey",
                Shapes.oneOrMany(Shapes.identifier(), 1, MOST_INDEX_COLUMNS),
                "Column or columns, in order.");
        Field<Constraint.ForeignKey> foreignKey = Field.optional(
                "foreignKey", ConstraintShapes.foreignKey(), "Rows of another table that the columns point at.");
        Field<String> notNull = Field.optional("notNull", Shapes.identifier(), "Column that is never NULL.");
        List<Field<?>> kinds = List.of(check, unique, primaryKey, foreignKey, notNull);
        return new ObjectShape<>(
                "addConstraint", List.of(TABLE, name, check, unique, primaryKey, foreignKey, notNull), read -> {
                    List<Field<?>> given = kinds.stream()
                            .filter(it -> read.find(it).isPresent())
                            .toList();
                    if (given.size() != 1) {
                        read.refuse(
                                given.isEmpty() ? TABLE : given.getLast(),
                                given.isEmpty()
                                        ? "the constraint says nothing that rows must keep"
                                        : "the constraint says more than one thing",
                                "Give one of check, unique, primaryKey, foreignKey and notNull.");
                        return refused(read.get(TABLE));
                    }
                    if (read.find(name).isPresent() == read.find(notNull).isPresent()) {
                        read.refuse(
                                read.find(notNull).isPresent() ? name : given.getFirst(),
                                read.find(notNull).isPresent()
                                        ? "NOT NULL is its column's and has no name"
                                        : "the constraint has no name",
                                read.find(notNull).isPresent() ? "Leave it out." : "Add name: with one of its own.");
                        return refused(read.get(TABLE));
                    }
                    read.find(unique).ifPresent(columns -> refuseTwice(read, unique, columns));
                    read.find(primaryKey).ifPresent(columns -> refuseTwice(read, primaryKey, columns));
                    Optional<Constraint> constraint = read.find(check)
                            .<Constraint>map(Constraint.Check::new)
                            .or(() -> read.find(unique).map(Constraint.Unique::new))
                            .or(() -> read.find(primaryKey).map(Constraint.PrimaryKey::new))
                            .or(() -> read.find(foreignKey))
                            .or(() -> read.find(notNull).map(Constraint.NotNull::new));
                    return new AddConstraint(read.get(TABLE), read.find(name), constraint.orElseThrow());
                });
    }

    /** Stands for one that was refused; nobody gets it. */
    private static AddConstraint refused(TableName table) {
        return new AddConstraint(table, Optional.of(""), new Constraint.Check(""));
    }

    private static Shape<DropConstraint> dropConstraint() {
        Field<String> name = Field.optional("name", Shapes.identifier(), "Name of the constraint that goes.");
        Field<String> notNull =
                Field.optional("notNull", Shapes.identifier(), "Column that may be NULL, in place of a name.");
        return new ObjectShape<>("dropConstraint", List.of(TABLE, name, notNull), read -> {
            if (read.find(name).isPresent() == read.find(notNull).isPresent()) {
                read.refuse(
                        read.find(name).isPresent() ? notNull : TABLE,
                        read.find(name).isPresent()
                                ? "NOT NULL is its column's and has no name"
                                : "nothing says which constraint goes",
                        "Give either name or notNull.");
                return new DropConstraint(read.get(TABLE), Optional.of(""), Optional.empty());
            }
            return new DropConstraint(read.get(TABLE), read.find(name), read.find(notNull));
        });
    }

    private static Shape<DropIndex> dropIndex() {
        Field<String> name = Field.required("name", Shapes.identifier(), "Name of the index, in the table's schema.");
        return new ObjectShape<>(
                "dropIndex", List.of(TABLE, name), read -> new DropIndex(read.get(TABLE), read.get(name)));
    }

    private static Shape<Reindex> reindex() {
        Field<String> index = Field.optional(
                "index",
                Shapes.identifier(),
                "Name of the index that is built anew, in the table's schema; all that are valid when left out.");
        return new ObjectShape<>(
                "reindex", List.of(TABLE, index), read -> new Reindex(read.get(TABLE), read.find(index)));
    }

    private static Shape<DropTable> dropTable() {
        return new ObjectShape<>("dropTable", List.of(TABLE), read -> new DropTable(read.get(TABLE)));
    }

    private static Shape<RenameTable> renameTable() {
        Field<String> to =
                Field.required("to", Shapes.identifier(), "The name that new code knows, in the same schema.");
        return new ObjectShape<>("renameTable", List.of(TABLE, to), read -> {
            if (read.get(TABLE).name().equals(read.get(to))) {
                read.refuse(to, "it already has this name", "Give another name.");
            }
            return new RenameTable(read.get(TABLE), read.get(to));
        });
    }

    private static Shape<Backfill> backfill() {
        Field<Map<String, String>> set = Field.required(
                "set",
                Shapes.map(Shapes.identifier(), Shapes.expression(), 1, MOST_COLUMNS),
                "Columns with the SQL expressions they are set to.");
        Field<String> where =
                Field.optional("where", Shapes.expression(), "Rows that need it; all rows when left out.");
        return new ObjectShape<>("backfill", List.of(TABLE, set, where), read -> {
            List<Assignment> assignments = new ArrayList<>();
            read.get(set).forEach((column, expression) -> assignments.add(new Assignment(column, expression)));
            return new Backfill(read.get(TABLE), assignments, read.find(where));
        });
    }

    private static Shape<Sql> sql() {
        List<Field<SqlPhase>> phases = List.of(
                phase(Phase.EXPAND, "Statements that add the new."),
                phase(Phase.MIGRATE, "Statements that fill and check it."),
                phase(Phase.CONTRACT, "Statements that hide the old."),
                phase(Phase.CLEANUP, "Statements that drop the old."));
        Field<String> allowUnsafe =
                Field.optional("allowUnsafe", Shapes.text(), "Why an unsafe statement is accepted.");
        List<Field<?>> fields = new ArrayList<>(phases);
        fields.add(allowUnsafe);
        return new ObjectShape<>("sql", fields, read -> {
            List<SqlPhase> written =
                    phases.stream().map(read::find).flatMap(Optional::stream).toList();
            if (written.isEmpty()) {
                read.refuse(allowUnsafe, "sql has no statements", "Add expand: with up: and down:.");
            }
            return new Sql(written, read.find(allowUnsafe));
        });
    }

    private static Field<SqlPhase> phase(Phase phase, String description) {
        Shape<List<String>> statements = Shapes.oneOrMany(statement(), 0, MOST_STATEMENTS);
        Field<List<String>> up = Field.required(
                "up", Shapes.oneOrMany(statement(), 1, MOST_STATEMENTS), "Statements that do it, one per item.");
        Field<List<String>> down =
                Field.required("down", statements, "Statements that undo it; [] when there is nothing to undo.");
        boolean undoable = phase != Phase.CLEANUP;
        List<Field<?>> fields = undoable ? List.of(up, down) : List.of(up);
        Shape<SqlPhase> shape = new ObjectShape<>(
                "sql." + phase.word(),
                fields,
                read -> new SqlPhase(phase, read.get(up), read.find(down).orElse(List.of())));
        return Field.optional(phase.word(), shape, description);
    }

    /** One statement; the semicolon at its end is a habit, not a part of it. */
    private static Shape<String> statement() {
        ScalarShape<String> text = (ScalarShape<String>) Shapes.text();
        return new ScalarShape<>("an SQL statement", text.kinds(), text.schema(), written -> {
            int end = written.length();
            while (end > 0 && (Character.isWhitespace(written.charAt(end - 1)) || written.charAt(end - 1) == ';')) {
                end--;
            }
            String statement = written.substring(0, end).stripLeading();
            return new Bound<>(text.reader().apply(statement).value(), statement);
        });
    }

    static void refuseTwice(Fields read, Field<?> field, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                read.refuse(field, "the name '" + name + "' stands twice", "Keep one of the two.");
            }
        }
    }
}
