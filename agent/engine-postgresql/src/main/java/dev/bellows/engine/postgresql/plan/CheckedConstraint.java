package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CHECK or a foreign key that comes or goes by itself: what breaks it is looked for, it binds new writes first and is proven over the rows
 * that are there beside readers and writers.
 *
 * @param table its table
 * @param name its name
 * @param called what it is, for titles: {@code foreign key posts_author}
 * @param definition what stands behind its name where it is made, without NOT VALID
 * @param isIt probe's condition that is true of it and of no other constraint of that name
 * @param breaks what is true of a row that breaks it; empty where that cannot be asked beforehand
 * @param other the other table that it locks, quoted and qualified; empty for none
 * @param otherName that table's name, for people
 * @param valid whether every row keeps it
 */
record CheckedConstraint(
        BoundTable table,
        String name,
        String called,
        String definition,
        String isIt,
        String breaks,
        Optional<String> other,
        String otherName,
        boolean valid) {

    /** Counts rows that break it, before anything binds. */
    Stream<PlannedStep> look() {
        return breaks.isEmpty() || !valid
                ? Stream.of()
                : Stream.of(PlannedStep.overRows(
                                "look for rows of " + table.name() + " that break " + called,
                                new Step.Body.VerifyRange(table.relation(), table.key(), breaks, ""),
                                table.rows())
                        .unless(isIt));
    }

    /** Binds new writes, then proves it of the rows that are there. */
    Stream<PlannedStep> bind() {
        return bind("");
    }

    /**
     * The same of one that was there before.
     *
     * @param comment what was said of it; empty for nothing
     */
    Stream<PlannedStep> bind(String comment) {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TABLE " + table.relation() + " ADD CONSTRAINT " + quoted(name) + " " + definition
                + " NOT VALID");
        if (!comment.isEmpty()) {
            statements.add(
                    "COMMENT ON CONSTRAINT " + quoted(name) + " ON " + table.relation() + " IS " + literal(comment));
        }
        PlannedStep bind = PlannedStep.reversible(
                "bind new writes of " + table.name() + " to " + called,
                new Step.Body.StrongLock(
                        relations(),
                        table.asOwner(statements.toArray(String[]::new)),
                        Probe.all(isIt),
                        Probe.all(Probe.not(isThere())),
                        // A row that breaks it could not be written before either.
                        valid ? table.proof() : "",
                        other.isPresent()),
                lock(other.isPresent() ? "SHARE ROW EXCLUSIVE" : "ACCESS EXCLUSIVE"));
        return valid ? Stream.of(bind, prove()) : Stream.of(bind);
    }

    private PlannedStep prove() {
        return new PlannedStep(
                "prove that every row of " + table.name() + " keeps " + called,
                new Step.Body.Online(
                        "ALTER TABLE " + table.relation() + " VALIDATE CONSTRAINT " + quoted(name),
                        List.of(),
                        Probe.NEVER,
                        Probe.all(isIt, Probe.constraintIsValid(table.schema(), table.name(), name))),
                "",
                false,
                true,
                table.rows());
    }

    /** Takes it away. */
    PlannedStep drop() {
        return PlannedStep.reversible(
                "drop " + called + " of " + table.name(),
                new Step.Body.StrongLock(
                        relations(),
                        table.asOwner("ALTER TABLE " + table.relation() + " DROP CONSTRAINT " + quoted(name)),
                        Probe.all(Probe.not(isThere())),
                        Probe.all(isIt)),
                lock("ACCESS EXCLUSIVE"));
    }

    private String isThere() {
        return Probe.constraintIsThere(table.schema(), table.name(), name);
    }

    private List<String> relations() {
        return Stream.concat(Stream.of(table.relation()), other.stream())
                .distinct()
                .toList();
    }

    private String lock(String mode) {
        return mode + " on " + table.name()
                + (other.isEmpty() || other.get().equals(table.relation()) ? "" : " and " + otherName)
                + ", milliseconds: no rewrite, no scan";
    }

    /** The other table, quoted and qualified. */
    static Optional<String> other(String schema, String table) {
        return table.isEmpty() ? Optional.empty() : Optional.of(qualified(schema, table));
    }
}
