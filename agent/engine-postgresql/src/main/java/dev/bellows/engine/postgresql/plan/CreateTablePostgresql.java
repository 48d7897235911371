package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.NewTableOwner;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** createTable: one short transaction that no running code can notice. */
final class CreateTablePostgresql {
    private CreateTablePostgresql() {}

    static PostgresqlOperation of(Migration migration, CreateTable create) {
        return new PostgresqlOperation(
                catalog -> plan(migration, create, catalog), MissingRights::toMakeBeside, List.of());
    }

    private static OperationPlan plan(Migration migration, CreateTable create, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.LOSSY);
        schemaIsThere(migration, create, catalog, plan);
        check(create, catalog, plan);
        if (!plan.isRefused()) {
            fill(create, plan);
        }
        return plan;
    }

    /** A schema that is not there may be made by what runs before in EXPAND. */
    private static void schemaIsThere(
            Migration migration, CreateTable create, PostgresqlSnapshot catalog, OperationPlan plan) {
        String schema = Identifiers.schemaOf(create.table());
        if (!catalog.isMissingSchema(schema) || MadeHere.mayMakeSchema(migration, create, schema)) {
            return;
        }
        if (MadeHere.isSchemaMadeElsewhere(migration, schema)) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    "Table " + create.table() + " needs the schema " + schema
                            + ", which this migration makes too late; write that statement into the EXPAND of an sql operation before"
                            + " the createTable.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no schema " + schema + " in this database for table " + create.table()
                            + "; names are exact, capitals count. Make it first: CREATE SCHEMA " + quoted(schema)
                            + "; or write that into the EXPAND of an sql operation before the createTable.");
        }
    }

    private static void check(CreateTable create, PostgresqlSnapshot catalog, OperationPlan plan) {
        String schema = Identifiers.schemaOf(create.table());
        String name = create.table().name();
        if (catalog.isOccupied(schema, name)) {
            plan.refuse(ErrorCode.PLAN_COLLISION, "There already is a relation " + create.table() + ".");
        }
        ColumnRules.fits(name, plan);
        if (create.columns().isEmpty()) {
            plan.refuse(ErrorCode.PLAN_REFUSED, "Table " + create.table() + " would have no column.");
        }
        create.columns().forEach(c -> {
            ColumnRules.fits(c.name(), plan);
            ColumnRules.typeExists(c, Optional.empty(), catalog, plan);
            ExpressionRules.check(catalog, Expression.defaultOf(create.table().toString(), c.name()), plan);
        });
        create.primaryKey().stream()
                .filter(k -> create.columns().stream().noneMatch(c -> c.name().equals(k)))
                .forEach(k -> plan.refuse(
                        ErrorCode.PLAN_MISSING,
                        "The primary key of " + create.table() + " names " + k + ", which is no column of it."));
    }

    private static void fill(CreateTable create, OperationPlan plan) {
        String schema = Identifiers.schemaOf(create.table());
        String name = create.table().name();
        List<String> parts = new ArrayList<>();
        create.columns()
                .forEach(c -> parts.add("  " + quoted(c.name()) + " " + c.type()
                        + c.defaultExpression().map(d -> " DEFAULT " + d + "\n").orElse("")
                        + (c.nullable() ? "" : " NOT NULL")));
        if (!create.primaryKey().isEmpty()) {
            parts.add("  PRIMARY KEY (" + Identifiers.list(create.primaryKey()) + ")");
        }
        List<String> there = new ArrayList<>();
        for (ColumnDefinition column : create.columns()) {
            there.add(Probe.columnOfType(schema, name, column.name(), ColumnRules.storedType(column.type())));
        }
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "create table " + create.table(),
                        new Step.Body.Transaction(
                                List.of(
                                        becomeOwner(schema),
                                        "CREATE TABLE " + qualified(schema, name) + " (\n" + String.join(",\n", parts)
                                                + "\n)",
                                        "RESET ROLE"),
                                Probe.all(there.toArray(String[]::new))),
                        ""));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop table " + create.table(),
                        new Step.Body.StrongLock(
                                List.of(qualified(schema, name)),
                                OwnerRole.during(schema, name, List.of("DROP TABLE " + qualified(schema, name))),
                                Probe.all(Probe.not(Probe.relationIsThere(schema, name))),
                                Probe.all(there.toArray(String[]::new))),
                        "ACCESS EXCLUSIVE on " + name + ", milliseconds",
                        false));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "A rollback drops table " + create.table() + " with everything new code wrote into it.");
    }

    /** Default privileges follow the owner. */
    static String becomeOwner(String schema) {
        return "SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(" + NewTableOwner.SQL
                + ")::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = "
                + literal(schema);
    }
}
