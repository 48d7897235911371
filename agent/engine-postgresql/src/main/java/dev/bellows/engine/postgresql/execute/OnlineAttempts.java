package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.GrowingPauses;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts of one statement that the database runs outside a transaction, each on a pinned session of its own. No transaction of ours is open
 * meanwhile: CREATE INDEX CONCURRENTLY would wait for it. Confined to the worker.
 */
final class OnlineAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(OnlineAttempts.class);
    private static final int ATTEMPTS = 3;

    private final StepRun run;
    private final String at;

    /** @param at which part of a table it is about, for people; empty for all of it */
    OnlineAttempts(StepRun run, String at) {
        this.run = run;
        this.at = at;
    }

    /** What is attempted. */
    interface Attempted {
        /** Readies the session of an attempt; the first has nothing of an earlier one to remove. */
        void ready(PinnedSession session, boolean first) throws SQLException;

        /** What is sent. */
        String statement() throws SQLException;

        /** Removes what an attempt left behind that did not come to its end. */
        void clear(PinnedSession session) throws SQLException;

        /** What the last error means; empty where it matters no more. */
        Optional<StepOutcome> notDone(SQLException e) throws SQLException;
    }

    /** Sends it, again where somebody was in the way. Empty when it has ended without an error; the step's outcome otherwise. */
    Optional<StepOutcome> of(Attempted attempted) throws SQLException {
        GrowingPauses pauses = new GrowingPauses(run.runtime().chance());
        for (int attempt = 1; ; attempt++) {
            if (attempt > 1) {
                // What was in the way is in the way for a while; by now no session of ours is open.
                pauses.beforeAnother(run.listener()::cancelled);
            }
            if (run.listener().cancelled()) {
                return Optional.of(new StepOutcome.Stopped("stopped before an online statement"));
            }
            try (PinnedSession session =
                    run.sessions().primary(run.order().held().fence(), Limits.ONLINE)) {
                try {
                    return once(attempted, session, attempt == 1);
                } catch (SQLException e) {
                    SqlFailure kind = SqlFailure.of(e);
                    if (!kind.passing() || attempt == ATTEMPTS) {
                        if (kind != SqlFailure.CONNECTION_LOST) {
                            clearAway(attempted, session);
                        }
                        return attempted.notDone(e);
                    }
                }
            }
        }
    }

    private Optional<StepOutcome> once(Attempted attempted, PinnedSession session, boolean first) throws SQLException {
        // The fence is compared after this connection was opened: whoever raises it later ends this very session.
        session.transaction(run.guard().sql());
        attempted.ready(session, first);
        run.killPoint("online-before-statement");
        Optional<String> stopped = new WatchedStatement(run, session, at).send(attempted.statement());
        if (stopped.isPresent()) {
            return Optional.of(stopped(stopped.get()));
        }
        run.killPoint("online-after-statement");
        return Optional.empty();
    }

    /** What a stopped statement leaves is repaired by the next try. Of one that needed a grant only a look can say what it is worth. */
    private StepOutcome stopped(String why) {
        return run.order().grant().isPresent()
                ? new StepOutcome.Unknown(run.problems()
                        .of(ErrorCode.STEP_UNKNOWN, "An online statement was stopped in the middle: " + why))
                : new StepOutcome.Stopped(why);
    }

    /**
     * A unique index whose build failed is INVALID and refuses the application's duplicates all the same, so it does not stay until
     * somebody tries again. What cannot be removed now is removed then.
     */
    private void clearAway(Attempted attempted, PinnedSession session) {
        try {
            session.send("SET lock_timeout = '2s'");
            attempted.clear(session);
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("target", run.settings().name())
                    .addKeyValue("step", run.order().step().title())
                    .addKeyValue("state", e.getSQLState())
                    .log("what a failed statement left behind could not be removed; the next try removes it");
        }
    }
}
