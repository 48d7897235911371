package dev.bellows.agent.steps;

import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.TargetDatabase;
import java.util.Optional;

/**
 * The one plan of a rollout on a target: frozen when its first step begins, compared with what people approved every time. Confined
 * to the target's job thread.
 */
final class ApprovedPlan {
    private final String target;
    private final TargetDatabase database;
    private final EnginePlanner planner;
    private Optional<Frozen> cache = Optional.empty();

    private record Frozen(RolloutId rollout, Plan plan) {}

    ApprovedPlan(String target, TargetDatabase database, EnginePlanner planner) {
        this.target = target;
        this.database = database;
        this.planner = planner;
    }

    /**
     * Finds or freezes the plan.
     *
     * @throws BellowsException {@code AGENT_PLAN_DIFFERS} when it is not the approved one; the planner's own code when it refuses
     */
    Plan forWork(Work work, Migration migration, Held held, long generation) {
        Optional<Plan> frozen = cache.filter(c -> c.rollout.equals(work.rollout()))
                .map(Frozen::plan)
                .or(() -> database.frozenPlan(work.rollout()));
        Optional<SchemaSnapshot> of = frozen.isPresent() ? Optional.empty() : Optional.of(database.snapshot(migration));
        Plan plan = frozen.orElseGet(() -> plan(migration, of.orElseThrow()));
        if (!plan.digest(work.phase()).equals(work.planDigest())) {
            throw BellowsException.of(
                    ErrorCode.AGENT_PLAN_DIFFERS,
                    "Target " + target + ": the plan of " + work.phase().word() + " for " + work.rollout() + " is "
                            + plan.digest(work.phase()).shown() + ", approved was "
                            + work.planDigest().shown() + ".");
        }
        of.ifPresent(catalog -> database.freezePlan(held, generation, work.rollout(), plan, catalog));
        cache = Optional.of(new Frozen(work.rollout(), plan));
        return plan;
    }

    /** Plans without freezing anything; a refusal tells everything that stands in the way. */
    PlanOutcome outcome(Migration migration) {
        return planner.plan(migration, database.snapshot(migration), database.facts());
    }

    private Plan plan(Migration migration, SchemaSnapshot of) {
        return switch (planner.plan(migration, of, database.facts())) {
            case PlanOutcome.Planned planned -> planned.plan();
            case PlanOutcome.Refused refused ->
                throw new BellowsException(
                        refused.problems().isEmpty()
                                ? Problem.of(ErrorCode.PLAN_REFUSED, "Target " + target + ": no plan and no reason.")
                                : refused.problems().getFirst());
        };
    }

    /** After a take-over only the target is believed. */
    void forget() {
        cache = Optional.empty();
    }
}
