package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.engine.Held;
import dev.bellows.engine.SignalReading.State;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A running fill under a throttle that a person changes, beside an application that goes on writing. */
class ThrottledFillIT {
    private static final int ROWS = 40_000;
    /** No trigger heals what the application moves, so that it is looked for afterwards. */
    private static final Step.Body FILL = new Step.Body.BackfillRange(
            "public.users",
            java.util.List.of("id"),
            "twin = email",
            "twin IS DISTINCT FROM email",
            Step.Body.BackfillRange.Care.SWEEP,
            false,
            "");

    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final AtomicBoolean stop = new AtomicBoolean();

    private void createTable() {
        createTable(ROWS);
    }

    private void createTable(int rows) {
        database.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, email text, twin text, note int NOT NULL DEFAULT 0)"
                        + " WITH (autovacuum_enabled = off);"
                        + "INSERT INTO users SELECT i, repeat('mail' || i, 20) FROM generate_series(1, " + rows
                        + ") i");
        database.execute("VACUUM ANALYZE users");
    }

    private static BackfillLimits limits(long revision, Map<ThrottleSetting, Long> numbers) {
        return BackfillLimits.of(new ThrottleLimits(ThrottleProfile.FAST, numbers), revision);
    }

    private Void write() throws java.sql.SQLException {
        try (Connection connection = database.connect()) {
            for (int i = 1; !stop.get(); i = i % ROWS + 1) {
                StrongLockIT.run(connection, "UPDATE users SET note = note + 1 WHERE id = " + i);
            }
        }
        return null;
    }

    private static long done(TestTarget target) {
        return Long.parseLong(target.value("SELECT coalesce(sum(rows), 0) FROM bellows.cursor"));
    }

    private static StepProgress last(TestTarget target) {
        return target.progress.getLast();
    }

    @Test
    void aFillThatIsHeldBackGoesOnAtFullSpeedOnceAPersonSaysSo() throws Exception {
        createTable();
        try (TestTarget target = TestTarget.on(database);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(0, Map.of(ThrottleSetting.DUTY, 1L, ThrottleSetting.WORKERS, 2L));
            Future<Void> writer = threads.submit(this::write);
            Future<StepOutcome> filling = threads.submit(() -> target.execute(held, FILL));
            try {
                await().atMost(LONG).until(() -> !target.progress.isEmpty() && done(target) > 0);
                assertThat(filling).isNotDone();
                target.changed = Optional.of(limits(7, Map.of(ThrottleSetting.WORKERS, 1L)));
                assertThat(filling.get(60, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
            } finally {
                stop.set(true);
                target.cancelled.set(!filling.isDone());
            }
            writer.get();
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS DISTINCT FROM email"))
                    .isEqualTo("0");
            assertThat(target.progress)
                    .anySatisfy(it -> assertThat(it.throttleRevision()).isEqualTo(7));
        }
    }

    @Test
    void aRealWaiterPausesItWithTheReasonUntilTheLimitIsLifted() throws Exception {
        createTable();
        database.execute("CREATE TABLE elsewhere (id int PRIMARY KEY, n int); INSERT INTO elsewhere VALUES (1, 1)");
        try (TestTarget target = TestTarget.on(database);
                Connection holder = database.connect();
                Connection waiter = database.connect();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Held held = target.target.takeOver(0);
            holder.setAutoCommit(false);
            StrongLockIT.run(holder, "UPDATE elsewhere SET n = 2");
            Future<?> waits = threads.submit(() -> {
                StrongLockIT.run(waiter, "UPDATE elsewhere SET n = 3");
                return true;
            });
            await().atMost(LONG)
                    .until(() -> !target.value(
                                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                            .equals("0"));
            target.limits = limits(0, Map.of(ThrottleSetting.MAX_LOCK_WAITERS, 0L));
            Future<StepOutcome> filling = threads.submit(() -> target.execute(held, FILL));
            try {
                await().atMost(LONG)
                        .until(() -> !target.progress.isEmpty()
                                && last(target).throttleReason().contains("lock_waiters 1 of at most 0, since "));
                assertThat(target.waits).contains("throttled by lock_waiters, at most 0");
                assertThat(last(target).signals())
                        .filteredOn(it -> it.name().equals("lock_waiters"))
                        .singleElement()
                        .satisfies(it -> assertThat(it.state()).isEqualTo(State.OVER));
                assertThat(done(target)).isZero();
                target.changed = Optional.of(limits(1, Map.of(ThrottleSetting.MAX_LOCK_WAITERS, ThrottleSetting.NONE)));
                assertThat(filling.get(60, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
            } finally {
                holder.rollback();
                target.cancelled.set(!filling.isDone());
            }
            waits.get();
        }
    }

    @Test
    void aWalBudgetIsKeptInTheMean() throws Exception {
        // Several seconds of the budget, however fast the machine is: the first look comes after a quarter of one.
        createTable(3 * ROWS);
        try (TestTarget target = TestTarget.on(database);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Held held = target.target.takeOver(0);
            long budget = 4L << 20;
            target.limits = limits(0, Map.of(ThrottleSetting.WAL_BUDGET, budget, ThrottleSetting.WORKERS, 1L));
            long before =
                    Long.parseLong(target.value("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"));
            long began = System.nanoTime();
            Future<StepOutcome> filling = threads.submit(() -> target.execute(held, FILL));
            assertThat(filling.get(120, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
            double seconds = (System.nanoTime() - began) / 1e9;
            long written =
                    Long.parseLong(target.value("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"))
                            - before;
            assertThat(written).as("worth a budget").isGreaterThan(4 * budget);
            // What was written last is not made up for, nor is the first burst.
            assertThat(seconds).isGreaterThan(0.3 * written / budget);
            assertThat(target.progress)
                    .anySatisfy(it -> assertThat(it.throttleReason()).contains("batches are paced to 4 MiB/s"));
        }
    }

    @Test
    void aPauseAndAStopAreHeardWhileAFillIsHeldBack() throws Exception {
        createTable();
        try (TestTarget target = TestTarget.on(database);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(0, Map.of(ThrottleSetting.DUTY, 1L, ThrottleSetting.WAL_BUDGET, 1L << 20));
            Future<StepOutcome> filling = threads.submit(() -> target.execute(held, FILL));
            await().atMost(LONG).until(() -> !target.progress.isEmpty());
            target.cancelled.set(true);
            assertThat(filling.get(30, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Stopped.class);
        }
    }
}
