package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.ByHand;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.rollout.Speaking.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The door to the decision core. Every call is one or more transactions on the store; what it answers was persisted first.
 * Thread-safe; calls block.
 */
public interface Driving {

    /**
     * Takes a fact an agent said, if that agent's stream speaks for the target in the very transaction that takes it. The caller has
     * checked that the agent's token lists the target.
     */
    Heard accept(Speaker speaker, AgentFact fact);

    /** Desired rows of these targets whose generation the agent has not acknowledged, or all of them when {@code all}. */
    List<DesiredRow> desired(List<TargetName> targets, boolean all);

    /** Newest revision of a throttle at each of these targets at which a person changed one. */
    Map<TargetName, Long> throttleRevisions(List<TargetName> targets);

    /** The throttle of a rollout at its targets; empty for a rollout that is not there. */
    SortedMap<TargetName, Throttling> throttles(RolloutId rollout);

    /** Changes the throttle of a rollout, or says what would become of it. Throws a coded conflict when it is over. */
    List<Throttling.Changed> throttle(Throttling.Change change);

    /** Grants outstanding for these targets that the holder may not have received; repeated until reported. */
    List<Reply.Granted> outstandingGrants(List<TargetName> targets);

    /**
     * Which of these targets serve the version already, or had it made by a rollout, and so cannot be planned for again: each with what to
     * do. Those of a rollout of the version that is in flight are not among them.
     */
    SortedMap<TargetName, Problem> alreadyThere(SchemaLine line, int version, List<TargetName> targets);

    /** Stores the plan of a rollout, made of the agents' answers; creates the rollout in state PLANNED. */
    RolloutId plan(PlanDraft draft);

    /** How many people must approve each group of a rollout, as planned and as set for the environments of its targets now. */
    SortedMap<PhaseGroup, Integer> approvalsNeeded(RolloutId rollout);

    /** A person's verb. Throws a coded conflict with the verbs that are legal when this one is not. */
    Outcome command(Command command);

    /** What a person decides about one target. Throws a coded conflict when it cannot be. */
    TargetOutcome decide(TargetDecision decision, String person, String reason);

    /** Does whatever is due now (time-outs, waves, gates, soak); returns whether anything was. Called by a polling loop of every replica. */
    boolean work();

    /** Blocks until something may be due, a notification came, or the limit passed. */
    void awaitWork(Duration limit) throws InterruptedException;

    /**
     * What became of a fact.
     *
     * @param standing whether it was taken at all
     * @param replies what to answer at once, if anything; desired state and grants also travel through the store
     */
    record Heard(Standing standing, List<Reply> replies) {
        public Heard {
            replies = List.copyOf(replies);
        }
    }

    /** What a gateway sends back. */
    sealed interface Reply {
        /** Permission for one irreversible step. */
        record Granted(
                TargetName target,
                long grant,
                String requestId,
                RolloutId rollout,
                Phase phase,
                int run,
                int stepOrdinal,
                long fence,
                long generation)
                implements Reply {}

        /** Not now. */
        record Denied(
                TargetName target, String requestId, String code, String message, String wayOut, Duration retryAfter)
                implements Reply {}

        /**
         * Every step event up to that journal entry is stored.
         *
         * @param again whether no more than that is: everything after it is to be said again
         */
        record Acknowledged(TargetName target, long journalId, boolean again) implements Reply {}
    }

    /** A target's desired state as stored. */
    record DesiredRow(
            TargetName target,
            long generation,
            VersionRange window,
            long windowGeneration,
            long fenceFloor,
            Optional<WorkOrder> work,
            boolean paused,
            String pauseReason) {}

    /**
     * The work in a desired row.
     *
     * @param migration canonical JSON
     * @param throttle limits of backfills as they are in force
     * @param throttleRevision grows with every change of them by a person, 0 before any
     * @param acceptDrift who accepts, and why, that the catalog is another one than the plan was made for; empty when nobody does
     * @param byHand a person's word, of this try, that a step of it counts as done
     */
    record WorkOrder(
            RolloutId rollout,
            Phase phase,
            int run,
            int attempt,
            String migration,
            Digest migrationDigest,
            Digest planDigest,
            ThrottleLimits throttle,
            long throttleRevision,
            Duration lockPatience,
            Optional<String> acceptDrift,
            Optional<ByHand> byHand) {}

