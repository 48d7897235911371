package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CHECK on the old column and its like on the twin, which refuses nothing that its model lets through as long as both are equal. The
 * model goes with the hidden column.
 *
 * @param constraint its like
 * @param table the table
 * @param model the old constraint
 * @param from the old column
 * @param to the twin
 */
record TwinCheck(TwinConstraint constraint, Table table, Check model, String from, String to) {
    static TwinCheck of(Table table, Check model, String name, String from, String to) {
        return new TwinCheck(
                new TwinConstraint(
                        table.schema(),
                        table.name(),
                        table.estimatedRows(),
                        name,
                        model.name(),
                        model.valid(),
                        model.comment()),
                table,
                model,
                from,
                to);
    }

    /** Whether names alone say which columns it reads. */
    static boolean isCarried(Check model) {
        return WrittenExpression.of(model.expression()).renamed(Map.of()).isPresent();
    }

    /** Once the twin is filled. */
    List<PlannedStep> steps() {
        String definition = "CHECK (" + expression() + ")" + (model.noInherit() ? " NO INHERIT" : "");
        List<PlannedStep> steps = new ArrayList<>();
        steps.add(constraint.bind(
                "check " + to + " like " + model.name() + " checks " + from,
                List.of(constraint.relation()),
                definition,
                List.of(),
                WriteProof.of(table, List.of(to)).sql(),
                false,
                "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan"));
        steps.addAll(constraint.prove("prove that " + to + " complies everywhere with " + constraint.name()));
        return steps;
    }

    private String expression() {
        Optional<String> renamed = WrittenExpression.of(model.expression()).renamed(Map.of(from, to));
        return renamed.orElseThrow(() -> new IllegalStateException("it was not refused: " + model.expression()));
    }
}
