package dev.bellows.grammar;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which expressions have one value for all rows of a statement, and which types are no types of their own. */
public final class Constants {
    private static final Set<String> TIMES = Set.of(
            "SVFOP_CURRENT_DATE",
            "SVFOP_CURRENT_TIMESTAMP",
            "SVFOP_CURRENT_TIMESTAMP_N",
            "SVFOP_LOCALTIMESTAMP",
            "SVFOP_LOCALTIMESTAMP_N");

    private static final Set<String> SERIAL =
            Set.of("serial", "serial2", "serial4", "serial8", "smallserial", "bigserial");

    private Constants() {}

    /**
     * Whether the server surely evaluates an expression once, at the same time for all rows: a literal, the time of the transaction, or a
     * cast of one. Others are taken for volatile.
     */
    public static boolean isConstant(SyntaxNode expression) {
        SyntaxNode it = expression;
        while (it.is("TypeCast") || it.is("CollateClause")) {
            Optional<SyntaxNode> inner = it.node("arg");
            if (inner.isEmpty()) {
                return false;
            }
            it = inner.get();
        }
        return switch (it.kind()) {
            case "A_Const" -> true;
            case "SQLValueFunction" -> TIMES.contains(it.text("op"));
            case "FuncCall" -> isNow(it.names("funcname")) && !it.has("args");
            // A signed number.
            case "A_Expr" ->
                !it.has("lexpr")
                        && Set.of(List.of("-"), List.of("+")).contains(it.names("name"))
                        && it.node("rexpr").map(number -> number.is("A_Const")).orElse(false);
            default -> false;
        };
    }

    private static boolean isNow(List<String> name) {
        return name.equals(List.of("now")) || name.equals(List.of("pg_catalog", "now"));
    }

    /** Whether an expression is NULL, whatever its type. */
    public static boolean isNull(SyntaxNode expression) {
        SyntaxNode it = expression;
        while (it.is("TypeCast")) {
            Optional<SyntaxNode> inner = it.node("arg");
            if (inner.isEmpty()) {
                return false;
            }
            it = inner.get();
        }
        return it.is("A_Const") && it.flag("isnull");
    }

    /** Whether a {@code ColumnDef} is of one of the shorthands that make a sequence and a default. */
    public static boolean isSerial(SyntaxNode column) {
        List<String> names =
                column.node("typeName").map(it -> it.names("names")).orElse(List.of());
        return names.size() == 1 && SERIAL.contains(names.getFirst());
    }
}
