package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.Step.Body.BackfillRange.Care;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fills beside transactions that hold rows, and over rows that are slow to write: nobody waits for a row that nobody else holds. */
class HeldRowsIT {
    private static final int ROWS = 20_000;

    /** Longer than a batch of a loaded machine, much shorter than any wait for the holder. */
    private static final Duration STALL = Duration.ofMillis(1_500);

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    /** Blocks are chosen over a dense table, keys over one whose heap is mostly empty. */
    private void createTable(String kind) {
        boolean empty = kind.equals("key");
        database.execute(
                "CREATE TABLE items (id bigint PRIMARY KEY, a text, b text, times int NOT NULL DEFAULT 0, n int NOT NULL DEFAULT 0, note text)"
                        + " WITH (autovacuum_enabled = off);"
                        + (empty
                                ? "INSERT INTO items (id, note) SELECT -i, repeat('x', 1900) FROM generate_series(1, 4000) i;"
                                : "")
                        + "INSERT INTO items (id, a) SELECT i, 'a' || i FROM generate_series(1, " + ROWS + ") i;"
                        + "DELETE FROM items WHERE id < 0;"
                        + """
                        CREATE FUNCTION heal() RETURNS trigger LANGUAGE plpgsql AS '
                        BEGIN
                          IF NEW.b IS NULL THEN NEW.b := NEW.a; NEW.times := NEW.times + 1; END IF;
                          RETURN NEW;
                        END';
                        CREATE TRIGGER zzz_heal BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION heal();""");
        database.execute("VACUUM ANALYZE items");
    }

    private static Step.Body fill(Care care) {
        return new Step.Body.BackfillRange(
                "public.items", List.of("id"), "b = a, times = times + 1", "b IS DISTINCT FROM a", care, false, "");
    }

    private static BackfillLimits limits(int workers, int maxRows) {
        return new BackfillLimits("test", 0, 0, 0, maxRows, 0, workers, List.of());
    }

    private Connection holder(String sql) throws SQLException {
        Connection holder = database.connect();
        StrongLockIT.run(holder, "SET application_name = 'report-7'");
        holder.setAutoCommit(false);
        StrongLockIT.run(holder, sql);
        return holder;
    }

    /** Updates rows round and round until told to stop; the longest that one of them took. */
    private Callable<Duration> writer(AtomicBoolean stop, int first, int last, int not) {
        return () -> {
            long longest = 0;
            try (Connection connection = database.connect()) {
                for (int i = first; !stop.get(); i = i == last ? first : i + 1) {
                    if (i != not) {
                        long began = System.nanoTime();
                        StrongLockIT.run(connection, "UPDATE items SET n = n + 1 WHERE id = " + i);
                        longest = Math.max(longest, System.nanoTime() - began);
                    }
                }
            }
            return Duration.ofNanos(longest);
        };
    }

