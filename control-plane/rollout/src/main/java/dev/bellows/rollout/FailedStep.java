package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.util.Optional;

/**
 * Where a target failed, to be tried again.
 *
 * @param target the target
 * @param phase the phase that failed there
 * @param step ordinal of the step at which it failed, 0 before the first
 */
public record FailedStep(TargetName target, Phase phase, int step) {

    /**
     * Why nobody's word counts for it; empty where it does. What goes forward has ways out of its own, and what was not done of it others
     * rely on; what undoes or cleans up has none but on.
     */
    Optional<String> refusesWord() {
        return switch (phase) {
            case EXPAND, MIGRATE, CONTRACT ->
                Optional.of(target + " failed in " + phase.word()
                        + ", where a step counts as done only once it is; what leads out of there is abort, rollback or"
                        + " revert");
            case ROLLBACK, REVERT, CLEANUP ->
                step > 0
                        ? Optional.empty()
                        : Optional.of(target + " failed before the first step of " + phase.word()
                                + ", so there is no step to say it of; retry it without --by-hand");
        };
    }

    /** For people: "revert step 1". */
    public String shown() {
        return phase.word() + " step " + step;
    }
}
