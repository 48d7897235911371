package dev.bellows.server.telemetry;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.List;

/**
 * Progress of a target's current step.
 *
 * @param rowsTotal estimate, 0 when unknown
 * @param etaLowSeconds seconds to the end, -1 when unknown
 * @param etaHighSeconds upper estimate, -1 when unknown
 * @param throttleReason limit in force and why, empty when unthrottled
 * @param signals every signal of the throttle, none outside a backfill
 * @param throttleRevision revision of the throttle that the agent has in force
 */
public record ProgressSeen(
        TargetName target,
        RolloutId rollout,
        Phase phase,
        int run,
        int stepOrdinal,
        String stepTitle,
        long rowsDone,
        long rowsTotal,
        long rowsPerSecond,
        long etaLowSeconds,
        long etaHighSeconds,
        String throttleReason,
        Instant observedAt,
        List<SignalSeen> signals,
        long throttleRevision) {
    public ProgressSeen {
        signals = List.copyOf(signals);
    }
}
