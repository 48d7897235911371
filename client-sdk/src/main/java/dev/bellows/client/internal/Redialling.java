package dev.bellows.client.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next dial: it grows with the time nobody answered, not with the number of tries, so that a control plane
 * that was away for seconds has its services back within seconds. Pure.
 */
final class Redialling {
    private static final long SHORTEST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 60_000;
    private static final long LEAST_CEILING_MILLIS = 1_000;
    private static final int SHARE = 4;

    private Redialling() {}

    /** Anything from 0.5 s to a quarter of the time alone; at most 60 s, and the ceiling is never under 1 s. */
    static Duration after(Duration alone, RandomGenerator chance) {
        long ceiling = Math.min(LONGEST_MILLIS, Math.max(LEAST_CEILING_MILLIS, alone.toMillis() / SHARE));
        return Duration.ofMillis(SHORTEST_MILLIS + chance.nextLong(ceiling - SHORTEST_MILLIS + 1));
    }
}
