package dev.bellows.rollout.adoption;

import dev.bellows.rollout.AgentFact;
import java.time.Duration;
import java.time.Instant;

/**
 * Session evidence of a target with the time at which the store got it. The target's own times are used for lengths only: its clock
 * is not the store's.
 *
 * @param report what the agent saw
 * @param receivedAt store's clock
 */
public record Evidence(AgentFact.EvidenceReported report, Instant receivedAt) {

    /** Since when sessions were watched without a gap, on the store's clock; never earlier than true. */
    Instant watchedSince() {
        return onStoreClock(report.since());
    }

    /** A time of the target on the store's clock, later than true by the report's way. */
    Instant onStoreClock(Instant targetTime) {
        Duration ago = Duration.between(targetTime, report.through());
        return receivedAt.minus(ago.isNegative() ? Duration.ZERO : ago);
    }
}
