package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.observe.Replicas;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.fixtures.database.ServerSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is said to be done is on the disk; what happens under a strong lock does not wait for one. */
class DurabilityIT {
    /** Nobody flushes by the way: the background writer of the log comes every ten seconds, and only tests of this class write. */
    private static TestPostgresql slowLog() {
        return TestPostgresql.start(ServerSettings.defaults()
                .with("wal_writer_delay", "10s")
                .with("wal_writer_flush_after", "1GB")
                .with("autovacuum", "off"));
    }

    private static String value(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Test
    void theLogIsFlushedAfterTheLockIsGivenBackAndBeforeTheStepIsCalledDone() {
        try (TestPostgresql server = slowLog()) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
            AtomicReference<String> written = new AtomicReference<>();
            AtomicReference<String> flushedThen = new AtomicReference<>();
            KillPoints places = name -> {
                if (name.equals("lock-batch-committed")) {
                    written.set(value(database, "SELECT pg_current_wal_insert_lsn()"));
                    flushedThen.set(
                            value(database, "SELECT pg_current_wal_flush_lsn() >= '" + written.get() + "'::pg_lsn"));
                }
            };
            try (TestTarget target = TestTarget.on(database, places)) {
                Held held = target.target.takeOver(0);
                Step.Body add = new Step.Body.StrongLock(
                        List.of("public.users"), List.of("ALTER TABLE public.users ADD COLUMN twin text"), "", "");
                assertThat(target.execute(held, add)).isInstanceOf(StepOutcome.Done.class);
                assertThat(flushedThen.get())
                        .as("the commit under the lock did not wait for the disk")
                        .isEqualTo("f");
                assertThat(value(database, "SELECT pg_current_wal_flush_lsn() >= '" + written.get() + "'::pg_lsn"))
                        .as("the step that is called done is on it")
                        .isEqualTo("t");
            }
        }
    }

    @Test
    void aPositionThatReplicasAreWaitedForCoversAsynchronousCommitsBeforeIt() throws SQLException {
        try (TestPostgresql server = slowLog()) {
            TestDatabase database = server.createDatabase();
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
            try (TestTarget target = TestTarget.on(database);
                    Sessions sessions =
                            new Sessions(TestTarget.settings(database, "agent", database.url(), database.user()))) {
                target.target.takeOver(0);
                for (int i = 0; i < 5; i++) {
                    database.execute("SET synchronous_commit = off; INSERT INTO users VALUES (" + i + ")");
                    String written = value(database, "SELECT pg_current_wal_insert_lsn()");
                    try (PinnedSession session = sessions.primary(0, Limits.JOURNAL)) {
                        String position = new Replicas(sessions).flushed(session);
                        assertThat(value(database, "SELECT '" + position + "'::pg_lsn >= '" + written + "'::pg_lsn"))
                                .isEqualTo("t");
                    }
                }
            }
        }
    }
}
