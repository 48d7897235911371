package dev.bellows.agent.desired;

import dev.bellows.agent.desired.Assignment.Ask;
import dev.bellows.agent.desired.Assignment.End;
import dev.bellows.agent.desired.Assignment.Waiting;
import dev.bellows.agent.desired.InboxEvent.PlannedStep;
import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.agent.desired.InboxState.Hold;
import dev.bellows.agent.desired.InboxState.Link;
import dev.bellows.agent.desired.InboxState.Running;
import dev.bellows.agent.message.FromAgent.Authorize;
import dev.bellows.agent.message.FromAgent.PhaseReport;
import dev.bellows.agent.message.FromAgent.Released;
import dev.bellows.agent.message.FromAgent.WindowReport;
import dev.bellows.agent.message.FromControlPlane.Denied;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Grant;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.Ulid;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.StepOrder.BackfillLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link DesiredInbox#decide}. Confined to that call: it collects the next state and the actions.
 */
final class Turn {
    /** How often an unanswered permission is asked for again. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Instant now;
    private final Draft draft;
    private final JobEnding endings;
    private final List<InboxAction> actions = new ArrayList<>();
    private @Nullable Instant wake;

    Turn(InboxState state, Instant now) {
        this.now = now;
        this.draft = new Draft(state);
        this.endings = new JobEnding(draft, actions, now);
    }

    void absorb(InboxEvent event) {
        switch (event) {
            case InboxEvent.Accepted e -> accepted(e);
            case InboxEvent.NotAccepted e -> notAccepted(e.reason());
            case InboxEvent.StreamLost ignored -> streamLost();
            case InboxEvent.DesiredArrived e -> desiredArrived(e.desired());
            case InboxEvent.GrantArrived e -> grantArrived(e.grant());
            case InboxEvent.DeniedArrived e -> deniedArrived(e.denied());
            case InboxEvent.StepWaits e -> stepWaits(e.reason());
            case InboxEvent.FenceSeen e -> fenceSeen(e);
            case InboxEvent.Woke ignored -> {
                // Nothing changed but the time: scheduling looks at it.
            }
            case InboxEvent.Stopping ignored -> {
                draft.stopping = true;
                cancel("the agent is asked to stop");
            }
            case InboxEvent.JobEnded e -> endings.absorb(e);
        }
    }

    private void accepted(InboxEvent.Accepted event) {
        draft.link = new Link(true, Optional.empty(), event.offlineLimit());
        draft.hold = switch (draft.hold) {
            case Hold.Passive ignored -> new Hold.Wanted(event.fenceFloor());
            case Hold.Wanted wanted -> new Hold.Wanted(Math.max(wanted.floor(), event.fenceFloor()));
            case Hold.Held held -> {
                if (event.fenceFloor() <= held.fence()) {
                    yield held;
                }
                cancel("somebody raised the fence");
                yield new Hold.Wanted(event.fenceFloor());
            }
        };
        draft.takeOverNotBefore = Optional.empty();
        sayAgain();
    }

    private void notAccepted(String reason) {
        draft.link = new Link(true, Optional.empty(), draft.link.offlineLimit());
        cancel(reason);
        draft.hold = new Hold.Passive(0);
        draft.assignment = Optional.empty();
    }

    private void streamLost() {
        if (draft.link.up()) {
            draft.link = new Link(false, Optional.of(now), draft.link.offlineLimit());
        }
    }

    private void desiredArrived(Desired desired) {
        if (desired.generation() < draft.rowGeneration) {
            ignore("generation " + desired.generation() + " is older than the row's " + draft.rowGeneration);
            return;
        }
        Optional<Assignment> current = draft.assignment;
        if (current.isPresent()
                && desired.generation() <= current.get().desired().generation()) {
            if (desired.generation() == current.get().desired().generation()) {
                throttle(current.get(), desired);
                sayAgain();
            } else {
                ignore("generation " + desired.generation() + " is older than the one carried out");
            }
            return;
        }
        followFence(desired);
        if (current.isPresent()
                && current.get().desired().sameWork(desired)
                && desired.work().isPresent()) {
            if (desired.paused()) {
                cancel("paused");
            }
            draft.assignment = Optional.of(current.get().adopt(desired, draft.row()));
            return;
        }
        cancel("something newer is wanted");
        draft.assignment = Optional.of(Assignment.fresh(desired, draft.row()));
    }

    /** What a person changes of a throttle comes in the same generation: it asks for nothing else than before. A late one is older. */
    private void throttle(Assignment current, Desired desired) {
        boolean newer = current.desired().sameWork(desired)
                && desired.limits().map(BackfillLimits::revision).orElse(0L)
                        > current.desired()
                                .limits()
                                .map(BackfillLimits::revision)
                                .orElse(0L);
        if (newer) {
            draft.assignment = Optional.of(
                    current.with(current.desired().throttled(desired.limits().orElseThrow())));
        }
    }

