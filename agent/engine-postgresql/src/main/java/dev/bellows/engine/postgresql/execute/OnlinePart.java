package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.Optional;

/** One online statement within a step over parts. Confined to the worker. */
final class OnlinePart {
    private final StepRun run;
    private final String at;
    private final ShortLock.Standing standing;

    /**
     * @param at which part it is about, for people
     * @param standing whether that part is there still
     */
    OnlinePart(StepRun run, String at, ShortLock.Standing standing) {
        this.run = run;
        this.at = at;
        this.standing = standing;
    }

    /** Removes what a try left behind that did not come to its end. */
    interface Clearing {
        void on(PinnedSession session) throws SQLException;
    }

    /**
     * Sends it, again where somebody was in the way.
     *
     * @param makes the index that it makes, which is dropped where it is not valid afterwards; empty for none
     * @return empty when it is done, or matters no more; the step's outcome otherwise
     */
    Optional<StepOutcome> send(String statement, Optional<String> makes) throws SQLException {
        return send(statement, session -> drop(session, makes));
    }

    /** The same of a statement that leaves something else behind. */
    Optional<StepOutcome> send(String statement, Clearing clearing) throws SQLException {
        return new OnlineAttempts(run, at).of(new Attempted(statement, clearing));
    }

    private static void drop(PinnedSession session, Optional<String> makes) throws SQLException {
        if (makes.isPresent()
                && session.probe("EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass("
                        + Sql.literal(makes.get()) + ") AND NOT (indisvalid AND indisready AND indislive))")) {
            session.send("DROP INDEX CONCURRENTLY IF EXISTS " + makes.get());
        }
    }

    private final class Attempted implements OnlineAttempts.Attempted {
        private final String statement;
        private final Clearing clearing;

        Attempted(String statement, Clearing clearing) {
            this.statement = statement;
            this.clearing = clearing;
        }

        @Override
        public void ready(PinnedSession session, boolean first) throws SQLException {
            if (!first) {
                clearing.on(session);
            }
        }

        @Override
        public String statement() {
            return statement;
        }

        @Override
        public void clear(PinnedSession session) throws SQLException {
            clearing.on(session);
        }

        @Override
        public Optional<StepOutcome> notDone(SQLException e) throws SQLException {
            return switch (SqlFailure.of(e)) {
                case CONNECTION_LOST, FENCE, GENERATION, WINDOW, HALTED, DRIFT -> Optional.of(run.outcome(e));
                case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED, RIGHTS, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                    standing.stands() ? Optional.of(run.failed(run.problems().of(e))) : Optional.empty();
            };
        }
    }
}
