package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A statement that the database runs outside a transaction: intent, statement on one pinned connection, look, outcome. Confined to the worker. */
final class OnlineStep {
    /** Where a person's unqualified names lie, as in every document; our own statements qualify theirs. */
    private static final String NAMES = "SET search_path = public";

    private final StepRun run;
    private final Step.Body.Online body;
    private final Optional<ForwardOnly> forward;

    OnlineStep(StepRun run, Step.Body.Online body) {
        this.run = run;
        this.body = body;
        this.forward = ForwardOnly.of(body.statement());
    }

    StepOutcome execute() throws SQLException {
        boolean has = !body.subject().isEmpty();
        boolean ours = has && Made.index(run, body.subject());
        if (has && undoes() && !ours) {
            // Whatever has that name now was not made here.
            return run.done(0, 0, 0);
        }
        if (inEffect()) {
            // Where there is nothing of that name, there is nothing that it would have to make.
            boolean foreign =
                    has && !undoes() && !ours && !body.adopts() && !Journal.applied(run) && isThere(body.subject());
            return foreign ? run.failed(run.problems().of(ErrorCode.STEP_NOT_OURS, foreignText())) : finished();
        }
        if (has && !undoes() && !ours && leftover(run.control())) {
            return run.failed(run.problems().of(ErrorCode.STEP_INDEX_INVALID, invalidText()));
        }
        List<String> left = ForwardOnly.leftBehind(run.control(), body.statement());
        if (!left.isEmpty()) {
            return run.failed(run.problems().of(ErrorCode.STEP_INDEX_INVALID, leftText(left)));
        }
        if (interrupted() && forward.isPresent() && forward.get().isDone(run.control())) {
            // The statement itself would only say that there is nothing to do it to.
            return finished();
        }
        run.begin(has && !undoes() ? Made.indexSql(run, body.subject()) : "");
        return attempts();
    }

    private StepOutcome attempts() throws SQLException {
        Optional<StepOutcome> outcome = new OnlineAttempts(run, "").of(new Whole(isHalf()));
        if (outcome.isPresent()) {
            return outcome.get();
        }
        if (!body.doneWhen().isBlank() && !inEffect()) {
            return run.failed(run.problems()
                    .of(
                            ErrorCode.STEP_FAILED,
                            "The statement ended without an error, but its effect is not there or not valid"));
        }
        return finished();
    }

    private final class Whole implements OnlineAttempts.Attempted {
        private final boolean wasHalf;

        Whole(boolean wasHalf) {
            this.wasHalf = wasHalf;
        }

        @Override
        public void ready(PinnedSession session, boolean first) throws SQLException {
            repair(session);
            session.send(NAMES);
        }

        @Override
        public String statement() throws SQLException {
            return isHalf() ? forward.orElseThrow().completion() : body.statement();
        }

        @Override
        public void clear(PinnedSession session) throws SQLException {
            repair(session);
        }

        @Override
        public Optional<StepOutcome> notDone(SQLException e) throws SQLException {
            return Optional.of(OnlineStep.this.notDone(e, wasHalf));
        }
    }

    private StepOutcome finished() throws SQLException {
        boolean forget = !body.subject().isEmpty() && undoes();
        return run.done(0, 0, 0, forget ? Made.forgetIndexSql(run, body.subject()) + ";\n" : "");
    }

    private boolean isThere(String relation) throws SQLException {
        return run.control().probe("to_regclass(" + Sql.literal(relation) + ") IS NOT NULL");
    }

    /** Whether it takes away what has its subject's name, whatever the phase: a revert builds indexes too. */
    private boolean undoes() {
        return body.statement().startsWith("DROP ");
    }

    private boolean inEffect() throws SQLException {
        return !body.doneWhen().isBlank() && run.control().probe(body.doneWhen());
    }

    /** Whether an earlier try was begun and nobody heard how it ended. */
    private boolean interrupted() throws SQLException {
        List<Journal.Prior> prior = Journal.prior(run.control(), run.settings().line(), run.order());
        return !prior.isEmpty() && prior.getLast().state().equals(JournalEntry.State.BEGUN.name());
    }

    private boolean leftover(PinnedSession session) throws SQLException {
        return !body.leftoverWhen().isBlank() && session.probe(body.leftoverWhen());
    }

    private void repair(PinnedSession session) throws SQLException {
        if (!leftover(session)) {
            return;
        }
        run.listener().waiting("removing what a killed try left behind");
        for (String statement : body.repair()) {
            session.send(statement);
        }
        run.listener().waiting("");
    }

    private String foreignText() {
        return body.subject()
                + " is there and was not made by this rollout; it was left alone. Drop it or give it another name, and"
                + " try again";
    }

    private String invalidText() {
        return "An INVALID index named " + body.subject()
                + " is there and was not made by this rollout. When nobody builds it any more: "
                + String.join("; ", body.repair());
    }

    private boolean isHalf() throws SQLException {
        return forward.isPresent() && forward.get().isHalf(run.control());
    }

    private static String leftText(List<String> left) {
        return "A REINDEX CONCURRENTLY that did not come to its end left INVALID indexes behind, which each write still pays for. When"
                + " nobody builds them any more: DROP INDEX CONCURRENTLY "
                + String.join("; DROP INDEX CONCURRENTLY ", left);
    }

    /**
     * "Failed" gives a grant back as unused. An error in the middle of what cannot be taken back is no failure: what it committed stays, and
     * whoever inspects finds it in effect. One that changed nothing more than an earlier grant had is.
     */
    private StepOutcome refused(SQLException e, boolean wasHalf) throws SQLException {
        if (isHalf() && !wasHalf && run.order().grant().isPresent()) {
            return new StepOutcome.Unknown(run.problems()
                    .of(
                            ErrorCode.STEP_UNKNOWN,
                            "An online statement ended in the middle (SQLSTATE " + e.getSQLState()
                                    + "); its first part is committed, and only the rest can be tried again"));
        }
        List<String> left = ForwardOnly.leftBehind(run.control(), body.statement());
        Problem server = run.problems().of(e);
        String rows = UnprovenRows.text(run, body.statement(), e);
        Problem problem =
                rows.isEmpty() ? server : new Problem(server.code(), server.message() + rows, server.wayOut());
        return run.failed(
                left.isEmpty()
                        ? problem
                        : new Problem(problem.code(), problem.message() + ". " + leftText(left), problem.wayOut()));
    }

    private StepOutcome notDone(SQLException e, boolean wasHalf) throws SQLException {
        return switch (SqlFailure.of(e)) {
            case CONNECTION_LOST ->
                new StepOutcome.Unknown(run.problems()
                        .of(
                                ErrorCode.STEP_UNKNOWN,
                                "The session of an online statement was lost (SQLSTATE " + e.getSQLState() + ")"));
            case FENCE, GENERATION, WINDOW, HALTED, DRIFT -> run.outcome(e);
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED, RIGHTS, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                refused(e, wasHalf);
        };
    }
}
