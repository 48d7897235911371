package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.ExtendedStatistics;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;

/** What extended statistics must not compute of a column that gets another type. They bind nothing, so that they only have to mean something. */
final class StatisticsRules {
    private StatisticsRules() {}

    static void computed(
            Table table,
            ExtendedStatistics statistics,
            String column,
            String what,
            PostgresqlSnapshot catalog,
            OperationPlan plan) {
        for (String text : statistics.expressions()) {
            if (WrittenExpression.of(text).reads(table.name(), column)) {
                catalog.expression(Expression.computedBy(table.qualified(), statistics.qualified(), text))
                        .map(it -> it.refused() + it.untried())
                        .filter(why -> !why.isEmpty())
                        .ifPresent(why -> plan.refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                "Extended statistics " + statistics.qualified() + " compute " + text + " of " + what
                                        + ", which cannot stand over the new type: " + why
                                        + ". Drop them, and make them again on the new column after the cleanup of this migration: DROP STATISTICS "
                                        + Identifiers.qualified(statistics.schema(), statistics.name())));
            }
        }
    }
}
