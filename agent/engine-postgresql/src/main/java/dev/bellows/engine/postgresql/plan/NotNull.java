package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Declares a filled column NOT NULL without a scan under a strong lock: a CHECK that is not yet valid, its validation online, then
 * SET NOT NULL, which believes the CHECK. Right only where a trigger makes every write comply, because a CHECK binds new writes at once.
 */
final class NotNull {
    private NotNull() {}

    /**
     * The steps.
     *
     * @param binding statements that must be in effect from the moment a NULL is refused, run with it as the table's owner
     */
    static List<PlannedStep> steps(Table table, String column, String check, List<String> binding) {
        String schema = table.schema();
        String name = table.name();
        String relation = qualified(schema, name);
        String isNotNull = Probe.columnIsNotNull(schema, name, column);
        String there = Probe.constraintIsThere(schema, name, check);
        String proof = WriteProof.of(table, List.of(column)).sql();
        List<String> bind = new ArrayList<>();
        if (!binding.isEmpty()) {
            bind.addAll(OwnerRole.during(schema, name, binding));
        }
        bind.add("ALTER TABLE " + relation + " ADD CONSTRAINT " + quoted(check) + " CHECK (" + quoted(column)
                + " IS NOT NULL) NOT VALID");
        String brief = "ACCESS EXCLUSIVE on " + name + ", milliseconds: no rewrite, no scan";
        return List.of(
                PlannedStep.reversible(
                        "bind new writes of " + column + " to be not null",
                        new Step.Body.StrongLock(
                                List.of(relation),
                                bind,
                                Probe.all(Probe.either(there, isNotNull)),
                                Probe.all(Probe.not(there), Probe.not(isNotNull)),
                                proof),
                        brief),
                new PlannedStep(
                        "prove that " + column + " is nowhere null",
                        new Step.Body.Online(
                                "ALTER TABLE " + relation + " VALIDATE CONSTRAINT " + quoted(check),
                                List.of(),
                                Probe.NEVER,
                                Probe.all(Probe.either(Probe.constraintIsValid(schema, name, check), isNotNull))),
                        "",
                        false,
                        true,
                        table.estimatedRows()),
                PlannedStep.reversible(
                        "declare " + column + " not null",
                        new Step.Body.StrongLock(
                                List.of(relation),
                                List.of(
                                        "ALTER TABLE " + relation + " ALTER COLUMN " + quoted(column) + " SET NOT NULL",
                                        "ALTER TABLE " + relation + " DROP CONSTRAINT " + quoted(check)),
                                Probe.all(isNotNull, Probe.not(there)),
                                Probe.all(Probe.not(isNotNull), Probe.constraintIsValid(schema, name, check)),
                                proof),
                        brief));
    }
}
