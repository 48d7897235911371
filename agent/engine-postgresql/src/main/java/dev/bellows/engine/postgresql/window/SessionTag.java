package dev.bellows.engine.postgresql.window;

import dev.bellows.document.SchemaLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service's session tag as the engine reads it from application_name: {@code blw1 <line> <version> <ULID>}.
 *
 * @param line schema line, empty when the text cannot be read
 * @param version version of the build; 0 when the text cannot be read: older than everything
 * @param incarnation ULID of the process, empty when the text cannot be read
 */
public record SessionTag(String line, int version, String incarnation) {
    private static final String MARK = "blw1";
    private static final Pattern FORM =
            Pattern.compile("blw1 ([a-z][a-z0-9_-]{0,23}) ([1-9][0-9]{0,5}) ([0-7][0-9A-HJKMNP-TV-Z]{25})");
    private static final SessionTag UNREADABLE = new SessionTag("", 0, "");

    /** Reads a tag; empty when the name does not claim to be one. A name that does and cannot be read has version 0. */
    public static Optional<SessionTag> parse(String applicationName) {
        if (!applicationName.startsWith(MARK)) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(applicationName);
        return Optional.of(
                form.matches()
                        ? new SessionTag(form.group(1), Integer.parseInt(form.group(2)), form.group(3))
                        : UNREADABLE);
    }

    /** Whether the session may speak of that line: an unreadable tag may speak of any. */
    public boolean concerns(SchemaLine schemaLine) {
        return version == 0 || line.equals(schemaLine.name());
    }
}
