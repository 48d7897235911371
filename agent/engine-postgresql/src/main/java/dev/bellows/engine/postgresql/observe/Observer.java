package dev.bellows.engine.postgresql.observe;

import dev.bellows.engine.Observation;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.throttle.Throttle;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Measures a target. Thread-safe because its state is guarded by its own lock; a call has its session to itself. */
public final class Observer {
    private static final Duration TTL = Duration.ofSeconds(5);
    private static final Duration REPLICAS_EVERY = Duration.ofMillis(500);

    /** Above it a backfill pauses, in every profile: bloat that vacuum cannot remove outlives the migration. */
    static final Duration OLDEST_HORIZON = Duration.ofMinutes(30);

    private final Sessions sessions;
    private final InstantSource time;
    private final Replicas replicas;
    private final Duration oldestHorizon;
    private final Object lock = new Object();
    private long worstStallMillis;
    private Instant replicasAt = Instant.MIN;
    private List<ReplicaState> lastReplicas = List.of();
    private long lastWalBytes = -1;
    private Instant lastWalAt = Instant.MIN;

    public Observer(Sessions sessions, InstantSource time) {
        this(sessions, time, OLDEST_HORIZON);
    }

    /** An observer with another limit for the age of the oldest snapshot. */
    public Observer(Sessions sessions, InstantSource time, Duration oldestHorizon) {
        this.oldestHorizon = oldestHorizon;
        this.sessions = sessions;
        this.time = time;
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
            lastReplicas = states;
            replicasAt = time.instant();
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

    /** What the limits of a backfill on one table say now. Cheap enough for four looks a second. */
    public Throttle.Verdict verdict(PinnedSession session, String table, BackfillLimits limits) throws SQLException {
        List<ThrottleSignal> signals = new ArrayList<>();
        lockWaiters(session, table, limits, signals);
        replicaLag(session, limits, signals);
        walRate(session, limits, signals);
        signals.add(Horizon.signal(session, oldestHorizon, time.instant(), TTL));
        return Throttle.verdict(limits.requiredSignals(), signals, time.instant());
    }

    private void lockWaiters(PinnedSession session, String table, BackfillLimits limits, List<ThrottleSignal> signals)
            throws SQLException {
        double waiters = session.one(
                        "SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                                + " WHERE NOT l.granted AND (l.relation = to_regclass(?) OR l.locktype = 'transactionid')"
                                + " AND a.datname = current_database() AND a.application_name NOT LIKE 'bellows-agent %'",
                        row -> row.getDouble(1), table)
                .orElse(0.0);
        double limit = limits.maxLockWaiters() > 0 ? limits.maxLockWaiters() : Double.MAX_VALUE;
        signals.add(signal("lock_waiters", waiters, limit, "%.0f sessions wait for locks, limit %.0f"));
    }

    private void replicaLag(PinnedSession session, BackfillLimits limits, List<ThrottleSignal> signals)
            throws SQLException {
        // Only replicas of the configuration slow a backfill down: where there are none nobody needs to be asked.
        List<ReplicaState> relevant = sessions.settings().replicas().isEmpty()
                ? List.of()
                : recentReplicas(session).stream()
                        .filter(it -> it.configured() && !it.ignored())
                        .toList();
        if (relevant.stream().anyMatch(it -> !it.reachable())) {
            return;
        }
        double millis =
                relevant.stream().mapToLong(ReplicaState::lagMillis).max().orElse(0);
        double bytes = relevant.stream().mapToLong(ReplicaState::lagBytes).max().orElse(0);
        signals.add(signal(
                "replica_lag",
                millis,
                limits.maxLagMillis() > 0 ? limits.maxLagMillis() : Double.MAX_VALUE,
                "a replica lags %.0f ms, limit %.0f ms"));
        signals.add(signal(
                "replica_lag_bytes",
                bytes,
                limits.maxLagBytes() > 0 ? limits.maxLagBytes() : Double.MAX_VALUE,
                "a replica lags %.0f bytes, limit %.0f bytes"));
    }

    private List<ReplicaState> recentReplicas(PinnedSession session) throws SQLException {
        Instant now = time.instant();
        synchronized (lock) {
            if (replicasAt.isAfter(now.minus(REPLICAS_EVERY))) {
                return lastReplicas;
            }
        }
        List<ReplicaState> states = replicas.states(session);
        synchronized (lock) {
            lastReplicas = states;
            replicasAt = now;
        }
        return states;
    }

    private void walRate(PinnedSession session, BackfillLimits limits, List<ThrottleSignal> signals)
            throws SQLException {
        if (limits.walBytesPerSecond() <= 0) {
            return;
        }
        long bytes = session.one(
                        "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", row -> row.getLong(1))
                .orElseThrow();
        Instant now = time.instant();
        synchronized (lock) {
            double seconds =
                    lastWalBytes < 0 ? 0 : Duration.between(lastWalAt, now).toNanos() / 1e9;
            double rate = seconds <= 0 || seconds > TTL.toSeconds() ? 0 : (bytes - lastWalBytes) / seconds;
            lastWalBytes = bytes;
            lastWalAt = now;
            signals.add(signal(
                    "wal_rate",
                    rate,
                    (double) limits.walBytesPerSecond(),
                    "the server writes %.0f bytes of WAL/s, limit %.0f"));
        }
    }

    private ThrottleSignal signal(String name, double value, double limit, String reason) {
        return new ThrottleSignal(
                name, value, limit, time.instant(), TTL, String.format(java.util.Locale.ROOT, reason, value, limit));
    }

    private record Counts(Instant at, long stallMillis, int waiters, long oldestMillis) {}
}
