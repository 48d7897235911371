package dev.bellows.demo;

import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of the demo: one control plane, an agent per server, six services. Confined to the main thread. */
final class Stage implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx160m",
            "-Xss512k",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED");
    private static final List<String> SMALL_SERVER = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx320m",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED");
    private static final String LAUNCHER = "dev.bellows.launcher.Main";
    private static final int RATE = 100;
    private static final Pattern REPORT = Pattern.compile("requests=(\\d+) errors=(\\d+) .*");

    private final Path folder;
    private final Topology topology;
    private final long keys;
    private final int grpcPort = freePort();
    private final int httpPort = freePort();
    private final Map<Integer, ChildProcess> agents = new TreeMap<>();
    private final Map<String, ChildProcess> services = new TreeMap<>();
    private final List<Path> ledgers = new ArrayList<>();
    private final List<ChildProcess> ended = new ArrayList<>();
    private ChildProcess controlPlane;

    Stage(Path folder, Topology topology, long keys) {
        this.folder = folder;
        this.topology = topology;
        this.keys = keys;
        this.controlPlane = startControlPlane();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int httpPort() {
        return httpPort;
    }

    Path dataDirectory() {
        return folder.resolve("control-plane");
    }

    String adminToken() {
        return read(dataDirectory().resolve("admin.token"));
    }

    private ChildProcess startControlPlane() {
        return ProcessPlan.java(
                        SMALL_SERVER,
                        LAUNCHER,
                        "server",
                        "--approvals",
                        "none",
                        "--data-dir",
                        dataDirectory().toString(),
                        "--grpc-port",
                        Integer.toString(grpcPort),
                        "--http-port",
                        Integer.toString(httpPort),
                        "--presumed-dead-after",
                        "20s")
                .yielding()
                .withName("control plane")
                .withOutputCopiedTo(folder.resolve("control-plane.log"))
                .start();
    }

    /** SIGKILL, and at once a new one on the same data directory and ports. */
    void killControlPlane() {
        controlPlane.kill();
        controlPlane = startControlPlane();
    }

    void startAgent(int server, String token) {
        Path home = folder.resolve("agent-s" + server);
        Path configuration = home.resolve("agent.yaml");
        write(home.resolve("token"), token);
        StringBuilder text = new StringBuilder(
                "name: s" + server + "\ncontrolPlane: 127.0.0.1:" + grpcPort + "\ntokenFile: " + home.resolve("token")
                        + "\ndataDir: " + home.resolve("data") + "\nmetricsPort: 0\ntargets:\n");
        for (Database database : topology.on(server)) {
            text.append("  - name: ")
                    .append(database.name())
                    .append("\n    url: ")
                    .append(database.agentUrl());
            text.append(
                    "\n    user: " + Database.AGENT + "\n    line: orders\n    baseline: 17\n    environment: demo\n");
            text.append("    labels: { server: s").append(server).append(", ring: ");
            text.append(database.name().endsWith("db1") ? "canary" : "main").append(" }\n");
            if (server == 1) {
                text.append("    replicas: [ postgresql://127.0.0.1:")
                        .append(topology.replica().server().port())
                        .append("/")
                        .append(database.database().name())
                        .append(" ]\n");
            }
        }
        write(configuration, text.toString());
        startAgent(server);
    }

    private void startAgent(int server) {
        Path home = folder.resolve("agent-s" + server);
        agents.put(
                server,
                ProcessPlan.java(
                                SMALL_SERVER,
                                LAUNCHER,
                                "agent",
                                "--config",
                                home.resolve("agent.yaml").toString())
                        .yielding()
                        .withName("agent s" + server)
                        .withOutputCopiedTo(folder.resolve("agent-s" + server + ".log"))
                        .start());
    }

    /** SIGKILL, and at once the same agent again. */
    void killAgent(int server) {
        Objects.requireNonNull(agents.get(server)).kill();
        startAgent(server);
    }

    List<String> instances() {
        List<String> names = new ArrayList<>();
        for (int server = 1; server <= Topology.SERVERS; server++) {
            names.add("checkout-s" + server + "-a");
            names.add("checkout-s" + server + "-b");
        }
        return names;
    }

    void startService(String instance, int version) {
        int server = instance.charAt("checkout-s".length()) - '0';
        int start = ledgers.size();
        Path ledger = folder.resolve("ledger-" + instance + "-" + start + ".tsv");
        ledgers.add(ledger);
        List<String> arguments = new ArrayList<>(List.of(
                instance,
                Integer.toString(version),
                "127.0.0.1:" + grpcPort,
                folder.resolve("service.token").toString(),
                ledger.toString(),
                Long.toString(keys),
                Integer.toString(RATE),
                Integer.toString(1_000 + start)));
        for (Database database : topology.on(server)) {
            arguments.add(database.name() + "=" + database.url(Database.APPLICATION));
        }
        ChildProcess service = ProcessPlan.java(
                        SMALL, DemoServiceMain.class.getName(), arguments.toArray(String[]::new))
                .inOwnSession()
                .withName(instance + " at " + version)
                .withOutputCopiedTo(folder.resolve(instance + ".log"))
                .start();
        service.awaitLine("serving version " + version, START);
        services.put(instance, service);
    }

    void stopService(String instance) {
        ChildProcess service = services.remove(instance);
        if (service != null) {
            service.terminate();
            int status = service.awaitExit(Duration.ofSeconds(60));
            ended.add(service);
            if (status != 0 && status != 143) {
                throw new DemoFailure(service.plan().name() + " ended with status " + status);
            }
        }
    }

    void serviceToken(String token) {
        write(folder.resolve("service.token"), token);
    }

    /** Ledgers of every service process there was. */
    List<Path> ledgers() {
        return List.copyOf(ledgers);
    }

    /** Requests of every service process that has ended. */
    Requests requests() {
        long requests = 0;
        long errors = 0;
        List<String> first = new ArrayList<>();
        for (ChildProcess service : ended) {
            boolean reported = false;
            for (String line : service.output()) {
                if (line.startsWith("requests=")) {
                    Matcher report = REPORT.matcher(line);
                    if (!report.matches()) {
                        throw new DemoFailure("a report nobody can read: " + line);
                    }
                    requests += Long.parseLong(report.group(1));
                    errors += Long.parseLong(report.group(2));
                    reported = true;
                } else if (line.startsWith("error ")) {
                    first.add(service.plan().name() + ": " + line);
                }
            }
            if (!reported) {
                throw new DemoFailure(service.plan().name() + " ended without a report");
            }
        }
        return new Requests(requests, errors, first);
    }

    /** Sums over service processes. */
    record Requests(long requests, long errors, List<String> firstErrors) {}

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        services.values().forEach(ChildProcess::close);
        agents.values().forEach(ChildProcess::close);
        controlPlane.terminate();
        controlPlane.awaitExit(Duration.ofSeconds(30));
    }
}
