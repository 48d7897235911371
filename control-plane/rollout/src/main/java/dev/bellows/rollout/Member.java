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
 * @param partly whether a step that needed a grant is in effect of the phase that it stands in: the window is not re-opened from there.
 *     States of earlier releases do not say so; the window does
 */
public record Member(
        String host, int planClass, Standing standing, Standing before, Optional<Instant> hiddenAt, boolean partly) {

    /** Where nothing that needed a grant is in effect of the phase that it stands in. */
    public Member(String host, int planClass, Standing standing, Standing before, Optional<Instant> hiddenAt) {
        this(host, planClass, standing, before, hiddenAt, false);
    }

    /** A member that has not begun. */
    public static Member fresh(String host, int planClass) {
        return new Member(host, planClass, Standing.BASE, Standing.BASE, Optional.empty());
    }

    Member enter(Standing next) {
        return standing == next ? this : new Member(host, planClass, next, standing, hiddenAt);
    }

    /** A contract begins, which hides anew: what a revert that was given up had left hidden counts from then on. */
    Member contracting() {
        return standing == Standing.CONTRACTING
                ? this
                : new Member(host, planClass, Standing.CONTRACTING, standing, Optional.empty());
    }

    /** A step that needed a grant is in effect: there is no re-opening any more. */
    Member inEffect() {
        return new Member(host, planClass, standing, before, hiddenAt, true);
    }

    Member hidden(Instant at) {
        return new Member(host, planClass, Standing.HIDDEN, before, Optional.of(hiddenAt.orElse(at)));
    }

    Member shown() {
        return new Member(host, planClass, Standing.MIGRATED, before, Optional.empty());
    }
}
