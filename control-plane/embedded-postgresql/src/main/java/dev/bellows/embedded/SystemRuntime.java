package dev.bellows.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The one place of this package that reads a clock and waits. Thread-safe because it has no state. */
final class SystemRuntime {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private SystemRuntime() {}

    /** Looks until the condition holds or the time is over; answers whether it held. An interrupt ends the wait and stays set. */
    static boolean await(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}
