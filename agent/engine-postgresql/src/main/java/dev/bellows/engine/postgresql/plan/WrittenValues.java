package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.UpDown;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.Optional;

/**
 * A person says how a value goes over and back. A row's two values belong together when the counterpart is what {@code up} makes of the
 * column, or the column is what {@code down} makes of the counterpart: whoever wrote last decided one of them, and either may lose something.
 *
 * <p>Both may raise. A value that {@code up} cannot take is the old code's own affair: its write goes through, the counterpart has no value,
 * and the row belongs to nobody's until a person has repaired it. Expressions are cast explicitly to the type without its modifier, and
 * assigned to it with: what is too long is refused, not cut.
 *
 * @param column the column
 * @param counterpart what stands beside it
 * @param table the table's name, by which an expression may call the row
 * @param written the two expressions
 * @param types the two types without their modifiers
 * @param names names of the functions
 * @param moved indexes that may refuse a row for what its values are
 * @param movedChecks names of CHECKs, each of which asks only whether there is a value
 */
record WrittenValues(
        Column column,
        Column counterpart,
        Table table,
        UpDown written,
        Types types,
        Functions names,
        List<Index> moved,
        List<String> movedChecks)
        implements Conversion {
    WrittenValues {
        moved = List.copyOf(moved);
        movedChecks = List.copyOf(movedChecks);
    }

    /**
     * Types as the server prints them, without a modifier.
     *
     * @param from of the column
     * @param to of the counterpart
     */
    record Types(String from, String to) {}

    /**
     * Names of functions.
     *
     * @param up makes the counterpart's value
     * @param differ tells whether two values belong together
     * @param misses tells whether a value has none of the old type
     * @param purpose for people who find one, safe in a comment
     */
    record Functions(String up, String differ, String misses, String purpose) {}

    /**
     * What stands beside a column whose values a person converts.
     *
     * @param type the new type as the server prints it, with its modifier
     * @param newDefault the default that belongs to it; empty for none
     */
    static WrittenValues of(OwnNames own, Table table, AlterColumn alter, String type, Types types, String newDefault) {
        Column column = table.column(alter.column())
                .orElseThrow(() -> new IllegalStateException("it was not refused: " + alter.column()));
        Column counterpart = new Column(
                alter.called(),
                type,
                -1,
                "",
                "base",
                column.notNull(),
                newDefault,
                false,
                false,
                "",
                true,
                "",
                "",
                column.statistics(),
                column.options(),
                column.comment(),
                column.grants(),
                List.of(),
                List.of());
        Functions names = new Functions(
                own.conversion(alter.table(), alter.column(), "up"),
                own.conversion(alter.table(), alter.column(), "differ"),
                own.conversion(alter.table(), alter.column(), "misses"),
                "Bellows, " + own.line() + "/" + own.version()
                        + ": how values of a column go over into its next type.");
        return new WrittenValues(
                column,
                counterpart,
                table,
                alter.written().orElseThrow(() -> new IllegalStateException("nothing is written: " + alter)),
                types,
                names,
                table.indexesOn(column.name()).stream()
                        .filter(it -> mayRefuse(table, column, it))
                        .toList(),
                table.checksOn(column.name()).stream().map(Check::name).toList());
    }

    /** Whether the index may refuse a row for what the column's value is: it is unique, or computes what may not be computed of every value. */
    static boolean mayRefuse(Table table, Column column, Index index) {
        return index.unique()
                || index.computed().stream()
                        .map(WrittenExpression::of)
                        .anyMatch(it -> it.reads(table.name(), column.name()) && !it.surelyComputed(column.name()));
    }

    @Override
    public boolean retyped() {
        return true;
    }

    @Override
    public boolean total() {
        return false;
    }

    @Override
    public boolean numbers() {
        return false;
    }

    @Override
    public String toCounterpart(String ofColumn) {
        WrittenRow row = row();
        return row.callUp(row.news().getFirst(), List.of(ofColumn));
    }

    @Override
    public String toColumn(String ofCounterpart) {
        WrittenRow row = row();
        return row.downOf(row.olds().getFirst(), List.of(ofCounterpart));
    }

    @Override
    public String differ(String ofCounterpart, String ofColumn) {
        return row().callDiffer(List.of(ofColumn), List.of(ofCounterpart), false);
    }

    @Override
    public String differBack(String ofColumn, String ofCounterpart) {
        return row().callDiffer(List.of(ofColumn), List.of(ofCounterpart), true);
    }

    @Override
    public String hiddenDiffers(String ofCounterpart, String ofHidden) {
        return differBack(ofHidden, ofCounterpart);
    }

    @Override
    public String counterpartsDiffer(String left, String right) {
        return Equality.imagesDiffer(left, right);
    }

    @Override
    public String misses(String ofCounterpart, String ofColumn) {
        return row().callMisses(List.of(ofColumn), List.of(ofCounterpart));
    }

    /** None: each side has one of its own, and a value that is missing is made of the other one's. */
    @Override
    public Optional<String> sharedDefault() {
        return Optional.empty();
    }

    @Override
    public String counterpartsDefault() {
        return counterpart.defaultExpression();
    }

    @Override
    public String counterpartIs(Table of, String name) {
        return Probe.columnOfType(of.schema(), of.name(), name, counterpart.type());
    }

    @Override
    public List<RowFunction> functions() {
        return row().functions();
    }

    /** The same as a row of one old value and one new one. */
    WrittenRow row() {
        return new WrittenRow(
                table,
                List.of(new WrittenRow.Part(column, types.from(), written.down())),
                List.of(new WrittenRow.Part(counterpart, types.to(), written.up())),
                false,
                moved,
                new WrittenRow.Functions(List.of(names.up()), names.differ(), names.misses(), names.purpose()));
    }
}
