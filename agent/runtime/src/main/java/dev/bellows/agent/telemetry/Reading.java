package dev.bellows.agent.telemetry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Writing} wrote; a text that is not of it ends in {@link IllegalArgumentException}. Confined to its caller.
 */
final class Reading {
    private final ByteBuffer in;

    Reading(String text) {
        in = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    }

    long number() {
        try {
            return in.getLong();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends too early", e);
        }
    }

    String text() {
        if (in.remaining() < Integer.BYTES) {
            throw new IllegalArgumentException("it ends too early");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("it ends too early");
        }
        byte[] utf = new byte[length];
        in.get(utf);
        return new String(utf, StandardCharsets.UTF_8);
    }

    @Nullable
    Instant moment() {
        long micros = number();
        return micros == Long.MIN_VALUE
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
