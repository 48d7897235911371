package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of the expressions by which values go over into other columns and back: that each works on real rows, for whoever writes and
 * at each time, over the columns of the other side alone. Confined to one planning call.
 */
final class WrittenExpressionRules {
    /**
     * One of them.
     *
     * @param expression its text
     * @param place where what the server says of it is found
     * @param what the column that it makes, with its table
     */
    record Said(String expression, String place, String what) {}

    /** Half of what anybody is ever to wait for us. */
    private static final long MOST_MICROS = 50_000;

    private final String what;
    private final String table;
    private final String called;
    private final boolean several;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;

    /**
     * @param what the whole, for people
     * @param called the column that what is said of the whole is called by
     * @param several whether a side may be several columns
     */
    WrittenExpressionRules(
            String what, String table, String called, boolean several, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.what = what;
        this.table = table;
        this.called = called;
        this.several = several;
        this.catalog = catalog;
        this.plan = plan;
    }

    /**
     * Refuses what does not work.
     *
     * @param olds names of the columns that ups read
     * @param news names of those that downs read
     */
    void check(List<Said> ups, List<String> olds, List<Said> downs, List<String> news) {
        catalog.expression(Expression.foreignFunctionsOf(table, called))
                .ifPresent(
                        it -> plan.refuse(
                                ErrorCode.TARGET_RIGHTS,
                                "The up or down of " + what + " calls " + it.refused()
                                        + ". Both run with the rights of the table's owner, whoever writes, so that no write fails for a right; what"
                                        + " they call has to belong to that owner, to a superuser or to an extension: ALTER FUNCTION … OWNER TO …."));
        ups.forEach(up -> expression("up", up, several ? "rows" : "values of the column", olds));
        downs.forEach(down -> expression("down", down, "values that up makes", news));
        Stream.concat(ups.stream(), downs.stream())
                .map(it -> WrittenExpression.of(it.expression()))
                .flatMap(it -> it.changing().or(it::ofSession).stream())
                .findFirst()
                .ifPresent(
                        word -> plan.refuse(
                                ErrorCode.PLAN_EXPRESSION,
                                "The up or down of " + what + " asks for " + word
                                        + ", which is not the same for each writer and each time. Write one that depends on the value alone."));
        catalog.expression(Expression.timeOf(table, called))
                .map(it -> Long.parseLong(it.untried()))
                .ifPresent(this::time);
        catalog.expression(Expression.unsteady(table, called))
                .ifPresent(it -> plan.refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        "The " + it.refused() + " of " + what
                                + " makes another value at each look, so that nobody could say whether a row's "
                                + (several ? "two sides" : "two values") + " belong"
                                + " together. Write one that depends on the value alone."));
        catalog.expression(Expression.otherRowsOf(table, called))
                .ifPresent(others -> plan.refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        "The up or down of " + what + " reads " + others.refused()
                                + ". It runs in a trigger, with the rights and the row security of whoever writes, and may read its own"
                                + (several ? " row's columns only." : " column only.")));
    }

    /** Every write of the table computes it, also one that has nothing to do with the column. */
    private void time(long micros) {
        String took = "The up of " + what + " took " + micros
                + " µs for a row when it was tried. Every INSERT and UPDATE of " + table
                + " computes it, whatever it sets, until the cleanup";
        if (micros >= MOST_MICROS) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    took
                            + ": that is too long for whoever waits for it. Make it quicker, or write the values by code of the new version.");
        } else {
            plan.hazard(ErrorCode.PLAN_SLOW, took + ", and takes at least so much longer.");
        }
    }

    private void expression(String word, Said said, String values, List<String> over) {
        Optional<Expression> found = catalog.expression(said.place());
        if (found.isEmpty()) {
            return;
        }
        Expression expression = found.get();
        String subject = "The " + word + " of " + said.what();
        if (!expression.refused().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    subject + " does not work where it will run, over the column" + (over.size() == 1 ? " " : "s ")
                            + String.join(", ", over) + " alone and with search_path = pg_catalog: "
                            + expression.refused()
                            + ". Names outside pg_catalog need their schema, those inside a function that it calls too"
                            + (several
                                    ? "; it reads the columns of the other side and no others."
                                    : "; what is made of several columns is no change of one."));
        }
        if (expression.failed() > 0) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    subject + " fails for " + expression.failed() + " of the " + expression.tried() + " " + values
                            + " that it was tried on: " + expression.failure()
                            + ". Repair them first, or let it say what becomes of such a value: CASE WHEN … THEN … END.");
        }
        if (!expression.setting().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION_SETTING,
                    "The up or down of " + what + " depends on the setting " + expression.setting()
                            + " of whoever writes the row, so that equal values would become different ones. Name it in the expression:"
                            + " (created_at AT TIME ZONE 'UTC')::date, to_char(…), and the like.");
        }
        if (!expression.untried().isEmpty()) {
            plan.hazard(ErrorCode.PLAN_UNPROVEN, subject + " could not be tried: " + expression.untried() + ".");
        }
    }
}
