package dev.bellows.engine.contract;

import java.util.concurrent.locks.LockSupport;

/** The true clock, for what is measured and for how long the kit waits before it says that something hangs. Has no state. */
final class SystemRuntime {
    private SystemRuntime() {}

    static long nanos() {
        return System.nanoTime();
    }

    /** Lets others run for a moment. */
    static void breathe(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
