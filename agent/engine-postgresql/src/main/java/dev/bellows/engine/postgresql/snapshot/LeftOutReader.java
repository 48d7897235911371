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
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.IndexKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.GivenValue;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the server what a row gets that leaves a dropped column out, and whether anything that hangs on the column could refuse such a row.
 * What cannot be proven is told as refused. Confined to the caller's thread and one transaction, in which it leaves settings behind.
 */
final class LeftOutReader {
    private static final String NULL = "NULL";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Attempt attempt;
    private final Table table;
    /** What the columns are called now: the migration may have hidden some. */
    private final Map<String, String> catalogNames;
    /** The dropped columns of the table, each with the same value in every row that leaves it out; empty where that is not known. */
    private final Map<Column, String> values = new LinkedHashMap<>();

    private LeftOutReader(Attempt attempt, Table table, Map<String, String> catalogNames) {
        this.attempt = attempt;
        this.table = table;
        this.catalogNames = catalogNames;
    }

    /** Asks about all dropped columns of one table, since whoever leaves one of them out leaves out all. */
    static List<Expression> read(Attempt attempt, Migration migration, Table table) throws SQLException {
        Map<Column, DropColumn> drops = new LinkedHashMap<>();
        for (Operation operation : migration.operations()) {
            if (operation instanceof DropColumn drop && table.isCalled(drop.table())) {
                // A generated column is computed by the server whoever writes the row, today and then.
                table.column(drop.column()).filter(it -> !it.generated()).ifPresent(it -> drops.put(it, drop));
            }
        }
        return drops.isEmpty()
                ? List.of()
                : new LeftOutReader(attempt, table, hidden(attempt, migration, table)).read(drops);
    }

    private List<Expression> read(Map<Column, DropColumn> drops) throws SQLException {
        List<Expression> found = new ArrayList<>();
        for (Map.Entry<Column, DropColumn> entry : drops.entrySet()) {
            Column column = entry.getKey();
            Optional<String> expression = entry.getValue()
                    .defaultExpression()
                    .or(() -> Optional.of(column.defaultExpression()).filter(it -> !it.isEmpty()));
            if (expression.isPresent()) {
                Expression given = given(entry.getValue(), column, expression.get());
                found.add(given);
                values.put(column, given.value());
            } else {
                values.put(column, column.identity() ? "" : NULL);
            }
        }
        String name = drops.values().iterator().next().table().toString();
        for (Check check : table.checks()) {
            if (check.enforced() && isAbout(check.uses()) && !isNeverFalse(check)) {
                found.add(Expression.of(Expression.checkOf(name, check.name()), check.expression(), ""));
            }
        }
        for (Index index : table.indexes()) {
            Optional<String> part = isAbout(index.uses()) ? unproven(index) : Optional.empty();
            if (part.isPresent()) {
                found.add(Expression.of(Expression.indexOf(name, index.name()), part.get(), ""));
            }
        }
        return found;
    }

    private boolean isAbout(List<String> columns) {
        return values.keySet().stream().anyMatch(it -> columns.contains(it.name()));
    }

    // ---- the value ----

    /** Lets PL/pgSQL assign it to a variable of the column's type, as a trigger would, and print it so that every session reads it alike. */
    private Expression given(DropColumn drop, Column column, String expression) throws SQLException {
        String place = Expression.defaultOf(drop.table().toString(), drop.column());
        GivenValue kind = GivenValue.of(expression);
        if (kind == GivenValue.UNKNOWN) {
            return Expression.of(place, "", "");
        }
        String block = """

                DECLARE
                  blw_value %s;
                BEGIN
                  blw_value := (%s
                  );
                  PERFORM set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
                    set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true);
                  PERFORM set_config('bellows.left_out', coalesce('=' || blw_value::text, ''), true);
                END
                """.formatted(columnType(column), expression);
        attempt.value("DO " + dollarQuoted(block));
        Expression verdict = attempt.verdict(place);
        if (attempt.error().isPresent() || kind != GivenValue.CONSTANT) {
            return verdict;
        }
        String printed =
                attempt.value("SELECT current_setting('bellows.left_out')").orElse("");
        return verdict.giving(printed.isEmpty() ? NULL : literal(printed.substring(1)) + "::" + column.type());
    }

