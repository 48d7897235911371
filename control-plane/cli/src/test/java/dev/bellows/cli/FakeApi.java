package dev.bellows.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A control plane that answers what a test wrote down, and remembers what it was asked. Thread-safe. */
final class FakeApi implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> streams = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> lastEventIds = new CopyOnWriteArrayList<>();
    volatile String api = "1";

    record Answer(int status, String body) {}

    FakeApi() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.setExecutor(threads);
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** What to answer to {@code GET /rollouts}, without the prefix. */
    FakeApi on(String call, int status, String body) {
        return on(call, () -> new Answer(status, body));
    }

    FakeApi on(String call, Supplier<Answer> answer) {
        answers.put(call, answer);
        return this;
    }

    /** One text per connection; a connection stays open after the last one's text, the others end. */
    FakeApi stream(String path, String... texts) {
        streams.put(path, new CopyOnWriteArrayList<>(List.of(texts)));
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String call = exchange.getRequestMethod() + " " + path;
            asked.add(call + (body.isEmpty() ? "" : " " + body));
            if (!api.isEmpty()) {
                exchange.getResponseHeaders().set("Bellows-Api", api);
            }
            if (!"Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, new Answer(401, problem("BLW-SERVER-003", "This token is not known.")));
            } else if (streams.containsKey(path)) {
                events(exchange, path);
            } else {
                answer(
                        exchange,
                        answers.getOrDefault(
                                        call,
                                        () -> new Answer(404, problem("BLW-SERVER-004", "Nothing at " + path + ".")))
                                .get());
            }
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void events(HttpExchange exchange, String path) throws IOException {
        lastEventIds.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
        List<String> texts = streams.getOrDefault(path, List.of());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        boolean last = texts.size() <= 1;
        String text = texts.isEmpty() ? "" : last ? texts.getFirst() : texts.removeFirst();
        out.write((": open\n\n" + text).getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (last) {
            awaitClose();
        }
    }

    private void awaitClose() {
        try {
            if (!closed.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("a stream outlived its test");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static String problem(String code, String detail) {
        return """
                {"type":"https://bellows.dev/errors/%s","title":"t","status":1,"code":"%s","detail":"%s",
                 "cause":"A likely cause.","way_out":"bellows get rollouts","outcome":"NOTHING_DONE","facts":{}}""".formatted(code, code, detail);
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
