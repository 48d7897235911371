package dev.bellows.e2e.system;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A real agent process, to be killed anywhere. Confined to the test's thread. */
final class Agent implements AutoCloseable {
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED");

    private final ProcessPlan plan;
    private ChildProcess process;

    private Agent(ProcessPlan plan) {
        this.plan = plan;
        this.process = plan.start();
    }

    /** Starts one for databases of a line, by target name; {@code user} is its role in them. */
    static Agent start(
            Path directory,
            String name,
            ControlPlane controlPlane,
            String token,
            String line,
            String user,
            Map<String, TestDatabase> targets) {
        return start(SMALL, directory, name, controlPlane, token, line, user, targets);
    }

    /** The same for hundreds of databases: with the memory that a real one would have. */
    static Agent startLarge(
            Path directory,
            String name,
            ControlPlane controlPlane,
            String token,
            String line,
            String user,
            Map<String, TestDatabase> targets) {
        List<String> flags = SMALL.stream()
                .map(flag -> flag.startsWith("-Xmx") ? "-Xmx1g" : flag)
                .toList();
        return start(flags, directory, name, controlPlane, token, line, user, targets);
    }

    private static Agent start(
            List<String> flags,
            Path directory,
            String name,
            ControlPlane controlPlane,
            String token,
            String line,
            String user,
            Map<String, TestDatabase> targets) {
        try {
            Path home = Files.createDirectories(directory.resolve("agent-" + name));
            Files.writeString(home.resolve("token"), token);
            StringBuilder text = new StringBuilder(
                    """
                    name: %s
                    controlPlane: %s
                    tokenFile: %s
                    dataDir: %s
                    metricsPort: 0
                    targets:
                    """.formatted(name, controlPlane.address(), home.resolve("token"), home.resolve("data")));
            targets.forEach((target, database) ->
                    text.append("""
                      - name: %s
                        url: "postgresql://127.0.0.1:%d/%s"
                        user: %s
                        line: %s
                        baseline: 17
                        environment: test
                        labels: { ring: %s }
                    """.formatted(target, database.server().port(), database.name(), user, line, target)
                            .indent(2)));
            Path file = home.resolve("agent.yaml");
            Files.writeString(file, text.toString());
            return new Agent(ProcessPlan.java(flags, "dev.bellows.launcher.Main", "agent", "--config", file.toString())
                    .withName("agent " + name)
                    .withOutputCopiedTo(home.resolve("output.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL, and at once the same agent again. */
    void kill() {
        process.kill();
        process = plan.start();
    }

    /** SIGKILL, and at once the same agent again, which stops at a place and waits for its death. */
    void killAndStopAt(String killPoint) {
        process.kill();
        process = plan.withEnvironment("BELLOWS_KILL_POINT", killPoint).start();
    }

    /** Whether it came to the place before the limit, or before there was no way there any more. */
    boolean reaches(String killPoint, Duration limit, BooleanSupplier over) {
        long end = SystemRuntime.nanos() + limit.toNanos();
        while (!process.output().contains("at " + killPoint)) {
            if (over.getAsBoolean() || SystemRuntime.nanos() - end > 0) {
                return process.output().contains("at " + killPoint);
            }
            SystemRuntime.sleepUntil(
                    SystemRuntime.nanos() + Duration.ofMillis(50).toNanos());
        }
        return true;
    }

    /** Leaves it dead. */
    @Override
    public void close() {
        process.close();
    }
}
