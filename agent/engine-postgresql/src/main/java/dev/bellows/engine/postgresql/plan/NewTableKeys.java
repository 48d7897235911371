package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Constraint;
import dev.bellows.document.Migration;
import dev.bellows.document.NewColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.NewTable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.Optional;

/**
 * What is asked of foreign keys that are made with their table: to itself, and to tables that the same migration makes before it. Nobody
 * writes either yet, so they bind at once. Confined to one planning call.
 */
final class NewTableKeys {
    private final Migration migration;
    private final NewTable table;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;

    NewTableKeys(Migration migration, NewTable table, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.migration = migration;
        this.table = table;
        this.catalog = catalog;
        this.plan = plan;
    }

    void check() {
        for (NewTable.Named constraint : table.withTheTable(migration)) {
            if (constraint.constraint() instanceof Constraint.ForeignKey key) {
                check("Foreign key " + constraint.name() + " of " + table.table(), key);
            }
        }
    }

    private void check(String what, Constraint.ForeignKey key) {
        Optional<NewTable> end = NewTable.of(migration, key.table());
        if (end.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " points at " + key.table()
                            + ", which this migration puts back. Point at it in a later migration, when it has its rows.");
            return;
        }
        if (isLater(end.get())) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " points at " + key.table()
                            + ", which this migration makes after it. Write that createTable first; where the two point at each other,"
                            + " add one of the keys in a later migration, with addConstraint.");
        }
        if (!Identifiers.schemaOf(table.table()).equals(Identifiers.schemaOf(key.table()))) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " points at " + key.table()
                            + ", which this migration makes in another schema, where it may get another owner. Add the key in a later"
                            + " migration, with addConstraint.");
        }
        end(what, key, end.get());
        key.columns().forEach(column -> nowhere(what, new WrittenForeignKey(key), column));
    }

    private boolean isLater(NewTable end) {
        return migration.operations().indexOf(end.create())
                > migration.operations().indexOf(table.create());
    }

    private void end(String what, Constraint.ForeignKey key, NewTable end) {
        boolean all = true;
        for (int i = 0; i < key.to().size(); i++) {
            Optional<NewColumn> to = end.column(key.to().get(i));
            Optional<NewColumn> from = table.column(key.columns().get(i));
            all &= to.isPresent();
            if (to.isEmpty()) {
                plan.refuse(
                        ErrorCode.PLAN_MISSING,
                        what + " is about " + key.table() + "." + key.to().get(i)
                                + ", which the createTable of that table does not have; names are exact, capitals count.");
            } else if (from.isPresent()) {
                sameFamily(what, from.get(), key, to.get());
            }
        }
        if (all && !end.isKey(key.to())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " points at " + String.join(", ", key.to()) + " of " + key.table()
                            + ", which is no key there: neither the primary key nor unique: over just these columns. Write one into its"
                            + " createTable.");
        }
    }

    private void sameFamily(String what, NewColumn from, Constraint.ForeignKey key, NewColumn to) {
        String one = ColumnRules.printedType(from.type(), catalog);
        String other = ColumnRules.printedType(to.type(), catalog);
        if (!one.isEmpty() && !other.isEmpty() && !WrittenForeignKey.compares(one, other)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " compares " + table.table() + "." + from.name() + ", which is " + one + ", with "
                            + key.table() + "." + to.name() + ", which is " + other
                            + ". Give one of them the other's type.");
        }
    }

    private void nowhere(String what, WrittenForeignKey key, String column) {
        if (key.empties() && table.isNotNull(column)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " would set " + table.table() + "." + column
                            + " to NULL, which must have a value: whoever deletes a row there would get an error.");
        }
        if (key.writes() && table.column(column).flatMap(NewColumn::generated).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " would write " + table.table() + "." + column + ", which is generated.");
        }
    }
}
