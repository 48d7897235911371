package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import dev.bellows.grammar.SyntaxNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What in an expression may give another value for the same row: a function, an operator or a cast that is not IMMUTABLE. The server tells
 * that of an expression only where it makes something of it, and planning makes nothing; so its print of the expression is gone through, and
 * candidates of each name are told apart by the types of what they are given, as far as those are known. Confined to one planning transaction.
 */
final class ChangingParts {
    private static final long UNKNOWN = 0;

    private final Connection connection;
    private final Attempt attempt;
    /** Types of the row's columns. */
    private final Map<String, Long> columns;

    private Optional<String> surely = Optional.empty();
    private Optional<String> maybe = Optional.empty();

    ChangingParts(Connection connection, Attempt attempt, Map<String, Long> columns) {
        this.connection = connection;
        this.attempt = attempt;
        this.columns = columns;
    }

    /** Goes through an expression as the server prints it, every name with its schema unless it is the server's own. */
    void look(String printed) throws SQLException {
        WrittenExpression written = WrittenExpression.of(printed);
        surely = written.changing().or(written::ofSession);
        if (written.tree().isPresent()) {
            typeOf(written.tree().get());
        } else {
            maybe = Optional.of("what it calls");
        }
    }

    /** The cast of the whole to the type of what keeps its value. */
    void cast(long from, long to) throws SQLException {
        if (from != UNKNOWN && to != UNKNOWN && from != to) {
            castChanges(from, to);
        }
    }

    /** One that is not IMMUTABLE; empty for none. */
    Optional<String> surely() {
        return surely;
    }

    /** One of whose candidates some are and some are not; empty for none. */
    Optional<String> maybe() {
        return maybe;
    }

    /** The type of its value, {@link #UNKNOWN} where nobody knows; what is below it is looked at on the way. */
    private long typeOf(SyntaxNode node) throws SQLException {
        return switch (node.kind()) {
            case "ColumnRef" -> columns.getOrDefault(node.names("fields").getLast(), UNKNOWN);
            case "TypeCast" -> cast(node);
            case "FuncCall" -> call(node);
            case "A_Expr" -> operator(node);
            default -> {
                for (SyntaxNode inner : below(node)) {
                    typeOf(inner);
                }
                yield UNKNOWN;
            }
        };
    }

    /** The nearest nodes below it that have a value of their own. */
    private static List<SyntaxNode> below(SyntaxNode node) {
        List<SyntaxNode> found = new ArrayList<>();
        List<SyntaxNode> all = node.all();
        int skip = 0;
        for (int i = 1; i < all.size(); i++) {
            SyntaxNode inner = all.get(i);
            if (skip > 0) {
                skip--;
            } else if (List.of("ColumnRef", "TypeCast", "FuncCall", "A_Expr").contains(inner.kind())) {
                found.add(inner);
                skip = inner.all().size() - 1;
            }
        }
        return found;
    }

    private long cast(SyntaxNode node) throws SQLException {
        long to = node.node("typeName").isPresent()
                ? oid(written(node.node("typeName").get()))
                : UNKNOWN;
        SyntaxNode arg = node.node("arg").orElseThrow();
        // A literal becomes a value once, when it is parsed.
        if (!arg.is("A_Const")) {
            cast(typeOf(arg), to);
        }
        return to;
    }

    private static String written(SyntaxNode type) {
        return type.names("names").stream().map(Identifiers::quoted).collect(Collectors.joining("."))
                + (type.nodes("arrayBounds").isEmpty() ? "" : "[]");
    }

    private long call(SyntaxNode node) throws SQLException {
        List<Long> given = new ArrayList<>();
        for (SyntaxNode argument : node.nodes("args")) {
            given.add(typeOf(argument));
        }
        List<String> name = node.names("funcname");
        List<Candidate> candidates =
                candidates("""
                SELECT p.oid::regprocedure::text, p.provolatile <> 'i', p.proargtypes::oid[]::bigint[], p.prorettype::bigint
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.proname = ? AND n.nspname = ?
                  AND (? BETWEEN p.pronargs - p.pronargdefaults AND p.pronargs OR p.provariadic <> 0) ORDER BY 1
                """, name.getLast(), name.size() < 2 ? "pg_catalog" : name.getFirst(), given.size());
        return judge(candidates, given);
    }

