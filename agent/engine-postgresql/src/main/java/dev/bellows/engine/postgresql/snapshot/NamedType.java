package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type that a migration makes or changes by its own name, and that is there: read for a plan only, no part of a snapshot's digest.
 *
 * @param schema exact name of its schema
 * @param name its exact name
 * @param kind {@code pg_type.typtype}: {@code e} for an enum
 * @param values of an enum, in their order
 * @param lacking the statement that lets the agent change it; empty where it may
 */
public record NamedType(
        String schema,
        String name,
        String kind,
        List<String> values,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String lacking) {
    public NamedType {
        values = List.copyOf(values);
        lacking = Objects.requireNonNullElse(lacking, "");
    }

    /** Whether the document means this type by the name. */
    boolean isCalled(TableName type) {
        return schema.equals(Identifiers.schemaOf(type)) && name.equals(type.name());
    }

    private static final Pattern WRITTEN =
            Pattern.compile("(\"(?:[^\"]|\"\")+\"|[^.\"]+)[.](\"(?:[^\"]|\"\")+\"|[^.\"]+)");

    /** Whether a document writes the type so: with its schema, each of the two in quotes or not. */
    public static boolean isWritten(TableName type, String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        return parts.matches()
                && part(parts.group(1)).equals(Identifiers.schemaOf(type))
                && part(parts.group(2)).equals(type.name());
    }

    /** As the server reads it. */
    private static String part(String written) {
        return written.startsWith("\"") ? Identifiers.unquoted(written) : written.toLowerCase(Locale.ROOT);
    }
}
