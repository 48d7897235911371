package dev.bellows.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresqlIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private final List<RunningPostgresql> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        for (RunningPostgresql running : started) {
            if (running.alive()) {
                running.stopImmediately(LIMIT);
            }
        }
    }

    @Test
    void aProductionServerIsDurableAndAsksForItsPassword() throws Exception {
        RunningPostgresql running = start(production());

        assertThat(answer(running, "SHOW fsync")).isEqualTo("on");
        assertThat(answer(running, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(answer(running, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("superuser.password"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> DriverManager.getConnection(running.jdbcUrl("postgres"), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void databasesOutliveAStopAndAKilledPostmaster() throws Exception {
        RunningPostgresql first = start(tests());
        String url = first.createDatabaseIfAbsent("fleet \"one\"");
        assertThat(first.createDatabaseIfAbsent("fleet \"one\"")).isEqualTo(url);
        first.stop(LIMIT);

        RunningPostgresql second = start(tests());
        assertThat(second.adopted()).isFalse();
        ProcessHandle.of(second.postmasterPid()).orElseThrow().destroyForcibly();
        assertThat(SystemRuntime.await(() -> !second.alive(), LIMIT)).isTrue();
        second.leaveRunning();

        RunningPostgresql third = start(tests());
        assertThat(answer(third, "SELECT count(*) FROM pg_database WHERE datname = 'fleet \"one\"'"))
                .isEqualTo("1");
    }

    @Test
    void aServerSurvivesTheSigkillOfItsControlPlaneAndIsAdopted() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName(),
                        home.toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = other.inputReader()) {
            String pid = lines.readLine();
            while (pid != null && !pid.startsWith("pid ")) {
                pid = lines.readLine();
            }
            assertRefused(ErrorCode.EMBEDDED_DIRECTORY_IN_USE, () -> start(tests()));

            other.destroyForcibly().waitFor();
            RunningPostgresql adopted = start(tests());

            assertThat(adopted.adopted()).isTrue();
            assertThat("pid " + adopted.postmasterPid()).isEqualTo(pid);
            assertThat(answer(adopted, "SELECT 1")).isEqualTo("1");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aSecondStartInThisProcessIsRefusedAndDoesNotLoosenTheFirstLock() {
        start(tests());
        for (int attempt = 0; attempt < 2; attempt++) {
            assertRefused(ErrorCode.EMBEDDED_DIRECTORY_IN_USE, () -> start(tests()));
        }
    }

    @Test
    void aStalePidFileThatNamesAStrangerDoesNotPreventAStart() throws Exception {
        RunningPostgresql first = start(tests());
        first.stop(LIMIT);
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n1\n5432\n\n\n\nready\n");

        assertThat(start(tests()).adopted()).isFalse();
    }

    @Test
    void damagedForeignAndOlderDirectoriesAreRefusedByName() throws Exception {
        start(tests()).stop(LIMIT);
        Path version = home.resolve("data/PG_VERSION");
        Files.writeString(version, "15\n");
        assertRefused(ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE, () -> start(tests()))
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("PostgreSQL 18");

        Files.writeString(version, "18\n");
        Files.delete(home.resolve("data/global/pg_control"));
        assertRefused(ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE, () -> start(tests()))
                .hasMessageContaining("global/pg_control");

        Folders.delete(home.resolve("data"));
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/holiday.jpg"), "not ours");
        assertRefused(ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE, () -> start(tests()));
        assertThat(home.resolve("data/holiday.jpg")).exists();
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(ErrorCode.EMBEDDED_PORT_IN_USE, () -> start(tests().withPort(taken.getLocalPort())))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void whyAServerDidNotStartStandsInTheMessage() {
        assertRefused(ErrorCode.EMBEDDED_START_FAILED, () -> start(tests().withParameter("work_mem", "much")))
                .hasMessageContaining("work_mem");
    }

    @Test
    void rootMayRunItAsAnotherUserWhoCanEnterTheDirectory() throws Exception {
        assumeTrue(Account.isRoot());
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        assertRefused(ErrorCode.EMBEDDED_NO_ACCOUNT, () -> start(tests().withAccount("nobody")))
                .hasMessageContaining(home.toString());

        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
        RunningPostgresql running = start(tests().withAccount("nobody"));
        assertThat(Files.getOwner(running.dataDirectory()).getName()).isEqualTo("nobody");
        assertThat(answer(running, "SELECT 1")).isEqualTo("1");
    }

    private EmbeddedSettings production() {
        return EmbeddedSettings.in(home).withBinaries(programs);
    }

    private EmbeddedSettings tests() {
        return production().forTests();
    }

    private RunningPostgresql start(EmbeddedSettings settings) {
        RunningPostgresql running = EmbeddedPostgresql.start(settings);
        started.add(running);
        return running;
    }

    private static String answer(RunningPostgresql running, String query) throws SQLException {
        try (Connection connection = running.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(
            ErrorCode code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    /** The control plane that is killed. */
    static final class StartAndWait {
        private StartAndWait() {}

        public static void main(String[] arguments) throws IOException {
            RunningPostgresql running = EmbeddedPostgresql.start(EmbeddedSettings.in(Path.of(arguments[0]))
                    .withBinaries(Path.of(arguments[1]))
                    .forTests());
            System.out.println("pid " + running.postmasterPid());
            System.in.read();
        }
    }
}
