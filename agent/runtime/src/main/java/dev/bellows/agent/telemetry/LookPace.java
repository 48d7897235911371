package dev.bellows.agent.telemetry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a target is looked at: every tick while a job runs, every fifth while none does, and its sessions every fifth in either case.
 * An idle agent must cost its servers next to nothing: a look reads three statistics views. Thread-safe because its state is one
 * atomic number.
 */
final class LookPace {
    private static final int TICKS_BETWEEN_SESSIONS = 5;

    /** The first tick looks at everything. */
    private final AtomicInteger ticksSinceSessions = new AtomicInteger(TICKS_BETWEEN_SESSIONS);

    /** One tick has passed; whether a look is due. */
    boolean tick(boolean working) {
        return ticksSinceSessions.incrementAndGet() >= TICKS_BETWEEN_SESSIONS || working;
    }

    /** Whether the look under way takes in the sessions. */
    boolean sessionsDue() {
        return ticksSinceSessions.get() >= TICKS_BETWEEN_SESSIONS;
    }

    /** The sessions are being looked at; when that fails, they wait for the next turn. */
    void sessionsSeen() {
        ticksSinceSessions.set(0);
    }
}
