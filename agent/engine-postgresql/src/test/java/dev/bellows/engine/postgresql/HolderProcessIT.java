package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.engine.Held;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.process.ChildProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Real processes that hold a target: frozen in the middle of a batch (P109), killed between two. */
class HolderProcessIT {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int ROWS = 20_000;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text, twin text, pad text);"
                + "INSERT INTO users SELECT i, 'mail' || i, NULL, repeat('x', 100) FROM generate_series(1, " + ROWS
                + ") i; ANALYZE users");
    }

    @Test
    void aProcessFrozenInTheMiddleOfABatchLosesTheTargetWithinSecondsAndDoesNothingWhenItWakes() {
        createTable();
        try (TestTarget successor = TestTarget.on(database);
                ChildProcess holder =
                        HolderProcess.plan(database, "slow", "nowhere").start()) {
            String old = holder.awaitLine("holds ", START).substring("holds ".length());
            await().atMost(START)
                    .until(() -> successor
                            .value("SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND state = 'active' AND wait_event = 'PgSleep'")
                            .equals("t"));
            holder.freeze();
            // The fence row stays locked by the frozen process's batch: the take-over ends it and does not wait it out.
            Held held = successor.target.takeOver(0);
            assertThat(held.fence()).isEqualTo(Long.parseLong(old) + 1);
            assertThat(successor.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND application_name LIKE 'bellows-agent orders " + old + " %'"))
                    .isEqualTo("0");
            successor.limits = HolderProcess.limits();
            assertThat(successor.execute(held, HolderProcess.FILL)).isInstanceOf(StepOutcome.Done.class);
            holder.thaw();
            holder.awaitExit(START);
            assertThat(successor.value("SELECT count(*) FROM users WHERE twin IS DISTINCT FROM email"))
                    .isEqualTo("0");
            assertThat(successor.value("SELECT count(*) FROM bellows.journal WHERE state = 'DONE' AND fence = " + old))
                    .isEqualTo("0");
        }
    }

    @Test
    void aProcessKilledBetweenTwoBatchesAndBetweenTwoChunksLeavesWorkThatGoesOnFromItsCursor() {
        createTable();
        try (ChildProcess holder =
                HolderProcess.plan(database, "fill", "backfill-batch").start()) {
            holder.awaitLine("at backfill-batch", START);
            holder.kill();
        }
        try (ChildProcess holder =
                HolderProcess.plan(database, "verify", "verify-chunk").start()) {
            holder.awaitLine("Done[rows=" + ROWS, START);
            holder.awaitLine("at verify-chunk", START);
            holder.kill();
        }
        try (TestTarget successor = TestTarget.on(database)) {
            Held held = successor.target.takeOver(0);
            assertThat(held.fence()).isEqualTo(3);
            assertThat(successor.value("SELECT position::int > 0 FROM bellows.cursor WHERE ordinal = 2"))
                    .isEqualTo("t");
            assertThat(successor.execute(held, TestTarget.step(2, HolderProcess.VERIFY)))
                    .isEqualTo(new StepOutcome.Done(ROWS, 0));
            assertThat(successor.value("SELECT count(*) FROM bellows.journal WHERE state = 'DONE'"))
                    .isEqualTo("2");
        }
    }
}
