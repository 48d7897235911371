package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.AddEnumValue;
import dev.bellows.document.AlterSequence;
import dev.bellows.document.CreateEnum;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.RenameConstraint;
import dev.bellows.document.RenameIndex;
import dev.bellows.document.SetColumnCompression;
import dev.bellows.document.SetColumnStatistics;
import dev.bellows.document.SetColumnStorage;
import dev.bellows.document.SetComment;
import dev.bellows.document.SetDefault;
import dev.bellows.document.SetReplicaIdentity;
import dev.bellows.document.SetStorageParameters;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Described;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/** Operations that say something anew of a table: each is a few lines beside {@link Restated}, over a table that is found here. */
final class RestatementPostgresql {
    private RestatementPostgresql() {}

    static PostgresqlOperation of(Migration migration, Operation.Restatement said) {
        return new PostgresqlOperation(
                catalog -> plan(migration, said, catalog),
                said instanceof CreateEnum ? MissingRights::toMakeBeside : MissingRights::toAlter,
                List.of());
    }

    private static OperationPlan plan(Migration migration, Operation.Restatement said, PostgresqlSnapshot catalog) {
        if (said instanceof CreateEnum create) {
            return EnumPostgresql.create(migration, create, catalog);
        }
        if (said instanceof AddEnumValue add) {
            return EnumPostgresql.add(migration, add, catalog);
        }
        if (said instanceof AlterSequence alter) {
            return SequencePostgresql.plan(migration, alter, catalog);
        }
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        TableName name = said.worksOn().orElseThrow();
        if (MadeHere.isTable(migration, name)) {
            if (said instanceof SetComment comment) {
                SetCommentPostgresql.ofMade(migration, comment, BoundTable.of(name, Optional.empty()), plan);
                return plan;
            }
            return plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    "Table " + name + " is made by this migration; " + said.word() + " of it goes into a later one.");
        }
        // What is said of a partitioned table is said of nothing below it.
        Optional<Table> table = said instanceof SetComment
                ? TableRules.writableTree(name, catalog, plan)
                : TableRules.writable(name, catalog, plan);
        Optional<Described> described = catalog.described(name);
        Optional<Bindings> bindings = catalog.bindings(name);
        if (table.isPresent() && described.isPresent() && bindings.isPresent()) {
            fill(
                    said,
                    new SaidTable(
                            migration,
                            catalog,
                            name,
                            BoundTable.of(name, table),
                            described.get(),
                            bindings.get(),
                            plan));
        }
        return plan;
    }

    private static void fill(Operation.Restatement said, SaidTable of) {
        switch (said) {
            case SetStorageParameters set -> SetStorageParametersPostgresql.fill(set, of);
            case SetComment comment -> SetCommentPostgresql.fill(comment, of);
            case SetDefault set -> SetDefaultPostgresql.fill(set, of);
            case SetColumnStatistics set -> SetColumnPostgresql.statistics(set, of);
            case SetColumnStorage set -> SetColumnPostgresql.storage(set, of);
            case SetColumnCompression set -> SetColumnPostgresql.compression(set, of);
            case SetReplicaIdentity set -> SetReplicaIdentityPostgresql.fill(set, of);
            case RenameConstraint rename -> RenamedPostgresql.constraint(rename, of);
            case RenameIndex rename -> RenamedPostgresql.index(rename, of);
            // Of no table.
            case CreateEnum ignored -> {}
            case AddEnumValue ignored -> {}
            case AlterSequence ignored -> {}
        }
    }
}
