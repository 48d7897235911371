package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.RenameColumn;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/** renameColumn with exposure columns: a counterpart of the same type under the new name. */
final class RenameColumnPostgresql {
    private RenameColumnPostgresql() {}

    static PostgresqlOperation of(Migration migration, RenameColumn rename) {
        return new PostgresqlOperation(
                catalog -> plan(migration, rename, catalog), MissingRights::toMakeBeside, List.of(rename.to()));
    }

    private static OperationPlan plan(Migration migration, RenameColumn rename, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        new CounterpartRules(
                        migration,
                        rename.table(),
                        rename.from(),
                        Optional.of(rename.to()),
                        CounterpartRules.Words.RENAME,
                        catalog,
                        plan)
                .check();
        if (!plan.isRefused()) {
            Table table = catalog.table(rename.table()).orElseThrow();
            Conversion conversion = KeptValues.same(table.column(rename.from()).orElseThrow(), rename.to());
            new Counterpart(migration, rename.table(), table, conversion, plan).steps();
        }
        return plan;
    }
}
