package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.fixtures.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same rollout on a server of another major version than the embedded one, where somebody has installed it. */
@EnabledIfEnvironmentVariable(
        named = "BELLOWS_TEST_POSTGRESQL_BIN",
        matches = ".+",
        disabledReason =
                "set BELLOWS_TEST_POSTGRESQL_BIN to another server's programs, such as /usr/lib/postgresql/15/bin")
class OtherServerVersionIT {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @Test
    void aRenameGoesThroughEveryPhase() throws Exception {
        Path home = Files.createTempDirectory("blw-other-");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        if (ROOT) {
            run(List.of("chown", "postgres", home.toString()));
        }
        program("initdb", "-D", home + "/data", "-U", "postgres", "-A", "trust", "--no-sync");
        program(
                "pg_ctl",
                "-D",
                home + "/data",
                "-w",
                "-l",
                home + "/log",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + home,
                "start");
        try {
            rollOut(new TestDatabase(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres", null));
        } finally {
            program("pg_ctl", "-D", home + "/data", "-m", "immediate", "stop");
            run(List.of("rm", "-rf", home.toString()));
        }
    }

    private static void rollOut(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL DEFAULT 'x');"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 5000) i;"
                + "CREATE INDEX users_email ON users (email)");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, new VersionRange(17, 18));
            target.target.commitWindow(held, 3, VersionRange.of(18));
            assertThat(target.target.scan(VersionRange.of(18), 3).clean()).isTrue();
            target.target.heartbeat(held.fence());
            target.generation = 3;
            Rollouts.phase(target, held, plan, Phase.CONTRACT, VersionRange.of(18));
            Rollouts.phase(target, held, plan, Phase.CLEANUP, VersionRange.of(18));
            assertThat(target.value("SELECT count(email_address) FROM users")).isEqualTo("5000");
        }
    }

    private static void program(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ROOT ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(Path.of(System.getenv("BELLOWS_TEST_POSTGRESQL_BIN"), name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s", command).isTrue();
        assertThat(process.exitValue()).as("%s", command).isZero();
    }
}
