package dev.bellows.agent.telemetry;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Values one after the other, as one text. Confined to its caller. */
final class Writing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void number(long value) {
        try {
            out.writeLong(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void text(String value) {
        try {
            byte[] utf = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.writeInt(utf.length);
            out.write(utf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A moment to the microsecond; nothing is a number of its own. */
    void moment(@Nullable Instant value) {
        number(value == null ? Long.MIN_VALUE : value.getEpochSecond() * 1_000_000 + value.getNano() / 1_000);
    }

    String all() {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
