package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import java.util.List;
import java.util.stream.Collectors;

/** Renders {@code name=value} options of the catalog as SQL. */
final class StorageOptions {
    private StorageOptions() {}

    static String rendered(List<String> options) {
        return options.stream().map(StorageOptions::one).collect(Collectors.joining(", "));
    }

    private static String one(String option) {
        int sign = option.indexOf('=');
        return quoted(option.substring(0, sign)) + " = " + literal(option.substring(sign + 1));
    }
}
