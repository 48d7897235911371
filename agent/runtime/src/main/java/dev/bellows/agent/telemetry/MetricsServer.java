package dev.bellows.agent.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Observation;
import dev.bellows.engine.ReplicaState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * {@code /metrics} in Prometheus' text format, on loopback. Thread-safe because the registry is; each request runs on a virtual
 * thread of its own.
 */
public final class MetricsServer implements AutoCloseable {
    private static final int BACKLOG = 16;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param port 0 for any free one
     * @throws BellowsException {@code AGENT_PORT} when it is taken
     */
    public static MetricsServer open(int port, List<TargetWatch> watches, BooleanSupplier connected) {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new BellowsException(
                    new Problem(
                            ErrorCode.AGENT_PORT,
                            "Metrics port " + port
                                    + " on loopback cannot be opened; metricsPort: 0 takes any that is free.",
                            "ss -ltnp 'sport = :" + port + "'"),
                    Outcome.NOTHING_DONE,
                    e);
        }
        MetricsServer metrics = new MetricsServer(http);
        Gauge.builder("bellows_agent_connected", connected, up -> up.getAsBoolean() ? 1 : 0)
                .description("1 while a stream to a control plane is up")
                .register(metrics.registry);
        watches.forEach(metrics::register);
        http.createContext("/metrics", metrics::answer);
        http.setExecutor(metrics.executor);
        http.start();
        return metrics;
    }

    private void register(TargetWatch watch) {
        gauge(
                watch,
                "bellows_agent_stall_millis",
                "longest wait of an application session behind us",
                o -> o.stallMillis());
        gauge(watch, "bellows_agent_lock_waiters", "sessions waiting behind a lock of ours now", o -> o.lockWaiters());
        gauge(
                watch,
                "bellows_agent_oldest_transaction_millis",
                "age of the oldest transaction",
                o -> o.oldestTransactionMillis());
        gauge(
                watch,
                "bellows_agent_replica_lag_millis",
                "largest delay of a reachable replica",
                o -> o.replicas().stream()
                        .filter(ReplicaState::reachable)
                        .mapToLong(ReplicaState::lagMillis)
                        .max()
                        .orElse(0));
    }

    private void gauge(TargetWatch watch, String name, String meaning, ToDoubleFunction<Observation> value) {
        Gauge.builder(name, watch, w -> w.latest().map(value::applyAsDouble).orElse(Double.NaN))
                .description(meaning)
                .tag("target", watch.target())
                .register(registry);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The real port. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        registry.close();
    }
}
