package dev.bellows.engine.postgresql.backfill;

import java.time.Duration;

/**
 * Feedback on the size of a batch: steers towards a duration that keeps row locks short. Pure; sizes are blocks or keys.
 *
 * @param size next size, at least 1
 * @param largest upper bound
 */
public record BatchSizing(long size, long largest) {
    /** A batch that takes this long hurts nobody and spends little on overhead. */
    public static final Duration TARGET = Duration.ofMillis(80);

    private static final double MOST_GROWTH = 2.0;
    private static final double MOST_SHRINKAGE = 0.25;

    public BatchSizing {
        if (size < 1 || largest < 1) {
            throw new IllegalArgumentException("a batch has at least one block or key");
        }
        size = Math.min(size, largest);
    }

    /** Size after a batch of this size took that long. */
    public BatchSizing after(Duration elapsed) {
        double factor = TARGET.toNanos() / (double) Math.max(1, elapsed.toNanos());
        double bounded = Math.clamp(factor, MOST_SHRINKAGE, MOST_GROWTH);
        return new BatchSizing(Math.clamp(Math.round(size * bounded), 1, largest), largest);
    }

    /** Half the size, after a batch that failed. */
    public BatchSizing halved() {
        return new BatchSizing(Math.max(1, size / 2), largest);
    }
}
