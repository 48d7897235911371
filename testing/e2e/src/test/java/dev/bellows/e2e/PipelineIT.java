package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person's whole way through the pipeline of the command line, with {@code bellows dev} beside a database of their own. Each exit code
 * that a pipeline branches on comes once from a process of its own.
 */
class PipelineIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void fromSubmitToContractAndBackWithEveryExitCode() {
        String role = database.createRole("agent");
        database.execute(UsersTable.standard().createSql(500));
        database.execute("GRANT CREATE ON DATABASE " + database.name() + " TO " + role + "; GRANT pg_read_all_stats TO "
                + role + "; ALTER TABLE users OWNER TO " + role);
        try (DevProcess dev = DevProcess.start(directory, database, role)) {
            planned(dev, role);
            haltedUntilARightIsGranted(dev, role);
            refusedAndDetachedWhileAnOldInstanceLives(dev);
            contractedRevertedAndRolledBack(dev);

            assertThat(dev.interrupt()).as("Ctrl-C of dev").isEqualTo(130);
            assertThat(dev.storeRuns()).as("the embedded store outlives dev").isFalse();
        }
    }

    private void planned(DevProcess dev, String role) {
        assertThat(dev.typist()
                        .with("BELLOWS_TOKEN", "nobody")
                        .types("get", "targets")
                        .exit())
                .as("a token nobody made")
                .isEqualTo(4);
        String grant = "GRANT CREATE ON SCHEMA public TO " + role;
        assertThat(dev.expect(1, "explain", dev.migration(), "--target", "shop"))
                .contains("try: psql -d DATABASE -c '" + grant + "'");
        database.execute(grant);
        dev.expect(0, "explain", dev.migration(), "--target", "shop");
        String misspelt = Rename.document().replace("schema: orders", "schema: odrers");
        assertThat(dev.expect(0, "submit", dev.file("misspelt.yaml", misspelt).toString()))
                .contains("no database of line odrers", "bellows migration withdraw odrers/18");
        dev.expect(0, "submit", dev.migration());
        assertThat(dev.expect(0, "rollout", "plan", "orders/18")).contains("1 of 1 database in 1 plan class");
        dev.expectOfProcess(3, "status", "orders/18");
        assertThat(dev.expect(2, "rollout", "start", "orders/18")).contains("rollout start orders/18 --yes");
        assertThat(dev.expectOfProcess(7, "can-i-deploy", "orders", "18")).contains("shop", "[17,17]");
    }

    /** What the plan asked for is taken away again before the start. */
    private void haltedUntilARightIsGranted(DevProcess dev, String role) {
        database.execute("REVOKE CREATE ON SCHEMA public FROM " + role);
        dev.expect(0, "rollout", "start", "orders/18", "--yes", "--reason", "CHG-4711");
        assertThat(dev.expectOfProcess(6, "status", "orders/18", "--wait", "migrated", "--timeout", "60s"))
                .contains("shop", "GRANT CREATE ON SCHEMA public TO " + role);
        assertThat(dev.expect(0, "rollout", "describe", "orders/18")).contains("next: bellows rollout retry orders/18");
        database.execute("GRANT CREATE ON SCHEMA public TO " + role);
        dev.expect(0, "rollout", "retry", "orders/18", "--yes");
        dev.expectOfProcess(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        dev.expect(0, "can-i-deploy", "orders", "18", "--service", "checkout");
    }

    private void refusedAndDetachedWhileAnOldInstanceLives(DevProcess dev) {
        try (ChildProcess old = AdoptionIT.service(dev, database, "pod-7", 17, dev.grpcPort())) {
            old.awaitLine("serving, asked", LIMIT);
            assertThat(dev.expect(7, "can-i-contract", "orders", "18")).contains("checkout", "pod-7", "17", "shop");
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            assertThat(dev.expectOfProcess(8, "status", "orders/18", "--wait", "contracted", "--timeout", "1s"))
                    .contains("checkout/pod-7 version 17");
            ChildProcess watch = dev.client("rollout", "watch", "orders/18").start();
            watch.awaitLine("CONTRACTING", LIMIT);
            watch.interrupt();
            assertThat(watch.awaitExit(LIMIT)).as("Ctrl-C of watch").isEqualTo(130);
            assertThat(watch.output()).anyMatch(line -> line.startsWith("detached; orders/18 goes on."));
            assertThat(dev.expect(3, "status", "orders/18")).contains("CONTRACTING");
        }
    }

    private void contractedRevertedAndRolledBack(DevProcess dev) {
        dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");
        assertThat(dev.expect(0, "get", "windows")).contains("[18,18]");
        dev.expect(0, "can-i-revert", "orders", "18");
        dev.expect(0, "rollout", "revert", "orders/18", "--yes");
        awaitResting(dev, "MIGRATED");
        assertThat(dev.expect(0, "get", "windows")).contains("[17,18]");
        dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
        assertThat(dev.expectOfProcess(5, "status", "orders/18", "--wait", "migrated", "--timeout", "60s"))
                .contains("migrated will not be reached");
        dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
        assertThat(dev.expect(0, "get", "windows")).contains("[17,17]");
    }

    private static void awaitResting(DevProcess dev, String state) {
        SystemRuntime.await("orders/18 rests as " + state, LIMIT, () -> {
            Typist.Answer status = dev.typist().types("status", "orders/18");
            return status.exit() == 0 && status.text().contains(state);
        });
    }
}
