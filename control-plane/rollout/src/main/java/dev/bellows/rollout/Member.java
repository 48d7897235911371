package dev.bellows.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * A target of a rollout.
 *
 * @param host machine label for perHost, empty when unknown
 * @param planClass number of its plan class, from 1
 * @param standing how far it has walked
 * @param before where it stood before a phase that may be re-opened
 * @param hiddenAt when the store learnt that the old objects are hidden, empty when they are not
 */
public record Member(String host, int planClass, Standing standing, Standing before, Optional<Instant> hiddenAt) {

    /** A member that has not begun. */
    public static Member fresh(String host, int planClass) {
        return new Member(host, planClass, Standing.BASE, Standing.BASE, Optional.empty());
    }

    Member enter(Standing next) {
        return new Member(host, planClass, next, standing == next ? before : standing, hiddenAt);
    }

    Member hidden(Instant at) {
        return new Member(host, planClass, Standing.HIDDEN, before, Optional.of(hiddenAt.orElse(at)));
    }

    Member shown() {
        return new Member(host, planClass, Standing.MIGRATED, before, Optional.empty());
    }
}
