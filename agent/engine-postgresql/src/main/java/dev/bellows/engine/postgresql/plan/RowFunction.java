package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import java.util.List;

/**
 * A function of ours over values of a row, which our own statements call. It resolves every name in {@code pg_catalog}, and is known by its
 * text.
 *
 * @param schema schema of the function
 * @param name its name
 * @param parameters names and types, in order
 * @param returns type of what it gives
 * @param source its body
 */
record RowFunction(String schema, String name, List<Parameter> parameters, String returns, String source) {
    /**
     * One parameter.
     *
     * @param name its name
     * @param type its type, qualified unless it is the server's own, without a modifier
     */
    record Parameter(String name, String type) {}

    RowFunction {
        parameters = List.copyOf(parameters);
    }

    String create() {
        return "CREATE FUNCTION " + qualified(schema, name) + "("
                + String.join(
                        ", ",
                        parameters.stream()
                                .map(it -> it.name() + " " + it.type())
                                .toList())
                + ") RETURNS " + returns + " LANGUAGE plpgsql SET search_path = pg_catalog AS " + dollarQuoted(source);
    }

    String dropIfThere() {
        return "DROP FUNCTION IF EXISTS " + signature();
    }

    String call(String... arguments) {
        return qualified(schema, name) + "(" + String.join(", ", arguments) + ")";
    }

    /** That it is there with exactly this text and our settings. */
    String stands() {
        return Probe.routineIs(signature(), source);
    }

    String isThere() {
        return Probe.routineIsThere(signature());
    }

    private String signature() {
        return qualified(schema, name) + "("
                + String.join(", ", parameters.stream().map(Parameter::type).toList()) + ")";
    }
}
