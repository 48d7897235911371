package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An operation of a migration as PostgreSQL plans it: everything that is asked of one besides what its {@link Operation#effects} say.
 * Each has a file of its own that answers; {@link #of} is the one list.
 *
 * @param plan its steps over a catalog, or why there are none
 * @param needs statements that give what is lacking of the rights that its steps take; empty ones count for nothing
 * @param fills columns whose rows it writes in batches, where it writes any
 */
record PostgresqlOperation(
        Function<PostgresqlSnapshot, OperationPlan> plan,
        Function<MissingRights, Stream<String>> needs,
        List<String> fills) {

    static PostgresqlOperation of(Migration migration, Operation operation) {
        return switch (operation) {
            case Operation.AddColumn add -> AddColumnPostgresql.of(migration, add);
            case Operation.AlterColumn alter -> AlterColumnPostgresql.of(migration, alter);
            case Operation.ColumnConversion convert -> ColumnConversionPostgresql.of(migration, convert);
            case Operation.Backfill backfill -> BackfillPostgresql.of(migration, backfill);
            case Operation.CreateIndex create -> CreateIndexPostgresql.of(migration, create);
            case Operation.CreateTable create -> CreateTablePostgresql.of(migration, create);
            case Operation.DropColumn drop -> DropColumnPostgresql.of(migration, drop);
            case Operation.RenameColumn rename -> RenameColumnPostgresql.of(migration, rename);
            case Operation.AddConstraint add -> AddConstraintPostgresql.of(migration, add);
            case Operation.DropConstraint drop -> DropConstraintPostgresql.of(migration, drop);
            case Operation.DropIndex drop -> DropIndexPostgresql.of(migration, drop);
            case Operation.Reindex reindex -> ReindexPostgresql.of(migration, reindex);
            case Operation.DropTable drop -> DropTablePostgresql.of(migration, drop);
            case Operation.RenameTable rename -> RenameTablePostgresql.of(migration, rename);
            case Operation.Restatement said -> RestatementPostgresql.of(migration, said);
            case Operation.Restoration restored -> RestorationPostgresql.of(migration, restored);
            case Operation.Sql sql -> SqlPostgresql.of(sql);
        };
    }
}
