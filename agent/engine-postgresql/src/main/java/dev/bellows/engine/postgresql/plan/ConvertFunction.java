package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.names.Identifiers;

/**
 * The trigger function that keeps a column and its counterpart in step where a person says how a value goes over and back.
 *
 * <p>On INSERT a counterpart that somebody set wins, else it is made of the column. On UPDATE a changed counterpart wins, else it follows
 * where the two do not belong together, whatever column was set: this heals rows that the fill has not reached. What {@code up} cannot take
 * refuses nobody's write: the counterpart has no value then, never the one from before. What {@code down} cannot take is refused to code
 * of the new version as long as code of the old one reads the column; once that is hidden it holds NULL there.
 *
 * @param schema schema of the function
 * @param name its name
 * @param values how values go over
 * @param oldName the column's present name
 * @param twin the counterpart's present name
 * @param state who writes which of them
 * @param purpose for people who find it, safe in a comment
 */
record ConvertFunction(
        String schema, String name, WrittenValues values, String oldName, String twin, State state, String purpose)
        implements TriggerFunction {

    /** Who writes which of the two columns. */
    enum State {
        /** The counterpart waits for the column's name: nobody knows it. */
        WAITING,

        /** The same once only code of the new version writes, which is about to read the counterpart. */
        CLOSING,

        /** Both are written, by code of the one and of the other version. */
        BOTH_LIVE,

        /** The column is hidden: only the counterpart is written. */
        HIDDEN,

        /** The column is hidden and is about to be shown again: what has no value there is refused from here on. */
        RETURNING
    }

    private static final String CAUGHT = "EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n";

    /**
     * It runs with the rights of the table's owner, who made it: whoever may write the table need not be able to use the types and functions
     * that the expressions name, and no write fails for that.
     */
    @Override
    public String rights() {
        return " SECURITY DEFINER";
    }

    @Override
    public String source() {
        return "\n#variable_conflict use_column\n-- " + purpose + "\n"
                + "DECLARE\n"
                + "  blw_up " + values.counterpart().type() + ";\n"
                + "  blw_down " + values.column().type() + ";\n"
                + "  blw_fails pg_catalog.bool := false;\n"
                + "  blw_why pg_catalog.text := '';\n"
                + "BEGIN\n"
                + "  BEGIN\n"
                + "    blw_up := " + values.upOf(newOld()) + ";\n"
                + "  " + CAUGHT
                + "    blw_up := NULL;\n"
                + "    blw_fails := true;\n"
                + "    blw_why := SQLSTATE || ': ' || SQLERRM;\n"
                + "  END;\n"
                + switch (state) {
                    case WAITING -> waiting();
                    case CLOSING -> closing() + waiting();
                    case BOTH_LIVE -> bothLive();
                    case HIDDEN -> hidden("    blw_down := NULL;\n");
                    case RETURNING ->
                        hidden("    IF TG_OP = 'INSERT' THEN\n"
                                + refuse("      ")
                                + "    ELSIF " + twinChanged() + " THEN\n"
                                + refuse("      ")
                                + "    END IF;\n"
                                + "    blw_down := NULL;\n");
                }
                + "  RETURN NEW;\n"
                + "END\n";
    }

    private String newTwin() {
        return "NEW." + quoted(twin);
    }

    private String newOld() {
        return "NEW." + quoted(oldName);
    }

    private String twinChanged() {
        return values.counterpartsDiffer(newTwin(), "OLD." + quoted(twin));
    }

    private String oldChanged() {
        return Equality.imagesDiffer(newOld(), "OLD." + quoted(oldName));
    }

    private String notOfOld() {
        return "blw_fails OR " + values.counterpartsDiffer(newTwin(), "blw_up");
    }

    private String follow(String indent) {
        return indent + "IF " + values.counterpartsDiffer(newTwin(), "blw_up") + " THEN\n"
                + indent + "  " + newTwin() + " := blw_up;\n"
                + indent + "END IF;\n";
    }

    private String waiting() {
        return "  IF TG_OP = 'INSERT' THEN\n"
                + follow("    ")
                + "  ELSIF " + notOfOld() + " THEN\n"
                + unlessKept()
                + follow("    ")
                + "  END IF;\n";
    }

    /** A counterpart that code of the new version wrote stays as long as nobody writes the column: that is what {@code down} made of it. */
    private String unlessKept() {
        return "    IF (" + newTwin() + " IS NOT NULL OR blw_fails) AND NOT (" + oldChanged() + ") THEN\n"
                + "      BEGIN\n"
                + "        blw_down := " + values.downOf(newTwin()) + ";\n"
                + "        IF NOT (" + Equality.imagesDiffer("blw_down", newOld()) + ") THEN\n"
                + "          RETURN NEW;\n"
                + "        END IF;\n"
                + "      " + CAUGHT
                + "        NULL;\n"
                + "      END;\n"
                + "    END IF;\n";
    }

    /** A value that is not there any more in a moment must not be taken for written. */
    private String closing() {
        String said = raise(
                "      ",
                "up makes nothing of this value of " + values.column().name() + ", which gets the type "
                        + values.counterpart().type() + " now");
        return "  IF " + (values.column().notNull() ? "blw_fails OR blw_up IS NULL" : "blw_fails") + " THEN\n"
                + "    IF TG_OP = 'INSERT' THEN\n"
                + said
                + "    ELSIF " + oldChanged() + " THEN\n"
                + said
                + "    END IF;\n"
                + "  END IF;\n";
    }

    private String bothLive() {
        return "  IF TG_OP = 'INSERT' THEN\n"
                + "    IF " + newTwin() + " IS NULL THEN\n"
                + follow("      ")
                + "    ELSE\n"
                + toOld()
                + "    END IF;\n"
                + "  ELSIF " + twinChanged() + " THEN\n"
                + toOld()
                // Nobody can tell it from one that is missing.
                + "    IF " + newTwin() + " IS NULL THEN\n"
                + "      BEGIN\n"
                + "        " + newTwin() + " := " + values.upOf(newOld()) + ";\n"
                + "      " + CAUGHT
                + "        NULL;\n"
                + "      END;\n"
                + "    END IF;\n"
                + "  ELSIF " + notOfOld() + " THEN\n"
                + unlessKept()
                + follow("    ")
                + "  END IF;\n";
    }

    /**
     * The counterpart was set, and the column is what {@code down} makes of it, unless it is what it was made of. Nobody writes a NULL of which
     * {@code up} makes something beside that something: the column is empty because code of the new version does not know it.
     */
    private String toOld() {
        return "    IF " + notOfOld() + " OR " + isLeftOut() + " THEN\n"
                + "      BEGIN\n"
                + "        blw_down := " + values.downOf(newTwin()) + ";\n"
                + "      " + CAUGHT
                + "        blw_why := SQLSTATE || ': ' || SQLERRM;\n"
                + refuse("        ")
                + "      END;\n"
                + (values.column().notNull()
                        ? "      IF blw_down IS NULL THEN\n" + refuse("        ") + "      END IF;\n"
                        : "")
                + "      IF " + Equality.imagesDiffer("blw_down", newOld()) + " THEN\n"
                + "        " + newOld() + " := blw_down;\n"
                + "      END IF;\n"
                + "    END IF;\n";
    }

    private String isLeftOut() {
        return "(" + newOld() + " IS NULL AND " + newTwin() + " IS NOT NULL)";
    }

    /** Nobody writes the column by name. */
    private String hidden(String misfit) {
        boolean required = values.column().notNull() && state == State.RETURNING;
        return "  IF NOT (" + notOfOld() + " OR " + isLeftOut() + ") THEN\n"
                + "    RETURN NEW;\n"
                + "  END IF;\n"
                + "  BEGIN\n"
                + "    blw_down := " + values.downOf(newTwin()) + ";\n"
                + "    blw_fails := " + (required ? "blw_down IS NULL" : "false") + ";\n"
                + "  " + CAUGHT
                + "    blw_fails := true;\n"
                + "    blw_why := SQLSTATE || ': ' || SQLERRM;\n"
                + "  END;\n"
                + "  IF blw_fails THEN\n"
                + misfit
                + "  END IF;\n"
                + "  IF " + Equality.imagesDiffer("blw_down", newOld()) + " THEN\n"
                + "    " + newOld() + " := blw_down;\n"
                + "  END IF;\n";
    }

    private String refuse(String indent) {
        return raise(
                indent,
                "down makes no value of " + values.column().name() + ", of type "
                        + values.column().type() + ", of this value of "
                        + values.counterpart().name()
                        + ", and code of an earlier version reads that");
    }

    private static String raise(String indent, String message) {
        return indent + "RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = " + Identifiers.literal(message)
                + ", DETAIL = blw_why;\n";
    }
}
