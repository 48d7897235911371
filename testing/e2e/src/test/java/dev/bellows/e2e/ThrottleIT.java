package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How gently a rollout fills: planned, shown, changed while it runs, kept over restarts, and taken back. */
class ThrottleIT {
    private static final int ROWS = 60_000;
    private static final Duration LONG = Duration.ofSeconds(90);

    /** Nothing but what a person says later lets the fill end within the test: a row is held until then. */
    private static final String CREEPING = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: creeping
            phases:
              migrate:
                throttle: { duty: 1%, walBudget: 1MiB/s }
            """;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void aFillThatCreepsIsShownChangedWhileItRunsKeptOverARestartAndLetGo() throws Exception {
        database.execute(UsersTable.standard().createSql(ROWS));
        try (ExecutorService application = Executors.newSingleThreadExecutor();
                Connection holder = database.connect()) {
            Future<Integer> writer = application.submit(this::write);
            try {
                try (DevProcess dev = DevProcess.start(directory, database, database.user())) {
                    begun(dev);
                    shown(dev);
                    hold(holder);
                    refused(dev);
                    changed(dev);
                    changedWhilePaused(dev);
                }
                try (DevProcess dev = DevProcess.start(directory, database, database.user())) {
                    keptOverTheRestart(dev);
                    twoAtOnce(dev);
                    letGo(dev, holder);
                    assertThat(value("SELECT count(*) FROM users WHERE email_address IS DISTINCT FROM email"))
                            .isEqualTo("0");
                    assertThat(writer).isNotDone();
                    tooLate(dev);
                }
            } finally {
                ended.set(true);
            }
            assertThat(writer.get()).isPositive();
        }
    }

    /** The last row, which the writer leaves alone: the fill cannot end before it is let go. */
    private static void hold(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT 1 FROM users WHERE id = " + ROWS + " FOR UPDATE");
        }
    }

    private Integer write() throws SQLException {
        int writes = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = 'blw1 orders 17 01J00000000000000000000000'");
            for (int i = 0; !ended.get(); i++) {
                writes += statement.executeUpdate(
                        "UPDATE users SET email = 'moved" + i + "@x' WHERE id = " + (1 + i % ROWS));
            }
        }
        return writes;
    }

    private static void begun(DevProcess dev) {
        dev.expect(0, "submit", dev.file("018.yaml", Rename.document()).toString());
        dev.expect(
                0,
                "rollout",
                "plan",
                "orders/18",
                "--strategy",
                dev.file("creeping.yaml", CREEPING).toString());
        assertThat(dev.expect(0, "throttle", "get", "orders/18"))
                .contains("profile normal", "walBudget", "1MiB/s", "no signal is read");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
    }

    private void shown(DevProcess dev) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(dev.expect(0, "throttle", "get", "orders/18"))
                        .contains("lock_waiters", "horizon_age", "waits: wal_rate", "batches are paced to 1 MiB/s")
                        .containsPattern("duty +1% +strategy")
                        .containsPattern("maxLag +5s +profile"));
        assertThat(dev.expect(0, "throttle", "get", "orders/18", "-o", "jsonpath=.targets[0].signals[*].state"))
                .contains("free", "not_applicable");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(dev.expect(0, "describe", "target", "shop"))
                        .contains("batches are paced to 1 MiB/s"));
    }

    private static void refused(DevProcess dev) {
        for (String word : List.of(
                "maxLag=0s",
                "maxLag=-2s",
                "maxLag=NaN",
                "maxLag=99999999999999999999s",
                "maxLag=",
                "maxLag",
                "=2s",
                "duty=0%",
                "duty=none",
                "workers=17",
                "walBudget=0B/s",
                "walBudget=20MiB",
                "profile=quick",
                "profile=none",
                "maxLaag=2s")) {
            Typist.Answer answer =
                    dev.typist().types("throttle", "set", "orders/18", word, "--reason", "a try", "--yes");
            assertThat(answer.exit()).as(word + ": " + answer.text()).isIn(1, 2);
            assertThat(answer.text()).as(word).contains("BLW-");
        }
        assertThat(dev.expect(1, "throttle", "set", "orders/19", "duty=2%", "--reason", "a try", "--yes"))
                .contains("There is no rollout orders/19");
        assertThat(dev.typist()
                        .types("throttle", "set", "orders/18", "duty=2%", "--yes")
                        .exit())
                .isEqualTo(2);
        dev.expect(1, "throttle", "set", "orders/18", "duty=2%", "-l", "name=nowhere", "--reason", "a try", "--yes");
        dev.expect(0, "throttle", "set", "orders/18", "duty=2%", "--reason", "a try", "--preview");
        assertThat(dev.expect(0, "throttle", "get", "orders/18")).containsPattern("duty +1% +strategy");
    }

    private static void changed(DevProcess dev) {
        assertThat(dev.expect(
                        0,
                        "throttle",
                        "set",
                        "orders/18",
                        "duty=3%",
                        "profile=gentle",
                        "-l",
                        "name=shop",
                        "--reason",
                        "a quiet hour",
                        "--yes"))
                .contains("1 of 1 databases", "duty: 1% -> 3%", "profile: normal -> gentle", "maxLag: 5s -> 2s");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(inForce(dev)).isEqualTo(revision(dev)).isNotEqualTo("0"));
        assertThat(dev.expect(0, "throttle", "get", "orders/18"))
                .contains("profile gentle (set by ", "a quiet hour")
                .containsPattern("duty +3% +set by .*: a quiet hour")
                .containsPattern("walBudget +1MiB/s +strategy");
        assertThat(dev.describe()).contains("duty=3%, profile=gentle (a quiet hour)");
    }

    private static String inForce(DevProcess dev) {
        return last(dev.expect(0, "throttle", "get", "orders/18", "-o", "jsonpath=.targets[0].in_force"));
    }

    private static String revision(DevProcess dev) {
        return last(dev.expect(0, "throttle", "get", "orders/18", "-o", "jsonpath=.targets[0].revision"));
    }

    private static String last(String text) {
        return text.strip().lines().reduce("", (first, second) -> second).strip();
    }

    private static void changedWhilePaused(DevProcess dev) {
        dev.expect(0, "rollout", "pause", "orders/18", "--yes", "--reason", "lunch");
        dev.expect(0, "throttle", "set", "orders/18", "duty=4%", "maxLag=none", "--reason", "still", "--yes");
        assertThat(dev.expect(0, "throttle", "get", "orders/18")).containsPattern("maxLag +none +set by");
    }

    private static void keptOverTheRestart(DevProcess dev) {
        assertThat(dev.expect(0, "throttle", "get", "orders/18"))
                .contains("profile gentle (set by ")
                .containsPattern("duty +4% +set by .*: still")
                .containsPattern("maxLag +none +set by");
        dev.expect(0, "rollout", "resume", "orders/18", "--yes");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(inForce(dev)).as(dev::describe).isEqualTo(revision(dev)));
    }

    private static void twoAtOnce(DevProcess dev) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            Future<String> ann = people.submit(() ->
                    dev.expect(0, "throttle", "set", "orders/18", "maxLockWaiters=7", "--reason", "ann's", "--yes"));
            Future<String> bob = people.submit(() ->
                    dev.expect(0, "throttle", "set", "orders/18", "maxSlotWal=none", "--reason", "bob's", "--yes"));
            ann.get();
            bob.get();
        }
        assertThat(dev.expect(0, "throttle", "get", "orders/18"))
                .containsPattern("maxLockWaiters +7 +set by .*: ann's")
                .containsPattern("maxSlotWal +none +set by .*: bob's");
    }

    private static void letGo(DevProcess dev, Connection holder) throws SQLException {
        assertThat(dev.expect(0, "throttle", "reset", "orders/18", "--reason", "as planned", "--yes"))
                .contains("profile: gentle -> normal", "duty: 4% -> 1%");
        assertThat(dev.expect(0, "throttle", "get", "orders/18")).containsPattern("duty +1% +strategy");
        assertThat(dev.typist().types("status", "orders/18").exit()).isEqualTo(3);
        holder.close();
        dev.expect(
                0,
                "throttle",
                "set",
                "orders/18",
                "profile=fast",
                "duty=100%",
                "walBudget=none",
                "--reason",
                "it is night",
                "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "120s");
    }

    private static void tooLate(DevProcess dev) {
        dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
        assertThat(dev.expect(1, "throttle", "set", "orders/18", "duty=2%", "--reason", "late", "--yes"))
                .contains("BLW-ROLLOUT-001", "it is over");
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
