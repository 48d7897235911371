package dev.bellows.agent.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next dial. Pure.
 *
 * <p>The wait grows with the time we have been alone, not with the number of tries: a control plane that was away for ten seconds has
 * its agents back within three more, and one that stays away is dialled once a minute in the end. Jitter spreads a fleet that lost
 * its control plane in the same moment.
 */
final class Redialling {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LEAST_CEILING = Duration.ofSeconds(1);
    private static final int SHARE = 4;

    private Redialling() {}

    /** Anything from 0.5 s to a quarter of the time alone; at most 60 s, and the ceiling is never under 1 s. */
    static Duration after(Duration alone, RandomGenerator chance) {
        long ceiling = Math.clamp(alone.toMillis() / SHARE, LEAST_CEILING.toMillis(), LONGEST.toMillis());
        return SHORTEST.plusMillis(chance.nextLong(ceiling - SHORTEST.toMillis() + 1));
    }
}
