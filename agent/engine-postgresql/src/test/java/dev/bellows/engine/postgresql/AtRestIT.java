package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an idle target costs its server: counted by the server itself, not by a clock. */
class AtRestIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LOOKS = 10;

    /** An idle target is looked at every five seconds. */
    private static final int LOOKS_A_MINUTE = 12;

    private static final int MOST_A_MINUTE = 120;
    private static final Duration STANDS_STILL = Duration.ofSeconds(2);

    private final TestDatabase elsewhere = TestPostgresql.shared().createDatabase();

    /** What an idle agent's watch asks of a target each time. */
    private static void look(TestTarget target, Held held) {
        target.target.heartbeat(held.fence());
        target.target.observe();
        target.target.inspect();
        target.target.scan(VersionRange.of(17), 0);
    }

    /** Transactions in a database of its own over so many looks; sessions tell theirs at the latest when they end. */
    private long transactions(int looks) {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            for (int i = 0; i < looks; i++) {
                look(target, held);
            }
        }
        SystemRuntime.await("nobody is there", LIMIT, () -> ask(database, "numbackends") == 0);
        // What was counted is told late: up to version 14 by a process of its own, twice a second.
        long[] last = {0, System.nanoTime()};
        SystemRuntime.await("the counter stands still", LIMIT, () -> {
            long now = ask(database, "xact_commit + xact_rollback");
            if (now != last[0]) {
                last[0] = now;
                last[1] = System.nanoTime();
            }
            return now > 0 && System.nanoTime() - last[1] > STANDS_STILL.toNanos();
        });
        return last[0];
    }

    private long ask(TestDatabase database, String what) {
        try (Connection connection = elsewhere.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + what + " FROM pg_stat_database WHERE datname = '" + database.name() + "'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMinuteOfLooksIsAFewTransactions() {
        long few = transactions(2);
        long many = transactions(2 + LOOKS);
        long aMinute = (many - few) * LOOKS_A_MINUTE / LOOKS;
        assertThat(aMinute).as("transactions in an idle minute").isBetween(1L, (long) MOST_A_MINUTE);
    }
}
