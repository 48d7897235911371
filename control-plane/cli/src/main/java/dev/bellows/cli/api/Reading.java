package dev.bellows.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * Reads one resource. It does so over {@link HttpURLConnection}, because most commands are one read and {@link java.net.http.HttpClient}
 * costs more time to set up than all the rest of such a command: it brings TLS along for an address without it. What changes something
 * never goes this way: this connection may send a request twice by itself. Thread-safe because it holds nothing that changes.
 */
final class Reading implements Callable<Reply> {
    private final URI address;
    private final Map<String, String> headers;
    private final String apiHeader;
    private final Optional<SSLContext> trusted;
    private final Duration connect;
    private final Duration deadline;

    Reading(
            URI address,
            Map<String, String> headers,
            String apiHeader,
            Optional<SSLContext> trusted,
            Duration connect,
            Duration deadline) {
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.apiHeader = apiHeader;
        this.trusted = trusted;
        this.connect = connect;
        this.deadline = deadline;
    }

    /** Begins beside the caller, who waits for it as long as it likes; a read that is given up ends with its own time-out. */
    FutureTask<Reply> begun() {
        FutureTask<Reply> reading = new FutureTask<>(this);
        Thread.ofPlatform().daemon().name("reading").start(reading);
        return reading;
    }

    @Override
    public Reply call() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        if (trusted.isPresent() && connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(trusted.get().getSocketFactory());
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis(connect));
        connection.setReadTimeout(millis(deadline));
        headers.forEach(connection::setRequestProperty);
        try {
            int status = connection.getResponseCode();
            String api = connection.getHeaderField(apiHeader);
            return new Reply(status, api == null ? "" : api, body(connection, status));
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? new byte[0] : body.readAllBytes();
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis())));
    }
}
