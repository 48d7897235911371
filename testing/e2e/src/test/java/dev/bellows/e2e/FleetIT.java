package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person moves a fleet of several databases: part of it, not now, back, and with one that came late. */
class FleetIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Enough for some seconds under the strategy's budget. */
    private static final int MANY_ROWS = 30_000;

    private static final String CAREFUL = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: careful
            phases:
              expand:
                waves: [ { percent: 100, perHost: 4 } ]
                gates: [ { approval: { count: 1 } } ]
              migrate:
                waves: [ { select: "name=big" }, { percent: 100, perHost: 4 } ]
                throttle: { walBudget: 3MiB/s }
              cleanup:
                gates: [ { approval: { count: 1 } } ]
            """;

    @TempDir
    private Path directory;

    private final SortedMap<String, TestDatabase> databases = new TreeMap<>();

    @Test
    void pausedJoinedByALateOneRolledBackInPartAndCompleted() {
        List.of("big", "left", "right").forEach(this::create);
        TestDatabase late = TestPostgresql.shared().createDatabase();
        late.execute(UsersTable.standard().createSql(500));
        try (DevProcess dev = DevProcess.start(directory, databases, late.user())) {
            noWayBackBeforeAnythingMoved(dev);
            pausedWhileBigBackfills(dev);
            List<String> work = workOnceItStandsStill();
            try (ChildProcess agent = dev.joins("late", late, late.user())) {
                assertThat(work()).as("work since the pause").isEqualTo(work);
                theLateOneIsNamedUntilItIsTakenIn(dev);
                oneGoesBackWhileTheOthersGoOn(dev);
                noWayBackFromAContract(dev);
                assertThat(agent.alive()).isTrue();
            }
        }
    }

    private void create(String name) {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        database.execute(UsersTable.standard().createSql(name.equals("big") ? MANY_ROWS : 500));
        databases.put(name, database);
    }

    private static void noWayBackBeforeAnythingMoved(DevProcess dev) {
        dev.expect(
                0,
                "submit",
                dev.file("018.yaml", Rename.document().replace("1h", "0s")).toString());
        dev.expect(
                0,
                "rollout",
                "plan",
                "orders/18",
                "--strategy",
                dev.file("careful.yaml", CAREFUL).toString());
        refused(dev, "PLANNED", "start, abort");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        assertThat(dev.expect(3, "status", "orders/18")).contains("approval");
        refused(dev, "EXPANDING", "pause, abort");
        approve(dev, "expand_migrate");
    }

    private static void refused(DevProcess dev, String state, String legal) {
        assertThat(dev.expect(1, "rollout", "rollback", "orders/18", "--yes"))
                .contains("BLW-ROLLOUT-001", state, "legal now: " + legal, "try: bellows rollout describe orders/18");
    }

    private static void approve(DevProcess dev, String group) {
        String digest = dev.expect(0, "rollout", "describe", "orders/18", "-o", "jsonpath=.digests." + group);
        dev.expect(
                0,
                "rollout",
                "approve",
                digest.lines().skip(1).findFirst().orElseThrow().strip(),
                "--yes");
    }

    private void pausedWhileBigBackfills(DevProcess dev) {
        awaitRow(dev, "big", "migrate", "RUNNING");
        dev.expect(0, "rollout", "pause", "orders/18", "--yes", "--reason", "lunch");
        awaitRow(dev, "big", "migrate", "paused by operator: lunch");
        assertThat(dev.expect(3, "status", "orders/18")).contains("paused by operator: lunch");
    }

    /** What the databases hold of the work: every step of their journals, and how far the backfill of {@code big} came. */
    private List<String> work() {
        List<String> work = new ArrayList<>();
        databases.forEach(
                (name, database) -> work.add(
                        name + ": "
                                + one(
                                        database,
                                        "SELECT string_agg(concat_ws(' ', phase, ordinal, state), ', ' ORDER BY id) FROM bellows.journal")));
        work.add("filled: " + one(databases.get("big"), "SELECT count(email_address) FROM users"));
        return work;
    }

    /** A pause takes hold between two batches: the one under way ends first, and the agent has to hear of it. */
    private List<String> workOnceItStandsStill() {
        AtomicReference<List<String>> last = new AtomicReference<>(List.of());
        AtomicInteger same = new AtomicInteger();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    List<String> now = work();
                    return (now.equals(last.getAndSet(now)) ? same.incrementAndGet() : same.updateAndGet(any -> 0))
                            >= 3;
                });
        return last.get();
    }

    private static String one(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static void theLateOneIsNamedUntilItIsTakenIn(DevProcess dev) {
        assertThat(dev.expect(3, "status", "orders/18"))
                .contains("3 of 4 databases", "late: no part of orders/18", "bellows rollout plan orders/18");
        dev.expect(0, "rollout", "resume", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        assertThat(dev.expect(7, "can-i-deploy", "orders", "18")).contains("late", "[17,17]");

        assertThat(dev.expect(0, "rollout", "plan", "orders/18")).contains("2 plan classes");
        awaitRow(dev, "late", "plan class 2 is not approved");
        approve(dev, "expand_migrate");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        awaitRow(dev, "late", "migrate", "SUCCEEDED", "[17,18]");
        assertThat(dev.expect(0, "status", "orders/18")).contains("4 databases").doesNotContain("late");
        dev.expect(0, "can-i-deploy", "orders", "18");
    }

    private static void oneGoesBackWhileTheOthersGoOn(DevProcess dev) {
        assertThat(dev.expect(1, "rollout", "rollback", "orders/18", "-l", "name=nobody", "--yes"))
                .contains("matches none of the 4 targets");
        assertThat(dev.expect(0, "rollout", "rollback", "orders/18", "-l", "name=left", "--yes"))
                .contains("1 of 4 databases");
        awaitRow(dev, "left", "rollback", "SUCCEEDED", "[17,17]");
        assertThat(dev.expect(0, "get", "windows", "-l", "name!=left")).doesNotContain("[17,17]");
    }

    private static void noWayBackFromAContract(DevProcess dev) {
        SystemRuntime.await(
                "nobody is in the way of the others",
                LIMIT,
                () -> dev.typist()
                                .types("can-i-contract", "orders", "18", "-l", "name!=left")
                                .exit()
                        == 0);
        dev.expect(0, "rollout", "contract", "orders/18", "--yes");
        assertThat(dev.expect(5, "status", "orders/18", "--wait", "contracted", "--timeout", "60s"))
                .contains("left is ROLLED_BACK, and so contracted will not be reached");
        awaitState(dev, "CONTRACTED");
        refused(dev, "CONTRACTED", "pause, abort, revert");
        approve(dev, "cleanup");
        awaitState(dev, "COMPLETE");
        assertThat(dev.expect(5, "status", "orders/18", "--wait", "complete"))
                .contains("4 databases, 1 rolled back", "left is ROLLED_BACK");
        assertThat(dev.expect(1, "rollout", "rollback", "orders/18", "--yes"))
                .contains("BLW-ROLLOUT-001", "COMPLETE", "nothing is left to do with it");
    }

    private static void awaitState(DevProcess dev, String state) {
        SystemRuntime.await(
                "it is " + state,
                LIMIT,
                () -> dev.typist().types("status", "orders/18").text().contains(" " + state + " "),
                () -> dev.describe() + dev.expect(0, "get", "targets"));
    }

    private static void awaitRow(DevProcess dev, String target, String... words) {
        AtomicReference<String> seen = new AtomicReference<>("");
        SystemRuntime.await(
                target + " is " + List.of(words),
                LIMIT,
                () -> {
                    String text = dev.expect(0, "get", "targets", "-l", "name=" + target);
                    seen.set(text);
                    return List.of(words).stream().allMatch(text::contains);
                },
                seen::get);
    }
}
