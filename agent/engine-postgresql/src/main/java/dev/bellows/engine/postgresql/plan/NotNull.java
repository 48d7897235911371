package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declares a filled column NOT NULL without a scan under a strong lock: a CHECK that is not yet valid, its validation online, then
 * SET NOT NULL, which believes the CHECK. Right only where a trigger makes every write comply, because a CHECK binds new writes at once.
 *
 * @param table the table
 * @param column the column's present name
 * @param check name of the CHECK meanwhile
 * @param settled condition under which there is nothing to bind and to prove any more; empty for none
 */
record NotNull(Table table, String column, String check, Optional<String> settled) {

    /**
     * All of it.
     *
     * @param binding statements that must be in effect from the moment a NULL is refused, run with it as the table's owner
     */
    List<PlannedStep> steps(List<String> binding) {
        return List.of(bind(binding), prove(), declare(column));
    }

    /** Refuses NULLs in rows that are written from now on. */
    PlannedStep bind(List<String> binding) {
        List<String> bind = new ArrayList<>();
        if (!binding.isEmpty()) {
            bind.addAll(OwnerRole.during(table.schema(), table.name(), binding));
        }
        bind.add("ALTER TABLE " + relation() + " ADD CONSTRAINT " + quoted(check) + " CHECK (" + quoted(column)
                + " IS NOT NULL) NOT VALID");
        return PlannedStep.reversible(
                "bind new writes of " + column + " to be not null",
                new Step.Body.StrongLock(
                        List.of(relation()),
                        bind,
                        Probe.all(orSettled(Probe.either(isThere(), isNotNull()))),
                        Probe.all(Probe.not(isThere()), Probe.not(isNotNull())),
                        proof()),
                brief());
    }

    /** Looks at every row, beside readers and writers. */
    PlannedStep prove() {
        return new PlannedStep(
                "prove that " + column + " is nowhere null",
                new Step.Body.Online(
                        "ALTER TABLE " + relation() + " VALIDATE CONSTRAINT " + quoted(check),
                        List.of(),
                        Probe.NEVER,
                        Probe.all(orSettled(Probe.either(isProven(), isNotNull())))),
                "",
                false,
                true,
                table.estimatedRows());
    }

    /**
     * Says so of the column, and takes the CHECK away.
     *
     * @param unknown the column that code of some version does not know
     */
    PlannedStep declare(String unknown) {
        return PlannedStep.reversible(
                "declare " + column + " not null",
                new Step.Body.StrongLock(
                        List.of(relation()),
                        List.of(
                                "ALTER TABLE " + relation() + " ALTER COLUMN " + quoted(column) + " SET NOT NULL",
                                "ALTER TABLE " + relation() + " DROP CONSTRAINT " + quoted(check)),
                        Probe.all(isNotNull(), Probe.not(isThere())),
                        Probe.all(Probe.not(isNotNull()), isProven()),
                        WriteProof.of(table, List.of(unknown)).sql()),
                brief());
    }

    private String orSettled(String condition) {
        return settled.map(it -> Probe.either(condition, it)).orElse(condition);
    }

    private String relation() {
        return qualified(table.schema(), table.name());
    }

    private String isNotNull() {
        return Probe.columnIsNotNull(table.schema(), table.name(), column);
    }

    private String isThere() {
        return Probe.constraintIsThere(table.schema(), table.name(), check);
    }

    private String isProven() {
        return Probe.constraintIsValid(table.schema(), table.name(), check);
    }

    private String proof() {
        return WriteProof.of(table, List.of(column)).sql();
    }

    private String brief() {
        return "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan";
    }
}
