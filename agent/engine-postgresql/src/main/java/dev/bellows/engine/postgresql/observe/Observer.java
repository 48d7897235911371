package dev.bellows.engine.postgresql.observe;

import dev.bellows.engine.Observation;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Measures a target. Thread-safe because its state is guarded by its own lock; a call has its session to itself. */
public final class Observer {
    private final Sessions sessions;
    private final Replicas replicas;
    private final Object lock = new Object();
    private long worstStallMillis;

    public Observer(Sessions sessions) {
        this.sessions = sessions;
        this.replicas = new Replicas(sessions);
    }

    /** One look for telemetry. */
    public Observation observe() throws SQLException {
        try (PinnedSession session = sessions.kept(0, Limits.QUESTION)) {
            return asOne(session, () -> observe(session));
        }
    }

    private Observation observe(PinnedSession session) throws SQLException {
        Counts counts = counts(session);
        List<ReplicaState> states = replicas.states(session);
        synchronized (lock) {
            worstStallMillis = Math.max(worstStallMillis, counts.stallMillis());
            return new Observation(counts.at(), worstStallMillis, counts.waiters(), counts.oldestMillis(), states);
        }
    }

    /** A look as one transaction; but none stays open on the primary while a replica is waited for. */
    public <T> T asOne(PinnedSession session, PinnedSession.Reads<T> look) throws SQLException {
        return sessions.settings().replicas().isEmpty() ? session.together(look) : look.read();
    }

    private Counts counts(PinnedSession session) throws SQLException {
        return session.one(
                        """
                        WITH ours AS MATERIALIZED (
                          SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'bellows-agent %'),
                        stuck AS MATERIALIZED (
                          SELECT extract(epoch FROM clock_timestamp() - query_start) * 1000 AS millis FROM pg_stat_activity a
                          WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name NOT LIKE 'bellows-agent %'
                            AND pg_blocking_pids(a.pid) && ARRAY(SELECT pid FROM ours))
                        SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, coalesce((SELECT max(millis) FROM stuck), 0)::bigint,
                               (SELECT count(*) FROM stuck)::integer,
                               coalesce((SELECT max(extract(epoch FROM clock_timestamp() - xact_start)) * 1000 FROM pg_stat_activity
                                         WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()), 0)::bigint""",
                        row -> new Counts(
                                Instant.EPOCH.plus(row.getLong(1), java.time.temporal.ChronoUnit.MICROS),
                                row.getLong(2),
                                row.getInt(3),
                                row.getLong(4)))
                .orElseThrow();
    }

    /** Replicas configured and discovered, as they are now. */
    public List<ReplicaState> replicas(PinnedSession session) throws SQLException {
        return replicas.states(session);
    }

    private record Counts(Instant at, long stallMillis, int waiters, long oldestMillis) {}
}
