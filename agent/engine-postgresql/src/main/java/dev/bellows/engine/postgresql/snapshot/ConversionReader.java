package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.ColumnConversion;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets the server resolve and try what a migration says of how values go over into another type and back. Each is an expression over the columns of
 * the other side: what reads more than that cannot be resolved here. Confined to the caller's thread and one transaction.
 */
final class ConversionReader {
    private final Connection connection;
    private final Attempt attempt;
    private final OwnNames names;

    ConversionReader(Connection connection, Attempt attempt, Migration migration) {
        this.connection = connection;
        this.attempt = attempt;
        this.names = OwnNames.of(migration);
    }

    /** A column as it is, the migration may have hidden it: what the document says of it, and its present name. */
    record Old(String shown, String name, String type, boolean required, String defaultExpression, String down) {}

    /** A column that comes; its type without a modifier. */
    record New(String name, String place, String written, String type, boolean required, String up) {}

    /** Both sides as the server knows them. */
    record Sides(TableName table, String called, List<Old> olds, List<New> news) {
        List<String> expressions() {
            return Stream.concat(news.stream().map(New::up), olds.stream().map(Old::down))
                    .toList();
        }
    }

    List<Expression> read(AlterColumn alter) throws SQLException {
        Optional<WrittenColumns> written = WrittenColumns.of(alter);
        return written.isPresent() ? read(written.get()) : List.of();
    }

    List<Expression> read(ColumnConversion convert) throws SQLException {
        return read(WrittenColumns.of(convert));
    }

    /** A column or a type that is not there is refused elsewhere. */
    private List<Expression> read(WrittenColumns written) throws SQLException {
        List<Old> olds = new ArrayList<>();
        for (WrittenColumns.Old column : written.olds()) {
            old(written.table(), column).ifPresent(olds::add);
        }
        List<New> news = new ArrayList<>();
        for (WrittenColumns.New column : written.news()) {
            attempt.value("SELECT pg_catalog.format_type(pg_catalog.to_regtype(" + literal(column.type()) + "), -1)")
                    .filter(type -> !type.equals("-"))
                    .map(type -> new New(
                            column.name(),
                            column.place(),
                            column.type(),
                            type,
                            column.required().orElseGet(() -> olds.stream().anyMatch(Old::required)),
                            column.up()))
                    .ifPresent(news::add);
        }
        return olds.size() == written.olds().size()
                        && news.size() == written.news().size()
                ? read(new Sides(written.table(), written.called(), olds, news))
                : List.of();
    }

    private List<Expression> read(Sides sides) throws SQLException {
        String table = sides.table().toString();
        List<Expression> found = new ArrayList<>();
        for (Old old : sides.olds()) {
            found.add(Expression.of(Expression.oldTypeOf(table, old.shown()), "", "")
                    .giving(old.type()));
        }
        for (New made : sides.news()) {
            found.add(Expression.of(Expression.newTypeOf(table, made.place()), "", "")
                    .giving(made.type()));
            attempt.value("EXPLAIN SELECT NULL::" + made.type() + " ORDER BY 1");
            found.add(attempt.verdict(Expression.orderOf(table, made.place())));
        }
        Set<String> reads = new TreeSet<>();
        List<Expression> verdicts = new ArrayList<>();
        boolean resolved = resolve(sides, reads, verdicts);
        if (!resolved) {
            found.addAll(verdicts);
            return found;
        }
        // Before the trial, which leaves settings behind.
        defaults(sides, found);
        Map<String, String> trial = tried(sides);
        String others = reads.isEmpty() ? trial.getOrDefault("reads", "") : String.join(", ", reads);
        if (!others.isEmpty()) {
            found.add(Expression.of(Expression.otherRowsOf(table, sides.called()), others, ""));
        }
        judge(sides, trial, found);
        String foreign = foreignFunctions(sides);
        if (!foreign.isEmpty()) {
            found.add(Expression.of(Expression.foreignFunctionsOf(table, sides.called()), foreign, ""));
        }
        return found;
    }

