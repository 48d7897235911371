package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.WrittenRow.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The trigger function that keeps a column and its counterpart in step where a person says how a value goes over and back; or several
 * columns and what stands in their place, as if each side were one value.
 *
 * <p>On INSERT a counterpart that somebody set wins, else it is made of the column. On UPDATE a changed counterpart wins, else it follows
 * where the two do not belong together, whatever column was set: this heals rows that the fill has not reached. What {@code up} cannot take
 * refuses nobody's write: the counterpart has no value then, never the one from before. What {@code down} cannot take is refused to code
 * of the new version as long as code of the old one reads the column; once that is hidden it holds NULL there.
 *
 * @param schema schema of the function
 * @param name its name
 * @param values how values go over
 * @param oldNames the old columns' present names
 * @param twins the new ones' present names
 * @param state who writes which of them
 * @param purpose for people who find it, safe in a comment
 */
record ConvertFunction(
        String schema,
        String name,
        WrittenRow values,
        List<String> oldNames,
        List<String> twins,
        State state,
        String purpose)
        implements TriggerFunction {
    ConvertFunction {
        oldNames = List.copyOf(oldNames);
        twins = List.copyOf(twins);
    }

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
                + values.declarations()
                + "  blw_fails pg_catalog.bool := false;\n"
                + "  blw_why pg_catalog.text := '';\n"
                + "BEGIN\n"
                + "  BEGIN\n"
                + values.assignUps("    ", newOlds())
                + "  " + CAUGHT
                + noValues("    ", values.ups())
                + "    blw_fails := true;\n"
                + "    blw_why := SQLSTATE || ': ' || SQLERRM;\n"
                + "  END;\n"
                + switch (state) {
                    case WAITING -> waiting();
                    case CLOSING -> closing() + waiting();
                    case BOTH_LIVE -> bothLive();
                    case HIDDEN -> hidden(noValues("    ", values.downs()));
                    case RETURNING ->
                        hidden("    IF TG_OP = 'INSERT' THEN\n"
                                + refuse("      ")
                                + "    ELSIF " + twinChanged() + " THEN\n"
                                + refuse("      ")
                                + "    END IF;\n"
                                + noValues("    ", values.downs()));
                }
                + "  RETURN NEW;\n"
                + "END\n";
    }

    private static List<String> of(String row, List<String> names) {
        return names.stream().map(it -> row + "." + quoted(it)).toList();
    }

    private List<String> newTwins() {
        return of("NEW", twins);
    }

    private List<String> newOlds() {
        return of("NEW", oldNames);
    }

    private String twinChanged() {
        return WrittenRow.differ(newTwins(), of("OLD", twins));
    }

    private String oldChanged() {
        return WrittenRow.differ(newOlds(), of("OLD", oldNames));
    }

    private String notOfOld() {
        return "blw_fails OR " + WrittenRow.differ(newTwins(), values.ups());
    }

    private static String noValues(String indent, List<String> variables) {
        return give(indent, variables, variables.stream().map(it -> "NULL").toList());
    }

    private static String give(String indent, List<String> places, List<String> given) {
        return IntStream.range(0, places.size())
                .mapToObj(it -> indent + places.get(it) + " := " + given.get(it) + ";\n")
                .collect(Collectors.joining());
    }

    private String follow(String indent) {
        return indent + "IF " + WrittenRow.differ(newTwins(), values.ups()) + " THEN\n"
                + give(indent + "  ", newTwins(), values.ups())
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

    /** What code of the new version wrote stays as long as nobody writes an old column: those are what {@code down} made of it. */
    private String unlessKept() {
        return "    IF (" + WrittenRow.anyPresent(newTwins()) + " OR blw_fails) AND NOT (" + oldChanged() + ") THEN\n"
                + "      BEGIN\n"
                + values.assignDowns("        ", newTwins())
                + "        IF NOT (" + WrittenRow.differ(values.downs(), newOlds()) + ") THEN\n"
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
                "up makes nothing of this value of " + olds() + ", which gets the type " + types(values.news())
                        + " now");
        String lacks = WrittenRow.lacks(values.news(), values.ups());
        return "  IF " + (lacks.isEmpty() ? "blw_fails" : "blw_fails OR " + lacks) + " THEN\n"
                + "    IF TG_OP = 'INSERT' THEN\n"
                + said
                + "    ELSIF " + oldChanged() + " THEN\n"
                + said
                + "    END IF;\n"
                + "  END IF;\n";
    }

    private String bothLive() {
        return "  IF TG_OP = 'INSERT' THEN\n"
                + "    IF " + WrittenRow.allNull(newTwins()) + " THEN\n"
                + follow("      ")
                + "    ELSE\n"
                + toOld()
                + "    END IF;\n"
                + "  ELSIF " + twinChanged() + " THEN\n"
                + whereNeverMade()
                + toOld()
                // Nobody can tell it from one that is missing.
                + "    IF " + WrittenRow.allNull(newTwins()) + " THEN\n"
                + "      BEGIN\n"
                + madeAnew()
                + "      " + CAUGHT
                + "        NULL;\n"
                + "      END;\n"
                + "    END IF;\n"
                + "  ELSIF " + notOfOld() + " THEN\n"
                + unlessKept()
                + follow("    ")
                + "  END IF;\n";
    }

    /** A row that the fill has not reached: who writes one of several new columns does not mean that the others be empty. */
    private String whereNeverMade() {
        return values.news().size() == 1
                ? ""
                : "    IF " + WrittenRow.allNull(of("OLD", twins)) + " THEN\n"
                        + IntStream.range(0, twins.size())
                                .mapToObj(it -> "      " + newTwins().get(it) + " := CASE WHEN "
                                        + newTwins().get(it) + " IS NULL THEN "
                                        + values.ups().get(it) + " ELSE "
                                        + newTwins().get(it) + " END;\n")
                                .collect(Collectors.joining())
                        + "    END IF;\n";
    }

    /** Of several, none is set where one cannot be made. */
    private String madeAnew() {
        return values.news().size() == 1
                ? "        " + newTwins().getFirst() + " := "
                        + values.upOf(values.news().getFirst(), newOlds()) + ";\n"
                : values.assignUps("        ", newOlds()) + give("        ", newTwins(), values.ups());
    }

    /**
     * A new column was set, and the old ones are what {@code down} makes of the new ones, unless those are what they were made of. Nobody writes
     * a NULL of which {@code up} makes something beside that something: an old column is empty because code of the new version does not know it.
     */
    private String toOld() {
        String lacks = WrittenRow.lacks(values.olds(), values.downs());
        return "    IF " + notOfOld() + " OR " + isLeftOut() + " THEN\n"
                + "      BEGIN\n"
                + values.assignDowns("        ", newTwins())
                + "      " + CAUGHT
                + "        blw_why := SQLSTATE || ': ' || SQLERRM;\n"
                + refuse("        ")
                + "      END;\n"
                + (lacks.isEmpty() ? "" : "      IF " + lacks + " THEN\n" + refuse("        ") + "      END IF;\n")
                + "      IF " + WrittenRow.differ(values.downs(), newOlds()) + " THEN\n"
                + give("        ", newOlds(), values.downs())
                + "      END IF;\n"
                + "    END IF;\n";
    }

    /** Where an old column is never NULL it is left out whenever it is; else a row that is there may hold a NULL that old code wrote. */
    private String isLeftOut() {
        boolean never = values.olds().stream().anyMatch(Part::required);
        return "(" + (never ? "" : "TG_OP = 'INSERT' AND ") + WrittenRow.allNull(newOlds()) + " AND "
                + WrittenRow.anyPresent(newTwins()) + ")";
    }

    /** Nobody writes the old columns by name. */
    private String hidden(String misfit) {
        String lacks = state == State.RETURNING ? WrittenRow.lacks(values.olds(), values.downs()) : "";
        return "  IF NOT (" + notOfOld() + " OR " + isLeftOut() + ") THEN\n"
                + "    RETURN NEW;\n"
                + "  END IF;\n"
                + "  BEGIN\n"
                + values.assignDowns("    ", newTwins())
                + "    blw_fails := " + (lacks.isEmpty() ? "false" : lacks) + ";\n"
                + "  " + CAUGHT
                + "    blw_fails := true;\n"
                + "    blw_why := SQLSTATE || ': ' || SQLERRM;\n"
                + "  END;\n"
                + "  IF blw_fails THEN\n"
                + misfit
                + "  END IF;\n"
                + "  IF " + WrittenRow.differ(values.downs(), newOlds()) + " THEN\n"
                + give("    ", newOlds(), values.downs())
                + "  END IF;\n";
    }

    private String refuse(String indent) {
        return raise(
                indent,
                "down makes no value of " + olds() + ", of type " + types(values.olds()) + ", of this value of "
                        + names(values.news()) + ", and code of an earlier version reads that");
    }

    private String olds() {
        return names(values.olds());
    }

    private static String names(List<Part> side) {
        return side.stream().map(Part::name).collect(Collectors.joining(", "));
    }

    private static String types(List<Part> side) {
        return side.stream().map(it -> it.column().type()).collect(Collectors.joining(", "));
    }

    private static String raise(String indent, String message) {
        return indent + "RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = " + Identifiers.literal(message)
                + ", DETAIL = blw_why;\n";
    }
}