    @ParameterizedTest
    @CsvSource({"block, TRIGGER", "block, SWEEP", "key, TRIGGER", "key, SWEEP"})
    void aHeldRowHoldsUpNobodyButIsMetAgainAndNamedUntilItIsLetGo(String kind, Care care) throws Exception {
        createTable(kind);
        AtomicBoolean stop = new AtomicBoolean();
        try (TestTarget target = TestTarget.on(database);
                Connection holder = holder("SELECT FROM items WHERE id IN (1, 500, 12000) FOR UPDATE");
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(2, 0);
            Future<Duration> writer = threads.submit(writer(stop, 2, 900, 500));
            try {
                Future<StepOutcome> filling = threads.submit(() -> target.execute(held, fill(care)));
                await().atMost(20, TimeUnit.SECONDS)
                        .untilAsserted(() -> assertThat(target.waits)
                                .anySatisfy(it ->
                                        assertThat(it).contains("public.items are left", "report-7", "session ")));
                assertThat(target.value("SELECT string_agg(DISTINCT kind, ',') FROM bellows.cursor"))
                        .isEqualTo(kind);
                assertThat(target.value(
                                "SELECT string_agg(id::text, ',' ORDER BY id) FROM items WHERE b IS DISTINCT FROM a"))
                        .isEqualTo("1,500,12000");
                assertThat(filling).isNotDone();
                holder.rollback();
                assertThat(filling.get(30, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
            } finally {
                stop.set(true);
                holder.rollback();
            }
            assertThat(target.value("SELECT count(*) || ' ' || sum(times) FROM items WHERE b = a AND times = 1"))
                    .isEqualTo(ROWS + " " + ROWS);
            assertThat(target.value("SELECT count(*) FROM bellows.cursor WHERE worker > 1 OR NOT finished"))
                    .isEqualTo("0");
            assertThat(writer.get(30, TimeUnit.SECONDS)).isLessThan(STALL);
        }
    }

    @ParameterizedTest
    @CsvSource({"block", "key"})
    void aFillThatDiesBesideAHeldRowMeetsItAgainInItsNextTry(String kind) throws Exception {
        createTable(kind);
        AtomicBoolean died = new AtomicBoolean();
        try (Connection holder = holder("SELECT FROM items WHERE id IN (1, 500, 12000) FOR UPDATE");
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            KillPoints death = name -> {
                if (name.equals("backfill-batch") && !died.get() && parts() > 0) {
                    died.set(true);
                    database.execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND application_name LIKE 'bellows-agent%'");
                }
            };
            try (TestTarget target = TestTarget.on(database, death)) {
                Held held = target.target.takeOver(0);
                assertThat(target.execute(held, fill(Care.TRIGGER))).isInstanceOf(StepOutcome.Unknown.class);
            }
            try (TestTarget target = TestTarget.on(database)) {
                Held held = target.target.takeOver(0);
                target.attempt = 2;
                Future<StepOutcome> filling = threads.submit(() -> target.execute(held, fill(Care.TRIGGER)));
                await().atMost(20, TimeUnit.SECONDS)
                        .untilAsserted(() -> assertThat(target.waits)
                                .anySatisfy(it -> assertThat(it).contains("report-7")));
                holder.rollback();
                assertThat(filling.get(30, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
                assertThat(target.value("SELECT count(*) FROM items WHERE b = a AND times = 1"))
                        .isEqualTo(String.valueOf(ROWS));
            }
        }
    }

    private long parts() {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM bellows.cursor WHERE worker >= 1000")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherTransactionsUniqueKeyIsWaitedForLater() throws Exception {
        createTable("block");
        database.execute("CREATE UNIQUE INDEX ON items (b)");
        try (TestTarget target = TestTarget.on(database);
                Connection holder = holder("INSERT INTO items (id, a, b) VALUES (90001, 'a600', 'a600')");
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Held held = target.target.takeOver(0);
            Future<StepOutcome> filling = threads.submit(() -> target.execute(held, fill(Care.TRIGGER)));
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(target.waits)
                            .anySatisfy(it -> assertThat(it).contains("report-7")));
            AtomicBoolean stop = new AtomicBoolean();
            Future<Duration> writer = threads.submit(writer(stop, 1, 900, 0));
            try {
                holder.rollback();
                assertThat(filling.get(30, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
            } finally {
                stop.set(true);
            }
            assertThat(writer.get(30, TimeUnit.SECONDS)).isLessThan(STALL);
        }
    }

    @ParameterizedTest
    @CsvSource({"block, 0.001", "key, 0.001", "block, 0.02"})
    void rowsThatAreSlowToWriteKeepNobodyWaiting(String kind, String seconds) throws Exception {
        createTable(kind);
        database.execute("DELETE FROM items WHERE id > 2000;"
                + "CREATE FUNCTION slow(v text) RETURNS text LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep("
                + seconds + "); RETURN v; END'");
        if (seconds.equals("0.02")) {
            database.execute("DELETE FROM items WHERE id > 150");
        }
        AtomicBoolean stop = new AtomicBoolean();
        try (TestTarget target = TestTarget.on(database);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Held held = target.target.takeOver(0);
            Future<Duration> writer = threads.submit(writer(stop, 1, 100, 0));
            StepOutcome filled;
            try {
                filled = target.execute(
                        held,
                        new Step.Body.BackfillRange(
                                "public.items",
                                List.of("id"),
                                "b = public.slow(a)",
                                "b IS NULL",
                                Care.TRIGGER,
                                false,
                                ""));
            } finally {
                stop.set(true);
            }
            assertThat(filled).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM items WHERE b IS NULL"))
                    .isEqualTo("0");
            assertThat(writer.get(30, TimeUnit.SECONDS)).isLessThan(STALL);
        }
    }

    // It waits most of its time.
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aRowThatIsTooSlowByItselfIsNamed() {
        createTable("block");
        database.execute("DELETE FROM items WHERE id > 300");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            StepOutcome filled = target.execute(
                    held,
                    new Step.Body.BackfillRange(
                            "public.items",
                            List.of("id"),
                            "b = a || CASE id WHEN 77 THEN pg_sleep(4)::text ELSE '' END",
                            "b IS NULL",
                            Care.TRIGGER,
                            false,
                            ""));
            assertThat(filled.toString()).contains("BLW-STEP-070", "row at (0,77) of public.items");
            assertThat(target.value("SELECT count(*) FROM items WHERE b IS NULL AND id <= 76"))
                    .isEqualTo("0");
        }
    }

    /** Whatever reads it hangs so long, as on a disk that does not answer. */
    private void standStill(Duration time) {
        database.execute(
                "CREATE TABLE still AS SELECT clock_timestamp() + interval '" + time.toSeconds() + " s' AS until;"
                        + """
                CREATE FUNCTION hung(v text) RETURNS text LANGUAGE plpgsql AS '
                BEGIN
                  WHILE clock_timestamp() < (SELECT until FROM public.still) LOOP PERFORM pg_sleep(0.02); END LOOP;
                  RETURN v;
                END';""");
    }

    // It waits most of its time.
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"block", "key"})
    void aStandstillOfSomeSecondsFailsNoFill(String kind) {
        createTable(kind);
        database.execute("DELETE FROM items WHERE id > 300");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            standStill(Duration.ofSeconds(8));
            StepOutcome filled = target.execute(
                    held,
                    new Step.Body.BackfillRange(
                            "public.items",
                            List.of("id"),
                            "b = public.hung(a), times = times + 1",
                            "b IS NULL",
                            Care.SWEEP,
                            false,
                            ""));
            assertThat(filled).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM items WHERE b = a AND times = 1"))
                    .isEqualTo("300");
        }
    }

    // It waits most of its time.
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aStandstillOfSomeSecondsFailsNoVerification() {
        createTable("block");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            standStill(Duration.ofSeconds(12));
            assertThat(target.execute(
                            held,
                            new Step.Body.VerifyRange(
                                    "public.items", List.of("id"), "public.hung(a) IS DISTINCT FROM a", "")))
                    .isEqualTo(new StepOutcome.Done(ROWS, 0));
        }
    }

