package dev.bellows.engine.postgresql.session;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries of what a database did not do in time: a disk or a server that stands still for some ten seconds is no property of
 * what was tried. The first is half a second, each later one twice as long, up to five seconds, and each is cut by chance to no less than
 * its half. Whoever pauses holds no lock and has no transaction open. Confined to the thread that tries.
 */
public final class GrowingPauses {
    /** Tries that a run of pauses stands between; without the tries themselves it lasts 6 to 13 seconds. */
    public static final int TRIES = 6;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Whoever stops us does not wait longer. */
    private static final Duration SLICE = Duration.ofMillis(100);

    private final RandomGenerator chance;
    private int tries;
    private Duration next = FIRST;

    public GrowingPauses(RandomGenerator chance) {
        this.chance = chance;
    }

    /**
     * A try was in vain: pauses before the next one, for no longer than nobody stops it.
     *
     * @param stopped read about ten times a second; who is stopped looks for it before the next try
     * @return false, at once, when that was the last of {@link #TRIES}
     */
    public boolean beforeAnother(BooleanSupplier stopped) {
        tries++;
        if (tries >= TRIES) {
            return false;
        }
        long half = next.toMillis() / 2;
        Duration left = Duration.ofMillis(half + chance.nextLong(half + 1));
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        while (left.isPositive() && !stopped.getAsBoolean()) {
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            if (!Pause.of(slice)) {
                return true;
            }
            left = left.minus(slice);
        }
        return true;
    }

    /** A try went well: the next one in vain is a first one. */
    public void beginAnew() {
        tries = 0;
        next = FIRST;
    }
}
