package dev.bellows.agent.steps;

import dev.bellows.agent.desired.Assignment;
import dev.bellows.agent.desired.DesiredInbox;
import dev.bellows.agent.desired.InboxAction;
import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.desired.InboxState;
import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.agent.desired.Job;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromAgent.Released;
import dev.bellows.agent.message.FromAgent.RunningWork;
import dev.bellows.agent.message.FromAgent.TargetReport;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.PlanRequest;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the agent does for one target. Thread-safe because callers only {@link #post} events; one virtual thread decides with
 * {@link DesiredInbox}, one more per job blocks on the database.
 */
public final class TargetWorker {
    private static final Logger log = LoggerFactory.getLogger(TargetWorker.class);
    private static final int INBOX_BOUND = 2_000;
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    private final Setup setup;
    private final Mouth mouth;
    private final JobRunner runner;
    private final JournalPump journal;
    /** Bounded by {@link #post}: what comes only once, the end of the one job that runs and the wish to stop, finds room always. */
    private final LinkedBlockingQueue<InboxEvent> inbox = new LinkedBlockingQueue<>();

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile InboxState state;
    private volatile @Nullable Inspection inspection;
    /** Whether a look found less than what was known before, and no report has said so yet. */
    private volatile boolean wentBack;

    /** How often something was learned of the target that a look may have begun before. */
    private long lessons;

    /** Which lesson the inspection was. */
    private long inspectedAt;

    /** Newest journal entry of the page that was read last, and which lesson that was. */
    private long reached;

    private long reachedAt;

    /** The window row that was written last, and which lesson that was. */
    private @Nullable WindowRow written;

    private long writtenAt;

    private volatile @Nullable Problem problem;

    /** The problem in the report that was made last. */
    private volatile @Nullable Problem reported;

    /** Whether the target was halted in the report that was made last, and why. */
    private volatile @Nullable String reportedHalt;

    /** What was seen last of rows that steps could not make right; null while nobody has looked. */
    private volatile @Nullable List<OpenBadRows> badRows;

    /** The same in the report that was made last. */
    private volatile @Nullable List<OpenBadRows> reportedBadRows;

    /** What cleanups archived, as of the last look; null before the first. */
    private volatile @Nullable List<KeptArchive> archives;

    /** Those of the last report. */
    private volatile @Nullable List<KeptArchive> reportedArchives;

    private volatile @Nullable String cancelled;
    private volatile boolean stopping;
    private volatile @Nullable Instant wakeAt;

    /**
     * What a worker needs.
     *
     * @param settings the target
     * @param engine the engine's name
     * @param database the target, opened
     * @param planner the engine's planner
     * @param dataDirectory where the agent remembers across restarts
     * @param time clock for waits, which never jumps
     * @param killPoints where a test may kill the process
     */
    public record Setup(
            TargetSettings settings,
            String engine,
            TargetDatabase database,
            EnginePlanner planner,
            Path dataDirectory,
            InstantSource time,
            KillPoints killPoints) {}

    /** How the worker speaks to the control plane; nothing blocks and nothing fails. */
    public interface Mouth {
        /** In order; dropped when no stream is up. */
        void say(FromAgent message);

        /** Latest only. */
        void sayLatest(String key, FromAgent message);
    }

    /** A worker that is not started yet. */
    public TargetWorker(Setup setup, Mouth mouth) {
        this.setup = setup;
        this.mouth = mouth;
        TargetName name = setup.settings().name();
        this.runner = new JobRunner(
                setup.settings(),
                setup.database(),
                setup.planner(),
                setup.dataDirectory().resolve("targets").resolve(name + ".migration.json"),
                this::looking);
        this.journal = new JournalPump(name, setup.database(), mouth, this::journalReaches);
        this.state = InboxState.started(name);
    }

    /** Starts deciding. Once. */
    public void start() {
        Thread.ofVirtual().name("target-" + name()).start(this::loop);
        journal.start();
    }

    /** The target's name. */
    public TargetName name() {
        return setup.settings().name();
    }

    /** The target's settings. */
    public TargetSettings settings() {
        return setup.settings();
    }

    /** The target, for looks that change nothing. */
    public TargetDatabase database() {
        return setup.database();
    }

    /** What is remembered now. */
    public InboxState state() {
        return state;
    }

    /** Hands an event over; false when the inbox is full, and then everything has to be said again. The end of a job is always taken. */
    public boolean post(InboxEvent event) {
        boolean once = switch (event) {
            case InboxEvent.Accepted ignored -> {
                journal.restart();
                yield false;
            }
            case InboxEvent.NotAccepted ignored -> {
                journal.pause();
                yield false;
            }
            case InboxEvent.StreamLost ignored -> {
                journal.pause();
                yield false;
            }
            case InboxEvent.DesiredArrived ignored -> false;
            case InboxEvent.GrantArrived ignored -> false;
            case InboxEvent.DeniedArrived ignored -> false;
            case InboxEvent.StepWaits ignored -> false;
            case InboxEvent.FenceSeen ignored -> false;
            case InboxEvent.Woke ignored -> false;
            case InboxEvent.Stopping ignored -> true;
            case InboxEvent.JobEnded ignored -> true;
        };
        boolean taken = (once || inbox.size() < INBOX_BOUND) && inbox.offer(event);
        if (!taken) {
            log.atError().addKeyValue("target", name()).log("the target's inbox is full; an event was dropped");
        }
        return taken;
    }

    /** The store has every journal entry up to this one; {@code again} when it has no more, whatever it said before. */
    public void acknowledged(long journalId, boolean again) {
        journal.acknowledged(journalId, again);
    }

    /** Looks at the target without changing it, for Hello; the result is in {@link #report}. */
    public void look() {
        try {
            Look look = looking();
            look.saw(setup.database().inspect());
        } catch (BellowsException e) {
            met(e.problem());
        } catch (RuntimeException | Error defect) {
            met(defect("a look", defect));
        }
    }

    /** Remembers a problem of the target, and says it once where the agent's own operator looks. */
    private void met(Problem met) {
        if (!met.equals(problem)) {
            log.atWarn()
                    .addKeyValue("target", name())
                    .addKeyValue("code", met.code().id())
                    .addKeyValue("wayOut", met.wayOut())
                    .log(met.message());
        }
        problem = met;
    }

    /** A look at the target that is under way. */
    public interface Look {
        /** Notes what it found. */
        void saw(Inspection found);
    }

    /**
     * A look begins. Journal entries and rows that are said while it lasts may be newer than what it finds. What was said before it is no
     * memory to add: a database that went back since has less, and that is what has to be said.
     */
    public synchronized Look looking() {
        long before = lessons;
        return found -> saw(found, before);
    }

    private synchronized void saw(Inspection found, long before) {
        Inspection now = reachedAt > before ? found.reaching(reached) : found;
        WindowRow row = written;
        now = row != null && writtenAt > before ? now.reaching(row) : now;
        Inspection known = inspection;
        boolean behind = known != null && now.isBehind(known);
        if (behind && inspectedAt > before) {
            // Another look began no earlier, or ended first, and found more: this one is late.
            return;
        }
        wentBack |= behind;
        inspection = now;
        inspectedAt = ++lessons;
        found.outOfStep().ifPresentOrElse(this::met, () -> problem = null);
    }

    /**
     * Says the problem that a look met, or that it is gone, that somebody halted the target or lets it go on, or that the database went
     * back, or how many rows are bad, or what is archived, unless the last report did.
     */
    public void sayWhatChanged() {
        if (wentBack
                || !Objects.equals(problem, reported)
                || !Objects.equals(halt(inspection), reportedHalt)
                || !Objects.equals(badRows, reportedBadRows)
                || !Objects.equals(archives, reportedArchives)) {
            mouth.say(report());
        }
    }

    /** Notes which rows steps could not make right, as they were seen a moment ago. */
    public void badRows(List<OpenBadRows> seen) {
        badRows = List.copyOf(seen);
    }

    /** Notes what cleanups archived, as it was seen a moment ago. */
    public void archives(List<KeptArchive> seen) {
        archives = List.copyOf(seen);
    }

    /**
     * The journal was read up to this entry. What the last look found is said again until another one succeeds, and must not deny what is
     * said of the journal meanwhile: that reads as a database that went back.
     */
    private synchronized void journalReaches(long id) {
        reached = id;
        reachedAt = ++lessons;
        Inspection found = inspection;
        inspection = found == null ? null : found.reaching(id);
    }

    /** A row is committed; the same holds for it as for the journal. */
    private synchronized void rowReaches(WindowRow row) {
        written = row;
        writtenAt = ++lessons;
        Inspection found = inspection;
        inspection = found == null ? null : found.reaching(row);
    }

    /** The target cannot be looked at any more: the control plane is told, whether or not there is work. */
    public void lost(Problem why) {
        met(why);
        mouth.say(report());
    }

    /** A target that was lost can be looked at again, if it can. */
    public void lookAgain() {
        Look look = looking();
        look.saw(setup.database().inspect());
        mouth.say(report());
    }

    /** Everything known of the target. */
    public TargetReport report() {
        InboxState now = state;
        Problem met = problem;
        reported = met;
        wentBack = false;
        Inspection seen = inspection;
        reportedHalt = halt(seen);
        List<OpenBadRows> bad = badRows;
        reportedBadRows = bad;
        List<KeptArchive> kept = archives;
        reportedArchives = kept;
        List<Released> resolved = new TreeMap<>(now.grantFates())
                .entrySet().stream()
                        .filter(e -> now.heldFence() != 0 && e.getValue() != GrantFate.UNCLEAR)
                        .map(e -> new Released(
                                name(),
                                e.getKey(),
                                now.heldFence(),
                                e.getValue() == GrantFate.DONE,
                                "inspected after a take-over"))
                        .toList();
        return new TargetReport(
                name(),
                setup.settings().line(),
                setup.settings().environment(),
                setup.settings().labels(),
                setup.engine(),
                setup.settings().baseline(),
                Optional.ofNullable(seen),
                now.heldFence() != 0,
                running(now),
                resolved,
                Optional.ofNullable(met),
                Optional.ofNullable(bad),
                Optional.ofNullable(kept));
    }

    private static @Nullable String halt(@Nullable Inspection seen) {
        return seen == null ? null : seen.halted().orElse(null);
    }

    private static Optional<RunningWork> running(InboxState now) {
        return now.running()
                .map(InboxState.Running::job)
                .filter(Job.RunStep.class::isInstance)
                .map(Job.RunStep.class::cast)
                .map(step -> {
                    Work work = step.desired().work().orElseThrow();
                    return new RunningWork(
                            work.rollout(),
                            work.phase(),
                            work.run(),
                            step.desired().generation(),
                            step.ordinal());
                });
    }

    /** Plans without changing anything and answers; may block, on the caller's thread. */
    public void plan(PlanRequest request) {
        FromAgent.PlanResult result;
        try {
            var migration = MigrationDocuments.readCanonical(request.migration(), request.migrationDigest());
            var outcome = new ApprovedPlan(name().name(), setup.database(), setup.planner()).outcome(migration);
            result = switch (outcome) {
                case PlanOutcome.Planned(Plan plan) ->
                    new FromAgent.PlanResult(request.requestId(), name(), Optional.of(plan), plan.hazards());
                case PlanOutcome.Refused(List<Problem> problems) ->
                    new FromAgent.PlanResult(request.requestId(), name(), Optional.empty(), problems);
            };
        } catch (BellowsException e) {
            result = new FromAgent.PlanResult(request.requestId(), name(), Optional.empty(), List.of(e.problem()));
        } catch (RuntimeException | Error defect) {
            // A plan that never answers holds up whoever asked, and says nothing to anybody.
            result = new FromAgent.PlanResult(
                    request.requestId(), name(), Optional.empty(), List.of(defect("planning", defect)));
        }
        mouth.say(result);
    }

    /** Asks to stop at the next safe point and waits for it; then closes the target. */
    public void stop(Duration patience) throws InterruptedException {
        stopping = true;
        boolean posted = post(new InboxEvent.Stopping());
        if (!posted || !ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.atWarn().addKeyValue("target", name()).log("a job did not stop in time; its next holder will inspect");
        }
        journal.stop();
        setup.database().close();
    }

    private void loop() {
        try {
            while (!(stopping && state.stopping() && state.running().isEmpty())) {
                InboxEvent event = inbox.poll(nap().toMillis(), TimeUnit.MILLISECONDS);
                Instant due = wakeAt;
                if (event == null && due != null && !setup.time().instant().isBefore(due)) {
                    wakeAt = null;
                    event = new InboxEvent.Woke();
                }
                if (event != null) {
                    guarded(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** The deciding thread's outermost frame: an event that meets a defect is said, and the next one is decided all the same. */
    private void guarded(InboxEvent event) {
        try {
            handle(event);
        } catch (RuntimeException | Error defect) {
            met(defect("an event (" + event.getClass().getSimpleName() + ")", defect));
        }
    }

    private Problem defect(String what, Throwable defect) {
        log.atError()
                .addKeyValue("target", name())
                .addKeyValue("code", ErrorCode.AGENT_INTERNAL.id())
                .setCause(defect)
                .log("{} met a defect of the agent", what);
        return Problem.of(
                ErrorCode.AGENT_INTERNAL,
                "Target " + name() + ": " + what + " met a defect ("
                        + defect.getClass().getSimpleName() + ").");
    }

    private Duration nap() {
        Instant due = wakeAt;
        if (due == null) {
            return LONGEST_NAP;
        }
        Duration left = Duration.between(setup.time().instant(), due);
        Duration bounded = left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP;
        return bounded.isNegative() ? Duration.ZERO : bounded.plusMillis(1);
    }

    private void handle(InboxEvent event) {
        InboxState before = state;
        if (event instanceof InboxEvent.RowWritten it) {
            rowReaches(it.row());
        }
        DesiredInbox.Decision decision =
                DesiredInbox.decide(before, event, setup.time().instant());
        state = decision.next();
        if (event instanceof InboxEvent.Failed failed
                && before.running().filter(r -> r.job() instanceof Job.TakeOver).isPresent()) {
            met(failed.problem());
        }
        if (before.heldFence() != state.heldFence() || endedLook(before, event)) {
            mouth.say(report());
        }
        decision.actions().forEach(this::perform);
    }

    private static boolean endedLook(InboxState before, InboxEvent event) {
        return event instanceof InboxEvent.JobEnded
                && before.running()
                        .filter(r -> r.job() instanceof Job.TakeOver || r.job() instanceof Job.Inspect)
                        .isPresent();
    }

    private void perform(InboxAction action) {
        switch (action) {
            case InboxAction.Start start -> start(start.job());
            case InboxAction.Cancel cancel -> cancelled = cancel.reason();
            case InboxAction.Say say -> mouth.say(say.message());
            case InboxAction.WakeAt wake -> wakeAt = wake.at();
            case InboxAction.Ignored ignored ->
                log.atInfo()
                        .addKeyValue("target", name())
                        .addKeyValue("why", ignored.why())
                        .log("ignored");
        }
    }

    private void start(Job job) {
        cancelled = null;
        log.atInfo()
                .addKeyValue("target", name())
                .addKeyValue("job", described(job))
                .log("job begins");
        Thread.ofVirtual().name("job-" + name()).start(() -> {
            InboxEvent.JobEnded end = run(job);
            log.atInfo()
                    .addKeyValue("target", name())
                    .addKeyValue("job", described(job))
                    .addKeyValue("end", end.getClass().getSimpleName())
                    .log("job ended");
            journal.grew();
            ended(end);
        });
    }

    /** The end of a job is never dropped: nothing else would ever start on this target. The deciding thread empties the inbox. */
    private void ended(InboxEvent.JobEnded end) {
        try {
            inbox.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.atError().addKeyValue("target", name()).log("interrupted before the end of a job could be said");
        }
    }

    private static String described(Job job) {
        String kind = job.getClass().getSimpleName();
        return job.serves()
                .map(d -> kind + " generation " + d.generation()
                        + d.work()
                                .map(w -> " " + w.rollout() + "/" + w.phase().word() + "#" + w.run())
                                .orElse("")
                        + (job instanceof Job.RunStep step ? " step " + step.ordinal() : ""))
                .orElse(kind);
    }

    /**
     * The job thread's outermost frame: a defect stops this target's work, loudly, and nothing else. Every job ends in an outcome, of
     * whatever it dies; of a step nobody knows how far it came.
     */
    private InboxEvent.JobEnded run(Job job) {
        try {
            return runner.run(job, new Listening(job));
        } catch (RuntimeException | Error defect) {
            Problem problem = defect(described(job), defect);
            return job instanceof Job.RunStep ? new InboxEvent.StepUnknown(problem) : new InboxEvent.Failed(problem);
        }
    }

    /** Hears what a running step says. */
    private final class Listening implements StepListener {
        private final Job job;

        private Listening(Job job) {
            this.job = job;
        }

        @Override
        public void journalled(JournalEntry entry) {
            setup.killPoints()
                    .at("journalled " + entry.phase().word() + "#" + entry.run() + " " + entry.ordinal() + " "
                            + entry.state());
            journal.grew();
        }

        @Override
        public void progress(StepProgress progress) {
            if (job instanceof Job.RunStep step && step.desired().work().isPresent()) {
                Work work = step.desired().work().get();
                mouth.sayLatest(
                        "progress/" + name(),
                        new FromAgent.Progress(
                                name(),
                                work.rollout(),
                                work.phase(),
                                work.run(),
                                step.ordinal(),
                                progress.titled(runner.title(work.phase(), step.ordinal())),
                                progress,
                                setup.time().instant()));
            }
        }

        @Override
        public void waiting(String reason) {
            boolean ignored = post(new InboxEvent.StepWaits(reason));
        }

        @Override
        public boolean cancelled() {
            return cancelled != null || stopping;
        }

        @Override
        public Optional<BackfillLimits> limits() {
            Optional<Desired> now = state.assignment().map(Assignment::desired);
            return now.filter(wanted -> job.serves().filter(wanted::sameWork).isPresent())
                    .flatMap(Desired::limits);
        }
    }
}
