package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.IndexKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks the server what of the indexes and statistics over a column can stand over another type: whether a method has operators for it,
 * whether what is computed means anything there and gives the same for the same row, and whether values that {@code up} makes equal are in
 * the way of a unique index. Confined to the caller's thread and one transaction.
 */
final class HangersReader {
    /** Names the value of the other type in what the server is asked. */
    private static final String VALUE = "blw_value";

    /** What a plan prints first is the computed expression. */
    private static final Pattern OUTPUT = Pattern.compile("\"Output\": \\[\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A look for equal values gives up after this long, in milliseconds: planning holds a snapshot. */
    private static final int LONGEST_LOOK_MILLIS = 2_000;

    private final Connection connection;
    private final Attempt attempt;
    private final Migration migration;
    private final Table table;

    HangersReader(Connection connection, Attempt attempt, Migration migration, Table table) {
        this.connection = connection;
        this.attempt = attempt;
        this.migration = migration;
        this.table = table;
    }

    List<Expression> read() throws SQLException {
        List<Expression> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            if (operation instanceof AlterColumn alter && table.isCalled(alter.table())) {
                Optional<String> type = attempt.value(
                        "SELECT pg_catalog.format_type(pg_catalog.to_regtype(" + literal(alter.type()) + "), -1)");
                if (type.filter(it -> !it.equals("-")).isPresent()) {
                    read(alter, type.get(), found);
                }
            }
        }
        return found;
    }

    private void read(AlterColumn alter, String type, List<Expression> found) throws SQLException {
        String column = alter.column();
        for (Index index : table.indexesOn(column)) {
            for (String text : index.computed()) {
                if (WrittenExpression.of(text).reads(table.name(), column)) {
                    computed(index.name(), text, column, type, true, found);
                }
            }
            Optional<String> lacks = Optional.empty();
            for (IndexKey key : index.keys()) {
                if (key.column().equals(column) && lacks.isEmpty()) {
                    lacks = lacksOperators(index, key, type);
                }
            }
            found.add(Expression.of(Expression.operatorsOf(table.qualified(), index.name()), lacks.orElse(""), ""));
            if (index.unique()) {
                equalValues(alter, index).ifPresent(found::add);
            }
        }
        if (alter.written().isPresent()) {
            for (ForeignKey key : table.foreignKeysAt(column)) {
                found.add(Expression.of(
                        Expression.comparedBy(table.qualified(), key.name()), cannotCompare(key, column, type), ""));
            }
        }
        for (ExtendedStatistics statistics : table.statisticsOn(column)) {
            for (String text : statistics.expressions()) {
                if (WrittenExpression.of(text).reads(table.name(), column)) {
                    computed(statistics.qualified(), text, column, type, false, found);
                }
            }
        }
    }

    // ---- what is computed ----

    private void computed(
            String hanger, String text, String column, String type, boolean indexed, List<Expression> found)
            throws SQLException {
        Optional<String> other = WrittenExpression.of(text).renamed(Map.of(column, VALUE));
        if (other.isEmpty()) {
            return;
        }
        // OFFSET keeps the planner from computing what it can, and so from forgetting how it would.
        Optional<String> plan = attempt.value("EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) SELECT (" + other.get()
                + ") FROM (SELECT blw_row.*, NULL::" + type + " AS " + VALUE + " FROM ONLY "
                + qualified(table.schema(), table.name()) + " blw_row OFFSET 0) AS " + quoted(table.name()));
        Expression verdict = attempt.verdict(Expression.computedBy(table.qualified(), hanger, text));
        if (indexed && plan.isPresent()) {
            Optional<String> changing = changing(plan.get(), type);
            if (changing.isPresent()) {
                verdict = Expression.of(
                        verdict.place(),
                        "over " + type + " it uses " + changing.get()
                                + ", which is not IMMUTABLE: an index may not rest on it",
                        "");
            }
        }
        found.add(verdict);
    }

