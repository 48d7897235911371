package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import java.util.OptionalLong;

/** Drives the rename of {@link TestTarget} through phases, as an agent does. */
final class Rollouts {
    private Rollouts() {}

    static Plan plan(TestTarget target) {
        return switch (new PostgresqlEngineProvider()
                .planner()
                .plan(TestTarget.RENAME, target.target.snapshot(TestTarget.RENAME), target.target.facts())) {
            case PlanOutcome.Planned planned -> planned.plan();
            case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    static StepOutcome execute(TestTarget target, Held held, Step step, VersionRange window) {
        StepOrder order = target.order(held, step);
        return target.target.execute(
                new StepOrder(
                        held,
                        order.generation(),
                        order.rollout(),
                        order.run(),
                        order.attempt(),
                        order.migration(),
                        step,
                        window,
                        step.needsGrant() ? OptionalLong.of(9) : OptionalLong.empty(),
                        order.lockPatience(),
                        order.limits()),
                target);
    }

    static void phase(TestTarget target, Held held, Plan plan, Phase phase, VersionRange window) {
        for (Step step : plan.steps(phase)) {
            assertThat(execute(target, held, step, window))
                    .as("%s %d %s", phase, step.ordinal(), step.title())
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }
}
