package dev.bellows.engine.postgresql.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What the watcher of a backfill and its workers tell each other. Thread-safe because its fields are volatile and written by the watcher
 * alone, and what workers wait for is a concurrent map with an entry for each.
 */
final class Gate {
    private static final int ALL_THE_TIME = 100;

    /** However much others write, a worker that is paced writes a batch this often: the fill ends, and says meanwhile why it is slow. */
    static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private volatile boolean stopped;
    private volatile String reason = "";
    private volatile String pace = "";
    private volatile Instant restUntil = Instant.MIN;
    private volatile int duty = ALL_THE_TIME;
    private volatile int workers = Integer.MAX_VALUE;

    /** Ranges whose worker has not ended. */
    private final ConcurrentSkipListSet<Integer> open = new ConcurrentSkipListSet<>();

    private final Map<Integer, Long> held = new ConcurrentHashMap<>();

    void open() {
        reason = "";
    }

    void pause(String why) {
        reason = why;
    }

    void stop() {
        stopped = true;
    }

    /** How many ranges are written at the same time, and for what share of its time each, in percent. */
    void allow(int atTheSameTime, int percent) {
        workers = atTheSameTime;
        duty = percent;
    }

    /** Batches rest until then, and why; {@link Instant#MIN} for not at all. */
    void pace(Instant until, String why) {
        restUntil = until;
        pace = why;
    }

    /** A worker takes up a range. */
    void enter(int lane) {
        open.add(lane);
    }

    /** It ended. */
    void leave(int lane) {
        open.remove(lane);
        goesOn(lane);
    }

    /**
     * Whether a worker may write its next batch now. Fewer workers than there are ranges: those of the lowest ranges; whoever only meets
     * again what others hold takes nobody's place.
     *
     * @param last when its last batch ended
     */
    boolean mayWrite(int lane, Instant last, Instant now) {
        if (!reason.isEmpty()) {
            return false;
        }
        if (!held.containsKey(lane)
                && open.headSet(lane).stream()
                                .filter(it -> !held.containsKey(it))
                                .count()
                        >= workers) {
            return false;
        }
        return !now.isBefore(restUntil) || !now.isBefore(last.plus(LONGEST_REST));
    }

    /** How long a worker rests after a batch that took so long. */
    Duration restAfter(Duration batch) {
        if (duty >= ALL_THE_TIME || duty < 1) {
            return Duration.ZERO;
        }
        Duration rest = batch.multipliedBy(ALL_THE_TIME - duty).dividedBy(duty);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    /** A worker has nothing left but so many rows that others hold. */
    void waits(int lane, long rows) {
        held.put(lane, rows);
    }

    /** It met them again, or ended. */
    void goesOn(int lane) {
        held.remove(lane);
    }

    /** Rows held by others, once no worker has anything else left; else 0. */
    long onlyHeld(long working) {
        return working > 0 && held.size() >= working
                ? held.values().stream().mapToLong(Long::longValue).sum()
                : 0;
    }

    boolean stopped() {
        return stopped;
    }

    /** Why batches are paused or paced, for people; empty when they are not. */
    String reason() {
        String paused = reason;
        return paused.isEmpty() ? pace : paused;
    }
}
