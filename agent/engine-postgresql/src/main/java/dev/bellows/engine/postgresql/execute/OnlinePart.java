package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.GrowingPauses;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One online statement within a step over parts. Confined to the worker. */
final class OnlinePart {
    private static final Logger LOG = LoggerFactory.getLogger(OnlinePart.class);
    private static final int ATTEMPTS = 3;

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
        GrowingPauses pauses = new GrowingPauses(run.runtime().chance());
        for (int attempt = 1; ; attempt++) {
            if (attempt > 1) {
                pauses.beforeAnother(run.listener()::cancelled);
            }
            if (run.listener().cancelled()) {
                return Optional.of(new StepOutcome.Stopped("stopped before an online statement"));
            }
            try (PinnedSession session =
                    run.sessions().primary(run.order().held().fence(), Limits.ONLINE)) {
                try {
                    session.transaction(run.guard().sql());
                    if (attempt > 1) {
                        clearing.on(session);
                    }
                    run.killPoint("online-before-statement");
                    Optional<String> stopped = new WatchedStatement(run, session, at).send(statement);
                    if (stopped.isPresent()) {
                        return Optional.of(stopped(stopped.get()));
                    }
                    run.killPoint("online-after-statement");
                    return Optional.empty();
                } catch (SQLException e) {
                    SqlFailure kind = SqlFailure.of(e);
                    if (!kind.passing() || attempt == ATTEMPTS) {
                        if (kind != SqlFailure.CONNECTION_LOST) {
                            clearAway(session, clearing);
                        }
                        return notDone(e);
                    }
                }
            }
        }
    }

    /** Of what needed a grant only a look can say what is in effect. */
    private StepOutcome stopped(String why) {
        return run.order().grant().isPresent()
                ? new StepOutcome.Unknown(run.problems()
                        .of(ErrorCode.STEP_UNKNOWN, "An online statement was stopped in the middle: " + why))
                : new StepOutcome.Stopped(why);
    }

    private static void drop(PinnedSession session, Optional<String> makes) throws SQLException {
        if (makes.isPresent()
                && session.probe("EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass("
                        + Sql.literal(makes.get()) + ") AND NOT (indisvalid AND indisready AND indislive))")) {
            session.send("DROP INDEX CONCURRENTLY IF EXISTS " + makes.get());
        }
    }

    /** An invalid unique index refuses equal keys all the same, and does not stay until somebody tries again. */
    private void clearAway(PinnedSession session, Clearing clearing) {
        try {
            session.send("SET lock_timeout = '2s'");
            clearing.on(session);
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("target", run.settings().name())
                    .addKeyValue("step", run.order().step().title())
                    .addKeyValue("state", e.getSQLState())
                    .log("what a failed statement left behind could not be removed; the next try removes it");
        }
    }

    private Optional<StepOutcome> notDone(SQLException e) throws SQLException {
        return switch (SqlFailure.of(e)) {
            case CONNECTION_LOST, FENCE, GENERATION, WINDOW, HALTED, DRIFT -> Optional.of(run.outcome(e));
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED, RIGHTS, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                standing.stands() ? Optional.of(run.failed(run.problems().of(e))) : Optional.empty();
        };
    }
}