    /** A control plane that knows a higher fence and still asks us wants us to raise it again. */
    private void followFence(Desired desired) {
        switch (draft.hold) {
            case Hold.Passive passive -> {
                if (passive.displacedBy() > 0 && desired.fenceFloor() >= passive.displacedBy()) {
                    draft.hold = new Hold.Wanted(desired.fenceFloor());
                }
            }
            case Hold.Wanted wanted -> draft.hold = new Hold.Wanted(Math.max(wanted.floor(), desired.fenceFloor()));
            case Hold.Held held -> {
                if (desired.fenceFloor() > held.fence()) {
                    cancel("somebody raised the fence");
                    draft.hold = new Hold.Wanted(desired.fenceFloor());
                }
            }
        }
    }

    private void grantArrived(Grant grant) {
        long fence = draft.heldFence();
        if (fence == 0 || grant.fence() > fence) {
            ignore("grant " + grant.id() + " is for another holder");
            return;
        }
        GrantFate fate = draft.grantFates.getOrDefault(grant.id(), GrantFate.NOT_DONE);
        if (grant.fence() < fence && fate == GrantFate.UNCLEAR) {
            unclear(grant, fence);
            return;
        }
        if (grant.id() <= draft.highestGrant) {
            // Whoever sends it again has not heard what became of it, and nothing else goes on before that is known.
            Optional<Released> known = fate == GrantFate.DONE
                    ? Optional.of(new Released(draft.target, grant.id(), fence, true, "its step is done"))
                    : draft.releases.stream()
                            .filter(it -> it.grant() == grant.id())
                            .findFirst();
            if (known.isPresent()) {
                actions.add(new InboxAction.Say(known.get()));
                return;
            }
            ignore("grant " + grant.id() + " is a late copy");
            return;
        }
        Optional<Assignment> waiting = draft.assignment.filter(a -> matches(a, grant, fence));
        draft.highestGrant = grant.id();
        if (waiting.isEmpty()) {
            boolean done = grant.fence() < fence && fate == GrantFate.DONE;
            actions.add(new InboxAction.Say(draft.release(new Released(
                    draft.target, grant.id(), fence, done, "the agent was not waiting for this permission"))));
            return;
        }
        draft.assignment =
                Optional.of(waiting.get().withAsk(Optional.empty()).withPause(0, Optional.empty(), Waiting.NOTHING));
        start(new Job.RunStep(waiting.get().desired(), grant.stepOrdinal(), OptionalLong.of(grant.id())));
    }

    /**
     * A step was begun under it, and the catalog shows neither that it is in effect nor that it is not: nothing goes on before a person
     * has repaired that. Each copy that the control plane sends lets us look again, at a pace.
     */
    private void unclear(Grant grant, long fence) {
        draft.assignment
                .filter(a -> a.end().isEmpty() && serves(a, grant))
                .ifPresent(a -> draft.assignment = Optional.of(a.withEnd(new End.Ambiguous(new Problem(
                        ErrorCode.STEP_AMBIGUOUS,
                        "Step " + grant.stepOrdinal() + " of " + grant.phase().word() + " on target " + draft.target
                                + " was begun under grant " + grant.id()
                                + ", and the catalog shows it neither as done nor as not done. Put back what somebody changed by hand; it"
                                + " is looked at again every few seconds",
                        "bellows rollout retry " + grant.rollout() + " -l name=" + draft.target)))));
        if (draft.takeOverNotBefore.filter(now::isBefore).isEmpty()) {
            cancel("the target is looked at again");
            draft.hold = new Hold.Wanted(fence);
        } else {
            ignore("grant " + grant.id() + " of an older holder cannot be explained by journal and catalog");
        }
    }

