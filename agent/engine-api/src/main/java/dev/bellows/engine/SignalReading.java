package dev.bellows.engine;

import dev.bellows.document.ThrottleUnit;
import java.time.Instant;
import java.util.Optional;

/**
 * What a signal of a throttle says, for people.
 *
 * @param name its name ({@code replica_lag}), or the one that the agent's configuration gives it
 * @param unit unit of value and limit
 * @param state what it says of the backfill
 * @param value measured; 0 when missing or not applicable
 * @param limit negative for none
 * @param since since when it stands in the way; empty when it does not
 * @param detail which replica, slot or session it is about, or why it says nothing; may be empty
 * @param needed whether nothing is written while it is missing
 */
public record SignalReading(
        String name,
        ThrottleUnit unit,
        State state,
        double value,
        double limit,
        Optional<Instant> since,
        String detail,
        boolean needed) {
    /** State of a signal. */
    public enum State {
        /** Measured, within its limit or without one. */
        FREE,
        /** Over its limit, or not yet well below it again. */
        OVER,
        /** Batches are spaced so that it stays within its limit. */
        PACED,
        /** Nobody could say. */
        MISSING,
        /** There is nothing to measure here. */
        NOT_APPLICABLE
    }
}
