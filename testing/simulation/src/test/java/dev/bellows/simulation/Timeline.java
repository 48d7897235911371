package dev.bellows.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Simulated time: what happens next, and the story so far. Confined to the world. */
final class Timeline {
    static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final List<String> story = new ArrayList<>();
    private final boolean telling;
    private long micros;
    private long sequence;

    private record Due(long at, long sequence, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /**
     * @param telling whether a story is kept for people
     */
    Timeline(boolean telling) {
        this.telling = telling;
    }

    /** Microseconds since the beginning. */
    long now() {
        return micros;
    }

    /** True time, which no process of the world reads. */
    Instant instant() {
        return BEGIN.plusNanos(micros * 1000);
    }

    void after(Duration delay, Runnable what) {
        queue.add(new Due(micros + Math.max(0, delay.toNanos() / 1000), sequence++, what));
    }

    void afterMillis(long delay, Runnable what) {
        queue.add(new Due(micros + Math.max(0, delay) * 1000, sequence++, what));
    }

    /** Runs the next thing; false when there is none. */
    boolean step() {
        Due due = queue.poll();
        if (due == null) {
            return false;
        }
        micros = due.at;
        due.what.run();
        return true;
    }

    void tell(String who, String what) {
        if (telling) {
            story.add(String.format("%8.3f  %-10s %s", micros / 1e6, who, what));
        }
    }

    boolean telling() {
        return telling;
    }

    List<String> story() {
        return story;
    }

    /** A chance of its own for each part of the world, so that leaving one part out changes the others least. */
    static SplittableRandom chance(long seed, String part) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ part.hashCode() * 0xBF58476D1CE4E5B9L);
    }
}
