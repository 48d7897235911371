package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.engine.SignalReading;
import dev.bellows.engine.SignalReading.State;
import dev.bellows.engine.SignalSources;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.observe.BackfillSignals;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.throttle.Throttle;
import dev.bellows.fixtures.database.ServerSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.database.TestReplica;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every signal of a throttle on a real server: what it says, what it is silent about, and that none delays another. */
class SignalsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static TargetSettings with(TargetSettings bare, SignalSources sources) {
        return new TargetSettings(
                bare.name(),
                bare.url(),
                bare.user(),
                bare.password(),
                bare.line(),
                bare.baseline(),
                bare.environment(),
                bare.labels(),
                bare.replicas(),
                bare.ignoredReplicas(),
                bare.agent(),
                bare.offlineLimit(),
                sources);
    }

    private static BackfillLimits gentle(Map<ThrottleSetting, Long> numbers) {
        return BackfillLimits.of(new ThrottleLimits(ThrottleProfile.GENTLE, numbers), 1);
    }

    /** Signals of one table, read as the watcher of a backfill does. */
    private static final class Watch implements AutoCloseable {
        private final Sessions sessions;
        private final PinnedSession session;
        private final BackfillSignals signals;

        Watch(TargetSettings settings) {
            sessions = new Sessions(settings);
            session = sessions.primary(0, Limits.JOURNAL);
            signals = BackfillSignals.start(sessions, InstantSource.system(), "public.users");
        }

        static Watch of(TestDatabase database, SignalSources sources, String... replicas) {
            return new Watch(
                    with(TestTarget.settings(database, "a", database.url(), database.user(), replicas), sources));
        }

        BackfillSignals.Said look(BackfillLimits limits) {
            try {
                return signals.look(session, limits);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        SignalReading reading(String name, BackfillLimits limits) {
            return look(limits).readings().stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            signals.close();
            session.close();
            sessions.close();
        }
    }

    private static TestDatabase users() {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, n int); INSERT INTO users VALUES (1, 1)");
        return database;
    }

    @Test
    void aQuietDatabaseWithoutReplicasSlowsNobodyDownEvenUnderTheStrictestProfile() {
        try (Watch watch = Watch.of(users(), SignalSources.NONE)) {
            BackfillLimits strict = gentle(Map.of(ThrottleSetting.MAX_SLOT_WAL, -1L));
            BackfillSignals.Said said = watch.look(strict);
            assertThat(said.verdict()).as("%s", said.readings()).isEqualTo(new Throttle.Verdict.Go());
            assertThat(said.readings())
                    .filteredOn(it -> it.state() == State.MISSING)
                    .isEmpty();
            assertThat(said.readings())
                    .filteredOn(it -> it.state() == State.NOT_APPLICABLE)
                    .extracting(SignalReading::name)
                    .contains("replica_lag", "replica_lag_bytes", "probe", "active_sessions", "io_pressure");
        }
    }

    @Test
    void aSnapshotThatKeepsVacuumFromItsWorkIsToldWithItsAge() throws Exception {
        TestDatabase database = users();
        BackfillLimits limits = gentle(Map.of(ThrottleSetting.MAX_HORIZON_AGE, 1_000L));
        try (Watch watch = Watch.of(database, SignalSources.NONE);
                Connection reader = database.connect()) {
            assertThat(watch.reading("horizon_age", limits).state()).isEqualTo(State.FREE);
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StrongLockIT.run(reader, "SELECT 1");
            await().atMost(LONG)
                    .until(() -> watch.look(limits).verdict() instanceof Throttle.Verdict.Pause pause
                            && pause.signal().name().equals("horizon_age"));
            reader.rollback();
            await().atMost(LONG).until(() -> watch.look(limits).verdict() instanceof Throttle.Verdict.Go);
        }
    }

    @Test
    void aRealWaiterIsCountedAndItsNumberZeroIsALimit() throws Exception {
        TestDatabase database = users();
        BackfillLimits none = gentle(Map.of(ThrottleSetting.MAX_LOCK_WAITERS, 0L));
        try (Watch watch = Watch.of(database, SignalSources.NONE);
                Connection holder = database.connect();
                Connection waiter = database.connect();
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            assertThat(watch.reading("lock_waiters", none).state()).isEqualTo(State.FREE);
            holder.setAutoCommit(false);
            StrongLockIT.run(holder, "UPDATE users SET n = 2");
            Future<?> waits = worker.submit(() -> {
                StrongLockIT.run(waiter, "UPDATE users SET n = 3");
                return true;
            });
            await().atMost(LONG).until(() -> watch.reading("lock_waiters", none).state() == State.OVER);
            assertThat(watch.reading("lock_waiters", gentle(Map.of(ThrottleSetting.MAX_LOCK_WAITERS, 1L)))
                            .value())
                    .isEqualTo(1);
            holder.rollback();
            waits.get();
            await().atMost(LONG).until(() -> watch.reading("lock_waiters", none).state() == State.FREE);
        }
    }

    @Test
    void whatASlotHoldsBackIsMeasuredAndNamed() {
        try (TestPostgresql server = TestPostgresql.start()) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY, pad text)");
            BackfillLimits limits = gentle(Map.of(ThrottleSetting.MAX_SLOT_WAL, 4L << 20));
            try (Watch watch = Watch.of(database, SignalSources.NONE)) {
                assertThat(watch.reading("slot_wal", limits).state()).isEqualTo(State.NOT_APPLICABLE);
                database.execute("SELECT pg_create_physical_replication_slot('left_behind', true)");
                assertThat(watch.reading("slot_wal", limits).state()).isEqualTo(State.FREE);
                database.execute(
                        "INSERT INTO users SELECT i, repeat(md5(i::text), 20) FROM generate_series(1, 20000) i");
                SignalReading over = watch.reading("slot_wal", limits);
                assertThat(over.state()).isEqualTo(State.OVER);
                assertThat(over.detail()).isEqualTo("slot left_behind");
                assertThat(over.value()).isGreaterThan(4 << 20);
                database.execute("SELECT pg_drop_replication_slot('left_behind')");
                assertThat(watch.look(limits).verdict()).isEqualTo(new Throttle.Verdict.Go());
            }
        }
    }

    @Test
    void whatIsNotArchivedIsMeasuredOnceAnythingWas() throws Exception {
        ServerSettings archiving =
                ServerSettings.defaults().with("archive_mode", "on").with("archive_command", "true");
        try (TestPostgresql server = TestPostgresql.start(archiving)) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY, pad text)");
            BackfillLimits limits = gentle(Map.of(ThrottleSetting.MAX_ARCHIVE_BEHIND, 16L << 20));
            try (Watch watch = Watch.of(database, SignalSources.NONE)) {
                SignalReading never = watch.reading("archive_behind", limits);
                assertThat(never.state()).isEqualTo(State.MISSING);
                assertThat(never.needed()).isFalse();
                database.execute("SELECT pg_switch_wal()");
                await().atMost(LONG)
                        .until(() -> watch.reading("archive_behind", limits).state() == State.FREE);
                database.execute("ALTER SYSTEM SET archive_command = 'false'");
                database.execute("SELECT pg_reload_conf()");
                database.execute(
                        "INSERT INTO users SELECT i, repeat(md5(i::text), 40) FROM generate_series(1, 20000) i");
                SignalReading over = watch.reading("archive_behind", limits);
                assertThat(over.state()).as("%s", over).isEqualTo(State.OVER);
                assertThat(over.value()).isBetween(16.0 * (1 << 20), 64.0 * (1 << 20));
            }
        }
    }

    @Test
    void aRoleThatMaySeeNobodyElseIsToldWhatItLacksAndHiddenIsNotIdle() {
        TestDatabase database = users();
        String role = "blind_" + database.name();
        database.execute("CREATE ROLE " + role + " LOGIN; GRANT SELECT ON users TO " + role);
        TargetSettings settings = TestTarget.settings(database, "a", database.url(), role);
        try (Watch watch = new Watch(settings)) {
            SignalReading age = watch.reading("horizon_age", gentle(Map.of()));
            assertThat(age.state()).isEqualTo(State.MISSING);
            assertThat(age.detail()).contains("pg_read_all_stats");
            assertThat(watch.look(gentle(Map.of(ThrottleSetting.MAX_SLOT_WAL, -1L)))
                            .verdict())
                    .isInstanceOf(Throttle.Verdict.Missing.class);
            assertThat(watch.look(BackfillLimits.normal()).verdict()).isEqualTo(new Throttle.Verdict.Go());
        }
    }

    @Test
    void aReplicaThatLagsIsNamedAndOneThatIsGoneIsMissingNotCaughtUp() throws Exception {
        try (TestPostgresql server = TestPostgresql.start();
                TestReplica replica = server.startReplica("reader")) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY, pad text)");
            replica.awaitCaughtUp(LONG);
            BackfillLimits limits =
                    gentle(Map.of(ThrottleSetting.MAX_LAG_BYTES, 1L << 20, ThrottleSetting.MAX_LAG, 500L));
            try (Watch watch = Watch.of(
                    database,
                    SignalSources.NONE,
                    replica.database(database.name()).url())) {
                await().atMost(LONG).until(() -> watch.look(limits).verdict() instanceof Throttle.Verdict.Go);
                replica.pauseReplay();
                database.execute(
                        "INSERT INTO users SELECT i, repeat(md5(i::text), 20) FROM generate_series(1, 20000) i");
                await().atMost(LONG)
                        .until(() -> watch.reading("replica_lag_bytes", limits).state() == State.OVER
                                && watch.reading("replica_lag", limits).state() == State.OVER);
                assertThat(watch.reading("replica_lag", limits).detail()).isEqualTo("replica-1");
                replica.resumeReplay();
                await().atMost(LONG).until(() -> watch.look(limits).verdict() instanceof Throttle.Verdict.Go);
                end(replica.server());
                await().atMost(LONG)
                        .until(() -> watch.look(limits).verdict() instanceof Throttle.Verdict.Missing missing
                                && missing.signal().detail().contains("replica-1 cannot be asked"));
                assertThat(watch.look(gentle(Map.of(ThrottleSetting.MAX_LAG, -1L, ThrottleSetting.MAX_LAG_BYTES, -1L)))
                                .verdict())
                        .isEqualTo(new Throttle.Verdict.Go());
            }
        }
    }

    @Test
    void aQueryThatHangsIsMissingAfterItsDeadlineAndDelaysNoOtherSignal(@TempDir Path pressure) throws Exception {
        TestDatabase database = users();
        Files.writeString(pressure.resolve("cpu"), "some avg10=85.00 avg60=1.00 avg300=0.00 total=1\n");
        Files.writeString(pressure.resolve("io"), "nothing of it\n");
        SignalSources sources = new SignalSources(
                2,
                Optional.of(pressure),
                Optional.of("SELECT count(*) FROM users"),
                List.of(
                        custom("hangs", "SELECT pg_sleep(600)"),
                        custom("fails", "SELECT nothing FROM nowhere"),
                        custom("words", "SELECT 'many'"),
                        custom("empty", "SELECT 1 WHERE false"),
                        custom("writes", "UPDATE users SET n = 99 RETURNING n"),
                        custom("counts", "SELECT 7 -- of them")));
        try (Watch watch = Watch.of(database, sources)) {
            BackfillLimits limits = gentle(Map.of());
            long began = System.nanoTime();
            BackfillSignals.Said first = watch.look(limits);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(first.verdict()).isInstanceOf(Throttle.Verdict.Missing.class);
            await().atMost(LONG).until(() -> watch.reading("counts", limits).state() == State.OVER);
            assertThat(watch.reading("hangs", limits).detail()).contains("took longer than");
            assertThat(watch.reading("hangs", limits).state()).isEqualTo(State.MISSING);
            assertThat(watch.reading("fails", limits).detail()).contains("42P01");
            assertThat(watch.reading("words", limits).detail()).contains("no number");
            assertThat(watch.reading("empty", limits).state()).isEqualTo(State.MISSING);
            assertThat(watch.reading("writes", limits).detail()).contains("25006");
            assertThat(watch.reading("counts", limits).value()).isEqualTo(7);
            assertThat(watch.reading("probe", limits).state()).isIn(State.FREE, State.OVER);
            assertThat(watch.reading("probe", limits).value()).isPositive();
            assertThat(watch.reading("cpu_pressure", limits).state()).isEqualTo(State.OVER);
            assertThat(watch.reading("io_pressure", limits).state()).isEqualTo(State.MISSING);
            assertThat(watch.reading("memory_pressure", limits).detail()).contains("cannot be read");
            assertThat(watch.reading("active_sessions", limits).state()).isEqualTo(State.FREE);
            try (Connection connection = database.connect()) {
                // Fails unless the row is as it was.
                StrongLockIT.run(
                        connection,
                        "SELECT 1 / (count(*) - 1) FROM (SELECT 1 UNION ALL SELECT 1 FROM users WHERE n = 1) r");
            }
        }
    }

    private static void end(AutoCloseable server) throws Exception {
        server.close();
    }

    private static SignalSources.Custom custom(String name, String sql) {
        return new SignalSources.Custom(
                name, sql, 5, Duration.ofMillis(300), Duration.ofSeconds(30), true, "a test's own");
    }

    @Test
    void anAutovacuumAtWorkOnTheTableIsSeenAndOneElsewhereIsNot() {
        ServerSettings eager = ServerSettings.defaults()
                .with("autovacuum", "on")
                .with("autovacuum_naptime", "1s")
                .with("autovacuum_vacuum_cost_delay", "100ms")
                .with("autovacuum_vacuum_cost_limit", "1");
        try (TestPostgresql server = TestPostgresql.start(eager)) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY, pad text);"
                    + "CREATE TABLE other (id bigint PRIMARY KEY, pad text) WITH (autovacuum_enabled = off);"
                    + "INSERT INTO users SELECT i, repeat('x', 200) FROM generate_series(1, 30000) i");
            database.execute("DELETE FROM users WHERE id % 2 = 0");
            BackfillLimits limits = gentle(Map.of());
            try (Watch watch = Watch.of(database, SignalSources.NONE)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> watch.reading("autovacuum", limits).state() == State.OVER);
                assertThat(watch.reading("wraparound_vacuum", limits).state()).isEqualTo(State.FREE);
                assertThat(watch.reading("autovacuum", BackfillLimits.normal()).state())
                        .isEqualTo(State.FREE);
            }
        }
    }
}
