package dev.bellows.agent;

import dev.bellows.engine.EngineRuntime.KillPoints;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time, chance and kill points of a real process; the one place where they are looked up.
 *
 * @param time the wall clock of the process's start, from then on counted by one that never jumps, in microseconds: deadlines are
 *     moments of it, and a corrected wall clock must neither end nor prolong them
 * @param monotonicNanos a clock that never goes back
 * @param chance jitter
 * @param killPoints where a test may kill the process; nothing in production
 */
record SystemRuntime(InstantSource time, LongSupplier monotonicNanos, RandomGenerator chance, KillPoints killPoints) {
    static final String KILL_POINT = "BELLOWS_KILL_POINT";

    static SystemRuntime create() {
        return new SystemRuntime(
                steady(InstantSource.system(), System::nanoTime),
                System::nanoTime,
                new ThreadLocalChance(),
                foundKillPoints());
    }

    /** Begins with the wall clock and goes on with the monotonic one. */
    static InstantSource steady(InstantSource wallClock, LongSupplier nanos) {
        Instant start = wallClock.instant();
        long began = nanos.getAsLong();
        return () -> start.plusNanos(nanos.getAsLong() - began).truncatedTo(ChronoUnit.MICROS);
    }

    /** Kill points need both the variable and a test's marker on the class path: neither alone does anything. */
    private static KillPoints foundKillPoints() {
        Optional<String> wanted = Optional.ofNullable(System.getenv(KILL_POINT)).filter(name -> !name.isEmpty());
        return wanted.flatMap(ignored -> ServiceLoader.load(KillPoints.class).findFirst())
                .orElse(KillPoints.NONE);
    }

    /** Version of the build, for people. */
    static String build() {
        return Optional.ofNullable(SystemRuntime.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Chance for any thread. */
    private static final class ThreadLocalChance implements RandomGenerator {
        @Override
        public long nextLong() {
            return java.util.concurrent.ThreadLocalRandom.current().nextLong();
        }
    }
}
