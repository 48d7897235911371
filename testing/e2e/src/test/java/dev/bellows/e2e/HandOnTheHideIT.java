package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to a database in the middle of a permitted hide: a person who changes the very column, and a restore to before it, both under
 * an agent that goes on. Through the real control plane, agent and database.
 */
@Order(1)
class HandOnTheHideIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** A hide gives its grant back by itself after half a minute. */
    private static final Duration SOONER_THAN_A_GRANT_ENDS = Duration.ofSeconds(25);

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final OwnSessions own = new OwnSessions(database);
    private final TestDatabase administration = TestPostgresql.shared().createDatabase();

    @Test
    void aHideThatNobodyCanExplainIsAPersonsAndGoesOnOnceTheyPutTheColumnBack() throws SQLException {
        createTable();
        try (DevProcess dev = migrated()) {
            try (Connection person = holdingTheTable();
                    Statement types = person.createStatement()) {
                hideWaits(dev);
                types.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ '^bellows-agent orders"
                                + " [1-9]'; ALTER TABLE users RENAME COLUMN email TO mail; COMMIT");
            }
            SystemRuntime.await(
                    "a person is asked", LIMIT, () -> dev.describe().contains("BLW-STEP-011") && dev.needsPerson());
            assertThat(dev.describe()).contains("Put back what somebody changed by hand");
            database.execute("ALTER TABLE users RENAME COLUMN mail TO email");
            dev.expect(0, "rollout", "retry", "orders/18", "--yes");
            contracted(dev);
            assertThat(dev.expect(0, "get", "targets")).contains("[18,18] OPEN");
            assertThat(columns("email")).isZero();
        }
    }

    @Test
    void anAbortOfAHideThatNobodyCanExplainEndsOnceTheyPutTheColumnBack() throws SQLException {
        createTable();
        try (DevProcess dev = migrated()) {
            try (Connection person = holdingTheTable();
                    Statement types = person.createStatement()) {
                hideWaits(dev);
                types.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ '^bellows-agent orders"
                                + " [1-9]'; ALTER TABLE users RENAME COLUMN email TO mail; COMMIT");
            }
            SystemRuntime.await("a person is asked", LIMIT, () -> dev.describe().contains("BLW-STEP-011"));
            dev.expect(0, "rollout", "abort", "orders/18", "--yes");
            database.execute("ALTER TABLE users RENAME COLUMN mail TO email");
            SystemRuntime.await(
                    "the window is open again",
                    LIMIT,
                    () -> dev.typist().types("get", "targets").text().contains("[17,18] OPEN"));
            dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
            assertThat(columns("email")).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseRestoredUnderItsAgentToBeforeTheHideIsHiddenAnewAndCanBeShownAgain() throws SQLException {
        createTable();
        String backup = database.name() + "_backup";
        try (DevProcess dev = migrated()) {
            try (Connection reader = holdingTheTable()) {
                hideWaits(dev);
                closed();
                administration.execute("CREATE DATABASE " + backup + " TEMPLATE " + database.name());
                assertThat(reader.isValid(1)).isFalse();
            }
            administration.execute("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS true");
            contracted(dev);
            assertThat(columns("email")).isZero();
            long before = number("SELECT fence FROM bellows.fence");
            closed();
            administration.execute("ALTER DATABASE " + database.name() + " RENAME TO " + database.name()
                    + "_lost; ALTER DATABASE " + backup + " RENAME TO " + database.name() + "; ALTER DATABASE "
                    + database.name() + " ALLOW_CONNECTIONS true");

            // A restore of the server's files keeps server and database as they were; this copy is made to look like
            // one.
            own.write("UPDATE bellows.identity SET database_oid ="
                    + " (SELECT oid::text FROM pg_database WHERE datname = current_database())");
            told(
                    dev,
                    "it is noticed",
                    LIMIT,
                    () -> dev.typist().types("get", "targets").text().contains("RECONCILE"));
            assertThat(columns("email")).as("the hide is lost").isEqualTo(1);
            SystemRuntime.await(
                    "the agent takes it anew, above everything known",
                    LIMIT,
                    () -> number("SELECT fence FROM bellows.fence") > before);
            dev.expect(0, "target", "reconcile", "shop", "--accept", "--reason", "restored", "--yes");
            // Sessions of a restored database are counted anew: the quiet time begins again.
            told(dev, "it is hidden anew, by the same agent", LIMIT.multipliedBy(3), () -> columns("email") == 0);
            contracted(dev);
            dev.expect(0, "rollout", "revert", "orders/18", "--yes");
            SystemRuntime.await(
                    "it is shown again",
                    LIMIT,
                    () -> dev.typist().types("get", "targets").text().contains("[17,18] OPEN"));
            assertThat(columns("email")).isEqualTo(1);
        }
    }

    @Test
    void aReaderThatComesWhileTheHideWaitsForItsLockIsMetByNothing() throws SQLException {
        createTable();
        String late = database.createRole("late");
        try (DevProcess dev = migrated()) {
            try (Connection reader = holdingTheTable()) {
                hideWaits(dev);
                database.execute("GRANT SELECT ON users TO " + late);
                told(dev, "the hide gives its grant back, and the next one is refused", LIMIT.multipliedBy(2), () -> {
                    reads(late);
                    String told = dev.describe();
                    return told.contains("in the way: ") && told.contains(late);
                });
                assertThat(reader.isValid(1)).isTrue();
            }
            reads(late);
            assertThat(columns("email")).isEqualTo(1);
            dev.expect(0, "rollout", "abort", "orders/18", "--yes");
            SystemRuntime.await(
                    "the window is open again",
                    LIMIT,
                    () -> dev.typist().types("get", "targets").text().contains("[17,18] OPEN"));
            reads(late);
        }
    }

    @Test
    void anAbortTakesAGrantBackFromAHideThatStillWaitsForItsLock() throws SQLException {
        createTable();
        try (DevProcess dev = migrated()) {
            try (Connection reader = holdingTheTable()) {
                hideWaits(dev);
                dev.expect(0, "rollout", "abort", "orders/18", "--yes");
                told(
                        dev,
                        "the window is open again while the lock is still held",
                        SOONER_THAN_A_GRANT_ENDS,
                        () -> dev.typist().types("get", "targets").text().contains("[17,18] OPEN"));
                assertThat(reader.isValid(1)).isTrue();
            }
            assertThat(columns("email")).isEqualTo(1);
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            contracted(dev);
            assertThat(columns("email")).isZero();
        }
    }

    private void reads(String role) throws SQLException {
        try (Connection connection = database.connectAs(role);
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT max(email) FROM users")).isTrue();
        }
    }

    @Test
    void aTableRenamedAwayBeforeTheHideIsNamedWithItsStatementAndOnceItIsBackAnAbortOpensTheWindow()
            throws SQLException {
        createTable();
        try (DevProcess dev = migrated()) {
            try (Connection person = own.connect();
                    Statement types = person.createStatement()) {
                types.execute("BEGIN; LOCK TABLE users");
                dev.expect(0, "rollout", "contract", "orders/18", "--yes");
                SystemRuntime.await(
                        "the window is closed",
                        LIMIT,
                        () -> dev.typist().types("get", "targets").text().contains("[18,18] CLOSING"));
                types.execute("ALTER TABLE users RENAME TO users_x; COMMIT");
            }
            said(dev, "the contract says what is missing", "ALTER TABLE public.users_x RENAME TO users");
            dev.expect(0, "rollout", "abort", "orders/18", "--yes");
            said(dev, "so does the window that waits to be opened", "BLW-STEP-017");
            assertThat(dev.describe()).contains("ALTER TABLE public.users_x RENAME TO users");
            database.execute("ALTER TABLE users_x RENAME TO users");
            SystemRuntime.await(
                    "the window is open again",
                    LIMIT,
                    () -> dev.typist().types("get", "targets").text().contains("[17,18] OPEN"));
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            contracted(dev);
            assertThat(columns("email")).isZero();
        }
    }

    @Test
    void aTableRenamedAwayWhileBothVersionsAreServedClosesNoWindow() {
        createTable();
        try (DevProcess dev = migrated()) {
            database.execute("ALTER TABLE users RENAME TO users_x");
            SystemRuntime.await(
                    "it is named with its statement",
                    LIMIT,
                    () -> dev.typist()
                            .types("get", "targets", "-o", "json")
                            .text()
                            .contains("ALTER TABLE public.users_x RENAME TO users"));
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            said(dev, "the contract waits for it", "ALTER TABLE public.users_x RENAME TO users");
            assertThat(dev.expect(0, "get", "targets")).contains("[17,18] OPEN");
            database.execute("ALTER TABLE users_x RENAME TO users");
            contracted(dev);
            assertThat(columns("email")).isZero();
        }
    }

    private void contracted(DevProcess dev) {
        Typist.Answer status = dev.typist().types("status", "orders/18", "--wait", "contracted", "--timeout", "90s");
        assertThat(status.exit())
                .as(() -> status.text() + dev.describe() + endOfLog())
                .isZero();
    }

    private void said(DevProcess dev, String what, String text) {
        told(dev, what, LIMIT, () -> dev.describe().contains(text));
    }

    /** Waits, and where it waits in vain tells what a person would look at. */
    private void told(DevProcess dev, String what, Duration limit, Callable<Boolean> condition) {
        try {
            SystemRuntime.await(what, limit, condition);
        } catch (AssertionError late) {
            throw new AssertionError(
                    dev.describe() + dev.typist().types("get", "targets").text() + endOfLog(), late);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("dev.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column that may be empty: its hide is the only step of CONTRACT. */
    private void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 500) i");
    }

    private DevProcess migrated() {
        DevProcess dev = DevProcess.start(directory, database, database.user());
        dev.expect(0, "submit", dev.migration());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        return dev;
    }

    /** Reads the table in a transaction that stays open. */
    private Connection holdingTheTable() throws SQLException {
        Connection connection = own.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM users");
        }
        return connection;
    }

    private void hideWaits(DevProcess dev) {
        dev.expect(0, "rollout", "contract", "orders/18", "--yes");
        SystemRuntime.await(
                "the hide is begun and waits for its lock",
                LIMIT,
                () -> number(
                                "SELECT count(*) FROM bellows.journal WHERE phase = 'CONTRACT' AND state = 'BEGUN' AND grant_id > 0")
                        > 0);
    }

    /**
     * Nobody gets in, and everybody who was in is out: the test's own session last, because a hide that waits for its lock would be
     * through before its session is ended.
     */
    private void closed() {
        administration.execute("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
        String end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database.name()
                + "'";
        administration.execute(end + " AND application_name <> '" + OwnSessions.NAME + "'");
        administration.execute(end);
    }

    private long columns(String name) {
        return number(
                "SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = '" + name + "'");
    }

    private long number(String sql) {
        return Long.parseLong(own.value(sql));
    }
}
