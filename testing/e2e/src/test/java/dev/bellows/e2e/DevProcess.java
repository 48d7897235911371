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

/** {@code bellows dev} as a process, with one database named {@code shop}. Confined to the test's thread. */
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

    /** Starts it below a directory, {@code role} being its agent's, and waits until the agent holds the database. */
    static DevProcess start(Path directory, TestDatabase database, String role) {
        Path data = directory.resolve("dev");
        ChildProcess process = launcher(
                        "dev",
                        "--target",
                        "shop=postgresql://127.0.0.1:" + database.server().port() + "/" + database.name(),
                        "--user",
                        role,
                        "--line",
                        "orders",
                        "--baseline",
                        "17",
                        "--environment",
                        "test",
                        "--data-dir",
                        data.toString(),
                        "--http-port",
                        "0",
                        "--grpc-port",
                        "0",
                        "--presumed-dead-after",
                        "3s")
                .withOutputCopiedTo(directory.resolve("dev.log"))
                .start();
        DevProcess started = new DevProcess(data, process);
        process.awaitLine("next, in another terminal", START);
        SystemRuntime.await("the agent holds shop", START, () -> {
            Typist.Answer targets = started.typist().types("get", "targets");
            return targets.exit() == 0 && targets.text().contains("[17,17] OPEN");
        });
        return started;
    }

    /**
     * The launcher as a process that an interrupt ends. A build that runs in the background has interrupts ignored, and its children
     * inherit that: here it is undone.
     */
    static ProcessPlan launcher(String... words) {
        ProcessPlan java = ProcessPlan.java(SMALL, "dev.bellows.launcher.Main", words);
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(java.command());
        return ProcessPlan.program("bellows " + words[0], command);
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

    /** The file to submit: {@code users.email} becomes {@code email_address}. */
    String migration() {
        try {
            Path file = data.resolve("018-rename-email.yaml");
            Files.writeString(file, Rename.document());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Port of 127.0.0.1 for services. */
    int grpcPort() {
        try {
            JsonNode endpoints =
                    JsonMapper.builder().build().readTree(Files.readString(data.resolve("endpoints.json")));
            String grpc = endpoints.path("grpc").asText();
            return Integer.parseInt(grpc.substring(grpc.lastIndexOf(':') + 1));
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
