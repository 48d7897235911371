package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A connection that is lost once a step was begun says nothing about the step. "Failed" would give its grant back while it is in
 * effect; only UNKNOWN makes somebody look.
 */
class LostConnectionIT {
    private static final String TWIN =
            "EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'twin')";
    private static final Step.Body STRONG = new Step.Body.StrongLock(
            List.of("public.users"),
            List.of("ALTER TABLE public.users ADD COLUMN twin text"),
            "SELECT " + TWIN,
            "SELECT NOT " + TWIN);
    private static final Step.Body ONLINE = new Step.Body.Online("ANALYZE public.users", List.of(), "SELECT false", "");
    private static final Step.Body TRANSACTION =
            new Step.Body.Transaction(List.of("INSERT INTO public.users VALUES (2, 'b')"), "");
    private static final Step.Body BACKFILL =
            new Step.Body.BackfillRange("public.users", List.of("id"), "email = 'c'", "email <> 'c'");
    private static final Step.Body VERIFY =
            new Step.Body.VerifyRange("public.users", List.of("id"), "false", "SELECT true");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text); INSERT INTO users VALUES (1, 'a')");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("strong lock", STRONG),
                Arguments.of("online", ONLINE),
                Arguments.of("transaction", TRANSACTION),
                Arguments.of("backfill", BACKFILL),
                Arguments.of("verification", VERIFY));
    }

    private TestTarget through(MessageProxy proxy, KillPoints killPoints) {
        return new TestTarget(
                database,
                TestTarget.settings(database, "agent", proxy.url(database.name()), database.user()),
                killPoints);
    }

    private static void isUnknown(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Unknown.class);
        assertThat(((StepOutcome.Unknown) outcome).problem().code()).isEqualTo(ErrorCode.STEP_UNKNOWN);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aSessionThatDiesBeforeDoneIsJournalledIsUnknownForEveryKindOfStep(String kind, Step.Body body)
            throws IOException {
        try (MessageProxy proxy = new MessageProxy(database.server().port());
                TestTarget target = through(proxy, KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            proxy.cutBefore = query -> query.contains("'DONE'") && query.contains("INSERT INTO bellows.journal");
            isUnknown(target.execute(held, body));
            proxy.cutBefore = query -> false;
            Held again = target.target.takeOver(held.fence());
            assertThat(target.execute(again, body)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aServerThatCannotBeReachedAnyMoreOnceTheStepWasBegunIsUnknownForEveryKindOfStep(String kind, Step.Body body)
            throws IOException {
        AtomicReference<MessageProxy> proxies = new AtomicReference<>();
        try (MessageProxy proxy = new MessageProxy(database.server().port());
                TestTarget target = through(proxy, name -> {
                    if (name.equals("step-begun")) {
                        proxies.get().vanish();
                    }
                })) {
            proxies.set(proxy);
            Held held = target.target.takeOver(0);
            isUnknown(target.execute(held, body));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aHideThatCommittedIsNotFailedWhenItsJournalCannotBeReadAnyMore() throws IOException {
        try (MessageProxy proxy = new MessageProxy(database.server().port());
                TestTarget target = through(proxy, KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            Step hide = irreversible(STRONG);
            boolean[] committed = {false};
            proxy.cutBefore = query -> {
                committed[0] |= query.contains("LOCK TABLE");
                return committed[0] && query.startsWith("SELECT state, rows");
            };
            isUnknown(target.execute(held, hide));
            assertThat(target.value("SELECT " + TWIN)).as("it is in effect").isEqualTo("t");
            assertThat(target.value("SELECT state FROM bellows.journal ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("APPLIED");
            proxy.cutBefore = query -> false;
            assertThat(target.order(held, hide).grant()).isEqualTo(OptionalLong.of(7));
            assertThat(target.target.inEffect(target.target.takeOver(held.fence()), TestTarget.ROLLOUT, 1, hide))
                    .contains(true);
        }
    }

    /** A step that needs a grant. */
    private static Step irreversible(Step.Body body) {
        return new Step(
                dev.bellows.document.Phase.REVERT,
                1,
                "irreversible",
                body,
                java.util.Optional.empty(),
                true,
                true,
                "catalog",
                0);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aHideThatCommittedDoesNotGiveItsGrantBackWhenSomebodyHaltsBeforeItsEndIsWritten() {
        try (TestTarget target = TestTarget.on(database, name -> {
            if (name.equals("lock-batch-committed")) {
                database.execute("SELECT bellows.halt('now')");
            }
        })) {
            Held held = target.target.takeOver(0);
            isUnknown(target.execute(held, irreversible(STRONG)));
            assertThat(target.value("SELECT " + TWIN)).as("it is in effect").isEqualTo("t");
            isUnknown(target.execute(held, irreversible(STRONG)));
            database.execute("SELECT bellows.resume()");
            assertThat(target.execute(held, irreversible(STRONG))).isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** The lock that keeps the end from being written goes away between that and whatever the step would do next. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void statementsThatAreCommittedAreNotRunAgainBecauseTheirEndCouldNotBeWritten() throws Exception {
        Step.Body body = new Step.Body.Transaction(List.of("UPDATE public.users SET email = email || 'x'"), "");
        AtomicInteger committed = new AtomicInteger();
        AtomicReference<CompletableFuture<Void>> released = new AtomicReference<>();
        try (Connection other = database.connect();
                ExecutorService worker = Executors.newSingleThreadExecutor();
                TestTarget target = TestTarget.on(database, name -> {
                    if (name.equals("transaction-committed") && committed.getAndIncrement() == 0) {
                        locksTheFence(other);
                        released.set(CompletableFuture.runAsync(() -> letsGoOnceAWaitIsOver(other), worker));
                    }
                })) {
            other.setAutoCommit(false);
            Held held = target.target.takeOver(0);
            StepOutcome first = target.execute(held, body);
            released.get().get(30, TimeUnit.SECONDS);
            assertThat(target.value("SELECT email FROM users WHERE id = 1")).isEqualTo("ax");
            assertThat(first).isNotInstanceOf(StepOutcome.Done.class);
            assertThat(target.execute(held, body)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT email FROM users WHERE id = 1")).isEqualTo("ax");
            assertThat(committed).hasValue(1);
        }
    }

    private static void locksTheFence(Connection other) {
        try {
            StrongLockIT.run(other, "SELECT 1 FROM bellows.fence FOR UPDATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the lock as soon as one who waited for it has given up. */
    private void letsGoOnceAWaitIsOver(Connection other) {
        try (Connection looks = database.connect()) {
            AtomicReference<String> wait = new AtomicReference<>("");
            awaiting().until(() -> !wait.updateAndGet(it -> waits(looks)).isEmpty());
            awaiting().until(() -> !waits(looks).equals(wait.get()));
            other.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConditionFactory awaiting() {
        return await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(20));
    }

    /** The wait for a lock that goes on, by its beginning; a session that only writes of it to the log still waits. */
    private static String waits(Connection looks) {
        try (Statement statement = looks.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(min(l.pid || ' ' || l.waitstart), '') FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                                + " WHERE a.datname = current_database() AND NOT l.granted")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
