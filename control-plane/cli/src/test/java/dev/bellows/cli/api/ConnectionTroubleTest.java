package dev.bellows.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ConnectionTroubleTest {

    /** Two deadlines of one length run: the connection's own may end first, and must not be told as "no connection". */
    @Test
    void whoTookTheConnectionAndSaysNothingIsSilentNotUnreachable() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Throwable cause = failureOf(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"));
            assertThat(ConnectionTrouble.isSilence(cause)).isTrue();
        }
        int nobody;
        try (ServerSocket gone = new ServerSocket(0)) {
            nobody = gone.getLocalPort();
        }
        Throwable cause = failureOf(URI.create("http://127.0.0.1:" + nobody + "/"));
        assertThat(ConnectionTrouble.isSilence(cause)).isFalse();
        assertThat(ConnectionTrouble.of(cause)).isEqualTo("the connection was refused");
        assertThat(ConnectionTrouble.isSilence(new java.net.SocketTimeoutException("Connect timed out")))
                .isFalse();
    }

    private static Throwable failureOf(URI address) throws InterruptedException {
        FutureTask<Reply> reading = new Reading(
                        address, Map.of(), "X", Optional.empty(), Duration.ofSeconds(5), Duration.ofMillis(100))
                .begun();
        try {
            throw new AssertionError("answered: " + reading.get());
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }
}
