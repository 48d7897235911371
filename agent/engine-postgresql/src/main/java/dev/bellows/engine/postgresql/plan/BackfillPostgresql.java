package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.stream.Collectors;

/** backfill: assignments over existing rows in batches, after everything the migration adds is there. */
final class BackfillPostgresql {
    private BackfillPostgresql() {}

    static OperationPlan plan(Migration migration, Backfill backfill, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.STRUCTURE_ONLY);
        if (backfill.set().isEmpty()) {
            plan.refuse(ErrorCode.PLAN_REFUSED, "The backfill of " + backfill.table() + " sets no column.");
        }
        if (MadeHere.isTable(migration, backfill.table())) {
            return plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Table " + backfill.table() + " is made by this very migration: there are no rows to fill.");
        }
        TableRules.writable(backfill.table(), catalog, plan).ifPresent(table -> {
            backfill.set().stream()
                    .filter(a -> !MadeHere.isColumn(migration, backfill.table(), a.column()))
                    .forEach(a -> TableRules.column(table, a.column(), plan));
            WriterRules.updates(backfill.table(), table, plan);
            String name = backfill.table().toString();
            backfill.set().forEach(a -> ExpressionRules.check(catalog, Expression.setOf(name, a.column()), plan));
            ExpressionRules.check(catalog, Expression.whereOfBackfill(name), plan);
            if (!plan.isRefused()) {
                fill(backfill, table, plan);
            }
        });
        return plan;
    }

    private static void fill(Backfill backfill, Table table, OperationPlan plan) {
        plan.add(
                Phase.MIGRATE,
                new PlannedStep(
                        "backfill "
                                + backfill.set().stream().map(a -> a.column()).collect(Collectors.joining(", "))
                                + " of "
                                + table.name(),
                        new Step.Body.BackfillRange(
                                qualified(table.schema(), table.name()),
                                table.key().stream().map(Identifiers::quoted).toList(),
                                backfill.set().stream()
                                        .map(a -> quoted(a.column()) + " = (" + a.expression() + ")")
                                        .collect(Collectors.joining(", ")),
                                backfill.where().map(w -> "(" + w + ")").orElse("true")),
                        "",
                        false,
                        false,
                        table.estimatedRows()));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "The backfill of " + backfill.table() + " overwrites values; a rollback does not bring them back.");
    }
}