    /** Whether the server knows what each expression means over the other side alone. */
    private boolean resolve(Sides sides, Set<String> reads, List<Expression> verdicts) throws SQLException {
        String table = sides.table().toString();
        String alias = ") AS " + quoted(sides.table().name());
        String olds = sides.olds().stream()
                .map(it -> quoted(it.name()) + " AS " + quoted(it.shown()))
                .collect(Collectors.joining(", "));
        String news = sides.news().stream()
                .map(it -> "NULL::" + it.type() + " AS " + quoted(it.name()))
                .collect(Collectors.joining(", "));
        boolean all = true;
        for (New made : sides.news()) {
            Optional<String> plan = explain("SELECT ((" + made.up() + "\n)::" + made.type() + ") FROM (SELECT " + olds
                    + " FROM ONLY " + qualified(sides.table()) + alias);
            verdicts.add(attempt.verdict(Expression.upOf(table, made.place())));
            plan.ifPresent(it -> reads.addAll(ExpressionReader.scannedBeside(sides.table(), it)));
            all &= plan.isPresent();
        }
        for (Old old : sides.olds()) {
            Optional<String> plan =
                    explain("SELECT ((" + old.down() + "\n)::" + old.type() + ") FROM (SELECT " + news + alias);
            verdicts.add(attempt.verdict(Expression.downOf(table, old.shown())));
            plan.ifPresent(it -> reads.addAll(ExpressionReader.scannedBeside(sides.table(), it)));
            all &= plan.isPresent();
        }
        return all;
    }

    /** What the ups make of a row of defaults, where those are values. */
    private void defaults(Sides sides, List<Expression> found) throws SQLException {
        boolean literal = sides.olds().stream()
                .map(Old::defaultExpression)
                .allMatch(it -> it.isEmpty() || WrittenExpression.of(it).isLiteral());
        if (sides.olds().stream().allMatch(it -> it.defaultExpression().isEmpty())) {
            return;
        }
        if (!literal) {
            if (sides.olds().size() == 1 && sides.news().size() == 1) {
                computedDefault(sides, sides.olds().getFirst(), sides.news().getFirst(), found);
            }
            return;
        }
        String row = sides.olds().stream()
                .map(it -> (it.defaultExpression().isEmpty() ? "NULL" : "(" + it.defaultExpression() + ")") + "::"
                        + it.type() + " AS " + quoted(it.shown()))
                .collect(Collectors.joining(", "));
        for (New made : sides.news()) {
            Optional<String> value = attempt.value("SELECT pg_catalog.quote_nullable(((" + made.up() + "\n)::"
                    + made.type() + ")::pg_catalog.text) FROM (SELECT " + row + ") AS "
                    + quoted(sides.table().name()));
            Expression verdict =
                    attempt.verdict(Expression.newDefaultOf(sides.table().toString(), made.place()));
            found.add(value.map(it -> verdict.giving(it + "::" + made.type())).orElse(verdict));
        }
    }

    /**
     * What {@code up} makes of a default that is computed for each row, as an expression over no column. Tried for what it gives now, as far as
     * planning may: it does not count with a sequence.
     */
    private void computedDefault(Sides sides, Old old, New made, List<Expression> found) throws SQLException {
        WrittenExpression up = WrittenExpression.of(made.up());
        Optional<String> text =
                up.given(old.shown(), WrittenExpression.of("(" + old.defaultExpression() + ")::" + old.type()));
        // The trigger computes up with its owner's rights, and a default runs with those of whoever writes.
        if (text.isEmpty() || !up.isComputedByCatalog()) {
            return;
        }
        String value = "((" + text.get() + ")::" + made.type() + ")";
        String place = Expression.newDefaultOf(sides.table().toString(), made.place());
        attempt.value("EXPLAIN SELECT " + value);
        Expression resolved = attempt.verdict(place);
        if (resolved.refused().isEmpty() && resolved.untried().isEmpty()) {
            Optional<String> isNull = attempt.value("SELECT " + value + " IS NULL");
            Expression tried = attempt.verdict(place);
            if (!tried.refused().isEmpty()) {
                found.add(tried);
                return;
            }
            if (isNull.equals(Optional.of("t"))) {
                found.add(resolved.giving("NULL::" + made.type()));
                return;
            }
        }
        found.add(resolved.giving(value));
    }

