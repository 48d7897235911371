package dev.bellows.engine.postgresql.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.OptionalDouble;

/** The 99th percentile of the newest measurements. Confined to whoever measures. */
public final class Percentile {
    private static final int MOST = 200;
    private static final double SHARE = 0.99;

    private final Duration window;
    private final ArrayDeque<Timed> newest = new ArrayDeque<>();

    private record Timed(Instant at, double value) {}

    /**
     * @param window how long a measurement counts
     */
    public Percentile(Duration window) {
        this.window = window;
    }

    /** Takes a measurement. */
    public void add(double value, Instant at) {
        newest.addLast(new Timed(at, value));
        if (newest.size() > MOST) {
            newest.removeFirst();
        }
    }

    /** The value that 99 of a hundred do not exceed; empty without any measurement that still counts. */
    public OptionalDouble value(Instant now) {
        for (Iterator<Timed> oldest = newest.iterator(); oldest.hasNext(); ) {
            if (!oldest.next().at().plus(window).isBefore(now)) {
                break;
            }
            oldest.remove();
        }
        double[] sorted = newest.stream().mapToDouble(Timed::value).sorted().toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.ceil(SHARE * sorted.length) - 1]);
    }
}
