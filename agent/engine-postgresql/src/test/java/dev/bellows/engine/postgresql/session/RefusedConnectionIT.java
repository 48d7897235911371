package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.TargetSettings.PasswordSource;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a URL can be wrong has words of its own, and none of them holds a password. */
@Timeout(60)
class RefusedConnectionIT {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db",
                "postgresql://db/",
                "postgresql:/db/shop",
                "postgresql://db:54x2/shop",
                "postgresql://db:99999/shop",
                "postgresql://db/shop/hunter2",
                "postgresql://me:hunter2@db/shop",
                "postgresql://me:hun/hunter2@db/shop",
                "postgresql://me:hun?hunter2@db/shop",
                "postgresql://me:hun@hunter2@db/shop",
                "postgresql://db/shop?password=hunter2",
                "postgresql://db/shop?ssl=true&sslpassword=hunter2"
            })
    void aUrlThatCannotBeReadSaysTheFormAndNeverItself(String url) {
        assertThatThrownBy(() -> PostgresUrl.parse(url))
                .isInstanceOfSatisfying(BellowsException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ErrorCode.TARGET_URL);
                    assertThat(refused.problem().message())
                            .containsAnyOf("must read postgresql://", "holds a password");
                    assertThat(refused.problem().wayOut()).startsWith("bellows config check agent ");
                })
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aHostThatNobodyKnows() {
        Problem problem = refusal("postgresql://no-such-host.invalid/shop", "agent");
        assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
        assertThat(problem.message()).contains("shop-1", "the host name is not known", "no-such-host.invalid");
        assertThat(problem.wayOut()).isEqualTo("psql -d postgresql://no-such-host.invalid/shop -U agent -c 'SELECT 1'");
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Problem problem = refusal("postgresql://127.0.0.1:" + port + "/shop", "agent");
        assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
        assertThat(problem.message()).contains("shop-1", "refuses the connection", "127.0.0.1:" + port);
        assertThat(problem.wayOut()).contains("psql -d postgresql://127.0.0.1:" + port + "/shop");
    }

    @Test
    void somethingThatTakesTheConnectionAndIsSilentIsGivenUpOn() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Problem problem = refusal("postgresql://127.0.0.1:" + silent.getLocalPort() + "/shop", "agent");
            assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
            assertThat(problem.message()).contains("did not answer in 10 s");
        }
    }

    @Test
    void aDatabaseThatIsNotThere() {
        Problem problem = refusal(database.url() + "_missing", database.user());
        assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
        assertThat(problem.message())
                .contains("has no database", database.name() + "_missing", "shop-1", "SQLSTATE 3D000");
    }

    @Test
    void aRoleThatIsNotThere() {
        Problem problem = refusal(database.url(), "nobody_of_that_name");
        assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
        assertThat(problem.message()).contains("nobody_of_that_name", "does not let the role in", "SQLSTATE 28000");
    }

    @Test
    void aPasswordThatIsWrongOrMissingIsNeverRepeated() throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("password"), SECRET + "\n");
        try (TestPostgresql server = TestPostgresql.start()) {
            TestDatabase guarded = server.createDatabase("guarded");
            String role = guarded.createRole("agent");
            Path rules = server.dataDirectory().resolve("pg_hba.conf");
            Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
            guarded.execute("ALTER ROLE " + role + " PASSWORD 'right'; SELECT pg_reload_conf()");
            awaitRefused(guarded, role);

            for (PasswordSource wrong : List.of(new PasswordSource.File(file), new PasswordSource.DriverDefault())) {
                BellowsException refused = refused(guarded.url(), role, wrong);
                assertThat(refused.problem().code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
                assertThat(refused.problem().message())
                        .contains("the password of role " + role, "shop-1", "passwordFile");
                for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                    assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET);
                }
            }
        }
    }

    /** The server reads its rules again in its own time. */
    private static void awaitRefused(TestDatabase guarded, String role) {
        org.awaitility.Awaitility.await("the server asks for a password").until(() -> {
            try (Connection _ = guarded.connectAs(role)) {
                return false;
            } catch (SQLException _) {
                return true;
            }
        });
    }

    @Test
    void aPasswordFileThatIsNotThere() {
        BellowsException refused =
                refused(database.url(), database.user(), new PasswordSource.File(folder.resolve("missing")));
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
        assertThat(refused.problem().message()).contains("missing", "cannot be read");
    }

    @Test
    void aRoleThatMayNotConnectIsToldTheGrant() {
        String role = database.createRole("agent");
        database.execute("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
        Problem problem = refusal(database.url(), role);
        assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_RIGHTS);
        String grant = "GRANT CONNECT ON DATABASE \"" + database.name() + "\" TO \"" + role + "\"";
        assertThat(problem.message()).contains("shop-1", grant);
        assertThat(problem.wayOut()).isEqualTo("psql -d " + database.name() + " -c '" + grant + "'");
    }

    private Problem refusal(String url, String user) {
        return refused(url, user, new PasswordSource.DriverDefault()).problem();
    }

    private static BellowsException refused(String url, String user, PasswordSource password) {
        Sessions sessions = TestSessions.at(url, user, password);
        return Assertions.catchThrowableOfType(
                BellowsException.class,
                () -> sessions.primary(1, Limits.QUESTION).close());
    }
}
