package dev.bellows.agent.desired;

import dev.bellows.agent.desired.InboxEvent.PlannedStep;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Work;
import java.util.Optional;
import java.util.OptionalLong;

/** What comes next for an assignment: the order of row, scan, permission, steps and replicas, phase by phase. */
sealed interface Goal {

    /** A job that may block. */
    record Do(Job job) implements Goal {}

    /** Permission for this step is needed first. */
    record AskFor(PlannedStep step) implements Goal {}

    /** Everything is done. */
    record Reached() implements Goal {}

    /** The next thing for an assignment that is neither paused nor ended. */
    static Goal next(Assignment assignment) {
        Desired desired = assignment.desired();
        Optional<Work> work = desired.work();
        if (work.isEmpty()) {
            return assignment.rowDone() ? new Reached() : new Do(new Job.WriteRow(desired));
        }
        if (assignment.plan().isEmpty()) {
            return new Do(new Job.Prepare(desired));
        }
        boolean narrows = work.get().phase().narrows();
        if (narrows && !assignment.rowDone()) {
            return new Do(new Job.WriteRow(desired));
        }
        if (narrows && !assignment.scanClean()) {
            return new Do(new Job.Scan(desired));
        }
        Optional<PlannedStep> step = assignment.nextStep();
        if (step.isPresent()) {
            return step.get().needsGrant()
                    ? new AskFor(step.get())
                    : new Do(new Job.RunStep(desired, step.get().ordinal(), OptionalLong.empty()));
        }
        if (work.get().phase().widens() && !assignment.replayed()) {
            return new Do(new Job.CatchUp(desired));
        }
        return assignment.rowDone() ? new Reached() : new Do(new Job.WriteRow(desired));
    }
}
