package dev.bellows.engine.postgresql.lock;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The rungs of the strong-lock ladder: the first attempt does not wait at all, later ones 2 ms growing to 200 ms with jitter. Pure
 * but for the chance it is given. NOWAIT alone is granted too rarely on a table that many short readers share; a long wait queues them
 * all. Many short rungs come first: on a table of short transactions one of them is granted, and nobody noticed the others.
 */
public final class LockLadder {
    /** First rung that waits. */
    public static final Duration SHORTEST = Duration.ofMillis(2);

    /** Highest rung; an innocent query never waits longer for one attempt. */
    public static final Duration LONGEST = Duration.ofMillis(200);

    private static final Duration YOUNG = Duration.ofMillis(20);
    private static final double GROWTH = 1.18;
    private static final double AGE_GROWTH = 1.35;
    private static final int LOOKS_PER_AGE = 5;
    private static final double JITTER = 0.2;

    private final RandomGenerator chance;

    public LockLadder(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Rung of an attempt, from 1; zero means NOWAIT. */
    public Duration rung(int attempt) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        double grown = SHORTEST.toMillis() * Math.pow(GROWTH, Math.min(attempt - 2, 40));
        double jittered = grown * (1 - JITTER * chance.nextDouble());
        return Duration.ofMillis(Math.clamp(Math.round(jittered), SHORTEST.toMillis(), LONGEST.toMillis()));
    }

    /**
     * How old a transaction must be to be waited for instead of being asked to make room, after so many looks in vain: 20 ms first. Many
     * short readers on a slow machine look old at that, so it grows up to the highest rung.
     */
    public static Duration old(int looks) {
        double grown = YOUNG.toMillis() * Math.pow(AGE_GROWTH, Math.min(looks / LOOKS_PER_AGE, 20));
        return Duration.ofMillis(Math.min(Math.round(grown), LONGEST.toMillis()));
    }

    /** Pause after an attempt that was not granted: as long as its wait at least, so that the table is free half of the time. */
    public Duration pauseAfter(Duration rung) {
        long base = Math.max(5, rung.toMillis());
        return Duration.ofMillis(base + chance.nextLong(base + 1));
    }
}
