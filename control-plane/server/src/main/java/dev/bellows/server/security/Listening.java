package dev.bellows.server.security;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a port is bound and how it is protected.
 *
 * @param host address or name to bind to
 * @param port 0 for any free one
 * @param tls certificate and key; without them the host must be a loopback address
 */
public record Listening(String host, int port, Optional<Tls> tls) {

    /**
     * Certificate chain and private key as PEM files.
     *
     * @param certificate chain, leaf first
     * @param key PKCS#8 private key
     */
    public record Tls(Path certificate, Path key) {}

    /** Throws the coded refusal when this would be plain text beyond loopback, or a TLS file cannot be read. */
    public Listening checked() {
        if (tls.isPresent()) {
            checkReadable(tls.get().certificate());
            checkReadable(tls.get().key());
        } else if (!loopback()) {
            throw BellowsException.of(
                    ErrorCode.SERVER_NOT_LOOPBACK,
                    "Port " + port + " cannot be bound to '" + host
                            + "' without TLS: bind it to 127.0.0.1, or configure a certificate and key.");
        }
        return this;
    }

    private boolean loopback() {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.SERVER_NOT_LOOPBACK, "The bind address '" + host + "' is not known here."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static void checkReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw BellowsException.of(ErrorCode.SERVER_TLS, "The file " + file + " cannot be read.");
        }
    }

    /** The coded refusal of a certificate or key that cannot be used. */
    public BellowsException tlsUnusable(Throwable cause) {
        return new BellowsException(
                Problem.of(
                        ErrorCode.SERVER_TLS,
                        "The certificate and key " + tls.map(Tls::toString).orElse("") + " cannot be used."),
                Outcome.NOTHING_DONE,
                cause);
    }

    /** The coded refusal of a port that something else has. */
    public BellowsException inUse(Throwable cause) {
        return new BellowsException(
                new Problem(
                        ErrorCode.SERVER_PORT_IN_USE,
                        "Port " + port + " on " + host
                                + " cannot be bound; --http-port 0 and --grpc-port 0 take any that is free.",
                        "ss -ltnp 'sport = :" + port + "'"),
                Outcome.NOTHING_DONE,
                cause);
    }
}
