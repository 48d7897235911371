package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unpleasant input typed to the real processes: one answer each, and nothing keeps running. */
class BadInputIT {
    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--http-port", "--grpc-port"})
    void devOnAPortInUseSaysWhoToAskAndEndsItsStore(String flag) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            String other = flag.equals("--http-port") ? "--grpc-port" : "--http-port";
            String said = refused(1, "dev", "--data-dir", data(), flag, port, other, "0");
            assertThat(said)
                    .contains("error BLW-SERVER-004: Port " + port + " on 127.0.0.1 cannot be bound")
                    .contains("try: ss -ltnp 'sport = :" + port + "'");
            assertThat(Path.of(data(), "postgresql/data/postmaster.pid")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --target shop=postgresql://me:hunter2@db/shop --line orders      | 2 | BLW-CLI-001 | holds a password
            --target shop=postgresql://me:hun/hunter2@db/shop --line orders  | 2 | BLW-CLI-001 | holds a password
            --target shop=postgresql://db/shop?sslpassword=hunter2 --line orders | 2 | BLW-CLI-001 | holds a password
            --target shop=postgresql://db/shop                               | 2 | BLW-CLI-001 | Which schema line
            --target shop                                                    | 2 | BLW-CLI-001 | --target
            --target Shop_A=postgresql://db/shop --line orders               | 2 | BLW-CLI-001 | 'Shop_A'
            --target shop=postgresql://db/shop --line ORDERS                 | 2 | BLW-CLI-001 | 'ORDERS'
            --target shop=postgresql://db/shop --line orders --baseline -3   | 2 | BLW-CLI-001 | --baseline
            --target shop=postgresql://db/shop --line orders --baseline x    | 2 | BLW-CLI-001 | --baseline
            --target shop=mysql://db/shop --line orders                      | 1 | BLW-AGENT-017 | shop
            --target shop=postgresql://db --line orders                      | 1 | BLW-TARGET-021 | must read postgresql://
            --http-port 99999                                                | 1 | BLW-DOC-010 | --http-port
            --http-port -1                                                   | 1 | BLW-DOC-010 | --http-port
            --presumed-dead-after soon                                       | 1 | BLW-DOC-015 | --presumed-dead-after
            """)
    void devWithFlagsThatCannotWork(String flags, int exit, String code, String words) {
        List<String> typed = new ArrayList<>(List.of("dev", "--data-dir", data()));
        typed.addAll(List.of(flags.split(" ")));
        if (!flags.contains("--http-port")) {
            typed.addAll(List.of("--http-port", "0"));
        }
        typed.addAll(List.of("--grpc-port", "0"));
        assertThat(refused(exit, typed.toArray(String[]::new)))
                .contains("error " + code, words, "try: ")
                .doesNotContain("hunter2");
    }

    @Test
    void aTargetThatCannotBeReachedIsNamedWhereItsOperatorLooks() {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        try (ChildProcess dev = DevProcess.launcher(
                        "dev",
                        "--target",
                        "shop=postgresql://127.0.0.1:" + database.server().port() + "/no_such_database",
                        "--user",
                        database.user(),
                        "--line",
                        "orders",
                        "--baseline",
                        "17",
                        "--data-dir",
                        data(),
                        "--http-port",
                        "0",
                        "--grpc-port",
                        "0")
                .start()) {
            dev.awaitLine("the server has no database no_such_database", DevProcess.START);
            Typist typist = new Typist(Path.of(data()));
            SystemRuntime.await("describe target tells it", END, () -> {
                String told = typist.types("describe", "target", "shop").text();
                return told.contains("BLW-TARGET-001") && told.contains("no_such_database");
            });
            dev.interrupt();
            assertThat(dev.awaitExit(END)).isEqualTo(130);
            assertThat(String.join("\n", dev.output())).doesNotContain("\tat ");
        }
    }

    private String data() {
        return directory.resolve("dev").toString();
    }

    private static String refused(int exit, String... words) {
        try (ChildProcess process = DevProcess.launcher(words).start()) {
            int ended = process.awaitExit(END);
            String said = String.join("\n", process.output());
            assertThat(ended).as(said).isEqualTo(exit);
            assertThat(said).doesNotContain("\tat ", "Exception");
            return said;
        }
    }
}
