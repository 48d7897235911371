package dev.bellows.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The very statements of a rollout without a rollout: so many connections at once, a database each, one step after the other, and nobody
 * looks at anything. What is lost between this and ours is what we cost.
 */
final class BarePool {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BarePool() {}

    /** Statements of EXPAND and MIGRATE of the plan that is frozen in a database, each one a transaction. */
    static List<String> statements(TestDatabase moved) {
        try {
            List<String> found = new ArrayList<>();
            for (JsonNode step : JSON.readTree(
                            Round.rows(moved, "SELECT body FROM bellows.plan ORDER BY frozen_at DESC LIMIT 1")
                                    .getFirst())
                    .path("steps")) {
                String phase = step.path("phase").asText();
                if (phase.equals("EXPAND") || phase.equals("MIGRATE")) {
                    found.addAll(of(step.path("body")));
                }
            }
            return found;
        } catch (IOException e) {
            throw new AssertionError("no plan", e);
        }
    }

    private static List<String> of(JsonNode body) {
        return switch (body.path("kind").asText()) {
            case "strong-lock", "transaction" -> {
                List<String> together = new ArrayList<>();
                body.path("statements").forEach(statement -> together.add(statement.asText()));
                yield List.of(String.join(";\n", together));
            }
            case "online" -> List.of(body.path("statement").asText());
            case "backfill" ->
                List.of("UPDATE " + body.path("table").asText() + " SET "
                        + body.path("set").asText() + " WHERE "
                        + body.path("where").asText());
            case "verify" ->
                List.of("SELECT count(*) FROM " + body.path("table").asText() + " WHERE "
                        + body.path("mismatch").asText());
            default -> throw new AssertionError("a step of kind " + body.path("kind"));
        };
    }

    /** How long they take over all databases. */
    static Duration run(Collection<TestDatabase> databases, List<String> statements, int connections) {
        long begun = SystemRuntime.nanos();
        try (ExecutorService pool = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            databases.forEach(database -> all.add(pool.submit(() -> run(database, statements))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a bare statement failed", e.getCause());
        }
        return Duration.ofNanos(SystemRuntime.nanos() - begun);
    }

    private static void run(TestDatabase database, List<String> statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new AssertionError(database.name() + ": " + e.getMessage(), e);
        }
    }
}
