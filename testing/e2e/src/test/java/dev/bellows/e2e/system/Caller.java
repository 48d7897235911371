package dev.bellows.e2e.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A person's script over the HTTP API of a control plane that may be killed under it. Thread-safe as its HTTP client is. */
final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CONFLICT = 409;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String base;
    private final String token;

    /** What was answered; the body is missing when it is no JSON. */
    record Reply(int status, JsonNode body) {
        boolean ok() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            return status + " " + body.path("code").asText() + " "
                    + body.path("detail").asText(body.toString());
        }
    }

    Caller(int port, String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    Caller as(String otherToken) {
        return new Caller(URI.create(base).getPort(), otherToken);
    }

    boolean ready() {
        return attempt(HttpRequest.newBuilder(URI.create(base + "/readyz"))
                        .timeout(LIMIT)
                        .build())
                .filter(Reply::ok)
                .isPresent();
    }

    /** Asks until there is an answer; an error answer fails. */
    JsonNode get(String path) {
        AtomicReference<Reply> last = new AtomicReference<>();
        SystemRuntime.await("an answer to GET " + path, PATIENCE, () -> {
            Optional<Reply> reply = attempt(request(path).GET().build());
            reply.ifPresent(last::set);
            return reply.filter(Reply::ok).isPresent()
                    || reply.filter(r -> r.status() / 100 == 4).isPresent();
        });
        return must("GET " + path, last.get());
    }

    /** Asks once; empty while nobody answers. */
    Optional<JsonNode> look(String path) {
        return attempt(request(path).GET().build()).filter(Reply::ok).map(Reply::body);
    }

    /** Asks once and shows whatever is answered. */
    Reply once(String path, Map<String, ?> body) {
        return attempt(post(path, "application/json", json(body)))
                .orElseThrow(() -> new AssertionError("nobody answers POST " + path));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return change(path, "application/json", json(body));
    }

    /** Posts what may take long, once. */
    JsonNode postPatiently(String path, Map<String, ?> body, Duration limit) {
        HttpRequest request = request(path)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body)))
                .build();
        return must(
                "POST " + path, attempt(request).orElseThrow(() -> new AssertionError("no answer to POST " + path)));
    }

    /**
     * Posts until there is an answer. A control plane that was killed in the middle may have done it: then a conflict says so.
     */
    JsonNode change(String path, String contentType, String body) {
        AtomicReference<Reply> last = new AtomicReference<>();
        boolean[] broken = {false};
        SystemRuntime.await("an answer to POST " + path, PATIENCE, () -> {
            Optional<Reply> reply = attempt(post(path, contentType, body));
            broken[0] |= reply.isEmpty() || reply.get().status() / 100 == 5;
            reply.ifPresent(last::set);
            return reply.filter(r -> r.status() / 100 != 5).isPresent();
        });
        Reply reply = last.get();
        return broken[0] && reply.status() == CONFLICT ? reply.body() : must("POST " + path, reply);
    }

    private static JsonNode must(String what, Reply reply) {
        if (!reply.ok()) {
            throw new AssertionError(what + ": " + reply);
        }
        return reply.body();
    }

    private HttpRequest post(String path, String contentType, String body) {
        return request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Bellows-Api", "1");
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Reply> attempt(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return Optional.of(new Reply(
                    response.statusCode(),
                    json
                            ? JSON.readTree(response.body())
                            : JSON.getNodeFactory().textNode(response.body())));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