    /** Everything a plan stores; classes and their steps are opaque JSON for people. */
    record PlanDraft(
            SchemaLine line,
            int version,
            Digest migrationDigest,
            Digest strategyDigest,
            String selector,
            List<PlannedTarget> targets,
            String classesJson,
            boolean contracts,
            String person) {

        /** The same over fewer targets. */
        PlanDraft over(List<PlannedTarget> fewer) {
            return new PlanDraft(
                    line, version, migrationDigest, strategyDigest, selector, fewer, classesJson, contracts, person);
        }
    }

    /** A target in a plan, with its class's digests. */
    record PlannedTarget(
            TargetName target, int planClass, Digest expandMigrate, Digest contract, Digest cleanup, String host) {}

    /**
     * A verb.
     *
     * @param targets the subset it acts on, empty for every target of the rollout
     * @param preview only say what would be matched
     * @param expires how long an approval holds, empty for the longest
     * @param byHand whether the steps at which targets failed count as done on the person's word; of a retry alone
     */
    record Command(
            RolloutId rollout,
            Verb verb,
            List<TargetName> targets,
            Optional<Digest> digest,
            String person,
            String reason,
            boolean preview,
            Optional<Duration> expires,
            boolean byHand) {
        /** Longest life of an approval. */
        public static final Duration LONGEST_APPROVAL = Duration.ofDays(7);

        /** A verb with nothing to say of approvals. */
        public Command(
                RolloutId rollout,
                Verb verb,
                List<TargetName> targets,
                Optional<Digest> digest,
                String person,
                String reason,
                boolean preview) {
            this(rollout, verb, targets, digest, person, reason, preview, Optional.empty());
        }

        /** A verb of which nobody says that it was done by hand. */
        public Command(
                RolloutId rollout,
                Verb verb,
                List<TargetName> targets,
                Optional<Digest> digest,
                String person,
                String reason,
                boolean preview,
                Optional<Duration> expires) {
            this(rollout, verb, targets, digest, person, reason, preview, expires, false);
        }

        /** The same, on the person's word that what failed was done by hand, or is not needed. */
        public Command onTheirWord(boolean word) {
            return new Command(rollout, verb, targets, digest, person, reason, preview, expires, word);
        }
    }

    /** What only a person can decide about a target. */
    sealed interface TargetDecision {
        TargetName target();

        /** It belongs to another environment than the one it was registered in. */
        record Environment(TargetName target, String environment) implements TargetDecision {}

        /** Its database went back in time, and what it says of itself is true now. */
        record Accept(TargetName target) implements TargetDecision {}

        /** It is another database now. */
        record AsNew(TargetName target) implements TargetDecision {}

        /** Its catalog changed under a migration, and the migration may go on over what is there now. */
        record AcceptDrift(TargetName target) implements TargetDecision {}
    }

    /**
     * What became of a decision about a target.
     *
     * @param state JOINING, ACTIVE, RECONCILE or UNREACHABLE
     * @param notServed instances that its window does not serve as it is now
     * @param rollouts rollouts that took the decision up
     */
    record TargetOutcome(TargetName target, String state, List<String> notServed, List<RolloutId> rollouts) {
        public TargetOutcome {
            notServed = List.copyOf(notServed);
            rollouts = List.copyOf(rollouts);
        }
    }

    /** Verbs of people. */
    enum Verb {
        APPROVE,
        START,
        PAUSE,
        RESUME,
        ABORT,
        ROLLBACK,
        CONTRACT,
        REVERT,
        RETRY
    }

    /** What a verb matched and whether it was done. */
    record Outcome(int matched, int of, int planClasses, boolean done, String state) {}
}
