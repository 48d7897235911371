package dev.bellows.engine;

import java.time.Instant;
import java.util.List;

/**
 * Telemetry of a target.
 *
 * @param at the target's clock
 * @param stallMillis longest time an application session was seen waiting on us since the target was opened
 * @param lockWaiters sessions waiting behind a lock of ours now
 * @param oldestTransactionMillis age of the oldest transaction, 0 when none
 * @param replicas replicas and their lag
 */
public record Observation(
        Instant at, long stallMillis, int lockWaiters, long oldestTransactionMillis, List<ReplicaState> replicas) {
    public Observation {
        replicas = List.copyOf(replicas);
    }
}
