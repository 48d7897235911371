package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.ServerSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.database.TestReplica;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Strong locks where standbys follow: a synchronous one that is away (P97, R03), and queries on a hot one (P106). */
class StandbyIT {
    private static final String TWIN =
            "EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'twin')";
    private static final Step.Body ADD = new Step.Body.StrongLock(
            List.of("public.users"),
            List.of("ALTER TABLE public.users ADD COLUMN twin text"),
            "SELECT " + TWIN,
            "SELECT NOT " + TWIN);

    @Test
    void anAbsentSynchronousStandbyHoldsNoLockAndAStepIsDoneOnlyOnceItIsDurable() throws Exception {
        try (TestPostgresql server = TestPostgresql.start()) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
            try (TestTarget target = TestTarget.on(database);
                    ExecutorService worker = Executors.newSingleThreadExecutor()) {
                Held held = target.target.takeOver(0);
                KillPoints away = name -> {
                    if (name.equals("lock-batch-before-send")) {
                        synchronousStandby(server, "gone");
                    }
                };
                TestTarget stepping = TestTarget.on(database, away);
                CompletableFuture<StepOutcome> step =
                        CompletableFuture.supplyAsync(() -> stepping.execute(held, ADD), worker);
                // The journal's own commit waits for the standby; the table is free and changed.
                await().until(() -> waitingForStandby(target) >= 1);
                assertThat(target.value("SELECT " + TWIN)).isEqualTo("t");
                assertThat(target.value("SELECT count(twin) FROM users")).isEqualTo("0");
                assertThat(step).isNotDone();
                cutTheWaitShort(target);
                assertThat(step.get()).isInstanceOf(StepOutcome.Unknown.class);
                // Its row is visible here and nowhere else: asked again, it is still not known to be durable.
                step = CompletableFuture.supplyAsync(() -> stepping.execute(held, ADD), worker);
                await().until(() -> waitingForStandby(target) >= 1);
                cutTheWaitShort(target);
                assertThat(step.get()).isInstanceOf(StepOutcome.Unknown.class);
                synchronousStandby(server, "");
                assertThat(stepping.execute(held, ADD)).isInstanceOf(StepOutcome.Done.class);
                stepping.close();
            }
        }
    }

    private static boolean isOlderThanTheHighestRung(Connection reader) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("SELECT clock_timestamp() - now() > interval '250 milliseconds'")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void cutTheWaitShort(TestTarget target) {
        target.value("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    }

    private static int waitingForStandby(TestTarget target) {
        return Integer.parseInt(target.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));
    }

    private static void synchronousStandby(TestPostgresql server, String name) {
        try (Connection connection = server.database("postgres").connect()) {
            StrongLockIT.run(connection, "ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
            StrongLockIT.run(connection, "SELECT pg_reload_conf()");
            await().until(() -> {
                try (var fresh = server.database("postgres").connect();
                        var statement = fresh.createStatement();
                        var rows = statement.executeQuery("SHOW synchronous_standby_names")) {
                    return rows.next() && rows.getString(1).equals(name);
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aQueryOnAHotStandbyIsWaitedForAndNamedAndNeverCancelled() throws Exception {
        try (TestPostgresql server = TestPostgresql.start(ServerSettings.defaults());
                TestReplica replica = server.startReplica("reader")) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
            replica.awaitCaughtUp(Duration.ofSeconds(20));
            String url = replica.database(database.name()).url();
            try (TestTarget target = new TestTarget(
                            database,
                            TestTarget.settings(database, "a", database.url(), database.user(), url),
                            KillPoints.NONE);
                    Connection reader = replica.database(database.name()).connect();
                    ExecutorService worker = Executors.newSingleThreadExecutor()) {
                Held held = target.target.takeOver(0);
                reader.setAutoCommit(false);
                StrongLockIT.run(reader, "SELECT count(*) FROM users");
                // A younger one is asked to make room instead of being waited for.
                await().until(() -> isOlderThanTheHighestRung(reader));
                CompletableFuture<StepOutcome> step =
                        CompletableFuture.supplyAsync(() -> target.execute(held, ADD), worker);
                await().untilAsserted(() -> assertThat(target.waits)
                        .as("what the step waits for; it ended with %s", step.getNow(null))
                        .anyMatch(it -> it.contains("on standby 1 session")));
                assertThat(target.value("SELECT " + TWIN)).isEqualTo("f");
                StrongLockIT.run(reader, "SELECT count(*) FROM users");
                reader.rollback();
                assertThat(step.get()).isInstanceOf(StepOutcome.Done.class);
                replica.awaitCaughtUp(Duration.ofSeconds(20));
                StrongLockIT.run(reader, "SELECT count(twin) FROM users");
            }
        }
    }
}
