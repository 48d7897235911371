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
 * What a constraint at a twin has in common with others, whatever it asks for: it binds new writes first, then proves the rows that
 * were there, and takes over its model's name once that is gone.
 *
 * @param schema schema of the table that it is of
 * @param table that table's name
 * @param estimatedRows how many rows that has, 0 where nobody knows
 * @param name its name while both live
 * @param model the old constraint's name
 * @param valid whether the old one has looked at every row
 * @param comment the old one's comment
 */
record TwinConstraint(
        String schema, String table, long estimatedRows, String name, String model, boolean valid, String comment) {

    /**
     * Adds it. A constraint binds every write from its first moment on, so the twin is filled by then.
     *
     * @param then statements behind it, with roles of their own
     * @param readersGoOn whether the server needs no stronger lock than one against writers
     */
    PlannedStep bind(
            String title,
            List<String> relations,
            String definition,
            List<String> then,
            String proof,
            boolean readersGoOn,
            String brief) {
        String add = "ALTER TABLE " + relation() + " ADD CONSTRAINT " + quoted(name) + " " + definition + " NOT VALID";
        return PlannedStep.reversible(
                title,
                new Step.Body.StrongLock(
                        relations,
                        Stream.concat(OwnerRole.during(schema, table, List.of(add)).stream(), then.stream())
                                .toList(),
                        Probe.all(isThere()),
                        Probe.all(Probe.not(isThere())),
                        proof,
                        readersGoOn),
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
                estimatedRows));
    }

    /** It is there, and no row was left out that the model does not leave out. */
    String stands() {
        return valid ? Probe.constraintIsValid(schema, table, name) : isThere();
    }

    String isThere() {
        return Probe.constraintIsThere(schema, table, name);
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

    /** What has the old one's name is at that column. */
    String hasTakenOver(String columnSchema, String columnTable, String column) {
        return Probe.constraintIsAt(schema, table, model, columnSchema, columnTable, column);
    }

    String relation() {
        return qualified(schema, table);
    }
}
