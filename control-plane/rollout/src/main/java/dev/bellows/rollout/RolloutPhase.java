package dev.bellows.rollout;

/** Where a whole rollout stands; derived from its members and runs, never stored as a decision of its own. */
public enum RolloutPhase {
    PLANNED,
    EXPANDING,
    MIGRATING,
    MIGRATED,
    CONTRACTING,
    CONTRACTED,
    CLEANING,
    COMPLETE,
    ROLLING_BACK,
    ROLLED_BACK,
    NEEDS_PERSON
}
