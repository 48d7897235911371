package dev.bellows.engine.postgresql.statement;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.grammar.Constants;
import dev.bellows.grammar.Parsed;
import dev.bellows.grammar.SqlParser;
import dev.bellows.grammar.SyntaxNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A text that a person wrote as one expression over a row.
 *
 * @param text the text
 * @param tree the expression; empty where the text is none by itself
 */
public record WrittenExpression(String text, Optional<SyntaxNode> tree) {
    /** Functions that give another value in another transaction, or at each call. Which others do, the server says. */
    private static final Set<String> CHANGING = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "random",
            "random_normal",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "nextval",
            "txid_current",
            "txid_current_if_assigned",
            "pg_current_xact_id",
            "pg_current_xact_id_if_assigned",
            "pg_backend_pid",
            "current_query",
            "current_setting",
            "inet_client_addr",
            "inet_client_port",
            "pg_relation_size",
            "pg_table_size",
            "pg_total_relation_size",
            "pg_database_size");

    /** What stands before the text when it is parsed: places in the tree count from there. */
    private static final String BEFORE = "SELECT (\n";

    /**
     * Reads a text. It becomes part of statements of ours, in brackets and with a line break behind it, and must not end them: only what
     * is one expression in such brackets is one.
     */
    public static WrittenExpression of(String text) {
        Optional<SyntaxNode> plain = value(BEFORE + text + "\n)");
        // Between two different brackets only what is whole by itself parses twice: "1), (2" does in neither.
        boolean whole =
                plain.isPresent() && value("SELECT ARRAY[(\n" + text + "\n)]").isPresent();
        return new WrittenExpression(text, plain.filter(it -> whole));
    }

    private static Optional<SyntaxNode> value(String statement) {
        if (!(SqlParser.shared().parse(statement) instanceof Parsed.Statements it)
                || it.statements().size() != 1) {
            return Optional.empty();
        }
        SyntaxNode select = it.statements().getFirst().tree();
        boolean alone = select.is("SelectStmt")
                && select.text("op").equals("SETOP_NONE")
                && select.nodes("targetList").size() == 1;
        return alone ? select.nodes("targetList").getFirst().node("val") : Optional.empty();
    }

    /** Whether the text is one expression, which stays inside the brackets put around it. */
    public boolean isWhole() {
        return tree.isPresent();
    }

    /** Whether PostgreSQL surely evaluates it once for all rows; what cannot be read is taken for volatile. */
    public boolean isConstant() {
        return tree.map(Constants::isConstant).orElse(false);
    }

    /** Functions that it calls by a name with a schema before it, each with both. */
    public List<List<String>> qualifiedCalls() {
        return tree.stream()
                .flatMap(it -> it.all("FuncCall").stream())
                .map(call -> call.names("funcname"))
                .filter(name -> name.size() == 2)
                .toList();
    }

    /**
     * A call of a function.
     *
     * @param schema that is written before its name; empty for none
     * @param name its name
     * @param arguments how many it is given
     */
    public record Call(String schema, String name, int arguments) {}

    /** Every function that it calls by name. */
    public List<Call> calls() {
        return tree.stream()
                .flatMap(it -> it.all("FuncCall").stream())
                .map(call -> new Call(
                        call.names("funcname").size() < 2
                                ? ""
                                : call.names("funcname").getFirst(),
                        call.names("funcname").getLast(),
                        call.nodes("args").size()))
                .toList();
    }

    /** Names of the operators that it uses, without their schemas. */
    public List<String> operators() {
        return tree.stream()
                .flatMap(it -> it.all("A_Expr").stream())
                .map(operator -> operator.names("name").getLast())
                .distinct()
                .toList();
    }

    /** Types that something of the column is cast to, each qualified as it is written. */
    public List<String> castsOf(String column) {
        return tree.stream()
                .flatMap(it -> it.all("TypeCast").stream())
                .filter(cast ->
                        cast.node("arg").filter(arg -> holds(arg, column)).isPresent())
                .flatMap(cast -> cast.node("typeName").stream())
                .map(type -> String.join(
                                ".",
                                type.names("names").stream()
                                        .map(Identifiers::quoted)
                                        .toList())
                        + (type.nodes("arrayBounds").isEmpty() ? "" : "[]"))
                .distinct()
                .toList();
    }

    /**
     * Whether it can surely be computed of every text or value in that column, for a text that the server printed: it asks for NULLs, compares,
     * or changes letters and counts them.
     */
    public boolean surelyComputed(String column) {
        return tree.map(it -> it.all().stream()
                        .filter(node -> holds(node, column))
                        .allMatch(node -> node.is("NullTest")
                                || node.is("BooleanTest")
                                || node.is("CoalesceExpr")
                                || (node.is("TypeCast") && isText(node))
                                || (strict(node) && !node.is("TypeCast") && !isPattern(node))))
                .orElse(false);
    }

    private static boolean isText(SyntaxNode cast) {
        return cast.node("typeName")
                .filter(type -> type.names("names").getLast().equals("text"))
                .isPresent();
    }

    /** Where the column itself may be the pattern, a value may be none. */
    private static boolean isPattern(SyntaxNode node) {
        return node.is("A_Expr") && node.names("name").getLast().contains("~");
    }

    /** Who writes, and in which setting of a search: the same text says another thing for each. */
    public Optional<String> ofSession() {
        return tree.flatMap(it -> it.all("SQLValueFunction").stream().findFirst())
                .map(node -> node.text("op").replaceFirst("^SVFOP_", "").toLowerCase(Locale.ROOT))
                .or(() -> tree.flatMap(it -> it.all("FuncCall").stream()
                        .filter(call -> call.nodes("args").size() == 1
                                && ONE_ARGUMENT.contains(call.names("funcname").getLast()))
                        .map(call -> call.names("funcname").getLast())
                        .findFirst()));
    }

    /** Functions that ask a setting, or the clock, for the argument that is left out. */
    private static final Set<String> ONE_ARGUMENT =
            Set.of("age", "to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery");

    /** Whether it is one value written down, the same today and tomorrow, for a text that the server printed. */
    public boolean isLiteral() {
        Optional<SyntaxNode> inner = tree;
        while (inner.filter(it -> it.is("TypeCast")).isPresent()) {
            inner = inner.flatMap(it -> it.node("arg"));
        }
        return inner.filter(it -> it.is("A_Const")).isPresent();
    }

    /** Whether it is NULL, whatever its type. */
    public boolean isNull() {
        return tree.map(Constants::isNull).orElse(false);
    }

    /**
     * Whether it may read that column of that table: by its name alone, by the table's, with the whole row, or by looking at
     * other rows. Errs on one side only: a column of another table that is called alike counts, and so does everything in a text that
     * cannot be read.
     */
    public boolean reads(String table, String column) {
        return tree.map(it -> it.all("ColumnRef").stream().anyMatch(name -> reads(name.names("fields"), table, column))
                        || it.all("RangeVar").stream()
                                .anyMatch(relation -> relation.text("relname").equals(table)))
                .orElse(true);
    }

    /** Whether an operator is written without its schema; what cannot be read is taken for such a one. */
    public boolean usesBareOperators() {
        return tree.map(it -> it.all("A_Expr").stream()
                        .anyMatch(operator -> operator.names("name").size() < 2))
                .orElse(true);
    }

    /** Whether it holds a query of its own; what cannot be read is taken for such a one. */
    public boolean asksOtherRows() {
        return tree.map(it -> !it.all("SubLink").isEmpty()).orElse(true);
    }

    private static boolean reads(List<String> name, String table, String column) {
        String last = name.getLast();
        if (name.size() == 1) {
            return last.equals(column) || last.equals(table) || last.equals("*");
        }
        boolean ofTheTable = name.get(name.size() - 2).equals(table);
        return ofTheTable && (last.equals(column) || last.equals("*"));
    }

    /**
     * Whether only functions, operators and casts of PostgreSQL's own compute it, for a text that the server printed with
     * {@code search_path = pg_catalog}: what others wrote may say one thing today and another tomorrow, whatever it is declared as.
     */
    public boolean isComputedByCatalog() {
        return tree.map(it -> it.all("FuncCall").stream().allMatch(call -> isOwn(call.names("funcname")))
                        && it.all("A_Expr").stream().allMatch(operator -> isOwn(operator.names("name")))
                        && it.all("TypeCast").stream().allMatch(WrittenExpression::isOwnCast))
                .orElse(false);
    }

    /** A literal is read by its type's input function. */
    private static boolean isOwnCast(SyntaxNode cast) {
        return cast.node("arg").filter(it -> it.is("A_Const")).isPresent()
                || cast.node("typeName")
                        .filter(type -> isOwn(type.names("names")))
                        .isPresent();
    }

    private static boolean isOwn(List<String> name) {
        return name.size() == 1 || name.getFirst().equals("pg_catalog");
    }

    /**
     * Whether it does nothing with that column's number but compare it, for a text that the server printed: then it says of a number of a
     * wider type what it says of the same one now, and cannot fail for it.
     */
    public boolean comparesOnly(String column) {
        return tree.map(it ->
                        it.all().stream().filter(node -> holds(node, column)).allMatch(WrittenExpression::compares))
                .orElse(false);
    }

    private static boolean holds(SyntaxNode node, String column) {
        return node.all("ColumnRef").stream()
                .anyMatch(name -> name.names("fields").getLast().equals(column)
                        || name.names("fields").getLast().equals("*"));
    }

    private static boolean compares(SyntaxNode node) {
        return switch (node.kind()) {
            case "ColumnRef", "BoolExpr", "NullTest", "BooleanTest", "CoalesceExpr", "MinMaxExpr", "List" -> true;
            case "A_Expr" -> COMPARISONS.contains(node.names("name").getLast());
            case "TypeCast" ->
                node.node("typeName")
                        .filter(type -> WIDEST.contains(type.names("names").getLast()))
                        .isPresent();
            default -> false;
        };
    }

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    /** Types that hold whatever any number's does. */
    private static final Set<String> WIDEST = Set.of("numeric");

    /**
     * Whether it says of a text in that column the same whatever the type of texts is, for a text that the server printed: functions of
     * others may have one form for each type, and so have arrays and rows.
     */
    public boolean readsTextAlike(String column) {
        return tree.map(it -> isComputedByCatalog()
                        && it.all().stream()
                                .filter(node -> holds(node, column))
                                .noneMatch(node -> node.is("A_ArrayExpr")
                                        || node.is("RowExpr")
                                        || (node.is("FuncCall")
                                                && TELLING.contains(
                                                        node.names("funcname").getLast()))))
                .orElse(false);
    }

    /** Functions that tell of a value's type. */
    private static final Set<String> TELLING =
            Set.of("pg_typeof", "pg_column_size", "num_nulls", "to_jsonb", "to_json");

    /**
     * Whether it does nothing with that column but what gives NULL for NULL, under AND, OR and NOT: then it is false for NULL only where it is
     * false for every value, and true for NULL only where it is true for every value.
     */
    public boolean knowsNoNull(String column) {
        return tree.map(it ->
                        it.all().stream().filter(node -> holds(node, column)).allMatch(WrittenExpression::strict))
                .orElse(false);
    }

    /**
     * Whether it asks of that column only whether it has a value, for a text that the server printed: whatever its values are, and of
     * whichever type, it says the same.
     */
    public boolean asksOnlyForNull(String column) {
        return tree.map(it -> {
                    long named = it.all("ColumnRef").stream()
                            .filter(ref -> holds(ref, column))
                            .count();
                    long asked = it.all("NullTest").stream()
                                    .flatMap(test -> test.node("arg").stream())
                                    .filter(arg -> isColumn(arg, column))
                                    .count()
                            + it.all("FuncCall").stream()
                                    .filter(call -> COUNTING.contains(
                                                    call.names("funcname").getLast())
                                            && isOwn(call.names("funcname"))
                                            && !call.flag("func_variadic"))
                                    .flatMap(call -> call.nodes("args").stream())
                                    .filter(arg -> isColumn(arg, column))
                                    .count();
                    return named == asked;
                })
                .orElse(false);
    }

    private static boolean isColumn(SyntaxNode node, String column) {
        return node.is("ColumnRef") && node.names("fields").equals(List.of(column));
    }

    /** Functions that count NULLs. */
    private static final Set<String> COUNTING = Set.of("num_nulls", "num_nonnulls");

    /** Whether it is true only where that column has a value, and says nothing else of it. */
    public boolean asksForValue(String column) {
        return tree.filter(it -> it.is("NullTest")
                        && it.text("nulltesttype").equals("IS_NOT_NULL")
                        && it.node("arg").filter(arg -> arg.is("ColumnRef")).isPresent()
                        && holds(it, column))
                .isPresent();
    }

    private static boolean strict(SyntaxNode node) {
        return switch (node.kind()) {
            case "ColumnRef", "BoolExpr", "TypeCast", "List" -> true;
            case "A_Expr" ->
                STRICT_OPERATORS.contains(node.names("name").getLast())
                        && (node.text("kind").equals("AEXPR_OP")
                                || node.text("kind").equals("AEXPR_OP_ALL")
                                || node.text("kind").equals("AEXPR_OP_ANY"));
            case "FuncCall" -> STRICT.contains(node.names("funcname").getLast());
            default -> false;
        };
    }

    /** Operators of numbers and texts that give NULL for NULL. */
    private static final Set<String> STRICT_OPERATORS =
            Set.of("=", "<>", "<", "<=", ">", ">=", "~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*");

    /** Functions of texts that give NULL for NULL. */
    private static final Set<String> STRICT = Set.of(
            "lower",
            "upper",
            "length",
            "char_length",
            "character_length",
            "octet_length",
            "btrim",
            "ltrim",
            "rtrim",
            "initcap",
            "reverse");

    /**
     * The text with other names for columns of its row, for a text that the server printed: there a column is named by itself, and
     * the row only with an asterisk.
     *
     * @param names names that change, to what they become
     * @return empty where names alone do not say which columns it reads, or the text cannot be read
     */
    public Optional<String> renamed(Map<String, String> names) {
        Map<String, String> quoted = new TreeMap<>();
        names.forEach((name, other) -> quoted.put(name, Identifiers.quoted(other)));
        return with(quoted);
    }

    /**
     * The text with a value in place of a column, where that says the same: whoever reads the column more than once would get another value
     * each time.
     *
     * @param column the column
     * @param value an expression over no column
     * @return empty where the text names the column otherwise than by its bare name, or more than once and the value is not the same all the
     *     time, or cannot be read
     */
    public Optional<String> given(String column, WrittenExpression value) {
        long named = tree.stream()
                .flatMap(it -> it.all("ColumnRef").stream())
                .filter(it -> it.names("fields").equals(List.of(column)))
                .count();
        return named > 1 && !value.isOneInATransaction()
                ? Optional.empty()
                : with(Map.of(column, "(" + value.text + ")"));
    }

    /** Functions that give one value for as long as a transaction lasts. */
    private static final Set<String> OF_TRANSACTION = Set.of("now", "transaction_timestamp", "timezone");

    /** Whether it surely has the same value wherever it stands in a statement; what is not known counts as another one each time. */
    private boolean isOneInATransaction() {
        return tree.map(it -> it.all("FuncCall").stream()
                        .allMatch(call -> isOwn(call.names("funcname"))
                                && OF_TRANSACTION.contains(
                                        call.names("funcname").getLast())))
                .orElse(false);
    }

    private Optional<String> with(Map<String, String> replaced) {
        if (tree.isEmpty() || !tree.get().all("RangeVar").isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<SyntaxNode> columns = tree.get().all("ColumnRef").stream()
                .sorted(Comparator.comparing(it -> it.number("location")))
                .toList();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        int copied = 0;
        for (SyntaxNode column : columns) {
            List<String> name = column.names("fields");
            if (name.size() != 1 || name.getFirst().equals("*")) {
                return Optional.empty();
            }
            int from = column.number("location") - BEFORE.length();
            Optional<String> other = Optional.ofNullable(replaced.get(name.getFirst()));
            if (other.isPresent()) {
                int to = Identifiers.endOf(bytes, from);
                written.write(bytes, copied, from - copied);
                written.writeBytes(other.get().getBytes(StandardCharsets.UTF_8));
                copied = to;
            }
        }
        written.write(bytes, copied, bytes.length - copied);
        return Optional.of(written.toString(StandardCharsets.UTF_8));
    }

    /** A word in it that gives another value each time; empty for none that is known. */
    public Optional<String> changing() {
        return tree.flatMap(
                it -> it.all().stream().flatMap(node -> word(node).stream()).findFirst());
    }

    private static Optional<String> word(SyntaxNode node) {
        return switch (node.kind()) {
            case "FuncCall" -> Optional.of(node.names("funcname").getLast()).filter(CHANGING::contains);
            case "SQLValueFunction" ->
                Optional.of(node.text("op"))
                        .filter(op ->
                                op.contains("CURRENT_TIME") || op.contains("CURRENT_DATE") || op.contains("LOCALTIME"))
                        .map(op -> op.replaceFirst("^SVFOP_", "")
                                .replaceFirst("_N$", "")
                                .toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }
}
