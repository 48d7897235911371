package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Constraint;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.NewTableOwner;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.NewTable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * createTable: one short transaction that no running code can notice. A foreign key to a table that is there would be noticed by who deletes
 * there: it binds at the contract, as addConstraint does.
 */
final class CreateTablePostgresql {
    private CreateTablePostgresql() {}

    static PostgresqlOperation of(Migration migration, CreateTable create) {
        return new PostgresqlOperation(
                catalog -> plan(migration, create, catalog), MissingRights::toMakeBeside, List.of());
    }

    private static OperationPlan plan(Migration migration, CreateTable create, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.LOSSY);
        NewTable table = NewTable.of(create);
        schemaIsThere(migration, create, catalog, plan);
        new NewTableRules(table, catalog, plan).check();
        new NewTableKeys(migration, table, catalog, plan).check();
        List<OperationPlan> atContract = table.atContract(migration)
                .map(add -> AddConstraintPostgresql.plan(migration, add, catalog))
                .toList();
        if (!plan.isRefused() && atContract.stream().noneMatch(OperationPlan::isRefused)) {
            fill(migration, table, plan);
        }
        atContract.forEach(plan::join);
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

    private static void fill(Migration migration, NewTable table, OperationPlan plan) {
        String schema = Identifiers.schemaOf(table.table());
        String name = table.table().name();
        List<WrittenForeignKey> keys = table.withTheTable(migration).stream()
                .map(it -> new WrittenForeignKey((Constraint.ForeignKey) it.constraint()))
                .toList();
        NewTableStatements made = new NewTableStatements(table, table.withTheTable(migration));
        List<String> statements = new ArrayList<>();
        statements.add(becomeOwner(schema));
        statements.addAll(made.all());
        statements.add("RESET ROLE");
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "create table " + table.table(),
                        new Step.Body.Transaction(statements, Probe.all(made.isIt())),
                        ""));
        // A table that goes takes from the other end of its foreign keys what looks them up.
        List<String> locked = Stream.concat(
                        Stream.of(qualified(schema, name)), keys.stream().map(WrittenForeignKey::other))
                .distinct()
                .toList();
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop table " + table.table(),
                        new Step.Body.StrongLock(
                                locked,
                                OwnerRole.during(schema, name, List.of("DROP TABLE " + qualified(schema, name))),
                                Probe.all(Probe.not(Probe.relationIsThere(schema, name))),
                                Probe.all(made.columnsAreThere())),
                        "ACCESS EXCLUSIVE on " + name + others(table, keys) + ", milliseconds",
                        false));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "A rollback drops table " + table.table() + " with everything new code wrote into it.");
    }

    private static String others(NewTable table, List<WrittenForeignKey> keys) {
        return keys.stream()
                .map(it -> it.key().table())
                .filter(it -> !MadeHere.isSame(it, table.table()))
                .map(it -> " and " + it.name())
                .distinct()
                .collect(Collectors.joining());
    }

    /** Default privileges follow the owner. */
    static String becomeOwner(String schema) {
        return "SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(" + NewTableOwner.SQL
                + ")::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = "
                + literal(schema);
    }
}
