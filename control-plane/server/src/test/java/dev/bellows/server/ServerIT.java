package dev.bellows.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.server.security.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerIT {
    @TempDir
    Path dataDir;

    @ParameterizedTest
    @ValueSource(strings = {"grpc.port", "http.port"})
    void portInUseIsACodedErrorAndNothingKeepsRunning(String port) throws IOException {
        TestDatabase store = TestPostgresql.shared().createDatabase();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings =
                    RunningServer.settings(store, dataDir, Map.of(port, String.valueOf(taken.getLocalPort())));
            assertThatThrownBy(() -> Server.start(settings)).isInstanceOfSatisfying(BellowsException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_PORT_IN_USE);
                assertThat(e.problem().message())
                        .contains("Port " + taken.getLocalPort() + " on 127.0.0.1", "--http-port 0");
                assertThat(e.problem().wayOut()).isEqualTo("ss -ltnp 'sport = :" + taken.getLocalPort() + "'");
            });
        }
        Server.start(RunningServer.settings(store, dataDir, Map.of())).stop();
    }

    @Test
    void plainTextBeyondLoopbackIsRefusedBeforeAnythingStarts() {
        TestDatabase store = TestPostgresql.shared().createDatabase();
        ServerSettings settings = RunningServer.settings(store, dataDir, Map.of("http.host", "0.0.0.0"));
        assertThatThrownBy(() -> Server.start(settings))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_NOT_LOOPBACK));
    }

    @Test
    void storeThatIsNotThereIsACodedError() {
        TestDatabase store = TestPostgresql.shared().createDatabase();
        ServerSettings settings = RunningServer.settings(store, dataDir, Map.of("store", store.url() + "_gone"));
        assertThatThrownBy(() -> Server.start(settings))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_STORE_UNAVAILABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:secret@h/d", "mysql://h/d", "jdbc:postgresql://h/d?password=secret"})
    void storeUrlWithAPasswordIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() ->
                        RunningServer.settings(TestPostgresql.shared().createDatabase(), dataDir, Map.of("store", url)))
                .isInstanceOf(BellowsException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void tokensOutliveARestartAndTheAdminsTokenIsMadeOnce() {
        TestDatabase store = TestPostgresql.shared().createDatabase();
        Server first = Server.start(RunningServer.settings(store, dataDir, Map.of()));
        assertThat(first.firstAdminToken()).isPresent();
        first.stop();
        Server second = Server.start(RunningServer.settings(store, dataDir, Map.of()));
        assertThat(second.firstAdminToken()).isEmpty();
        assertThat(second.tokens().authenticate(first.firstAdminToken().orElseThrow()))
                .hasValueSatisfying(
                        identity -> assertThat(identity.may(Role.OPERATOR)).isTrue());
        second.stop();
    }

    @Test
    void aStoreWithoutADataDirectoryIsInitialisedOnceBeforeTheFirstStart() {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        ServerSettings settings = RunningServer.settings(database, dataDir, Map.of("dataDir", ""));
        assertThat(settings.dataDir()).isEmpty();
        assertThatThrownBy(() -> Server.start(settings))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_NOT_INITIALISED));
        assertThatThrownBy(() -> Server.initialise(ServerSettings.in(dataDir)))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.CLI_USAGE));
        String token = Server.initialise(settings);
        assertThatThrownBy(() -> Server.initialise(settings))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_ALREADY_INITIALISED));
        try (Server server = Server.start(settings)) {
            assertThat(server.firstAdminToken()).isEmpty();
            assertThat(server.tokens().authenticate(token)).isPresent();
        }
    }

    @Test
    void embeddedStoreInTheDataDirectoryServesAWholeStart() {
        try (Server server = Server.start(ServerSettings.in(dataDir))) {
            assertThat(dataDir.resolve("endpoints.json"))
                    .content()
                    .contains(server.endpoints().http());
        }
    }
}
