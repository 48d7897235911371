package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that run online: what a failed or stopped one leaves behind, and who hears that it shall stop. */
class OnlineStatementIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "INSERT INTO users VALUES (1, 'a'), (2, 'a')");
    }

    private static Migration writing(Optional<String> allowUnsafe, Phase phase, String... statements) {
        return new Migration(
                TestTarget.RENAME.line(),
                18,
                "statements",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                TestTarget.RENAME.consents(),
                List.of(new Operation.Sql(
                        List.of(new Operation.SqlPhase(phase, List.of(statements), List.of())), allowUnsafe)),
                TestTarget.RENAME.contract());
    }

    private static Step only(TestTarget target, Migration migration) {
        PlanOutcome outcome = new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts());
        return switch (outcome) {
            case PlanOutcome.Planned(Plan plan) -> plan.steps().getFirst();
            case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Test
    void aUniqueIndexOverDuplicatesIsNeverDoneHoweverOftenItIsTried() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step build = only(
                    target,
                    writing(
                            Optional.of("no old code writes it"),
                            Phase.EXPAND,
                            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS one_mail ON public.users (email)"));
            for (int attempt = 1; attempt <= 3; attempt++) {
                target.attempt = attempt;
                assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Failed.class);
                assertThat(target.value("SELECT to_regclass('public.one_mail')"))
                        .as("an invalid unique index refuses writes all the same")
                        .isEqualTo("null");
            }
            database.execute("DELETE FROM users WHERE id = 2");
            assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.one_mail'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void anInvalidIndexOfSomebodyElseIsNamedAndLeftAlone() {
        database.execute("CREATE INDEX one_mail ON users (email);"
                + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'one_mail'::regclass");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step build = only(
                    target,
                    writing(
                            Optional.empty(),
                            Phase.EXPAND,
                            "CREATE INDEX CONCURRENTLY IF NOT EXISTS one_mail ON public.users (email)"));
            StepOutcome outcome = target.execute(held, build);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.STEP_INDEX_INVALID);
            assertThat(((StepOutcome.Failed) outcome).problem().message())
                    .contains("INVALID", "DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"one_mail\"");
            assertThat(target.value("SELECT to_regclass('public.one_mail')")).isEqualTo("one_mail");
        }
    }

    @Test
    void aUniqueIndexBeforeTheContractIsRefusedInThePlan() {
        try (TestTarget target = TestTarget.on(database)) {
            Migration migration = writing(
                    Optional.empty(),
                    Phase.EXPAND,
                    "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS one_mail ON public.users (email)");
            assertThat(new PostgresqlEngineProvider()
                            .planner()
                            .plan(migration, target.target.snapshot(migration), target.target.facts()))
                    .isInstanceOfSatisfying(
                            PlanOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .anyMatch(it -> it.message().contains("contract")));
        }
    }

    /** Runs the step until it waits for {@code old}, and ends its statement as an administrator might. */
    private StepOutcome cancelledInTheMiddle(TestTarget target, Held held, Step step, Connection old) throws Exception {
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            target.waits.clear();
            CompletableFuture<StepOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> target.execute(held, step), worker);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> target.waits.stream().anyMatch(it -> it.contains("waits for session")));
            database.execute(
                    "SELECT pg_cancel_backend(a.pid) FROM pg_stat_activity a WHERE a.datname = current_database()"
                            + " AND a.pid <> pg_backend_pid() AND cardinality(pg_blocking_pids(a.pid)) > 0");
            try {
                return outcome.get(20, TimeUnit.SECONDS);
            } finally {
                old.rollback();
            }
        }
    }

    @Test
    void aPermittedDropThatEndsInTheMiddleIsNotGivenBackAndCanOnlyGoOn() throws Exception {
        database.execute("CREATE INDEX mails ON users (email)");
        try (TestTarget target = TestTarget.on(database);
                Connection old = database.connect()) {
            Held held = target.target.takeOver(0);
            Step drop = only(target, writing(Optional.empty(), Phase.CONTRACT, "DROP INDEX CONCURRENTLY mails"));
            assertThat(drop.needsGrant()).isTrue();
            old.setAutoCommit(false);
            StrongLockIT.run(old, "SELECT * FROM users");
            assertThat(cancelledInTheMiddle(target, held, drop, old)).isInstanceOf(StepOutcome.Unknown.class);
            assertThat(target.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'mails'::regclass"))
                    .isEqualTo("f");
            Held again = target.target.takeOver(held.fence());
            assertThat(target.target.inEffect(again, TestTarget.ROLLOUT, 1, drop))
                    .as("no way back: its grant was used")
                    .contains(true);

            // Under the next grant nothing more happens: that one is given back, and the person hears why.
            StrongLockIT.run(old, "SELECT * FROM users");
            assertThat(cancelledInTheMiddle(target, again, drop, old)).isInstanceOf(StepOutcome.Failed.class);
            assertThat(target.execute(again, drop)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT to_regclass('mails')")).isEqualTo("null");
        }
    }

    @Test
    void aDetachThatEndsInTheMiddleIsCompletedByTheNextTry() throws Exception {
        database.execute("CREATE TABLE parts (id bigint) PARTITION BY RANGE (id);"
                + "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10)");
        try (TestTarget target = TestTarget.on(database);
                Connection old = database.connect()) {
            Held held = target.target.takeOver(0);
            Step detach = only(
                    target,
                    writing(
                            Optional.of("nobody reads it"),
                            Phase.CONTRACT,
                            "ALTER TABLE parts DETACH PARTITION public.parts_1 CONCURRENTLY"));
            old.setAutoCommit(false);
            StrongLockIT.run(old, "SELECT * FROM parts");
            assertThat(cancelledInTheMiddle(target, held, detach, old)).isInstanceOf(StepOutcome.Unknown.class);
            assertThat(target.value("SELECT inhdetachpending FROM pg_inherits")).isEqualTo("t");
            Held again = target.target.takeOver(held.fence());
            assertThat(target.target.inEffect(again, TestTarget.ROLLOUT, 1, detach))
                    .contains(true);
            assertThat(target.execute(again, detach)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM pg_inherits")).isEqualTo("0");
        }
    }

    @Test
    void whatAReindexLeftBehindIsNamedUntilSomebodyDropsIt() throws Exception {
        try (TestTarget target = TestTarget.on(database);
                Connection old = database.connect()) {
            Held held = target.target.takeOver(0);
            Step reindex =
                    only(target, writing(Optional.empty(), Phase.EXPAND, "REINDEX INDEX CONCURRENTLY users_pkey"));
            old.setAutoCommit(false);
            StrongLockIT.run(old, "UPDATE users SET email = 'b' WHERE id = 1");
            StepOutcome first = cancelledInTheMiddle(target, held, reindex, old);
            assertThat(((StepOutcome.Failed) first).problem().message())
                    .contains("DROP INDEX CONCURRENTLY public.users_pkey_ccnew");
            StepOutcome second = target.execute(held, reindex);
            assertThat(((StepOutcome.Failed) second).problem().code()).isEqualTo(ErrorCode.STEP_INDEX_INVALID);
            assertThat(((StepOutcome.Failed) second).problem().message())
                    .contains("DROP INDEX CONCURRENTLY public.users_pkey_ccnew");
            database.execute("DROP INDEX users_pkey_ccnew");
            assertThat(target.execute(held, reindex)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    private void stopsWhileItRuns(Runnable stop) throws Exception {
        try (TestTarget target = TestTarget.on(database);
                Connection old = database.connect();
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Held held = target.target.takeOver(0);
            Step build = only(
                    target,
                    writing(Optional.empty(), Phase.EXPAND, "CREATE INDEX CONCURRENTLY mails ON public.users (email)"));
            old.setAutoCommit(false);
            StrongLockIT.run(old, "UPDATE users SET email = 'b' WHERE id = 1");
            target.cancelled.set(false);
            CompletableFuture<StepOutcome> step =
                    CompletableFuture.supplyAsync(() -> target.execute(held, build), worker);
            await().until(() -> target.waits.stream().anyMatch(it -> it.contains("waits for session")));
            await().until(() -> target.progress.stream()
                    .anyMatch(
                            it -> it.titled("build").contains("waiting for writers before build, transaction 1 of 1")));
            if (stop == null) {
                target.cancelled.set(true);
            } else {
                stop.run();
            }
            StepOutcome outcome;
            try {
                outcome = step.get(10, java.util.concurrent.TimeUnit.SECONDS);
            } finally {
                old.rollback();
            }
            assertThat(outcome).isInstanceOf(StepOutcome.Stopped.class);
            if (stop != null) {
                database.execute("SELECT bellows.resume()");
            }
            target.cancelled.set(false);
            assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.mails'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aRunningIndexBuildHearsThatItIsCancelled() throws Exception {
        stopsWhileItRuns(null);
    }

    @Test
    void aRunningIndexBuildHearsTheHaltOfTheDatabase() throws Exception {
        stopsWhileItRuns(() -> database.execute("SELECT bellows.halt('stop')"));
    }
}
