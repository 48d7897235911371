package dev.bellows.grammar.lock;

import dev.bellows.grammar.RelationName;

/**
 * One relation that a statement locks.
 *
 * @param relation the relation that the statement names
 * @param of whether it is that one which is locked, or the table it belongs to
 * @param mode strongest lock
 * @param work the heaviest of what is done under it
 */
public record RelationLock(RelationName relation, Of of, LockMode mode, Work work) {
    /** Which relation is meant. */
    public enum Of {
        /** The one that is named. */
        ITSELF,
        /** The table of the index that is named. */
        ITS_TABLE
    }

    RelationLock(RelationName relation, LockMode mode, Work work) {
        this(relation, Of.ITSELF, mode, work);
    }
}
