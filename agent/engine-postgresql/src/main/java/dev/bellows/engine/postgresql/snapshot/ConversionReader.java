package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.UpDown;
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

/**
 * Lets the server resolve and try what a migration says of how values go over into another type and back. Each is an expression over the one
 * column: what reads more than that cannot be resolved here. Confined to the caller's thread and one transaction.
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

    /** The column as it is: the migration may have hidden it. */
    private record Old(String name, String type, boolean required, String defaultExpression) {}

    List<Expression> read(AlterColumn alter) throws SQLException {
        Optional<Old> old = alter.written().isPresent() ? old(alter) : Optional.empty();
        Optional<String> to = old.isPresent()
                ? attempt.value("SELECT pg_catalog.format_type(pg_catalog.to_regtype(" + literal(alter.type())
                                + "), -1)")
                        .filter(type -> !type.equals("-"))
                : Optional.empty();
        // A column or a type that is not there is refused elsewhere.
        return to.isPresent() ? read(alter, alter.written().orElseThrow(), old.orElseThrow(), to.get()) : List.of();
    }

    private List<Expression> read(AlterColumn alter, UpDown written, Old old, String to) throws SQLException {
        String table = alter.table().toString();
        String column = alter.column();
        List<Expression> found = new ArrayList<>();
        found.add(Expression.of(Expression.oldTypeOf(table, column), "", "").giving(old.type()));
        found.add(Expression.of(Expression.newTypeOf(table, column), "", "").giving(to));
        attempt.value("EXPLAIN SELECT NULL::" + to + " ORDER BY 1");
        found.add(attempt.verdict(Expression.orderOf(table, column)));

        String alias = ") AS " + quoted(alter.table().name());
        Optional<String> upPlan = explain("SELECT ((" + written.up() + "\n)::" + to + ") FROM (SELECT "
                + quoted(old.name()) + " AS " + quoted(column) + " FROM ONLY " + qualified(alter.table()) + alias);
        Expression up = attempt.verdict(Expression.upOf(table, column));
        Optional<String> downPlan = explain("SELECT ((" + written.down() + "\n)::" + old.type()
                + ") FROM (SELECT NULL::" + to + " AS " + quoted(alter.called()) + alias);
        Expression down = attempt.verdict(Expression.downOf(table, column));
        if (upPlan.isEmpty() || downPlan.isEmpty()) {
            found.add(up);
            found.add(down);
            return found;
        }
        // Before the trial, which leaves settings behind.
        if (WrittenExpression.of(old.defaultExpression()).isLiteral()) {
            Optional<String> value = attempt.value("SELECT pg_catalog.quote_nullable(((" + written.up() + "\n)::" + to
                    + ")::pg_catalog.text) FROM (SELECT (" + old.defaultExpression() + ")::" + old.type() + " AS "
                    + quoted(column) + alias);
            Expression verdict = attempt.verdict(Expression.newDefaultOf(table, column));
            found.add(value.map(it -> verdict.giving(it + "::" + to)).orElse(verdict));
        }
        Set<String> reads = ExpressionReader.scannedBeside(alter.table(), upPlan.get());
        reads.addAll(ExpressionReader.scannedBeside(alter.table(), downPlan.get()));
        Map<String, String> trial = tried(alter, written, old, to);
        String others = reads.isEmpty() ? trial.getOrDefault("reads", "") : String.join(", ", reads);
        if (!others.isEmpty()) {
            found.add(Expression.of(Expression.otherRowsOf(table, column), others, ""));
        }
        judge(alter, trial, found);
        String foreign = foreignFunctions(alter, written);
        if (!foreign.isEmpty()) {
            found.add(Expression.of(Expression.foreignFunctionsOf(table, column), foreign, ""));
        }
        return found;
    }

    /** Functions that neither the table's owner nor a superuser nor an extension owns, each with its owner. */
    private String foreignFunctions(AlterColumn alter, UpDown written) throws SQLException {
        List<String> schemas = new ArrayList<>();
        List<String> functions = new ArrayList<>();
        for (String expression : List.of(written.up(), written.down())) {
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
            query.setString(3, Identifiers.schemaOf(alter.table()));
            query.setString(4, alter.table().name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Optional<String> explain(String query) throws SQLException {
        return attempt.value("EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) " + query);
    }

    private static void judge(AlterColumn alter, Map<String, String> trial, List<Expression> found) {
        String table = alter.table().toString();
        String column = alter.column();
        String setting = trial.getOrDefault("setting", "");
        String untried = trial.getOrDefault("untried", "");
        int tried = number(trial, "tried");
        int failed = number(trial, "failed");
        found.add(judged(
                Expression.upOf(table, column), untried, tried, failed, said(trial, "state", "message"), setting));
        found.add(judged(
                Expression.downOf(table, column),
                untried,
                tried - failed,
                number(trial, "stuck"),
                said(trial, "stuckState", "stuckMessage"),
                ""));
        if (number(trial, "altered") > 0) {
            found.add(judged(Expression.returnOf(table, column), "", tried - failed, number(trial, "altered"), "", ""));
        }
        String unsteady = trial.getOrDefault("unsteady", "");
        if (!unsteady.isEmpty()) {
            found.add(Expression.of(Expression.unsteady(table, column), unsteady, ""));
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

    private Map<String, String> tried(AlterColumn alter, UpDown written, Old old, String to) throws SQLException {
        Map<String, String> result = new TreeMap<>();
        OutsideReader outside = new OutsideReader(connection);
        Optional<String> reaches = outside.of(written.up());
        if (reaches.isEmpty()) {
            reaches = outside.of(written.down());
        }
        if (reaches.isPresent()) {
            result.put("untried", "it runs " + reaches.get() + ", and what that does outside is not undone");
            return result;
        }
        attempt.value(ConversionTrial.of(alter, written, old.name(), old.type(), to, old.required()));
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

    private Optional<Old> old(AlterColumn alter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT a.attname, format_type(a.atttypid, -1), a.attnotnull, coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE n.nspname = ? AND c.relname = ? AND a.attname IN (?, ?) AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attname = ? LIMIT 1
                """)) {
            query.setString(1, Identifiers.schemaOf(alter.table()));
            query.setString(2, alter.table().name());
            query.setString(3, alter.column());
            query.setString(4, names.hidden(alter.table(), alter.column()));
            query.setString(5, alter.column());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Old(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }
}
