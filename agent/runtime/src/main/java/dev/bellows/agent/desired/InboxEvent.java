package dev.bellows.agent.desired;

import dev.bellows.agent.message.FromControlPlane.Denied;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Grant;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened to one target's agent. Late, repeated and unexpected ones are normal. */
public sealed interface InboxEvent {

    /**
     * A control plane accepted this agent for the target, on a new stream.
     *
     * @param fenceFloor highest fence the store has seen
     * @param offlineLimit how long reversible work may go on without a control plane
     */
    record Accepted(long fenceFloor, Duration offlineLimit) implements InboxEvent {}

    /** A control plane refused this agent for the target: somebody else is responsible. */
    record NotAccepted(String reason) implements InboxEvent {}

    /** The stream is gone. Absence never means stop. */
    record StreamLost() implements InboxEvent {}

    /** A desired state arrived. */
    record DesiredArrived(Desired desired) implements InboxEvent {}

    /** A grant arrived. */
    record GrantArrived(Grant grant) implements InboxEvent {}

    /** "Not now" arrived. */
    record DeniedArrived(Denied denied) implements InboxEvent {}

    /** The running step waits, and for what; empty when it goes on. */
    record StepWaits(String reason) implements InboxEvent {}

    /**
     * A look in passing at the target's fence.
     *
     * @param held the fence that was held when the look began, 0 for none: an older look says nothing of a newer hold
     * @param fence the one found, 0 for none
     */
    record FenceSeen(long held, long fence) implements InboxEvent {}

    /** A moment asked for with {@link InboxAction.WakeAt} has come. */
    record Woke() implements InboxEvent {}

    /** The process is asked to end. */
    record Stopping() implements InboxEvent {}

    /** The running job ended. */
    sealed interface JobEnded extends InboxEvent {}

    /**
     * The fence is ours and the target was inspected since.
     *
     * @param fence the fence raised
     * @param rowGeneration generation in the window row; a step that began has raised it, whatever the window in it says
     * @param rowWindow window in that row
     * @param grantFates grants that appear in the journal, and what became of their steps
     */
    record TookOver(
            long fence,
            long rowGeneration,
            Optional<VersionRange> rowWindow,
            Map<Long, InboxState.GrantFate> grantFates)
            implements JobEnded {
        public TookOver {
            grantFates = Map.copyOf(grantFates);
        }
    }

    /** A look without hold. */
    record Inspected(long fence, long rowGeneration) implements JobEnded {}

    /**
     * The phase's steps, from the frozen plan.
     *
     * @param steps in order
     * @param hiddenAt when the phase's irreversible step was journalled as done before, by the target's clock
     */
    record Prepared(List<PlannedStep> steps, Optional<Instant> hiddenAt) implements JobEnded {
        public Prepared {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What the inbox must know of a step.
     *
     * @param ordinal place in the phase, from 1
     * @param needsGrant irreversible
     * @param verifies compares rows
     * @param done the journal says that this phase run did it
     */
    record PlannedStep(int ordinal, boolean needsGrant, boolean verifies, boolean done) {}

    /** The window row is committed. */
    record RowWritten(WindowRow row) implements JobEnded {}

    /** Sessions were looked at. */
    record Scanned(SessionScan scan) implements JobEnded {}

    /** Replicas that have not replayed yet, for people; empty when all have. */
    record Replayed(List<String> missing) implements JobEnded {
        public Replayed {
            missing = List.copyOf(missing);
        }
    }

    /**
     * The step is in effect and durable.
     *
     * @param at when the journal says so, by the target's clock
     */
    record StepDone(long rows, long mismatches, Optional<Instant> at) implements JobEnded {}

    /** The step stopped at a safe point, not in effect. */
    record StepStopped(String reason) implements JobEnded {}

    /** Nobody can say yet whether the step is in effect: inspect after a take-over. */
    record StepUnknown(Problem problem) implements JobEnded {}

    /** Inspected; fits neither. A person decides. */
    record StepAmbiguous(Problem problem) implements JobEnded {}

    /** Catalog or triggers changed under us; nothing done. */
    record Drifted(Problem problem) implements JobEnded {}

    /**
     * The target says that this holder may not; nothing done.
     *
     * @param fence highest fence in the target now
     * @param rowGeneration generation in the window row now
     */
    record Refused(Problem problem, long fence, long rowGeneration) implements JobEnded {}

    /** Nothing in effect. Whether another try can help is in the problem's code. */
    record Failed(Problem problem) implements JobEnded {}
}
