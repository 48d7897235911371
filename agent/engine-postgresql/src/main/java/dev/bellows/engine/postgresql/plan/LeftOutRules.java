package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether it is known what a row has in a dropped column that is written without it. Confined to one planning call. */
final class LeftOutRules {
    private static final Pattern DAYS = Pattern.compile("(?i)\\b(now|today|tomorrow|yesterday)\\b");

    private final Migration migration;
    private final DropColumn drop;
    private final Column column;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    private final String what;
    private final Optional<Expression> given;
    private final LeftOut leftOut;

    private LeftOutRules(
            Migration migration,
            DropColumn drop,
            Table table,
            Column column,
            PostgresqlSnapshot catalog,
            OperationPlan plan) {
        this.migration = migration;
        this.drop = drop;
        this.column = column;
        this.catalog = catalog;
        this.plan = plan;
        what = drop.table() + "." + drop.column();
        given = catalog.expression(Expression.defaultOf(table.qualified(), column.name()));
        leftOut = LeftOut.of(drop, column, given);
    }

    static void check(
            Migration migration,
            DropColumn drop,
            Table table,
            Column column,
            PostgresqlSnapshot catalog,
            OperationPlan plan) {
        LeftOutRules rules = new LeftOutRules(migration, drop, table, column, catalog, plan);
        rules.type();
        rules.value();
    }

    private void type() {
        if (List.of("domain", "composite").contains(column.typeKind()) && !column.generated()) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "Column " + what + " has the " + column.typeKind() + " type " + column.type()
                            + ": whether a row without a value passes it is not yet looked at. Give the column a plain type first.");
        }
    }

    private void value() {
        boolean ownDefault = column.generated()
                || column.identity()
                || !column.defaultExpression().isEmpty();
        given.ifPresent(it -> ExpressionRules.check(catalog, it.place(), plan));
        if (drop.defaultExpression().isPresent()) {
            if (migration.sync() == Migration.Sync.NONE) {
                plan.refuse(
                        ErrorCode.PLAN_UNSUPPORTED,
                        "Column " + what + " gets the default by a trigger; write sync: trigger.");
            }
            if (ownDefault) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "Column " + what + " has a default of its own, which rows of code that does not write it get;"
                                + " another one would change what old code gets. Leave default out.");
            } else if (!column.notNull()) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "Column " + what
                                + " may be NULL, and is in rows of code that does not write it; old code knows NULL there."
                                + " With a default its own NULLs would be replaced too. Leave default out.");
            } else if (leftOut == LeftOut.NULL) {
                plan.refuse(ErrorCode.PLAN_REFUSED, "Column " + what + " must have a value, and that default is none.");
            } else if (leftOut == LeftOut.UNKNOWN) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "The default of " + what
                                + " must be a constant, a time (now(), CURRENT_DATE, …) or gen_random_uuid(), and is "
                                + drop.defaultExpression().get()
                                + ": of anything else nobody can say that it has a value in every session and takes no right"
                                + " that the application lacks.");
            } else if (leftOut == LeftOut.CONSTANT) {
                constant(drop.defaultExpression().get());
            }
        } else if (leftOut == LeftOut.UNKNOWN) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what + " has the default " + column.defaultExpression()
                            + ", and nobody can say what it gives: code that does not write the column any more would fail where it"
                            + " fails, gives NULL, or takes a right that this code's role does not have. Give the column another one"
                            + " first, a constant, a time or gen_random_uuid(): ALTER TABLE … ALTER COLUMN … SET DEFAULT ….");
        } else if (leftOut == LeftOut.NULL && column.notNull()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what
                            + " must have a value and has no default: the INSERTs of code that does not write it any more"
                            + " would fail until it is dropped. Say what such rows get, as old code will read it: default: in the"
                            + " dropColumn.");
        } else if (leftOut == LeftOut.NULL) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "Rows that are written without " + what + " have NULL there, for code that still reads it too.");
        }
    }

    private void constant(String written) {
        String value = given.map(Expression::value).orElse("");
        if (!column.readsAlikeEverywhere()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what + " has the type " + column.type()
                            + ", of which a constant may mean another value under other settings, or be read by code of others."
                            + " Give the column a default of its own first: ALTER TABLE … ALTER COLUMN … SET DEFAULT ….");
        } else if (value.isEmpty() && !plan.isRefused()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION, "The default of " + what + ", " + written + ", could not be evaluated.");
        } else if (column.baseType().startsWith("pg_catalog._")
                && value.toUpperCase(Locale.ROOT).contains("NULL")) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "The default of " + what + ", " + value
                            + ", may mean NULL or the word, by a setting of whoever writes (array_nulls). Choose one without it.");
        } else if (LeftOut.TIMES.contains(column.baseType().replaceFirst("\\._", "."))
                && DAYS.matcher(written).find()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "The default of " + what + ", " + written
                            + ", is another time whenever the migration is planned. Write now() or CURRENT_DATE for the time of each"
                            + " row, or a date.");
        }
    }
}
