package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/** alterColumn with a name of its own for the new type: a counterpart whose type holds every value of the old one. */
final class AlterColumnPostgresql {
    private AlterColumnPostgresql() {}

    static PostgresqlOperation of(Migration migration, AlterColumn alter) {
        return new PostgresqlOperation(
                catalog -> plan(migration, alter, catalog), MissingRights::toMakeBeside, List.of(alter.as()));
    }

    private static OperationPlan plan(Migration migration, AlterColumn alter, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        Effect.RenamesColumn change =
                new Effect.RenamesColumn(alter.table(), alter.column(), alter.as(), Optional.of(alter.type()));
        new CounterpartRules(migration, change, CounterpartRules.Words.TYPE, catalog, plan).check();
        Optional<Conversion> conversion = new AlterColumnRules(migration, alter, catalog, plan).check();
        if (!plan.isRefused()) {
            Table table = catalog.table(alter.table()).orElseThrow();
            new Counterpart(migration, alter.table(), table, conversion.orElseThrow(), plan).steps();
        }
        return plan;
    }
}
