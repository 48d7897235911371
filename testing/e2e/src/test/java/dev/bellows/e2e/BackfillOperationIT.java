package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that only backfills, through control plane, agent and database, beside an application that writes. */
class BackfillOperationIT {
    private static final int ROWS = 20_000;
    private static final int SHARED_WITH_THE_WRITER = 200;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final String role = database.createRole("agent");

    /** Addresses in capitals, in a table whose own trigger stamps every UPDATE. */
    private void createTable() {
        database.execute(UsersTable.standard().createSql(ROWS));
        database.execute("GRANT CREATE ON DATABASE " + database.name() + " TO " + role + "; GRANT pg_read_all_stats TO "
                + role + "; ALTER TABLE users OWNER TO " + role + "; GRANT CREATE ON SCHEMA public TO " + role + ";"
                + "UPDATE users SET email = upper(email), created_at = '2020-01-01';"
                + "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.created_at := now(); RETURN NEW; END';"
                + "CREATE TRIGGER stamp_it BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION stamp()");
    }

    private static String migration(DevProcess dev, String consent) {
        return dev.file("018-lower-" + consent + ".yaml", """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: lower-emails
                consent: [%s]
                operations:
                  - backfill: { table: users, set: { email: "lower(email) -- one spelling" }, where: "email <> lower(email)" }
                contract: { quiet: 0s, revertFor: 1s }
                """.formatted(consent))
                .toString();
    }

    @Test
    void fromStartToCompleteWithoutFiringTheApplicationsTrigger() throws Exception {
        createTable();
        try (DevProcess dev = DevProcess.start(directory, database, role);
                ExecutorService application = Executors.newSingleThreadExecutor()) {
            assertThat(dev.expect(1, "submit", migration(dev, "star")))
                    .contains("BLW-MIGRATION-010", "trigger stamp_it", "consent: [triggers]", "GRANT SET ON PARAMETER");
            database.execute("GRANT SET ON PARAMETER session_replication_role TO " + role);
            dev.expect(0, "submit", migration(dev, "star"));
            assertThat(dev.expect(0, "rollout", "plan", "orders/18")).contains("1 of 1 database in 1 plan class");
            try (Writer writer = new Writer(application)) {
                dev.expect(0, "rollout", "start", "orders/18", "--yes");
                dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
                assertThat(writer.endsWithoutFailure()).isPositive();
            }
            dev.expect(0, "status", "orders/18", "--wait", "complete", "--timeout", "60s");
            everyRowIsWritten();
            assertThat(value("SELECT count(*) FROM users WHERE created_at <> '2020-01-01' AND id BETWEEN "
                            + (SHARED_WITH_THE_WRITER + 1) + " AND " + ROWS))
                    .as("rows stamped by the application's trigger")
                    .isEqualTo("0");
        } finally {
            database.execute("REVOKE SET ON PARAMETER session_replication_role FROM " + role);
        }
    }

    @Test
    void fromStartToRolledBackWithTheTriggerFiringByConsent() throws Exception {
        createTable();
        try (DevProcess dev = DevProcess.start(directory, database, role);
                ExecutorService application = Executors.newSingleThreadExecutor()) {
            dev.expect(0, "submit", migration(dev, "triggers"));
            assertThat(dev.expect(0, "rollout", "plan", "orders/18")).contains("1 of 1 database in 1 plan class");
            try (Writer writer = new Writer(application)) {
                dev.expect(0, "rollout", "start", "orders/18", "--yes");
                dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
                dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
                dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
                assertThat(writer.endsWithoutFailure()).isPositive();
            }
            assertThat(dev.expect(0, "get", "windows")).contains("[17,17]");
            everyRowIsWritten();
            assertThat(value("SELECT count(*) FROM users WHERE created_at = '2020-01-01'"))
                    .isEqualTo("0");
        }
    }

    private void everyRowIsWritten() {
        assertThat(value("SELECT count(*) FROM users WHERE email <> lower(email)"))
                .isEqualTo("0");
    }

    /** Code of version 17: it moves rows, and makes and removes some with an address in its one spelling. */
    private final class Writer implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger writes = new AtomicInteger();
        private final Future<Void> running;

        Writer(ExecutorService application) {
            running = application.submit(this::write);
        }

        private Void write() throws SQLException {
            Properties tagged = new Properties();
            tagged.setProperty("user", database.user());
            tagged.setProperty("ApplicationName", "blw1 orders 17 01J00000000000000000000000");
            try (Connection connection = DriverManager.getConnection(database.url(), tagged);
                    Statement statement = connection.createStatement()) {
                for (int i = 0; !ended.get(); i++) {
                    int id = 1 + i % SHARED_WITH_THE_WRITER;
                    statement.execute("UPDATE users SET name = name || 'x' WHERE id = " + id);
                    statement.execute("INSERT INTO users (id, email) VALUES (" + (ROWS + 1 + i) + ", 'new" + i + "')");
                    statement.execute("DELETE FROM users WHERE id = " + (ROWS + 1 + i - 50));
                    writes.addAndGet(3);
                }
            }
            return null;
        }

        /** Writes that succeeded; throws what one of them failed with. */
        int endsWithoutFailure() throws ExecutionException, InterruptedException {
            ended.set(true);
            running.get();
            return writes.get();
        }

        @Override
        public void close() {
            ended.set(true);
        }
    }

    private String value(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