    private static boolean serves(Assignment a, Grant grant) {
        return a.desired()
                .work()
                .filter(work -> grant.rollout().equals(work.rollout())
                        && grant.phase() == work.phase()
                        && grant.run() == work.run())
                .isPresent();
    }

    private boolean matches(Assignment a, Grant grant, long fence) {
        Optional<Work> work = a.desired().work();
        return a.ask().isPresent()
                && work.isPresent()
                && draft.running.isEmpty()
                && !a.desired().paused()
                && !draft.stopping
                && a.ask().get().requestId().text().equals(grant.requestId())
                && a.ask().get().ordinal() == grant.stepOrdinal()
                && grant.fence() == fence
                && grant.generation() == a.desired().generation()
                && serves(a, grant);
    }

    private void deniedArrived(Denied denied) {
        Optional<Assignment> asked = draft.assignment.filter(a -> a.ask()
                .filter(ask -> ask.requestId().text().equals(denied.requestId()))
                .isPresent());
        if (asked.isEmpty()) {
            ignore("a denial of a request that is not open");
            return;
        }
        Ask ask = asked.get().ask().get();
        draft.assignment = Optional.of(asked.get()
                .withAsk(Optional.of(new Ask(ask.requestId(), ask.ordinal(), now.plus(denied.retryAfter()))))
                .withPause(0, Optional.empty(), Waiting.on(denied.why().message())));
    }

    private void stepWaits(String reason) {
        boolean stepRuns =
                draft.running.filter(r -> r.job() instanceof Job.RunStep).isPresent();
        if (stepRuns && draft.assignment.isPresent()) {
            Assignment a = draft.assignment.get();
            draft.assignment = Optional.of(a.withPause(a.tries(), a.notBefore(), Waiting.on(reason)));
        }
    }

    private void fenceSeen(InboxEvent.FenceSeen seen) {
        if (draft.heldFence() != 0 && seen.fence() > draft.heldFence()) {
            cancel("somebody raised the fence");
            draft.lose(seen.fence());
        } else if (seen.held() == draft.heldFence() && draft.wentBack(seen.fence())) {
            cancel("the database went back to an earlier state");
        }
    }

    /** Starts the next job, asks for a permission, or says when to look again. */
    void schedule() {
        boolean offline = offlineLimitReached();
        if (draft.running.isPresent()) {
            if (offline && isReversibleStep(draft.running.get().job())) {
                cancel("no control plane for " + draft.link.offlineLimit());
            }
            return;
        }
        if (draft.stopping) {
            return;
        }
        if (draft.lookWanted) {
            draft.lookWanted = false;
            start(new Job.Inspect());
            return;
        }
        switch (draft.hold) {
            case Hold.Passive ignored -> {
                // Nothing is done for a target that is somebody else's.
            }
            case Hold.Wanted wanted -> takeOver(wanted);
            case Hold.Held ignored -> {
                if (!offline) {
                    carryOn();
                }
            }
        }
    }

    private void takeOver(Hold.Wanted wanted) {
        if (!draft.link.up()) {
            return; // Raising a fence without a control plane could displace whoever it chose meanwhile.
        }
        if (draft.takeOverNotBefore.filter(now::isBefore).isPresent()) {
            wakeAt(draft.takeOverNotBefore.get());
            return;
        }
        start(new Job.TakeOver(wanted.floor()));
    }

    private void carryOn() {
        Optional<Assignment> open =
                draft.assignment.filter(a -> a.end().isEmpty() && !a.desired().paused());
        if (open.isEmpty()) {
            return;
        }
        Assignment a = open.get();
        if (a.notBefore().filter(now::isBefore).isPresent()) {
            wakeAt(a.notBefore().get());
            return;
        }
        switch (Goal.next(a)) {
            case Goal.Do next -> start(next.job());
            case Goal.AskFor next -> ask(a, next.step());
            case Goal.Reached ignored -> draft.assignment = Optional.of(a.withEnd(new End.Succeeded()));
        }
    }

