package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The guide's program, that very file, through the whole life of its claim. It needs python3 and psql. */
// It looks right after a kill, within a silence of seconds.
@Tag("calm")
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServicesInAnyLanguageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path PROGRAM = Path.of(System.getProperty("project.root"), "docs/guide/service.py");
    private static final TestDatabase DATABASE = TestPostgresql.shared().createDatabase();

    @TempDir
    private static Path directory;

    private static DevProcess dev;

    @BeforeAll
    static void migrated() {
        for (String program : List.of("python3", "psql")) {
            assertThat(Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program)))
                    .as(
                            "%s is missing; as root try: apt-get install -y --no-install-recommends python3 postgresql-client",
                            program)
                    .anyMatch(Files::isExecutable);
        }
        DATABASE.execute(UsersTable.standard().createSql(50));
        dev = DevProcess.start(directory, DATABASE, DATABASE.user());
        dev.expect(0, "submit", dev.migration());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
    }

    @AfterAll
    static void end() {
        if (dev != null) {
            dev.close();
        }
    }

    private static ChildProcess service(String instance, int version) {
        return ProcessPlan.program(instance, List.of("python3", PROGRAM.toString()))
                .withEnvironment("BELLOWS_SERVER", dev.http())
                .withEnvironment(
                        "BELLOWS_SERVICE_TOKEN_FILE", dev.serviceToken().toString())
                .withEnvironment("BELLOWS_ENVIRONMENT", "test")
                .withEnvironment("SCHEMA_VERSION", Integer.toString(version))
                .withEnvironment("CLAIM_TTL", "5")
                .withEnvironment("HOSTNAME", instance)
                .withEnvironment(
                        "DATABASE_URL",
                        "postgresql://" + DATABASE.user() + "@127.0.0.1:"
                                + DATABASE.server().port() + "/" + DATABASE.name())
                .start();
    }

    @Test
    @Order(1)
    void aProgramThatIsKilledIsInTheWayUntilItsTimeToLiveAndTheSilenceArePastAndThenNoMore() {
        try (ChildProcess python = service("py-1", 17)) {
            python.awaitLine("it works: 50", LIMIT);
            assertThat(dev.expect(7, "can-i-contract", "orders", "18"))
                    .contains("NO", "claim", "billing", "py-1", "it is alive");
            assertThat(dev.expect(0, "get", "instances", "-o", "json")).contains("\"row_read\" : [ \"shop\" ]");
            python.kill();
            assertThat(dev.expect(7, "can-i-contract", "orders", "18"))
                    .as("right after it was killed")
                    .contains("py-1");
        }
        awaitAnswer("it is silent, and nobody had to come", 0, "YES");
    }

    @Test
    @Order(2)
    void aProgramThatEndsInOrderIsInTheWayNoMore() {
        try (ChildProcess python = service("py-2", 17)) {
            python.awaitLine("it works: 50", LIMIT);
            assertThat(dev.expect(7, "can-i-contract", "orders", "18")).contains("py-2");
            python.terminate();
            assertThat(python.awaitExit(LIMIT)).isZero();
        }
        awaitAnswer("it said goodbye", 0, "YES");
    }

    @Test
    @Order(3)
    void aClaimThatNeverSaidThatItReadTheRowNeverEndsBySilenceAndAPersonMaySaySo() throws Exception {
        String id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
        String said = put(id, """
                {"service":"lambda","instance":"l-1","line":"orders","environment":"test","version":17,"ttl":"5s"}""");
        assertThat(said).contains("\"identity_token\":\"", "\"reason\":\"\"");
        awaitAnswer("it may still live", 7, "never said that it read the window row");
        assertThat(dev.expect(7, "can-i-contract", "orders", "18")).contains("INCONCLUSIVE", "l-1");
        dev.expect(0, "claim", "confirm-gone", id, "--reason", "its function was deleted", "--yes");
        awaitAnswer("a person knows", 0, "YES");
    }

    @Test
    @Order(4)
    void whatIsNotServedIsToldNoBeforeItOpensASession() {
        dev.expect(0, "rollout", "contract", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");
        try (ChildProcess late = service("py-late", 17)) {
            late.awaitLine("not served: NO", LIMIT);
            assertThat(late.awaitExit(LIMIT)).isEqualTo(1);
        }
        try (ChildProcess newer = service("py-new", 18)) {
            newer.awaitLine("it works: 50", LIMIT);
        }
    }

    @Test
    @Order(5)
    void aClaimInAnEnvironmentWithoutDatabasesSaysThatItProtectsNothing() throws Exception {
        String said = put("01ARZ3NDEKTSV4RRFFQ69G5FAW", """
                {"service":"lambda","instance":"l-2","line":"orders","environment":"tset","version":18,"ttl":"5s"}""");
        assertThat(said).contains("no database of line orders is in environment tset", "protects nothing yet");
    }

    private static String put(String id, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(dev.http() + "/api/v1/claims/" + id))
                            .header(
                                    "Authorization",
                                    "Bearer "
                                            + Files.readString(dev.serviceToken())
                                                    .strip())
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"registered\":true");
            return answer.body();
        }
    }

    private static void awaitAnswer(String what, int exit, String text) {
        SystemRuntime.await("can-i-contract: " + what, LIMIT, () -> {
            Typist.Answer answer = dev.typist().types("can-i-contract", "orders", "18");
            return answer.exit() == exit && answer.text().contains(text);
        });
    }
}
