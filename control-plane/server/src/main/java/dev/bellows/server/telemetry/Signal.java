package dev.bellows.server.telemetry;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** "Something changed": a counter that watchers wait on. Thread-safe because every access holds its lock; waiting is bounded. */
public final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    /** Wakes everybody who waits. */
    public void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it was raised. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it was raised more often than {@code seen}, or the limit passed; the present count. */
    public long await(long seen, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (count <= seen && left > 0) {
                left = raised.awaitNanos(left);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }
}
