package dev.bellows.agent.steps;

import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.desired.InboxEvent.PlannedStep;
import dev.bellows.agent.desired.Job;
import dev.bellows.agent.holding.JournalReader;
import dev.bellows.agent.holding.TakeOvers;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.Held;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one job at a time on an engine and says how it ended. Confined to the target's job thread. */
final class JobRunner {
    private static final Duration REPLICA_PATIENCE = Duration.ofSeconds(2);

    /**
     * How long a permitted step waits for its lock: a permission rests on what was seen when it was given, and a reader may come meanwhile.
     * Then it is given back and asked for again, which looks again.
     */
    private static final Duration PERMITTED_PATIENCE = Duration.ofSeconds(30);

    private final TargetSettings settings;
    private final TargetDatabase database;
    private final Supplier<TargetWorker.Look> looks;
    private final TakeOvers takeOvers;
    private final ApprovedPlan plans;
    private final KnownMigration migrations;
    private @Nullable Held held;
    private @Nullable Plan plan;
    /** Generation under which drift was accepted last: what changes after that is for a person again. */
    private long accepted;
    /** Generation under which a step over rows was let begin anew last. */
    private long begunAnew;

    JobRunner(
            TargetSettings settings,
            TargetDatabase database,
            EnginePlanner planner,
            Path memory,
            Supplier<TargetWorker.Look> looks) {
        this.settings = settings;
        this.database = database;
        this.looks = looks;
        this.takeOvers = new TakeOvers(database);
        this.plans = new ApprovedPlan(settings.name().name(), database, planner);
        this.migrations = new KnownMigration(memory);
    }

    InboxEvent.JobEnded run(Job job, StepListener listener) {
        try {
            return switch (job) {
                case Job.TakeOver j -> takeOver(j.floor());
                case Job.Inspect ignored -> inspect();
                case Job.Prepare j -> prepare(j.desired());
                case Job.WriteRow j -> writeRow(j.desired());
                case Job.Scan j -> scan(j.desired());
                case Job.CatchUp ignored -> new InboxEvent.Replayed(missingReplicas());
                case Job.RunStep j -> runStep(j, listener);
            };
        } catch (BellowsException e) {
            return job instanceof Job.RunStep && e.outcome() == Outcome.UNKNOWN
                    ? new InboxEvent.StepUnknown(e.problem())
                    : explained(job, e.problem());
        }
    }

    /** A row that was refused may mean that somebody else is the holder now, or that the database went back in time. */
    private InboxEvent.JobEnded explained(Job job, Problem problem) {
        boolean wrote = job instanceof Job.WriteRow || job instanceof Job.Prepare;
        boolean reachable = problem.code().category() != ErrorCode.Category.UNAVAILABLE;
        if (wrote && reachable && held != null) {
            Inspection now = look();
            long generation = now.window().map(WindowRow::generation).orElse(0L);
            if (now.fence() != held.fence() || generation > jobGeneration(job)) {
                return new InboxEvent.Refused(problem, now.fence(), generation);
            }
        }
        return new InboxEvent.Failed(problem);
    }

    private static long jobGeneration(Job job) {
        return job.serves().map(Desired::generation).orElse(Long.MAX_VALUE);
    }

    private InboxEvent.JobEnded takeOver(long floor) {
        held = null;
        plan = null;
        plans.forget();
        TargetWorker.Look look = looks.get();
        TakeOvers.Taken taken = takeOvers.takeOver(floor);
        held = taken.held();
        look.saw(taken.held().inspection());
        return new InboxEvent.TookOver(
                taken.held().fence(),
                rowGeneration(taken.held().inspection()),
                taken.held().inspection().window().map(WindowRow::window),
                taken.fates());
    }

    private InboxEvent.JobEnded inspect() {
        held = null;
        Inspection found = look();
        return new InboxEvent.Inspected(found.fence(), rowGeneration(found));
    }

    private Inspection look() {
        TargetWorker.Look look = looks.get();
        Inspection found = database.inspect();
        look.saw(found);
        return found;
    }

    private static long rowGeneration(Inspection inspection) {
        return inspection.window().map(WindowRow::generation).orElse(0L);
    }

    private InboxEvent.JobEnded prepare(Desired desired) {
        Work work = desired.work().orElseThrow();
        Migration migration = migrations.accept(work.migration(), work.migrationDigest());
        Plan approved = plans.forWork(work, migration, holder(), desired.generation());
        plan = approved;
        List<JournalEntry> done = JournalReader.recent(
                        database, database.inspect().journalHead())
                .stream()
                .filter(entry -> entry.state() == JournalEntry.State.DONE)
                .filter(entry -> entry.rollout().equals(work.rollout().toString())
                        && entry.phase() == work.phase()
                        && entry.run() == work.run())
                .toList();
        Set<Integer> doneOrdinals = new HashSet<>();
        done.forEach(entry -> doneOrdinals.add(entry.ordinal()));
        Optional<Instant> hiddenAt = work.phase() == Phase.CONTRACT
                ? done.stream()
                        .filter(entry -> entry.grant() > 0)
                        .map(JournalEntry::at)
                        .findFirst()
                : Optional.empty();
        List<PlannedStep> steps = approved.steps(work.phase()).stream()
                .map(step -> new PlannedStep(
                        step.ordinal(),
                        step.needsGrant(),
                        step.body() instanceof Step.Body.VerifyRange,
                        doneOrdinals.contains(step.ordinal())))
                .toList();
        return new InboxEvent.Prepared(steps, hiddenAt);
    }

