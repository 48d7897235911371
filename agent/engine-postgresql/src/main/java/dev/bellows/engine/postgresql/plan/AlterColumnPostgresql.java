package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/**
 * alterColumn: a counterpart whose type holds every value of the old one, or one for each that a person makes of it, under a name of its
 * own or under the same in the end.
 */
final class AlterColumnPostgresql {
    private AlterColumnPostgresql() {}

    static PostgresqlOperation of(Migration migration, AlterColumn alter) {
        String filled = alter.as().orElseGet(() -> OwnNames.of(migration).next(alter.table(), alter.column()));
        return new PostgresqlOperation(
                catalog -> plan(migration, alter, catalog), MissingRights::toMakeBeside, List.of(filled));
    }

    private static OperationPlan plan(Migration migration, AlterColumn alter, PostgresqlSnapshot catalog) {
        // What code of the new version writes is what down makes of it, for code of the old one.
        OperationPlan plan =
                new OperationPlan(alter.written().isPresent() ? Plan.RevertClass.LOSSY : Plan.RevertClass.EXACT);
        new CounterpartRules(
                        migration,
                        alter.table(),
                        alter.column(),
                        alter.as(),
                        CounterpartRules.Words.TYPE,
                        catalog,
                        plan)
                .check();
        Optional<Conversion> conversion = new AlterColumnRules(migration, alter, catalog, plan).check();
        if (!plan.isRefused()) {
            Table table = catalog.table(alter.table()).orElseThrow();
            new Counterpart(migration, alter.table(), table, conversion.orElseThrow(), plan).steps();
        }
        return plan;
    }
}
