package dev.bellows.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a rollout: {@code orders/18}, and {@code orders/18.2} for the second one after a rollback.
 *
 * @param line the schema line
 * @param version the migration's version
 * @param number which rollout of that migration, from 1
 */
public record RolloutId(SchemaLine line, int version, int number) implements Comparable<RolloutId> {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_-]{0,23})/(\\d{1,6})(?:\\.(\\d{1,6}))?");

    public RolloutId {
        if (version < 1 || version > VersionRange.HIGHEST_VERSION || number < 1) {
            throw new IllegalArgumentException("not a rollout: " + line + "/" + version + "." + number);
        }
    }

    /** Reads {@code line/version[.number]}; empty when the text has another form. */
    public static Optional<RolloutId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int version = Integer.parseInt(form.group(2));
        int number = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
        return version < 1 || number < 1
                ? Optional.empty()
                : Optional.of(new RolloutId(new SchemaLine(form.group(1)), version, number));
    }

    @Override
    public int compareTo(RolloutId other) {
        int byLine = line.compareTo(other.line);
        int byVersion = byLine != 0 ? byLine : Integer.compare(version, other.version);
        return byVersion != 0 ? byVersion : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return line + "/" + version + (number == 1 ? "" : "." + number);
    }
}
