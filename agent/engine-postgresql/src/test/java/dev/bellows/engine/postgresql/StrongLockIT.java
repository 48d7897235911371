package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps under strong locks: one message, the ladder, lost connections. */
class StrongLockIT {
    private static final String COLUMN =
            "EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'twin')";
    private static final Step.Body ADD = new Step.Body.StrongLock(
            List.of("public.users"),
            List.of("ALTER TABLE public.users ADD COLUMN twin text"),
            "SELECT " + COLUMN,
            "SELECT NOT " + COLUMN);
    /** Without probes only the journal knows: done twice it would fail. */
    private static final Step.Body BLIND = new Step.Body.StrongLock(
            List.of("public.users"), List.of("ALTER TABLE public.users ADD COLUMN twin text"), "", "");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text); INSERT INTO users VALUES (1, 'a')");
    }

    private TestTarget through(MessageProxy proxy) {
        return new TestTarget(
                database,
                TestTarget.settings(database, "agent", proxy.url(database.name()), database.user()),
                KillPoints.NONE);
    }

    private MessageProxy proxy() throws IOException {
        return new MessageProxy(database.server().port());
    }

    @Test
    void lockAndChangeAndJournalAndCommitAreOneQueryMessage() throws IOException {
        try (MessageProxy proxy = proxy();
                TestTarget target = through(proxy)) {
            Held held = target.target.takeOver(0);
            proxy.queries.clear();
            assertThat(target.execute(held, ADD)).isInstanceOf(StepOutcome.Done.class);
            List<String> under = proxy.queries.stream()
                    .filter(it -> it.contains("LOCK TABLE") || it.contains("ALTER TABLE"))
                    .toList();
            assertThat(under).hasSize(1);
            assertThat(under.getFirst())
                    .startsWith("BEGIN;")
                    .endsWith("COMMIT")
                    .contains("synchronous_commit = off", "BLW01", "INSERT INTO bellows.journal");
            assertThat(target.journalled.getLast().lockAttempts()).isEqualTo(1);
            assertThat(target.journalled.getLast().lockHeldMicros()).isPositive();
        }
    }

    @Test
    void aSessionReadsWhatTheBatchNeedsBeforeItLocksAnything() throws IOException {
        try (MessageProxy proxy = proxy();
                TestTarget target = through(proxy)) {
            Held held = target.target.takeOver(0);
            proxy.queries.clear();
            assertThat(target.execute(held, ADD)).isInstanceOf(StepOutcome.Done.class);
            List<String> until = proxy.queries.stream()
                    .takeWhile(it -> !it.contains("LOCK TABLE"))
                    .toList();
            assertThat(until.getLast())
                    .startsWith("BEGIN READ ONLY;")
                    .contains("'BLW05'", "EXPLAIN ", "INSERT INTO bellows.journal");
        }
    }

    @Test
    void aConnectionCutAfterTheBatchWasSentIsResolvedByTheJournalAndNeverRepeated() throws IOException {
        try (MessageProxy proxy = proxy();
                TestTarget target = through(proxy)) {
            Held held = target.target.takeOver(0);
            proxy.cutAfter = query -> query.contains("LOCK TABLE");
            assertThat(target.execute(held, BLIND)).isInstanceOf(StepOutcome.Unknown.class);
            proxy.cutAfter = query -> false;
            await().until(() -> target.value("SELECT count(*) FROM bellows.journal WHERE state = 'APPLIED'")
                    .equals("1"));
            assertThat(target.execute(held, BLIND)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM bellows.journal WHERE state = 'DONE'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aConnectionCutBeforeTheBatchArrivedIsDoneOnceTheNextTime() throws IOException {
        try (MessageProxy proxy = proxy();
                TestTarget target = through(proxy)) {
            Held held = target.target.takeOver(0);
            proxy.cutBefore = query -> query.contains("LOCK TABLE");
            assertThat(target.execute(held, BLIND)).isInstanceOf(StepOutcome.Unknown.class);
            assertThat(target.value("SELECT " + COLUMN)).isEqualTo("f");
            proxy.cutBefore = query -> false;
            assertThat(target.execute(held, BLIND)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT " + COLUMN)).isEqualTo("t");
        }
    }

    @Test
    void aPoolerInBetweenIsRefused() throws IOException {
        try (MessageProxy proxy = proxy();
                TestTarget target = through(proxy)) {
            proxy.foreignBackendKey = true;
            for (Runnable work : List.<Runnable>of(target.target::inspect, () -> target.target.takeOver(0))) {
                BellowsException refused =
                        org.assertj.core.api.Assertions.catchThrowableOfType(BellowsException.class, work::run);
                assertThat(refused.problem().code()).isEqualTo(ErrorCode.TARGET_POOLER);
                assertThat(refused.problem().message())
                        .contains("answers for the server", "Target shop-1 needs a direct connection");
            }
            assertThat(target.value("SELECT to_regnamespace('bellows')"))
                    .as("nothing was created")
                    .isEqualTo("null");
        }
    }

    @Test
    void aLongTransactionIsWaitedForAndNamedWithoutAnAttempt() throws Exception {
        try (TestTarget target = TestTarget.on(database);
                Connection holder = database.connect();
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Held held = target.target.takeOver(0);
            holder.setAutoCommit(false);
            run(holder, "SELECT * FROM users");
            await().until(() -> target.value(
                            "SELECT max(extract(epoch FROM clock_timestamp() - xact_start)) > 0.3 FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND state = 'idle in transaction'")
                    .equals("t"));
            CompletableFuture<StepOutcome> step =
                    CompletableFuture.supplyAsync(() -> target.execute(held, ADD), worker);
            await().until(() -> target.waits.stream().anyMatch(it -> it.contains("session ")));
            holder.rollback();
            assertThat(step.get()).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.journalled.getLast().lockAttempts()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aPreparedTransactionIsNamedWhenPatienceEnds() throws SQLException {
        try (TestTarget target = TestTarget.on(database);
                Connection holder = database.connect()) {
            Held held = target.target.takeOver(0);
            String gid = "gid-" + database.name();
            holder.setAutoCommit(false);
            run(holder, "UPDATE users SET email = 'b'");
            run(holder, "PREPARE TRANSACTION '" + gid + "'");
            holder.setAutoCommit(true);
            target.lockPatience = Duration.ofMillis(300);
            StepOutcome outcome = target.execute(held, ADD);
            run(holder, "ROLLBACK PREPARED '" + gid + "'");
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.LOCK_NOT_GRANTED);
            assertThat(((StepOutcome.Failed) outcome).problem().message()).contains(gid);
            assertThat(target.execute(held, ADD)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void theLockIsGrantedUnderReadersThatNeverLeaveTheTableFree() throws Exception {
        try (TestTarget target = TestTarget.on(database);
                ExecutorService readers = Executors.newFixedThreadPool(6)) {
            Held held = target.target.takeOver(0);
            var stop = new java.util.concurrent.atomic.AtomicBoolean();
            List<java.util.concurrent.Future<?>> reading = new java.util.ArrayList<>();
            for (int i = 0; i < 6; i++) {
                reading.add(readers.submit(() -> {
                    try (Connection reader = database.connect()) {
                        while (!stop.get()) {
                            run(reader, "BEGIN; SELECT count(*) FROM users; SELECT pg_sleep(0.01); COMMIT");
                        }
                    }
                    return null;
                }));
            }
            await().until(() ->
                    Integer.parseInt(target.value("SELECT count(*) FROM pg_locks WHERE relation = 'users'::regclass"))
                            >= 4);
            StepOutcome outcome = target.execute(held, ADD);
            stop.set(true);
            for (var reader : reading) {
                reader.get();
            }
            assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aCatalogThatFitsNeitherStateIsAmbiguousAndShowsWhatIsThere() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step.Body neither = new Step.Body.StrongLock(
                    List.of("public.users"), List.of("SELECT 1 / 0"), "SELECT false", "SELECT false");
            StepOutcome outcome = target.execute(held, neither);
            assertThat(outcome).isInstanceOf(StepOutcome.Ambiguous.class);
            assertThat(((StepOutcome.Ambiguous) outcome).problem().message()).contains("email text");
        }
    }

    private static Step.Body lasting(String... statements) {
        return new Step.Body.StrongLock(List.of("public.users"), List.of(statements), "", "");
    }

    /** Executes with an hour's patience, which nobody has here: after the bound it is cancelled, and the outcome shows it. */
    private static StepOutcome patiently(TestTarget target, Step.Body body) throws Exception {
        Held held = target.target.takeOver(0);
        target.lockPatience = Duration.ofHours(1);
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            CompletableFuture<StepOutcome> step =
                    CompletableFuture.supplyAsync(() -> target.execute(held, body), worker);
            step.completeOnTimeout(new StepOutcome.Stopped("still tried"), 12, java.util.concurrent.TimeUnit.SECONDS);
            StepOutcome outcome = step.get();
            target.cancelled.set(true);
            return outcome;
        }
    }

    @Test
    void aChangeThatIsGrantedAndTakesTooLongIsFailedAtOnceAndNamesWhatItWas() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            database.execute("CREATE SEQUENCE public.tries");
            StepOutcome outcome =
                    patiently(target, lasting("SELECT 'rewrites all', nextval('public.tries'), pg_sleep(30)"));
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            dev.bellows.document.error.Problem problem = ((StepOutcome.Failed) outcome).problem();
            assertThat(problem.code()).isEqualTo(ErrorCode.LOCK_HELD_TOO_LONG);
            assertThat(problem.message()).contains("rewrites all", "1000 ms");
            assertThat(target.value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM tries"))
                    .isEqualTo("1");
        }
    }

    /** From now on a change of a table under our lock does not come to its end, so many times. */
    private void standsStill(int times) {
        database.execute(
                "CREATE SEQUENCE public.stalls; CREATE FUNCTION stall() RETURNS event_trigger LANGUAGE plpgsql AS $f$"
                        + "BEGIN IF coalesce(current_setting('bellows.locked_at', true), '') <> '' AND nextval('public.stalls') <= "
                        + times + " THEN PERFORM pg_sleep(30); END IF; END $f$;"
                        + "CREATE EVENT TRIGGER stall ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION stall()");
    }

    private static final String CATALOG_ALONE = "ALTER TABLE public.users ADD COLUMN nick text";

    @Test
    void aChangeOfTheCatalogAloneIsTriedAgainWhereTheServerStoodStill() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            standsStill(2);
            assertThat(patiently(target, lasting(CATALOG_ALONE))).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stalls"))
                    .isEqualTo("3");
        }
    }

    @Test
    void aServerThatStandsStillEachTimeIsNotStalledAFourthTime() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            standsStill(9);
            StepOutcome outcome = patiently(target, lasting(CATALOG_ALONE));
            assertThat(outcome).isInstanceOfSatisfying(StepOutcome.Failed.class, failed -> {
                assertThat(failed.problem().code()).isEqualTo(ErrorCode.LOCK_HELD_TOO_LONG);
                assertThat(failed.problem().message()).contains("3 times", "the server stands still", CATALOG_ALONE);
            });
            assertThat(target.value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stalls"))
                    .isEqualTo("3");
        }
    }

    @Test
    void aChangeThatMayWriteTheRowsOfALargeTableIsTriedOnce() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            database.execute(
                    "INSERT INTO users (id, email) SELECT i, repeat('x', 900) FROM generate_series(1000001, 1010000) i");
            standsStill(9);
            StepOutcome outcome =
                    patiently(target, lasting("ALTER TABLE public.users ALTER COLUMN email TYPE varchar(900)"));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().message())
                                    .contains("1000 ms")
                                    .doesNotContain("stands still"));
            assertThat(target.value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stalls"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aChangeThatSomebodyCancelledIsNotTriedAgain() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            standsStill(9);
            database.execute("CREATE OR REPLACE FUNCTION stall() RETURNS event_trigger LANGUAGE plpgsql AS $f$"
                    + "BEGIN IF coalesce(current_setting('bellows.locked_at', true), '') <> '' THEN PERFORM nextval('public.stalls');"
                    + " PERFORM pg_cancel_backend(pg_backend_pid()); PERFORM pg_sleep(30); END IF; END $f$");
            StepOutcome outcome = patiently(target, lasting(CATALOG_ALONE));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().message()).contains("cancelled by somebody after"));
            assertThat(target.value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stalls"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aTrialThatRunsOutOfTimeIsNoChangeThatTookTooLong() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            Step.Body tried = new Step.Body.StrongLock(
                    List.of("public.users"),
                    List.of(CATALOG_ALONE),
                    "",
                    "",
                    "DO $$ BEGIN IF coalesce(current_setting('bellows.locked_at', true), '') <> '' THEN PERFORM pg_sleep(30); END IF; END $$");
            assertThat(patiently(target, tried)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.journalled.stream().flatMap(it -> it.problem().stream()))
                    .anySatisfy(doubt -> assertThat(doubt.code()).isEqualTo(ErrorCode.STEP_UNPROVEN));
        }
    }

    @Test
    void manyChangesTogetherMayNotHoldTheLockLongerThanOne() throws Exception {
        try (TestTarget target = TestTarget.on(database)) {
            String most = "SELECT pg_sleep(0.7)";
            StepOutcome outcome = patiently(target, lasting(most, most, most, most));
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.LOCK_HELD_TOO_LONG);
        }
    }

    @Test
    void aLockOfOthersThatIsNotGrantedIsNoChangeThatTookTooLong() throws Exception {
        try (TestTarget target = TestTarget.on(database);
                Connection holder = database.connect()) {
            Held held = target.target.takeOver(0);
            run(holder, "CREATE TABLE parents (id bigint PRIMARY KEY)");
            holder.setAutoCommit(false);
            run(holder, "SELECT * FROM parents");
            target.lockPatience = Duration.ofMillis(800);
            StepOutcome outcome = target.execute(
                    held,
                    new Step.Body.StrongLock(List.of("public.users"), List.of("DROP TABLE public.parents"), "", ""));
            holder.rollback();
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.LOCK_NOT_GRANTED);
            assertThat(target.execute(
                            held,
                            new Step.Body.StrongLock(
                                    List.of("public.users"), List.of("DROP TABLE public.parents"), "", "")))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void whereALockAgainstWritersIsEnoughALongReaderIsNotInTheWayAndAWriterIs() throws Exception {
        Step.Body bind = new Step.Body.StrongLock(
                List.of("public.users", "public.parents"),
                List.of("ALTER TABLE public.users ADD FOREIGN KEY (id) REFERENCES public.parents NOT VALID"),
                "",
                "",
                "",
                true);
        try (TestTarget target = TestTarget.on(database);
                Connection reader = database.connect();
                Connection writer = database.connect()) {
            Held held = target.target.takeOver(0);
            run(reader, "CREATE TABLE parents (id bigint PRIMARY KEY)");
            reader.setAutoCommit(false);
            run(reader, "SELECT FROM parents, users");
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO parents VALUES (1)");
            target.lockPatience = Duration.ofMillis(800);
            assertThat(target.execute(held, bind))
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            it -> assertThat(it.problem().message()).contains("in the way: session "));
            writer.commit();
            assertThat(target.execute(held, bind)).isInstanceOf(StepOutcome.Done.class);
            reader.rollback();
        }
    }

    static ErrorCode codeOf(Runnable work) {
        try {
            work.run();
        } catch (BellowsException e) {
            return e.problem().code();
        }
        throw new AssertionError("nothing was refused");
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
