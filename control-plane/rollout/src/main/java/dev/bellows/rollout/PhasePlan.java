package dev.bellows.rollout;

import dev.bellows.document.TargetName;
import java.time.Duration;
import java.util.List;

/**
 * How one phase moves over the members, resolved when the rollout was planned.
 *
 * @param waves moved one after another; may be empty when nobody is left for it
 * @param soak how long a wave is watched before the next begins
 * @param budgetPercent share of the targets that may fail, 0 … 100
 * @param unknownAfter how long an UNKNOWN outcome may last before it counts as failed
 * @param approvals how many people must approve, 0 for none
 * @param after how long after the previous phase it may begin on a target
 */
public record PhasePlan(
        List<ResolvedWave> waves,
        Duration soak,
        int budgetPercent,
        Duration unknownAfter,
        int approvals,
        Duration after) {
    public PhasePlan {
        waves = List.copyOf(waves);
    }

    /** The same with at least so many approvals. */
    public PhasePlan approvedBy(int atLeast) {
        return new PhasePlan(waves, soak, budgetPercent, unknownAfter, Math.max(approvals, atLeast), after);
    }

    /**
     * A wave with its members in the order in which they start.
     *
     * @param members targets of this wave alone
     * @param parallel how many at once, at least 1
     * @param perHost how many at once on one host, at least 1
     */
    public record ResolvedWave(List<TargetName> members, int parallel, int perHost) {
        public ResolvedWave {
            members = List.copyOf(members);
        }
    }
}
