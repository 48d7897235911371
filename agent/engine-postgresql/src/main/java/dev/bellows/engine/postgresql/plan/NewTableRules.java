package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Constraint;
import dev.bellows.document.NewColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.NewTable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of a table to be made but for its foreign keys: everything that CREATE TABLE would refuse. Confined to one planning call. */
final class NewTableRules {
    private static final Set<String> COUNTED = Set.of("smallint", "integer", "bigint");

    /** The first version that knows NULLS NOT DISTINCT. */
    private static final int NULLS_NOT_DISTINCT = 15;

    private final NewTable table;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    private final String name;

    NewTableRules(NewTable table, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.table = table;
        this.catalog = catalog;
        this.plan = plan;
        this.name = table.table().toString();
    }

    void check() {
        if (catalog.isOccupied(
                Identifiers.schemaOf(table.table()), table.table().name())) {
            plan.refuse(ErrorCode.PLAN_COLLISION, "There already is a relation " + name + ".");
        }
        ColumnRules.fits(table.table().name(), plan);
        if (table.create().columns().isEmpty()) {
            plan.refuse(ErrorCode.PLAN_REFUSED, "Table " + name + " would have no column.");
        }
        table.create().columns().forEach(this::column);
        table.create().primaryKey().stream()
                .filter(column -> table.column(column).isEmpty())
                .forEach(column -> missing("The primary key of " + name, column));
        sorted(table.keyName());
        table.constraints().forEach(this::constraint);
    }

    private void missing(String what, String column) {
        plan.refuse(ErrorCode.PLAN_MISSING, what + " names " + column + ", which is no column of it.");
    }

    // ---- columns ----

