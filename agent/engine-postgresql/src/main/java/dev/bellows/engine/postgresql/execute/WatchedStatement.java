package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.StepProgress;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one long statement on its own session and meanwhile says what it waits for. An anti-wraparound autovacuum does not yield to
 * it, and is never ended by us: the step is parked with that reason. Confined to the worker; the session is used by the sending thread
 * alone until it is back.
 */
final class WatchedStatement {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final StepRun run;
    private final PinnedSession session;
    private final String at;

    /**
     * @param at which of several things it is about, for people
     */
    WatchedStatement(StepRun run, PinnedSession session, String at) {
        this.run = run;
        this.session = session;
        this.at = at;
    }

    /**
     * Returns when the server has answered; an interrupt is kept for the caller, the statement goes on. Hours are normal here, so it is
     * asked to end as soon as we are cancelled or the database is halted.
     *
     * @return why it was stopped; empty when it ended by itself
     */
    Optional<String> send(String statement) throws SQLException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("online-" + run.settings().name()).start(() -> {
            try {
                session.send(statement);
                answer.complete(null);
            } catch (Throwable e) {
                // Whatever it is, the worker waits for it.
                answer.completeExceptionally(e);
            }
        });
        boolean interrupted = false;
        Optional<String> stop = Optional.empty();
        try {
            while (true) {
                try {
                    answer.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                    return Optional.empty();
                } catch (TimeoutException stillRunning) {
                    stop = stop.isPresent() ? stop : wanted();
                    if (stop.isPresent()) {
                        // Said again at every look: the server hears it only where it looks for it.
                        run.control().probe("pg_cancel_backend(" + session.backend() + ")");
                    }
                    run.listener().waiting(String.join("; ", inTheWay()));
                    said().ifPresent(way ->
                            run.listener().progress(StepProgress.ofStatement(at.isEmpty() ? way : at + ", " + way)));
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    SQLException failure = unwrapped(e);
                    if (stop.isPresent() && SqlFailure.of(failure) == SqlFailure.CANCELLED) {
                        return stop;
                    }
                    throw failure;
                }
            }
        } finally {
            run.listener().waiting("");
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SQLException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case SQLException sql -> sql;
            case RuntimeException programming -> throw programming;
            case Error error -> throw error;
            case null, default ->
                throw new IllegalStateException("the statement ends with an SQLException or not at all", e);
        };
    }

    private Optional<String> wanted() throws SQLException {
        if (run.listener().cancelled()) {
            return Optional.of("stopped while an online statement ran");
        }
        return run.control()
                .one(
                        "SELECT 'halted in the database by ' || by_role || ': ' || reason || '; go on with: SELECT bellows.resume()'"
                                + " FROM bellows.control WHERE halted",
                        row -> row.getString(1));
    }

    /** How far the server says that it is; it says so of building indexes, and nothing of validating a constraint. */
    private Optional<String> said() throws SQLException {
        return run.control().one("""
                        SELECT phase || CASE
                            WHEN lockers_total > 0 AND lockers_done < lockers_total THEN format(', transaction %s of %s', lockers_done + 1, lockers_total)
                            WHEN blocks_total > 0 THEN format(', block %s of %s (%s%%)', blocks_done, blocks_total, 100 * blocks_done / blocks_total)
                            WHEN tuples_total > 0 THEN format(', row %s of %s (%s%%)', tuples_done, tuples_total, 100 * tuples_done / tuples_total)
                            ELSE '' END
                        FROM pg_stat_progress_create_index WHERE pid = ?""", row -> row.getString(1), session.backend());
    }

    private List<String> inTheWay() throws SQLException {
        return run.control().list("""
                        SELECT CASE WHEN a.backend_type = 'autovacuum worker' AND a.query LIKE '%(to prevent wraparound)%'
                                    THEN 'parked behind an autovacuum that prevents wraparound (session ' || b.pid || '); it is never ended, and takes as long as it takes'
                                    WHEN b.pid = 0 THEN 'waits for a prepared transaction'
                                    ELSE 'waits for session ' || b.pid || ' of ' || coalesce(a.usename, a.backend_type, 'an unknown role') END
                        FROM (SELECT DISTINCT unnest(pg_blocking_pids(?)) AS pid) b LEFT JOIN pg_stat_activity a ON a.pid = b.pid
                        ORDER BY 1 LIMIT 5""", row -> row.getString(1), session.backend());
    }
}
