package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

/**
 * The trigger function that gives a column which must have a value one, in rows of code that does not write the column any more. It is
 * called for inserts only: no code that knows the column writes NULL into it, and code that does not leaves it as it is.
 *
 * @param schema schema of the function
 * @param name its name
 * @param column the column's present name
 * @param value expression, not over the row
 * @param purpose for people who find it, safe in a comment
 */
record ValueFunction(String schema, String name, String column, String value, String purpose)
        implements TriggerFunction {
    @Override
    public String source() {
        String target = "NEW." + quoted(column);
        // A column may be called like one of PL/pgSQL's own variables: found, new, tg_op.
        return "\n#variable_conflict use_column\n-- " + purpose + "\nBEGIN\n  IF " + target + " IS NULL THEN\n    "
                + target + " := (" + value + "\n);\n  END IF;\n  RETURN NEW;\nEND\n";
    }
}
