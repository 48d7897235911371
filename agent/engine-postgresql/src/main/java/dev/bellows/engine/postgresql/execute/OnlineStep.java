package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;

/**
 * A statement that the database runs outside a transaction: intent, statement on one pinned connection, look, outcome. No
 * transaction of ours is open meanwhile: CREATE INDEX CONCURRENTLY would wait for it. Confined to the worker.
 */
final class OnlineStep {
    private static final int ATTEMPTS = 3;

    private final StepRun run;
    private final Step.Body.Online body;

    OnlineStep(StepRun run, Step.Body.Online body) {
        this.run = run;
        this.body = body;
    }

    StepOutcome execute() throws SQLException {
        if (inEffect()) {
            return run.done(0, 0, 0);
        }
        run.begin();
        for (int attempt = 1; ; attempt++) {
            if (run.listener().cancelled()) {
                return new StepOutcome.Stopped("stopped before an online statement");
            }
            try (PinnedSession session =
                    run.sessions().primary(run.order().held().fence(), Limits.ONLINE)) {
                // The fence is compared after this connection was opened: whoever raises it later ends this very
                // session.
                session.transaction(run.guard().sql());
                repair(session);
                run.killPoint("online-before-statement");
                new WatchedStatement(run, session).send(body.statement());
                run.killPoint("online-after-statement");
                break;
            } catch (SQLException e) {
                if (!SqlFailure.of(e).passing() || attempt == ATTEMPTS) {
                    return notDone(e);
                }
            }
        }
        if (!body.doneWhen().isBlank() && !inEffect()) {
            return run.failed(run.problems()
                    .of(
                            ErrorCode.STEP_FAILED,
                            "The statement ended without an error, but its effect is not there or not valid"));
        }
        return run.done(0, 0, 0);
    }

    private boolean inEffect() throws SQLException {
        return !body.doneWhen().isBlank() && run.control().probe(body.doneWhen());
    }

    private void repair(PinnedSession session) throws SQLException {
        if (body.leftoverWhen().isBlank() || !session.probe(body.leftoverWhen())) {
            return;
        }
        run.listener().waiting("removing what a killed try left behind");
        for (String statement : body.repair()) {
            session.send(statement);
        }
        run.listener().waiting("");
    }

    private StepOutcome notDone(SQLException e) throws SQLException {
        return switch (SqlFailure.of(e)) {
            case CONNECTION_LOST ->
                new StepOutcome.Unknown(run.problems()
                        .of(
                                ErrorCode.STEP_UNKNOWN,
                                "The session of an online statement was lost (SQLSTATE " + e.getSQLState() + ")"));
            case FENCE, GENERATION, WINDOW, HALTED, DRIFT -> run.outcome(e);
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED, RIGHTS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                run.failed(run.problems().of(e));
        };
    }
}