    // It waits most of its time.
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aFillThatWaitsForTheEndOfAStandstillIsStoppedAtOnceAndHoldsNothing() throws Exception {
        createTable("block");
        database.execute("DELETE FROM items WHERE id > 1; CREATE SEQUENCE tried START 1");
        try (TestTarget target = TestTarget.on(database);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Held held = target.target.takeOver(0);
            Future<StepOutcome> filling = threads.submit(() -> target.execute(
                    held,
                    new Step.Body.BackfillRange(
                            "public.items",
                            List.of("id"),
                            "b = nextval('public.tried')::text || pg_sleep(9)::text",
                            "b IS NULL",
                            Care.TRIGGER,
                            false,
                            "")));
            // A pause of two to four seconds, each try being of the batch and of its row.
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> Long.parseLong(target.value("SELECT last_value FROM tried")) >= 8);
            await().atMost(10, TimeUnit.SECONDS)
                    .until(() -> target.value(
                                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                            + " AND application_name LIKE 'bellows-agent%' AND (state <> 'idle' OR xact_start IS NOT NULL)")
                            .equals("0"));
            assertThat(filling).isNotDone();
            long began = System.nanoTime();
            target.cancelled.set(true);
            assertThat(filling.get(30, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Stopped.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1_500));
            assertThat(target.value("SELECT count(*) FROM items WHERE b IS NULL"))
                    .isEqualTo("1");
        }
    }
}
