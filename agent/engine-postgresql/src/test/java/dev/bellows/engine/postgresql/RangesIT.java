package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backfill and verification on real tables, alone and among writers. */
class RangesIT {
    private static final Step.Body FILL =
            new Step.Body.BackfillRange("public.users", List.of("id"), "twin = email", "twin IS DISTINCT FROM email");
    private static final Step.Body VERIFY = new Step.Body.VerifyRange(
            "public.users",
            List.of("id"),
            "twin IS DISTINCT FROM email",
            "SELECT count(*) = 1 FROM pg_trigger WHERE tgrelid = 'public.users'::regclass AND tgenabled = 'O'");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private void createTable(int rows) {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text, twin text, note text);"
                + "INSERT INTO users SELECT i, CASE WHEN i % 10 > 0 THEN 'mail' || i END, NULL, repeat('x', 100)"
                + " FROM generate_series(1, " + rows + ") i;"
                + """
                CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS '
                BEGIN
                  IF TG_OP = ''INSERT'' THEN NEW.twin := coalesce(NEW.twin, NEW.email); NEW.email := coalesce(NEW.email, NEW.twin);
                  ELSIF NEW.email IS DISTINCT FROM OLD.email THEN NEW.twin := NEW.email;
                  ELSIF NEW.twin IS DISTINCT FROM OLD.twin THEN NEW.email := NEW.twin;
                  ELSE NEW.twin := NEW.email; END IF;
                  RETURN NEW;
                END';
                CREATE TRIGGER zzz_sync BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync();""");
    }

    private static BackfillLimits limits(int workers, int maxRows) {
        return new BackfillLimits("test", 0, 0, 0, maxRows, 0, workers, List.of());
    }

    @Test
    void everyRowIsFilledAndVerifiedWhileWritersOfBothVersionsWorkOnTheSameRows() throws Exception {
        createTable(20_000);
        try (TestTarget target = TestTarget.on(database);
                ExecutorService writers = Executors.newFixedThreadPool(3)) {
            Held held = target.target.takeOver(0);
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<?>> writing = java.util.stream.IntStream.range(0, 3)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> write(i, stop)))
                    .toList();
            target.limits = limits(2, 500);
            StepOutcome filled = target.execute(held, TestTarget.step(1, FILL));
            StepOutcome verified = target.execute(held, TestTarget.step(2, VERIFY));
            stop.set(true);
            for (Future<?> writer : writing) {
                writer.get();
            }
            assertThat(filled).isInstanceOf(StepOutcome.Done.class);
            assertThat(verified).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS DISTINCT FROM email"))
                    .isEqualTo("0");
        }
    }

    private Void write(int seed, AtomicBoolean stop) throws java.sql.SQLException {
        try (Connection connection = database.connect()) {
            for (int i = seed; !stop.get(); i += 7) {
                int id = 1 + (i * 31) % 20_000;
                String sql = switch (i % 5) {
                    case 0 -> "UPDATE users SET email = 'old" + i + "' WHERE id = " + id;
                    case 1 -> "UPDATE users SET twin = 'new" + i + "' WHERE id = " + id;
                    case 2 -> "UPDATE users SET note = 'moved' || note WHERE id = " + id;
                    case 3 ->
                        "INSERT INTO users (id, email) VALUES (" + id
                                + ", NULL) ON CONFLICT (id) DO UPDATE SET email = NULL";
                    default -> "DELETE FROM users WHERE id = " + id;
                };
                StrongLockIT.run(connection, sql);
            }
        }
        return null;
    }

    @Test
    void aKilledBackfillGoesOnFromItsCursorAndWritesNoRowTwice() {
        createTable(20_000);
        AtomicInteger batches = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        KillPoints once = name -> {
            if (name.equals("backfill-batch") && batches.incrementAndGet() == 3 && killed.compareAndSet(false, true)) {
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name LIKE 'bellows-agent%'");
            }
        };
        long before;
        try (TestTarget target = TestTarget.on(database, once)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 400);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Unknown.class);
            before = Long.parseLong(target.value("SELECT sum(rows) FROM bellows.cursor"));
            assertThat(before).isPositive();
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS NOT NULL"))
                    .isEqualTo(String.valueOf(before));
        }
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 400);
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(18_000, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IllegalStateException", "StackOverflowError", "AssertionError"})
    void aWorkerThatDiesOfAnythingIsAFailureAndNeverTheEnd(String cause) {
        createTable(20_000);
        AtomicBoolean died = new AtomicBoolean();
        KillPoints death = name -> {
            if (name.equals("backfill-batch") && died.compareAndSet(false, true)) {
                die(cause);
            }
        };
        try (TestTarget target = TestTarget.on(database, death)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(2, 400);
            StepOutcome outcome = target.execute(held, FILL);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().message()).contains(cause);
            assertThat(target.value("SELECT count(*) FROM bellows.journal WHERE state = 'DONE'"))
                    .isEqualTo("0");
            target.attempt = 2;
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS DISTINCT FROM email"))
                    .isEqualTo("0");
        }
    }

    @Test
    void doneIsWhatTheCursorsSayNotThatNobodyReportedAFailure() {
        createTable(2_000);
        KillPoints unfinish = name -> {
            if (name.equals("backfill-batch")) {
                database.execute("UPDATE bellows.cursor SET finished = false");
            }
        };
        try (TestTarget target = TestTarget.on(database, unfinish)) {
            Held held = target.target.takeOver(0);
            StepOutcome outcome = target.execute(held, FILL);
            assertThat(outcome.toString()).contains("BLW-STEP-022", "0 of 1 ranges");
        }
    }

    private static void die(String cause) {
        switch (cause) {
            case "StackOverflowError" -> throw new StackOverflowError();
            case "AssertionError" -> throw new AssertionError();
            default -> throw new IllegalStateException();
        }
    }

    @Test
    void cancellingStopsBetweenTwoBatchesAndTheSameOrderGoesOn() {
        createTable(20_000);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = new BackfillLimits("test", 0, 0, 0, 1, 0, 1, List.of());
            target.cancelled.set(true);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Stopped.class);
            target.cancelled.set(false);
            target.limits = limits(1, 0);
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(18_000, 0));
        }
    }

    @Test
    void rowsThatCannotBeWrittenAreNamedByPlaceAndTheOthersAreWritten() {
        createTable(3_000);
        database.execute(
                "ALTER TABLE users ADD CHECK (twin IS DISTINCT FROM 'mail1234' AND twin IS DISTINCT FROM 'mail77')");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            StepOutcome outcome = target.execute(held, FILL);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.STEP_BAD_ROWS);
            assertThat(outcome.toString()).doesNotContain("mail");
            assertThat(outcome.toString())
                    .as("every one, not those of the first batch")
                    .contains("2 row(s)");
            assertThat(
                            target.value(
                                    "SELECT string_agg(sqlstate || key_hash, ' ' ORDER BY row_place::tid) FROM bellows.bad_rows"))
                    .isEqualTo(target.value("SELECT '23514' || md5('77') || ' 23514' || md5('1234')"));
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS DISTINCT FROM email"))
                    .as("all others are written")
                    .isEqualTo("2");
            database.execute("UPDATE users SET email = 'good' WHERE id IN (77, 1234)");
            target.attempt = 2;
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM bellows.bad_rows")).isEqualTo("0");
        }
    }

    @Test
    void aBatchThatIsRefusedThoughEachOfItsRowsIsNotEndsWithTheServersWords() {
        createTable(200);
        database.execute("""
                CREATE FUNCTION one_by_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF (SELECT count(*) FROM changed) > 1 THEN RAISE EXCEPTION 'one row at a time'; END IF; RETURN NULL; END $$;
                CREATE TRIGGER one_by_one AFTER UPDATE ON users REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
                  EXECUTE FUNCTION one_by_one()""");
        Step.Body touch =
                new Step.Body.BackfillRange("public.users", List.of("id"), "note = note", "email IS NULL AND id < 50");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            StepOutcome outcome = CompletableFuture.supplyAsync(() -> target.execute(held, touch))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            assertThat(outcome.toString()).contains("BLW-STEP-001", "SQLSTATE P0001: one row at a time");
            assertThat(target.execute(held, TestTarget.step(2, FILL))).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aTriggerDisabledDuringTheBackfillIsDrift() {
        createTable(20_000);
        AtomicBoolean changed = new AtomicBoolean();
        KillPoints disable = name -> {
            if (name.equals("backfill-batch") && changed.compareAndSet(false, true)) {
                database.execute("ALTER TABLE users DISABLE TRIGGER zzz_sync");
            }
        };
        try (TestTarget target = TestTarget.on(database, disable)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 400);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Drifted.class);
            assertThat(target.execute(held, TestTarget.step(2, VERIFY))).isInstanceOf(StepOutcome.Drifted.class);
        }
    }

    @Test
    void differencesThatOnlyNullsAndTheLastRowsShowAreFound() {
        createTable(5_000);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            assertThat(target.execute(held, TestTarget.step(1, FILL))).isInstanceOf(StepOutcome.Done.class);
            database.execute("ALTER TABLE users DISABLE TRIGGER zzz_sync; UPDATE users SET twin = NULL WHERE id = 5;"
                    + "UPDATE users SET twin = 'x' WHERE id > 4998; ALTER TABLE users ENABLE TRIGGER zzz_sync");
            StepOutcome outcome = target.execute(held, TestTarget.step(2, VERIFY));
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().message()).contains("3 of 5000 rows");
            database.execute("UPDATE users SET note = '' WHERE id = 5 OR id > 4998");
            target.attempt = 2;
            assertThat(target.execute(held, TestTarget.step(2, VERIFY))).isEqualTo(new StepOutcome.Done(5_000, 0));
        }
    }

    @Test
    void rowSecurityThatWouldHideRowsIsAnErrorNotASuccessOnZeroRows() {
        createTable(100);
        String role = database.createRole("agent");
        database.execute("ALTER TABLE users OWNER TO " + role + "; ALTER TABLE users ENABLE ROW LEVEL SECURITY;"
                + "ALTER TABLE users FORCE ROW LEVEL SECURITY; CREATE POLICY nobody ON users USING (false);"
                + "GRANT CREATE ON DATABASE " + database.name() + " TO " + role);
        try (TestTarget target =
                new TestTarget(database, TestTarget.settings(database, "a", database.url(), role), KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            StepOutcome outcome = target.execute(held, FILL);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.TARGET_ROW_SECURITY);
            assertThat(((StepOutcome.Failed) outcome).problem().message())
                    .contains("users", "shop-1", "ALTER ROLE " + role + " BYPASSRLS");
            assertThat(((StepOutcome.Failed) outcome).problem().wayOut())
                    .isEqualTo("psql -c 'ALTER ROLE " + role + " BYPASSRLS'");
            database.execute("ALTER ROLE " + role + " BYPASSRLS");
        }
        try (TestTarget target =
                new TestTarget(database, TestTarget.settings(database, "b", database.url(), role), KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            target.attempt = 2;
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aNeededSignalThatCannotBeReadLetsNothingBeWrittenUntilItsLimitIsLifted() throws Exception {
        createTable(100);
        var settings =
                TestTarget.settings(database, "a", database.url(), database.user(), "postgresql://127.0.0.1:1/nowhere");
        try (TestTarget target = new TestTarget(database, settings, KillPoints.NONE);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Held held = target.target.takeOver(0);
            Future<StepOutcome> filling = thread.submit(() -> target.execute(held, FILL));
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> !target.progress.isEmpty());
                assertThat(target.waits)
                        .anySatisfy(it -> assertThat(it).contains("BLW-STEP-015", "replica_lag", "replica-1"));
                assertThat(target.progress.getLast().throttleReason()).contains("cannot be read, since ");
                assertThat(target.value("SELECT count(*) FROM users WHERE twin IS NOT NULL"))
                        .isEqualTo("0");
            } finally {
                target.changed = Optional.of(BackfillLimits.of(ThrottleLimits.of(ThrottleProfile.FAST), 1));
            }
            assertThat(filling.get(60, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void anInvalidIndexLeftByAKilledTryIsRemovedAndBuiltAgain() throws Exception {
        createTable(100);
        database.execute("UPDATE users SET note = 'same'");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            String valid =
                    "EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('public.users_note') AND indisvalid AND indisready)";
            Step.Body build = new Step.Body.Online(
                    "CREATE UNIQUE INDEX CONCURRENTLY users_note ON public.users (note)",
                    List.of("DROP INDEX CONCURRENTLY public.users_note"),
                    "SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('public.users_note') AND NOT indisvalid)",
                    "SELECT " + valid);
            assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Failed.class);
            assertThat(target.value("SELECT to_regclass('users_note')"))
                    .as("a failed build leaves nothing that refuses writes")
                    .isEqualTo("null");
            database.execute("CREATE INDEX users_note ON users (note);"
                    + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_note'::regclass");
            database.execute("UPDATE users SET note = id::text");
            target.attempt = 2;
            assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT " + valid)).isEqualTo("t");
        }
    }

    @Test
    void sessionsOutsideTheWindowAreAVetoAndUnreadableTagsToo() throws Exception {
        try (TestTarget target = TestTarget.on(database);
                Connection service = database.connect()) {
            target.target.takeOver(0);
            var window = dev.bellows.document.VersionRange.of(17);
            StrongLockIT.run(service, "SET application_name = 'blw1 orders 17 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
            assertThat(target.target.scan(window, 0).clean()).isTrue();
            StrongLockIT.run(service, "SET application_name = 'blw1 stock 3 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
            assertThat(target.target.scan(window, 0).clean()).isTrue();
            StrongLockIT.run(service, "SET application_name = 'blw1 orders 16 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
            var scan = target.target.scan(window, 0);
            assertThat(scan.servers().getFirst().inTheWay())
                    .singleElement()
                    .satisfies(it -> assertThat(it.version()).isEqualTo(16));
            StrongLockIT.run(service, "SET application_name = 'blw1 orders 17'");
            assertThat(target.target.scan(window, 0).clean()).isFalse();
            assertThat(target.target
                            .scan(dev.bellows.document.VersionRange.of(18), 0)
                            .servers()
                            .getFirst()
                            .reason())
                    .contains("[17,17]");
            await().until(() -> target.target
                    .laggingReplicas(java.time.Duration.ofSeconds(1))
                    .isEmpty());
        }
    }
}
