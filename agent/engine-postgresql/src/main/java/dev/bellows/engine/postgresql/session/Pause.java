package dev.bellows.engine.postgresql.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting between polls of a condition that only the database can tell. Thread-safe because it has no state. */
public final class Pause {
    private Pause() {}

    /**
     * Waits for that long.
     *
     * @return false when the thread was interrupted; its flag is set again, and the caller stops at its next safe point
     */
    public static boolean of(Duration duration) {
        try {
            return !new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
