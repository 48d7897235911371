package dev.bellows.simulation;

import dev.bellows.agent.desired.DesiredInbox;
import dev.bellows.agent.desired.InboxAction;
import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.desired.InboxState;
import dev.bellows.agent.desired.Job;
import dev.bellows.agent.holding.JournalReader;
import dev.bellows.agent.holding.TakeOvers;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.agent.steps.JournalPosition;
import dev.bellows.agent.telemetry.EvidenceLedger;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.WindowRow;
import dev.bellows.simulation.SimulatedDatabase.Batch;
import dev.bellows.simulation.SimulatedDatabase.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code agent.steps} does around the inbox, with jobs that take time on a simulated target. Confined to the world. */
final class AgentWorker {
    private final SimulatedAgent agent;
    private final SimulatedDatabase database;
    private final EvidenceLedger ledger;
    private static final int LOOKS_BETWEEN_KEEPING = 6;
    private long looks;
    private InboxState state;
    private @Nullable Inspection inspection;
    private @Nullable Instant wakeAt;
    private boolean cancelled;
    private long held;
    private JournalPosition journal = JournalPosition.START;
    private boolean open;

    AgentWorker(SimulatedAgent agent, SimulatedDatabase database) {
        this.agent = agent;
        this.database = database;
        this.ledger = database.keptEvidence.isEmpty()
                ? new EvidenceLedger(database.name)
                : EvidenceLedger.after(database.name, database.keptEvidence);
        this.state = InboxState.started(database.name);
    }

    InboxState state() {
        return state;
    }

    Inspection look() {
        Inspection found = database.inspect();
        inspection = found;
        return found;
    }

    FromAgent.TargetReport report() {
        List<FromAgent.Released> resolved = new TreeMap<>(state.grantFates())
                .entrySet().stream()
                        .filter(e -> state.heldFence() != 0 && e.getValue() != InboxState.GrantFate.UNCLEAR)
                        .map(e -> new FromAgent.Released(
                                database.name,
                                e.getKey(),
                                state.heldFence(),
                                e.getValue() == InboxState.GrantFate.DONE,
                                "inspected after a take-over"))
                        .toList();
        return new FromAgent.TargetReport(
                database.name,
                World.LINE,
                World.ENVIRONMENT,
                Map.of(),
                "simulated",
                17,
                Optional.ofNullable(inspection),
                state.heldFence() != 0,
                Optional.empty(),
                resolved,
                Optional.empty());
    }

    void post(InboxEvent event) {
        switch (event) {
            case InboxEvent.Accepted ignored -> {
                journal = journal.restarted();
                open = true;
            }
            case InboxEvent.NotAccepted ignored -> open = false;
            case InboxEvent.StreamLost ignored -> open = false;
            default -> {}
        }
        handle(event);
        pump();
    }

    void acknowledged(long journalId, boolean again) {
        journal = journal.acknowledged(journalId, again);
        pump();
    }

    private void pump() {
        if (open) {
            for (JournalEntry entry : database.journal(journal.sent(), 100)) {
                agent.say(new FromAgent.StepEvent(database.name, entry, journal.sent()));
                journal = journal.said(journal, entry.id());
            }
        }
    }

    private void handle(InboxEvent event) {
        InboxState before = state;
        DesiredInbox.Decision decision = agent.decide(before, event);
        state = decision.next();
        boolean ended = event instanceof InboxEvent.JobEnded
                && before.running()
                        .filter(r -> r.job() instanceof Job.TakeOver || r.job() instanceof Job.Inspect)
                        .isPresent();
        if (before.heldFence() != state.heldFence() || ended) {
            agent.say(report());
        }
        decision.actions().forEach(this::perform);
    }

    private void perform(InboxAction action) {
        switch (action) {
            case InboxAction.Start start -> start(start.job());
            case InboxAction.Cancel cancel -> cancelled = true;
            case InboxAction.Say say -> agent.say(say.message());
            case InboxAction.WakeAt wake -> {
                wakeAt = wake.at();
                long millis =
                        Math.max(0, wake.at().toEpochMilli() - agent.clock().toEpochMilli()) + 1;
                agent.later(millis, () -> wake(wake.at()));
            }
            case InboxAction.Ignored ignored -> {}
        }
    }

