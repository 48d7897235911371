package dev.bellows.engine.postgresql.backfill;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the watcher of a backfill and its workers tell each other. Thread-safe because its fields are volatile and written by the watcher
 * alone, and what workers wait for is a concurrent map with an entry for each.
 */
final class Gate {
    private volatile boolean stopped;
    private volatile String reason = "";
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

    boolean paused() {
        return !reason.isEmpty();
    }

    String reason() {
        return reason;
    }
}
