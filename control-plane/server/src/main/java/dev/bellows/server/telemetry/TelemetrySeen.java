package dev.bellows.server.telemetry;

import dev.bellows.document.TargetName;
import java.time.Instant;

/**
 * What an agent sees in a target.
 *
 * @param stallMillis longest wait of an application session on us since the rollout began here
 * @param lockWaiters sessions waiting for a lock of ours, now
 * @param replicaLagMillis worst lag of a replica that is not ignored; -1 when there is none or it is unknown
 * @param oldestTransactionMillis age of the oldest transaction, 0 when none
 */
public record TelemetrySeen(
        TargetName target,
        Instant observedAt,
        long stallMillis,
        int lockWaiters,
        long replicaLagMillis,
        long oldestTransactionMillis) {}
