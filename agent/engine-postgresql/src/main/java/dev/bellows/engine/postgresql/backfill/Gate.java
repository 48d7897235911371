package dev.bellows.engine.postgresql.backfill;

/** What the watcher tells the workers of a backfill. Thread-safe because its fields are volatile and written by the watcher alone. */
final class Gate {
    private volatile boolean stopped;
    private volatile String reason = "";

    void open() {
        reason = "";
    }

    void pause(String why) {
        reason = why;
    }

    void stop() {
        stopped = true;
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
