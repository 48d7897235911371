package dev.bellows.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A piece of work that can stop in the middle and hand control back. Exactly one side runs at any moment, so a run repeats. */
final class Coroutine {
    private final Runnable body;
    private @Nullable Thread thread;
    private volatile @Nullable Thread owner;
    private volatile boolean mine;
    private volatile boolean ended;
    private volatile boolean killed;
    private volatile @Nullable Throwable failure;

    /** Thrown inside the body when its process died. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    Coroutine(Runnable body) {
        this.body = body;
    }

    /** Runs the body until it pauses or ends; called by the world. True when it has ended. */
    boolean resume() {
        owner = Thread.currentThread();
        mine = true;
        if (thread == null) {
            thread = Thread.ofVirtual().unstarted(this::run);
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (mine) {
            LockSupport.park(this);
        }
        Throwable broken = failure;
        if (broken != null && !(broken instanceof Killed)) {
            throw new IllegalStateException("a transaction failed", broken);
        }
        return ended;
    }

    private void run() {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            ended = true;
            mine = false;
            LockSupport.unpark(owner);
        }
    }

    /** Hands control back; called by the body. */
    void pause() {
        mine = false;
        LockSupport.unpark(owner);
        while (!mine) {
            LockSupport.park(this);
        }
        if (killed) {
            throw new Killed();
        }
    }

    /** Ends the body at its present pause. */
    void kill() {
        killed = true;
        if (!ended && thread != null) {
            boolean over = resume();
            if (!over) {
                throw new IllegalStateException("a killed transaction goes on");
            }
        }
        ended = true;
    }
}
