package dev.bellows.document;

/**
 * A range of schema versions, both ends included: a window {@code [min, max]}, or the reach of a build.
 *
 * @param min lowest version, 1 … 999,999
 * @param max highest version, at least {@code min}
 */
public record VersionRange(int min, int max) {
    /** Highest version a schema line can have. */
    public static final int HIGHEST_VERSION = 999_999;

    public VersionRange {
        if (min < 1 || max < min || max > HIGHEST_VERSION) {
            throw new IllegalArgumentException("not a version range: [" + min + "," + max + "]");
        }
    }

    /** The range that holds one version. */
    public static VersionRange of(int version) {
        return new VersionRange(version, version);
    }

    public boolean contains(int version) {
        return min <= version && version <= max;
    }

    /** Whether at least one version lies in both. */
    public boolean meets(VersionRange other) {
        return min <= other.max && other.min <= max;
    }

    /** Whether every version of {@code other} lies in this range. */
    public boolean covers(VersionRange other) {
        return min <= other.min && other.max <= max;
    }

    @Override
    public String toString() {
        return "[" + min + "," + max + "]";
    }
}
