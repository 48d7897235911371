package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutState;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rollout as stored: the core's state and what it was planned with.
 *
 * @param classes digests per plan class
 * @param digests what an approval names, per phase group
 * @param classesJson plan classes for people, opaque but for what {@link ShownClasses} says
 */
public record StoredPlan(
        RolloutState state,
        Digest migration,
        Digest strategy,
        String selector,
        String author,
        SortedMap<Integer, ClassDigests> classes,
        SortedMap<PhaseGroup, Digest> digests,
        int cap,
        Instant createdAt,
        String classesJson) {
    public StoredPlan {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /** The rollout. */
    public RolloutId id() {
        return state.id();
    }

    /** Digests of one plan class. */
    public record ClassDigests(Digest expandMigrate, Digest contract, Digest cleanup) {

        /** Digest of the plan that a phase follows; undoing follows the plan of what it undoes. */
        public Digest of(Phase phase) {
            return switch (phase) {
                case EXPAND, MIGRATE, ROLLBACK -> expandMigrate;
                case CONTRACT, REVERT -> contract;
                case CLEANUP -> cleanup;
            };
        }
    }

    StoredPlan with(RolloutState next) {
        return new StoredPlan(
                next, migration, strategy, selector, author, classes, digests, cap, createdAt, classesJson);
    }
}
