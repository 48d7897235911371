package dev.bellows.server;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.driving.Driving;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's own loop: due work, and with it the pulse that says it can hear. Runs on a virtual thread until stopped. */
final class WorkLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration WORK = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Thread working;
    private volatile boolean running = true;

    /**
     * @param decided called after due work was done
     */
    WorkLoop(Driving driving, Runnable decided) {
        working = Thread.ofVirtual().name("rollout-driver").unstarted(() -> work(driving, decided));
    }

    void start() {
        working.start();
    }

    private void work(Driving driving, Runnable decided) {
        try {
            while (running) {
                if (!guarded("due work", driving::work)) {
                    driving.awaitWork(WORK);
                }
                boolean ignored = guarded("telling what was decided", () -> {
                    decided.run();
                    return true;
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean guarded(String what, java.util.function.BooleanSupplier turn) {
        try {
            return turn.getAsBoolean();
        } catch (BellowsException e) {
            LOG.atWarn()
                    .addKeyValue("code", e.problem().code().id())
                    .log("{} failed and is tried again: {}", what, e.toString());
        } catch (RuntimeException | Error e) {
            // This thread drives every rollout: it goes on whatever one of them dies of.
            LOG.atError()
                    .addKeyValue("code", ErrorCode.SERVER_INTERNAL.id())
                    .setCause(e)
                    .log("{} failed by a mistake of our own and is tried again", what);
        }
        return false;
    }

    void stop() {
        running = false;
        try {
            working.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
