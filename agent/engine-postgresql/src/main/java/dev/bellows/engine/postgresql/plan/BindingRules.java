package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.stream.Stream;

/** What is asked wherever something comes to bind a table's rows, or goes, by its own name. */
final class BindingRules {
    private BindingRules() {}

    /**
     * A column that something binds is there, or made by the migration, and nothing takes its name or its place meanwhile.
     *
     * @param what what binds it, for people, with a capital
     */
    static void column(
            Migration migration, String what, TableName table, String column, Bindings bindings, OperationPlan plan) {
        if (bindings.column(column).isEmpty() && !MadeHere.isColumn(migration, table, column)) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    what + " is about " + table + "." + column
                            + ", and there is no such column; names are exact, capitals count.");
        }
        if (bindings.underWay().contains(column)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is about " + table + "." + column
                            + ", which another migration has under way. Bring that migration to its end first, with its cleanup or its"
                            + " rollback: bellows get rollouts");
        }
        changes(migration, what, table, column, plan);
    }

    /** The same of a column of a table that may not be there yet. */
    static void changes(Migration migration, String what, TableName table, String column, OperationPlan plan) {
        if (taken(migration, table).anyMatch(column::equals)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is about " + table + "." + column
                            + ", which this migration renames, drops or gives another type. Put the two into two migrations.");
        }
    }

    /** The same of what an expression reads. */
    static void reads(
            Migration migration, String what, TableName table, WrittenExpression expression, OperationPlan plan) {
        taken(migration, table)
                .filter(column -> expression.reads(table.name(), column))
                .findFirst()
                .ifPresent(column -> changes(migration, what, table, column, plan));
    }

    /** Names that the migration takes from columns of the table, or gives them. */
    static Stream<String> taken(Migration migration, TableName table) {
        return migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> MadeHere.isSame(effect.table(), table))
                .flatMap(effect -> names(effect).stream());
    }

    private static List<String> names(Effect effect) {
        return switch (effect) {
            case Effect.RenamesColumn it -> List.of(it.from(), it.to());
            case Effect.RetypesColumn it -> List.of(it.column());
            case Effect.DropsColumn it -> List.of(it.column());
            case Effect.ConvertsColumns it ->
                Stream.concat(it.from().stream(), it.into().stream().map(Operation.ColumnDefinition::name))
                        .toList();
            case Effect.MakesTable ignored -> List.of();
            case Effect.DropsTable ignored -> List.of();
            case Effect.RenamesTable ignored -> List.of();
            case Effect.Restates ignored -> List.of();
            case Effect.RenamesNamed ignored -> List.of();
            case Effect.AddsColumn ignored -> List.of();
            case Effect.MakesIndex ignored -> List.of();
            case Effect.Binds ignored -> List.of();
            case Effect.Frees ignored -> List.of();
            case Effect.PointedAt ignored -> List.of();
            case Effect.DropsIndex ignored -> List.of();
            case Effect.RebuildsIndexes ignored -> List.of();
            case Effect.WritesColumn ignored -> List.of();
            case Effect.ReadsRow ignored -> List.of();
        };
    }
    /** Rows that break it are named, and the contract waits for them. */
    static void broken(String what, String place, PostgresqlSnapshot catalog, OperationPlan plan) {
        if (plan.isRefused()) {
            return;
        }
        catalog.expression(place).ifPresent(found -> {
            if (!found.untried().isEmpty()) {
                plan.hazard(
                        ErrorCode.PLAN_UNPROVEN,
                        "Whether " + found.place() + " are there could not be looked at: " + found.untried() + ".");
            } else if (!found.refused().isEmpty()) {
                plan.hazard(
                        ErrorCode.PLAN_BROKEN,
                        "Rows break " + what + "; see them with: " + found.refused()
                                + ". The contract looks again before anything binds, and waits until there are none.");
            }
        });
    }
}
