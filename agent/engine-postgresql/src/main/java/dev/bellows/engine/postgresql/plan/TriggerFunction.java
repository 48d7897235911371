package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

/** A trigger function of ours. It resolves every name in {@code pg_catalog}, and is known by its text. */
interface TriggerFunction {
    /** Schema of the function. */
    String schema();

    /** Its name. */
    String name();

    /** Its body. */
    String source();

    /** Whose rights it has besides those of whoever writes, as the server has it written; empty for nobody's. */
    default String rights() {
        return "";
    }

    default String create() {
        return "CREATE FUNCTION " + definition();
    }

    default String replace() {
        return "CREATE OR REPLACE FUNCTION " + definition();
    }

    default String drop() {
        return "DROP FUNCTION " + qualified(schema(), name()) + "()";
    }

    default String dropIfThere() {
        return "DROP FUNCTION IF EXISTS " + qualified(schema(), name()) + "()";
    }

    /** That it is there with exactly this text and our settings. */
    default String stands() {
        return Probe.functionIs(schema(), name(), source());
    }

    private String definition() {
        return qualified(schema(), name())
                + "() RETURNS pg_catalog.trigger LANGUAGE plpgsql" + rights() + " SET search_path = pg_catalog AS "
                + dollarQuoted(source());
    }
}
