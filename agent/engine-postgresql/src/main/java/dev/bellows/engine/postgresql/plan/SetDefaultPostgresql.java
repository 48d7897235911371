package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Phase;
import dev.bellows.document.SetDefault;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Described;
import dev.bellows.engine.postgresql.snapshot.Expression;
import java.util.List;

/**
 * alterColumn with a default: after the Narrowing, since rows of old code would get it. How the server will print the new one nobody knows
 * before it is set. So the journal says whether it was, whose line is of the same transaction, and the step itself asks whether the old one
 * stood until then.
 */
final class SetDefaultPostgresql {
    private SetDefaultPostgresql() {}

    static void fill(SetDefault set, SaidTable of) {
        OperationPlan plan = of.plan();
        of.column("The default", set.column()).ifPresent(column -> {
            if (!column.computed().isEmpty()) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        of.name() + "." + set.column() + " is " + column.computed()
                                + ": the server gives it its value, and a default would never count.");
                return;
            }
            ExpressionRules.check(of.catalog(), Expression.defaultOf(set.table().toString(), set.column()), plan);
            ExpressionRules.calls(of.catalog(), set.table().toString(), set.column(), plan);
            if (!plan.isRefused() && !set.expression().orElse("").equals(column.defaultExpression())) {
                steps(set, column, of);
            }
        });
    }

    private static void steps(SetDefault set, Described.Column column, SaidTable of) {
        BoundTable table = of.table();
        String what = table.name() + "." + set.column();
        String was = is(table, set.column(), column.defaultExpression());
        of.plan()
                .add(
                        Phase.CONTRACT,
                        PlannedStep.granted(
                                (set.expression().isPresent() ? "set" : "drop") + " the default of " + what,
                                new Step.Body.StrongLock(
                                        List.of(table.relation()),
                                        table.asOwner(
                                                unlessChanged(was),
                                                statement(
                                                        table,
                                                        set.column(),
                                                        set.expression().orElse(""))),
                                        Probe.JOURNAL,
                                        Probe.JOURNAL),
                                table.lock(),
                                true));
        of.plan()
                .add(
                        Phase.REVERT,
                        PlannedStep.reversible(
                                "give " + what + " the default that it had",
                                new Step.Body.StrongLock(
                                        List.of(table.relation()),
                                        table.asOwner(statement(table, set.column(), column.defaultExpression())),
                                        Probe.all(was),
                                        Probe.all(Probe.not(was))),
                                table.lock()));
        of.plan()
                .hazard(
                        ErrorCode.PLAN_DEFAULT,
                        "Until the contract a row without a value for " + what + " gets "
                                + (column.defaultExpression().isEmpty() ? "none" : column.defaultExpression())
                                + ", whichever version's code inserts it; from then on "
                                + set.expression().orElse("none") + ". Rows that are there keep what they have.");
    }

    private static String statement(BoundTable table, String column, String expression) {
        return "ALTER TABLE " + table.relation() + " ALTER COLUMN " + quoted(column)
                + (expression.isEmpty() ? " DROP DEFAULT" : " SET DEFAULT (" + expression + "\n)");
    }

    /** A default of somebody else's, given since the migration was planned, is nobody's to replace. */
    private static String unlessChanged(String was) {
        return "DO "
                + dollarQuoted("\nBEGIN IF NOT " + was
                        + " THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF; END ");
    }

    private static String is(BoundTable table, String column, String expression) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid"
                + " AND d.adnum = a.attnum WHERE a.attrelid = " + Probe.relation(table.schema(), table.name())
                + " AND a.attname = " + literal(column) + " AND a.attnum > 0 AND NOT a.attisdropped"
                + " AND coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') = " + literal(expression) + ")";
    }
}
