package dev.bellows.agent.desired;

import java.time.Duration;
import java.util.SplittableRandom;

/** Growing waits with jitter, as a function of their arguments: the simulation must be able to repeat them. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 60_000;
    private static final int HIGHEST_SHIFT = 7;

    private Backoff() {}

    /** Between half and all of {@code min(60 s, 0.5 s × 2^tries)}. */
    static Duration after(int tries, long seed) {
        long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(Math.max(tries - 1, 0), HIGHEST_SHIFT));
        return Duration.ofMillis(ceiling / 2 + new SplittableRandom(seed * 31 + tries).nextLong(ceiling / 2 + 1));
    }
}
