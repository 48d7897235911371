package dev.bellows.server;

import dev.bellows.document.error.BellowsException;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.telemetry.Signal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's own loops: due work, and the pulse that says it can hear. Each runs on a virtual thread until stopped. */
final class Loops {
    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final Duration WORK = Duration.ofMillis(500);
    private static final Duration PULSE = Duration.ofSeconds(3);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Signal stopping = new Signal();
    private final Thread working;
    private final Thread pulsing;
    private volatile boolean running = true;

    /**
     * @param decided called after due work was done
     */
    Loops(Driving driving, Runnable decided, Runnable pulse) {
        working = Thread.ofVirtual().name("rollout-driver").unstarted(() -> work(driving, decided));
        pulsing = Thread.ofVirtual().name("pulse").unstarted(() -> pulse(pulse));
    }

    void start() {
        working.start();
        pulsing.start();
    }

    private void work(Driving driving, Runnable decided) {
        try {
            while (running) {
                if (guarded("due work", driving::work)) {
                    decided.run();
                } else {
                    driving.awaitWork(WORK);
                    decided.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pulse(Runnable pulse) {
        try {
            while (running) {
                guarded("the pulse", () -> {
                    pulse.run();
                    return true;
                });
                stopping.await(stopping.count(), PULSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean guarded(String what, java.util.function.BooleanSupplier turn) {
        try {
            return turn.getAsBoolean();
        } catch (BellowsException e) {
            LOG.atWarn().addKeyValue("code", e.problem().code().id()).log("{} failed and is tried again: {}", what, e.toString());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("{} failed by a mistake of our own and is tried again", what);
        }
        return false;
    }

    void stop() {
        running = false;
        stopping.raise();
        try {
            working.join(STOP);
            pulsing.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
