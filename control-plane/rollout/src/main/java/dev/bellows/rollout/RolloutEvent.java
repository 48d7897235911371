package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something that happened to a rollout. Names are in the past tense. Late and repeated ones are normal. */
public sealed interface RolloutEvent {

    /** Time passed. */
    record TimePassed() implements RolloutEvent {}

    /**
     * A person asked for something.
     *
     * @param targets the subset, empty for every member
     * @param byHand whether what failed there counts as done on the person's word; a retry alone takes it
     */
    record Commanded(Verb verb, SortedSet<TargetName> targets, String person, String reason, boolean byHand)
            implements RolloutEvent {
        /** A verb as it is. */
        public Commanded(Verb verb, SortedSet<TargetName> targets, String person, String reason) {
            this(verb, targets, person, reason, false);
        }
    }

    /**
     * The approvals in force were read.
     *
     * @param approved groups and plan classes that as many people approved as were planned
     * @param lacking where the environment asks for more than were given
     */
    record ApprovalsRead(SortedSet<RolloutState.Approved> approved, SortedSet<RolloutState.Lacking> lacking)
            implements RolloutEvent {
        public ApprovalsRead {
            approved = Collections.unmodifiableSortedSet(new TreeSet<>(approved));
            lacking = Collections.unmodifiableSortedSet(new TreeSet<>(lacking));
        }

        /** Whether a phase of the group may begin on a member: for what was planned, and for what is asked for now. */
        public boolean suffice(PhaseGroup group, PhasePlan plan, TargetName target, Member member) {
            return !lacking.contains(new RolloutState.Lacking(group, target))
                    && (plan.approvals() == 0
                            || approved.contains(new RolloutState.Approved(group, member.planClass())));
        }
    }

    /** Targets that were not in the plan were planned and added. */
    record TargetsJoined(SortedMap<TargetName, Member> members) implements RolloutEvent {}

    /** The desired row of a phase was written; for CONTRACT and ROLLBACK the window is closing. */
    record Offered(TargetName target, Phase phase, int run) implements RolloutEvent {}

    /** It was not written: something is in the way, and when to look again. */
    record NotOffered(TargetName target, Phase phase, int run, String why, Duration retryAfter)
            implements RolloutEvent {}

    /** The agent reported where its phase stands, under the generation in force. */
    record PhaseReported(
            TargetName target,
            Phase phase,
            int run,
            int attempt,
            AgentFact.PhaseState state,
            int step,
            int steps,
            String waitingFor,
            Optional<AgentFact.Trouble> trouble)
            implements RolloutEvent {}

    /** A step of a phase that needed a grant is in effect. */
    record GrantUsed(TargetName target, Phase phase, int run) implements RolloutEvent {}

    /** The agent of a target that is at work has not been heard of since then, by the store's clock. */
    record AgentLost(TargetName target, Instant since) implements RolloutEvent {}

    /** It is there again. */
    record AgentBack(TargetName target) implements RolloutEvent {}

    /** Reports that a completion may wait for have come: look again. */
    record Rechecked(TargetName target) implements RolloutEvent {}

    /** Every report of a phase is in: the store's window says what the phase leaves behind. */
    record Completed(TargetName target, Phase phase, int run) implements RolloutEvent {}

    /** A report is still missing. */
    record NotCompleted(TargetName target, Phase phase, int run, String why) implements RolloutEvent {}

    /** An instance in the way came while the window was closing. */
    record ArrivalSeen(TargetName target, String who) implements RolloutEvent {}

    /** The window is open again: row first, then store. */
    record Reopened(TargetName target, Duration backOff) implements RolloutEvent {}

    /**
     * It cannot be re-opened now.
     *
     * @param trouble what its agent met when it tried; empty when it was not asked to
     */
    record NotReopened(TargetName target, String why, Duration retryAfter, Optional<AgentFact.Trouble> trouble)
            implements RolloutEvent {
        /** The store itself keeps it. */
        public NotReopened(TargetName target, String why, Duration retryAfter) {
            this(target, why, retryAfter, Optional.empty());
        }
    }

    /** It is never re-opened any more: a step that needed a grant is in effect there. The store asks again then, if it has to. */
    record PastReopening(TargetName target, Duration retryAfter) implements RolloutEvent {}

    /** A person accepted what somebody changed in the catalog under the work: it goes on, and what stopped it stops it no more. */
    record DriftAccepted(TargetName target) implements RolloutEvent {}

    /** A person accepted that a database that went back is what it says of itself: its row is all that is known of it now. */
    record Reconciled(TargetName target, VersionRange row) implements RolloutEvent {}
}
