package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import java.util.Optional;

/**
 * The trigger function that keeps a column and its twin equal, row by row, by value.
 *
 * <p>On INSERT a twin that somebody set wins, else it is filled. Where the twin has no default, null means that nobody set it; where it
 * has one, which is constant within a transaction, the default does. On UPDATE a changed twin wins, else the twin follows, whatever
 * column was set: this heals rows the backfill has not reached and changes that other triggers made. Once the old column is hidden
 * nobody writes it by name, and the twin wins on every UPDATE: where somebody had switched the trigger off, what was written meanwhile is
 * the only newer value. On UPDATE only what differs is assigned: a large value that is assigned is stored again, even if it is the
 * same. The function reads and writes nothing but the row, raises nothing and resolves every name in {@code pg_catalog}.
 *
 * @param schema schema of the function
 * @param name its name
 * @param column the old column, of whatever name
 * @param oldName the old column's present name
 * @param twin the new column's name
 * @param twinDefault the default that the twin has too; empty for none
 * @param state whether the old column is still written
 * @param purpose for people who find it, safe in a comment
 */
record SyncFunction(
        String schema,
        String name,
        Column column,
        String oldName,
        String twin,
        Optional<String> twinDefault,
        State state,
        String purpose)
        implements TriggerFunction {

    /** Whether code writes the old column. */
    enum State {
        /** Both columns are written by code of the one and of the other version. */
        BOTH_LIVE,

        /** The old column is hidden: only the twin is written. */
        HIDDEN,

        /**
         * The same, and a foreign key that starts at it writes it when what it points at goes or changes. Where both were equal, what it
         * wrote is the newer value; it may be one of several columns that it wrote, and the twin's own foreign key finds the row no more.
         */
        HIDDEN_WITH_ACTIONS
    }

    @Override
    public String source() {
        String newTwin = "NEW." + quoted(twin);
        String oldTwin = "OLD." + quoted(twin);
        String newOld = "NEW." + quoted(oldName);
        String differ = Equality.differ(column, newTwin, newOld);
        return "\n-- " + purpose + "\nBEGIN\n"
                + "  IF TG_OP = 'INSERT' THEN\n"
                + "    IF " + nobodySet(newTwin) + " THEN\n"
                + "      " + newTwin + " := " + newOld + ";\n"
                + "    ELSE\n"
                + "      " + newOld + " := " + newTwin + ";\n"
                + "    END IF;\n"
                + switch (state) {
                    case BOTH_LIVE ->
                        "  ELSIF " + Equality.differ(column, newTwin, oldTwin) + " THEN\n"
                                + "    IF " + differ + " THEN\n"
                                + "      " + newOld + " := " + newTwin + ";\n"
                                + "    END IF;\n"
                                + "  ELSIF " + differ + " THEN\n"
                                + "    " + newTwin + " := " + newOld + ";\n";
                    case HIDDEN -> "  ELSIF " + differ + " THEN\n" + "    " + newOld + " := " + newTwin + ";\n";
                    case HIDDEN_WITH_ACTIONS ->
                        "  ELSIF " + differ + " THEN\n"
                                + "    IF " + Equality.differ(column, newTwin, oldTwin) + " OR "
                                + Equality.differ(column, oldTwin, "OLD." + quoted(oldName)) + " THEN\n"
                                + "      " + newOld + " := " + newTwin + ";\n"
                                + "    ELSE\n"
                                + "      " + newTwin + " := " + newOld + ";\n"
                                + "    END IF;\n";
                }
                + "  END IF;\n"
                + "  RETURN NEW;\n"
                + "END\n";
    }

    private String nobodySet(String newTwin) {
        return twinDefault
                .map(value -> "NOT (" + Equality.differ(column, newTwin, "(" + value + ")::" + column.type()) + ")")
                .orElse(newTwin + " IS NULL");
    }
}
