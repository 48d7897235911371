package dev.bellows.rollout;

import java.util.Objects;

/**
 * A person's word that a step counts as done: somebody did by hand what it was to do, or it is not needed there. It is for exactly that
 * step of exactly the try that it goes with.
 *
 * @param step ordinal of the step in its phase, from 1
 * @param who who says so, and why: "ann: the view is back"
 */
public record ByHand(int step, String who) {
    public ByHand {
        Objects.requireNonNull(who);
        if (step < 1) {
            throw new IllegalArgumentException("steps are counted from 1, not " + step);
        }
    }
}
