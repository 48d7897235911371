package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.controlplane.FakeControlPlane;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import dev.bellows.wire.agent.v1.ServerSessions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent process restarted in the middle of the quiet time goes on counting, and sees by number who came while it was away. */
class EvidenceOverRestartsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final String cron = database.createRole("cron");
    private final FakeControlPlane controlPlane = FakeControlPlane.start();

    @AfterEach
    void end() {
        controlPlane.close();
    }

    private ServerSessions evidence(String what, int mark, Predicate<ServerSessions> wanted) {
        return controlPlane.await(
                what,
                mark,
                LIMIT,
                m -> m.hasSessionEvidence()
                        ? m.getSessionEvidence().getServersList().stream()
                                .filter(wanted)
                                .findFirst()
                        : Optional.empty());
    }

    private static boolean certain(ServerSessions primary) {
        return primary.getSinceMicros() != 0 && primary.getThroughMicros() != 0;
    }

    /** A moment as the database gives it, in µs. */
    private long micros(String moment) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT (extract(epoch FROM " + moment + ") * 1000000)::bigint")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void cronRuns() {
        try (Connection connection = database.connectAs(cron);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theCountGoesOnOverAnOrderlyRestartAndOverADeath() {
        database.execute(UsersTable.standard().createSql(10));
        AgentProcess agent = AgentProcess.configured("one", directory, controlPlane, database);
        ChildProcess first = agent.start();
        long since;
        try (first) {
            since = evidence("it counts", 0, EvidenceOverRestartsIT::certain).getSinceMicros();
            first.terminate();
            first.awaitExit(LIMIT);
        }
        int away = controlPlane.mark();
        long stopped = micros("clock_timestamp()");
        cronRuns();
        cronRuns();
        ChildProcess second = agent.start();
        try (second) {
            ServerSessions after = evidence("it goes on", away, EvidenceOverRestartsIT::certain);
            assertThat(after.getSinceMicros()).as("not anew").isLessThan(stopped);
            assertThat(after.getSinceMicros()).as("less the hole").isGreaterThanOrEqualTo(since);
            assertThat(after.getUnseen())
                    .as("cron came twice, the test asked once")
                    .isEqualTo(3);
            String kept = "(SELECT at FROM bellows.evidence)";
            long before = micros(kept);
            SystemRuntime.await("it is kept again", LIMIT, () -> micros(kept) > before);
            second.kill();
            second.awaitExit(LIMIT);
        }
        int dead = controlPlane.mark();
        long killed = micros("clock_timestamp()");
        ChildProcess third = agent.start();
        try (third) {
            ServerSessions after = evidence("it goes on", dead, EvidenceOverRestartsIT::certain);
            assertThat(after.getSinceMicros()).as("not anew").isLessThan(killed);
            assertThat(after.getUnseen()).isGreaterThanOrEqualTo(3);
        }
    }
}
