package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.GivenValue;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks the server what a row gets that leaves the dropped columns of a table out, and whether anything that hangs on one of them could
 * refuse such a row; and the same of a row whose value does not fit a hidden column. What cannot be proven is told as refused. No row of the table is read, and nothing that others wrote is run. Confined
 * to the caller's thread and one transaction.
 */
final class LeftOutReader {
    private static final String NULL = "NULL";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attcollation <> 0 THEN (SELECT quote_ident(n.nspname) || '.' || quote_ident(co.collname) FROM pg_collation co
                JOIN pg_namespace n ON n.oid = co.collnamespace WHERE co.oid = a.attcollation) ELSE '' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """;

    private final Attempt attempt;
    private final Table table;
    /** Every column by the name that the document has for it. */
    private final Map<String, Shape> shapes;
    /** The dropped columns of the table, each with the same value in every row that leaves it out; empty where that is not known. */
    private final Map<Column, String> values = new LinkedHashMap<>();

    /**
     * A column as the catalog has it now: the migration may have hidden it.
     *
     * @param name present name
     * @param type with its modifier
     * @param collation quoted and qualified; empty for a type without
     */
    private record Shape(String name, String type, String collation) {
        String collate() {
            return collation.isEmpty() ? "" : " COLLATE " + collation;
        }
    }

    private LeftOutReader(Attempt attempt, Table table, Map<String, Shape> shapes) {
        this.attempt = attempt;
        this.table = table;
        this.shapes = shapes;
    }

    /** Asks about all dropped columns of one table, since whoever leaves one of them out leaves out all. */
    static List<Expression> read(Connection connection, Attempt attempt, Migration migration, Table table)
            throws SQLException {
        Map<Column, DropColumn> drops = new LinkedHashMap<>();
        for (Operation operation : migration.operations()) {
            if (operation instanceof DropColumn drop && table.isCalled(drop.table())) {
                // A generated column is computed by the server whoever writes the row, today and then.
                table.column(drop.column()).filter(it -> !it.generated()).ifPresent(it -> drops.put(it, drop));
            }
        }
        return drops.isEmpty()
                ? List.of()
                : new LeftOutReader(attempt, table, shapes(connection, migration, table)).read(drops);
    }

    /** Asks of each column that gets another type whether a CHECK may refuse a row in which it is NULL, whatever the others hold. */
    static List<Expression> readEmpty(Connection connection, Attempt attempt, Migration migration, Table table)
            throws SQLException {
        List<Expression> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            if (!(operation instanceof AlterColumn alter) || !table.isCalled(alter.table())) {
                continue;
            }
            Optional<Column> column = table.column(alter.column());
            if (column.isPresent()) {
                LeftOutReader reader = new LeftOutReader(attempt, table, shapes(connection, migration, table));
                reader.values.put(column.get(), NULL);
                for (Check check : table.checksOn(alter.column())) {
                    found.add(Expression.of(
                            Expression.checkOfEmpty(table.qualified(), check.name()),
                            reader.isNeverFalse(check) ? "" : check.expression(),
                            ""));
                }
            }
        }
        return found;
    }

    private List<Expression> read(Map<Column, DropColumn> drops) throws SQLException {
        List<Expression> found = new ArrayList<>();
        for (Map.Entry<Column, DropColumn> entry : drops.entrySet()) {
            Column column = entry.getKey();
            Optional<String> expression = entry.getValue()
                    .defaultExpression()
                    .or(() -> Optional.of(column.defaultExpression()).filter(it -> !it.isEmpty()));
            if (expression.isPresent()) {
                Expression given = given(column, expression.get());
                found.add(given);
                values.put(column, given.value());
            } else {
                values.put(column, column.identity() ? "" : NULL);
            }
        }
        for (Check check : table.checks()) {
            if (check.enforced() && isAbout(check.uses()) && !isNeverFalse(check)) {
                found.add(Expression.of(Expression.checkOf(table.qualified(), check.name()), check.expression(), ""));
            }
        }
        for (Index index : table.indexes()) {
            Optional<String> part = isAbout(index.uses()) ? unproven(index) : Optional.empty();
            if (part.isPresent()) {
                found.add(Expression.of(Expression.indexOf(table.qualified(), index.name()), part.get(), ""));
            }
        }
        return found;
    }

    private boolean isAbout(List<String> columns) {
        return values.keySet().stream().anyMatch(it -> columns.contains(it.name()));
    }

    // ---- the value ----

    /**
     * Lets PL/pgSQL assign it to a variable of the column's type, as a trigger would, and print it so that every session reads it alike.
     * The settings are as before when it is done.
     */
    private Expression given(Column column, String expression) throws SQLException {
        String place = Expression.defaultOf(table.qualified(), column.name());
        GivenValue kind = GivenValue.of(expression);
        if (kind == GivenValue.UNKNOWN || !column.readsAlikeEverywhere()) {
            return Expression.of(place, "", "");
        }
        String block = """

