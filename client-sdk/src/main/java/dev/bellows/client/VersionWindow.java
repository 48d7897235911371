package dev.bellows.client;

/**
 * A range of schema versions, both ends included: a database's window, or a build's reach.
 *
 * @param min lowest version, 1 … 999,999
 * @param max highest version, at least {@code min}
 */
public record VersionWindow(int min, int max) {
    /** Highest version a schema line can have. */
    public static final int HIGHEST_VERSION = 999_999;

    public VersionWindow {
        if (min < 1 || max < min || max > HIGHEST_VERSION) {
            throw new IllegalArgumentException("not a version window: [" + min + "," + max + "]");
        }
    }

    /** Whether at least one version lies in both. */
    public boolean meets(VersionWindow other) {
        return min <= other.max && other.min <= max;
    }

    public boolean contains(int version) {
        return min <= version && version <= max;
    }

    @Override
    public String toString() {
        return "[" + min + "," + max + "]";
    }
}
