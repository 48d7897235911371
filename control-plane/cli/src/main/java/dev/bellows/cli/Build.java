package dev.bellows.cli;

import java.util.Optional;

/** Which build this is. */
final class Build {
    private Build() {}

    /** The version in the jar's manifest, {@code development} when run from classes. */
    static String version() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
