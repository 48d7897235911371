package dev.bellows.engine;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Time, chance and places to stop, as the agent hands them to an engine.
 *
 * @param time wall clock; for display and local deadlines only, no right depends on it
 * @param chance jitter
 * @param killPoints where a test may kill the process
 */
public record EngineRuntime(InstantSource time, RandomGenerator chance, KillPoints killPoints) {

    /** Named places at which a test harness may stop the process with SIGKILL. Production passes {@link #NONE}. */
    @FunctionalInterface
    public interface KillPoints {
        KillPoints NONE = name -> {};

        /** Does nothing in production; in a test it may print the name and wait for its own death. */
        void at(String name);
    }
}
