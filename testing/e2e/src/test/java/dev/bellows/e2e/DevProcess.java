package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code bellows dev} as a process, with databases. Confined to the test's thread. */
final class DevProcess implements AutoCloseable {
    static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(30);
    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED");

    private final Path data;
    private final ChildProcess process;

    private DevProcess(Path data, ChildProcess process) {
        this.data = data;
        this.process = process;
    }

    /** Starts it below a directory with a database named {@code shop}, {@code role} being its agent's. */
    static DevProcess start(Path directory, TestDatabase database, String role) {
        return start(directory, new TreeMap<>(Map.of("shop", database)), role);
    }

    /** Starts it below a directory, {@code role} being its agent's, and waits until the agent holds every database. */
    static DevProcess start(Path directory, SortedMap<String, TestDatabase> databases, String role) {
        Path data = directory.resolve("dev");
        List<String> words = new ArrayList<>(List.of("dev", "--user", role, "--line", "orders", "--baseline", "17"));
        words.addAll(List.of("--environment", "test", "--data-dir", data.toString()));
        words.addAll(List.of("--http-port", "0", "--grpc-port", "0", "--presumed-dead-after", "3s"));
        databases.forEach((name, database) -> words.addAll(List.of("--target", name + "=" + url(database))));
        ChildProcess process = launcher(words.toArray(String[]::new))
                .withOutputCopiedTo(directory.resolve("dev.log"))
                .start();
        DevProcess started = new DevProcess(data, process);
        process.awaitLine("next, in another terminal", START);
        // Four seconds of a processor for each story, where nobody looks.
        assertThat(started.unpacked()).as("PostgreSQL unpacked once more").isEmpty();
        databases.keySet().forEach(target -> started.awaitHeld(process, target));
        return started;
    }

    /** What {@code rollout describe} prints of the rollout that every story here begins with. */
    String describe() {
        return typist().types("rollout", "describe", "orders/18").text();
    }

    /** Whether that rollout waits for a person now; its description has the word for ever after, among the events. */
    boolean needsPerson() {
        return typist().types("status", "orders/18").exit() == 6;
    }

    private List<Path> unpacked() {
        try (Stream<Path> all =
                Files.find(data, 3, (path, of) -> path.getFileName().toString().startsWith("postgresql-"))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(TestDatabase database) {
        return "postgresql://127.0.0.1:" + database.server().port() + "/" + database.name();
    }

    private void awaitHeld(ChildProcess agent, String target) {
        SystemRuntime.await(
                "an agent holds " + target,
                START,
                () -> {
                    Typist.Answer targets = typist().types("get", "targets", "-l", "name=" + target);
                    return targets.exit() == 0 && targets.text().contains("[17,17] OPEN");
                },
                () -> typist().types("describe", "target", target).text() + String.join("\n", agent.output()));
    }

    /** A further database joins the fleet with an agent of its own; waits until that holds it. */
    ChildProcess joins(String target, TestDatabase database, String role) {
        return joins(target, new TreeMap<>(Map.of(target, database)), it -> "orders", role);
    }

    /** Further databases join the fleet, with one agent for all of them, each in a line; waits until that holds every one. */
    ChildProcess joins(
            String agent, SortedMap<String, TestDatabase> databases, UnaryOperator<String> lineOf, String role) {
        List<String> words = new ArrayList<>(List.of("token", "create", "--kind", "agent", "--name", agent));
        words.addAll(List.of("--targets", String.join(",", databases.keySet()), "-o", "jsonpath=.token"));
        String token = expect(0, words.toArray(String[]::new));
        Path tokenFile = file(
                agent + ".token",
                token.lines()
                        .filter(line -> line.startsWith("blw_"))
                        .findFirst()
                        .orElseThrow());
        StringBuilder settings = new StringBuilder("""
                name: %s
                controlPlane: 127.0.0.1:%d
                tokenFile: %s
                dataDir: %s
                metricsPort: 0
                targets:
                """.formatted(agent, grpcPort(), tokenFile, data.resolve(agent)));
        databases.forEach((target, database) -> settings.append(
                """
                  - { name: %s, url: "%s", user: %s, line: %s, baseline: 17, environment: test }
                """.formatted(target, url(database), role, lineOf.apply(target)).indent(2)));
        ChildProcess process = launcher(
                        "agent",
                        "--config",
                        file(agent + ".yaml", settings.toString()).toString())
                .withOutputCopiedTo(data.resolve(agent + ".log"))
                .start();
        databases.keySet().forEach(target -> awaitHeld(process, target));
        return process;
    }

    /** The launcher as a process. */
    static ProcessPlan launcher(String... words) {
        return ProcessPlan.java(SMALL, "dev.bellows.launcher.Main", words).withName("bellows " + words[0]);
    }

    /** The launcher as a process that speaks to this server, whatever whoever runs the test has told their own client. */
    ProcessPlan client(String... words) {
        return launcher(words)
                .withEnvironment("BELLOWS_DATA_DIR", data.toString())
                .withEnvironment(
                        "BELLOWS_CONFIG", data.resolve("no-contexts.yaml").toString());
    }

    Typist typist() {
        return new Typist(data);
    }

    Path data() {
        return data;
    }

    /** Types a command and requires its exit code; answers everything it wrote. */
    String expect(int exit, String... words) {
        Typist.Answer answer = typist().types(words);
        assertThat(answer.exit()).as(answer.text()).isEqualTo(exit);
        return answer.text();
    }

    /** Types a command as a process of its own, as a pipeline does, and requires its exit code; answers everything it wrote. */
    String expectOfProcess(int exit, String... words) {
        try (ChildProcess process = client(words).start()) {
            int ended = process.awaitExit(START);
            String text = "$ bellows " + String.join(" ", words) + "\n" + String.join("\n", process.output());
            assertThat(ended).as(text).isEqualTo(exit);
            return text;
        }
    }

    /** The file to submit: {@code users.email} becomes {@code email_address}. */
    String migration() {
        return file("018-rename-email.yaml", Rename.document()).toString();
    }

    /** Writes a file beside its data. */
    Path file(String name, String text) {
        try {
            return Files.writeString(data.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of the page with its one-time code, as printed at the start. */
    String pageAddress() {
        String line = process.awaitLine("page      ", START);
        return line.substring(line.indexOf("http"));
    }

    /** Port of 127.0.0.1 for services. */
    int grpcPort() {
        String grpc = endpoint("grpc");
        return Integer.parseInt(grpc.substring(grpc.lastIndexOf(':') + 1));
    }

    /** Base address for people and for services without the SDK. */
    String http() {
        String http = endpoint("http");
        return http.startsWith("http") ? http : "http://127.0.0.1:" + http;
    }

    private String endpoint(String name) {
        try {
            JsonNode endpoints =
                    JsonMapper.builder().build().readTree(Files.readString(data.resolve("endpoints.json")));
            return endpoints.path(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path serviceToken() {
        return data.resolve("service.token");
    }

    /** Ctrl-C; answers the exit code. */
    int interrupt() {
        process.interrupt();
        return process.awaitExit(END);
    }

    /** Whether the embedded store's server runs: its file goes when it stops. */
    boolean storeRuns() {
        return Files.exists(data.resolve("postgresql/data/postmaster.pid"));
    }

    @Override
    public void close() {
        if (process.alive()) {
            process.terminate();
            process.awaitExit(END);
        }
    }
}