    /** Functions that neither the table's owner nor a superuser nor an extension owns, each with its owner. */
    private String foreignFunctions(Sides sides) throws SQLException {
        List<String> schemas = new ArrayList<>();
        List<String> functions = new ArrayList<>();
        for (String expression : sides.expressions()) {
            for (List<String> name : WrittenExpression.of(expression).qualifiedCalls()) {
                schemas.add(name.getFirst());
                functions.add(name.getLast());
            }
        }
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT coalesce(string_agg(DISTINCT p.oid::regprocedure::text || ', which belongs to ' || r.rolname, '; '), '')
                FROM unnest(?::text[], ?::text[]) u(schema, name) JOIN pg_namespace n ON n.nspname = u.schema
                  JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = u.name JOIN pg_roles r ON r.oid = p.proowner
                WHERE NOT r.rolsuper
                  AND NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace t ON t.oid = c.relnamespace
                    WHERE t.nspname = ? AND c.relname = ? AND c.relowner = p.proowner)
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
                """)) {
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            query.setArray(2, connection.createArrayOf("text", functions.toArray()));
            query.setString(3, Identifiers.schemaOf(sides.table()));
            query.setString(4, sides.table().name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Optional<String> explain(String query) throws SQLException {
        return attempt.value("EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) " + query);
    }

    /** Which of several failed, the trial says; what it says of a setting is one of the ups' to tell. */
    private static void judge(Sides sides, Map<String, String> trial, List<Expression> found) {
        String table = sides.table().toString();
        String setting = trial.getOrDefault("setting", "");
        String untried = trial.getOrDefault("untried", "");
        int tried = number(trial, "tried");
        int failed = number(trial, "failed");
        String failedOf = trial.getOrDefault("failedOf", "");
        for (New made : sides.news()) {
            boolean fails = failedOf.equals(made.name());
            found.add(judged(
                    Expression.upOf(table, made.place()),
                    untried,
                    tried,
                    fails ? failed : 0,
                    fails ? said(trial, "state", "message") : "",
                    made.equals(sides.news().getFirst()) ? setting : ""));
        }
        String stuckOf = trial.getOrDefault("stuckOf", "");
        for (Old old : sides.olds()) {
            boolean fails = stuckOf.equals(old.shown());
            found.add(judged(
                    Expression.downOf(table, old.shown()),
                    untried,
                    tried - failed,
                    fails ? number(trial, "stuck") : 0,
                    fails ? said(trial, "stuckState", "stuckMessage") : "",
                    ""));
        }
        if (number(trial, "altered") > 0) {
            found.add(judged(
                    Expression.returnOf(table, sides.called()), "", tried - failed, number(trial, "altered"), "", ""));
        }
        long micros = Long.parseLong(trial.getOrDefault("micros", "0"));
        if (micros >= ExpressionReader.SLOW_MICROS
                && micros * number(trial, "timed") >= ExpressionReader.TELLING_MICROS) {
            found.add(Expression.of(Expression.timeOf(table, sides.called()), "", String.valueOf(micros)));
        }
        String unsteady = trial.getOrDefault("unsteady", "");
        if (!unsteady.isEmpty()) {
            found.add(Expression.of(Expression.unsteady(table, sides.called()), unsteady, ""));
        }
    }

    private static Expression judged(
            String place, String untried, int tried, int failed, String failure, String setting) {
        return new Expression(place, "", untried, tried, failed, failure, setting, List.of(), List.of(), "", List.of());
    }

    private static int number(Map<String, String> trial, String key) {
        return Integer.parseInt(trial.getOrDefault(key, "0"));
    }

    private static String said(Map<String, String> trial, String state, String message) {
        String code = trial.getOrDefault(state, "");
        return code.isEmpty() ? "" : ServerText.of(code, trial.getOrDefault(message, ""));
    }

    private Map<String, String> tried(Sides sides) throws SQLException {
        Map<String, String> result = new TreeMap<>();
        OutsideReader outside = new OutsideReader(connection);
        Optional<String> reaches = Optional.empty();
        for (String expression : sides.expressions()) {
            reaches = reaches.isPresent() ? reaches : outside.of(expression);
        }
        if (reaches.isPresent()) {
            result.put("untried", "it runs " + reaches.get() + ", and what that does outside is not undone");
            return result;
        }
        attempt.value(ConversionTrial.of(sides));
        Optional<SQLException> error = attempt.error();
        if (error.isPresent()) {
            result.put("untried", Attempt.untried(error.get()));
            return result;
        }
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT key, value FROM jsonb_each_text(current_setting('bellows.trial')::jsonb)");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                result.put(row.getString(1), row.getString(2));
            }
        }
        if (result.getOrDefault("state", "").equals(Attempt.WRITES)) {
            return Map.of("untried", "it writes, and planning does not");
        }
        return result;
    }

    private Optional<Old> old(TableName table, WrittenColumns.Old column) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT a.attname, format_type(a.atttypid, -1), a.attnotnull, coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE n.nspname = ? AND c.relname = ? AND a.attname IN (?, ?) AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attname = ? LIMIT 1
                """)) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, table.name());
            query.setString(3, column.name());
            query.setString(4, names.hidden(table, column.name()));
            query.setString(5, column.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Old(
                                column.name(),
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getString(4),
                                column.down()))
                        : Optional.empty();
            }
        }
    }
}
