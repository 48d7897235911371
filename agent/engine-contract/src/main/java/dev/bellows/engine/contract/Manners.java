package dev.bellows.engine.contract;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assertions;

/** How an engine behaves towards others: bystanders, sessions in the way, whoever wants it to stop, and people who read what it says. */
final class Manners {
    static final Set<Clause> CLAUSES = EnumSet.of(
            Clause.A_STEP_STOPS_WHEN_TOLD,
            Clause.NOBODY_WAITS_LONG,
            Clause.SESSIONS_IN_THE_WAY_ARE_SEEN,
            Clause.FAILURES_HAVE_CODES,
            Clause.NO_PASSWORD_IS_SAID,
            Clause.UNREACHABLE_IS_SAID_IN_TIME,
            Clause.CLOSING_NEVER_THROWS);

    private static final int AT_REST = 300;
    private static final long PACE_NANOS = 500_000;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Subject subject;
    private final OperationCase story;
    private final Findings findings;

    private Manners(Subject subject, OperationCase story, Findings findings) {
        this.subject = subject;
        this.story = story;
        this.findings = findings;
    }

    static void run(Subject subject, OperationCase story, Findings findings) throws Exception {
        Manners manners = new Manners(subject, story, findings);
        manners.unreachable();
        manners.stops();
        manners.beside();
    }

    private void unreachable() {
        TargetDatabase target = Agents.open(subject, subject.unreachable(), KillPoints.NONE);
        answered("inspect", target::inspect);
        answered("takeOver", () -> target.takeOver(0));
        answered("snapshot", () -> target.snapshot(story.migration()));
        answered("facts", target::facts);
        answered("journal", () -> target.journal(0, 1));
        answered("observe", target::observe);
        closes(target);
        closes(target);
        closes(Agents.open(subject, subject.unreachable(), KillPoints.NONE));
    }

    private void answered(String what, Runnable ask) {
        try {
            Assertions.assertTimeoutPreemptively(
                    subject.unreachableDeadline(),
                    () -> findings.check(
                            Clause.FAILURES_HAVE_CODES,
                            findings.refused(ask),
                            () -> what + " found something where no database is"));
        } catch (AssertionError e) {
            findings.breach(Clause.UNREACHABLE_IS_SAID_IN_TIME, what + ": " + e.getMessage());
        }
    }

    private void closes(TargetDatabase target) {
        try {
            target.close();
        } catch (RuntimeException e) {
            findings.breach(Clause.CLOSING_NEVER_THROWS, e.toString());
        }
    }

    /** A fill is told to stop before its first batch, and after each word of progress; the same order goes on each time. */
    private void stops() throws Exception {
        try (Stage stage = new Stage(subject, story, findings)) {
            Holder holder = stage.takeOver();
            stage.plans(holder, 1);
            stage.phase(holder, Phase.EXPAND);
            for (Step step : stage.plan().steps(Phase.MIGRATE)) {
                if (step.body() instanceof Step.Body.BackfillRange) {
                    holder.stops(true);
                    StepOutcome told = stage.execute(holder, step, name -> {});
                    findings.check(
                            Clause.A_STEP_STOPS_WHEN_TOLD,
                            told instanceof StepOutcome.Stopped,
                            () -> "told to stop, " + Stage.named(step) + " ended with " + told);
                    holder.stops(false);
                }
                StepOutcome outcome = stage.execute(holder, step, name -> {});
                findings.check(
                        Clause.A_STEP_STOPS_WHEN_TOLD,
                        outcome instanceof StepOutcome.Done,
                        () -> "after a stop, " + Stage.named(step) + " ended with " + outcome);
            }
            closes(holder.target());
            closes(holder.target());
        }
    }

    private void beside() throws Exception {
        try (Stage stage = new Stage(subject, story, findings);
                SubjectDatabase.Bystander bystander = stage.database().bystander()) {
            AtomicLong worst = new AtomicLong();
            for (int i = 0; i < AT_REST; i++) {
                asks(bystander, worst);
            }
            Duration atRest = Duration.ofNanos(worst.getAndSet(0));
            AtomicBoolean over = new AtomicBoolean();
            Thread asking = Thread.ofPlatform().name("bystander").daemon().start(() -> {
                while (!over.get()) {
                    asks(bystander, worst);
                }
            });
            try {
                goesThroughEveryPhase(stage);
            } finally {
                over.set(true);
                asking.join();
            }
            Duration bound = subject.stallBound(atRest);
            findings.check(
                    Clause.NOBODY_WAITS_LONG,
                    worst.get() <= bound.toNanos(),
                    () -> "a query waited " + Duration.ofNanos(worst.get()) + "; at rest the longest took " + atRest
                            + ", and the bound is " + bound);
        }
    }

    private void asks(SubjectDatabase.Bystander bystander, AtomicLong worst) {
        long begun = SystemRuntime.nanos();
        try {
            bystander.asks();
        } catch (Exception e) {
            findings.breach(Clause.NOBODY_WAITS_LONG, "a bystander's query met " + e);
        }
        worst.accumulateAndGet(SystemRuntime.nanos() - begun, Math::max);
        SystemRuntime.breathe(PACE_NANOS);
    }

    private void goesThroughEveryPhase(Stage stage) throws Exception {
        Holder holder = stage.takeOver();
        stage.plans(holder, 1);
        stage.phase(holder, Phase.EXPAND);
        stage.phase(holder, Phase.MIGRATE);
        stage.row(holder, story.both());
        VersionRange narrow = VersionRange.of(story.newVersion());
        try (SubjectDatabase.Application fresh = stage.database().application(story.newVersion())) {
            fresh.read(0);
            try (SubjectDatabase.Application old = stage.database().application(story.oldVersion())) {
                old.read(0);
                stage.row(holder, narrow);
                SessionScan scan = stage.others().scan(narrow, stage.generation());
                findings.check(
                        Clause.SESSIONS_IN_THE_WAY_ARE_SEEN,
                        !scan.clean() && versions(scan).contains(story.oldVersion()),
                        () -> "code of version " + story.oldVersion() + " is connected, and the look found "
                                + versions(scan));
            }
            onlyNewCodeIsSeen(stage, narrow);
        }
        stage.phase(holder, Phase.CONTRACT);
        stage.phase(holder, Phase.REVERT);
        stage.row(holder, story.both());
        stage.row(holder, narrow);
        stage.phase(holder, Phase.CONTRACT);
        stage.phase(holder, Phase.CLEANUP);
    }

    /** A session that is closed may be seen for a moment. */
    private void onlyNewCodeIsSeen(Stage stage, VersionRange narrow) {
        long deadline = SystemRuntime.nanos() + PATIENCE_NANOS;
        SessionScan scan = stage.others().scan(narrow, stage.generation());
        while (versions(scan).contains(story.oldVersion()) && SystemRuntime.nanos() < deadline) {
            SystemRuntime.breathe(PACE_NANOS);
            scan = stage.others().scan(narrow, stage.generation());
        }
        List<Integer> left = versions(scan);
        findings.check(
                Clause.SESSIONS_IN_THE_WAY_ARE_SEEN,
                !left.contains(story.oldVersion()) && !left.contains(story.newVersion()),
                () -> "only code of version " + story.newVersion() + " is connected, and in the way are " + left);
    }

    private static List<Integer> versions(SessionScan scan) {
        return scan.servers().stream()
                .flatMap(server -> server.inTheWay().stream())
                .filter(SessionScan.Session::tagged)
                .map(SessionScan.Session::version)
                .toList();
    }
}
