package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import java.util.Optional;

/**
 * The trigger function that gives a new column a value in rows of writers that do not know it, and in rows the backfill touches. It
 * fills where nobody ever set a value. {@code up} may raise for a value only old code can write, and a migration must not refuse what old
 * code may write: until the column is declared NOT NULL such a row stays without a value, so that the fill meets it and a person hears of
 * it; from then on the fallback counts.
 *
 * @param schema schema of the function
 * @param name its name
 * @param table the table's name, by which {@code up} may call the row
 * @param column the new column
 * @param up expression over the row
 * @param fallback default expression, when {@code up} is missing, gives NULL or raises
 * @param fallbackAfterError whether the fallback counts where {@code up} raises
 * @param purpose for people who find it, safe in a comment
 */
record FillFunction(
        String schema,
        String name,
        String table,
        String column,
        Optional<String> up,
        Optional<String> fallback,
        boolean fallbackAfterError,
        String purpose)
        implements TriggerFunction {

    /** The same function with the fallback for rows where {@code up} raises. */
    FillFunction falling() {
        return new FillFunction(schema, name, table, column, up, fallback, true, purpose);
    }

    @Override
    public String source() {
        String target = "NEW." + quoted(column);
        // A column may be called like one of PL/pgSQL's own variables: found, new, tg_op.
        StringBuilder body = new StringBuilder(
                "\n#variable_conflict use_column\n-- " + purpose + "\nBEGIN\n  IF TG_OP = 'UPDATE' THEN\n    IF OLD."
                        + quoted(column) + " IS NOT NULL THEN\n      RETURN NEW;\n    END IF;\n  END IF;\n");
        up.ifPresent(expression -> body.append("  IF ")
                .append(target)
                .append(" IS NULL THEN\n    BEGIN\n      ")
                .append(target)
                .append(" := (SELECT (")
                .append(expression)
                .append("\n) FROM (SELECT NEW.*) AS ")
                .append(quoted(table))
                .append(");\n    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n      ")
                .append(fallbackAfterError ? "NULL" : "RETURN NEW")
                .append(";\n    END;\n  END IF;\n"));
        fallback.ifPresent(expression -> body.append("  IF ")
                .append(target)
                .append(" IS NULL THEN\n    ")
                .append(target)
                .append(" := (")
                .append(expression)
                .append("\n);\n  END IF;\n"));
        return body.append("  RETURN NEW;\nEND\n").toString();
    }
}
