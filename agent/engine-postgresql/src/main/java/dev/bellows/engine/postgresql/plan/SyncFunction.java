package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;

/**
 * The trigger function that keeps a column and its twin equal, row by row, by value.
 *
 * <p>On INSERT a twin that is not null wins, else it is filled: only the old column has a default while both live, so a null twin means
 * that nobody set it. On UPDATE a changed twin wins, else the twin follows, whatever column was set: this heals rows the backfill has
 * not reached and changes that other triggers made. The function reads and writes nothing but the row, raises nothing and resolves
 * every name in {@code pg_catalog}.
 *
 * @param schema schema of the function
 * @param name its name
 * @param column the old column, of whatever name
 * @param oldName the old column's present name
 * @param twin the new column's name
 * @param purpose for people who find it, safe in a comment
 */
record SyncFunction(String schema, String name, Column column, String oldName, String twin, String purpose) {

    String source() {
        String newTwin = "NEW." + quoted(twin);
        String newOld = "NEW." + quoted(oldName);
        return "\n-- " + purpose + "\nBEGIN\n"
                + "  IF TG_OP = 'INSERT' THEN\n"
                + "    IF " + newTwin + " IS NULL THEN\n"
                + "      " + newTwin + " := " + newOld + ";\n"
                + "    ELSE\n"
                + "      " + newOld + " := " + newTwin + ";\n"
                + "    END IF;\n"
                + "  ELSIF " + Equality.differ(column, newTwin, "OLD." + quoted(twin)) + " THEN\n"
                + "    " + newOld + " := " + newTwin + ";\n"
                + "  ELSE\n"
                + "    " + newTwin + " := " + newOld + ";\n"
                + "  END IF;\n"
                + "  RETURN NEW;\n"
                + "END\n";
    }

    String create() {
        return "CREATE FUNCTION " + definition();
    }

    String replace() {
        return "CREATE OR REPLACE FUNCTION " + definition();
    }

    String drop() {
        return "DROP FUNCTION " + qualified(schema, name) + "()";
    }

    String stands() {
        return Probe.functionIs(schema, name, source());
    }

    private String definition() {
        return qualified(schema, name)
                + "() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
                + dollarQuoted(source());
    }
}
