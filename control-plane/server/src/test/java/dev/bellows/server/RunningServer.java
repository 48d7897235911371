package dev.bellows.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A control plane in this JVM over a fresh database, and a client of its HTTP API. */
public final class RunningServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase store;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(TestDatabase store, Server server) {
        this.store = store;
        this.server = server;
    }

    public static RunningServer start(Path dataDir) {
        TestDatabase store = TestPostgresql.shared().createDatabase();
        return new RunningServer(store, Server.start(settings(store, dataDir, Map.of())));
    }

    public static ServerSettings settings(TestDatabase store, Path dataDir, Map<String, String> more) {
        TreeMap<String, String> flags = new TreeMap<>(Map.of(
                "store",
                store.url(),
                "storeUser",
                store.user(),
                "dataDir",
                dataDir.toString(),
                "grpc.port",
                "0",
                "http.port",
                "0",
                "heartbeat",
                "1s",
                "agentSilentAfter",
                "3s",
                "planDeadline",
                "3s",
                "approvals",
                "none"));
        flags.putAll(more);
        flags.values().removeIf(String::isEmpty);
        return ServerSettings.load(new ConfigInput(flags, Map.of(), Optional.empty()));
    }

    public Server server() {
        return server;
    }

    public TestDatabase store() {
        return store;
    }

    public String token(TokenKind kind, String name, List<String> targets, Role... roles) {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(roles));
        return server.tokens().create(kind, name, targets, set).token();
    }

    public String person(Role... roles) {
        return token(TokenKind.PERSON, "pat", List.of(), roles);
    }

    public HttpResponse<String> call(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.endpoints().http() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode get(String path, String token) {
        HttpResponse<String> response = call("GET", "/api/v1" + path, token, "");
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return json(response.body());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
