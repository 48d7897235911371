package dev.bellows.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestPostgresql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both guides do what they say: every command of their pages, in order, on a PostgreSQL of their own, with processes. */
// A page says what is answered before a quiet time of seconds is over.
@Tag("calm")
@Execution(ExecutionMode.SAME_THREAD)
class GuideIT {
    @TempDir
    private Path home;

    @Test
    void theTutorialLeadsFromAnEmptyDatabaseToARollback() {
        follow("tutorial.md", Map.of());
    }

    @Test
    void theOperatorsPageLeadsToTwoAgentsAStoreOfItsOwnAndTls() throws IOException {
        follow(
                "operator.md",
                Map.of(
                        "/etc/bellows", home.resolve("etc").toString(),
                        "/var/lib/bellows", home.resolve("var").toString(),
                        "7443", freePort(),
                        "7480", freePort(),
                        "7481", "0",
                        "7482", "0"));
    }

    private void follow(String page, Map<String, String> more) {
        try (TestPostgresql server = TestPostgresql.start()) {
            Map<String, String> elsewhere = new TreeMap<>(more);
            elsewhere.put("localhost:5432", "127.0.0.1:" + server.port());
            try (Follower reader = new Follower(home, server, elsewhere)) {
                var blocks = Block.of(Path.of(System.getProperty("project.root"), "docs", "guide", page));
                assertThat(blocks).hasSizeGreaterThan(10);
                reader.follow(blocks);
            }
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
