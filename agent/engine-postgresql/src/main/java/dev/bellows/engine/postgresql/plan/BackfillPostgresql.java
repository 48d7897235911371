package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * backfill: assignments over existing rows in batches, after everything the migration adds is there.
 *
 * <p>No trigger heals its rows, and rows are met twice: blocks move under their own updates, a killed batch is taken up again, a sweep
 * looks at every row. So a row must stop needing it by being written. A row needs it when the author's {@code where} holds and a set
 * column would change. That is enough where no expression reads what is set; where one does, the {@code where} must end it, and each
 * batch asserts that it did.
 *
 * <p>Confined to one planning call.
 */
final class BackfillPostgresql {
    private final Migration migration;
    private final Backfill backfill;
    private final Table table;
    private final OperationPlan plan;

    private BackfillPostgresql(Migration migration, Backfill backfill, Table table, OperationPlan plan) {
        this.migration = migration;
        this.backfill = backfill;
        this.table = table;
        this.plan = plan;
    }

    static PostgresqlOperation of(Migration migration, Backfill backfill) {
        return new PostgresqlOperation(
                catalog -> plan(migration, backfill, catalog),
                MissingRights::toWrite,
                backfill.set().stream().map(Assignment::column).toList());
    }

    private static OperationPlan plan(Migration migration, Backfill backfill, PostgresqlSnapshot catalog) {
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
            backfill.set().forEach(a -> {
                catalog.expression(Expression.columnOf(name, a.column()))
                        .ifPresent(
                                column -> plan.refuse(
                                        ErrorCode.PLAN_REFUSED,
                                        "The backfill sets a column that PostgreSQL sets itself: " + name + "."
                                                + a.column() + " is "
                                                + column.refused()
                                                + ", and no UPDATE may give it a value. Leave it out, or make it an ordinary column first."));
                ExpressionRules.check(catalog, Expression.setOf(name, a.column()), plan);
            });
            ExpressionRules.check(catalog, Expression.whereOfBackfill(name), plan);
            BackfillPostgresql planned = new BackfillPostgresql(migration, backfill, table, plan);
            if (planned.checkTexts()) {
                planned.checkEnd(catalog);
            }
            if (!plan.isRefused()) {
                planned.fill();
            }
        });
        return plan;
    }

    /** Whether every text can be read. */
    private boolean checkTexts() {
        List<String> texts = new ArrayList<>();
        backfill.set().forEach(a -> texts.add(a.expression()));
        backfill.where().ifPresent(texts::add);
        List<String> open = texts.stream()
                .filter(text -> !WrittenExpression.of(text).isWhole())
                .toList();
        open.forEach(text -> plan.refuse(
                ErrorCode.PLAN_REFUSED,
                "The parentheses of " + shown(text) + " in the backfill of " + backfill.table()
                        + " do not close in order."));
        return open.isEmpty();
    }

    /** Refuses what would be written again by the next pass over the same row. */
    private void checkEnd(PostgresqlSnapshot catalog) {
        if (backfill.where().map(this::readsWhatIsSet).orElse(false)) {
            return;
        }
        for (Assignment assignment : backfill.set()) {
            String what = backfill.table() + "." + assignment.column();
            String expression = shown(assignment.expression());
            List<String> reaching = catalog.expression(
                            Expression.setOf(backfill.table().toString(), assignment.column()))
                    .map(Expression::reaching)
                    .orElse(List.of());
            if (!reaching.isEmpty()) {
                plan.refuse(
                        ErrorCode.PLAN_NOT_IDEMPOTENT,
                        "The backfill of " + what + " calls " + String.join(", ", reaching)
                                + ", whose text names the very table that it changes: " + expression
                                + ". A row can be met twice, and what the function reads may have changed by then. Write a where over the"
                                + " columns that are set, false for a row once it is written, such as where: \""
                                + assignment.column() + " IS NULL\".");
            } else if (readsWhatIsSet(assignment.expression())) {
                plan.refuse(
                        ErrorCode.PLAN_NOT_IDEMPOTENT,
                        "The backfill of " + what + " reads a column that it sets: " + expression
                                + ". A row can be met twice and would be changed twice. " + onceOnly(assignment));
            } else {
                WrittenExpression.of(assignment.expression())
                        .changing()
                        .ifPresent(word -> plan.refuse(
                                ErrorCode.PLAN_NOT_IDEMPOTENT,
                                "The backfill of " + what + " gives another value each time (" + word + "): "
                                        + expression
                                        + ". A row can be met twice and would be written twice. Say when a row is done, such as where: \""
                                        + assignment.column() + " IS NULL\"."));
            }
        }
    }

    /** A comparison with what is assigned ends only an assignment that may be done twice, and nobody here can tell which do. */
    private static String onceOnly(Assignment assignment) {
        String column = assignment.column();
        return "Write a where over the columns that are set, false for a row once it is written. Where doing it again changes nothing"
                + " more, a comparison does: set: {name: \"lower(name)\"} ends with where: \"name IS DISTINCT FROM lower(name)\"."
                + " Else none ever becomes false: add a column that says which rows are done, and set it too, such as set: {"
                + column + ": \"" + shown(assignment.expression()) + "\", " + column + "_done: \"true\"} with where: \""
                + column
                + "_done IS NULL\", after an addColumn of " + column
                + "_done. Or add a column, fill that one from the old one, and let code move over.";
    }

    private boolean readsWhatIsSet(String text) {
        WrittenExpression names = WrittenExpression.of(text);
        return backfill.set().stream().anyMatch(a -> names.reads(table.name(), a.column()));
    }

    private void fill() {
        String columns = backfill.set().stream().map(Assignment::column).collect(Collectors.joining(", "));
        plan.add(
                Phase.MIGRATE,
                new PlannedStep(
                        "backfill " + columns + " of " + table.name() + ", until no row needs it",
                        new Step.Body.BackfillRange(
                                qualified(table.schema(), table.name()),
                                table.key().stream().map(Identifiers::quoted).toList(),
                                // Each expression ends in its own line: a comment at its end swallows nothing of ours.
                                backfill.set().stream()
                                        .map(a -> quoted(a.column()) + " = (" + a.expression() + "\n)")
                                        .collect(Collectors.joining(", ")),
                                needed(),
                                Step.Body.BackfillRange.Care.SWEEP,
                                false,
                                ""),
                        "",
                        false,
                        false,
                        table.estimatedRows()));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "The backfill of " + backfill.table() + " overwrites values; a rollback does not bring them back.");
        plan.hazard(
                ErrorCode.PLAN_SWEPT,
                "The backfill of " + columns + " of " + backfill.table()
                        + " is done when a pass over the table meets no row "
                        + backfill.where().map(w -> "with " + shown(w)).orElse("at all")
                        + " that it would change. Rows that running code goes on to write like that keep it from ending"
                        + (table.key().isEmpty()
                                ? "; the table has no usable key, so one look over all of it, of at most 10 s, has the last word."
                                : "."));
    }

    /** What makes a row need it; false once it is written. */
    private String needed() {
        String changes = backfill.set().stream().map(this::changes).collect(Collectors.joining(" OR "));
        return backfill.where().map(w -> "(" + w + "\n) AND ").orElse("") + "(" + changes + ")";
    }

    /** Compared as it will be stored: by the column's own type, to the byte. */
    private String changes(Assignment assignment) {
        String column = quoted(assignment.column());
        Optional<Column> known = table.column(assignment.column());
        String type = known.map(Column::type)
                .or(() -> MadeHere.typeOf(migration, table, backfill.table(), assignment.column()))
                .orElseThrow(() -> new IllegalStateException("a column is there or made here: " + column));
        String value = "(" + assignment.expression() + "\n)::" + type;
        return known.map(it -> Equality.differ(it, column, value))
                .orElseGet(() -> Equality.imagesDiffer(column, value));
    }

    private static String shown(String expression) {
        String line = expression.strip().replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
