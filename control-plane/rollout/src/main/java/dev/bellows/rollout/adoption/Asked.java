package dev.bellows.rollout.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;

/**
 * What a look is about.
 *
 * @param narrower the window as it would be
 * @param phase the phase that would make it so
 * @param version whose names would go: the old ones by CONTRACT and CLEANUP, the new ones by ROLLBACK
 */
public record Asked(VersionRange narrower, Phase phase, int version) {

    static Asked of(Window.Goal goal) {
        return new Asked(goal.range(), goal.phase(), goal.rollout().version());
    }

    /** Whether the old names of the version would go. */
    boolean takesOldNames() {
        return switch (phase) {
            case CONTRACT, CLEANUP -> true;
            case EXPAND, MIGRATE, REVERT, ROLLBACK -> false;
        };
    }

    /** Whether it undoes an expansion whose version was never served here: then nobody was ever told to read its names. */
    boolean undoesWhatNobodyWasServed(Window window) {
        return phase == Phase.ROLLBACK && window.range().max() < version && narrower.equals(window.range());
    }
}
