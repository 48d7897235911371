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
    private static final int MOST_DOUBLINGS = 6;

    private Redialling() {}

    /** Anything from 0.5 s to a quarter of the time alone; at most 60 s, and the ceiling is never under 1 s. */
    static Duration after(Duration alone, RandomGenerator chance) {
        long ceiling = Math.min(LONGEST_MILLIS, Math.max(LEAST_CEILING_MILLIS, alone.toMillis() / SHARE));
        return Duration.ofMillis(SHORTEST_MILLIS + chance.nextLong(ceiling - SHORTEST_MILLIS + 1));
    }

    /**
     * After a refusal, which a person must correct: it doubles with each one in a row, from 1 s to 60 s, and is anything from half of
     * that to all of it.
     *
     * @param refusals in a row, from 1
     */
    static Duration afterRefusal(int refusals, RandomGenerator chance) {
        long ceiling = Math.min(LONGEST_MILLIS, LEAST_CEILING_MILLIS << Math.min(MOST_DOUBLINGS, refusals - 1));
        return Duration.ofMillis(ceiling / 2 + chance.nextLong(ceiling / 2 + 1));
    }
}
