package dev.bellows.agent.message;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.StepOrder.BackfillLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something the control plane said, decoded. */
public sealed interface FromControlPlane {

    /**
     * Answer to Hello.
     *
     * @param epoch number of this stream, copied into every later message
     * @param protocolLevel level both sides use
     * @param heartbeat pace of heartbeats, 1 … 60 s
     * @param offlineLimit how long reversible work may go on without a control plane
     * @param storeTime the store's clock
     * @param targets who is accepted for what
     */
    record Welcome(
            long epoch,
            int protocolLevel,
            Duration heartbeat,
            Duration offlineLimit,
            Instant storeTime,
            List<TargetAcceptance> targets)
            implements FromControlPlane {
        public Welcome {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Whether this agent may work on a target.
     *
     * @param target the target
     * @param fenceFloor highest fence the store has seen; a take-over raises above it
     * @param refusal why not, empty when accepted
     */
    record TargetAcceptance(TargetName target, long fenceFloor, Optional<Trouble> refusal) {
        public boolean accepted() {
            return refusal.isEmpty();
        }
    }

    /**
     * An error as the control plane tells it; its code may be newer than this agent.
     *
     * @param code stable code
     * @param message for people
     * @param wayOut next command
     */
    record Trouble(String code, String message, String wayOut) {}

    /**
     * What a target shall be; complete.
     *
     * @param target the target
     * @param generation store-issued, growing per target
     * @param window the window its row shall say, empty when the row stays as it is
     * @param fenceFloor highest fence the store has seen
     * @param work what to do, empty when only the window matters
     * @param pauseReason present when nothing new may be started
     */
    record Desired(
            TargetName target,
            long generation,
            Optional<VersionRange> window,
            long fenceFloor,
            Optional<Work> work,
            Optional<String> pauseReason)
            implements FromControlPlane {

        public boolean paused() {
            return pauseReason.isPresent();
        }

        /** The same with what a person changed since it was said: only limits of backfills change without a generation of their own. */
        public Desired throttled(BackfillLimits limits) {
            return new Desired(target, generation, window, fenceFloor, work.map(it -> it.with(limits)), pauseReason);
        }

        /** Limits of its backfills; empty without work. */
        public Optional<BackfillLimits> limits() {
            return work.map(Work::limits);
        }

        /** Whether both ask for the same try of the same phase run (or both for none). */
        public boolean sameWork(Desired other) {
            return work.map(Work::identity).equals(other.work.map(Work::identity));
        }
    }

    /**
     * One phase of one migration on one target.
     *
     * @param rollout the rollout
     * @param phase the phase
     * @param run number of the phase run, from 1
     * @param attempt number of the try on this target, from 1
     * @param migration the migration's canonical JSON
     * @param migrationDigest digest of its bytes, recomputed before use
     * @param planDigest digest of the approved plan for the phase's group
     * @param limits limits of backfills
     * @param lockPatience how long the strong-lock ladder of one step may go on
     * @param acceptDrift who accepts, and why, that the catalog is another one than the plan was made for; of one generation
     * @param byHand a person's word, of this try, that a step of it counts as done
     */
    record Work(
            RolloutId rollout,
            Phase phase,
            int run,
            int attempt,
            String migration,
            Digest migrationDigest,
            Digest planDigest,
            BackfillLimits limits,
            Duration lockPatience,
            Optional<String> acceptDrift,
            Optional<ByHand> byHand) {

        /** Accepts no drift, and has no word on a step. */
        public Work(
                RolloutId rollout,
                Phase phase,
                int run,
                int attempt,
                String migration,
                Digest migrationDigest,
                Digest planDigest,
                BackfillLimits limits,
                Duration lockPatience) {
            this(
                    rollout,
                    phase,
                    run,
                    attempt,
                    migration,
                    migrationDigest,
                    planDigest,
                    limits,
                    lockPatience,
                    Optional.empty(),
                    Optional.empty());
        }

        Work with(BackfillLimits others) {
            return new Work(
                    rollout,
                    phase,
                    run,
                    attempt,
                    migration,
                    migrationDigest,
                    planDigest,
                    others,
                    lockPatience,
                    acceptDrift,
                    byHand);
        }

        /** The words that a step of this work is to be taken as done on; empty without any. */
        public Optional<String> saidOf(int ordinal) {
            return byHand.filter(word -> word.ordinal() == ordinal).map(ByHand::who);
        }

        /** What makes two pieces of work the same try. */
        Identity identity() {
            return new Identity(rollout, phase, run, attempt);
        }

        /** Identity of a try. */
        record Identity(RolloutId rollout, Phase phase, int run, int attempt) {}
    }

    /**
     * A person's word that a step counts as done.
     *
     * @param ordinal the step's ordinal
     * @param who who says so, and why
     */
    record ByHand(int ordinal, String who) {}

    /** Permission for one irreversible step, used or refused at most once. */
    record Grant(
            long id,
            String requestId,
            TargetName target,
            RolloutId rollout,
            Phase phase,
            int run,
            int stepOrdinal,
            long fence,
            long generation)
            implements FromControlPlane {}

    /** "Not now": ask again later. */
    record Denied(String requestId, TargetName target, Trouble why, Duration retryAfter) implements FromControlPlane {}

    /**
     * Acknowledges every step event up to and including a journal entry.
     *
     * @param again whether the store has no more than that, whatever was acknowledged before
     */
    record StepAck(TargetName target, long journalId, boolean again) implements FromControlPlane {}

    /** Asks for a plan; nothing is changed by it. */
    record PlanRequest(String requestId, TargetName target, String migration, Digest migrationDigest)
            implements FromControlPlane {}

    /** The stream will be closed; work goes on. */
    record Drain(Duration reconnectAfter, String reason) implements FromControlPlane {}
}
