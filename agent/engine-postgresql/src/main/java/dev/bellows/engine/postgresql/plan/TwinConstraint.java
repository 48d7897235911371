package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a constraint over a twin has in common with others, whatever it asks for: it binds new writes first, then proves the rows that
 * were there, and takes over its model's name once that is gone.
 *
 * @param table the table
 * @param name its name while both live
 * @param model the old constraint's name
 * @param valid whether the old one has looked at every row
 * @param comment the old one's comment
 */
record TwinConstraint(Table table, String name, String model, boolean valid, String comment) {

    /** Adds it. A constraint binds every write from its first moment on, so the twin is filled by then. */
    PlannedStep bind(String title, List<String> relations, String definition, String unknown, String brief) {
        String add = "ALTER TABLE " + relation() + " ADD CONSTRAINT " + quoted(name) + " " + definition + " NOT VALID";
        return PlannedStep.reversible(
                title,
                new Step.Body.StrongLock(
                        relations,
                        OwnerRole.during(table.schema(), table.name(), List.of(add)),
                        Probe.all(isThere()),
                        Probe.all(Probe.not(isThere())),
                        WriteProof.of(table, List.of(unknown)).sql()),
                brief);
    }

    /** Looks at every row, beside readers and writers; nothing where the model has not. */
    List<PlannedStep> prove(String title) {
        if (!valid) {
            return List.of();
        }
        return List.of(new PlannedStep(
                title,
                new Step.Body.Online(
                        "ALTER TABLE " + relation() + " VALIDATE CONSTRAINT " + quoted(name),
                        List.of(),
                        Probe.NEVER,
                        Probe.all(stands())),
                "",
                false,
                true,
                table.estimatedRows()));
    }

    /** It is there, and no row was left out that the model does not leave out. */
    String stands() {
        return valid ? Probe.constraintIsValid(table.schema(), table.name(), name) : isThere();
    }

    String isThere() {
        return Probe.constraintIsThere(table.schema(), table.name(), name);
    }

    /** Gives it the old one's name and comment. */
    List<String> takeOver() {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TABLE " + relation() + " RENAME CONSTRAINT " + quoted(name) + " TO " + quoted(model));
        if (!comment.isEmpty()) {
            statements.add("COMMENT ON CONSTRAINT " + quoted(model) + " ON " + relation() + " IS " + literal(comment));
        }
        return statements;
    }

    /** What has the old one's name is over the twin. */
    String hasTakenOver(String twin) {
        return Probe.constraintUses(table.schema(), table.name(), model, twin);
    }

    String relation() {
        return qualified(table.schema(), table.name());
    }
}
