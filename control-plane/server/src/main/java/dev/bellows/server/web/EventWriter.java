package dev.bellows.server.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Server-sent events to one watcher. Confined to the watcher's virtual thread; each write waits until the socket took it, so that a slow
 * reader slows only itself and nothing queues up.
 */
final class EventWriter {
    private static final long LIMIT_SECONDS = 30;

    private final Context loop;
    private final HttpServerResponse response;
    private volatile boolean gone;

    EventWriter(Context loop, HttpServerResponse response) {
        this.loop = loop;
        this.response = response;
        response.closeHandler(ignored -> gone = true);
    }

    /** Sends the head; called once, first. */
    void open() throws InterruptedException {
        onLoop(() -> {
            response.setStatusCode(200)
                    .putHeader("Content-Type", "text/event-stream")
                    .putHeader("Cache-Control", "no-store")
                    .setChunked(true);
            return response.write(": bellows\n\n");
        });
    }

    /** Sends one event with an id. */
    void event(String id, String event, Object view) throws InterruptedException {
        write("id: " + id + "\n" + frame(event, view));
    }

    /** Sends one event. */
    void event(String event, Object view) throws InterruptedException {
        write(frame(event, view));
    }

    /** Keeps the connection alive. */
    void comment() throws InterruptedException {
        write(": still here\n\n");
    }

    private static String frame(String event, Object view) {
        return "event: " + event + "\ndata: " + Json.write(view) + "\n\n";
    }

    private void write(String text) throws InterruptedException {
        onLoop(() -> response.write(text));
    }

    private void onLoop(java.util.function.Supplier<io.vertx.core.Future<Void>> write) throws InterruptedException {
        if (gone) {
            return;
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        try {
            loop.runOnContext(ignored -> {
                if (response.closed() || response.ended()) {
                    done.complete(false);
                } else {
                    write.get().onComplete(result -> done.complete(result.succeeded()));
                }
            });
            gone |= !done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            // Who takes nothing for this long is gone, and so is everybody once the server stops; their browsers
            // connect again.
            gone = true;
        }
    }

    boolean gone() {
        return gone;
    }

    void end() {
        try {
            loop.runOnContext(ignored -> {
                if (!response.closed() && !response.ended() && response.headWritten()) {
                    response.end();
                }
            });
        } catch (RejectedExecutionException e) {
            // The server stopped, and every response ended with it.
            gone = true;
        }
    }
}