    private long operator(SyntaxNode node) throws SQLException {
        List<Long> given = new ArrayList<>();
        for (String side : List.of("lexpr", "rexpr")) {
            Optional<SyntaxNode> operand = node.node(side);
            given.add(operand.isPresent() ? typeOf(operand.get()) : UNKNOWN);
        }
        // Of lists and ranges the operator is that of their items; their types are the lists' own.
        boolean plain = node.text("kind").equals("AEXPR_OP");
        List<String> name = node.names("name");
        List<Candidate> candidates = candidates(
                """
                SELECT o.oid::regoperator::text, p.provolatile <> 'i', ARRAY[o.oprleft, o.oprright]::bigint[], o.oprresult::bigint
                FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode JOIN pg_namespace n ON n.oid = o.oprnamespace
                WHERE o.oprname = ? AND n.nspname = ? AND ((o.oprleft = 0) = (? = 1)) ORDER BY 1
                """, name.getLast(), name.size() < 2 ? "pg_catalog" : name.getFirst(), node.has("lexpr") ? 2 : 1);
        return judge(candidates, plain ? given : List.of(given.getFirst(), UNKNOWN));
    }

    /** Those that take a known type as it is are meant before those that take any. */
    private long judge(List<Candidate> candidates, List<Long> given) {
        List<Candidate> left = candidates;
        for (int i = 0; i < given.size(); i++) {
            int place = i;
            List<Candidate> exact = left.stream()
                    .filter(it ->
                            it.types().size() > place && it.types().get(place).equals(given.get(place)))
                    .toList();
            left = exact.isEmpty() ? left : exact;
        }
        Optional<String> changing =
                left.stream().filter(Candidate::changes).map(Candidate::name).findFirst();
        if (changing.isPresent()) {
            if (left.stream().allMatch(Candidate::changes)) {
                surely = surely.or(() -> changing);
            } else {
                maybe = maybe.or(() -> changing);
            }
        }
        return left.size() == 1 ? left.getFirst().gives() : UNKNOWN;
    }

    private void castChanges(long from, long to) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT format('the cast of %s to %s', format_type(s.oid, NULL), format_type(t.oid, NULL))
                FROM pg_type s CROSS JOIN pg_type t LEFT JOIN pg_cast c ON c.castsource = s.oid AND c.casttarget = t.oid
                  LEFT JOIN pg_proc f ON f.oid = c.castfunc
                WHERE s.oid = ?::oid AND t.oid = ?::oid AND s.typtype = 'b' AND t.typtype = 'b' AND s.typcategory <> 'A' AND t.typcategory <> 'A'
                  AND CASE WHEN c.oid IS NULL OR c.castmethod = 'i'
                    THEN EXISTS (SELECT FROM pg_proc i WHERE i.provolatile <> 'i' AND i.oid IN (t.typinput, s.typoutput))
                    ELSE coalesce(f.provolatile, 'i') <> 'i' END
                """)) {
            query.setLong(1, from);
            query.setLong(2, to);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    String cast = row.getString(1);
                    surely = surely.or(() -> Optional.of(cast));
                }
            }
        }
    }

    private long oid(String type) throws SQLException {
        return attempt.value("SELECT pg_catalog.to_regtype(" + literal(type) + ")::pg_catalog.oid")
                .map(Long::valueOf)
                .orElse(UNKNOWN);
    }

    private List<Candidate> candidates(String sql, String name, String schema, int number) throws SQLException {
        List<Candidate> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            query.setString(2, schema);
            query.setInt(3, number);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Candidate(
                            row.getString(1),
                            row.getBoolean(2),
                            List.of((Long[]) row.getArray(3).getArray()),
                            row.getLong(4)));
                }
            }
        }
        return found;
    }

    /**
     * One that has the name.
     *
     * @param name with its types, for people
     * @param changes whether it is not IMMUTABLE
     * @param types what it takes
     * @param gives type of its value
     */
    private record Candidate(String name, boolean changes, List<Long> types, long gives) {
        Candidate {
            types = List.copyOf(types);
        }
    }
}
