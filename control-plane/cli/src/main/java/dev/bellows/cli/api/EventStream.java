package dev.bellows.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events of one connection. Thread-safe because one virtual thread reads lines into a bounded queue and one caller
 * takes from it; when the caller is slow the reader waits, and so does the server.
 */
public final class EventStream implements AutoCloseable {
    private static final int LINES_AHEAD = 1024;

    private final InputStream body;
    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(LINES_AHEAD);
    private final Thread reader;
    private final EventLines assembly = new EventLines();
    private boolean ended;

    EventStream(InputStream body) {
        this.body = body;
        this.reader = Thread.ofVirtual().name("events").start(this::read);
    }

    private sealed interface Line {
        record Text(String text) implements Line {}

        record End() implements Line {}

        /** A mistake of ours, no broken connection: dialling again would not mend it. */
        record Broken(Throwable mistake) implements Line {}
    }

    private void read() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                lines.put(new Line.Text(line));
            }
            lines.put(new Line.End());
        } catch (IOException broken) {
            // Whoever waits for the next event must hear that none will come.
            endWith(new Line.End());
        } catch (RuntimeException | Error mistake) {
            endWith(new Line.Broken(mistake));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void endWith(Line last) {
        try {
            lines.put(last);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server ended the stream or the connection broke. */
    public boolean ended() {
        return ended;
    }

    /**
     * The next sign of life within that time: an event, or an empty event for a comment. Empty when there was none or the
     * stream has ended.
     */
    public Optional<Sign> next(Duration limit) throws InterruptedException {
        long waited = limit.toMillis();
        while (!ended) {
            Line line = lines.poll(waited, TimeUnit.MILLISECONDS);
            switch (line) {
                case null -> {
                    return Optional.empty();
                }
                case Line.End _ -> ended = true;
                case Line.Broken(Throwable mistake) -> {
                    ended = true;
                    throw new IllegalStateException("the stream of events could not be read", mistake);
                }
                case Line.Text text -> {
                    Optional<Sign> sign = assembly.take(text.text());
                    if (sign.isPresent()) {
                        return sign;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Closes the connection and ends the reader. */
    @Override
    public void close() {
        ended = true;
        reader.interrupt();
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // The connection is what we wanted to be rid of.
            return;
        }
    }

    /** What a stream says. */
    public sealed interface Sign {
        /** An event. */
        record Event(ServerEvent event) implements Sign {}

        /** A comment: the server lives. */
        record Alive() implements Sign {}
    }
}
