package dev.bellows.rollout;

import dev.bellows.document.Phase;

/** What one approval covers: EXPAND and MIGRATE together, CONTRACT, CLEANUP. Undoing needs none. */
public enum PhaseGroup {
    EXPAND_MIGRATE,
    CONTRACT,
    CLEANUP,
    /** ROLLBACK and REVERT: the way back is always open. */
    UNDO;

    /** The group of a phase. */
    public static PhaseGroup of(Phase phase) {
        return switch (phase) {
            case EXPAND, MIGRATE -> EXPAND_MIGRATE;
            case CONTRACT -> CONTRACT;
            case CLEANUP -> CLEANUP;
            case ROLLBACK, REVERT -> UNDO;
        };
    }
}
