package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.network.FaultProxy;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nothing that a live service still needs is taken away, however it lives, dies, or is cut off. */
// It looks right after a kill, within a silence of seconds.
@Tag("calm")
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptionIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static TestDatabase database;

    @TempDir
    private static Path directory;

    private static DevProcess dev;

    @BeforeAll
    static void migrated() {
        // Not with the class, which others use before it runs.
        database = TestPostgresql.shared().createDatabase();
        database.execute(UsersTable.standard().createSql(500));
        dev = DevProcess.start(directory, database, database.user());
        dev.expect(0, "submit", dev.migration());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
    }

    @AfterAll
    static void end() {
        dev.close();
    }

    static ChildProcess service(DevProcess dev, TestDatabase database, String instance, int version, int port) {
        return ProcessPlan.java(
                        ServiceMain.class.getName(),
                        instance,
                        Integer.toString(version),
                        "127.0.0.1:" + port,
                        dev.serviceToken().toString(),
                        database.url(),
                        database.user())
                .withName(instance)
                .start();
    }

    @Test
    @Order(1)
    void anInstanceGoneWithoutGoodbyeIsInTheWayUntilTheSilentPeriodPassedAndNoSessionOfItWasSeen() {
        awaitAnswer("watched long enough", 0, "YES");
        try (ChildProcess old = service(dev, database, "pod-7", 17, dev.grpcPort())) {
            old.awaitLine("serving, asked", LIMIT);
            assertThat(dev.expect(7, "can-i-contract", "orders", "18"))
                    .contains("NO", "claim", "checkout", "pod-7", "17", "shop", "it is alive");

            old.freeze();
            awaitAnswer("silent, its session open", 7, "silent, but a session of it was seen");

            old.kill();
            assertThat(dev.expect(7, "can-i-contract", "orders", "18"))
                    .as("right after it was killed")
                    .contains("checkout", "pod-7", "shop");
            awaitAnswer("silent and without a session", 0, "YES");
        }
    }

    @Test
    @Order(2)
    void anInstanceCutOffFromTheControlPlaneMakesTheContractWaitOrRefusesToServe() {
        try (FaultProxy network = FaultProxy.to("127.0.0.1", dev.grpcPort())) {
            network.cut();
            try (ChildProcess early = service(dev, database, "early", 17, network.port())) {
                early.awaitLine("serving, unasked", LIMIT);
                dev.expect(0, "rollout", "contract", "orders/18", "--yes");
                assertThat(dev.expect(8, "status", "orders/18", "--wait", "contracted", "--timeout", "8s"))
                        .contains("session", "version 17");
                early.send("read");
                early.awaitLine("what it read", "read"::equals, LIMIT);
                assertThat(early.output()).noneMatch(line -> line.startsWith("failed"));
            }
            dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");

            try (ChildProcess late = service(dev, database, "late", 17, network.port())) {
                late.awaitLine("refuses to serve 57B01", LIMIT);
            }
        }
        try (ChildProcess newer = service(dev, database, "pod-8", 18, dev.grpcPort())) {
            newer.awaitLine("serving, asked", LIMIT);
            newer.send("read");
            newer.awaitLine("what it read", "read"::equals, LIMIT);
        }
    }

    private static void awaitAnswer(String what, int exit, String text) {
        SystemRuntime.await("can-i-contract: " + what, LIMIT, () -> {
            Typist.Answer answer = dev.typist().types("can-i-contract", "orders", "18");
            return answer.exit() == exit && answer.text().contains(text);
        });
    }
}
