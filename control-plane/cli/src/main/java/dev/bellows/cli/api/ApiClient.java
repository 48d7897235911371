package dev.bellows.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls the HTTP/JSON API, level {@value #API}. Every call has a deadline that covers the whole answer. Confined to the main
 * thread.
 *
 * <p>Failures: {@link ApiFailure} when the control plane refused, {@link BellowsException} with a {@code BLW-CLI} code when
 * it could not be asked. A change whose answer did not come is reported with outcome UNKNOWN and is never sent again.
 */
public final class ApiClient {
    /** The API version this client speaks. */
    public static final String API = "1";

    private static final String API_HEADER = "Bellows-Api";
    private static final String PREFIX = "/api/v1";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final ObjectMapper json = new ObjectMapper();
    private final URI server;
    private final String token;
    private final Duration deadline;
    private final Duration connect;
    private final Optional<SSLContext> trusted;
    /** Made when it is first needed: reads do without. */
    private @Nullable HttpClient http;

    /**
     * A client; nothing is sent yet.
     *
     * @param server scheme, host and port of the control plane
     * @param token the bearer token, empty to ask without one
     * @param caFile certificates to trust instead of the JDK's
     * @param deadline the longest wait for one whole answer
     */
    public ApiClient(URI server, String token, Optional<Path> caFile, Duration deadline) {
        this.server = server;
        this.token = token;
        this.deadline = deadline;
        this.connect = CONNECT.compareTo(deadline) < 0 ? CONNECT : deadline;
        this.trusted = caFile.map(TrustedCertificates::read);
    }

    private HttpClient http() {
        HttpClient made = http;
        if (made == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connect)
                    .followRedirects(HttpClient.Redirect.NEVER);
            trusted.ifPresent(builder::sslContext);
            made = builder.build();
            http = made;
        }
        return made;
    }

    /** The address this client speaks to. */
    public URI server() {
        return server;
    }

    /** An empty JSON object to fill. */
    public com.fasterxml.jackson.databind.node.ObjectNode object() {
        return json.createObjectNode();
    }

    /** Reads. */
    public JsonNode get(String path, Map<String, String> query) throws InterruptedException {
        Map<String, String> headers = new TreeMap<>(Map.of(API_HEADER, API, "Accept", "application/json"));
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        URI address = server.resolve(PREFIX + path + Query.text(query));
        return parsed(answer(
                new Reading(address, headers, API_HEADER, trusted, connect, deadline).begun(), false, usual(false)));
    }

    /** Changes, or asks for a preview of a change. */
    public JsonNode post(String path, JsonNode body) throws InterruptedException {
        return postText(path, Map.of(), "application/json", body.toString());
    }

    /**
     * A change that the server works on for long, because it asks others.
     *
     * @param atLeast the longest wait for its answer, where the client's own deadline is shorter
     * @param wayOut what shows whether it was done, should no answer come
     */
    public JsonNode postPatiently(String path, JsonNode body, Duration atLeast, String wayOut)
            throws InterruptedException {
        HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
        Duration patience = atLeast.compareTo(deadline) > 0 ? atLeast : deadline;
        return change(
                request(path, Map.of())
                        .header("Content-Type", "application/json")
                        .POST(bytes),
                new Patience(patience, wayOut));
    }

    /** How long an answer is waited for, and what to type when none comes. */
    private record Patience(Duration limit, String wayOut) {}

    /** Sends a document as it was written. */
    public JsonNode postText(String path, Map<String, String> query, String contentType, String body)
            throws InterruptedException {
        HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        return change(request(path, query).header("Content-Type", contentType).POST(bytes));
    }

    /** Removes. */
    public JsonNode delete(String path) throws InterruptedException {
        return change(request(path, Map.of()).DELETE());
    }

    /** Opens a stream of events; the caller closes it. The deadline covers the time until the stream is open. */
    public EventStream events(String path, Map<String, String> query, String lastEventId) throws InterruptedException {
        HttpRequest.Builder request = request(path, query).setHeader("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = answer(
                http().sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()), false, usual(false));
        if (answer.statusCode() == 200
                && answer.headers().firstValue(API_HEADER).isPresent()) {
            checkVersion(answer.headers().firstValue(API_HEADER).orElse(""));
            return new EventStream(answer.body());
        }
        try (InputStream body = answer.body()) {
            throw refusal(new Reply(
                    answer.statusCode(), answer.headers().firstValue(API_HEADER).orElse(""), body.readNBytes(1 << 20)));
        } catch (IOException broken) {
            throw unreachable(broken, false);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(PREFIX + path + Query.text(query)))
                .header(API_HEADER, API)
                .header("Accept", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Patience usual(boolean changes) {
        return new Patience(deadline, changes ? "bellows get rollouts" : "repeat with --request-timeout 2m");
    }

    private JsonNode change(HttpRequest.Builder request) throws InterruptedException {
        return change(request, usual(true));
    }

    private JsonNode change(HttpRequest.Builder request, Patience patience) throws InterruptedException {
        return parsed(Reply.of(
                answer(http().sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()), true, patience),
                API_HEADER));
    }

    private JsonNode parsed(Reply reply) {
        if (reply.status() / 100 != 2) {
            throw refusal(reply);
        }
        checkVersion(reply.api());
        try {
            return reply.body().length == 0 ? json.createObjectNode() : json.readTree(reply.body());
        } catch (IOException malformed) {
            throw notBellows("answered with something that is not JSON", malformed);
        }
    }

    private <T> T answer(Future<T> call, boolean changes, Patience patience) throws InterruptedException {
        try {
            return call.get(patience.limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw silent(late, changes, patience);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            // The connection's own time-out is as long as our patience: whichever ends first, it is the same silence.
            throw ConnectionTrouble.isSilence(cause) ? silent(cause, changes, patience) : unreachable(cause, changes);
        }
    }

    private BellowsException silent(Throwable cause, boolean changes, Patience patience) {
        Duration limit = patience.limit;
        String within =
                limit.compareTo(Duration.ofSeconds(1)) < 0 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
        return new BellowsException(
                new Problem(
                        ErrorCode.CLI_NO_ANSWER, server + " did not answer within " + within + ".", patience.wayOut),
                changes ? Outcome.UNKNOWN : Outcome.NOTHING_DONE,
                cause);
    }

    private BellowsException unreachable(Throwable cause, boolean changes) {
        boolean sent = changes && !(cause instanceof java.net.ConnectException);
        return new BellowsException(
                new Problem(
                        ErrorCode.CLI_UNREACHABLE,
                        "No connection to " + server + ": " + ConnectionTrouble.of(cause) + ".",
                        "check the address with `bellows context show`; start one with `bellows dev`"),
                sent ? Outcome.UNKNOWN : Outcome.NOTHING_DONE,
                cause);
    }

    private void checkVersion(String version) {
        if (version.isEmpty()) {
            throw notBellows("answered without the header " + API_HEADER, null);
        }
        if (!version.equals(API)) {
            throw new BellowsException(new Problem(
                    ErrorCode.CLI_API_VERSION,
                    server + " speaks API version " + version + ", this command line speaks " + API + ".",
                    "install the bellows that belongs to that server; see both with: bellows version"));
        }
    }

    private ApiFailure refusal(Reply reply) {
        JsonNode problem = problem(reply.body());
        if (problem.path("code").asText().isEmpty()) {
            checkVersion(reply.api());
            throw notBellows("answered HTTP " + reply.status() + " without saying why", null);
        }
        return new ApiFailure(reply.status(), problem);
    }

    private JsonNode problem(byte[] body) {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException other) {
            return json.createObjectNode();
        }
    }

    private BellowsException notBellows(String why, @Nullable Throwable cause) {
        return new BellowsException(
                new Problem(
                        ErrorCode.CLI_NOT_BELLOWS,
                        server + " " + why + ".",
                        "check the address with `bellows context show` (HTTP is port 7480, gRPC 7443 is another)"),
                Outcome.UNKNOWN,
                cause);
    }
}
