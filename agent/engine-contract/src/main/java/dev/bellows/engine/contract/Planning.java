package dev.bellows.engine.contract;

import dev.bellows.document.RolloutId;
import dev.bellows.engine.Plan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a plan is, and what becomes of it once it is frozen. */
final class Planning {
    static final Set<Clause> CLAUSES =
            EnumSet.of(Clause.PLANNING_IS_PURE, Clause.A_PLAN_OUTLIVES_ITS_AGENT, Clause.FAILURES_HAVE_CODES);

    private Planning() {}

    static void run(Subject subject, OperationCase story, Findings findings) {
        try (Stage stage = new Stage(subject, story, findings);
                Stage twin = new Stage(subject, story, findings)) {
            Holder holder = stage.takeOver();
            findings.check(
                    Clause.A_PLAN_OUTLIVES_ITS_AGENT,
                    stage.others().frozenPlan(rollout(story)).isEmpty(),
                    () -> "there is a plan that nobody froze");
            stage.plans(holder, 1);
            twin.plans(twin.takeOver(), 1);
            Plan plan = stage.plan();
            findings.check(
                    Clause.PLANNING_IS_PURE,
                    Stage.alike(plan, twin.plan()),
                    () -> "of two equal databases came " + plan + " and " + twin.plan());
            holder.target().freezePlan(holder.held(), stage.generation(), stage.rollout(), plan);
            Plan other = new Plan(
                    plan.steps().subList(0, plan.steps().size() - 1),
                    plan.revertClass(),
                    plan.hazards(),
                    plan.snapshotDigest());
            findings.check(
                    Clause.A_PLAN_OUTLIVES_ITS_AGENT,
                    findings.refused(() ->
                            holder.target().freezePlan(holder.held(), stage.generation(), stage.rollout(), other)),
                    () -> "another plan was frozen over the first");
            Holder next = stage.takeOver();
            for (Plan read : List.of(
                    next.target().frozenPlan(stage.rollout()).orElse(other),
                    stage.others().frozenPlan(stage.rollout()).orElse(other))) {
                findings.check(
                        Clause.A_PLAN_OUTLIVES_ITS_AGENT,
                        read.equals(plan),
                        () -> "after a refusal and a take-over the plan is " + read);
            }
        }
    }

    private static RolloutId rollout(OperationCase story) {
        return new RolloutId(story.migration().line(), story.newVersion(), 1);
    }
}
