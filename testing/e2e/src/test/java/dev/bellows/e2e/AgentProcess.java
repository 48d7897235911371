package dev.bellows.e2e;

import dev.bellows.fixtures.controlplane.FakeControlPlane;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real agent process for one target named {@code shop}. Confined to one test. */
final class AgentProcess {
    private final ProcessPlan plan;

    private AgentProcess(ProcessPlan plan) {
        this.plan = plan;
    }

    /** Writes its configuration below {@code directory}. */
    static AgentProcess configured(String name, Path directory, FakeControlPlane controlPlane, TestDatabase database) {
        try {
            Path home = Files.createDirectories(directory.resolve(name));
            Files.writeString(home.resolve("token"), "blw_agent_0123456789_secret\n");
            Path file = home.resolve("agent.yaml");
            Files.writeString(file, """
                    name: %s
                    controlPlane: %s
                    tokenFile: %s
                    dataDir: %s
                    metricsPort: 0
                    targets:
                      - name: shop
                        url: "%s"
                        user: %s
                        line: orders
                        baseline: 17
                        environment: test
                        labels: { app: orders }
                    """.formatted(
                            name,
                            controlPlane.address(),
                            home.resolve("token"),
                            home.resolve("data"),
                            database.url(),
                            database.user()));
            return new AgentProcess(ProcessPlan.java("dev.bellows.agent.AgentMain", file.toString())
                    .withName("agent " + name)
                    .withOutputCopiedTo(home.resolve("output.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildProcess start() {
        return plan.start();
    }

    /** Starts it so that it stops at a place and waits for SIGKILL. */
    ChildProcess startUntil(String killPoint) {
        return plan.withEnvironment("BELLOWS_KILL_POINT", killPoint).start();
    }
}
