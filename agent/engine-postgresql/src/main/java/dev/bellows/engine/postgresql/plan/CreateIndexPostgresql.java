package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.CreateIndex;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/**
 * createIndex: built concurrently. A unique one on a table old code writes would refuse that code's duplicates as soon as it is built,
 * so it belongs after the Narrowing of the contract.
 */
final class CreateIndexPostgresql {
    private CreateIndexPostgresql() {}

    static PostgresqlOperation of(Migration migration, CreateIndex create) {
        return new PostgresqlOperation(
                catalog -> plan(migration, create, catalog), MissingRights::toBuildIndex, List.of());
    }

    private static OperationPlan plan(Migration migration, CreateIndex create, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        boolean tableIsNew = MadeHere.isTable(migration, create.table());
        Optional<Table> table = tableIsNew ? Optional.empty() : TableRules.writableTree(create.table(), catalog, plan);
        check(migration, create, catalog, table, plan);
        if (!plan.isRefused()) {
            fill(create, tableIsNew, table, plan);
        }
        return plan;
    }

    private static void check(
            Migration migration,
            CreateIndex create,
            PostgresqlSnapshot catalog,
            Optional<Table> table,
            OperationPlan plan) {
        ColumnRules.fits(create.name(), plan);
        String schema = Identifiers.schemaOf(create.table());
        if (catalog.isInvalidIndex(schema, create.name())) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "There already is an index " + create.name() + " in the schema of " + create.table()
                            + ", and it is invalid: a build of it was cut short, and no query uses it. Drop it: DROP INDEX CONCURRENTLY "
                            + qualified(schema, create.name()) + ".");
        } else if (catalog.isOccupied(schema, create.name())) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "There already is a relation " + create.name() + " in the schema of " + create.table() + ".");
        }
        ExpressionRules.check(catalog, Expression.whereOfIndex(create.name()), plan);
        create.where()
                .flatMap(where -> MadeHere.takenAndReadBy(migration, create.table(), where))
                .ifPresent(column -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "The WHERE of index " + create.name() + " reads " + column
                                + ", which this migration renames or gives another type: the index would go with the old column. Make it"
                                + " in a later migration."));
        catalog.expression(Expression.keysOfIndex(create.name()))
                .ifPresent(keys -> checkKeys(migration, create.table(), create.name(), keys, plan));
        if (create.unique()) {
            table.ifPresent(it -> it.partitions()
                    .ifPresent(tree ->
                            PartitionRules.unique(it, tree, "Unique index " + create.name(), create.columns(), plan)));
        }
        for (String column : create.columns()) {
            if ((!create.unique() || MadeHere.isTable(migration, create.table()))
                    && MadeHere.isMadeLater(migration, create, create.table(), column)) {
                plan.refuse(
                        ErrorCode.PLAN_ORDER,
                        "Index " + create.name() + " is on " + create.table() + "." + column
                                + ", which a later operation of this migration makes; write that operation before the createIndex.");
            }
            if (MadeHere.isRenamedAway(migration, create.table(), column)) {
                plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Index " + create.name() + " is on " + column
                                + ", which this migration renames; name the new column.");
            } else if (MadeHere.isRetyped(migration, create.table(), column)) {
                plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Index " + create.name() + " is on " + column
                                + ", whose type this migration changes: it would go with the old column. Make it in a later migration.");
            } else if (MadeHere.isDropped(migration, create.table(), column)) {
                plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Index " + create.name() + " is on " + column + ", which this migration drops.");
            } else if (!MadeHere.isColumn(migration, create.table(), column)) {
                table.ifPresent(t -> TableRules.column(t, column, plan));
            }
        }
    }

    /** Equal keys would fail the step when the window has been narrowed for it. What the migration itself may remove is not refused. */
    static void checkKeys(Migration migration, TableName table, String name, Expression keys, OperationPlan plan) {
        if (!keys.untried().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_UNPROVEN,
                    "Whether rows of " + table + " have equal keys, which unique index " + name
                            + " refuses, could not be looked at: " + keys.untried() + ".");
        }
        if (keys.refused().isEmpty()) {
            return;
        }
        String found = "Rows of " + table + " have equal keys, which unique index " + name + " refuses; see them with: "
                + keys.refused();
        boolean writes = migration.operations().stream()
                .anyMatch(operation -> operation instanceof Operation.Sql
                        || operation.effects().stream()
                                .anyMatch(effect -> effect instanceof Effect.WritesColumn
                                        && MadeHere.isSame(effect.table(), table)));
        if (writes) {
            plan.hazard(
                    ErrorCode.PLAN_DUPLICATES, found + ". What is left of them when it is built in CONTRACT fails it.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_DUPLICATES,
                    found
                            + ". Remove them first: the index is built in CONTRACT, when old code is not served any more.");
        }
    }

    private static void fill(CreateIndex create, boolean tableIsNew, Optional<Table> table, OperationPlan plan) {
        boolean tree = table.flatMap(Table::partitions).isPresent();
        long rows = table.map(Table::estimatedRows).orElse(0L);
        boolean narrows = create.unique() && !tableIsNew;
        plan.add(
                narrows ? Phase.CONTRACT : Phase.EXPAND,
                tree
                        ? new PlannedStep(
                                "build index " + create.name() + " in each partition of "
                                        + create.table().name(),
                                buildTree(create),
                                "ACCESS EXCLUSIVE on one partition after another, milliseconds: no scan",
                                narrows,
                                true,
                                rows)
                        : new PlannedStep("build index " + create.name(), build(create), "", narrows, true, rows));
        plan.add(
                narrows ? Phase.REVERT : Phase.ROLLBACK,
                tree
                        ? new PlannedStep(
                                "drop index " + create.name() + " of each partition of "
                                        + create.table().name(),
                                dropTree(create),
                                "ACCESS EXCLUSIVE on " + create.table().name()
                                        + " and every partition, milliseconds: no rewrite, no scan",
                                !narrows,
                                true,
                                0)
                        : new PlannedStep("drop index " + create.name(), drop(create), "", !narrows, true, 0));
        if (narrows) {
            plan.hazard(
                    ErrorCode.PLAN_CONSENT,
                    "Unique index " + create.name() + " is built in CONTRACT, when no old code writes any more;"
                            + " until then duplicates are possible, and one that is there fails the step.");
        }
    }

    private static Step.Body build(CreateIndex create) {
        String schema = Identifiers.schemaOf(create.table());
        String table = create.table().name();
        return new Step.Body.Online(
                        head(create) + "CONCURRENTLY " + quoted(create.name()) + " ON " + qualified(schema, table)
                                + definition(create),
                        List.of(dropStatement(create)),
                        Probe.all(Probe.indexIsInvalid(schema, table, create.name())),
                        stands(create))
                .about(subject(create));
    }

    private static Step.Body buildTree(CreateIndex create) {
        return new Step.Body.EachPart(
                qualified(Identifiers.schemaOf(create.table()), create.table().name()),
                subject(create),
                head(create) + "CONCURRENTLY " + Step.Body.EachPart.NAME + " ON " + Step.Body.EachPart.PART
                        + definition(create),
                head(create) + Step.Body.EachPart.NAME + " ON ONLY " + Step.Body.EachPart.PART + definition(create),
                stands(create));
    }

    private static Step.Body dropTree(CreateIndex create) {
        return new Step.Body.EachPart(
                qualified(Identifiers.schemaOf(create.table()), create.table().name()),
                subject(create),
                "",
                "DROP INDEX IF EXISTS " + subject(create),
                Probe.all(
                        Probe.not(Probe.relationIsThere(Identifiers.schemaOf(create.table()), create.name())),
                        Probe.noIndexWaits(
                                Identifiers.schemaOf(create.table()),
                                create.table().name())));
    }

    private static String head(CreateIndex create) {
        return "CREATE " + (create.unique() ? "UNIQUE " : "") + "INDEX ";
    }

    private static String definition(CreateIndex create) {
        return create.method().map(m -> " USING " + quoted(m)).orElse("")
                + " (" + Identifiers.list(create.columns()) + ")"
                + create.where().map(w -> " WHERE (" + w + "\n)").orElse("");
    }

    private static String stands(CreateIndex create) {
        return Probe.all(Probe.indexIs(
                Identifiers.schemaOf(create.table()),
                create.table().name(),
                create.name(),
                create.unique(),
                create.columns(),
                create.where().isPresent()));
    }

    private static Step.Body drop(CreateIndex create) {
        return new Step.Body.Online(
                        dropStatement(create),
                        List.of(),
                        Probe.NEVER,
                        Probe.all(
                                Probe.not(Probe.relationIsThere(Identifiers.schemaOf(create.table()), create.name()))))
                .about(subject(create));
    }

    private static String subject(CreateIndex create) {
        return qualified(Identifiers.schemaOf(create.table()), create.name());
    }

    private static String dropStatement(CreateIndex create) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + subject(create);
    }
}
