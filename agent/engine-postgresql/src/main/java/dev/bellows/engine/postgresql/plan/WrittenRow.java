package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.plan.RowFunction.Parameter;
import dev.bellows.engine.postgresql.snapshot.ConvertedColumn;
import dev.bellows.engine.postgresql.snapshot.IndexTraces;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A person says how the values of some columns of a row, the old ones, go over into others, the new ones, and back: one into one where a
 * column gets other values, one into several and several into one too. The two sides belong together when each new one is what its
 * {@code up} makes of the old ones, or each old one is what its {@code down} makes of the new ones: whoever wrote last decided one side, and
 * either way may lose something.
 *
 * <p>Expressions may raise. They are cast explicitly to the type without its modifier, and assigned to it with: what is too long is refused,
 * not cut. One that raises makes nothing of its whole side.
 *
 * @param table the table, by whose name an expression may call the row
 * @param olds the old columns, at least one
 * @param news the new ones, at least one
 * @param traced whether the functions say which old columns are never NULL: while those are hidden, nothing else does
 * @param moved indexes that go over when the old columns are hidden, which the functions say
 * @param names names of the functions
 */
record WrittenRow(Table table, List<Part> olds, List<Part> news, boolean traced, List<Index> moved, Functions names) {
    /**
     * One column.
     *
     * @param column the column
     * @param type its type as the server prints it, without its modifier
     * @param expression SQL that makes its value of the other side's
     */
    record Part(Column column, String type, String expression) {
        String name() {
            return column.name();
        }

        boolean required() {
            return column.notNull();
        }
    }

    /**
     * Names of functions.
     *
     * @param ups make the values of the new columns, in their order
     * @param differ tells whether two sides belong together
     * @param misses tells whether a row has none of the old values
     * @param purpose for people who find one, safe in a comment
     */
    record Functions(List<String> ups, String differ, String misses, String purpose) {
        Functions {
            ups = List.copyOf(ups);
        }
    }

    private static final String COLUMN = "blw_column";
    private static final String COUNTERPART = "blw_counterpart";
    private static final String HIDDEN = "blw_hidden";
    private static final String UP = "blw_up";
    private static final String DOWN = "blw_down";
    private static final String CAUGHT = "EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n";

    WrittenRow {
        olds = List.copyOf(olds);
        news = List.copyOf(news);
        moved = List.copyOf(moved);
    }

    // ---- names and comparisons ----

