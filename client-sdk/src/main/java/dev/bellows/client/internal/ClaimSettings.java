package dev.bellows.client.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a stream needs to know.
 *
 * @param address host:port of the control plane
 * @param plaintext whether to go without TLS (loopback only; checked by the builder)
 * @param trust PEM file of trusted certificates, null for the platform's own
 * @param token gives the service token, read at every dial
 * @param build version of this SDK
 */
public record ClaimSettings(
        String address,
        boolean plaintext,
        @Nullable Path trust,
        Supplier<String> token,
        String service,
        String instance,
        String incarnation,
        String line,
        String environment,
        int version,
        int reachMin,
        int reachMax,
        List<String> targets,
        String build) {
    public ClaimSettings {
        targets = List.copyOf(targets);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return service + "/" + instance + " at " + line + " " + version + " via " + address;
    }
}
