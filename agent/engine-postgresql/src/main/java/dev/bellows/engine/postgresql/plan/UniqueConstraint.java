package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A UNIQUE constraint or a primary key that comes or goes by itself: its index is built beside readers and writers and refuses equal keys
 * from then on, and becomes the constraint's.
 *
 * @param table its table
 * @param name its name, which is its index's too
 * @param primary whether it is the primary key
 * @param columns its columns, in order
 * @param create the statement that builds the index concurrently
 * @param comment of the constraint
 */
record UniqueConstraint(
        BoundTable table, String name, boolean primary, List<String> columns, String create, String comment) {

    /** Builds the index; what a killed build leaves behind is found by its invalidity and dropped. */
    PlannedStep build() {
        return build(online().about(qualified(table.schema(), name)));
    }

    /** The same of one that was there before: whoever made it, it is the one. */
    PlannedStep buildAgain() {
        return build(online());
    }

    private Step.Body.Online online() {
        return new Step.Body.Online(
                create,
                List.of(dropStatement()),
                Probe.all(Probe.indexIsInvalid(table.schema(), table.name(), name)),
                Probe.all(indexStands()));
    }

    private PlannedStep build(Step.Body.Online body) {
        return new PlannedStep("build index " + name + " of " + table.name(), body, "", false, true, table.rows());
    }

    /** Makes the constraint of it. */
    PlannedStep declare() {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TABLE " + table.relation() + " ADD CONSTRAINT " + quoted(name)
                + (primary ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + quoted(name));
        if (!comment.isEmpty()) {
            statements.add(
                    "COMMENT ON CONSTRAINT " + quoted(name) + " ON " + table.relation() + " IS " + literal(comment));
        }
        return PlannedStep.reversible(
                "declare " + called() + " of " + table.name(),
                new Step.Body.StrongLock(
                        List.of(table.relation()),
                        table.asOwner(statements.toArray(String[]::new)),
                        Probe.all(isIt()),
                        Probe.all(Probe.not(isThere()), indexStands()),
                        table.proof()),
                table.lock());
    }

    /** Takes the constraint away, and its index with it. */
    PlannedStep drop() {
        return PlannedStep.reversible(
                "drop " + called() + " of " + table.name(),
                new Step.Body.StrongLock(
                        List.of(table.relation()),
                        table.asOwner("ALTER TABLE " + table.relation() + " DROP CONSTRAINT " + quoted(name)),
                        Probe.all(Probe.not(isThere())),
                        Probe.all(isIt())),
                table.lock());
    }

    /** Takes the constraint away that was there before, and whatever a revert that was given up has made of it anew. */
    PlannedStep dropWhole() {
        String index = Probe.indexIsThere(table.schema(), table.name(), name);
        return PlannedStep.reversible(
                "drop " + called() + " of " + table.name(),
                new Step.Body.StrongLock(
                        List.of(table.relation()),
                        table.asOwner(
                                "ALTER TABLE " + table.relation() + " DROP CONSTRAINT IF EXISTS " + quoted(name),
                                "DROP INDEX IF EXISTS " + qualified(table.schema(), name)),
                        Probe.all(Probe.not(isThere()), Probe.not(index)),
                        Probe.all(Probe.either(isIt(), Probe.not(isThere())), indexStands())),
                table.lock());
    }

    /** Takes an index away that was built and has not become the constraint's. */
    PlannedStep dropIndex() {
        return PlannedStep.reversible(
                "drop index " + name + ", where it is no constraint's yet",
                new Step.Body.Online(
                                dropStatement(),
                                List.of(),
                                Probe.NEVER,
                                Probe.all(Probe.not(Probe.relationIsThere(table.schema(), name))))
                        .about(qualified(table.schema(), name)),
                "");
    }

    /** Both, the constraint first. */
    Stream<PlannedStep> undo() {
        return Stream.of(drop(), dropIndex());
    }

    private String called() {
        return (primary ? "primary key " : "unique constraint ") + name;
    }

    private String isIt() {
        return Probe.constraintIs(table.schema(), table.name(), name, primary ? 'p' : 'u', columns, "", List.of(), "");
    }

    private String indexStands() {
        return Probe.indexStands(table.schema(), table.name(), name, true, columns);
    }

    private String isThere() {
        return Probe.constraintIsThere(table.schema(), table.name(), name);
    }

    private String dropStatement() {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + qualified(table.schema(), name);
    }
}
