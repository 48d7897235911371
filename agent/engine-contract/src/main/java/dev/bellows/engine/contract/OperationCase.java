package dev.bellows.engine.contract;

import dev.bellows.document.Migration;
import dev.bellows.document.VersionRange;

/**
 * A migration that an engine is tried with.
 *
 * @param name for people and for the subject, which makes databases for it; unique
 * @param migration the migration; the line's baseline on the target is the version before it
 * @param sharedValue whether the value that code of either version writes is the one that code of the other reads
 * @param keepsInStep whether two things are kept equal meanwhile, which {@link SubjectDatabase#mismatch()} can bring apart
 */
public record OperationCase(String name, Migration migration, boolean sharedValue, boolean keepsInStep) {
    /** The version that old code speaks. */
    public int oldVersion() {
        return migration.version() - 1;
    }

    /** The version that new code speaks. */
    public int newVersion() {
        return migration.version();
    }

    /** The window in which both are served. */
    VersionRange both() {
        return new VersionRange(oldVersion(), newVersion());
    }

    @Override
    public String toString() {
        return name;
    }
}
