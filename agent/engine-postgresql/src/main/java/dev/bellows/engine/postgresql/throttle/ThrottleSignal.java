package dev.bellows.engine.postgresql.throttle;

import dev.bellows.document.ThrottleUnit;
import java.time.Duration;
import java.time.Instant;

/**
 * One look at something that may slow a backfill down, beside the limit that it has.
 *
 * @param name stable name: {@code replica_lag}, {@code lock_waiters}, … or that of a custom signal
 * @param unit unit of value and limit
 * @param found what the look found
 * @param limit highest value at which work goes on; negative for no limit
 * @param needed whether nothing is written while it is missing
 * @param observedAt when it was looked at
 * @param timeToLive how long the look counts; afterwards the signal is missing
 */
public record ThrottleSignal(
        String name,
        ThrottleUnit unit,
        Found found,
        double limit,
        boolean needed,
        Instant observedAt,
        Duration timeToLive) {

    /** What a look found. */
    public sealed interface Found {
        /**
         * A number.
         *
         * @param value in the signal's unit
         * @param detail which replica, slot or session it is of; may be empty
         */
        record Measured(double value, String detail) implements Found {}

        /** There is nothing to measure, which was seen: no replica, no slot, nothing configured. */
        record NotApplicable(String why) implements Found {}

        /** Nobody can say. */
        record Unknown(String why) implements Found {}
    }

    /** Whether the look is too old to be believed. */
    boolean stale(Instant now) {
        return observedAt.plus(timeToLive).isBefore(now);
    }
}
