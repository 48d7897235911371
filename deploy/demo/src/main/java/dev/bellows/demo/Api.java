package dev.bellows.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The control plane's HTTP API, as a person's script would call it. Thread-safe as its HTTP client is. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String token;

    /** An answer that is no error, or one the caller wants to look at. */
    record Reply(int status, JsonNode body) {
        boolean ok() {
            return status / 100 == 2;
        }

        /** The problem's code and detail, for people. */
        String problem() {
            return body.path("code").asText("HTTP " + status) + " "
                    + body.path("detail").asText(body.toString());
        }
    }

    Api(int port, String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    Api as(String otherToken) {
        return new Api(URI.create(base).getPort(), otherToken);
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    Reply post(String path, Map<String, ?> body) {
        try {
            return post(path, "application/json", JSON.writeValueAsString(body));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The answer's body; an error ends the demo with what the API said. */
    static JsonNode must(Reply reply) {
        if (!reply.ok()) {
            throw new DemoFailure("the control plane refused: " + reply.problem());
        }
        return reply.body();
    }

    /** Whether the control plane is there and ready. */
    boolean ready() {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + "/readyz"))
                            .timeout(Duration.ofSeconds(2))
                            .GET()
                            .build())
                    .ok();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Bellows-Api", "1")
                .header("Accept", "application/json");
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(),
                    json ? JSON.readTree(body) : JSON.getNodeFactory().textNode(body));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
