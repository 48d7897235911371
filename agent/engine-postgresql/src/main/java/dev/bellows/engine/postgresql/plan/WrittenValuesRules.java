package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.IndexKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.Optional;

/**
 * What a change of values by {@code up} and {@code down} asks for besides what every counterpart does: that both work, on real rows and for
 * whoever writes, and that nothing hangs on the column that says something of its values, which are other ones then. Confined to one
 * planning call.
 */
final class WrittenValuesRules {
    private static final String AFTER = " and may say something else of other values. Drop it first, with ";

    private final Migration migration;
    private final AlterColumn alter;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    private final String table;
    private final String what;

    WrittenValuesRules(Migration migration, AlterColumn alter, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.migration = migration;
        this.alter = alter;
        this.catalog = catalog;
        this.plan = plan;
        this.table = alter.table().toString();
        this.what = alter.table() + "." + alter.column();
    }

    /**
     * What stands beside the column then; empty where that is refused.
     *
     * @param printed the new type as the server prints it, with its modifier; empty for a shorthand that is none
     */
    Optional<WrittenValues> check(Table of, Column column, String printed) {
        if (printed.isEmpty()) {
            refuse(
                    ErrorCode.PLAN_REFUSED,
                    alter.type() + " is a column with a sequence of its own, and no type that values go over into."
                            + " Choose smallint, integer or bigint.");
            return Optional.empty();
        }
        String kind = catalog.kindOf(alter.type());
        if (kind.equals("d") || kind.equals("c")) {
            refuse("The type " + printed + " is " + (kind.equals("d") ? "a domain" : "composite")
                    + ": a column of it can need a rewrite or treat an empty row as NULL. Choose a plain type.");
        }
        expressions();
        of.indexesOn(alter.column()).forEach(this::index);
        of.checksOn(alter.column())
                .forEach(check -> refuse("CHECK constraint " + check.name() + " reads " + what + AFTER
                        + "dropConstraint, and add it on the new one after the cleanup of this migration."));
        of.foreignKeysAt(alter.column()).forEach(this::foreignKey);
        if (column.identity() || !column.sequences().isEmpty()) {
            refuse(
                    "Column " + what
                            + " counts by a sequence of its own, whose numbers are no other values. Give it a plain default first.");
        }
        Optional<String> from = value(Expression.oldTypeOf(table, alter.column()));
        Optional<String> to = value(Expression.newTypeOf(table, alter.column()));
        String newDefault = newDefault(column);
        if (plan.isRefused() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        hazards(column);
        return Optional.of(WrittenValues.of(
                OwnNames.of(migration), of, alter, printed, new WrittenValues.Types(from.get(), to.get()), newDefault));
    }

    private Optional<String> value(String place) {
        return catalog.expression(place).map(Expression::value).filter(it -> !it.isEmpty());
    }

    private void expressions() {
        alter.written()
                .ifPresent(written -> new WrittenExpressionRules(what, table, alter.column(), false, catalog, plan)
                        .check(
                                List.of(new WrittenExpressionRules.Said(
                                        written.up(), Expression.upOf(table, alter.column()), what)),
                                List.of(alter.column()),
                                List.of(new WrittenExpressionRules.Said(
                                        written.down(), Expression.downOf(table, alter.column()), what)),
                                List.of(alter.called())));
    }

    private void index(Index index) {
        String name = "Index " + index.name() + " on " + what;
        String again = ", and make it again on the new column after the cleanup of this migration.";
        if (index.unique()) {
            refuse(name
                    + " is unique: two values may become one, and code of the old version, which may write both, would be refused the"
                    + " second. Drop it first, with "
                    + (index.constraint().isEmpty() ? "dropIndex" : "dropConstraint") + again);
            return;
        }
        boolean computes = index.computed().stream()
                .anyMatch(text -> WrittenExpression.of(text).reads(alter.table().name(), alter.column()));
        boolean peculiar = index.keys().stream()
                .filter(key -> key.column().equals(alter.column()))
                .anyMatch(WrittenValuesRules::isPeculiar);
        boolean ordered = catalog.expression(Expression.orderOf(table, alter.column()))
                .filter(it -> it.refused().isEmpty() && it.untried().isEmpty())
                .isPresent();
        if (computes || peculiar || !index.method().equals("btree") || !ordered) {
            refuse(name
                    + (computes
                            ? " computes something of the column"
                            : peculiar
                                    ? " has a collation or an operator class of its own"
                                    : ordered
                                            ? " is " + index.method()
                                            : " is over values that have no order in the new type")
                    + ", which Bellows does not carry to other values. Drop it first, with dropIndex" + again);
        }
    }

    private static boolean isPeculiar(IndexKey key) {
        return !key.collation().isEmpty() || !key.operatorClass().isEmpty();
    }

    private void foreignKey(ForeignKey key) {
        boolean starts = key.start().columns().contains(alter.column());
        refuse("Foreign key " + key.name() + (starts ? " starts at " : " points at ") + what
                + ", and there is no such row for another value. Drop it first, with dropConstraint, and add it on the new column after"
                + " the cleanup of this migration.");
    }

    private String newDefault(Column column) {
        if (column.defaultExpression().isEmpty() || ColumnRules.isNull(column.defaultExpression())) {
            return column.defaultExpression().isEmpty() ? "" : "NULL";
        }
        Optional<Expression> made = catalog.expression(Expression.newDefaultOf(table, alter.column()));
        if (made.isEmpty() && !WrittenExpression.of(column.defaultExpression()).isLiteral()) {
            if (column.sequences().isEmpty()) {
                refuse("The default of " + what + " (" + column.defaultExpression()
                        + ") is another value each time. To say what that is in the new type, up has to name the column once, by its bare"
                        + " name, and to use nothing but PostgreSQL's own functions and types: whoever writes computes it. Write up so, or"
                        + " give the column a plain default first.");
            }
            return "";
        }
        made.filter(it -> !it.refused().isEmpty() || !it.untried().isEmpty())
                .ifPresent(it -> refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        "The up of " + what + " makes nothing of the column's default ("
                                + column.defaultExpression() + "): " + it.refused() + it.untried()
                                + ". Change the default first, or let up take it."));
        String value = made.map(Expression::value).orElse("");
        if (column.notNull() && value.startsWith("NULL::")) {
            refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    "The up of " + what + " makes NULL of the column's default (" + column.defaultExpression()
                            + "), and the column is NOT NULL: code that leaves it out would be refused. Change the default first, or let up take"
                            + " it.");
        }
        return value;
    }

    private void hazards(Column column) {
        String older = "code before version " + migration.version();
        plan.hazard(
                ErrorCode.PLAN_NARROWER,
                (alter.as().isPresent()
                                ? "Until the contract a value of " + alter.called()
                                        + " of which down makes nothing is refused (SQLSTATE 22000): " + older
                                        + " reads it as " + alter.column() + ". "
                                : "Until the contract " + what + " is " + column.type()
                                        + " for code of every version. ")
                        + "From then on such a value is NULL in the hidden column; a revert waits until each of them has one that fits.");
        plan.hazard(
                ErrorCode.PLAN_NO_VALUE,
                "Where " + older
                        + " writes a value of which up makes nothing, its write goes through and the row has no value in the new"
                        + " type. The contract waits until a person has given each such row one that up takes.");
        if (alter.as().isPresent()) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "Until the contract, a NULL that new code inserts into " + alter.table() + "." + alter.called()
                            + " counts as missing: the row has what up makes of the column's value. One that an UPDATE writes over a value goes"
                            + " back as what down makes of NULL"
                            + (column.notNull() ? ", which is refused where that is NULL" : "")
                            + (column.notNull() ? "; NOT NULL binds it from the contract on." : "."));
        } else if (column.notNull()) {
            plan.hazard(
                    ErrorCode.PLAN_NARROWER, "Until the contract, NOT NULL binds the values of the old type alone.");
        }
        catalog.expression(Expression.returnOf(table, alter.column()))
                .ifPresent(it -> plan.hazard(
                        ErrorCode.PLAN_NARROWER,
                        "For " + it.failed() + " of the " + it.tried() + " values of " + what
                                + " that were tried, down does not bring back what up has made of them. The row keeps its value until code"
                                + " of the new version writes another one; what " + older
                                + " reads then is what down makes of that."));
    }

    private void refuse(String message) {
        refuse(ErrorCode.PLAN_DEPENDENT, message);
    }

    private void refuse(ErrorCode code, String message) {
        plan.refuse(code, message);
    }
}
