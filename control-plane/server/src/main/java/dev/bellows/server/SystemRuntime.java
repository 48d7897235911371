package dev.bellows.server;

import dev.bellows.document.Ulid;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The one place of the server that makes clocks and chance. Thread-safe. */
final class SystemRuntime {
    private final InstantSource clock = InstantSource.system();
    private final LongSupplier nanos = System::nanoTime;
    private final SecureRandom chance = new SecureRandom();

    InstantSource clock() {
        return clock;
    }

    /** Monotonic. */
    LongSupplier nanos() {
        return nanos;
    }

    /** Cryptographically strong. */
    SecureRandom chance() {
        return chance;
    }

    String ulid() {
        return Ulid.create(clock.instant(), chance).text();
    }
}
