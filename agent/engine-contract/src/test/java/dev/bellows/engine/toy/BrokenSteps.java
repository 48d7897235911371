package dev.bellows.engine.toy;

import static dev.bellows.engine.toy.Saboteur.also;
import static dev.bellows.engine.toy.Saboteur.body;
import static dev.bellows.engine.toy.Saboteur.planner;
import static dev.bellows.engine.toy.Saboteur.sleeps;
import static dev.bellows.engine.toy.Saboteur.target;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.JournalEntry.State;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.WindowRow;
import dev.bellows.engine.contract.Clause;
import java.util.List;
import java.util.Optional;

/** Toys that execute steps wrongly. */
final class BrokenSteps {
    private BrokenSteps() {}

    static List<Saboteur> all() {
        return List.of(
                target(
                        "forgets to say what it begins",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            void write(
                                    StepOrder order,
                                    State state,
                                    long rows,
                                    Optional<Problem> problem,
                                    StepListener ear) {
                                if (state != State.BEGUN) {
                                    super.write(order, state, rows, problem, ear);
                                }
                            }
                        },
                        Clause.BEGUN_BEFORE_DONE),
                target(
                        "does each step again",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            Optional<JournalEntry> done(StepOrder order) {
                                return Optional.empty();
                            }
                        },
                        Clause.A_STEP_IS_DONE_ONCE),
                target(
                        "takes what is begun for done",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            Optional<JournalEntry> done(StepOrder order) {
                                return entries(order.rollout(), order.step()).stream()
                                        .filter(it -> it.run() == order.run())
                                        .findFirst();
                            }
                        },
                        Clause.A_DEATH_CHANGES_NOTHING,
                        Clause.A_STEP_STOPS_WHEN_TOLD,
                        Clause.EFFECT_IS_TOLD_TRULY,
                        Clause.EVERY_PHASE_ENDS),
                target(
                        "tells before it is durable",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            void write(
                                    StepOrder order,
                                    State state,
                                    long rows,
                                    Optional<Problem> problem,
                                    StepListener ear) {
                                permit(order);
                                List<JournalEntry> journal = server().journal;
                                JournalEntry entry = entry(order, state, rows, problem, journal.size() + 1);
                                ear.journalled(entry);
                                journal.add(entry);
                            }
                        },
                        Clause.TOLD_ONLY_WHAT_IS_DURABLE,
                        Clause.NOTHING_AFTER_THE_FENCE),
                planner(
                        "leaves something in a rollback",
                        step -> step.phase() == Phase.ROLLBACK
                                ? body(
                                        step,
                                        new Step.Body.StrongLock(List.of(ToyEngine.TABLE), List.of(), "has name", ""))
                                : step,
                        Clause.A_ROLLBACK_LEAVES_NOTHING,
                        Clause.THE_CHANGE_IS_THERE,
                        Clause.A_DEATH_CHANGES_NOTHING),
                planner(
                        "keeps hidden what a revert should show",
                        step -> step.phase() == Phase.REVERT
                                ? body(
                                        step,
                                        new Step.Body.StrongLock(List.of(ToyEngine.TABLE), List.of(), "has name", ""))
                                : step,
                        Clause.A_REVERT_BRINGS_BACK,
                        Clause.EVERY_PHASE_ENDS,
                        Clause.A_DEATH_CHANGES_NOTHING),
                target(
                        "copies what it read a moment ago",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            long batch(StepOrder order, String from, String to) {
                                List<Long> keys = server().differing(from, to, BATCH);
                                List<String> values = keys.stream()
                                        .map(key -> server().read(key, from).orElse(""))
                                        .toList();
                                sleeps(20);
                                permit(order);
                                for (int i = 0; i < values.size(); i++) {
                                    server().update(keys.get(i), from, values.get(i));
                                }
                                return keys.size();
                            }
                        },
                        Clause.NO_WRITE_IS_LOST),
                planner(
                        "hides at the contract what new code reads, too",
                        step -> switch (step.phase()) {
                            case CONTRACT -> also(step, "hide title");
                            case REVERT -> also(step, "show title");
                            case EXPAND, MIGRATE, ROLLBACK, CLEANUP -> step;
                        },
                        Clause.APPLICATIONS_GO_ON),
                target(
                        "keeps columns equal one way only once both are served",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public WindowRow commitWindow(
                                    Held held, long generation, VersionRange window, Migration migration) {
                                WindowRow row = super.commitWindow(held, generation, window, migration);
                                if (window.min() < window.max() && server().probe("has title")) {
                                    server().apply("keep title title", migration.version());
                                }
                                return row;
                            }
                        },
                        Clause.VERSIONS_AGREE,
                        Clause.NO_WRITE_IS_LOST),
                target(
                        "looks at no row",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            int differing(String one, String other) {
                                return 0;
                            }
                        },
                        Clause.A_MISMATCH_IS_FOUND),
                target(
                        "ignores that it should stop",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public StepOutcome execute(StepOrder order, StepListener listener) {
                                return super.execute(order, new Saboteur.Deaf(listener));
                            }
                        },
                        Clause.A_STEP_STOPS_WHEN_TOLD));
    }
}
