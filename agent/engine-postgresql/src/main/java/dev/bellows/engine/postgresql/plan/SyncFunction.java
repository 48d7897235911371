package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.Optional;

/**
 * The trigger function that keeps a column and its twin equal, row by row, by value.
 *
 * <p>On INSERT a twin that somebody set wins, else it is filled. Where the twin has no default, null means that nobody set it; where it
 * has one, which is constant within a transaction, the default does. On UPDATE a changed twin wins, else the twin follows, whatever
 * column was set: this heals rows the backfill has not reached and changes that other triggers made. Once the old column is hidden
 * nobody writes it by name, and the twin wins on every UPDATE: where somebody had switched the trigger off, what was written meanwhile is
 * the only newer value. On UPDATE only what differs is assigned: a large value that is assigned is stored again, even if it is the
 * same. The function reads and writes nothing but the row and resolves every name in {@code pg_catalog}.
 *
 * <p>Where the twin has a wider type, a value of it may not fit the old column. While code reads that one, such a write is refused, as it
 * would have been before; once it is hidden, nobody may be refused a write for its sake: it holds NULL then. A value fits when it comes
 * back as what it was: what would be rounded or cut does not.
 *
 * @param schema schema of the function
 * @param name its name
 * @param conversion how the two columns go over into each other
 * @param oldName the old column's present name
 * @param twin the new column's name
 * @param twinDefault the default that the twin has too; empty for none
 * @param state whether the old column is still written
 * @param actions whether a foreign key that starts at the old column writes it, hidden or not, when what it points at goes or changes.
 *     Where both were equal, what it wrote is the newer value; it may be one of several columns that it wrote, and the twin's own foreign
 *     key finds the row no more
 * @param purpose for people who find it, safe in a comment
 */
record SyncFunction(
        String schema,
        String name,
        KeptValues conversion,
        String oldName,
        String twin,
        Optional<String> twinDefault,
        State state,
        boolean actions,
        String purpose)
        implements TriggerFunction {

    /** Whether code writes the old column. */
    enum State {
        /** The twin waits for the name of the old column: nobody knows it. */
        WAITING,

        /** Both columns are written by code of the one and of the other version. */
        BOTH_LIVE,

        /** The old column is hidden: only the twin is written. */
        HIDDEN,

        /** The old column is hidden and is about to be shown again: what does not fit it is refused from here on. */
        RETURNING
    }

    @Override
    public String source() {
        String newTwin = "NEW." + quoted(twin);
        String oldTwin = "OLD." + quoted(twin);
        String newOld = "NEW." + quoted(oldName);
        String differ = conversion.differ(newTwin, newOld);
        String twinChanged = conversion.counterpartsDiffer(newTwin, oldTwin);
        if (state == State.WAITING) {
            return "\n-- " + purpose + "\nBEGIN\n"
                    + "  IF " + differ + " THEN\n"
                    + "    " + newTwin + " := " + newOld + ";\n"
                    + "  END IF;\n"
                    + "  RETURN NEW;\n"
                    + "END\n";
        }
        return "\n-- " + purpose + "\nBEGIN\n"
                + "  IF TG_OP = 'INSERT' THEN\n"
                + "    IF " + nobodySet(newTwin) + " THEN\n"
                + "      " + newTwin + " := " + newOld + ";\n"
                + "    ELSE\n"
                + toOld("      ")
                + "    END IF;\n"
                + switch (state) {
                    case WAITING, BOTH_LIVE ->
                        "  ELSIF " + twinChanged + " THEN\n"
                                + "    IF " + differ + " THEN\n"
                                + toOld("      ")
                                + "    END IF;\n"
                                + "  ELSIF " + differ + " THEN\n"
                                + "    " + newTwin + " := " + newOld + ";\n";
                    case HIDDEN ->
                        "  ELSIF " + differ + " THEN\n"
                                + (actions
                                        ? "    IF " + twinChanged + " OR " + wereNotEqual() + " THEN\n"
                                                + toOld("      ")
                                                + "    ELSE\n"
                                                + "      " + newTwin + " := " + newOld + ";\n"
                                                + "    END IF;\n"
                                        : toOld("    "));
                    case RETURNING ->
                        "  ELSIF " + differ + " THEN\n"
                                + (actions
                                        ? "    IF NOT (" + twinChanged + " OR " + wereNotEqual() + ") THEN\n"
                                                + "      " + newTwin + " := " + newOld + ";\n"
                                                + "    ELSIF "
                                        : "    IF ")
                                + twinChanged + " OR " + newOld + " IS DISTINCT FROM OLD." + quoted(oldName) + " THEN\n"
                                + toOld("      ")
                                + "    ELSE\n"
                                + whereItFits("      ")
                                + "    END IF;\n";
                }
                + "  END IF;\n"
                + "  RETURN NEW;\n"
                + "END\n";
    }

    private String wereNotEqual() {
        return conversion.differ("OLD." + quoted(twin), "OLD." + quoted(oldName));
    }

    /** The statements that give the old column the twin's value, at that indentation. */
    private String toOld(String indent) {
        String newTwin = "NEW." + quoted(twin);
        String newOld = "NEW." + quoted(oldName);
        String assigned = newOld + " := " + newTwin + ";\n";
        if (conversion.total()) {
            return indent + assigned;
        }
        String differ = conversion.differ(newTwin, newOld);
        return switch (state) {
            case WAITING, BOTH_LIVE, RETURNING ->
                indent + assigned
                        + indent + "IF " + differ + " THEN\n"
                        + indent + "  RAISE EXCEPTION USING ERRCODE = '" + doesNotFit() + "', MESSAGE = "
                        + Identifiers.literal("a value of " + twin + " does not fit "
                                + conversion.column().type()
                                + ", the type of "
                                + conversion.column().name() + " for code of an earlier version")
                        + ";\n"
                        + indent + "END IF;\n";
            case HIDDEN -> whereItFits(indent);
        };
    }

    /** What is no number, and infinity, is no feature of whole numbers. */
    private String whereItFits(String indent) {
        String newTwin = "NEW." + quoted(twin);
        String newOld = "NEW." + quoted(oldName);
        return indent + "BEGIN\n"
                + indent + "  " + newOld + " := " + newTwin + ";\n"
                + indent + "  IF " + conversion.differ(newTwin, newOld) + " THEN\n"
                + indent + "    " + newOld + " := NULL;\n"
                + indent + "  END IF;\n"
                + indent + "EXCEPTION WHEN data_exception OR feature_not_supported THEN\n"
                + indent + "  " + newOld + " := NULL;\n"
                + indent + "END;\n";
    }

    /** What the server says itself where a number is too large, or a text too long. */
    private String doesNotFit() {
        return conversion.numbers() ? "22003" : "22001";
    }

    private String nobodySet(String newTwin) {
        return twinDefault
                .map(value -> "NOT ("
                        + conversion.counterpartsDiffer(
                                newTwin,
                                "(" + value + ")::" + conversion.counterpart().type()) + ")")
                .orElse(newTwin + " IS NULL");
    }
}
