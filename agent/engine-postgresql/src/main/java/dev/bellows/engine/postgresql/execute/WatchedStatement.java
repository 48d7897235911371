package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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

    WatchedStatement(StepRun run, PinnedSession session) {
        this.run = run;
        this.session = session;
    }

    /** Returns when the server has answered; an interrupt is kept for the caller, the statement goes on. */
    void send(String statement) throws SQLException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("online-" + run.settings().name()).start(() -> {
            try {
                session.send(statement);
                answer.complete(null);
            } catch (SQLException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    answer.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException stillRunning) {
                    run.listener().waiting(String.join("; ", inTheWay()));
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unwrapped(e);
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
            case null, default ->
                throw new IllegalStateException("the statement ends with an SQLException or not at all", e);
        };
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
