package dev.bellows.server.gateway;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.telemetry.Signal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that the gateway does again and again, on a thread of its own. A turn that is under way when it is stopped comes to its end:
 * whoever closes the store next cuts nobody off in the middle of a transaction.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final Signal wake;
    private final Duration every;
    private final Runnable turn;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param wake begins the next turn at once
     * @param every the longest pause between two turns
     */
    Loop(String name, Signal wake, Duration every, Runnable turn) {
        this.wake = wake;
        this.every = every;
        this.turn = turn;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::turns);
    }

    Loop start() {
        thread.start();
        return this;
    }

    private void turns() {
        try {
            while (running) {
                long seen = wake.count();
                try {
                    turn.run();
                } catch (BellowsException e) {
                    LOG.atWarn()
                            .addKeyValue("code", e.problem().code().id())
                            .log("the gateway could not look into the store and tries again: {}", e.toString());
                } catch (RuntimeException | Error e) {
                    LOG.atError()
                            .addKeyValue("code", ErrorCode.SERVER_INTERNAL.id())
                            .setCause(e)
                            .log("the gateway made a mistake of its own and goes on");
                }
                wake.await(seen, every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins no further turn. Returns at once: {@link #awaitEnd} waits for the present one. */
    void stop() {
        running = false;
        wake.raise();
    }

    /** Waits for the end of its last turn, no longer than that. */
    void awaitEnd(Duration limit) throws InterruptedException {
        if (!thread.join(limit)) {
            LOG.atWarn().addKeyValue("loop", thread.getName()).log("a turn did not end in time");
        }
    }
}
