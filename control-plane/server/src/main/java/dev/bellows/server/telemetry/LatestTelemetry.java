package dev.bellows.server.telemetry;

import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The newest progress and telemetry of every target. Thread-safe because it holds concurrent maps of immutable values; bounded by the
 * number of targets.
 */
public final class LatestTelemetry {
    private final Map<TargetName, ProgressSeen> progress = new ConcurrentHashMap<>();
    private final Map<TargetName, TelemetrySeen> telemetry = new ConcurrentHashMap<>();
    private final Map<TargetName, Heard> heard = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final Signal changes = new Signal();

    /**
     * @param nanos monotonic clock
     */
    public LatestTelemetry(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** When something came, by this process's monotonic clock, and once it was asked for by the store's. */
    private record Heard(long nanos, Optional<Instant> at) {}

    /**
     * When anything came of a target last, by the store's clock; what the target's own clock says is not comparable with that. The same
     * moment each time it is asked for. Empty when nothing came.
     *
     * @param storeNow the store's clock a moment ago
     */
    public Optional<Instant> heardAt(TargetName target, Instant storeNow) {
        return Optional.ofNullable(heard.computeIfPresent(
                        target,
                        (ignored, known) -> known.at.isPresent()
                                ? known
                                : new Heard(
                                        known.nanos,
                                        Optional.of(storeNow.minusNanos(nanos.getAsLong() - known.nanos)))))
                .flatMap(Heard::at);
    }

    /** Takes progress, unless a newer one is held. */
    public void accept(ProgressSeen seen) {
        progress.merge(
                seen.target(), seen, (old, fresh) -> fresh.observedAt().isBefore(old.observedAt()) ? old : fresh);
        heard.put(seen.target(), new Heard(nanos.getAsLong(), Optional.empty()));
        changes.raise();
    }

    /** Takes telemetry, unless a newer one is held. */
    public void accept(TelemetrySeen seen) {
        telemetry.merge(
                seen.target(), seen, (old, fresh) -> fresh.observedAt().isBefore(old.observedAt()) ? old : fresh);
        heard.put(seen.target(), new Heard(nanos.getAsLong(), Optional.empty()));
        changes.raise();
    }

    /** Newest progress of a target, if any came. */
    public Optional<ProgressSeen> progress(TargetName target) {
        return Optional.ofNullable(progress.get(target));
    }

    /** Newest telemetry of a target, if any came. */
    public Optional<TelemetrySeen> telemetry(TargetName target) {
        return Optional.ofNullable(telemetry.get(target));
    }

    /** Every target's newest telemetry. */
    public Map<TargetName, TelemetrySeen> allTelemetry() {
        return Map.copyOf(telemetry);
    }

    /** Every target's newest progress. */
    public Map<TargetName, ProgressSeen> allProgress() {
        return Map.copyOf(progress);
    }

    /** Raised at every change; watchers wait on it. */
    public Signal changes() {
        return changes;
    }
}
