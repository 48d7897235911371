package dev.bellows.agent.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.desired.Job;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Grant;
import dev.bellows.agent.message.FromControlPlane.PlanRequest;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a thread of the agent dies of, its job has an outcome, and nothing waits for it for ever. */
class EveryJobEndsTest {
    private static final String DOCUMENT = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: one
            operations:
              - sql: { contract: { up: [ 'SELECT 1' ], down: [] } }
            """;

    private static final StepListener SILENT = new StepListener() {
        @Override
        public void journalled(JournalEntry entry) {}

        @Override
        public void progress(StepProgress latest) {}

        @Override
        public void waiting(String reason) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    @TempDir
    Path directory;

    private final FakeTarget target = new FakeTarget();
    private final List<FromAgent> said = new CopyOnWriteArrayList<>();
    private String canonical = "";
    private Desired contract = new Desired(FakeTarget.NAME, 1, Optional.empty(), 0, Optional.empty(), Optional.empty());
    private TargetWorker worker = worker();

    private TargetWorker worker() {
        return new TargetWorker(
                new TargetWorker.Setup(
                        FakeTarget.settings(),
                        "fake",
                        target,
                        target,
                        Path.of(System.getProperty("java.io.tmpdir")),
                        InstantSource.system(),
                        KillPoints.NONE),
                new TargetWorker.Mouth() {
                    @Override
                    public void say(FromAgent message) {
                        said.add(message);
                    }

                    @Override
                    public void sayLatest(String key, FromAgent message) {
                        said.add(message);
                    }
                });
    }

    @BeforeEach
    void migration() {
        ParsedDocument<dev.bellows.document.Migration> parsed =
                MigrationDocuments.parse("one.yaml", DOCUMENT.getBytes(StandardCharsets.UTF_8));
        canonical = switch (parsed) {
            case ParsedDocument.Valid<dev.bellows.document.Migration> valid -> valid.canonicalJson();
            case ParsedDocument.Invalid<dev.bellows.document.Migration> invalid ->
                throw new AssertionError(invalid.problems());
        };
        contract = new Desired(
                FakeTarget.NAME,
                5,
                Optional.of(VersionRange.of(17)),
                0,
                Optional.of(new Work(
                        new RolloutId(new SchemaLine("orders"), 18, 1),
                        Phase.CONTRACT,
                        1,
                        1,
                        canonical,
                        Digest.of(canonical),
                        FakeTarget.PLAN.digest(Phase.CONTRACT),
                        BackfillLimits.normal(),
                        Duration.ofMinutes(10))),
                Optional.empty());
        worker.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop(Duration.ofSeconds(5));
    }

    private <T extends FromAgent> List<T> said(Class<T> kind) {
        return said.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aPlannerThatRunsOutOfStackAnswersAllTheSame() {
        target.plans = () -> {
            throw new StackOverflowError();
        };
        worker.plan(new PlanRequest("r1", FakeTarget.NAME, canonical, Digest.of(canonical)));
        assertThat(said(FromAgent.PlanResult.class)).singleElement().satisfies(result -> {
            assertThat(result.plan()).isEmpty();
            assertThat(result.problems().getFirst().code()).isEqualTo(ErrorCode.AGENT_INTERNAL);
            assertThat(result.problems().getFirst().message()).contains("StackOverflowError");
        });
    }

    private JobRunner runner() {
        JobRunner runner =
                new JobRunner(FakeTarget.settings(), target, target, directory.resolve("m.json"), () -> ignored -> {});
        assertThat(runner.run(new Job.TakeOver(0), SILENT)).isInstanceOf(InboxEvent.TookOver.class);
        assertThat(runner.run(new Job.Prepare(contract), SILENT)).isInstanceOf(InboxEvent.Prepared.class);
        return runner;
    }

    @Test
    void aHideThatIsDoneIsNotFailedWhenTheDatabaseCannotBeAskedAboutItAnyMore() {
        JobRunner runner = runner();
        target.inspects = () -> {
            throw BellowsException.of(ErrorCode.TARGET_UNREACHABLE, "gone");
        };
        assertThat(runner.run(new Job.RunStep(contract, 1, OptionalLong.of(9)), SILENT))
                .isInstanceOf(InboxEvent.StepUnknown.class);
    }

    @Test
    void aPermittedStepGivesItsPermissionBackLongBeforeAnyOtherLosesItsPatienceWithALock() {
        List<Duration> patience = new CopyOnWriteArrayList<>();
        target.executes = order -> {
            patience.add(order.lockPatience());
            return new StepOutcome.Done(0, 0);
        };
        runner().run(new Job.RunStep(contract, 1, OptionalLong.of(9)), SILENT);
        freezeWithoutGrant();
        runner().run(new Job.RunStep(contract, 1, OptionalLong.empty()), SILENT);
        assertThat(patience)
                .containsExactly(
                        Duration.ofSeconds(30), contract.work().orElseThrow().lockPatience());
    }

    @Test
    void aDriftThatWasAcceptedIsAcceptedInTheTargetOnceBeforeTheStepGoesOn() {
        twiceUnderAcceptedDrift();
        assertThat(target.accepted).containsExactly("6 ann: a report");
    }

    @Test
    void aDriftThatWasAcceptedLetsAStepWithoutAGrantBeginAnewOnce() {
        freezeWithoutGrant();
        twiceUnderAcceptedDrift();
        assertThat(target.accepted).containsExactly("6 anew ann: a report");
    }

    /** The plan's step takes no permission. */
    private void freezeWithoutGrant() {
        Step step = FakeTarget.PLAN.steps().getFirst();
        Step reversible = new Step(
                step.phase(), step.ordinal(), "compare", step.body(), Optional.empty(), false, true, "catalog", 0);
        target.frozen =
                new Plan(List.of(reversible), Plan.RevertClass.EXACT, List.of(), FakeTarget.PLAN.snapshotDigest());
        contract = contractOf(contract.generation(), target.frozen.digest(step.phase()), Optional.empty());
    }

    @Test
    void aPersonsWordGoesToTheVeryStepItIsOf() {
        List<Optional<String>> words = new CopyOnWriteArrayList<>();
        target.executes = order -> {
            words.add(order.byHand());
            return new StepOutcome.Done(0, 0);
        };
        Digest plan = contract.work().orElseThrow().planDigest();
        for (int ordinal : List.of(1, 2)) {
            contract = contractOf(
                    contract.generation(),
                    plan,
                    Optional.empty(),
                    Optional.of(new FromControlPlane.ByHand(ordinal, "ann: the view is back")));
            runner().run(new Job.RunStep(contract, 1, OptionalLong.of(9)), SILENT);
        }
        assertThat(words).containsExactly(Optional.of("ann: the view is back"), Optional.empty());
    }

    private Desired contractOf(long generation, Digest plan, Optional<String> acceptDrift) {
        return contractOf(generation, plan, acceptDrift, Optional.empty());
    }

    private Desired contractOf(
            long generation, Digest plan, Optional<String> acceptDrift, Optional<FromControlPlane.ByHand> byHand) {
        Work work = contract.work().orElseThrow();
        return new Desired(
                contract.target(),
                generation,
                contract.window(),
                0,
                Optional.of(new Work(
                        work.rollout(),
                        work.phase(),
                        work.run(),
                        work.attempt(),
                        work.migration(),
                        work.migrationDigest(),
                        plan,
                        work.limits(),
                        work.lockPatience(),
                        acceptDrift,
                        byHand)),
                Optional.empty());
    }

    private void twiceUnderAcceptedDrift() {
        JobRunner runner = runner();
        Work work = contract.work().orElseThrow();
        Desired accepting = contractOf(6, work.planDigest(), Optional.of("ann: a report"));
        for (int i = 0; i < 2; i++) {
            assertThat(runner.run(new Job.RunStep(accepting, 1, OptionalLong.of(9)), SILENT))
                    .isInstanceOf(InboxEvent.StepDone.class);
        }
    }

    private FromAgent.Authorize asked(int times) {
        await().until(() -> said(FromAgent.Authorize.class).stream()
                        .map(it -> it.requestId().text())
                        .distinct()
                        .count()
                >= times);
        return said(FromAgent.Authorize.class).getLast();
    }

    private void grant(long id, FromAgent.Authorize asked) {
        worker.post(new InboxEvent.GrantArrived(new Grant(
                id,
                asked.requestId().text(),
                FakeTarget.NAME,
                asked.rollout(),
                asked.phase(),
                asked.run(),
                asked.stepOrdinal(),
                asked.fence(),
                asked.generation())));
    }

    @Test
    void aStepThatDiesOfAnErrorIsLookedAtOnceAndThenAPersonsAndItsGrantIsNeverGivenBackAsUnused() {
        target.executes = order -> {
            throw new NoClassDefFoundError("a jar was replaced while we ran");
        };
        worker.post(new InboxEvent.Accepted(0, Duration.ofHours(1)));
        worker.post(new InboxEvent.DesiredArrived(contract));
        grant(1, asked(1));
        grant(2, asked(2));
        await().until(() -> said(FromAgent.PhaseReport.class).stream()
                .anyMatch(it -> it.state() == FromAgent.PhaseState.AMBIGUOUS));
        assertThat(said(FromAgent.Released.class)).isEmpty();
    }

    @Test
    void aJournalThatCannotBeReadIsAskedAgainWhateverItsReadingDiedOf() {
        target.journals = () -> {
            throw BellowsException.of(ErrorCode.TARGET_POOLER, "a pooler in between");
        };
        worker.post(new InboxEvent.Accepted(0, Duration.ofHours(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> target.reads.get() >= 1);
        int before = target.reads.get();
        target.journals = () -> {
            throw new IllegalStateException("a defect");
        };
        await().atMost(Duration.ofSeconds(30)).until(() -> target.reads.get() > before);
        target.journals = List::of;
        await().atMost(Duration.ofSeconds(30)).until(() -> target.reads.get() > before + 1);
    }
}
