package dev.bellows.engine.toy;

import dev.bellows.document.Migration;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.TargetSettings.PasswordSource;
import dev.bellows.engine.contract.Clause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A toy that is broken in one place.
 *
 * @param what what it does
 * @param bites the clauses that say so
 */
record Saboteur(String what, ToyEngine engine, Set<Clause> bites) {
    static List<Saboteur> all() {
        return Stream.of(BrokenSteps.all(), BrokenHolders.all(), BrokenManners.all())
                .flatMap(List::stream)
                .toList();
    }

    static Saboteur target(
            String what,
            BiFunction<TargetSettings, EngineRuntime, TargetDatabase> opened,
            Clause first,
            Clause... more) {
        return new Saboteur(
                what,
                new ToyEngine() {
                    @Override
                    public TargetDatabase open(TargetSettings settings, EngineRuntime runtime) {
                        return opened.apply(settings, runtime);
                    }
                },
                EnumSet.of(first, more));
    }

    static Saboteur planner(String what, UnaryOperator<Step> change, Clause first, Clause... more) {
        return new Saboteur(
                what,
                new ToyEngine() {
                    @Override
                    public PlanOutcome plan(Migration migration, SchemaSnapshot snapshot, EngineFacts facts) {
                        return switch (super.plan(migration, snapshot, facts)) {
                            case PlanOutcome.Planned(Plan plan) ->
                                new PlanOutcome.Planned(new Plan(
                                        plan.steps().stream().map(change).toList(),
                                        plan.revertClass(),
                                        plan.hazards(),
                                        plan.snapshotDigest()));
                            case PlanOutcome.Refused refused -> refused;
                        };
                    }
                },
                EnumSet.of(first, more));
    }

    static Step also(Step step, String statement) {
        Step.Body.StrongLock body = (Step.Body.StrongLock) step.body();
        return body(
                step,
                new Step.Body.StrongLock(
                        body.relations(),
                        List.of(body.statements().getFirst(), statement),
                        body.doneWhen(),
                        body.notDoneWhen()));
    }

    static Step body(Step step, Step.Body body) {
        return new Step(
                step.phase(),
                step.ordinal(),
                step.title(),
                body,
                step.lock(),
                step.needsGrant(),
                step.reversible(),
                step.checkpoint(),
                step.estimatedRows());
    }

    static String password(TargetSettings settings) {
        try {
            return settings.password() instanceof PasswordSource.File file ? Files.readString(file.path()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sleeps(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hears nothing of a wish to stop. */
    record Deaf(StepListener ear) implements StepListener {
        @Override
        public void journalled(JournalEntry entry) {
            ear.journalled(entry);
        }

        @Override
        public void progress(StepProgress progress) {
            ear.progress(progress);
        }

        @Override
        public void waiting(String reason) {
            ear.waiting(reason);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
