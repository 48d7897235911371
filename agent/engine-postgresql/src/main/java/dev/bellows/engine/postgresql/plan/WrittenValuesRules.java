package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.ExtendedStatistics;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
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
        of.indexesOn(alter.column()).forEach(index -> index(of, column, index));
        of.statisticsOn(alter.column()).forEach(statistics -> statistics(of, statistics));
        of.checksOn(alter.column()).forEach(this::check);
        of.foreignKeysAt(alter.column()).forEach(key -> foreignKey(of, key));
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

    private void check(Check check) {
        String name = "CHECK constraint " + check.name() + " reads " + what;
        if (!WrittenExpression.of(check.expression()).asksOnlyForNull(alter.column())) {
            refuse(name + AFTER + "dropConstraint, and add it on the new one after the cleanup of this migration.");
        } else if (alter.as().isPresent()) {
            refuse(name
                    + " and asks whether it has a value: while the column is hidden it has none where down makes none."
                    + " Leave out as: under the column's own name the CHECK goes over with it.");
        } else {
            plan.hazard(
                    ErrorCode.PLAN_NARROWER,
                    name
                            + " and asks whether it has a value, which up decides: the new column is bound by it from the contract on, behind"
                            + " the last session of older code.");
        }
    }

    private void index(Table of, Column column, Index index) {
        String name = "Index " + index.name() + " on " + what;
        String again = ", and make it again on the new column after the cleanup of this migration.";
        String drop = " Drop it first, with " + (index.constraint().isEmpty() ? "dropIndex" : "dropConstraint") + again;
        said(Expression.operatorsOf(of.qualified(), index.name()))
                .ifPresent(why -> refuse(name + " cannot stand over values of the new type: " + why + "." + drop));
        index.computed().stream()
                .filter(text -> WrittenExpression.of(text).reads(alter.table().name(), alter.column()))
                .forEach(text -> said(Expression.computedBy(of.qualified(), index.name(), text))
                        .ifPresent(why -> refuse(name + " computes " + text + ", which cannot stand over the new type: "
                                + why + "." + drop)));
        if (index.unique()) {
            unique(of, index, name);
        } else if (WrittenValues.mayRefuse(of, column, index)) {
            plan.hazard(
                    ErrorCode.PLAN_NARROWER,
                    name
                            + " computes what may not be computed of every value, and nobody may be refused a write for that before the"
                            + " contract: it is built on the new column then, behind the last session of older code.");
        }
    }

    private void unique(Table of, Index index, String name) {
        catalog.expression(Expression.equalValuesOf(of.qualified(), index.name()))
                .ifPresent(it -> refuse(
                        ErrorCode.PLAN_DUPLICATES,
                        name + " is unique, and of rows that are there up makes equal keys. See them with: "
                                + it.refused() + ". Change those rows, or let up tell them apart."));
        plan.hazard(
                ErrorCode.PLAN_NARROWER,
                name + " is unique, and up may make one value of two: code before version " + migration.version()
                        + " may write both. So it is built on the new column in the contract, behind the last session of that code, which fails"
                        + " there while equal keys are left, with the query that shows them."
                        + (alter.as().isPresent()
                                ? " Until then a value of " + alter.called()
                                        + " of which down makes another row's is refused (SQLSTATE"
                                        + " 23505), INSERT … ON CONFLICT (" + alter.called()
                                        + ") finds no index (42P10), and code of the new version has to name the old column there, or to wait for"
                                        + " the contract."
                                : "")
                        + " A revert waits in the same way, until down makes no equal keys.");
    }

    /** The server's objection at a place, or why it could not be asked. */
    private Optional<String> said(String place) {
        return catalog.expression(place).map(it -> it.refused() + it.untried()).filter(it -> !it.isEmpty());
    }

    private void statistics(Table of, ExtendedStatistics statistics) {
        String name = "Extended statistics " + statistics.qualified() + " of " + what;
        if (statistics.columns().contains(alter.column())
                && said(Expression.orderOf(table, alter.column())).isPresent()) {
            refuse(name + " are over values that have no order in the new type. Drop them first: DROP STATISTICS "
                    + Identifiers.qualified(statistics.schema(), statistics.name()));
        }
        StatisticsRules.computed(of, statistics, alter.column(), what, catalog, plan);
    }

    private void foreignKey(Table of, ForeignKey key) {
        boolean starts = key.start().isAt(of, alter.column());
        String name = "Foreign key " + key.name() + (starts ? " starts at " : " points at ") + what;
        Optional<String> apart = said(Expression.comparedBy(of.qualified(), key.name()));
        if (apart.isPresent()) {
            refuse(name + ", and " + apart.get() + ". Drop it first, with dropConstraint"
                    + (starts
                            ? "; where the other end gets the same values, change both columns, and add it"
                            : ", and add it")
                    + " on the new column after the cleanup of this migration.");
        } else if (alter.as().isPresent()) {
            refuse(name
                    + ": while the column is hidden, what down makes may be no row's. Leave out as: under the column's own name the"
                    + " foreign key goes over with it.");
        } else {
            plan.hazard(
                    ErrorCode.PLAN_NARROWER,
                    name
                            + ", and up decides what it is then: it binds the new column from the contract on, behind the last session of older"
                            + " code, and the contract fails there while a row is left that points at none.");
        }
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
