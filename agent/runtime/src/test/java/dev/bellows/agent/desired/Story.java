package dev.bellows.agent.desired;

import dev.bellows.agent.desired.InboxEvent.PlannedStep;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Grant;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells one target's inbox a story and keeps what it answered. Confined to one test. */
final class Story {
    static final TargetName TARGET = new TargetName("shop");
    static final RolloutId ROLLOUT = new RolloutId(new SchemaLine("orders"), 18, 1);
    static final Duration OFFLINE_LIMIT = Duration.ofHours(1);

    private InboxState state = InboxState.started(TARGET);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private List<InboxAction> last = List.of();
    private final List<FromAgent> said = new ArrayList<>();
    private final List<Job> started = new ArrayList<>();

    /** Something happens. */
    Story when(InboxEvent event) {
        DesiredInbox.Decision decision = DesiredInbox.decide(state, event, now);
        state = decision.next();
        last = decision.actions();
        for (InboxAction action : last) {
            switch (action) {
                case InboxAction.Say say -> said.add(say.message());
                case InboxAction.Start start -> started.add(start.job());
                case InboxAction.Cancel ignored -> {}
                case InboxAction.WakeAt ignored -> {}
                case InboxAction.Ignored ignored -> {}
            }
        }
        return this;
    }

    Story after(Duration time) {
        now = now.plus(time);
        return when(new InboxEvent.Woke());
    }

    /** Accepted and taken over under a fence, with that generation in the row. */
    Story holding(long fence, long rowGeneration) {
        return when(new InboxEvent.Accepted(fence - 1, OFFLINE_LIMIT))
                .when(new InboxEvent.TookOver(fence, rowGeneration, Optional.of(VersionRange.of(17)), Map.of()));
    }

    Story desired(Desired desired) {
        return when(new InboxEvent.DesiredArrived(desired));
    }

    Story prepared(PlannedStep... steps) {
        return when(new InboxEvent.Prepared(List.of(steps), Optional.empty()));
    }

    Story rowWritten(long generation, int min, int max) {
        return when(new InboxEvent.RowWritten(new WindowRow(new VersionRange(min, max), generation)));
    }

    Story scanned(SessionScan.Outcome outcome) {
        return when(new InboxEvent.Scanned(scan(outcome)));
    }

    Story stepDone() {
        return when(new InboxEvent.StepDone(0, 0, Optional.of(now)));
    }

    Instant now() {
        return now;
    }

    InboxState state() {
        return state;
    }

    List<InboxAction> last() {
        return last;
    }

    Job running() {
        return state.running()
                .orElseThrow(() -> new AssertionError("no job runs"))
                .job();
    }

    List<Job> started() {
        return started;
    }

    <T extends FromAgent> List<T> said(Class<T> kind) {
        return said.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    FromAgent.PhaseReport phase() {
        return said(FromAgent.PhaseReport.class).getLast();
    }

    FromAgent.Authorize asked() {
        return said(FromAgent.Authorize.class).getLast();
    }

    static SessionScan scan(SessionScan.Outcome outcome) {
        return new SessionScan(
                Instant.EPOCH,
                List.of(new SessionScan.ServerScan("primary", outcome, List.of(), List.of(), "not looked")));
    }

    static Desired window(long generation, int min, int max) {
        return new Desired(
                TARGET, generation, Optional.of(new VersionRange(min, max)), 0, Optional.empty(), Optional.empty());
    }

    static Desired work(long generation, Phase phase, int min, int max) {
        return new Desired(
                TARGET,
                generation,
                Optional.of(new VersionRange(min, max)),
                0,
                Optional.of(new Work(
                        ROLLOUT,
                        phase,
                        1,
                        1,
                        "{}",
                        Digest.of("{}"),
                        Digest.of("plan"),
                        BackfillLimits.normal(),
                        Duration.ofSeconds(30))),
                Optional.empty());
    }

    static Desired paused(Desired desired, long generation) {
        return new Desired(
                desired.target(),
                generation,
                desired.window(),
                desired.fenceFloor(),
                desired.work(),
                Optional.of("a person asked"));
    }

    static Desired newer(Desired desired, long generation, long fenceFloor) {
        return new Desired(
                desired.target(), generation, desired.window(), fenceFloor, desired.work(), Optional.empty());
    }

    static PlannedStep step(int ordinal) {
        return new PlannedStep(ordinal, false, false, false);
    }

    static PlannedStep irreversible(int ordinal) {
        return new PlannedStep(ordinal, true, false, false);
    }

    static PlannedStep alreadyDone(int ordinal) {
        return new PlannedStep(ordinal, false, false, true);
    }

    /** The grant that answers a question. */
    static Grant grant(long id, FromAgent.Authorize asked) {
        return new Grant(
                id,
                asked.requestId().text(),
                TARGET,
                asked.rollout(),
                asked.phase(),
                asked.run(),
                asked.stepOrdinal(),
                asked.fence(),
                asked.generation());
    }
}
