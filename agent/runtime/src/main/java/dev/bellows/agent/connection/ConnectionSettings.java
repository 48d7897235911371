package dev.bellows.agent.connection;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the control plane is reached.
 *
 * @param host name or address
 * @param port TCP port
 * @param token where the bearer token comes from; read at every dial, so that a rotated one is picked up
 * @param tls present when the stream is encrypted; without it only the loopback interface is allowed
 */
public record ConnectionSettings(String host, int port, TokenSource token, Optional<Tls> tls) {

    /** Reads {@code host:port}. */
    public static ConnectionSettings of(String address, TokenSource token, Optional<Tls> tls) {
        URI uri;
        try {
            uri = URI.create("grpc://" + address);
        } catch (IllegalArgumentException e) {
            throw configuration("controlPlane '" + address + "' is not host:port.");
        }
        if (uri.getHost() == null || uri.getPort() < 0 || uri.getUserInfo() != null) {
            throw configuration("controlPlane '" + address + "' is not host:port.");
        }
        return new ConnectionSettings(uri.getHost(), uri.getPort(), token, tls);
    }

    /** Refuses plain text to another machine; to be asked before every dial, because names may resolve anew. */
    void requireSafe() {
        if (tls.isPresent()) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    throw BellowsException.of(
                            ErrorCode.AGENT_PLAIN_TEXT,
                            "controlPlane " + host + ":" + port + " is not on this machine and tls is not configured.");
                }
            }
        } catch (UnknownHostException e) {
            throw new BellowsException(
                    dev.bellows.document.error.Problem.of(
                            ErrorCode.AGENT_CONFIG, "The name of controlPlane " + host + " does not resolve."),
                    dev.bellows.document.error.Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static BellowsException configuration(String message) {
        return BellowsException.of(ErrorCode.AGENT_CONFIG, message);
    }

    /**
     * TLS.
     *
     * @param authority PEM file of the authorities that sign the control plane, empty for the platform's
     * @param certificate PEM file of our own certificate, empty for none
     * @param key PEM file of its key, present exactly when the certificate is
     */
    public record Tls(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {
        public Tls {
            if (certificate.isPresent() != key.isPresent()) {
                throw configuration("tls.certificate and tls.key belong together.");
            }
        }
    }

    /** Where a bearer token comes from. */
    public sealed interface TokenSource {
        /** First line of a file. */
        record File(Path path) implements TokenSource {}

        /**
         * An environment variable.
         *
         * @param name its name
         * @param former its name of earlier versions, read where the other is not set
         */
        record EnvironmentVariable(String name, String former) implements TokenSource {}

        /** Reads the token; it is never logged. */
        default String read() {
            return switch (this) {
                case File(Path path) -> fromFile(path);
                case EnvironmentVariable(String name, String former) ->
                    variable(name)
                            .or(() -> variable(former))
                            .orElseThrow(() -> BellowsException.of(
                                    ErrorCode.AGENT_TOKEN, "The environment variable " + name + " holds no token."));
            };
        }

        private static Optional<String> variable(String name) {
            return Optional.ofNullable(System.getenv(name))
                    .filter(value -> !value.isBlank())
                    .map(String::strip);
        }

        private static String fromFile(Path path) {
            try (var lines = Files.lines(path)) {
                return lines.findFirst()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .orElseThrow(() ->
                                BellowsException.of(ErrorCode.AGENT_TOKEN, "The token file " + path + " is empty."));
            } catch (IOException e) {
                throw new BellowsException(
                        dev.bellows.document.error.Problem.of(
                                ErrorCode.AGENT_TOKEN, "The token file " + path + " cannot be read."),
                        dev.bellows.document.error.Outcome.NOTHING_DONE,
                        e);
            }
        }
    }
}
