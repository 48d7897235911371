package dev.bellows.client;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many tagged connections are open. Thread-safe because one lock guards the count. */
final class OpenConnections {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int count;

    void opened() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void closed() {
        lock.lock();
        try {
            count--;
            if (count == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until none is open; false when the limit passed first. */
    boolean awaitNone(Duration limit) throws InterruptedException {
        long rest = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (count > 0) {
                if (rest <= 0) {
                    return false;
                }
                rest = none.awaitNanos(rest);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