                DECLARE
                  blw_value %s%%TYPE;
                  blw_before pg_catalog.text[] := ARRAY['DateStyle', current_setting('DateStyle'),
                    'IntervalStyle', current_setting('IntervalStyle'), 'bytea_output', current_setting('bytea_output'),
                    'extra_float_digits', current_setting('extra_float_digits')];
                BEGIN
                  blw_value := (%s
                  );
                  PERFORM set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
                    set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true);
                  PERFORM set_config('bellows.left_out', coalesce('=' || blw_value::text, ''), true);
                  FOR i IN 1..7 BY 2 LOOP
                    PERFORM set_config(blw_before[i], blw_before[i + 1], true);
                  END LOOP;
                END
                """.formatted(
                        qualified(table.schema(), table.name()) + "."
                                + quoted(shape(column).name()),
                        expression);
        attempt.value("DO " + dollarQuoted(block));
        Expression verdict = attempt.verdict(place);
        if (attempt.error().isPresent() || kind != GivenValue.CONSTANT) {
            return verdict;
        }
        String printed =
                attempt.value("SELECT current_setting('bellows.left_out')").orElse("");
        return verdict.giving(printed.isEmpty() ? NULL : literal(printed.substring(1)));
    }

    // ---- what could refuse it ----

    /** Whether the server's planner proves from the values that no row breaks the CHECK: it plans no look then. */
    private boolean isNeverFalse(Check check) throws SQLException {
        if (!WrittenExpression.of(check.expression()).isComputedByCatalog()) {
            return false;
        }
        Optional<String> plan = attempt.value(
                "EXPLAIN (FORMAT JSON) SELECT" + rows() + " WHERE (" + check.expression() + "\n) IS FALSE");
        try {
            // Only the topmost node tells of all rows.
            JsonNode root = JSON.readTree(plan.orElse("[]"));
            return root.path(0).path("Plan").path("One-Time Filter").asText("").equals("false");
        } catch (IOException e) {
            throw new SQLException("the server's plan is no JSON: " + plan.orElse(""), e);
        }
    }

    /**
     * What an index computes of a dropped column, where it may fail for the value, or for that of an old row beside another value of a
     * column that stays.
     *
     * @return empty where nothing can fail
     */
    private Optional<String> unproven(Index index) throws SQLException {
        List<String> computed = index.computed().stream()
                .filter(it -> values.keySet().stream().anyMatch(column -> reads(it, column.name())))
                .toList();
        for (String expression : computed) {
            boolean others = shapes.keySet().stream()
                    .filter(name -> values.keySet().stream()
                            .noneMatch(column -> column.name().equals(name)))
                    .anyMatch(name -> reads(expression, name));
            if (others || !WrittenExpression.of(expression).isComputedByCatalog() || !isComputed(expression)) {
                return Optional.of(expression);
            }
        }
        return Optional.empty();
    }

    private boolean reads(String expression, String column) {
        return WrittenExpression.of(expression).reads(table.name(), column);
    }

    private boolean isComputed(String expression) throws SQLException {
        attempt.value("SELECT (" + expression + "\n) IS NULL FROM (SELECT " + String.join(", ", items().values())
                + ") AS " + quoted(table.name()));
        return attempt.error().isEmpty();
    }

    /** Rows of the table's shape with the values that are known, and anything at all in the other columns. */
    private String rows() {
        Map<String, String> items = items();
        String opaque = shapes.entrySet().stream()
                .filter(shape -> !items.containsKey(shape.getKey()))
                .map(shape -> quoted(shape.getKey()) + " " + shape.getValue().type()
                        + shape.getValue().collate())
                .collect(Collectors.joining(", "));
        // Not the table: what the planner knows of that, its constraints and policies, would be taken for a proof.
        String source = opaque.isEmpty() ? "" : " FROM jsonb_to_record('{}'::jsonb) AS blw_row (" + opaque + ")";
        shapes.keySet().stream()
                .filter(name -> !items.containsKey(name))
                .toList()
                .forEach(name -> items.put(name, "blw_row." + quoted(name)));
        return " FROM (SELECT " + String.join(", ", items.values()) + source + ") AS " + quoted(table.name());
    }

    /** The dropped columns whose values are known. */
    private Map<String, String> items() {
        Map<String, String> items = new LinkedHashMap<>();
        values.forEach((column, value) -> {
            if (!value.isEmpty()) {
                Shape shape = shape(column);
                items.put(
                        column.name(),
                        "(" + value + ")::" + shape.type() + shape.collate() + " AS " + quoted(column.name()));
            }
        });
        return items;
    }

    private Shape shape(Column column) {
        return Optional.ofNullable(shapes.get(column.name()))
                .orElseThrow(() -> new IllegalStateException("the column went while it was read: " + column.name()));
    }

    private static Map<String, Shape> shapes(Connection connection, Migration migration, Table table)
            throws SQLException {
        Map<String, String> shown = shown(migration, table);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    Shape shape = new Shape(name, row.getString(2), row.getString(3));
                    if (shown.containsKey(name)) {
                        shapes.put(shown.get(name), shape);
                    } else {
                        // What changed places with a hidden column has its name.
                        shapes.putIfAbsent(name, shape);
                    }
                }
            }
        }
        return shapes;
    }

    /** Hidden names of this migration to the document's. */
    private static Map<String, String> shown(Migration migration, Table table) {
        OwnNames names = OwnNames.of(migration);
        Map<String, String> shown = new TreeMap<>();
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                List<String> taken = switch (effect) {
                    case Effect.RenamesColumn renamed -> List.of(renamed.from());
                    case Effect.RetypesColumn retyped -> List.of(retyped.column());
                    case Effect.DropsColumn dropped -> List.of(dropped.column());
                    case Effect.ConvertsColumns converted -> converted.from();
                    case Effect.AddsColumn ignored -> List.<String>of();
                    case Effect.Restates ignored -> List.<String>of();
                    case Effect.RenamesNamed ignored -> List.<String>of();
                    case Effect.MakesIndex ignored -> List.<String>of();
                    case Effect.MakesTable ignored -> List.<String>of();
                    case Effect.DropsTable ignored -> List.<String>of();
                    case Effect.RenamesTable ignored -> List.<String>of();
                    case Effect.Binds ignored -> List.<String>of();
                    case Effect.Frees ignored -> List.<String>of();
                    case Effect.PointedAt ignored -> List.<String>of();
                    case Effect.DropsIndex ignored -> List.<String>of();
                    case Effect.RebuildsIndexes ignored -> List.<String>of();
                    case Effect.ReadsRow ignored -> List.<String>of();
                    case Effect.WritesColumn ignored -> List.<String>of();
                };
                taken.stream()
                        .filter(it -> table.isCalled(effect.table()))
                        .forEach(column -> shown.put(names.hidden(effect.table(), column), column));
            }
        }
        return shown;
    }
}
