package dev.bellows.agent.steps;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.Held;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Observation;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A target of one step whose every answer a test may replace. Thread-safe because its fields are volatile. */
final class FakeTarget implements TargetDatabase, EnginePlanner {
    static final TargetName NAME = new TargetName("shop");
    private static final Step STEP = new Step(
            Phase.CONTRACT,
            1,
            "hide",
            new Step.Body.Transaction(List.of("SELECT 1"), ""),
            Optional.empty(),
            true,
            true,
            "journal",
            0);
    static final Plan PLAN = new Plan(List.of(STEP), Plan.RevertClass.EXACT, List.of(), Digest.of("catalog"));

    final List<String> accepted = new CopyOnWriteArrayList<>();
    final AtomicInteger reads = new AtomicInteger();
    volatile Supplier<Inspection> inspects = FakeTarget::inspection;
    volatile Supplier<List<JournalEntry>> journals = List::of;
    volatile Function<StepOrder, StepOutcome> executes = order -> new StepOutcome.Done(0, 0);
    volatile Plan frozen = PLAN;
    volatile Supplier<PlanOutcome> plans = () -> new PlanOutcome.Planned(PLAN);

    static Inspection inspection() {
        return new Inspection(
                new Inspection.Fingerprint(Optional.of("token"), "1", "2", 1, "Fake 1", "0/0", "here:1"),
                Optional.of(new WindowRow(VersionRange.of(17), 0)),
                7,
                0,
                Optional.empty(),
                List.of());
    }

    static TargetSettings settings() {
        return new TargetSettings(
                NAME,
                "fake://here/shop",
                "agent",
                new TargetSettings.PasswordSource.DriverDefault(),
                new SchemaLine("orders"),
                17,
                "test",
                Map.of(),
                List.of(),
                Set.of(),
                Ulid.create(Instant.EPOCH, new SplittableRandom(1)),
                Duration.ofHours(1));
    }

    @Override
    public Inspection inspect() {
        return inspects.get();
    }

    @Override
    public Held takeOver(long fenceFloor) {
        return new Held(fenceFloor + 1, inspection());
    }

    @Override
    public SchemaSnapshot snapshot(Migration migration) {
        return () -> Digest.of("catalog");
    }

    @Override
    public EngineFacts facts() {
        return new EngineFacts("Fake", 1);
    }

    @Override
    public Optional<Plan> frozenPlan(RolloutId rollout) {
        return Optional.of(frozen);
    }

    @Override
    public void freezePlan(Held held, long generation, RolloutId rollout, Plan plan) {
        throw new AssertionError("it is frozen");
    }

    @Override
    public void acceptDrift(Held held, long generation, RolloutId rollout, Migration migration, String reason) {
        accepted.add(generation + " " + reason);
    }

    @Override
    public void beginAnew(Held held, long generation, RolloutId rollout, String who) {
        accepted.add(generation + " anew " + who);
    }

    @Override
    public StepOutcome execute(StepOrder order, StepListener listener) {
        return executes.apply(order);
    }

    @Override
    public List<JournalEntry> journal(long afterId, int limit) {
        reads.incrementAndGet();
        return journals.get();
    }

    @Override
    public WindowRow commitWindow(Held held, long generation, VersionRange window, Migration migration) {
        return new WindowRow(window, generation);
    }

    @Override
    public SessionScan scan(VersionRange window, long generation) {
        return new SessionScan(
                Instant.EPOCH,
                List.of(new SessionScan.ServerScan("primary", SessionScan.Outcome.CLEAN, List.of(), List.of(), "")));
    }

    @Override
    public List<ReplicaState> laggingReplicas(Duration patience) {
        return List.of();
    }

    @Override
    public Observation observe() {
        throw new AssertionError("nobody looks here");
    }

    @Override
    public List<String> supportedOperations() {
        return List.of("sql");
    }

    @Override
    public PlanOutcome plan(Migration migration, SchemaSnapshot snapshot, EngineFacts facts) {
        return plans.get();
    }

    @Override
    public void close() {}
}
