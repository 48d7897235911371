package dev.bellows.agent.desired;

import dev.bellows.agent.message.FromControlPlane.Desired;
import java.util.Optional;
import java.util.OptionalLong;

/** One thing a target's worker does at a time; it may block, and it ends with exactly one {@link InboxEvent.JobEnded}. */
public sealed interface Job {

    /** The desired state a job serves; none for a take-over and a look. */
    default Optional<Desired> serves() {
        return switch (this) {
            case TakeOver ignored -> Optional.empty();
            case Inspect ignored -> Optional.empty();
            case Prepare job -> Optional.of(job.desired);
            case WriteRow job -> Optional.of(job.desired);
            case Scan job -> Optional.of(job.desired);
            case CatchUp job -> Optional.of(job.desired);
            case RunStep job -> Optional.of(job.desired);
        };
    }

    /** Become the target's one executor, above every fence up to {@code floor}, and inspect. */
    record TakeOver(long floor) implements Job {}

    /** Look at the target without changing it, and report what is there. */
    record Inspect() implements Job {}

    /** Check the migration's digest, find or freeze the plan, compare its digest with the approved one. */
    record Prepare(Desired desired) implements Job {}

    /** Commit the window row. */
    record WriteRow(Desired desired) implements Job {}

    /** Scan sessions, after the row. */
    record Scan(Desired desired) implements Job {}

    /** Ask every replica whether it replayed everything up to now. */
    record CatchUp(Desired desired) implements Job {}

    /**
     * Execute one step.
     *
     * @param ordinal ordinal in the phase
     * @param grant id of the grant, present exactly for irreversible steps
     */
    record RunStep(Desired desired, int ordinal, OptionalLong grant) implements Job {}
}
