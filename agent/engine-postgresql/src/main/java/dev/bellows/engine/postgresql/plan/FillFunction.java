package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import java.util.Optional;

/**
 * The trigger function that gives a new column a value in rows of writers that do not know it, and in rows the backfill touches. It
 * fills where nobody ever set a value. {@code up} may raise for a value only old code can write: then the fallback counts, because a
 * migration must not refuse what old code may write.
 *
 * @param schema schema of the function
 * @param name its name
 * @param table the table's name, by which {@code up} may call the row
 * @param column the new column
 * @param up expression over the row
 * @param fallback default expression, when {@code up} is missing, gives NULL or raises
 * @param purpose for people who find it, safe in a comment
 */
record FillFunction(
        String schema,
        String name,
        String table,
        String column,
        Optional<String> up,
        Optional<String> fallback,
        String purpose) {

    String source() {
        String target = "NEW." + quoted(column);
        StringBuilder body = new StringBuilder("\n-- " + purpose + "\nBEGIN\n  IF TG_OP = 'UPDATE' THEN\n    IF OLD."
                + quoted(column) + " IS NOT NULL THEN\n      RETURN NEW;\n    END IF;\n  END IF;\n");
        up.ifPresent(expression -> body.append("  IF ")
                .append(target)
                .append(" IS NULL THEN\n    BEGIN\n      ")
                .append(target)
                .append(" := (SELECT (")
                .append(expression)
                .append("\n) FROM (SELECT NEW.*) AS ")
                .append(quoted(table))
                .append(");\n    EXCEPTION WHEN OTHERS THEN\n      NULL;\n    END;\n  END IF;\n"));
        fallback.ifPresent(expression -> body.append("  IF ")
                .append(target)
                .append(" IS NULL THEN\n    ")
                .append(target)
                .append(" := (")
                .append(expression)
                .append("\n);\n  END IF;\n"));
        return body.append("  RETURN NEW;\nEND\n").toString();
    }

    String create() {
        return "CREATE FUNCTION " + qualified(schema, name)
                + "() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
                + dollarQuoted(source());
    }

    String drop() {
        return "DROP FUNCTION " + qualified(schema, name) + "()";
    }

    String stands() {
        return Probe.functionIs(schema, name, source());
    }
}
