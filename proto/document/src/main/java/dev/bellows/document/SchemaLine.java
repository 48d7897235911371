package dev.bellows.document;

import java.util.regex.Pattern;

/**
 * Name of a schema line: one sequence of versions that many databases walk.
 *
 * @param name {@code [a-z][a-z0-9_-]{0,23}}, short enough for the session tag
 */
public record SchemaLine(String name) implements Comparable<SchemaLine> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,23}");

    public SchemaLine {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a schema line is [a-z][a-z0-9_-]{0,23}: '" + name + "'");
        }
    }

    @Override
    public int compareTo(SchemaLine other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