    private void wake(Instant which) {
        if (which.equals(wakeAt)) {
            wakeAt = null;
            post(new InboxEvent.Woke());
        }
    }

    private long pace() {
        return agent.world.slow(database.name) ? 500 + agent.chance.nextInt(6_000) : 5 + agent.chance.nextInt(150);
    }

    private void start(Job job) {
        cancelled = false;
        switch (job) {
            case Job.TakeOver j ->
                agent.later(pace(), () -> {
                    held = 0;
                    long fence = database.raise(j.floor());
                    agent.world.timeline.tell(agent.name, database.name + " raises the fence to " + fence);
                    agent.later(pace(), () -> inspectAfter(fence, j.floor()));
                });
            case Job.Inspect ignored ->
                agent.later(pace(), () -> {
                    held = 0;
                    Inspection found = look();
                    post(new InboxEvent.Inspected(found.fence(), generation(found)));
                });
            case Job.Prepare j -> agent.later(pace(), () -> post(prepare(j.desired())));
            case Job.WriteRow j -> agent.later(pace(), () -> post(writeRow(j.desired())));
            case Job.Scan j ->
                agent.later(
                        pace(),
                        () -> post(new InboxEvent.Scanned(
                                database.scan(j.desired().window().orElseThrow()))));
            case Job.CatchUp ignored ->
                agent.later(
                        pace(),
                        () -> post(new InboxEvent.Replayed(
                                agent.chance.nextInt(5) == 0 ? List.of("replica lags") : List.of())));
            case Job.RunStep j -> agent.later(pace(), () -> begin(j));
        }
    }

    private static long generation(Inspection found) {
        return found.window().map(WindowRow::generation).orElse(0L);
    }

    private void inspectAfter(long fence, long floor) {
        if (database.fence != fence) {
            post(new InboxEvent.Failed(Problem.of(ErrorCode.TARGET_TAKE_OVER, "somebody raised it again")));
            return;
        }
        TakeOvers.Taken taken = new TakeOvers(database.raised(fence)).takeOver(floor);
        held = taken.held().fence();
        inspection = taken.held().inspection();
        post(new InboxEvent.TookOver(
                held,
                generation(taken.held().inspection()),
                taken.held().inspection().window().map(WindowRow::window),
                taken.fates()));
    }

    private InboxEvent.JobEnded prepare(Desired desired) {
        Work work = desired.work().orElseThrow();
        Optional<String> refused = database.guard(held, desired.generation(), Optional.empty());
        if (refused.isPresent()) {
            return refusedOrFailed(refused.get(), desired.generation());
        }
        List<JournalEntry> done = JournalReader.recent(database.raised(held), database.journal.size()).stream()
                .filter(entry -> entry.state() == JournalEntry.State.DONE)
                .filter(entry -> entry.rollout().equals(work.rollout().toString())
                        && entry.phase() == work.phase()
                        && entry.run() == work.run())
                .toList();
        Set<Integer> ordinals = done.stream().map(JournalEntry::ordinal).collect(Collectors.toSet());
        Optional<Instant> hiddenAt = done.stream()
                .filter(entry -> entry.phase() == Phase.CONTRACT && entry.grant() > 0)
                .map(JournalEntry::at)
                .findFirst();
        List<InboxEvent.PlannedStep> steps = SimulatedDatabase.PLAN.steps(work.phase()).stream()
                .map(step -> new InboxEvent.PlannedStep(
                        step.ordinal(),
                        step.needsGrant(),
                        step.body() instanceof Step.Body.VerifyRange,
                        ordinals.contains(step.ordinal())))
                .toList();
        return new InboxEvent.Prepared(steps, hiddenAt);
    }

    private InboxEvent.JobEnded writeRow(Desired desired) {
        String why = database.commitWindow(
                held, desired.generation(), desired.window().orElseThrow());
        return why.isEmpty()
                ? new InboxEvent.RowWritten(new WindowRow(desired.window().orElseThrow(), desired.generation()))
                : refusedOrFailed(why, desired.generation());
    }