    private String columnType(Column column) {
        return qualified(table.schema(), table.name()) + "." + quoted(catalogName(column.name())) + "%TYPE";
    }

    // ---- what could refuse it ----

    /** Whether the server's planner proves from the value that no row breaks the CHECK: it plans no look then. */
    private boolean isNeverFalse(Check check) throws SQLException {
        return isNever("(" + check.expression() + "\n) IS FALSE", rows(true));
    }

    /**
     * What an index computes of a row, where it may fail with the value: NULL is passed through by what is strict, and that of the column
     * alone can be computed.
     *
     * @return empty where nothing can fail
     */
    private Optional<String> unproven(Index index) throws SQLException {
        List<String> computed = Stream.concat(
                        index.keys().stream().map(IndexKey::expression).filter(it -> !it.isEmpty()),
                        Stream.of(index.predicate()).filter(it -> !it.isEmpty()))
                .filter(it -> values.keySet().stream()
                        .anyMatch(column -> WrittenExpression.of(it).reads(table.name(), column.name())))
                .toList();
        for (String expression : computed) {
            if (!isNever("(" + expression + "\n) IS NOT NULL", rows(true)) && !isComputed(expression, rows(false))) {
                return Optional.of(expression);
            }
        }
        return Optional.empty();
    }

    private boolean isComputed(String expression, String rows) throws SQLException {
        attempt.value("SELECT (" + expression + "\n) IS NULL" + rows);
        return attempt.error().isEmpty();
    }

    /** Only the topmost node tells of all rows. */
    private boolean isNever(String condition, String rows) throws SQLException {
        Optional<String> plan = attempt.value("EXPLAIN (FORMAT JSON) SELECT" + rows + " WHERE " + condition);
        try {
            JsonNode root = JSON.readTree(plan.orElse("[]"));
            return root.path(0).path("Plan").path("One-Time Filter").asText("").equals("false");
        } catch (IOException e) {
            throw new SQLException("the server's plan is no JSON: " + plan.orElse(""), e);
        }
    }

    /** Rows by the document's names, with the values that are known, and with the other columns of the table or without. */
    private String rows(boolean others) {
        Map<String, String> items = new LinkedHashMap<>();
        if (others) {
            table.columnNames().forEach(name -> items.put(name, quoted(catalogName(name))));
        }
        values.forEach((column, value) -> {
            if (!value.isEmpty()) {
                items.put(column.name(), "(" + value + ")::" + column.type());
            }
        });
        return " FROM (SELECT "
                + items.entrySet().stream()
                        .map(item -> item.getValue() + " AS " + quoted(item.getKey()))
                        .collect(Collectors.joining(", "))
                + (others ? " FROM ONLY " + qualified(table.schema(), table.name()) : "") + ") AS "
                + quoted(table.name());
    }

    private String catalogName(String name) {
        return catalogNames.getOrDefault(name, name);
    }

    private static Map<String, String> hidden(Attempt attempt, Migration migration, Table table) throws SQLException {
        OwnNames names = OwnNames.of(migration);
        Map<String, String> hidden = new TreeMap<>();
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                Optional<String> taken = effect instanceof Effect.RenamesColumn rename
                        ? Optional.of(rename.from())
                        : effect instanceof Effect.DropsColumn dropped
                                ? Optional.of(dropped.column())
                                : Optional.empty();
                if (taken.isPresent() && table.isCalled(effect.table())) {
                    String name = names.hidden(effect.table(), taken.get());
                    if (isThere(attempt, table, name)) {
                        hidden.put(taken.get(), name);
                    }
                }
            }
        }
        return hidden;
    }

    private static boolean isThere(Attempt attempt, Table table, String column) throws SQLException {
        return attempt.value("SELECT 'there' FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = " + literal(table.schema())
                        + " AND c.relname = " + literal(table.name()) + " AND a.attname = " + literal(column)
                        + " AND NOT a.attisdropped")
                .isPresent();
    }
}
