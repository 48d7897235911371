package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import java.util.OptionalLong;

/** Drives a migration through phases, as an agent does; where none is named the rename of {@link TestTarget}. */
final class Rollouts {
    private Rollouts() {}

    static Plan plan(TestTarget target) {
        return plan(target, TestTarget.RENAME);
    }

    static Plan plan(TestTarget target, Migration migration) {
        return switch (new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned planned -> planned.plan();
            case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    static StepOutcome execute(TestTarget target, Held held, Step step, VersionRange window) {
        return execute(target, held, TestTarget.RENAME, step, window);
    }

    static StepOutcome execute(TestTarget target, Held held, Migration migration, Step step, VersionRange window) {
        StepOrder order = target.order(held, step);
        return target.target.execute(
                new StepOrder(
                        held,
                        order.generation(),
                        order.rollout(),
                        order.run(),
                        order.attempt(),
                        migration,
                        step,
                        window,
                        step.needsGrant() ? OptionalLong.of(9) : OptionalLong.empty(),
                        order.lockPatience(),
                        order.limits()),
                target);
    }

    static void phase(TestTarget target, Held held, Plan plan, Phase phase, VersionRange window) {
        phase(target, held, TestTarget.RENAME, plan, phase, window);
    }

    static void phase(TestTarget target, Held held, Migration migration, Plan plan, Phase phase, VersionRange window) {
        for (Step step : plan.steps(phase)) {
            assertThat(execute(target, held, migration, step, window))
                    .as("%s %d %s", phase, step.ordinal(), step.title())
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }
}
