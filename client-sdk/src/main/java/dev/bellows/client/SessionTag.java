package dev.bellows.client;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a tagged database session carries as its application name: {@code blw1 <line> <version> <incarnation>}. PostgreSQL keeps 63
 * bytes of it; a tag always fits (4 + 1 + 24 + 1 + 6 + 1 + 26).
 *
 * @param line schema line, {@code [a-z][a-z0-9_-]{0,23}}
 * @param version version the build was made for
 * @param incarnation ULID, new at every start of a process
 */
public record SessionTag(String line, int version, String incarnation) {
    private static final Pattern LINE = Pattern.compile("[a-z][a-z0-9_-]{0,23}");
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final int KEPT_BYTES = 63;

    public SessionTag {
        if (!LINE.matcher(line).matches()) {
            throw new IllegalArgumentException("a schema line is [a-z][a-z0-9_-]{0,23}: '" + line + "'");
        }
        if (version < 1 || version > VersionWindow.HIGHEST_VERSION) {
            throw new IllegalArgumentException("a schema version is 1 … 999,999: " + version);
        }
        if (!ULID.matcher(incarnation).matches()) {
            throw new IllegalArgumentException("an incarnation is a ULID: '" + incarnation + "'");
        }
    }

    /** The application name. */
    public String text() {
        String text = "blw1 " + line + " " + version + " " + incarnation;
        if (text.getBytes(StandardCharsets.US_ASCII).length > KEPT_BYTES) {
            throw new IllegalStateException("a tag must fit into 63 bytes: " + text);
        }
        return text;
    }
}
