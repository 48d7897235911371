package dev.bellows.server.gateway;

import io.grpc.Status;
import io.grpc.SynchronizationContext;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be written on one stream. Thread-safe because every access runs in the stream's {@link SynchronizationContext}; nothing
 * blocks.
 *
 * <p>Messages have keys; a newer message with the same key takes the older one's place, so that a slow reader gets the latest state and
 * the queue stays as short as the number of things there are. Written only while the transport is ready.
 */
final class Outbox<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST = 20_000;

    private final ServerCallStreamObserver<M> call;
    private final SynchronizationContext context;
    private final Map<String, M> waiting = new LinkedHashMap<>();
    private boolean closed;

    Outbox(ServerCallStreamObserver<M> call, String stream) {
        this.call = call;
        this.context = new SynchronizationContext((thread, error) ->
                LOG.atError().addKeyValue("stream", stream).setCause(error).log("a stream could not be written"));
    }

    /** Writes the message as soon as the transport takes it. */
    void send(String key, M message) {
        context.execute(() -> {
            if (closed) {
                return;
            }
            waiting.remove(key);
            waiting.put(key, message);
            if (waiting.size() > MOST) {
                end(Status.RESOURCE_EXHAUSTED.withDescription("the reader is too slow"));
                return;
            }
            flush();
        });
    }

    /** The transport may be ready again. */
    void ready() {
        context.execute(this::flush);
    }

    /** Ends the stream with a status; what waits is dropped. */
    void close(Status status) {
        context.execute(() -> {
            if (!closed) {
                end(status);
            }
        });
    }

    /** The other side is gone. */
    void cancelled() {
        context.execute(() -> {
            closed = true;
            waiting.clear();
        });
    }

    private void flush() {
        while (!closed && !waiting.isEmpty() && call.isReady()) {
            String first = waiting.keySet().iterator().next();
            M message = waiting.remove(first);
            if (message != null) {
                call.onNext(message);
            }
        }
    }

    private void end(Status status) {
        closed = true;
        waiting.clear();
        if (status.isOk()) {
            call.onCompleted();
        } else {
            call.onError(status.asRuntimeException());
        }
    }
}
