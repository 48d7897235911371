package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Constraint;
import dev.bellows.document.NewColumn;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the server of everything that a table to be made says, over a row that nobody has: defaults, generated values, collations, CHECKs,
 * and whether its keys can be sorted. Confined to one planning transaction.
 */
final class NewTableReader {
    /** What a plan prints first is the computed expression. */
    private static final Pattern OUTPUT = Pattern.compile("\"Output\": \\[\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Connection connection;
    private final Attempt attempt;
    private final NewTable table;
    private final String name;
    /** Its columns' types that are there, as SQL. */
    private final Map<String, String> types = new TreeMap<>();
    /** One row of NULLs, to stand in FROM under the table's own name. */
    private String row = "";

    NewTableReader(Connection connection, Attempt attempt, CreateTable create) {
        this.connection = connection;
        this.attempt = attempt;
        this.table = NewTable.of(create);
        this.name = create.table().toString();
    }

    List<Expression> read() throws SQLException {
        List<Expression> found = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (NewColumn column : table.create().columns()) {
            String type = ExpressionReader.storedType(column.type());
            if (attempt.value("SELECT pg_catalog.to_regtype(" + literal(type) + ")")
                    .isPresent()) {
                types.put(column.name(), type);
            }
            String value = "NULL::" + types.getOrDefault(column.name(), "text");
            values.add(collated(column, value, found) + " AS " + quoted(column.name()));
        }
        row = "(SELECT " + String.join(", ", values) + " OFFSET 0) AS "
                + quoted(table.table().name());
        for (NewColumn column : table.create().columns()) {
            if (column.definition().defaultExpression().isPresent()) {
                found.add(byDefault(
                        column, column.definition().defaultExpression().get()));
            }
            if (column.generated().isPresent()) {
                generated(column, column.generated().get(), found);
            }
        }
        for (NewTable.Named constraint : table.constraints()) {
            if (constraint.constraint() instanceof Constraint.Check check) {
                attempt.value("EXPLAIN SELECT FROM " + row + " WHERE (" + check.expression() + "\n)");
                found.add(attempt.verdict(Expression.checkOf(name, constraint.name())));
            } else if (constraint.constraint() instanceof Constraint.Unique) {
                sorted(constraint.name(), constraint.constraint().columns(), found);
            }
        }
        sorted(table.keyName(), table.create().primaryKey(), found);
        return found;
    }

    /** The value under its collation, where that is one that its type takes. */
    private String collated(NewColumn column, String value, List<Expression> found) throws SQLException {
        if (column.collation().isEmpty()) {
            return value;
        }
        String collated = value + " COLLATE " + collation(column.collation().get());
        attempt.value("EXPLAIN SELECT " + collated);
        Expression verdict = attempt.verdict(Expression.collationOf(name, column.name()));
        if (!verdict.refused().isEmpty() || !verdict.untried().isEmpty()) {
            found.add(verdict);
            return value;
        }
        return collated;
    }

    /** Quoted and qualified; one without a schema is PostgreSQL's own, as a type is. */
    static String collation(TableName name) {
        return Identifiers.qualified(name.schema().orElse("pg_catalog"), name.name());
    }

    private Expression byDefault(NewColumn column, String expression) throws SQLException {
        String place = Expression.defaultOf(name, column.name());
        if (WrittenExpression.of(expression)
                .tree()
                .filter(it -> !it.all("SubLink").isEmpty())
                .isPresent()) {
            return Expression.of(place, "it is a query, and a default cannot be one", "");
        }
        // Where no aggregate, no window and no set may stand either.
        attempt.value("EXPLAIN SELECT WHERE ((" + expression + "\n)" + cast(column) + ") IS NULL");
        return fits(attempt.verdict(place), column, expression, "");
    }

    private void generated(NewColumn column, String expression, List<Expression> found) throws SQLException {
        attempt.value("EXPLAIN SELECT FROM " + row + " WHERE ((" + expression + "\n)" + cast(column) + ") IS NULL");
        Expression verdict =
                fits(attempt.verdict(Expression.generatedOf(name, column.name())), column, expression, " FROM " + row);
        found.add(verdict);
        if (!verdict.refused().isEmpty()) {
            return;
        }
        Map<String, Long> columns = new TreeMap<>();
        for (Map.Entry<String, String> known : types.entrySet()) {
            columns.put(known.getKey(), oid("pg_catalog.to_regtype(" + literal(known.getValue()) + ")"));
        }
        ChangingParts changing = new ChangingParts(connection, attempt, columns);
        Matcher printed = OUTPUT.matcher(
                attempt.value("EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) SELECT (" + expression + "\n) FROM " + row)
                        .orElse(""));
        if (printed.find()) {
            changing.look(printed.group(1).replaceAll("\\\\n", "\n").replaceAll("\\\\(.)", "$1"));
            changing.cast(
                    oid("(SELECT " + typeOf(expression) + " FROM " + row + ")"),
                    columns.getOrDefault(column.name(), 0L));
        }
        if (changing.surely().isPresent() || changing.maybe().isPresent()) {
            found.add(Expression.of(
                    Expression.changingIn(name, column.name()),
                    changing.surely().orElse(""),
                    changing.surely().isPresent() ? "" : changing.maybe().orElse("")));
        }
    }

    private long oid(String type) throws SQLException {
        return attempt.value("SELECT " + type + "::pg_catalog.oid")
                .map(Long::valueOf)
                .orElse(0L);
    }

    /** SQL that gives an expression's type and computes nothing. */
    private static String typeOf(String expression) {
        return "pg_catalog.pg_typeof(CASE WHEN false THEN (" + expression + "\n) END)";
    }

    private String cast(NewColumn column) {
        return Optional.ofNullable(types.get(column.name()))
                .map(type -> "::" + type)
                .orElse("");
    }

    /** A column takes what can be assigned to it, which is less than what can be cast. */
    private Expression fits(Expression verdict, NewColumn column, String expression, String from) throws SQLException {
        WrittenExpression written = WrittenExpression.of(expression);
        boolean known = types.containsKey(column.name()) && !written.isLiteral() && !written.isNull();
        if (!known || !verdict.refused().isEmpty()) {
            return verdict;
        }
        return attempt.value("SELECT pg_catalog.format_type(s.oid, NULL) FROM (SELECT " + typeOf(expression)
                        + "::pg_catalog.oid AS oid" + from
                        + ") e JOIN pg_catalog.pg_type s ON s.oid = e.oid CROSS JOIN pg_catalog.pg_type t"
                        + " WHERE t.oid = pg_catalog.to_regtype(" + literal(String.valueOf(types.get(column.name())))
                        + ") AND s.oid <> t.oid AND s.typtype = 'b' AND t.typtype = 'b' AND t.typcategory NOT IN ('S', 'A')"
                        + " AND s.typcategory NOT IN ('X', 'A') AND NOT EXISTS (SELECT FROM pg_catalog.pg_cast c"
                        + " WHERE c.castsource = s.oid AND c.casttarget = t.oid AND c.castcontext IN ('i', 'a'))")
                .map(type -> Expression.of(
                        verdict.place(),
                        "it gives " + type + ", which " + column.type() + " takes only by a cast; write it out",
                        ""))
                .orElse(verdict);
    }

    /** What a key's index sorts by is what ORDER BY does. */
    private void sorted(String key, List<String> columns, List<Expression> found) throws SQLException {
        if (!columns.isEmpty()) {
            attempt.value("EXPLAIN SELECT FROM " + row + " ORDER BY " + Identifiers.list(columns));
            Expression verdict = attempt.verdict(Expression.keyOf(name, key));
            if (!verdict.refused().isEmpty()) {
                found.add(verdict);
            }
        }
    }
}
