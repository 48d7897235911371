package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * What the server says of one expression of a migration, asked in the very setting it will run in. Texts are empty where there is nothing
 * to say. No part of a snapshot's digest.
 *
 * @param place where it stands, for people: {@code up of users.phone}
 * @param refused why it cannot run at all, with the server's own text
 * @param untried why it could not be tried
 * @param tried rows it was tried on
 * @param failed how many of them it cannot make a value of
 * @param failure the first of those errors, without values of rows
 * @param setting the setting of a session that its values depend on
 * @param generated generated columns it reads, sorted
 * @param made columns it reads that this very migration renames or makes, sorted
 * @param value what it gives in every row, as an SQL literal; empty where it is no constant, or was not evaluated
 * @param reaching functions it reaches whose text names the table that it is set on, in order
 */
public record Expression(
        String place,
        String refused,
        String untried,
        int tried,
        int failed,
        String failure,
        String setting,
        List<String> generated,
        List<String> made,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String value,
        List<String> reaching) {
    public Expression {
        // Snapshots of older builds have none.
        value = Objects.requireNonNullElse(value, "");
        generated = List.copyOf(generated);
        made = List.copyOf(made);
        reaching = List.copyOf(reaching);
    }

    /** The same with functions that it reaches. */
    Expression reaching(List<String> functions) {
        return new Expression(
                place, refused, untried, tried, failed, failure, setting, generated, made, value, functions);
    }

    /** The same with the value that it gives in every row. */
    Expression giving(String literal) {
        return new Expression(
                place, refused, untried, tried, failed, failure, setting, generated, made, literal, reaching);
    }

    /** One that was looked at without rows. */
    static Expression of(String place, String refused, String untried) {
        return new Expression(place, refused, untried, 0, 0, "", "", List.of(), List.of(), "", List.of());
    }

    /** Place of a column's default, in the document or of its own. */
    public static String defaultOf(String table, String column) {
        return "default of " + table + "." + column;
    }

    /** Place of an added column's {@code up}. */
    public static String upOf(String table, String column) {
        return "up of " + table + "." + column;
    }

    /** Place of an index over a dropped column: refused where what it computes of a row without the column may fail. */
    public static String indexOf(String table, String index) {
        return "index " + index + " of " + table;
    }

    /** Place of a CHECK over a dropped column: refused where a row that was written without the column may break it. */
    public static String checkOf(String table, String check) {
        return "CHECK " + check + " of " + table;
    }

    /** Place of a CHECK over a column while that is hidden: refused where a row whose value does not fit it may break it. */
    public static String checkOfEmpty(String table, String check) {
        return "CHECK " + check + " of " + table + " without a value";
    }

    /**
     * Place of what an index or statistics over a column compute of it, over its other type: refused where it means nothing there, or cannot
     * stand in an index.
     */
    public static String computedBy(String table, String hanger, String text) {
        return hanger + " of " + table + " over the other type: " + text;
    }

    /** Place of an index whose key a column of another type shall be: refused where its method cannot take one. */
    public static String operatorsOf(String table, String index) {
        return "operators of index " + index + " of " + table;
    }

    /** Place of a foreign key at a column of another type: refused where its two ends could not be compared. */
    public static String comparedBy(String table, String foreignKey) {
        return "ends of foreign key " + foreignKey + " of " + table;
    }

    /** Place of rows of which {@code up} makes equal keys of a unique index: refused with the query that shows them when there are any. */
    public static String equalValuesOf(String table, String index) {
        return "equal values of index " + index + " of " + table;
    }

    /** Place of a changed column's {@code down}. */
    public static String downOf(String table, String column) {
        return "down of " + table + "." + column;
    }

    /** Place of a changed column's type without its modifier, which is the value. */
    public static String oldTypeOf(String table, String column) {
        return "old type of " + table + "." + column;
    }

    /** The same of the new type. */
    public static String newTypeOf(String table, String column) {
        return "new type of " + table + "." + column;
    }

    /** Place of whether values of a changed column's new type have an order of their own: refused where they have none. */
    public static String orderOf(String table, String column) {
        return "order of values of " + table + "." + column;
    }

    /** Place of what {@code up} makes of a changed column's default, which is the value. */
    public static String newDefaultOf(String table, String column) {
        return "new default of " + table + "." + column;
    }

    /** Place of functions that a changed column's {@code up} or {@code down} calls and that belong to others than the table: refused with them. */
    public static String foreignFunctionsOf(String table, String column) {
        return "functions of others in up and down of " + table + "." + column;
    }

    /** Place of values that {@code down} does not bring back as they were: as many as failed. */
    public static String returnOf(String table, String column) {
        return "return of " + table + "." + column;
    }

    /** Place of what differs from one look to the next: refused with which one does. */
    public static String unsteady(String table, String column) {
        return "steadiness of " + table + "." + column;
    }

    /** Place of what a column of a table to be made is computed from. */
    public static String generatedOf(String table, String column) {
        return "generated value of " + table + "." + column;
    }

    /** Place of what in it may give another value for the same row: refused with what surely does, untried with what may. */
    public static String changingIn(String table, String column) {
        return "steadiness of the generated value of " + table + "." + column;
    }

    /** Place of a new column's collation. */
    public static String collationOf(String table, String column) {
        return "collation of " + table + "." + column;
    }

    /** Place of a key of a table to be made: refused where its columns cannot be sorted. */
    public static String keyOf(String table, String key) {
        return "key " + key + " of " + table;
    }

    /** Place of a value that a backfill sets. */
    public static String setOf(String table, String column) {
        return "set of " + table + "." + column;
    }

    /** Place of a column that no UPDATE may set, whatever the value: refused with what it is. */
    public static String columnOf(String table, String column) {
        return "column " + table + "." + column;
    }

    /** Place of a backfill's condition. */
    public static String whereOfBackfill(String table) {
        return "where of the backfill of " + table;
    }

    /** Place of what an {@code up} reads besides its own row, itself or in a function: refused when it is anything. */
    public static String otherRowsOf(String table, String column) {
        return "rows beside its own that up of " + table + "." + column + " reads";
    }

    /** Place of what an {@code up} takes for a row: untried, with the time as a text, when it is much. */
    public static String timeOf(String table, String column) {
        return "time of up of " + table + "." + column;
    }

    /** Place of what a unique index may refuse: refused when equal keys are there already. */
    public static String keysOfIndex(String index) {
        return "keys of index " + index;
    }

    /** Place of a CHECK that a migration makes. */
    public static String newCheck(String constraint) {
        return "CHECK of " + constraint;
    }

    /** Place of rights on functions that such a CHECK calls: refused with the statements that give them where a writer lacks one. */
    public static String callsOfCheck(String constraint) {
        return "functions that CHECK " + constraint + " calls";
    }

    /** The same of a column's default and of its {@code up}. */
    public static String callsOf(String table, String column) {
        return "functions that default and up of " + table + "." + column + " call";
    }

    /** Place of rows that break a constraint that a migration makes: refused with the query that shows them when there are any. */
    public static String rowsThatBreak(String table, String constraint) {
        return "rows of " + table + " that break " + constraint;
    }

    /** Place of a partial index's predicate. */
    public static String whereOfIndex(String index) {
        return "where of index " + index;
    }
}
