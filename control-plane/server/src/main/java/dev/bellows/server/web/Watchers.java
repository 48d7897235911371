package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who watches server-sent events: counted, bounded to 200, woken at the end. Thread-safe. */
final class Watchers {
    private static final int MOST = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final Semaphore room = new Semaphore(MOST);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** What a watcher's thread does. */
    @FunctionalInterface
    interface Watching {
        void run() throws InterruptedException;
    }

    /** Takes the watcher in and serves it on a thread of its own, so that it does not count as a running call. */
    void watch(EventWriter out, Watching watching) {
        if (!room.tryAcquire()) {
            throw BellowsException.of(ErrorCode.SERVER_BUSY, "More than " + MOST + " watchers are connected.");
        }
        Thread.ofVirtual().name("watcher").start(() -> {
            threads.add(Thread.currentThread());
            try {
                out.open();
                watching.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (BellowsException e) {
                // The watcher's browser connects again; a store that is gone is said by readyz.
                LOG.atWarn().addKeyValue("code", e.problem().code().id()).log("a watcher was let go: {}", e.toString());
            } catch (RuntimeException | Error e) {
                LOG.atError()
                        .addKeyValue("code", ErrorCode.SERVER_INTERNAL.id())
                        .setCause(e)
                        .log("a watcher was let go by a mistake of our own");
            } finally {
                out.end();
                threads.remove(Thread.currentThread());
                room.release();
            }
        });
    }

    int size() {
        return threads.size();
    }

    /** Takes nobody in any more, and waits until all have seen that their listeners are gone; who has not by then is interrupted. */
    void stop(Duration grace) throws InterruptedException {
        // Not at once: an interrupt in the middle of a look cuts a session of the store.
        if (!room.tryAcquire(MOST, grace.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.forEach(Thread::interrupt);
        }
    }
}
