package dev.bellows.engine.postgresql.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * One measurement that may slow a backfill down.
 *
 * @param name stable name: {@code replica_lag}, {@code replica_lag_bytes}, {@code lock_waiters}, {@code wal_rate}, {@code horizon_age}
 * @param value measured value, in the unit of the limit
 * @param limit highest value at which work goes on
 * @param observedAt when it was measured
 * @param ttl how long the measurement counts; afterwards the signal is missing
 * @param reason what a person reads while it slows us down
 */
public record ThrottleSignal(String name, double value, double limit, Instant observedAt, Duration ttl, String reason) {

    /** Whether the measurement is too old to be believed. */
    public boolean stale(Instant now) {
        return observedAt.plus(ttl).isBefore(now);
    }

    /** Whether the limit is exceeded. */
    public boolean exceeded() {
        return value > limit;
    }
}
