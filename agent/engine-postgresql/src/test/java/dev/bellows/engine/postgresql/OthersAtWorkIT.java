package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Others work in the same database: old snapshots, vacuum, another line, a holder that died between two journal rows. */
class OthersAtWorkIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void anOnlineStepSaysWhomItWaitsForAndGoesOnByItself() throws Exception {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "ALTER TABLE users ADD CONSTRAINT named CHECK (email IS NULL) NOT VALID");
        Step.Body validate = new Step.Body.Online(
                "ALTER TABLE public.users VALIDATE CONSTRAINT named",
                List.of(),
                "",
                "SELECT convalidated FROM pg_constraint WHERE conname = 'named'");
        try (TestTarget target = TestTarget.on(database);
                Connection vacuum = database.connect();
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Held held = target.target.takeOver(0);
            vacuum.setAutoCommit(false);
            StrongLockIT.run(vacuum, "LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE");
            CompletableFuture<StepOutcome> step =
                    CompletableFuture.supplyAsync(() -> target.execute(held, validate), worker);
            await().until(() -> target.waits.stream().anyMatch(it -> it.contains("waits for session ")));
            vacuum.rollback();
            assertThat(step.get()).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aStepIsInEffectBetweenItsCommitAndTheRowThatSaysDone() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
        Step step = TestTarget.step(
                1,
                new Step.Body.StrongLock(
                        List.of("public.users"), List.of("ALTER TABLE public.users ADD COLUMN twin text"), "", ""));
        Step unbegun = TestTarget.step(2, new Step.Body.Transaction(List.of("SELECT 1"), ""));
        KillPoints death = name -> {
            if (name.equals("lock-batch-committed")) {
                throw new IllegalStateException("dies here");
            }
        };
        try (TestTarget dying = TestTarget.on(database, death)) {
            Held held = dying.target.takeOver(0);
            assertThat(dying.target.inEffect(held, TestTarget.ROLLOUT, 1, step)).contains(false);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> dying.execute(held, step))
                    .hasMessage("dies here");
        }
        try (TestTarget next = TestTarget.on(database)) {
            Held held = next.target.takeOver(0);
            assertThat(next.value("SELECT string_agg(state, ' ' ORDER BY id) FROM bellows.journal"))
                    .isEqualTo("BEGUN APPLIED");
            assertThat(next.target.inEffect(held, TestTarget.ROLLOUT, 1, step)).contains(true);
            assertThat(next.target.inEffect(held, TestTarget.ROLLOUT, 1, unbegun))
                    .contains(false);
            assertThat(next.execute(held, step)).isInstanceOf(StepOutcome.Done.class);
            assertThat(next.target.inEffect(held, TestTarget.ROLLOUT, 1, step)).contains(true);
        }
    }

    @Test
    void twoLinesOfOneDatabaseHaveFencesWindowsAndJournalsOfTheirOwn() {
        TargetSettings orders = TestTarget.settings(database, "a", database.url(), database.user());
        TargetSettings stock = new TargetSettings(
                new dev.bellows.document.TargetName("shop-1-stock"),
                orders.url(),
                orders.user(),
                orders.password(),
                new SchemaLine("stock"),
                3,
                orders.environment(),
                orders.labels(),
                orders.replicas(),
                orders.ignoredReplicas(),
                orders.agent(),
                orders.offlineLimit());
        Step step = TestTarget.step(1, new Step.Body.Transaction(List.of("SELECT 1"), ""));
        try (TestTarget first = new TestTarget(database, orders, KillPoints.NONE);
                TestTarget second = new TestTarget(database, stock, KillPoints.NONE)) {
            Held one = first.target.takeOver(10);
            Held two = second.target.takeOver(0);
            assertThat(one.fence()).isEqualTo(11);
            assertThat(two.fence()).isEqualTo(1);
            assertThat(two.inspection().window().orElseThrow().window()).isEqualTo(VersionRange.of(3));
            assertThat(first.execute(one, step)).isInstanceOf(StepOutcome.Done.class);
            assertThat(second.target.journal(0, 10)).isEmpty();
            assertThat(second.execute(two, step)).isInstanceOf(StepOutcome.Done.class);
            assertThat(first.target.journal(0, 10)).hasSize(2);
            assertThat(second.target.inspect().journalHead()).isEqualTo(3);
            assertThat(first.target.heartbeat(one.fence())).isEqualTo(11);
            assertThat(first.target.inspect().window().orElseThrow().window()).isEqualTo(VersionRange.of(17));
            assertThat(Optional.of(second.value("SELECT count(*) FROM bellows.holder")))
                    .contains("2");
        }
    }
}
