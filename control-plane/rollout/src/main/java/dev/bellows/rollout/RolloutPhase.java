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
    /** What was hidden is being shown again. */
    REVERTING,
    ROLLING_BACK,
    ROLLED_BACK,
    NEEDS_PERSON,
    /** Given up before anything was done anywhere. */
    ABORTED;

    /** Whether nothing of the rollout is in flight any more. */
    public boolean over() {
        return switch (this) {
            case COMPLETE, ROLLED_BACK, ABORTED -> true;
            case PLANNED,
                    EXPANDING,
                    MIGRATING,
                    MIGRATED,
                    CONTRACTING,
                    CONTRACTED,
                    CLEANING,
                    REVERTING,
                    ROLLING_BACK,
                    NEEDS_PERSON -> false;
        };
    }
}