    /**
     * A function, an operator or a cast that may give another value for the same row. By name and type alone, so that it may name one that
     * is not meant; empty for none.
     */
    private Optional<String> changing(String plan, String type) throws SQLException {
        Matcher output = OUTPUT.matcher(plan);
        if (!output.find()) {
            return Optional.empty();
        }
        WrittenExpression shown =
                WrittenExpression.of(output.group(1).replaceAll("\\\\n", "\n").replaceAll("\\\\(.)", "$1"));
        for (WrittenExpression.Call call : shown.calls()) {
            Optional<String> found = attempt.value("WITH called AS (SELECT p.oid, p.provolatile,"
                    + " p.proargtypes::pg_catalog.oid[] && ARRAY(SELECT " + regtype(type)
                    + " UNION ALL SELECT c.casttarget FROM pg_catalog.pg_cast c WHERE c.castsource = " + regtype(type)
                    + " AND c.castcontext = 'i' AND c.castmethod = 'b') AS meant"
                    + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE p.proname = "
                    + literal(call.name()) + " AND n.nspname = "
                    + literal(call.schema().isEmpty() ? "pg_catalog" : call.schema())
                    + " AND (" + call.arguments()
                    + " BETWEEN p.pronargs - p.pronargdefaults AND p.pronargs OR p.provariadic <> 0))"
                    + " SELECT c.oid::pg_catalog.regprocedure FROM called c WHERE c.provolatile <> 'i'"
                    + " AND (c.meant OR NOT EXISTS (SELECT FROM called o WHERE o.meant)) LIMIT 1");
            if (found.isPresent()) {
                return found;
            }
        }
        for (String operator : shown.operators()) {
            Optional<String> found = attempt.value(
                    "SELECT o.oid::pg_catalog.regoperator FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_proc p ON p.oid = o.oprcode"
                            + " JOIN pg_catalog.pg_type t ON t.oid = " + regtype(type)
                            + " WHERE o.oprname = " + literal(operator)
                            + " AND p.provolatile <> 'i' AND (t.oid IN (o.oprleft, o.oprright) OR (t.typcategory <> 'S'"
                            + " AND 'pg_catalog.anynonarray'::pg_catalog.regtype IN (o.oprleft, o.oprright)"
                            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_operator s WHERE s.oprname = o.oprname"
                            + " AND t.oid IN (s.oprleft, s.oprright)))) LIMIT 1");
            if (found.isPresent()) {
                return found.map(it -> "the operator " + it);
            }
        }
        for (String target : shown.castsOf(VALUE)) {
            Optional<String> found =
                    attempt.value("SELECT 'the cast to ' || t.oid::pg_catalog.regtype FROM pg_catalog.pg_type t,"
                            + " pg_catalog.pg_type s LEFT JOIN pg_catalog.pg_cast c ON c.castsource = s.oid AND c.casttarget = "
                            + regtype(target) + " LEFT JOIN pg_catalog.pg_proc f ON f.oid = c.castfunc"
                            + " WHERE t.oid = " + regtype(target) + " AND s.oid = " + regtype(type)
                            + " AND t.oid <> s.oid"
                            + " AND CASE WHEN c.oid IS NULL OR c.castmethod = 'i' THEN EXISTS (SELECT FROM pg_catalog.pg_proc i WHERE i.provolatile <> 'i'"
                            + " AND i.oid IN (t.typinput, s.typoutput)) ELSE coalesce(f.provolatile, 'i') <> 'i' END");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String regtype(String type) {
        return "pg_catalog.to_regtype(" + literal(type) + ")::pg_catalog.oid";
    }

    // ---- operators ----

    /** Why the index's method cannot take a value of that type as the key's; empty where it can. */
    private Optional<String> lacksOperators(Index index, IndexKey key, String type) throws SQLException {
        boolean named = !key.operatorClass().isEmpty();
        String classes = "SELECT 'there' FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace, pg_catalog.pg_type t WHERE t.oid = "
                + regtype(type) + " AND m.amname = " + literal(index.method()) + " AND "
                + (named
                        ? "pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) = "
                                + literal(key.operatorClass())
                        : "o.opcdefault")
                + " AND (o.opcintype = t.oid"
                + " OR EXISTS (SELECT FROM pg_catalog.pg_cast c WHERE c.castsource = t.oid AND c.casttarget = o.opcintype"
                + " AND c.castmethod = 'b' AND c.castcontext = 'i')"
                + " OR o.opcintype = CASE WHEN t.typcategory = 'A' THEN 'pg_catalog.anyarray' WHEN t.typtype = 'e' THEN 'pg_catalog.anyenum'"
                + " WHEN t.typtype = 'r' THEN 'pg_catalog.anyrange' ELSE '-' END::pg_catalog.regtype) LIMIT 1";
        if (attempt.value(classes).isEmpty()) {
            return Optional.of(
                    named
                            ? "the operator class " + key.operatorClass() + " is not for " + type
                            : index.method() + " has no operators of its own for " + type);
        }
        boolean collated = attempt.value("SELECT 'there' FROM pg_catalog.pg_type t WHERE t.oid = " + regtype(type)
                        + " AND t.typcollation <> 0")
                .isPresent();
        return key.collation().isEmpty() || collated
                ? Optional.empty()
                : Optional.of("its collation " + key.collation() + " says nothing of " + type);
    }

    // ---- foreign keys ----

    /** Why PostgreSQL would not have the foreign key over that type; empty where it would. */
    private String cannotCompare(ForeignKey key, String column, String type) throws SQLException {
        for (int i = 0; i < key.start().columns().size(); i++) {
            boolean starts =
                    key.start().isOf(table) && key.start().columns().get(i).equals(column);
            boolean ends = key.end().isOf(table) && key.end().columns().get(i).equals(column);
            if (starts || ends) {
                String from = starts ? type : typeOf(key.start(), i);
                String to = ends ? type : typeOf(key.end(), i);
                if (attempt.value(comparison(from, to)).isEmpty()) {
                    return "PostgreSQL compares no " + from + " there with a " + to + " that it points at";
                }
            }
        }
        return "";
    }

    private String typeOf(ForeignKey.Side side, int place) throws SQLException {
        return attempt.value(
                        "SELECT pg_catalog.format_type(a.atttypid, -1) FROM pg_catalog.pg_attribute a WHERE a.attrelid = "
                                + "pg_catalog.to_regclass(" + literal(qualified(side.schema(), side.table()))
                                + ") AND a.attname = " + literal(side.columns().get(place)) + " AND NOT a.attisdropped")
                .orElse("");
    }

    /** As the server looks for an operator: of the key's own order, for the other type or one that this becomes unasked. */
    private static String comparison(String from, String to) {
        return "SELECT 'there' FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod AND m.amname = 'btree'"
                + " JOIN pg_catalog.pg_amop a ON a.amopfamily = o.opcfamily AND a.amopstrategy = 3 AND a.amoplefttype = o.opcintype"
                + " WHERE o.opcdefault AND (" + becomes(to, "o.opcintype", "b") + ") AND ("
                + becomes(from, "a.amoprighttype", "b") + " OR " + becomes(from, "o.opcintype", "") + ") LIMIT 1";
    }

    private static String becomes(String type, String other, String method) {
        return regtype(type) + " = " + other + " OR EXISTS (SELECT FROM pg_catalog.pg_cast c WHERE c.castsource = "
                + regtype(type)
                + " AND c.casttarget = " + other + " AND c.castcontext = 'i'"
                + (method.isEmpty() ? "" : " AND c.castmethod = '" + method + "'") + ")";
    }

    // ---- equal values ----

    /** Refused, with the query that shows them, where {@code up} makes equal keys of rows that are there. */
    private Optional<Expression> equalValues(AlterColumn alter, Index index) throws SQLException {
        Optional<Operation.UpDown> written = alter.written();
        boolean there = table.columnNames().contains(alter.column());
        boolean plain = index.keys().stream().allMatch(key -> key.expression().isEmpty());
        if (written.isEmpty() || !there || !plain || !index.predicate().isEmpty()) {
            return Optional.empty();
        }
        if (new OutsideReader(connection).of(written.get().up()).isPresent()) {
            return Optional.empty();
        }
        String keys = index.keys().stream()
                .map(key -> key.column().equals(alter.column())
                        ? "((" + written.get().up() + "\n)::" + alter.type() + ")"
                        : quoted(key.column()))
                .collect(Collectors.joining(", "));
        String query = "SELECT " + keys + ", count(*) FROM " + qualified(table.schema(), table.name()) + " WHERE "
                + index.keys().stream()
                        .map(key -> quoted(key.column()) + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "))
                + " GROUP BY "
                + IntStream.rangeClosed(1, index.keys().size())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", "))
                + " HAVING count(*) > 1";
        String limit = attempt.value("SELECT pg_catalog.current_setting('statement_timeout')")
                .orElse("0");
        attempt.value("SET LOCAL statement_timeout = " + LONGEST_LOOK_MILLIS);
        Optional<String> found = attempt.value("SELECT 'there' WHERE EXISTS (" + query + ")");
        attempt.value("SET LOCAL statement_timeout = " + literal(limit));
        return found.map(it -> Expression.of(Expression.equalValuesOf(table.qualified(), index.name()), query, ""));
    }
}
