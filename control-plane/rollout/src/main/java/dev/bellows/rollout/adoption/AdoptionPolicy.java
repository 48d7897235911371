package dev.bellows.rollout.adoption;

import java.time.Duration;

/**
 * The periods of the adoption rules.
 *
 * @param presumedDeadAfter how long an instance must be silent, and the sessions watched, before it counts as gone
 * @param evidenceStale how old the newest session evidence may be
 * @param firstBackOff wait after the first closing that was given up; doubled each time up to an hour
 */
public record AdoptionPolicy(Duration presumedDeadAfter, Duration evidenceStale, Duration firstBackOff) {
    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    /** What holds when nobody says otherwise. */
    public static AdoptionPolicy standard() {
        return new AdoptionPolicy(Duration.ofMinutes(15), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    /**
     * How long nobody may have read what goes, where documents ask for that long: never shorter than the silence after which an instance
     * counts as gone.
     */
    public Duration quietTime(Duration asked) {
        return asked.compareTo(presumedDeadAfter) > 0 ? asked : presumedDeadAfter;
    }

    /** Wait before the next closing after so many were given up in a row. */
    Duration backOff(int reopenings) {
        Duration grown = firstBackOff.multipliedBy(1L << Math.min(reopenings, MOST_DOUBLINGS));
        return grown.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : grown;
    }
}