    private InboxEvent.JobEnded writeRow(Desired desired) {
        VersionRange window = desired.window().orElseThrow();
        Optional<Migration> migration = migrations.newest();
        return new InboxEvent.RowWritten(
                migration.isPresent()
                        ? database.commitWindow(holder(), desired.generation(), window, migration.get())
                        : database.commitWindow(holder(), desired.generation(), window));
    }

    private InboxEvent.JobEnded scan(Desired desired) {
        return new InboxEvent.Scanned(database.scan(desired.window().orElseThrow(), desired.generation()));
    }

    /** Replicas that have not replayed, and those nobody said anything about: somebody may read from them. */
    private List<String> missingReplicas() {
        List<String> missing = new ArrayList<>();
        for (ReplicaState replica : database.laggingReplicas(REPLICA_PATIENCE)) {
            if (!replica.ignored()) {
                missing.add(replica.name() + (replica.reachable() ? " lags" : " cannot be asked"));
            }
        }
        for (ReplicaState replica : look().replicas()) {
            if (!replica.configured() && !replica.ignored()) {
                missing.add("unregistered replica " + replica.name() + " (list or ignore it in agent.yaml)");
            }
        }
        return missing;
    }

    private InboxEvent.JobEnded runStep(Job.RunStep job, StepListener listener) {
        Work work = job.desired().work().orElseThrow();
        Migration migration = migrations.accept(work.migration(), work.migrationDigest());
        Plan frozen = plan;
        if (frozen == null) {
            throw new IllegalStateException("a step before its plan");
        }
        Step step = frozen.steps(work.phase()).stream()
                .filter(s -> s.ordinal() == job.ordinal())
                .findFirst()
                .orElseThrow();
        StepOrder order = new StepOrder(
                holder(),
                job.desired().generation(),
                work.rollout(),
                work.run(),
                work.attempt(),
                migration,
                step,
                job.desired().window().orElse(VersionRange.of(settings.baseline())),
                job.grant(),
                patience(work, step),
                work.limits(),
                work.saidOf(step.ordinal()));
        if (step.needsGrant()) {
            acceptDrift(job.desired(), work, migration);
        } else {
            beginAnew(job.desired(), work);
        }
        StepOutcome outcome = database.execute(order, listener);
        try {
            return ended(outcome, work, step);
        } catch (BellowsException e) {
            // The step is over, and what came of it could not be asked any more: "failed" would deny a step that is in
            // effect.
            return new InboxEvent.StepUnknown(e.problem());
        }
    }

    private static Duration patience(Work work, Step step) {
        boolean shorter = step.needsGrant() && work.lockPatience().compareTo(PERMITTED_PATIENCE) > 0;
        return shorter ? PERMITTED_PATIENCE : work.lockPatience();
    }

    private InboxEvent.JobEnded ended(StepOutcome outcome, Work work, Step step) {
        return switch (outcome) {
            case StepOutcome.Done done ->
                new InboxEvent.StepDone(done.rows(), done.mismatches(), doneAt(work, step.ordinal()));
            case StepOutcome.Failed failed -> new InboxEvent.Failed(failed.problem());
            case StepOutcome.Stopped stopped -> new InboxEvent.StepStopped(stopped.reason());
            case StepOutcome.Unknown unknown -> new InboxEvent.StepUnknown(unknown.problem());
            case StepOutcome.Ambiguous ambiguous -> new InboxEvent.StepAmbiguous(ambiguous.problem());
            case StepOutcome.Drifted drifted -> new InboxEvent.Drifted(drifted.problem());
            case StepOutcome.Refused refused -> {
                Inspection now = look();
                yield new InboxEvent.Refused(refused.problem(), now.fence(), rowGeneration(now));
            }
        };
    }

    private void acceptDrift(Desired desired, Work work, Migration migration) {
        if (work.acceptDrift().isPresent() && accepted != desired.generation()) {
            database.acceptDrift(
                    holder(),
                    desired.generation(),
                    work.rollout(),
                    migration,
                    work.acceptDrift().get());
            accepted = desired.generation();
        }
    }

    private void beginAnew(Desired desired, Work work) {
        if (work.acceptDrift().isPresent() && begunAnew != desired.generation()) {
            database.beginAnew(
                    holder(),
                    desired.generation(),
                    work.rollout(),
                    work.acceptDrift().get());
            begunAnew = desired.generation();
        }
    }

    /** When the journal says that the step became effective. Only a hide needs it: the revert time runs from there. */
    private Optional<Instant> doneAt(Work work, int ordinal) {
        if (work.phase() != Phase.CONTRACT) {
            return Optional.empty();
        }
        return JournalReader.recent(database, database.inspect().journalHead()).reversed().stream()
                .filter(entry -> entry.state() == JournalEntry.State.DONE
                        && entry.phase() == work.phase()
                        && entry.ordinal() == ordinal
                        && entry.rollout().equals(work.rollout().toString()))
                .map(JournalEntry::at)
                .findFirst();
    }

    /** The title of a step of the present plan, for people. */
    String title(Phase phase, int ordinal) {
        Plan present = plan;
        return present == null
                ? ""
                : present.steps(phase).stream()
                        .filter(step -> step.ordinal() == ordinal)
                        .map(Step::title)
                        .findFirst()
                        .orElse("");
    }

    private Held holder() {
        Held holder = held;
        if (holder == null) {
            throw new IllegalStateException("a job of a holder without a take-over");
        }
        return holder;
    }
}
