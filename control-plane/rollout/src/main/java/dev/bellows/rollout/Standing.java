package dev.bellows.rollout;

/** How far one target has walked in a rollout, whatever the runs say. */
public enum Standing {
    BASE,
    /** EXPAND was offered: objects may exist, a rollback has to look. */
    EXPANDING,
    EXPANDED,
    MIGRATING,
    MIGRATED,
    CONTRACTING,
    HIDDEN,
    /** A drop is in effect: past the point of no return. */
    CLEANING,
    CLEANED,
    ROLLING_BACK,
    ROLLED_BACK,
    /** A REVERT was offered and has not ended: shown again or not, the version before is served only once it has. */
    REVERTING;

    /** Whether a ROLLBACK may begin here. */
    public boolean canRollBack() {
        return switch (this) {
            case EXPANDING, EXPANDED, MIGRATING, MIGRATED -> true;
            case BASE, CONTRACTING, HIDDEN, CLEANING, CLEANED, ROLLING_BACK, ROLLED_BACK, REVERTING -> false;
        };
    }
}
