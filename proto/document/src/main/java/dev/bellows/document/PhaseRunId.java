package dev.bellows.document;

/**
 * One numbered run of one phase of a rollout: {@code orders/18/expand#1}.
 *
 * @param rollout the rollout
 * @param phase the phase
 * @param number which run of that phase, from 1
 */
public record PhaseRunId(RolloutId rollout, Phase phase, int number) {
    public PhaseRunId {
        if (number < 1) {
            throw new IllegalArgumentException("phase runs count from 1: " + number);
        }
    }

    @Override
    public String toString() {
        return rollout + "/" + phase.word() + "#" + number;
    }
}
