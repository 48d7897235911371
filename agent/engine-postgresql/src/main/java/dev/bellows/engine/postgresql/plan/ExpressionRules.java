package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;

/** What the server's answer about an expression means for a plan. */
final class ExpressionRules {
    private ExpressionRules() {}

    /** Judges the expression at that place; one that the server was not asked about passes. */
    static void check(PostgresqlSnapshot catalog, String place, OperationPlan plan) {
        catalog.expression(place).ifPresent(expression -> judge(expression, plan));
    }

    /** Refuses what reads other rows: whether a writer may see them is the writer's affair. */
    static void ownRow(PostgresqlSnapshot catalog, String place, String column, OperationPlan plan) {
        catalog.expression(place)
                .ifPresent(others -> plan.refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        "The up of " + column + " reads " + others.refused()
                                + ". It runs in a trigger, with the rights and the row security of whoever writes: one writer's rows would"
                                + " get a value that another's do not. An up may read its own row only. Add the column without up, and fill"
                                + " it by a backfill, which the agent runs, or by the code that knows it."));
    }

    /** Refuses what somebody who writes the table may not call: nobody sees that before they write. */
    static void calls(PostgresqlSnapshot catalog, String table, String column, OperationPlan plan) {
        catalog.expression(Expression.callsOf(table, column))
                .ifPresent(calls -> plan.refuse(
                        ErrorCode.TARGET_RIGHTS,
                        "The default or up of " + table + "." + column
                                + " runs as whoever writes a row, and who may write there may not call what it calls: their writes would"
                                + " fail, or their rows get no value of their own. Give them the right: "
                                + calls.refused()));
    }

    private static void judge(Expression expression, OperationPlan plan) {
        String what = "The " + expression.place();
        if (!expression.made().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what + " reads " + String.join(", ", expression.made())
                            + ", which this very migration makes or renames: rows of old code would get NULL."
                            + " Put the two changes into two migrations.");
        } else if (!expression.refused().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what + " does not work where it will run, with search_path = pg_catalog: " + expression.refused()
                            + ". Names outside pg_catalog need their schema, those inside a function that it calls too:"
                            + " ALTER FUNCTION … SET search_path = ….");
        }
        if (!expression.generated().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what + " reads the generated column " + String.join(", ", expression.generated())
                            + ", which has no value yet when a trigger sees the row: rows of old code would get NULL."
                            + " Write out what that column is computed from.");
        }
        if (expression.failed() > 0) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what + " fails on " + expression.failed() + " of the " + expression.tried()
                            + " rows it was tried on: " + expression.failure()
                            + ". It runs with search_path = pg_catalog, and so does what it calls: names need their schema."
                            + " Where a row has no value, let it say so: CASE WHEN … THEN … END gives NULL, and then the default counts.");
        }
        if (!expression.setting().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION_SETTING,
                    what + " depends on the setting " + expression.setting()
                            + " of whoever writes the row, so that equal rows would get different values."
                            + " Name it in the expression: (created_at AT TIME ZONE 'UTC')::date, to_char(…), and the like.");
        }
        if (!expression.untried().isEmpty()) {
            plan.hazard(ErrorCode.PLAN_UNPROVEN, what + " could not be tried: " + expression.untried() + ".");
        }
    }
}
