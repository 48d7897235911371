package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.lock.LockLadder;
import dev.bellows.engine.postgresql.names.OwnDdl;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Short statements and their journal row in one fenced transaction, at the cluster's own durability. Confined to the worker. */
final class TransactionStep {
    private final StepRun run;
    private final Step.Body.Transaction body;
    private final LockLadder ladder;

    TransactionStep(StepRun run, Step.Body.Transaction body) {
        this.run = run;
        this.body = body;
        this.ladder = new LockLadder(run.runtime().chance());
    }

    StepOutcome execute() throws SQLException {
        boolean making = run.order().step().phase() == Phase.EXPAND;
        if (!body.doneWhen().isBlank() && run.control().probe(body.doneWhen())) {
            return making && !Journal.applied(run)
                    ? run.failed(run.problems()
                            .of(
                                    ErrorCode.STEP_NOT_OURS,
                                    "What this step makes is there already, and this rollout did not make it; it was left alone. Give it"
                                            + " another name, or roll back"))
                    : run.done(0, 0, 0);
        }
        run.begin();
        Instant deadline = run.runtime().time().instant().plus(run.order().lockPatience());
        for (int attempt = 2; ; attempt++) {
            if (run.listener().cancelled()) {
                return new StepOutcome.Stopped("stopped before a short transaction");
            }
            Duration rung = ladder.rung(attempt);
            try {
                run.control().transaction(text(rung, attempt - 1));
            } catch (SQLException e) {
                if (!SqlFailure.of(e).passing()
                        || run.runtime().time().instant().isAfter(deadline)) {
                    return notDone(e);
                }
                Pause.of(ladder.pauseAfter(rung));
                continue;
            }
            // Outside of what is tried again: the statements are committed, and must not run once more.
            run.killPoint("transaction-committed");
            return run.done(0, attempt - 1, 0);
        }
    }

    private String text(Duration rung, int attempts) {
        Journal.Line applied = new Journal.Line(Journal.APPLIED, "0", attempts, "0", Optional.empty());
        return run.guard().sql() + ";\nSET LOCAL lock_timeout = " + Sql.milliseconds(rung) + ";\n"
                + body.statements().stream().map(OwnDdl::marked).collect(Collectors.joining("\n;\n"))
                + "\n;\nSET LOCAL lock_timeout = '5s';\n"
                + (run.order().step().phase() == Phase.EXPAND ? Made.tablesSql(run) + ";\n" : "")
                + Journal.insertSql(run.settings().line(), run.order(), applied);
    }

    private StepOutcome notDone(SQLException e) throws SQLException {
        return switch (SqlFailure.of(e)) {
            case CONNECTION_LOST ->
                new StepOutcome.Unknown(run.problems()
                        .of(
                                ErrorCode.STEP_UNKNOWN,
                                "The session was lost while a transaction committed (SQLSTATE " + e.getSQLState()
                                        + ")"));
            case FENCE, GENERATION, WINDOW, HALTED, DRIFT -> run.outcome(e);
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED, RIGHTS, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                run.failed(run.problems().of(e));
        };
    }
}
