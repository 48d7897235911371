package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Readers;
import dev.bellows.engine.SessionCount;
import dev.bellows.engine.SessionScan;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

/** Every session of a real server is accounted for by number: strangers exactly, parallel workers not at all, ours as ours. */
class SessionCountIT {
    /**
     * A server that finds the counter locked when a session waits for its first query writes it down ten seconds later, and not while that
     * session is in a transaction.
     */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final Set<String> known = new HashSet<>();
    private long base;

    private static SessionCount count(TestTarget target) {
        return primary(target).count().orElseThrow();
    }

    /** Sessions in the counter that nobody knows; negative while the counter lacks one. */
    private long strangers(TestTarget target) {
        SessionCount count = count(target);
        count.present().forEach(session -> known.add(session.key()));
        known.addAll(count.late());
        known.addAll(count.own());
        return count.opened() - base - known.size();
    }

    /**
     * Waits until everybody is in the counter, which began at zero with the database: ours, and as many as this story sent so far. To
     * believe what a look says of who is in it is not enough: see {@link #LATE}.
     */
    private void begin(TestTarget target, long sentSoFar) {
        SystemRuntime.await("everybody so far is in the counter", LATE, () -> {
            SessionCount count = count(target);
            return count.opened() == sentSoFar + count.own().size();
        });
        base = strangers(target);
    }

    private void await(TestTarget target, String what, long strangers) {
        SystemRuntime.await(what, LATE, () -> strangers(target) == strangers);
    }

    @Test
    void aProcessThatRunsStatementsWithoutASessionIsListed() throws SQLException {
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            assertThat(workers(target)).isEmpty();
            begin(target, 0);
            try (Connection sender = sender(database.user());
                    Statement statement = sender.createStatement()) {
                statement.execute("SELECT count(*) FROM pg_class");
                assertThat(workers(target)).containsExactly(new SessionScan.Worker("walsender", database.user()));
                assertThat(strangers(target)).as("no counter has it").isZero();
            }
        }
    }

    /** Its role is gone and what it may do is not: it is listed without a name, and not left out. */
    @Test
    void whoseRoleIsDroppedUnderIsListedWithoutAName() throws SQLException {
        String role = database.createRole("leaver");
        database.execute("ALTER ROLE " + role + " REPLICATION");
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            try (Connection sender = sender(role);
                    Connection session = database.connectAs(role)) {
                database.execute("DROP ROLE " + role);
                assertThat(workers(target)).containsExactly(new SessionScan.Worker("walsender", ""));
                assertThat(primary(target).all())
                        .extracting(SessionScan.Session::role, SessionScan.Session::mayReadTouched)
                        .containsExactly(tuple("", true));
                assertThat(sender.isClosed() || session.isClosed()).isFalse();
            }
        }
    }

    /** Who may not log in any more stays in until the session ends, and so does what it may read. */
    @Test
    void aRoleThatMayNotLogInAnyMoreMayReadAsLongAsItsSessionIsThere() throws SQLException {
        String role = database.createRole("locked_out");
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            try (Connection session = database.connectAs(role)) {
                database.execute("ALTER ROLE " + role + " NOLOGIN");
                assertThat(mayRead(target)).contains(role);
                assertThat(session.isValid(1)).isTrue();
            }
            SystemRuntime.await(
                    "it is gone and cannot come again",
                    LATE,
                    () -> !mayRead(target).contains(role));
        }
    }

    private static List<String> mayRead(TestTarget target) {
        return target.target
                .scan(VersionRange.of(17), 0)
                .readers()
                .flatMap(Readers::mayRead)
                .orElseThrow();
    }

    /** A sender that a subscriber would bind to this database; it runs statements too. */
    private Connection sender(String role) throws SQLException {
        Properties replication = new Properties();
        PGProperty.USER.set(replication, role);
        PGProperty.PASSWORD.set(replication, "fixture");
        PGProperty.REPLICATION.set(replication, "database");
        PGProperty.PREFER_QUERY_MODE.set(replication, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(replication, "14");
        return DriverManager.getConnection(database.url(), replication);
    }

    private static SessionScan.ServerScan primary(TestTarget target) {
        return target.target.scan(VersionRange.of(17), 0).servers().getFirst();
    }

    private static List<SessionScan.Worker> workers(TestTarget target) {
        return primary(target).workers();
    }

    @Test
    void fiveShortConnectionsAreFive() throws SQLException {
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            begin(target, 0);
            for (int i = 0; i < 5; i++) {
                database.execute("SELECT 1");
            }
            // A look that met one of them on its way out would rightly know it.
            SystemRuntime.await(
                    "they are gone",
                    LATE,
                    () -> count(target).present().stream().allMatch(session -> known.contains(session.key())));
            await(target, "five", 5);
            try (Connection stays = database.connect();
                    Statement statement = stays.createStatement()) {
                await(target, "who stays is seen", 5);
                statement.execute("BEGIN; SELECT 1");
                await(target, "who stays in a transaction too", 5);
            }
            await(target, "and is not counted again when it leaves", 5);
        }
    }

    @Test
    void parallelWorkersAreNoneAndOurOwnSessionsAreOurs() throws SQLException {
        database.execute("CREATE TABLE big AS SELECT generate_series(1, 200000) AS n; ANALYZE big");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            begin(target, 1);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                await(target, "the session itself is seen", 0);
                statement.execute("SET min_parallel_table_scan_size = 0; SET parallel_setup_cost = 0;"
                        + " SET parallel_tuple_cost = 0; SET max_parallel_workers_per_gather = 2");
                try (var explained =
                        statement.executeQuery("EXPLAIN (ANALYZE) SELECT count(*) FROM big WHERE n % 7 = 1")) {
                    StringBuilder plan = new StringBuilder();
                    while (explained.next()) {
                        plan.append(explained.getString(1));
                    }
                    assertThat(plan).contains("Workers Launched: 2");
                }
                await(target, "workers are no sessions", 0);
            }
            for (int i = 0; i < 4; i++) {
                target.target.heartbeat(held.fence());
                target.target.inspect();
                try (TestTarget sibling = target.sibling()) {
                    sibling.target.inspect();
                }
            }
            await(target, "ours", 0);
        }
    }

    @Test
    void aResetIsAnotherEpoch() {
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            String before = count(target).epoch();
            assertThat(count(target).epoch()).isEqualTo(before);
            database.execute("SELECT pg_stat_reset()");
            SystemRuntime.await(
                    "another epoch", LATE, () -> !count(target).epoch().equals(before));
        }
    }
}
