package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/** What every operation asks of the table it works on. */
final class TableRules {
    private TableRules() {}

    /**
     * The table, if it is there and a table at all; what else stands in the way is refused, and whoever asks goes on to find everything.
     * Hazards of the table are named.
     */
    static Optional<Table> writable(TableName name, PostgresqlSnapshot catalog, OperationPlan plan) {
        return writable(name, plain(name, catalog, plan), plan);
    }

    /** The same where a partitioned table is as good, with what lies below it. */
    static Optional<Table> writableTree(TableName name, PostgresqlSnapshot catalog, OperationPlan plan) {
        return writable(name, tree(name, catalog, plan), plan);
    }

    private static Optional<Table> writable(TableName name, Optional<Table> found, OperationPlan plan) {
        if (found.isPresent() && found.get().rowSecurity()) {
            plan.hazard(
                    ErrorCode.PLAN_ROW_SECURITY,
                    name
                            + " has row level security: where it has FORCE ROW LEVEL SECURITY, or the agent's role is no member of the"
                            + " table's owner, that role needs BYPASSRLS, else its steps stop with an error.");
        }
        return found;
    }

    /** The same where no step reads or writes rows. */
    static Optional<Table> plain(TableName name, PostgresqlSnapshot catalog, OperationPlan plan) {
        return plain(name, catalog, false, plan);
    }

    /** The same where a partitioned table is as good. */
    static Optional<Table> tree(TableName name, PostgresqlSnapshot catalog, OperationPlan plan) {
        return plain(name, catalog, true, plan);
    }

    private static Optional<Table> plain(
            TableName name, PostgresqlSnapshot catalog, boolean trees, OperationPlan plan) {
        Optional<Table> found = catalog.table(name);
        if (found.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no table " + name + " in this database, or it was renamed; "
                            + (catalog.isMissingSchema(Identifiers.schemaOf(name))
                                    ? "there is no schema " + Identifiers.schemaOf(name) + " either; "
                                    : "")
                            + "names are exact, capitals count.");
            return found;
        }
        Table table = found.get();
        if (trees && table.partitions().isPresent()) {
            PartitionRules.check(table, table.partitions().get(), plan);
            return found;
        }
        if (!table.kind().equals("table")) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    name + (table.kind().startsWith("i") ? " is an " : " is a ") + table.kind()
                            + "; Bellows changes plain tables only, so far.");
            return Optional.empty();
        }
        if (!table.inheritance().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    name + " is part of a tree of tables (" + table.inheritance()
                            + "); partitioned and inherited tables are not yet supported.");
        }
        return found;
    }

    /**
     * Names what other columns mean for those who receive or send the table's rows.
     *
     * @param columns what a subscriber must have too, and when
     */
    static void replicated(Table table, List<String> columns, OperationPlan plan) {
        if (!table.publications().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_REPLICATED,
                    "Publications " + String.join(", ", table.publications()) + " send " + table.name()
                            + ": a subscriber stops until it has the same columns: " + String.join(", ", columns)
                            + ".");
        }
        if (table.subscribed()) {
            plan.hazard(
                    ErrorCode.PLAN_REPLICATED,
                    "A subscription writes into " + table.name() + "; its rows pass our triggers as well.");
        }
    }

    /** The touched column, or a refusal. */
    static Optional<Column> column(Table table, String name, OperationPlan plan) {
        Optional<Column> column = table.column(name);
        if (column.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "Table " + table.name() + " has no column " + name + "; names are exact, capitals count.");
        }
        return column;
    }
}