    /** Names of variables, one for each column of a side. */
    static List<String> variables(String name, List<Part> side) {
        return side.size() == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, side.size())
                        .mapToObj(it -> name + "_" + it)
                        .toList();
    }

    List<String> ups() {
        return variables(UP, news);
    }

    List<String> downs() {
        return variables(DOWN, olds);
    }

    /** SQL that is true when the values of one side, in order, are not the same. */
    static String differ(List<String> left, List<String> right) {
        return Equality.imagesDiffer(String.join(", ", left), String.join(", ", right));
    }

    static String allNull(List<String> values) {
        return joined(values, " IS NULL", " AND ");
    }

    static String anyPresent(List<String> values) {
        return joined(values, " IS NOT NULL", " OR ");
    }

    private static String joined(List<String> values, String condition, String between) {
        String all = values.stream().map(it -> it + condition).collect(Collectors.joining(between));
        return values.size() == 1 ? all : "(" + all + ")";
    }

    /** SQL that is true when one of the values is NULL whose column is not to be; empty where each may be. */
    static String lacks(List<Part> side, List<String> values) {
        return missing(side, values).collect(Collectors.joining(" OR "));
    }

    private static Stream<String> missing(List<Part> side, List<String> values) {
        return IntStream.range(0, side.size())
                .filter(it -> side.get(it).required())
                .mapToObj(it -> values.get(it) + " IS NULL");
    }

    static List<String> quotedNames(List<Part> side) {
        return side.stream().map(it -> quoted(it.name())).toList();
    }

    // ---- expressions ----

    /** SQL of the value of one new column over those of the old ones; it may raise. */
    String upOf(Part made, List<String> ofOlds) {
        return made(made, olds, ofOlds);
    }

    /** SQL of the value of one old column over those of the new ones; it may raise. */
    String downOf(Part made, List<String> ofNews) {
        return made(made, news, ofNews);
    }

    private String made(Part part, List<Part> side, List<String> values) {
        String row = IntStream.range(0, side.size())
                .mapToObj(it -> values.get(it) + collation(side.get(it)) + " AS "
                        + quoted(side.get(it).name()))
                .collect(Collectors.joining(", "));
        return "(SELECT ((" + part.expression() + "\n)::" + part.type() + ") FROM (SELECT " + row + ") AS "
                + quoted(table.name()) + ")";
    }

    /** What it has as a row's value it has not as an argument. */
    private static String collation(Part part) {
        return part.column().collation().isEmpty()
                ? ""
                : " COLLATE " + part.column().collation();
    }

    /** Statements that give the variables what the ups make, at that indentation. */
    String assignUps(String indent, List<String> ofOlds) {
        return assign(indent, ups(), news, olds, ofOlds);
    }

    /** The same of the downs. */
    String assignDowns(String indent, List<String> ofNews) {
        return assign(indent, downs(), olds, news, ofNews);
    }

    private String assign(String indent, List<String> variables, List<Part> side, List<Part> of, List<String> values) {
        return IntStream.range(0, side.size())
                .mapToObj(it -> indent + variables.get(it) + " := " + made(side.get(it), of, values) + ";\n")
                .collect(Collectors.joining());
    }

    /** Declarations of the variables that hold what ups and downs make. */
    String declarations() {
        return declared(ups(), news) + declared(downs(), olds);
    }

    private static String declared(List<String> variables, List<Part> side) {
        return IntStream.range(0, side.size())
                .mapToObj(it ->
                        "  " + variables.get(it) + " " + side.get(it).column().type() + ";\n")
                .collect(Collectors.joining());
    }

    // ---- functions ----

    List<RowFunction> functions() {
        return Stream.concat(news.stream().map(this::upFunction), Stream.of(differFunction(), missesFunction()))
                .toList();
    }

    /** SQL of the value of one new column, which says what it cannot make. */
    String callUp(Part made, List<String> ofOlds) {
        return upFunction(made).call(ofOlds.toArray(String[]::new));
    }

    /** SQL that is true when two sides do not belong together; it never raises. */
    String callDiffer(List<String> ofOlds, List<String> ofNews, boolean hidden) {
        return differFunction()
                .call(Stream.of(ofOlds.stream(), ofNews.stream(), Stream.of(String.valueOf(hidden)))
                        .flatMap(it -> it)
                        .toArray(String[]::new));
    }

    /** SQL that is true where the new values have no old ones, and the hidden columns do not hold any; it never raises. */
    String callMisses(List<String> ofOlds, List<String> ofNews) {
        return missesFunction()
                .call(Stream.concat(ofOlds.stream(), ofNews.stream()).toArray(String[]::new));
    }

    private RowFunction upFunction(Part made) {
        String body = head()
                + "DECLARE\n"
                + "  blw_made " + made.column().type() + ";\n"
                + "BEGIN\n"
                + "  blw_made := " + upOf(made, variables(COLUMN, olds)) + ";\n"
                + (made.required() ? """
                              IF blw_made IS NULL THEN
                                RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'up gives NULL, and the column is NOT NULL';
                              END IF;
                            """ : "")
                + "  RETURN blw_made;\n"
                + "END\n";
        return function(names.ups().get(news.indexOf(made)), parameters(COLUMN, olds), made.type(), body);
    }

    private RowFunction differFunction() {
        List<String> columns = variables(COLUMN, olds);
        List<String> counterparts = variables(COUNTERPART, news);
        String required = required(columns, counterparts);
        String body = head()
                + "DECLARE\n"
                + declarations()
                + trace()
                + "BEGIN\n"
                + (required.isEmpty()
                        ? ""
                        : "  IF (CASE WHEN blw_hidden THEN " + required + " END) THEN\n"
                                + "    RETURN true;\n"
                                + "  END IF;\n")
                + "  BEGIN\n"
                + assignUps("    ", columns)
                + "    IF NOT (" + differ(ups(), counterparts) + ") THEN\n"
                + "      RETURN false;\n"
                + "    END IF;\n"
                // Nobody has set it: the column's value goes over, where it does.
                + "    IF " + allNull(counterparts) + " AND NOT blw_hidden THEN\n"
                + "      RETURN true;\n"
                + "    END IF;\n"
                + "  " + CAUGHT
                + "    NULL;\n"
                + "  END;\n"
                + "  BEGIN\n"
                + assignDowns("    ", counterparts)
                + "    RETURN " + differ(downs(), columns) + ";\n"
                + "  " + CAUGHT
                + "    RETURN true;\n"
                + "  END;\n"
                + "END\n";
        return function(
                names.differ(),
                Stream.of(
                                parameters(COLUMN, olds).stream(),
                                parameters(COUNTERPART, news).stream(),
                                Stream.of(new Parameter(HIDDEN, "pg_catalog.bool")))
                        .flatMap(it -> it)
                        .toList(),
                "pg_catalog.bool",
                body);
    }

    private String required(List<String> columns, List<String> counterparts) {
        String old = lacks(olds, columns);
        String other = lacks(news, counterparts);
        return old.isEmpty() && other.isEmpty()
                ? ""
                : (old.isEmpty() ? "false" : old) + " ELSE " + (other.isEmpty() ? "false" : other);
    }

    private RowFunction missesFunction() {
        List<String> columns = variables(COLUMN, olds);
        List<String> counterparts = variables(COUNTERPART, news);
        String present = missing(olds, columns)
                .map(it -> it.replace(" IS NULL", " IS NOT NULL AND "))
                .collect(Collectors.joining());
        String lacks = lacks(olds, downs());
        String body = head()
                + "DECLARE\n"
                + declarations()
                + "BEGIN\n"
                + "  BEGIN\n"
                + assignUps("    ", columns)
                + "    IF " + present + "NOT (" + differ(ups(), counterparts) + ") THEN\n"
                + "      RETURN false;\n"
                + "    END IF;\n"
                + "  " + CAUGHT
                + "    NULL;\n"
                + "  END;\n"
                + assignDowns("  ", counterparts)
                + "  RETURN " + (lacks.isEmpty() ? "false" : lacks) + ";\n"
                + CAUGHT
                + "  RETURN true;\n"
                + "END\n";
        return function(
                names.misses(),
                Stream.concat(parameters(COLUMN, olds).stream(), parameters(COUNTERPART, news).stream())
                        .toList(),
                "pg_catalog.bool",
                body);
    }

    /** What a comparison of catalogs reads again: see {@link ConvertedColumn} and {@link IndexTraces}. */
    private String trace() {
        List<String> lines = new ArrayList<>();
        if (traced) {
            olds.stream()
                    .filter(Part::required)
                    .forEach(
                            it -> lines.add("  " + ConvertedColumn.trace(lines.size() + 1, literal(it.name())) + "\n"));
        }
        for (int i = 0; i < moved.size(); i++) {
            lines.add("  " + IndexTraces.trace(i + 1, moved.get(i)) + "\n");
        }
        return String.join("", lines);
    }

    private static List<Parameter> parameters(String name, List<Part> side) {
        List<String> variables = variables(name, side);
        return IntStream.range(0, side.size())
                .mapToObj(it -> new Parameter(variables.get(it), side.get(it).type()))
                .toList();
    }

    private String head() {
        return "\n#variable_conflict use_column\n-- " + names.purpose() + "\n";
    }

    private RowFunction function(String name, List<Parameter> parameters, String returns, String body) {
        return new RowFunction(table.schema(), name, parameters, returns, body);
    }
}
