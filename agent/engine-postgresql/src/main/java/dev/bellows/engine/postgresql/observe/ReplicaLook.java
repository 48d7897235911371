package dev.bellows.engine.postgresql.observe;

import dev.bellows.document.ThrottleSetting;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What configured replicas say of a backfill: the worst of them counts, and one that cannot be asked makes all of them unknown. Pure. */
final class ReplicaLook {
    private ReplicaLook() {}

    /** Lag in time and in bytes; only replicas of the configuration slow a backfill down. */
    static Map<ThrottleSetting, Found> of(List<ReplicaState> states) {
        List<ReplicaState> relevant =
                states.stream().filter(it -> it.configured() && !it.ignored()).toList();
        if (relevant.isEmpty()) {
            Found none = new Found.NotApplicable("no replica is configured");
            return Map.of(ThrottleSetting.MAX_LAG, none, ThrottleSetting.MAX_LAG_BYTES, none);
        }
        Optional<ReplicaState> silent =
                relevant.stream().filter(it -> !it.reachable()).findFirst();
        if (silent.isPresent()) {
            Found unknown = new Found.Unknown(silent.get().name() + " cannot be asked");
            return Map.of(ThrottleSetting.MAX_LAG, unknown, ThrottleSetting.MAX_LAG_BYTES, unknown);
        }
        ReplicaState slowest = relevant.stream()
                .max(Comparator.comparingLong(ReplicaState::lagMillis))
                .orElseThrow();
        ReplicaState furthest = relevant.stream()
                .max(Comparator.comparingLong(ReplicaState::lagBytes))
                .orElseThrow();
        Optional<ReplicaState> untimed =
                relevant.stream().filter(it -> it.lagMillis() < 0).findFirst();
        return Map.of(
                ThrottleSetting.MAX_LAG,
                untimed.<Found>map(it -> new Found.Unknown(it.name() + " has replayed no transaction yet"))
                        .orElseGet(() -> new Found.Measured(slowest.lagMillis(), slowest.name())),
                ThrottleSetting.MAX_LAG_BYTES,
                new Found.Measured(furthest.lagBytes(), furthest.name()));
    }
}
