package dev.bellows.server.gateway;

import dev.bellows.document.Digest;
import dev.bellows.document.TargetName;
import dev.bellows.wire.agent.v1.Plan;
import dev.bellows.wire.agent.v1.PlanResult;
import dev.bellows.wire.agent.v1.PlannedStep;
import java.util.List;
import java.util.Optional;

/** Plans as values. Pure; malformed digests throw {@link IllegalArgumentException}. */
final class PlanCodec {
    private PlanCodec() {}

    static PlanAnswer answer(PlanResult result) {
        return new PlanAnswer(
                new TargetName(result.getTarget()),
                result.hasPlan() ? Optional.of(plan(result.getPlan())) : Optional.empty(),
                result.getProblemsList().stream().map(AgentCodec::trouble).toList());
    }

    private static PlanAnswer.Plan plan(Plan plan) {
        return new PlanAnswer.Plan(
                new Digest(plan.getExpandMigrateDigest()),
                new Digest(plan.getContractDigest()),
                new Digest(plan.getCleanupDigest()),
                plan.getStepsList().stream().map(PlanCodec::step).toList(),
                plan.getHazardsList().stream().map(AgentCodec::trouble).toList(),
                plan.getRevertClass(),
                plan.getSnapshotDigest());
    }

    private static PlanAnswer.Step step(PlannedStep step) {
        return new PlanAnswer.Step(
                AgentCodec.phase(step.getPhase()),
                step.getOrdinal(),
                step.getTitle(),
                List.copyOf(step.getStatementsList()),
                step.getLock(),
                step.getEstimatedRows(),
                step.getRewrites(),
                step.getNeedsGrant(),
                step.getReversible(),
                step.getDigest());
    }
}
