package dev.bellows.server.gateway;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * What an agent answered to a request for a plan.
 *
 * @param plan empty when it refused
 * @param problems why it refused
 */
public record PlanAnswer(TargetName target, Optional<Plan> plan, List<Trouble> problems) {
    public PlanAnswer {
        problems = List.copyOf(problems);
    }

    /** A plan; statements are text for people. */
    public record Plan(
            Digest expandMigrate,
            Digest contract,
            Digest cleanup,
            List<Step> steps,
            List<Trouble> hazards,
            String revertClass,
            String snapshotDigest) {
        public Plan {
            steps = List.copyOf(steps);
            hazards = List.copyOf(hazards);
        }
    }

    /** One step as planned. */
    public record Step(
            Phase phase,
            int ordinal,
            String title,
            List<String> statements,
            String lock,
            long estimatedRows,
            boolean rewrites,
            boolean needsGrant,
            boolean reversible,
            String digest) {
        public Step {
            statements = List.copyOf(statements);
        }
    }
}