    private InboxEvent.JobEnded refusedOrFailed(String why, long generation) {
        Inspection now = look();
        Problem problem = Problem.of(ErrorCode.FENCE_WINDOW, why);
        return now.fence() != held || generation(now) > generation
                ? new InboxEvent.Refused(problem, now.fence(), generation(now))
                : new InboxEvent.Failed(problem);
    }

    private void begin(Job.RunStep job) {
        Desired desired = job.desired();
        Work work = desired.work().orElseThrow();
        Step step = SimulatedDatabase.PLAN.steps(work.phase()).stream()
                .filter(one -> one.ordinal() == job.ordinal())
                .findFirst()
                .orElseThrow();
        Call call = new Call(
                held,
                desired.generation(),
                work.rollout(),
                work.phase(),
                work.run(),
                work.attempt(),
                step,
                desired.window().orElseThrow(),
                job.grant().orElse(0));
        if (cancelled) {
            post(new InboxEvent.StepStopped("cancelled"));
            return;
        }
        if (database.ambiguous(call)) {
            database.write(call, JournalEntry.State.AMBIGUOUS);
            post(new InboxEvent.StepAmbiguous(Problem.of(ErrorCode.STEP_AMBIGUOUS, "neither done nor not done")));
            return;
        }
        Optional<String> refused = database.begin(call);
        if (refused.isPresent()) {
            Inspection now = look();
            post(new InboxEvent.Refused(
                    Problem.of(ErrorCode.FENCE_STALE, refused.get()), now.fence(), generation(now)));
            return;
        }
        if (database.done(call)) {
            database.write(call, JournalEntry.State.DONE);
            post(new InboxEvent.StepDone(0, 0, Optional.of(database.clock())));
            return;
        }
        pump();
        agent.later(pace(), () -> deed(call));
    }

    private void deed(Call call) {
        int luck = agent.world.calm() ? 100 : agent.chance.nextInt(100);
        if (cancelled) {
            post(new InboxEvent.StepStopped("cancelled"));
        } else if (database.failsForGood(call)) {
            failed(call, Problem.of(ErrorCode.STEP_MISMATCHES, "3 rows do not fit"));
        } else if (luck < 8) {
            failed(call, Problem.of(ErrorCode.LOCK_NOT_GRANTED, "the lock was not granted"));
        } else {
            Batch batch = database.send(call);
            boolean unknown = luck < 16;
            long arrives = unknown ? agent.chance.nextInt(4_000) : pace();
            agent.world.timeline.afterMillis(arrives, () -> {
                String why = database.execute(batch);
                if (!unknown) {
                    agent.later(pace(), () -> post(ended(why)));
                }
            });
            if (unknown) {
                agent.later(
                        agent.chance.nextInt(1_000),
                        () -> post(new InboxEvent.StepUnknown(
                                Problem.of(ErrorCode.STEP_UNKNOWN, "the connection broke"))));
            }
        }
    }

    private void failed(Call call, Problem problem) {
        if (database.guard(call.fence(), call.generation(), Optional.empty()).isEmpty()) {
            database.write(call, JournalEntry.State.FAILED);
        }
        post(new InboxEvent.Failed(problem));
    }

    private InboxEvent.JobEnded ended(String why) {
        if (why.isEmpty()) {
            return new InboxEvent.StepDone(1, 0, Optional.of(database.clock()));
        }
        Inspection now = look();
        return new InboxEvent.Refused(Problem.of(ErrorCode.FENCE_STALE, why), now.fence(), generation(now));
    }

    /** Every five seconds: the fence in passing, and the sessions. */
    void watch() {
        if (state.heldFence() == 0) {
            return;
        }
        Inspection found = look();
        post(new InboxEvent.FenceSeen(state.heldFence(), found.fence()));
        agent.say(ledger.add(database.scan(found.window().orElseThrow().window())));
        if (++looks % LOOKS_BETWEEN_KEEPING == 0) {
            database.keptEvidence = ledger.written().orElse("");
        }
        pump();
    }
}
