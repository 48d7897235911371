package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.ArrayList;
import java.util.List;

/**
 * An exclusion constraint that goes, and comes back. PostgreSQL neither builds its index concurrently nor takes one that is there, and knows no
 * NOT VALID of it: what comes back is built under the lock, which is taken back after a second.
 *
 * @param table its table
 * @param name its name, which is its index's too
 * @param columns its columns, without what it computes
 * @param definition what stands behind its name where it is made
 * @param comment of the constraint
 */
record ExclusionConstraint(BoundTable table, String name, List<String> columns, String definition, String comment) {
    /** Takes it away, and its index with it. */
    PlannedStep drop() {
        return PlannedStep.reversible(
                "drop exclusion constraint " + name + " of " + table.name(),
                new Step.Body.StrongLock(
                        List.of(table.relation()),
                        table.asOwner("ALTER TABLE " + table.relation() + " DROP CONSTRAINT " + quoted(name)),
                        Probe.all(Probe.not(isThere())),
                        Probe.all(isIt())),
                table.lock());
    }

    /** Makes it again. */
    PlannedStep again() {
        List<String> statements = new ArrayList<>();
        statements.add(statement());
        if (!comment.isEmpty()) {
            statements.add(
                    "COMMENT ON CONSTRAINT " + quoted(name) + " ON " + table.relation() + " IS " + literal(comment));
        }
        return new PlannedStep(
                "make exclusion constraint " + name + " of " + table.name() + " again",
                new Step.Body.StrongLock(
                        List.of(table.relation()),
                        table.asOwner(statements.toArray(String[]::new)),
                        Probe.all(isIt()),
                        Probe.all(Probe.not(isThere())),
                        table.proof()),
                "ACCESS EXCLUSIVE on " + table.name() + " while its index is built, a second at most",
                false,
                true,
                table.rows());
    }

    /** The statement that makes it. */
    String statement() {
        return "ALTER TABLE " + table.relation() + " ADD CONSTRAINT " + quoted(name) + " " + definition;
    }

    private String isIt() {
        return Probe.constraintIs(table.schema(), table.name(), name, 'x', columns, "", List.of(), "");
    }

    private String isThere() {
        return Probe.constraintIsThere(table.schema(), table.name(), name);
    }
}
