package dev.bellows.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.bellows.server.RunningServer;
import dev.bellows.server.security.TokenKind;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every call, sent with every wrong type: refused by name, and nothing acts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallShapesIT {
    private static final SnakeCaseStrategy SNAKE = (SnakeCaseStrategy) PropertyNamingStrategies.SNAKE_CASE;
    private static final Map<Class<?>, List<String>> WRONG = Map.of(
            String.class, List.of("5", "1.5", "true", "[\"x\"]", "{\"a\":\"b\"}"),
            Integer.class, List.of("\"5\"", "1.5", "true", "[]", "{}", "99999999999"),
            Boolean.class, List.of("\"true\"", "1", "[]", "{}"),
            List.class, List.of("\"x\"", "5", "true", "{}", "[5]", "[true]", "[[\"x\"]]"),
            Map.class, List.of("\"x\"", "5", "true", "[]", "{\"a\":5}", "{\"a\":true}", "{\"a\":[]}"),
            Views.Range.class, List.of("\"x\"", "5", "[]", "{\"min\":\"1\",\"max\":2}", "{\"min\":1.5,\"max\":2}"));

    @TempDir
    static Path dataDir;

    private RunningServer running;
    private String admin;
    private String service;

    @BeforeAll
    void start() throws IOException {
        running = RunningServer.start(dataDir);
        admin = Files.readString(dataDir.resolve("admin.token")).strip();
        service = running.token(TokenKind.SERVICE, "checkout", List.of());
    }

    @AfterAll
    void stop() {
        running.close();
    }

    /** One call with one thing wrong in it. */
    record Wrong(CallShapes.Shape shape, String field, String body, String query) {
        @Override
        public String toString() {
            return shape.method() + " " + shape.path() + query + " " + body;
        }
    }

    static Stream<Wrong> wrongCalls() {
        List<Wrong> calls = new ArrayList<>();
        for (CallShapes.Shape shape : CallShapes.ALL) {
            shape.body().ifPresent(type -> {
                for (RecordComponent field : type.getRecordComponents()) {
                    String name = SNAKE.translate(field.getName());
                    for (String value : WRONG.getOrDefault(field.getType(), List.of())) {
                        calls.add(new Wrong(shape, name, "{\"" + name + "\":" + value + "}", ""));
                    }
                }
                calls.add(new Wrong(shape, "nobody_knows_it", "{\"nobody_knows_it\":1}", ""));
            });
            shape.query().forEach((name, kind) -> {
                List<String> values = switch (kind) {
                    case TEXT -> List.<String>of();
                    case NUMBER -> List.of("abc", "-1", "1.5", "99999999999999999999");
                    case SELECTOR -> List.of("app%3D(", "a%20in");
                };
                values.forEach(value -> calls.add(new Wrong(shape, name, "", "?" + name + "=" + value)));
            });
        }
        return calls.stream();
    }

    @Test
    void everyFieldsTypeHasItsWrongValues() {
        for (CallShapes.Shape shape : CallShapes.ALL) {
            shape.body()
                    .ifPresent(type -> assertThat(Stream.of(type.getRecordComponents()))
                            .as(shape.method() + " " + shape.path())
                            .allSatisfy(field -> assertThat(WRONG).containsKey(field.getType())));
        }
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void aWrongTypeIsRefusedAndNothingActs(Wrong wrong) {
        String path = wrong.shape()
                .path()
                .replace(":line", "orders")
                .replace(":version", "99")
                .replace(":number", "99")
                .replace(":question", "deploy")
                .replace(":incarnation", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
                .replaceAll(":[a-z]+", "nobody");
        boolean claim = wrong.shape().path().equals("/claims/:incarnation");
        long audited = running.get("/audit", admin).size();
        HttpResponse<String> response = running.call(
                wrong.shape().method(), "/api/v1" + path + wrong.query(), claim ? service : admin, wrong.body());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        TreeMap<String, String> problem = new TreeMap<>();
        RunningServer.json(response.body())
                .properties()
                .forEach(field -> problem.put(field.getKey(), field.getValue().asText()));
        assertThat(problem.get("code")).isIn("BLW-SERVER-006", "BLW-DOC-017");
        assertThat(problem.get("detail")).as("names what is wrong").contains(wrong.field());
        assertThat(problem.get("outcome")).isEqualTo("NOTHING_DONE");
        assertThat(running.get("/audit", admin).size()).isEqualTo((int) audited);
    }
}
