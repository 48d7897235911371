package dev.bellows.document;

import java.util.regex.Pattern;

/**
 * Name of a target: one database of the fleet in one line. Unique in the fleet.
 *
 * @param name {@code [a-z0-9-]{1,40}}
 */
public record TargetName(String name) implements Comparable<TargetName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    public TargetName {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a target name is [a-z0-9-]{1,40}: '" + name + "'");
        }
    }

    @Override
    public int compareTo(TargetName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
