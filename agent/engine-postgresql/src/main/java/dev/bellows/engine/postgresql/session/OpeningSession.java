package dev.bellows.engine.postgresql.session;

import dev.bellows.document.error.BellowsException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A session that is being opened while its later user is still reading the catalog: a new server process takes longer than a small
 * table's whole batch. Thread-safe because the future is; taken once, by the thread that then owns the session.
 */
public final class OpeningSession implements AutoCloseable {
    private final CompletableFuture<PinnedSession> opening = new CompletableFuture<>();
    private boolean taken;

    private OpeningSession() {}

    /** Starts opening on a virtual thread. The one who opens has the deadline. */
    public static OpeningSession start(String name, Supplier<PinnedSession> opener) {
        OpeningSession session = new OpeningSession();
        Thread.ofVirtual().name(name).start(() -> session.open(opener));
        return session;
    }

    private void open(Supplier<PinnedSession> opener) {
        try {
            PinnedSession session = opener.get();
            if (!opening.complete(session)) {
                session.close();
            }
        } catch (RuntimeException | Error e) {
            opening.completeExceptionally(e);
        }
    }

    /** Waits for the session; it is the caller's from now on. */
    public PinnedSession take() {
        synchronized (this) {
            if (taken) {
                throw new IllegalStateException("a session is taken once");
            }
            taken = true;
        }
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BellowsException known ? known : e;
        }
    }

    /** Closes a session that nobody took, now or as soon as it is open; does not wait. */
    @Override
    public void close() {
        synchronized (this) {
            if (taken) {
                return;
            }
            taken = true;
        }
        boolean abandoned = opening.cancel(false);
        if (!abandoned && !opening.isCompletedExceptionally()) {
            opening.join().close();
        }
    }
}
