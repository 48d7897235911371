package dev.bellows.server.driving;

import dev.bellows.rollout.adoption.AdoptionPolicy;
import java.time.Duration;

/**
 * What the driver goes by.
 *
 * @param adoption periods of the adoption rules
 * @param agentSilentAfter silence after which an agent is not there
 * @param leastApprovals how many approvals there are at least
 */
public record DrivingRules(AdoptionPolicy adoption, Duration agentSilentAfter, LeastApprovals leastApprovals) {}
