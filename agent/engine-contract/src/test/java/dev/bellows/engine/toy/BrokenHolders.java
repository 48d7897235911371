package dev.bellows.engine.toy;

import static dev.bellows.engine.toy.Saboteur.target;

import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.contract.Clause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Toys that do not keep to who may do what, and what may be promised. */
final class BrokenHolders {
    private BrokenHolders() {}

    static List<Saboteur> all() {
        return List.of(
                target(
                        "ignores the fence",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            void guard(ToyServer server, Held held, long generation) {
                                super.guard(server, new Held(server.fence, held.inspection()), generation);
                            }
                        },
                        Clause.THE_OLD_HOLDER_IS_REFUSED,
                        Clause.NOTHING_AFTER_THE_FENCE),
                target(
                        "asks for the fence only when it begins",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            private boolean begun;

                            @Override
                            public StepOutcome execute(StepOrder order, StepListener listener) {
                                begun = false;
                                return super.execute(order, listener);
                            }

                            @Override
                            void guard(ToyServer server, Held held, long generation) {
                                super.guard(
                                        server, begun ? new Held(server.fence, held.inspection()) : held, generation);
                                begun = true;
                            }
                        },
                        Clause.NOTHING_AFTER_THE_FENCE),
                target(
                        "raises no fence above the floor",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public Held takeOver(long fenceFloor) {
                                return super.takeOver(0);
                            }
                        },
                        Clause.THE_FENCE_RISES),
                target(
                        "follows any generation",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            void guard(ToyServer server, Held held, long generation) {
                                super.guard(server, held, Long.MAX_VALUE);
                            }
                        },
                        Clause.A_LOWER_GENERATION_IS_REFUSED,
                        Clause.THE_ROW_FOLLOWS_THE_GENERATION),
                target(
                        "needs no grant",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            void guardGrant(ToyServer server, StepOrder order) {}
                        },
                        Clause.NO_GRANT_NO_STEP),
                target(
                        "promises what is not there",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            void requireServed(ToyServer server, RolloutId first, VersionRange window) {}
                        },
                        Clause.THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE,
                        Clause.A_MISMATCH_IS_FOUND),
                target(
                        "says of everything that it is in effect",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public Optional<Boolean> inEffect(Held held, RolloutId rollout, int run, Step step) {
                                return Optional.of(true);
                            }
                        },
                        Clause.EFFECT_IS_TOLD_TRULY),
                target(
                        "knows nothing of what it did before it lost the fence",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public Optional<Boolean> inEffect(Held held, RolloutId rollout, int run, Step step) {
                                return Optional.of(false);
                            }
                        },
                        Clause.EFFECT_IS_TOLD_TRULY),
                target(
                        "lets another plan take the place of the frozen one",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public void freezePlan(Held held, long generation, RolloutId rollout, Plan plan) {
                                Map<String, Plan> plans = server().plans;
                                guard(server(), held, generation);
                                plans.put(rollout.toString(), plan);
                            }
                        },
                        Clause.A_PLAN_OUTLIVES_ITS_AGENT));
    }
}