    private void ask(Assignment a, PlannedStep step) {
        Optional<Ask> asked = a.ask();
        if (!draft.link.up()) {
            return;
        }
        if (asked.isPresent() && now.isBefore(asked.get().askAgainAt())) {
            wakeAt(asked.get().askAgainAt());
            return;
        }
        Ulid requestId = asked.map(Ask::requestId).orElseGet(() -> requestId(a, step));
        Ask again = new Ask(requestId, step.ordinal(), now.plus(ASK_AGAIN));
        Waiting waiting =
                a.waiting().reason().isEmpty() ? Waiting.on("permission for step " + step.ordinal()) : a.waiting();
        draft.assignment = Optional.of(a.withAsk(Optional.of(again)).withPause(a.tries(), Optional.empty(), waiting));
        sayAuthorize(a, again);
        wakeAt(again.askAgainAt());
    }

    private void sayAuthorize(Assignment a, Ask ask) {
        Work work = a.desired().work().orElseThrow();
        actions.add(new InboxAction.Say(new Authorize(
                ask.requestId(),
                draft.target,
                work.rollout(),
                work.phase(),
                work.run(),
                ask.ordinal(),
                draft.heldFence(),
                a.desired().generation())));
    }

    /** A new name for each new question: fence, generation, step and the last grant make it. */
    private Ulid requestId(Assignment a, PlannedStep step) {
        long seed = draft.target.name().hashCode();
        for (long part : new long[] {draft.heldFence(), a.desired().generation(), step.ordinal(), draft.highestGrant}) {
            seed = seed * 1_000_003 + part;
        }
        return Ulid.create(now, new SplittableRandom(seed));
    }

    private boolean offlineLimitReached() {
        Optional<Instant> limit = draft.link.limit();
        if (limit.isPresent() && now.isBefore(limit.get())) {
            wakeAt(limit.get());
        }
        return limit.isPresent() && !now.isBefore(limit.get());
    }

    private static boolean isReversibleStep(Job job) {
        return job instanceof Job.RunStep step && step.grant().isEmpty();
    }

    private void start(Job job) {
        draft.running = Optional.of(new Running(job, false));
        actions.add(new InboxAction.Start(job));
    }

    private void cancel(String reason) {
        if (draft.running.isPresent() && !draft.running.get().cancelling()) {
            draft.running = Optional.of(new Running(draft.running.get().job(), true));
            actions.add(new InboxAction.Cancel(reason));
        }
    }

    private void ignore(String why) {
        actions.add(new InboxAction.Ignored(why));
    }

    private void wakeAt(Instant at) {
        if (wake == null || at.isBefore(wake)) {
            wake = at;
        }
    }

    private void sayAgain() {
        draft.releases.forEach(released -> actions.add(new InboxAction.Say(released)));
        if (draft.assignment.isEmpty()) {
            return;
        }
        Assignment a = draft.assignment.get();
        draft.assignment = Optional.of(a.withSaid(new Assignment.Said(Optional.empty(), Optional.empty())));
        if (a.ask().isPresent() && draft.heldFence() != 0) {
            sayAuthorize(a, a.ask().get());
        }
    }

    /** Says what changed since it was said last; the row before the phase that rests on it. */
    void report() {
        InboxState state = draft.freeze();
        if (state.assignment().isEmpty()) {
            return;
        }
        Assignment a = state.assignment().get();
        Optional<WindowReport> window = Reports.window(state);
        if (window.isPresent() && !window.equals(a.said().window())) {
            actions.add(new InboxAction.Say(window.get()));
        }
        Optional<PhaseReport> phase = Reports.phase(state, now);
        if (phase.isPresent() && !phase.equals(a.said().phase())) {
            actions.add(new InboxAction.Say(phase.get()));
        }
        draft.assignment = Optional.of(a.withSaid(new Assignment.Said(
                phase.or(() -> a.said().phase()), window.or(() -> a.said().window()))));
    }

    DesiredInbox.Decision decision() {
        if (wake != null) {
            actions.add(new InboxAction.WakeAt(wake));
        }
        return new DesiredInbox.Decision(draft.freeze(), actions);
    }
}
