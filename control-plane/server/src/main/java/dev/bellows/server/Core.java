package dev.bellows.server;

import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.store.Store;
import java.util.random.RandomGenerator;

/**
 * The two doors behind which decisions are made.
 *
 * @param driving rollouts
 * @param adoption claims and windows
 */
public record Core(Driving driving, Adoption adoption) {

    /** Makes the doors over an open store. */
    @FunctionalInterface
    public interface Wiring {
        /**
         * The doors.
         *
         * @param chance a cryptographically strong source
         */
        Core over(Store store, ServerSettings settings, RandomGenerator chance);
    }
}
