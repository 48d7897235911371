package dev.bellows.bench;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.PostgresqlEngineProvider;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.time.SystemRuntime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/** One database opened with the real engine, taken over and planned: what an agent does around a step. Confined to its thread. */
final class EngineTarget implements StepListener, AutoCloseable {
    private static final SchemaLine LINE = new SchemaLine("bench");
    private static final RolloutId ROLLOUT = new RolloutId(LINE, 2, 1);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);
    private static final Migration RENAME = new Migration(
            LINE,
            2,
            "rename-users-email",
            Migration.Sync.TRIGGER,
            Migration.Exposure.COLUMNS,
            Set.of(Consent.values()),
            List.of(new Operation.RenameColumn(
                    new Operation.TableName(Optional.empty(), "users"), "email", "email_address")),
            new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));

    private final TargetDatabase target;
    private final Held held;
    private final Plan plan;
    private volatile boolean stopped;

    private EngineTarget(TargetDatabase target, Held held, Plan plan) {
        this.target = target;
        this.held = held;
        this.plan = plan;
    }

    static EngineTarget open(TestDatabase database) {
        var provider = new PostgresqlEngineProvider();
        var settings = new TargetSettings(
                new TargetName("bench"),
                database.url(),
                database.user(),
                new TargetSettings.PasswordSource.DriverDefault(),
                LINE,
                1,
                "bench",
                Map.of(),
                List.of(),
                Set.of(),
                Ulid.create(SystemRuntime.now(), new SplittableRandom(1)),
                Duration.ofHours(1));
        TargetDatabase target = provider.open(
                settings,
                new EngineRuntime(InstantSource.system(), new SplittableRandom(1), EngineRuntime.KillPoints.NONE));
        Held held = target.takeOver(0);
        PlanOutcome outcome = provider.planner().plan(RENAME, target.snapshot(RENAME), target.facts());
        Plan plan = switch (outcome) {
            case PlanOutcome.Planned(Plan planned) -> planned;
            case PlanOutcome.Refused refused -> throw new IllegalStateException("not planned: " + refused.problems());
        };
        target.freezePlan(held, 1, ROLLOUT, plan);
        return new EngineTarget(target, held, plan);
    }

    /** Every step of EXPAND: twin, trigger, indexes. */
    void expand() {
        plan.steps(Phase.EXPAND).forEach(step -> execute(step, 1, 1));
    }

    /** The step that adds the twin and its trigger under a strong lock. */
    void addTwin(int run) {
        execute(plan.steps(Phase.EXPAND).getFirst(), run, 1);
    }

    /** The step that takes both away again, under a strong lock too. */
    void dropTwin(int run) {
        execute(plan.steps(Phase.ROLLBACK).getLast(), run, 1);
    }

    /** The step that fills the twin. */
    void backfill(int workers) {
        execute(fill(), 1, workers);
    }

    /**
     * The same as a profile has it, until {@link #stop} is called from another thread.
     *
     * @throws IllegalStateException when there was no row left before that
     */
    void backfillUntilStopped(ThrottleProfile profile) {
        StepOutcome outcome = outcome(fill(), 1, StepOrder.BackfillLimits.of(ThrottleLimits.of(profile), 0));
        if (!(outcome instanceof StepOutcome.Stopped)) {
            throw new IllegalStateException("the backfill ended before it was stopped, with " + outcome);
        }
    }

    /** Stops what is executed at its next safe point; from any thread. */
    void stop() {
        stopped = true;
    }

    private Step fill() {
        return plan.steps(Phase.MIGRATE).stream()
                .filter(step -> step.body() instanceof Step.Body.BackfillRange)
                .findFirst()
                .orElseThrow();
    }

    private void execute(Step step, int run, int workers) {
        StepOutcome outcome =
                outcome(step, run, StepOrder.BackfillLimits.normal().withWorkers(workers));
        if (!(outcome instanceof StepOutcome.Done)) {
            throw new IllegalStateException("\"" + step.title() + "\" ended with " + outcome);
        }
    }

    private StepOutcome outcome(Step step, int run, StepOrder.BackfillLimits limits) {
        var order = new StepOrder(
                held,
                1,
                ROLLOUT,
                run,
                1,
                RENAME,
                step,
                new VersionRange(1, 1),
                step.needsGrant() ? OptionalLong.of(1) : OptionalLong.empty(),
                LOCK_PATIENCE,
                limits);
        return target.execute(order, this);
    }

    @Override
    public void journalled(JournalEntry entry) {
        if (entry.lockAttempts() > 0) {
            System.err.println("lock: " + entry.title() + ": granted at attempt " + entry.lockAttempts() + ", held "
                    + entry.lockHeldMicros() + " us");
        }
    }

    @Override
    public void progress(StepProgress progress) {}

    @Override
    public void waiting(String reason) {
        if (!reason.isEmpty()) {
            System.err.println("waiting: " + reason);
        }
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void close() {
        target.close();
    }
}
