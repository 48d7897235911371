package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A foreign key from the old column and its like from the twin. While both are equal the like refuses nothing that its model lets
 * through, and an action of the model (CASCADE, SET NULL) writes the old column, which the trigger copies, before the like's looks for
 * rows and finds none left.
 *
 * @param constraint its like
 * @param model the old foreign key
 * @param from the old column
 * @param to the twin
 */
record TwinForeignKey(TwinConstraint constraint, ForeignKey model, String from, String to) {
    static TwinForeignKey of(Table table, ForeignKey model, String name, String from, String to) {
        return new TwinForeignKey(
                new TwinConstraint(table, name, model.name(), model.valid(), model.comment()), model, from, to);
    }

    /** Once the twin is filled and indexed. */
    List<PlannedStep> steps() {
        List<PlannedStep> steps = new ArrayList<>();
        steps.add(constraint.bind(
                "bind " + to + " to " + model.table() + " like " + model.name() + " binds " + from,
                relations(),
                definition(),
                to,
                brief()));
        steps.addAll(constraint.prove("prove that " + to + " points at a row everywhere, for " + constraint.name()));
        return steps;
    }

    /**
     * Takes it away in a rollback, by itself: the column's drop would lock the other table too, and where somebody dropped that one
     * there is nothing left to do.
     */
    PlannedStep drop() {
        return drop(
                "drop foreign key " + constraint.name() + " of the twin",
                constraint.name(),
                constraint.isThere(),
                true);
    }

    /** Drops the old one, once its column is hidden. The like will take over its name, so the probe asks for the hidden column. */
    PlannedStep dropModel(String hidden) {
        Table table = constraint.table();
        return drop(
                "drop foreign key " + model.name() + " of the hidden column",
                model.name(),
                Probe.constraintUses(table.schema(), table.name(), model.name(), hidden),
                false);
    }

    private PlannedStep drop(String title, String name, String isThere, boolean reversible) {
        Table table = constraint.table();
        String drop = "ALTER TABLE " + constraint.relation() + " DROP CONSTRAINT IF EXISTS " + quoted(name);
        return PlannedStep.granted(
                title,
                new Step.Body.StrongLock(
                        relations(),
                        OwnerRole.during(table.schema(), table.name(), List.of(drop)),
                        Probe.all(Probe.not(isThere)),
                        Probe.all(isThere)),
                brief(),
                reversible);
    }

    private String definition() {
        ForeignKey.Rules rules = model.rules();
        return "FOREIGN KEY (" + Identifiers.list(twinsOf(model.columns())) + ") REFERENCES " + partner() + " ("
                + Identifiers.list(model.referenced()) + ")"
                + (rules.full() ? " MATCH FULL" : "")
                + " ON UPDATE " + rules.onUpdate()
                + " ON DELETE " + rules.onDelete()
                + (model.setColumns().isEmpty() ? "" : " (" + Identifiers.list(twinsOf(model.setColumns())) + ")")
                + (rules.deferrable() ? " DEFERRABLE" : "")
                + (rules.deferred() ? " INITIALLY DEFERRED" : "");
    }

    private List<String> twinsOf(List<String> columns) {
        return columns.stream().map(column -> column.equals(from) ? to : column).toList();
    }

    private List<String> relations() {
        return Stream.of(constraint.relation(), partner()).distinct().toList();
    }

    private String partner() {
        return qualified(model.schema(), model.table());
    }

    private String brief() {
        String own = constraint.table().name();
        return "ACCESS EXCLUSIVE on "
                + (constraint.relation().equals(partner()) ? own : own + " and " + model.table())
                + ", milliseconds: no rewrite, no scan";
    }
}
