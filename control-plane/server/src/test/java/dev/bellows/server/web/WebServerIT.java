package dev.bellows.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.server.RunningServer;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerIT {
    @TempDir
    static Path dataDir;

    private RunningServer running;
    private String admin;
    private String author;
    private String viewer;

    @BeforeAll
    void start() throws IOException {
        running = RunningServer.start(dataDir);
        admin = Files.readString(dataDir.resolve("admin.token")).strip();
        author = running.person(Role.AUTHOR);
        viewer = running.person(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private static String migration(String line, int version, String column) {
        return """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: %s
            version: %d
            name: add-%s
            operations:
              - addColumn: { table: users, column: %s, type: text }
            """.formatted(line, version, column, column);
    }

    private HttpResponse<String> submit(String text) {
        return running.call("POST", "/api/v1/migrations?file=m.yaml", author, text);
    }

    private static String code(HttpResponse<String> response) {
        return RunningServer.json(response.body()).path("code").asText();
    }

    @Test
    void firstStartWritesTheAdminsTokenForItsOwnerAloneAndTheRealPorts() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("admin.token"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(dataDir.resolve("endpoints.json")))
                .contains(running.server().endpoints().http());
        assertThat(running.get("/tokens", admin).size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/targets                        | none   |                                   | 401 | BLW-AUTH-001
            GET    | /api/v1/targets                        | forged |                                   | 401 | BLW-AUTH-001
            GET    | /api/v1/tokens                         | viewer |                                   | 403 | BLW-AUTH-002
            POST   | /api/v1/tokens                         | author | {"kind":"person"}                 | 403 | BLW-AUTH-002
            POST   | /api/v1/tokens                         | admin  | {"kind":"person","nam":"x"}       | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"person","kind":"agent"}  | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"king","name":"x"}        | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"admin","name":"x"}       | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"agent","name":"x"}       | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":                          | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  |                                   | 400 | BLW-SERVER-006
            DELETE | /api/v1/tokens/0000000000              | admin  |                                   | 404 | BLW-AUTH-004
            GET    | /api/v1/targets/nobody                 | viewer |                                   | 404 | BLW-FLEET-006
            GET    | /api/v1/rollouts/orders/99             | viewer |                                   | 404 | BLW-MIGRATION-004
            GET    | /api/v1/rollouts/orders/x              | viewer |                                   | 404 | BLW-MIGRATION-004
            POST   | /api/v1/rollouts/orders/99/plan        | author |                                   | 404 | BLW-MIGRATION-004
            POST   | /api/v1/approvals                      | admin  | {"digest":"abc"}                  | 400 | BLW-SERVER-006
            POST   | /api/v1/approvals                      | admin  | {"digest":"abcdef0123"}           | 404 | BLW-MIGRATION-004
            GET    | /api/v1/can-i/deploy/orders/18         | viewer |                                   | 400 | BLW-FLEET-007
            GET    | /api/v1/can-i/fly/orders/18            | viewer |                                   | 404 | BLW-SERVER-007
            GET    | /api/v1/nothing                        | viewer |                                   | 404 | BLW-SERVER-007
            PUT    | /api/v1/claims/01ARZ3NDEKTSV4RRFFQ69G5FAV | admin | {"service":"x"}                 | 403 | BLW-AUTH-003
            POST   | /api/v1/migrations                     | viewer | x                                 | 403 | BLW-AUTH-002
            POST   | /api/v1/migrations                     | author |                                   | 422 | BLW-MIGRATION-005
            POST   | /api/v1/migrations                     | author | []                                | 422 | BLW-MIGRATION-005
            GET    | /api/v1/audit?after=-7x                | admin  |                                   | 400 | BLW-SERVER-006
            GET    | /api/v1/can-i/deploy/orders/-18        | viewer |                                   | 400 | BLW-SERVER-006
            GET    | /api/v1/can-i/deploy/orders/99999999999 | viewer |                                  | 400 | BLW-SERVER-006
            GET    | /api/v1/can-i/deploy/O%20R/18          | viewer |                                   | 400 | BLW-SERVER-006
            GET    | /api/v1/targets?selector=app%3D(       | viewer |                                   | 400 | BLW-DOC-017
            GET    | /api/v1/targets/%00                    | viewer |                                   | 400 | BLW-SERVER-006
            GET    | /api/v1/rollouts/orders/-1             | viewer |                                   | 404 | BLW-MIGRATION-004
            POST   | /api/v1/tokens                         | admin  | {"kind":"person","name":["x"]}    | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"person","roles":"viewer"} | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"person","name":"x","roles":[null]} | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | {"kind":"person","name":""}       | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | []                                | 400 | BLW-SERVER-006
            POST   | /api/v1/tokens                         | admin  | null                              | 400 | BLW-SERVER-006
            PATCH  | /api/v1/targets                        | admin  | {}                                | 404 | BLW-SERVER-007
            POST   | /api/v1/consumers                      | admin  | {"role":5,"reason":"x"}           | 400 | BLW-SERVER-006
            POST   | /api/v1/consumers                      | admin  | {"role":"c","line":"o","vouches":"both-versions","until":"1d","reason":"x"} | 400 | BLW-ADOPT-010
            POST   | /api/v1/consumers                      | admin  | {"role":"c","line":"o","vouches":"both-versions","table":"t","until":"1d","reason":"x"} | 400 | BLW-ADOPT-010
            POST   | /api/v1/consumers                      | admin  | {"role":"c","line":"o","vouches":"not-this","until":"1d","reason":"x"} | 400 | BLW-ADOPT-010
            POST   | /api/v1/consumers                      | admin  | {"role":"c","vouches":"not-this","table":"t","until":"1d","reason":"x"} | 400 | BLW-SERVER-006
            POST   | /api/v1/rollouts/orders/99/pause       | admin  | {"reason":5}                      | 400 | BLW-SERVER-006
            POST   | /api/v1/rollouts/orders/99/pause       | admin  | {"preview":"true"}                | 400 | BLW-SERVER-006
            POST   | /api/v1/rollouts/orders/99/retry       | admin  | {"by_hand":"true","reason":"x"}   | 400 | BLW-SERVER-006
            POST   | /api/v1/rollouts/orders/99/retry       | admin  | {"by_hand":true}                  | 400 | BLW-SERVER-006
            POST   | /api/v1/rollouts/orders/99/retry       | admin  | {"by_hand":true,"reason":" "}     | 400 | BLW-SERVER-006
            POST   | /api/v1/rollouts/orders/99/abort       | admin  | {"by_hand":true,"reason":"x"}     | 400 | BLW-SERVER-006
            GET    | /api/v1/rollouts/orders/1/events?after=abc | viewer |                               | 400 | BLW-SERVER-006
            GET    | /api/v1/rollouts/orders/99/events      | viewer |                                   | 404 | BLW-MIGRATION-004
            GET    | /api/v1/rollouts/orders/x/events       | viewer |                                   | 404 | BLW-MIGRATION-004
            """)
    void badInputIsAnsweredWithItsCode(String method, String path, String who, String body, int status, String code) {
        String token = switch (who) {
            case "admin" -> admin;
            case "author" -> author;
            case "viewer" -> viewer;
            case "forged" -> viewer.substring(0, viewer.length() - 4) + "0000";
            default -> "";
        };
        HttpResponse<String> response = running.call(method, path, token, body == null ? "" : body);

        assertThat(code(response)).as(response.body()).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Bellows-Api")).contains("1");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertAnswersForPeople(response);
    }

    private static void assertAnswersForPeople(HttpResponse<String> response) {
        JsonNode problem = RunningServer.json(response.body());
        for (String part : List.of("title", "detail", "cause", "way_out")) {
            assertThat(problem.path(part).asText()).as(part).isNotBlank();
        }
        assertThat(problem.path("outcome").asText()).isEqualTo("NOTHING_DONE");
        assertThat(response.body()).doesNotContain("dev.bellows", "java.", "Exception", "\\tat ");
    }

    @Test
    void aBodyOfTheWrongShapeNamesTheFieldAndWhatBelongsThere() {
        assertThat(detail("{\"kind\":\"person\",\"nam\":\"x\"}"))
                .contains("field 'nam' is not known here; known are kind, name, roles, targets");
        assertThat(detail("{\"kind\":\"person\",\"roles\":{}}")).contains("field 'roles' is not a list");
        assertThat(detail("{\"kind\":\"person\",\"name\":[]}")).contains("field 'name' is not a text");
        assertThat(detail("{\"kind\":\n\"person\",}")).contains("not valid JSON at line 2");
        assertThat(detail("\0\0\0{\u007f\u007f\u007f\u007f")).contains("not text in UTF-8");
        assertThat(detail("[".repeat(100_000))).contains("The body is not what this call takes");
    }

    private String detail(String body) {
        HttpResponse<String> response = running.call("POST", "/api/v1/tokens", admin, body);
        assertThat(code(response)).as(response.body()).isEqualTo("BLW-SERVER-006");
        assertAnswersForPeople(response);
        return RunningServer.json(response.body()).path("detail").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "image/png",
                "nonsense"
            })
    void aWrongContentTypeChangesNothing(String type) {
        String line = "ct" + Integer.toHexString(type.hashCode());
        String text = migration(line, 2, "a") + "# " + "&x%".repeat(8_000);
        HttpResponse<String> stored =
                running.call("POST", "/api/v1/migrations?file=m.yaml", author, text, "Content-Type", type);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        assertThat(code(running.call("POST", "/api/v1/tokens", admin, "a=b&c=d", "Content-Type", type)))
                .isEqualTo("BLW-SERVER-006");
    }

    @Test
    void anotherApiVersionIsRefusedWithBothNumbers() {
        HttpResponse<String> response = running.call("GET", "/api/v1/targets", viewer, "", "Bellows-Api", "2");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("BLW-SERVER-002");
        assertThat(response.body()).contains("'2'").contains("version 1");
        assertThat(RunningServer.json(response.body()).path("way_out").asText()).isEqualTo("bellows version");
        assertThat(running.call("GET", "/api/v1/version", "", "").body()).contains("\"api\":1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void bodyOfManyMebibytesIsRefusedAndTheServerGoesOn(int mebibytes) {
        HttpResponse<String> response = submit("# " + "x".repeat(mebibytes * 1024 * 1024));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(code(response)).isEqualTo("BLW-SERVER-008");
        assertThat(running.call("GET", "/healthz", "", "").statusCode()).isEqualTo(200);
    }

    @Test
    void migrationIsStoredOnceAndItsVersionCannotBeTakenOrSkipped() {
        String first = migration("billing", 2, "a");
        HttpResponse<String> stored = submit(first);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        assertThat(RunningServer.json(stored.body()).path("new").asBoolean()).isTrue();
        assertThat(submit(first).statusCode()).isEqualTo(200);

        HttpResponse<String> edited = submit(migration("billing", 2, "b"));
        assertThat(edited.statusCode()).isEqualTo(409);
        assertThat(code(edited)).isEqualTo("BLW-MIGRATION-001");
        assertThat(RunningServer.json(edited.body()).path("detail").asText())
                .contains("Version 2 of line billing is another migration", "the one submitted has digest")
                .contains(RunningServer.json(stored.body())
                        .path("digest")
                        .asText()
                        .substring(7, 19));
        assertThat(RunningServer.json(edited.body()).path("way_out").asText())
                .isEqualTo("bellows submit FILE --replace");
        assertThat(submit(first).statusCode())
                .as("the first one is still the same")
                .isEqualTo(200);
        HttpResponse<String> gap = submit(migration("billing", 4, "c"));
        assertThat(gap.statusCode()).isEqualTo(409);
        assertThat(code(gap)).isEqualTo("BLW-MIGRATION-002");
        assertThat(gap.body()).contains("version 3");
        assertThat(running.get("/migrations/billing/2", viewer)
                        .path("document")
                        .path("name")
                        .asText())
                .isEqualTo("add-a");
    }

    @Test
    void documentWithErrorsListsEachWithItsPlace() {
        HttpResponse<String> response = submit(migration("billing", 3, "a").replace("name:", "nam:"));
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode problem = RunningServer.json(response.body())
                .path("facts")
                .path("problems")
                .get(0);
        assertThat(problem.path("file").asText()).isEqualTo("m.yaml");
        assertThat(problem.path("line").asInt()).isPositive();
    }

    @Test
    void tokenIsShownOnceAndEndsWhenRevoked() {
        HttpResponse<String> made = running.call(
                "POST", "/api/v1/tokens", admin, "{\"kind\":\"person\",\"name\":\"kim\",\"roles\":[\"viewer\"]}");
        JsonNode token = RunningServer.json(made.body());
        assertThat(token.path("token").asText()).matches("blw_person_[0-9a-z]{10}_[0-9a-z]{32}");
        String text = token.path("token").asText();
        assertThat(running.call("GET", "/api/v1/targets", text, "").statusCode())
                .isEqualTo(200);
        assertThat(running.get("/tokens", admin).toString()).doesNotContain(text.substring(text.length() - 32));

        assertThat(running.call("DELETE", "/api/v1/tokens/" + token.path("id").asText(), admin, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(running.call("GET", "/api/v1/targets", text, "").statusCode())
                .isEqualTo(401);
        assertThat(running.get("/audit", admin).toString())
                .contains("token create")
                .contains("token revoke");
    }

    @Test
    void serviceTokenOfAnotherNameCannotClaim() {
        String service = running.token(TokenKind.SERVICE, "checkout", List.of());
        HttpResponse<String> response = running.call(
                "PUT",
                "/api/v1/claims/01ARZ3NDEKTSV4RRFFQ69G5FAV",
                service,
                "{\"service\":\"billing\",\"instance\":\"i\",\"line\":\"orders\",\"environment\":\"p\",\"version\":17,\"ttl\":\"1m\"}");
        assertThat(code(response)).isEqualTo("BLW-AUTH-003");
    }

    @Test
    void oneTimeCodeBecomesACookieThatMayOnlyLook() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String address = running.server().pageAddress();
            HttpResponse<String> swapped =
                    browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            assertThat(swapped.statusCode()).isEqualTo(303);
            String cookie = swapped.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
            String value = cookie.substring(0, cookie.indexOf(';'));
            assertThat(running.call("GET", "/api/v1/rollouts", "", "", "Cookie", value)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(running.call("GET", "/api/v1/audit", "", "", "Cookie", value)
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> again =
                    browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> page = running.call("GET", "/", "", "");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        for (String file : List.of("/style.css", "/app.js", "/grid.js", "/lists.js", "/text.js", "/icon.svg")) {
            assertThat(running.call("GET", file, "", "").statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void fleetStreamBeginsWithTheWholeState() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(running.server().endpoints().http() + "/api/v1/fleet/events"))
                .header("Authorization", "Bearer " + viewer)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.equals("event: snapshot")) {
                    line = lines.readLine();
                }
                assertThat(String.valueOf(lines.readLine())).startsWith("data: {\"targets\":[");
            }
            client.shutdownNow();
        }
    }

    /** Each change has one line in the log, in the transaction that makes it. */
    @Test
    void whatAPersonDoesIsAuditedOnce() {
        String before = last("/audit");
        assertThat(running.call(
                                "POST",
                                "/api/v1/consumers",
                                admin,
                                "{\"role\":\"cron\",\"line\":\"orders\",\"vouches\":\"not-this\",\"table\":\"users\",\"until\":\"30d\",\"reason\":\"nightly report\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(running.call("DELETE", "/api/v1/consumers/cron", admin, "").statusCode())
                .isEqualTo(204);
        assertThat(submit(migration("audited", 2, "a")).statusCode()).isEqualTo(201);
        String token = RunningServer.json(running.call(
                                "POST",
                                "/api/v1/tokens",
                                admin,
                                "{\"kind\":\"person\",\"name\":\"sam\",\"roles\":[\"viewer\"]}")
                        .body())
                .path("id")
                .asText();
        assertThat(running.call("DELETE", "/api/v1/tokens/" + token, admin, "").statusCode())
                .isEqualTo(204);
        List<String> lines = new java.util.ArrayList<>();
        running.get("/audit?after=" + before, admin)
                .forEach(line -> lines.add(
                        line.path("verb").asText() + " " + line.path("object").asText()));
        assertThat(lines)
                .containsExactly(
                        "consumer add cron",
                        "consumer remove cron",
                        "submit audited/2",
                        "token create " + token,
                        "token revoke " + token);
    }

    private String last(String path) {
        JsonNode lines = running.get(path, admin);
        return lines.isEmpty() ? "0" : lines.get(lines.size() - 1).path("seq").asText();
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        JsonNode made = RunningServer.json(running.call(
                        "POST",
                        "/api/v1/tokens",
                        admin,
                        "{\"kind\":\"person\",\"name\":\"eve\",\"roles\":[\"viewer\"]}")
                .body());
        streamEndsWhenItIsRevoked(
                made.path("id").asText(),
                "Authorization",
                "Bearer " + made.path("token").asText());
    }

    private void streamEndsWhenItIsRevoked(String tokenId, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(running.server().endpoints().http() + "/api/v1/fleet/events"))
                .header(header, value)
                .build();
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            java.util.concurrent.FutureTask<String> end = new java.util.concurrent.FutureTask<>(
                    () -> new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(end);
            assertThat(running.call("DELETE", "/api/v1/tokens/" + tokenId, admin, "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(end.get(20, java.util.concurrent.TimeUnit.SECONDS)).contains("event: snapshot");
        } finally {
            client.shutdownNow();
        }
    }

    private String pageCode(String token) {
        HttpResponse<String> made = running.call("POST", "/api/v1/page", token, "");
        assertThat(made.statusCode()).isEqualTo(201);
        return RunningServer.json(made.body()).path("path").asText();
    }

    private String cookie(String path) {
        String cookie = running.call("GET", path, "", "")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private int asks(String method, String path, String cookie) {
        return running.call(method, "/api/v1" + path, "", "", "Cookie", cookie).statusCode();
    }

    @Test
    void aPageEndsWithTheTokenThatAskedForItsAddress() throws Exception {
        JsonNode made = RunningServer.json(running.call(
                        "POST",
                        "/api/v1/tokens",
                        admin,
                        "{\"kind\":\"person\",\"name\":\"mallory\",\"roles\":[\"viewer\"]}")
                .body());
        String token = made.path("token").asText();
        String open = cookie(pageCode(token));
        String unused = pageCode(token);
        String others = cookie(pageCode(viewer));
        assertThat(asks("GET", "/rollouts", open)).isEqualTo(200);
        assertThat(asks("POST", "/page", open))
                .as("a cookie makes itself no other")
                .isEqualTo(403);

        streamEndsWhenItIsRevoked(made.path("id").asText(), "Cookie", open);
        assertThat(asks("GET", "/rollouts", open)).isEqualTo(401);
        assertThat(asks("GET", "/fleet/events", open)).isEqualTo(401);
        assertThat(asks("GET", "/rollouts", cookie(unused)))
                .as("swapped afterwards")
                .isEqualTo(401);
        assertThat(asks("GET", "/rollouts", others)).as("another's page").isEqualTo(200);
    }

    /** Anybody may ask for metrics, as often as they like: what they cost the store does not grow with that. */
    @Test
    void metricsAreReadFromTheStoreOnceASecondAtMost() {
        String first = running.call("GET", "/metrics", "", "").body();
        for (int i = 0; i < 20; i++) {
            String token = running.token(TokenKind.SERVICE, "metered" + i, List.of());
            running.call(
                    "PUT",
                    "/api/v1/claims/01ARZ3NDEKTSV4RRFFQ69G5F" + (char) ('A' + i / 5) + (char) ('0' + i % 5),
                    token,
                    "{\"service\":\"metered" + i
                            + "\",\"instance\":\"i\",\"line\":\"meters\",\"environment\":\"p\",\"version\":17,\"ttl\":\"1m\"}");
        }
        org.awaitility.Awaitility.await("a newer look")
                .atMost(java.time.Duration.ofSeconds(10))
                .until(() -> running.call("GET", "/metrics", "", "").body().contains("metered19"));
        java.util.Set<String> seen = new java.util.HashSet<>();
        long begin = System.nanoTime();
        int asked = 0;
        while (System.nanoTime() - begin < java.time.Duration.ofSeconds(2).toNanos()) {
            seen.add(running.call("GET", "/metrics", "", "").body());
            asked++;
        }
        assertThat(first).contains("bellows_agents_connected");
        assertThat(asked).as("asked as fast as it goes").isGreaterThan(10);
        assertThat(seen).as("looks at the store in two seconds").hasSizeLessThanOrEqualTo(4);
    }

    /**
     * A heartbeat changes a row where it lies and goes through on a full disk; a new row is refused. The server is made to refuse what a
     * full disk refuses: a row of a person's, and a table that could grow.
     */
    @Test
    void aFullDiskIsNamedAndNotReadyUntilSomethingCanGrowAgain() {
        running.store().execute("""
                create function bellows.full_disk() returns trigger language plpgsql as
                    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
                create trigger full_disk before insert on bellows.audit for each row execute function bellows.full_disk();
                create function bellows.full_disk_ddl() returns event_trigger language plpgsql as
                    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
                create event trigger full_disk on ddl_command_start when tag in ('CREATE TABLE')
                    execute function bellows.full_disk_ddl();
                """);
        try {
            assertThat(running.call("GET", "/readyz", "", "").statusCode())
                    .as("nobody was refused yet")
                    .isEqualTo(200);
            HttpResponse<String> refused = running.call(
                    "POST", "/api/v1/tokens", admin, "{\"kind\":\"person\",\"name\":\"late\",\"roles\":[\"viewer\"]}");
            assertThat(code(refused)).isEqualTo("BLW-SERVER-020");
            HttpResponse<String> ready = running.call("GET", "/readyz", "", "");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(code(ready)).isEqualTo("BLW-SERVER-020");
        } finally {
            running.store().execute("drop event trigger full_disk; drop trigger full_disk on bellows.audit");
        }
        org.awaitility.Awaitility.await("ready again, without a restart")
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> running.call("GET", "/readyz", "", "").statusCode() == 200);
    }

    @Test
    void machinesSeeHealthReadinessAndMetricsWithoutAToken() {
        assertThat(running.call("GET", "/readyz", "", "").statusCode()).isEqualTo(200);
        assertThat(running.call("GET", "/metrics", "", "").body())
                .contains("bellows_agents_connected")
                .contains("bellows_store_connections_active")
                .contains("bellows_store_connections_most 16.0");
    }
}