    private void column(NewColumn column) {
        ColumnRules.fits(column.name(), plan);
        ColumnRules.typeExists(column.definition(), Optional.empty(), catalog, plan);
        ExpressionRules.check(catalog, Expression.defaultOf(name, column.name()), plan);
        ExpressionRules.check(catalog, Expression.collationOf(name, column.name()), plan);
        boolean counts = ColumnRules.isSerial(column.type());
        boolean filled = column.definition().defaultExpression().isPresent()
                || column.generated().isPresent();
        if (counts && (filled || column.identity().isPresent())) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + column.name() + " of " + name + " has its value from its type " + column.type()
                            + ", which counts, and from another source. Write the type as "
                            + ColumnRules.storedType(column.type()) + ".");
        } else if (column.identity().isPresent()
                && !catalog.kindOf(column.type()).isEmpty()
                && !COUNTED.contains(ColumnRules.printedType(column.type(), catalog))) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + column.name() + " of " + name + " is an identity of type " + column.type()
                            + ", and only smallint, integer and bigint count. Choose one of them.");
        }
        column.generated().ifPresent(expression -> generated(column, WrittenExpression.of(expression)));
    }

    private void generated(NewColumn column, WrittenExpression written) {
        String what = "The generated value of " + name + "." + column.name();
        ExpressionRules.check(catalog, Expression.generatedOf(name, column.name()), plan);
        if (written.asksOtherRows()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what + " asks for other rows, and PostgreSQL computes it from one. Write it over the row alone.");
        }
        table.create().columns().stream()
                .filter(other -> other.generated().isPresent()
                        && written.reads(table.table().name(), other.name()))
                .forEach(other -> plan.refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        what + " reads " + other.name()
                                + ", which is generated itself. Write out what that is computed from."));
        catalog.expression(Expression.changingIn(name, column.name())).ifPresent(found -> {
            if (found.refused().isEmpty()) {
                plan.hazard(
                        ErrorCode.PLAN_UNPROVEN,
                        what + " uses " + found.untried()
                                + ", and whether that is IMMUTABLE for what it is given is not known: if it is not, EXPAND fails before"
                                + " anything is done.");
            } else {
                plan.refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        what + " uses " + found.refused()
                                + ", which is not IMMUTABLE: it may give another value for the same row, and PostgreSQL keeps the first."
                                + " Name what it depends on, as in (at AT TIME ZONE 'UTC')::date, or let a default or the code write it.");
            }
        });
        if (column.identity().isPresent()
                || column.definition().defaultExpression().isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + " is not its only source. Keep one of default, identity and generated.");
        }
    }

    // ---- constraints ----

    private void constraint(NewTable.Named constraint) {
        String what = switch (constraint.constraint()) {
            case Constraint.Check it -> "CHECK constraint " + constraint.name() + " of " + name;
            case Constraint.Unique it -> "Unique constraint " + constraint.name() + " of " + name;
            case Constraint.PrimaryKey it -> "Primary key " + constraint.name() + " of " + name;
            case Constraint.ForeignKey it -> "Foreign key " + constraint.name() + " of " + name;
            case Constraint.NotNull it -> "NOT NULL " + constraint.name() + " of " + name;
        };
        ColumnRules.fits(constraint.name(), plan);
        boolean twice = table.constraints().stream()
                        .filter(it -> it.name().equals(constraint.name()))
                        .count()
                > 1;
        boolean theKeys =
                !table.create().primaryKey().isEmpty() && constraint.name().equals(table.keyName());
        if (twice || theKeys) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    what + " is called as " + (theKeys ? "the primary key" : "another constraint")
                            + " of the table is; give it a name of its own.");
        }
        constraint.constraint().columns().stream()
                .filter(column -> table.column(column).isEmpty())
                .forEach(column -> missing(what, column));
        if (constraint.constraint() instanceof Constraint.Unique unique) {
            unique(constraint, unique, what);
        } else if (constraint.constraint() instanceof Constraint.Check check) {
            check(constraint, WrittenExpression.of(check.expression()), what);
        }
    }

    private void unique(NewTable.Named constraint, Constraint.Unique unique, String what) {
        if (catalog.isOccupied(Identifiers.schemaOf(table.table()), constraint.name())) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "There already is a relation " + constraint.name() + " where the index of " + what + " would be; "
                            + (constraint.given() ? "choose another name." : "give the constraint a name of its own."));
        }
        if (unique.nullsNotDistinct() && catalog.majorVersion() < NULLS_NOT_DISTINCT) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    what + " shall take NULL for like NULL, which PostgreSQL knows from 15 on; this is "
                            + catalog.majorVersion() + ". Leave nullsNotDistinct out.");
        }
        same(constraint, unique)
                .ifPresent(other -> plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        what + " says what " + other + " says, and PostgreSQL makes one of the two. Leave one out."));
        sorted(constraint.name());
    }

    /** What is over the same columns, in the same order, before it. */
    private Optional<String> same(NewTable.Named constraint, Constraint.Unique unique) {
        if (unique.columns().equals(table.create().primaryKey()) && !unique.nullsNotDistinct()) {
            return Optional.of("the primary key");
        }
        return table.constraints().stream()
                .takeWhile(it -> !it.name().equals(constraint.name()))
                .filter(it -> it.constraint().equals(unique))
                .map(NewTable.Named::name)
                .findFirst();
    }

    private void sorted(String key) {
        catalog.expression(Expression.keyOf(name, key))
                .ifPresent(found -> plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "The " + found.place()
                                + " has a column whose values have no order, so that no index can hold it: "
                                + found.refused() + "."));
    }

    private void check(NewTable.Named constraint, WrittenExpression written, String what) {
        ExpressionRules.check(catalog, Expression.checkOf(name, constraint.name()), plan);
        if (written.asksOtherRows()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what
                            + " asks for other rows, and PostgreSQL looks at one row at a time. Write it over the row alone.");
        }
        List<NewColumn> ofOthers = table.create().columns().stream()
                .filter(column ->
                        ColumnRules.printedType(column.type(), catalog).contains(".")
                                && Set.of("b", "r", "m").contains(catalog.kindOf(column.type())))
                .filter(column -> written.reads(table.table().name(), column.name()) && written.usesBareOperators())
                .toList();
        ofOthers.forEach(column -> plan.refuse(
                ErrorCode.PLAN_EXPRESSION,
                what + " uses an operator and reads " + column.name() + ", whose type is " + column.type()
                        + ": with search_path = pg_catalog that may be another operator than the type's own. Write it with its schema:"
                        + " OPERATOR(public.<>)."));
    }
}
