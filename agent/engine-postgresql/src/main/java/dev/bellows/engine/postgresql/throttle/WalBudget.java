package dev.bellows.engine.postgresql.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Paces batches so that the server's WAL stays within a rate: a bucket that what is written fills and that drains at the rate. Pure and
 * immutable. What it owes is bounded, so that nobody pays for hours because somebody else wrote much.
 *
 * @param owed bytes written beyond the rate and not made up for yet
 * @param rate bytes a second over the last looks, smoothed
 * @param last where the WAL stood at the last look, and when; empty before the first
 */
public record WalBudget(double owed, double rate, Optional<Mark> last) {
    /** At the beginning nothing is owed. */
    public static final WalBudget FRESH = new WalBudget(0, 0, Optional.empty());

    /** Nobody makes up for longer than this for what others wrote. */
    static final Duration MOST_OWED = Duration.ofMinutes(1);

    /** What may be written in one go. */
    private static final Duration BURST = Duration.ofMillis(250);

    /** A rate is the mean over about this time. */
    private static final Duration SMOOTHED = Duration.ofSeconds(2);

    /**
     * A place in the WAL.
     *
     * @param position bytes since the beginning
     * @param at when it was read
     */
    public record Mark(double position, Instant at) {}

    /**
     * After another look.
     *
     * @param position bytes of WAL ever written
     * @param budget bytes a second; negative for none
     */
    public WalBudget after(double position, Instant now, double budget) {
        if (last.isEmpty() || position < last.get().position()) {
            // The first look, or another server: nothing is known of what was written meanwhile.
            return new WalBudget(0, 0, Optional.of(new Mark(position, now)));
        }
        double seconds = Duration.between(last.get().at(), now).toNanos() / 1e9;
        if (seconds <= 0) {
            return this;
        }
        double written = position - last.get().position();
        double share = Math.min(1, seconds * 1e9 / SMOOTHED.toNanos());
        double smoothed = rate + (written / seconds - rate) * share;
        double owes = budget < 0 ? 0 : Math.clamp(owed + written - budget * seconds, 0, budget * MOST_OWED.toSeconds());
        return new WalBudget(owes, smoothed, Optional.of(new Mark(position, now)));
    }

    /** How long batches rest before the rate is kept again; zero when it is. */
    public Duration rest(double budget) {
        if (budget <= 0 || owed <= budget * BURST.toNanos() / 1e9) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.round(owed / budget * 1e9));
    }
}
