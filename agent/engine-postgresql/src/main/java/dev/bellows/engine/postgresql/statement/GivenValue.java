package dev.bellows.engine.postgresql.statement;

import dev.bellows.grammar.SyntaxNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a default gives, as far as its text tells: in a person's words, or as the server prints it with {@code search_path = pg_catalog}. */
public enum GivenValue {
    /** The same value in every row, NULL included. */
    CONSTANT,
    /** A time of the statement or of the transaction. */
    TIME,
    /** Another value in each row. */
    UNIQUE,
    /** Nobody can say: it may be NULL, fail, or take a right that not every writer has. */
    UNKNOWN;

    private static final Set<String> TIMES = Set.of("date", "time", "timetz", "timestamp", "timestamptz");

    private static final Set<String> CLOCKS =
            Set.of("now", "transaction_timestamp", "statement_timestamp", "clock_timestamp");

    private static final Set<String> CLOCK_WORDS = Set.of(
            "SVFOP_CURRENT_DATE",
            "SVFOP_CURRENT_TIME",
            "SVFOP_CURRENT_TIME_N",
            "SVFOP_CURRENT_TIMESTAMP",
            "SVFOP_CURRENT_TIMESTAMP_N",
            "SVFOP_LOCALTIME",
            "SVFOP_LOCALTIME_N",
            "SVFOP_LOCALTIMESTAMP",
            "SVFOP_LOCALTIMESTAMP_N");

    private static final Set<String> UUIDS = Set.of("gen_random_uuid", "uuidv4", "uuidv7");

    /** Reads the text of a default. */
    public static GivenValue of(String text) {
        return WrittenExpression.of(text).tree().map(GivenValue::of).orElse(UNKNOWN);
    }

    private static GivenValue of(SyntaxNode expression) {
        return switch (expression.kind()) {
            case "A_Const" -> CONSTANT;
            case "TypeCast" -> ofCast(expression);
            case "A_ArrayExpr" ->
                expression.nodes("elements").stream().allMatch(it -> of(it) == CONSTANT) ? CONSTANT : UNKNOWN;
            case "SQLValueFunction" -> CLOCK_WORDS.contains(expression.text("op")) ? TIME : UNKNOWN;
            case "FuncCall" -> ofCall(expression);
            case "A_Expr" -> ofOperator(expression);
            default -> UNKNOWN;
        };
    }

    /** A literal is read once, when a default is stored; what is cast from a value is computed in each session, by whatever casts it. */
    private static GivenValue ofCast(SyntaxNode cast) {
        List<String> type = cast.node("typeName").map(it -> it.names("names")).orElse(List.of());
        return cast.node("arg")
                .map(arg -> switch (of(arg)) {
                    case CONSTANT -> arg.is("A_Const") ? CONSTANT : UNKNOWN;
                    case TIME -> isOwn(type) && TIMES.contains(type.getLast()) ? TIME : UNKNOWN;
                    case UNIQUE -> isOwn(type) && type.getLast().equals("uuid") ? UNIQUE : UNKNOWN;
                    case UNKNOWN -> UNKNOWN;
                })
                .orElse(UNKNOWN);
    }

    private static GivenValue ofCall(SyntaxNode call) {
        List<String> name = call.names("funcname");
        if (!isOwn(name)) {
            return UNKNOWN;
        }
        List<SyntaxNode> arguments = call.nodes("args");
        if (arguments.isEmpty()) {
            return CLOCKS.contains(name.getLast()) ? TIME : UUIDS.contains(name.getLast()) ? UNIQUE : UNKNOWN;
        }
        boolean inZone = name.getLast().equals("timezone")
                && arguments.size() == 2
                && of(arguments.getFirst()) == CONSTANT
                && of(arguments.getLast()) == TIME;
        return inZone ? TIME : UNKNOWN;
    }

    /** A signed number, or a time and a length of time. */
    private static GivenValue ofOperator(SyntaxNode operator) {
        boolean plusOrMinus = operator.text("kind").equals("AEXPR_OP")
                && Stream.of(List.of("-"), List.of("+")).anyMatch(operator.names("name")::equals);
        if (!plusOrMinus) {
            return UNKNOWN;
        }
        GivenValue right = operator.node("rexpr").map(GivenValue::of).orElse(UNKNOWN);
        if (!operator.has("lexpr")) {
            return right == CONSTANT && operator.node("rexpr").orElseThrow().is("A_Const") ? CONSTANT : UNKNOWN;
        }
        GivenValue left = operator.node("lexpr").map(GivenValue::of).orElse(UNKNOWN);
        // A length of time, or days where the time is a date.
        return left == TIME && right == CONSTANT ? TIME : UNKNOWN;
    }

    private static boolean isOwn(List<String> name) {
        return name.size() == 1 || name.getFirst().equals("pg_catalog");
    }
}
