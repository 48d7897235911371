package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.UpDown;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.RowFunction.Parameter;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
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
 */
record WrittenValues(Column column, Column counterpart, Table table, UpDown written, Types types, Functions names)
        implements Conversion {
    private static final String COLUMN = "blw_column";
    private static final String COUNTERPART = "blw_counterpart";
    private static final String HIDDEN = "blw_hidden";

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
                names);
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
        return up().call(ofColumn);
    }

    @Override
    public String toColumn(String ofCounterpart) {
        return downOf(ofCounterpart);
    }

    @Override
    public String differ(String ofCounterpart, String ofColumn) {
        return differ().call(ofColumn, ofCounterpart, "false");
    }

    @Override
    public String differBack(String ofColumn, String ofCounterpart) {
        return differ().call(ofColumn, ofCounterpart, "true");
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
        return misses().call(ofColumn, ofCounterpart);
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
        return List.of(up(), differ(), misses());
    }

    /** SQL of {@code up} over a value; it may raise. */
    String upOf(String value) {
        // What it has as a row's value it has not as an argument.
        String collation = column.collation().isEmpty() ? "" : " COLLATE " + column.collation();
        return made(written.up(), types.to(), value + collation, column.name());
    }

    /** SQL of {@code down} over a value; it may raise. */
    String downOf(String value) {
        return made(written.down(), types.from(), value, counterpart.name());
    }

    private String made(String expression, String type, String value, String called) {
        return "(SELECT ((" + expression + "\n)::" + type + ") FROM (SELECT " + value + " AS " + quoted(called)
                + ") AS " + quoted(table.name()) + ")";
    }

    /** The counterpart's value of a row that is filled: what it cannot make, it says. */
    private RowFunction up() {
        String body = head()
                + "DECLARE\n"
                + "  blw_made " + counterpart.type() + ";\n"
                + "BEGIN\n"
                + "  blw_made := " + upOf(COLUMN) + ";\n"
                + (column.notNull() ? """
                              IF blw_made IS NULL THEN
                                RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'up gives NULL, and the column is NOT NULL';
                              END IF;
                            """ : "")
                + "  RETURN blw_made;\n"
                + "END\n";
        return function(names.up(), List.of(new Parameter(COLUMN, types.from())), types.to(), body);
    }

    private RowFunction differ() {
        String body = head()
                + "DECLARE\n"
                + "  blw_up " + counterpart.type() + ";\n"
                + "  blw_down " + column.type() + ";\n"
                + "BEGIN\n"
                + (column.notNull() ? """
                              IF (CASE WHEN blw_hidden THEN blw_column IS NULL ELSE blw_counterpart IS NULL END) THEN
                                RETURN true;
                              END IF;
                            """ : "")
                + "  BEGIN\n"
                + "    blw_up := " + upOf(COLUMN) + ";\n"
                + "    IF NOT (" + counterpartsDiffer("blw_up", COUNTERPART) + ") THEN\n"
                + "      RETURN false;\n"
                + "    END IF;\n"
                // Nobody has set it: the column's value goes over, where it does.
                + "    IF blw_counterpart IS NULL AND NOT blw_hidden THEN\n"
                + "      RETURN true;\n"
                + "    END IF;\n"
                + "  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n"
                + "    NULL;\n"
                + "  END;\n"
                + "  BEGIN\n"
                + "    blw_down := " + downOf(COUNTERPART) + ";\n"
                + "    RETURN " + Equality.imagesDiffer("blw_down", COLUMN) + ";\n"
                + "  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n"
                + "    RETURN true;\n"
                + "  END;\n"
                + "END\n";
        return function(
                names.differ(),
                List.of(
                        new Parameter(COLUMN, types.from()),
                        new Parameter(COUNTERPART, types.to()),
                        new Parameter(HIDDEN, "pg_catalog.bool")),
                "pg_catalog.bool",
                body);
    }

    private RowFunction misses() {
        String body = head()
                + "DECLARE\n"
                + "  blw_up " + counterpart.type() + ";\n"
                + "  blw_down " + column.type() + ";\n"
                + "BEGIN\n"
                + "  BEGIN\n"
                + "    blw_up := " + upOf(COLUMN) + ";\n"
                + "    IF " + (column.notNull() ? "blw_column IS NOT NULL AND " : "") + "NOT ("
                + counterpartsDiffer("blw_up", COUNTERPART) + ") THEN\n"
                + "      RETURN false;\n"
                + "    END IF;\n"
                + "  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n"
                + "    NULL;\n"
                + "  END;\n"
                + "  blw_down := " + downOf(COUNTERPART) + ";\n"
                + "  RETURN " + (column.notNull() ? "blw_down IS NULL" : "false") + ";\n"
                + "EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n"
                + "  RETURN true;\n"
                + "END\n";
        return function(
                names.misses(),
                List.of(new Parameter(COLUMN, types.from()), new Parameter(COUNTERPART, types.to())),
                "pg_catalog.bool",
                body);
    }

    private String head() {
        return "\n#variable_conflict use_column\n-- " + names.purpose() + "\n";
    }

    private RowFunction function(String name, List<Parameter> parameters, String returns, String body) {
        return new RowFunction(table.schema(), name, parameters, returns, body);
    }
}
