package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.document.AddEnumValue;
import dev.bellows.document.CreateEnum;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.NamedType;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** createEnum and addEnumValue: types that no table has yet, and values that no row has yet. No relation is locked for either. */
final class EnumPostgresql {
    private EnumPostgresql() {}

    // ---- createEnum ----

    static OperationPlan create(Migration migration, CreateEnum create, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        String schema = Identifiers.schemaOf(create.type());
        ColumnRules.fits(create.type().name(), plan);
        catalog.named(create.type())
                .ifPresent(there -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "There already is a type " + create.type()
                                + (there.kind().equals("e") ? ", an enum." : ".")));
        if (MadeHere.isTable(migration, create.type())) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "This migration makes a table " + create.type() + " too, which is a type of that name itself.");
        }
        if (catalog.isMissingSchema(schema) && !MadeHere.mayMakeSchema(migration, create, schema)) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no schema " + schema + " in this database for type " + create.type()
                            + "; names are exact, capitals count. Make it in the EXPAND of an sql operation before the createEnum.");
        }
        int place = migration.operations().indexOf(create);
        migration.operations().subList(0, place).stream()
                .filter(earlier -> uses(earlier, create.type()))
                .forEach(earlier -> plan.refuse(
                        ErrorCode.PLAN_ORDER,
                        "An earlier " + earlier.word() + " of this migration needs type " + create.type()
                                + "; write the createEnum before it."));
        if (plan.isRefused()) {
            return plan;
        }
        String type = qualified(schema, create.type().name());
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "create enum " + create.type(),
                        new Step.Body.StrongLock(
                                List.of(),
                                List.of(
                                        CreateTablePostgresql.becomeOwner(schema),
                                        "CREATE TYPE " + type + " AS ENUM ("
                                                + create.values().stream()
                                                        .map(Identifiers::literal)
                                                        .collect(Collectors.joining(", "))
                                                + ")",
                                        "RESET ROLE"),
                                Probe.all(labels(type) + " = " + array(create.values())),
                                Probe.all(isAbsent(type))),
                        ""));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.reversible(
                        "drop enum " + create.type(),
                        new Step.Body.StrongLock(
                                List.of(),
                                asOwner(type, "DROP TYPE " + type),
                                Probe.all(isAbsent(type)),
                                Probe.all(labels(type) + " @> " + array(create.values()))),
                        ""));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "A rollback drops type " + create.type()
                        + ", and fails as long as a column has it, or anything else uses it, that this migration did not make.");
        return plan;
    }

    private static boolean uses(Operation operation, TableName type) {
        return operation.effects().stream()
                .flatMap(effect -> effect instanceof Effect.AddsColumn it
                        ? Stream.of(it.column())
                        : effect instanceof Effect.ConvertsColumns convert
                                ? convert.into().stream()
                                : effect instanceof Effect.MakesTable made
                                        ? made.columns().stream()
                                        : Stream.<Operation.ColumnDefinition>empty())
                .anyMatch(column -> NamedType.isWritten(type, column.type()));
    }

    // ---- addEnumValue ----

    static OperationPlan add(Migration migration, AddEnumValue add, PostgresqlSnapshot catalog) {
        boolean made = migration.operations().stream()
                .anyMatch(it -> it instanceof CreateEnum create && MadeHere.isSame(create.type(), add.type()));
        Optional<NamedType> there =
                catalog.named(add.type()).filter(it -> it.kind().equals("e"));
        OperationPlan plan = new OperationPlan(
                there.filter(it -> it.values().contains(add.value())).isPresent()
                        ? Plan.RevertClass.EXACT
                        : Plan.RevertClass.STRUCTURE_ONLY);
        if (made) {
            return plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    "Type " + add.type() + " is made by this migration; write " + add.value()
                            + " into its createEnum.");
        }
        if (there.isEmpty()) {
            return plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no enum " + add.type() + " in this database; names are exact, capitals count.");
        }
        if (there.get().values().contains(add.value())) {
            return plan;
        }
        add.before()
                .or(add::after)
                .filter(neighbour -> !there.get().values().contains(neighbour) && !isAdded(migration, add, neighbour))
                .ifPresent(neighbour -> plan.refuse(
                        ErrorCode.PLAN_MISSING,
                        "Enum " + add.type() + " has no value " + neighbour + " beside which " + add.value()
                                + " could come; it has "
                                + String.join(", ", there.get().values()) + "."));
        if (!there.get().lacking().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    "A right is missing to change type " + add.type()
                            + MissingRights.reason(there.get().lacking()) + ": "
                            + there.get().lacking());
        }
        if (!plan.isRefused()) {
            addStep(add, plan);
        }
        return plan;
    }

    private static boolean isAdded(Migration migration, AddEnumValue add, String neighbour) {
        int place = migration.operations().indexOf(add);
        return migration.operations().subList(0, place).stream()
                .anyMatch(it -> it instanceof AddEnumValue earlier
                        && MadeHere.isSame(earlier.type(), add.type())
                        && earlier.value().equals(neighbour));
    }

    private static void addStep(AddEnumValue add, OperationPlan plan) {
        String type = qualified(Identifiers.schemaOf(add.type()), add.type().name());
        String has = labels(type) + " @> " + array(List.of(add.value()));
        String place = add.before()
                .map(it -> " BEFORE " + literal(it))
                .or(() -> add.after().map(it -> " AFTER " + literal(it)))
                .orElse("");
        plan.add(
                Phase.EXPAND,
                new PlannedStep(
                        "add value " + add.value() + " to enum " + add.type(),
                        new Step.Body.StrongLock(
                                List.of(),
                                asOwner(type, "ALTER TYPE " + type + " ADD VALUE " + literal(add.value()) + place),
                                Probe.all(has),
                                Probe.all(Probe.not(isAbsent(type)), Probe.not(has))),
                        "",
                        false,
                        false,
                        0));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "Value " + add.value() + " of enum " + add.type()
                        + " stays, whatever is rolled back: the server takes none away. Code of the old version reads it as soon as code of"
                        + " the new one writes it.");
    }

    // ---- the type ----

    private static String regtype(String type) {
        return "pg_catalog.to_regtype(" + literal(type) + ")";
    }

    private static String isAbsent(String type) {
        return "(" + regtype(type) + " IS NULL)";
    }

    /** Its values in their order; none where it is not there, or no enum. */
    private static String labels(String type) {
        return "ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l WHERE l.enumtypid = "
                + regtype(type) + " ORDER BY l.enumsortorder)";
    }

    private static String array(List<String> values) {
        return "ARRAY[" + values.stream().map(Identifiers::literal).collect(Collectors.joining(", "))
                + "]::pg_catalog.text[]";
    }

    private static List<String> asOwner(String type, String statement) {
        return List.of(
                "SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text, true)"
                        + " FROM pg_catalog.pg_type t WHERE t.oid = " + regtype(type),
                statement,
                "RESET ROLE");
    }
}
