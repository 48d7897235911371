package dev.bellows.server.web;

import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.store.Store;
import dev.bellows.server.telemetry.LatestTelemetry;
import dev.bellows.server.telemetry.ProgressSeen;
import dev.bellows.server.telemetry.TelemetrySeen;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Metrics in Prometheus' text format, filled when they are asked for. Thread-safe because a scrape holds the lock. */
final class Metrics {
    private static final int MOST_CLAIMS = 5_000;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LatestTelemetry telemetry;
    private final Adoption adoption;
    private final MultiGauge stall;
    private final MultiGauge lag;
    private final MultiGauge waiters;
    private final MultiGauge rows;
    private final MultiGauge windowMin;
    private final MultiGauge windowMax;
    private final MultiGauge claims;
    private final LongSupplier nanos;
    private volatile @Nullable Scraped newest;

    /** What was read, and when by the monotonic clock. */
    private record Scraped(String text, long at) {}

    Metrics(Doors doors, Watchers watchers, LongSupplier nanos) {
        this.nanos = nanos;
        this.telemetry = doors.telemetry();
        this.adoption = doors.adoption();
        stall = gauge(
                "bellows.stall.seconds",
                "Longest wait of an application session on us since the rollout began on the target");
        lag = gauge("bellows.replica.lag.seconds", "Worst lag of a replica of the target");
        waiters = gauge("bellows.lock.waiters", "Sessions waiting for a lock of ours");
        rows = gauge("bellows.progress.rows", "Rows done in the target's current step");
        windowMin = gauge("bellows.window.min", "Lowest version the target serves");
        windowMax = gauge("bellows.window.max", "Highest version the target serves");
        claims = gauge("bellows.claims", "Claims by service, version and state");
        Gauge.builder("bellows.agents.connected", doors.gateway(), gateway -> gateway.agentStreams())
                .description("Open streams of agents")
                .register(registry);
        Gauge.builder("bellows.services.connected", doors.gateway(), gateway -> gateway.clientStreams())
                .description("Open streams of services")
                .register(registry);
        pool("active", "Connections of the store's pool in use", doors.store(), Store.PoolUse::active);
        pool("idle", "Connections of the store's pool at rest", doors.store(), Store.PoolUse::idle);
        pool(
                "waiting",
                "Threads that wait for a connection of the store's pool",
                doors.store(),
                Store.PoolUse::waiting);
        pool("most", "Connections that the store's pool may open", doors.store(), Store.PoolUse::most);
        Gauge.builder("bellows.watchers", watchers, Watchers::size)
                .description("Open server-sent event streams")
                .register(registry);
    }

    private void pool(String what, String description, Store store, ToIntFunction<Store.PoolUse> value) {
        Gauge.builder("bellows.store.connections." + what, store, one -> value.applyAsInt(one.use()))
                .description(description)
                .register(registry);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Reads windows and claims from the store and everything else from memory. Blocks. */
    synchronized String scrape() {
        var seen = telemetry.allTelemetry().values();
        stall.register(perTarget(seen, TelemetrySeen::stallMillis, 1_000), true);
        lag.register(
                perTarget(
                        seen.stream().filter(one -> one.replicaLagMillis() >= 0).toList(),
                        TelemetrySeen::replicaLagMillis,
                        1_000),
                true);
        waiters.register(perTarget(seen, TelemetrySeen::lockWaiters, 1), true);
        rows.register(
                telemetry.allProgress().values().stream()
                        .map(one -> Row.of(
                                Tags.of(
                                        "target", one.target().name(),
                                        "rollout", one.rollout().toString(),
                                        "phase", one.phase().word()),
                                one,
                                ProgressSeen::rowsDone))
                        .collect(Collectors.toList()),
                true);
        List<Adoption.WindowView> windows = adoption.windows();
        windowMin.register(windowRows(windows, true), true);
        windowMax.register(windowRows(windows, false), true);
        claims.register(claimRows(), true);
        String text = registry.scrape();
        newest = new Scraped(text, nanos.getAsLong());
        return text;
    }

    /** What was read within the last second, if anything was. */
    Optional<String> fresh() {
        Scraped known = newest;
        return known == null || nanos.getAsLong() - known.at > FRESH.toNanos()
                ? Optional.empty()
                : Optional.of(known.text);
    }

    /** What was read last, if anything was. */
    Optional<String> last() {
        return Optional.ofNullable(newest).map(Scraped::text);
    }

    private static Iterable<Row<?>> perTarget(
            Iterable<TelemetrySeen> seen, java.util.function.ToLongFunction<TelemetrySeen> value, double divisor) {
        List<Row<?>> result = new java.util.ArrayList<>();
        for (TelemetrySeen one : seen) {
            result.add(Row.of(Tags.of("target", one.target().name()), value.applyAsLong(one) / divisor));
        }
        return result;
    }

    private static Iterable<Row<?>> windowRows(List<Adoption.WindowView> windows, boolean min) {
        List<Row<?>> result = new java.util.ArrayList<>();
        for (Adoption.WindowView window : windows) {
            int version = min ? window.window().min() : window.window().max();
            result.add(Row.of(
                    Tags.of(
                            "target",
                            window.target().name(),
                            "line",
                            window.line().name()),
                    version));
        }
        return result;
    }

    private Iterable<Row<?>> claimRows() {
        Map<Tags, Long> counts = adoption.claims(Optional.empty(), MOST_CLAIMS).stream()
                .filter(claim -> !claim.state().equals("ENDED"))
                .collect(Collectors.groupingBy(
                        claim -> Tags.of(
                                "service", claim.service(),
                                "line", claim.line().name(),
                                "version", String.valueOf(claim.version()),
                                "state", claim.state().toLowerCase(Locale.ROOT)),
                        Collectors.counting()));
        List<Row<?>> result = new java.util.ArrayList<>();
        counts.forEach((tags, count) -> result.add(Row.of(tags, count)));
        return result;
    }
}
