package dev.bellows.launcher;

import com.sun.net.httpserver.HttpServer;
import dev.bellows.cli.BellowsCli;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.SystemRuntime;
import dev.bellows.cli.session.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Runs the client's usual commands against a server that answers little, so that the JVM records which classes they need. The
 * record becomes {@code lib/client.aot}.
 */
final class TrainingRun {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("version"),
            List.of("get", "targets"),
            List.of("get", "rollouts", "-o", "json"),
            List.of("get", "instances", "-o", "yaml"),
            List.of("status", "orders/18"),
            List.of("rollout", "describe", "orders/18"),
            List.of("rollout", "start", "orders/18", "--yes"),
            List.of("can-i-contract", "orders", "18"),
            List.of("describe", "target", "none"),
            List.of("rollout", "--help"));

    private TrainingRun() {}

    static int run() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean one = exchange.getRequestURI().getPath().contains("18");
            byte[] body = (one ? "{\"id\":\"orders/18\",\"state\":\"MIGRATED\",\"matched\":1,\"targets\":[]}" : "[{}]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Bellows-Api", "1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Quiet quiet = new Quiet("http://127.0.0.1:" + server.getAddress().getPort());
            COMMANDS.forEach(words -> {
                int ignored = new BellowsCli(quiet, List.of()).run(words.toArray(String[]::new));
                assert ignored >= 0;
            });
        } finally {
            server.stop(0);
        }
        return 0;
    }

    /** The real surroundings without anything to see. */
    private record Quiet(String address) implements Surroundings {
        private static final SystemRuntime REAL = new SystemRuntime();

        @Override
        public PrintStream out() {
            return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        }

        @Override
        public PrintStream err() {
            return out();
        }

        @Override
        public InputStream in() {
            return InputStream.nullInputStream();
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("BELLOWS_SERVER", address, "BELLOWS_TOKEN", "training", "BELLOWS_CONFIG", "/nonexistent");
        }

        @Override
        public Path home() {
            return REAL.home();
        }

        @Override
        public Terminal terminal() {
            return REAL.terminal();
        }

        @Override
        public InstantSource clock() {
            return REAL.clock();
        }

        @Override
        public LongSupplier nanoTime() {
            return REAL.nanoTime();
        }

        @Override
        public RandomGenerator random() {
            return REAL.random();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            REAL.pause(time);
        }

        @Override
        public Registration onInterrupt(Runnable action) {
            return REAL.onInterrupt(action);
        }
    }
}
