package dev.bellows.engine;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import java.util.List;

/**
 * Steps of every phase of one migration on databases of one shape. Two targets whose plans have equal digests form a plan class.
 *
 * @param steps steps of all phases; within a phase in order of execution, ordinals from 1 without gaps
 * @param revertClass what a revert can promise
 * @param hazards what a person should know before approving
 * @param snapshotDigest the catalog it was planned for
 */
public record Plan(List<Step> steps, RevertClass revertClass, List<Problem> hazards, Digest snapshotDigest) {
    public Plan {
        steps = List.copyOf(steps);
        hazards = List.copyOf(hazards);
    }

    /** Steps of one phase, in order. */
    public List<Step> steps(Phase phase) {
        return steps.stream().filter(step -> step.phase() == phase).toList();
    }

    /**
     * Digest of the steps an approval binds: EXPAND approves EXPAND, MIGRATE and their ROLLBACK together; CONTRACT includes REVERT;
     * CLEANUP stands alone. Estimates are no part of it.
     */
    public Digest digest(Phase phase) {
        List<Phase> group = switch (phase) {
            case EXPAND, MIGRATE, ROLLBACK -> List.of(Phase.EXPAND, Phase.MIGRATE, Phase.ROLLBACK);
            case CONTRACT, REVERT -> List.of(Phase.CONTRACT, Phase.REVERT);
            case CLEANUP -> List.of(Phase.CLEANUP);
        };
        StringBuilder text = new StringBuilder();
        for (Phase member : group) {
            for (Step step : steps(member)) {
                text.append(member)
                        .append(' ')
                        .append(step.ordinal())
                        .append(' ')
                        .append(step.digest())
                        .append('\n');
            }
        }
        return Digest.of(text.toString());
    }

    /** What "revert" can promise for a migration. */
    public enum RevertClass {
        /** Nothing is lost. */
        EXACT,
        /** Values that the old shape cannot hold are lost; counted and shown before. */
        LOSSY,
        /** The shape comes back, the data does not. */
        STRUCTURE_ONLY
    }
}
