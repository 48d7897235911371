package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation.Sql;
import dev.bellows.document.Operation.SqlPhase;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.List;

/**
 * sql: statements a person wrote, verbatim, one step each. The catalog cannot tell whether they ran: the journal decides. What undoes
 * them runs whether or not they ran, so it must not mind their absence.
 */
final class SqlPostgresql {
    private SqlPostgresql() {}

    static OperationPlan plan(Sql sql) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.STRUCTURE_ONLY);
        for (SqlPhase phase : sql.phases()) {
            if (phase.phase() == Phase.ROLLBACK || phase.phase() == Phase.REVERT) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "An sql operation has no phase " + phase.phase().word()
                                + "; write its statements as down of the phase they undo.");
            }
            if (phase.phase() == Phase.CLEANUP && !phase.down().isEmpty()) {
                plan.refuse(ErrorCode.PLAN_REFUSED, "CLEANUP is not undone; leave out its down.");
            }
            phase.up().forEach(s -> lint(sql, phase.phase(), s, plan));
            phase.down().forEach(s -> lintDown(s, plan));
        }
        if (!plan.isRefused()) {
            fill(sql, plan);
        }
        return plan;
    }

    private static void lint(Sql sql, Phase phase, String statement, OperationPlan plan) {
        SqlText text = SqlText.of(statement);
        SqlLint.forbidden(text)
                .ifPresent(why -> plan.refuse(ErrorCode.PLAN_UNSAFE_SQL, message(phase.word(), text, why)));
        if (sql.allowUnsafe().isEmpty()) {
            SqlLint.unsafe(text, phase)
                    .forEach(why -> plan.refuse(
                            ErrorCode.PLAN_UNSAFE_SQL,
                            message(phase.word(), text, why) + " If you know better, write allowUnsafe: \"reason\"."));
        } else {
            SqlLint.unsafe(text, phase)
                    .forEach(why -> plan.hazard(
                            ErrorCode.PLAN_UNSAFE_SQL,
                            message(phase.word(), text, why) + " Allowed: "
                                    + sql.allowUnsafe().orElseThrow()));
        }
    }

    private static void lintDown(String statement, OperationPlan plan) {
        SqlText text = SqlText.of(statement);
        SqlLint.forbidden(text)
                .or(() -> SqlLint.mindsAbsence(text))
                .ifPresent(why -> plan.refuse(ErrorCode.PLAN_UNSAFE_SQL, message("down", text, why)));
    }

    private static String message(String where, SqlText text, String why) {
        return "The statement '" + text.shown() + "' (" + where + ") " + why;
    }

    private static void fill(Sql sql, OperationPlan plan) {
        for (SqlPhase phase : sql.phases()) {
            boolean narrows = phase.phase() == Phase.CONTRACT || phase.phase() == Phase.CLEANUP;
            for (String statement : phase.up()) {
                plan.add(
                        phase.phase(),
                        new PlannedStep(
                                SqlText.of(statement).shown(),
                                body(statement),
                                "",
                                narrows,
                                !phase.down().isEmpty(),
                                0));
            }
        }
        for (Phase undone : List.of(Phase.CONTRACT, Phase.MIGRATE, Phase.EXPAND)) {
            sql.phases().stream()
                    .filter(p -> p.phase() == undone)
                    .flatMap(p -> p.down().stream())
                    .forEach(statement -> plan.add(
                            undone == Phase.CONTRACT ? Phase.REVERT : Phase.ROLLBACK,
                            new PlannedStep(
                                    SqlText.of(statement).shown(),
                                    body(statement),
                                    "",
                                    undone != Phase.CONTRACT,
                                    false,
                                    0)));
        }
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "What statements of an sql operation do to rows is not known, and nobody can promise to undo it.");
    }

    private static Step.Body body(String statement) {
        SqlText text = SqlText.of(statement);
        if (text.isOutsideTransaction()) {
            return new Step.Body.Online(statement, List.of(), Probe.NEVER, Probe.JOURNAL);
        }
        return text.isDefinition()
                ? new Step.Body.StrongLock(List.of(), List.of(statement), Probe.JOURNAL, Probe.JOURNAL)
                : new Step.Body.Transaction(List.of(statement), Probe.JOURNAL);
    }
}
