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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
