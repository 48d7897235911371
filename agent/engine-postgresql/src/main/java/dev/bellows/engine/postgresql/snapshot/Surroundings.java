package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What those who write a table meet besides its touched columns, as planning needs it. Facts to judge by, no part of a snapshot's digest:
 * they are read for a plan only.
 *
 * @param columnsEver columns the table ever had, dropped ones included, this migration's own left out
 * @param sentWithoutIdentity publications that send updates although the table has no replica identity: PostgreSQL refuses every UPDATE
 * @param rowTypeFunctions functions that take or return rows of the table, sorted
 * @param wholeRows uses of whole rows in trigger functions, in the order of their triggers
 * @param rowBytes bytes of a row that cannot leave its page, as the columns are filled today
 * @param filledBytes the same if every column were filled
 * @param widths bytes of a value of each touched column that cannot leave the page
 * @param unprovable why a write of the application cannot be tried in EXPAND; empty when it can
 * @param outside what a write may do that no rollback takes back, so that it is not tried
 * @param wholeRowObjects policies, rules and indexes over whole rows of the table, which name no column
 * @param resting what rests on what goes with dropped columns
 * @param hanging triggers that name a column which gets a counterpart, by column and in firing order
 */
public record Surroundings(
        int columnsEver,
        List<String> sentWithoutIdentity,
        List<String> rowTypeFunctions,
        List<WholeRow> wholeRows,
        long rowBytes,
        long filledBytes,
        List<Width> widths,
        String unprovable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Outside> outside,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Dependent> wholeRowObjects,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Resting> resting,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HangingTrigger> hanging) {

    /** Nothing is known of the table, as in a snapshot that is only compared. */
    public static final Surroundings UNREAD = new Surroundings(
            0, List.of(), List.of(), List.of(), 0, 0, List.of(), "", List.of(), List.of(), List.of(), List.of());

    public Surroundings {
        sentWithoutIdentity = List.copyOf(sentWithoutIdentity);
        rowTypeFunctions = List.copyOf(rowTypeFunctions);
        wholeRows = List.copyOf(wholeRows);
        widths = List.copyOf(widths);
        // Snapshots written before this was read have none.
        outside = List.copyOf(Objects.requireNonNullElse(outside, List.of()));
        wholeRowObjects = List.copyOf(Objects.requireNonNullElse(wholeRowObjects, List.of()));
        resting = List.copyOf(Objects.requireNonNullElse(resting, List.of()));
        hanging = List.copyOf(Objects.requireNonNullElse(hanging, List.of()));
    }

    /** Triggers that name the column. */
    public List<HangingTrigger> hangingOn(String column) {
        return hanging.stream().filter(it -> it.column().equals(column)).toList();
    }

    /** Kinds of writes that must not be tried: insert, update, delete. */
    public SortedSet<String> untried() {
        return outside.stream().map(Outside::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What a kind of write may do outside of its transaction.
     *
     * @param kind insert, update or delete
     * @param place what runs it: a trigger, a default, a check
     * @param why the function, and what it reaches
     */
    public record Outside(String kind, String place, String why) {}

    /** Bytes of a value of that column; 0 for one that is not touched. */
    public int width(String column) {
        return widths.stream()
                .filter(w -> w.column().equals(column))
                .mapToInt(Width::bytes)
                .findFirst()
                .orElse(0);
    }

    /**
     * A trigger function that uses a whole row.
     *
     * @param trigger the trigger
     * @param function its function
     * @param use the words of the function: {@code OLD.*}
     * @param breaks whether it surely depends on the number of columns; else it may
     */
    public record WholeRow(String trigger, String function, String use, boolean breaks) {
        private static final String WHEN = "WHEN ";

        /** That the trigger's own condition is over the whole row. */
        static WholeRow ofCondition(String trigger, String function, String condition) {
            return new WholeRow(trigger, function, WHEN + condition, false);
        }

        /** Whether it is the trigger's condition, and not its function. */
        public boolean ofCondition() {
            return use.startsWith(WHEN);
        }
    }

    /**
     * Something that depends on what goes with a dropped column, its constraint or its sequence, and keeps that from being dropped.
     *
     * @param column the column, by the document's name
     * @param on what goes with it
     * @param who what depends on that
     */
    public record Resting(String column, String on, String who) {}

    /**
     * A trigger that names a column in {@code UPDATE OF} or in {@code WHEN}.
     *
     * @param column the column, by the document's name
     * @param trigger exact name
     * @param listed whether it does in {@code UPDATE OF}
     * @param condition whether it does in {@code WHEN}
     * @param beforeRow whether it fires before an INSERT or UPDATE of a row
     * @param constraint whether it is a constraint trigger, which the server does not replace
     * @param lacking the statement that lets the table's owner make it again; empty where that role may
     */
    public record HangingTrigger(
            String column,
            String trigger,
            boolean listed,
            boolean condition,
            boolean beforeRow,
            boolean constraint,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String lacking) {
        public HangingTrigger {
            lacking = Objects.requireNonNullElse(lacking, "");
        }
    }

    /**
     * Width of a column.
     *
     * @param column exact name
     * @param bytes bytes in the page; a pointer for what can be stored outside
     */
    public record Width(String column, int bytes) {}
}
