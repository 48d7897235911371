package dev.bellows.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of canonical bytes.
 *
 * @param text {@code sha256:} and 64 lower-case hex digits
 */
public record Digest(String text) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int SHOWN = 12;

    public Digest {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a digest is sha256: and 64 hex digits: '" + text + "'");
        }
    }

    public static Digest of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Digest("sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Digest of the text's UTF-8 bytes. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 12 hex digits, for people; any unique prefix of 8 is accepted back. */
    public String shown() {
        return text.substring("sha256:".length(), "sha256:".length() + SHOWN);
    }

    @Override
    public String toString() {
        return text;
    }
}
