package dev.bellows.engine.postgresql.window;

import dev.bellows.engine.postgresql.window.SqlTokens.Kind;
import dev.bellows.engine.postgresql.window.SqlTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a statement may use names that a narrowing takes away. It never says no by mistake where a name is written out: whatever is not
 * understood may. Pure.
 *
 * @param tables tables that lose columns, without their schemas
 * @param columns columns that they lose
 * @param anyUse relations whose every use may be one: views over the tables, tables that lose more than columns, tables whose triggers or
 *     policies look at them
 * @param functions names whose every use may be one: functions whose body may use them, aggregates and types that call one, commands
 *     that an event trigger follows; {@link #SELECT_INTO} for that command
 * @param operators operators that call such a function
 * @param commands first words of commands whose every use may be one, whatever they name
 * @param truncated tables of which a TRUNCATE with CASCADE may be one
 * @param everything whether any statement at all may be one
 */
record Usage(
        Set<String> tables,
        Set<String> columns,
        Set<String> anyUse,
        Set<String> functions,
        Set<String> operators,
        Set<String> commands,
        Set<String> truncated,
        boolean everything) {
    /** A command of two words that makes a table, as event triggers see it: no name is written so. */
    static final String SELECT_INTO = "select into";

    /** Words of a TRUNCATE that goes on to the tables that reference the named one. */
    static final Set<String> TRUNCATE_CASCADE = Set.of("truncate", "cascade");

    /** Functions of the server and of its extensions that run a text, or a table whose name is a text: statistics do not show it. */
    static final Set<String> RUN_TEXT = Set.of(
            "query_to_xml",
            "query_to_xmlschema",
            "query_to_xml_and_xmlschema",
            "table_to_xml",
            "table_to_xmlschema",
            "table_to_xml_and_xmlschema",
            "schema_to_xml",
            "schema_to_xmlschema",
            "schema_to_xml_and_xmlschema",
            "database_to_xml",
            "database_to_xmlschema",
            "database_to_xml_and_xmlschema",
            "cursor_to_xml",
            "ts_stat",
            "ts_rewrite",
            "crosstab",
            "crosstab2",
            "crosstab3",
            "crosstab4",
            "crosstabn",
            "connectby",
            "xpath_table",
            "dblink",
            "dblink_exec",
            "dblink_open",
            "dblink_send_query");

    private static final Set<String> OPAQUE = Set.of("do", "call", "execute");
    private static final Set<String> WHOLE_ROWS = Set.of("natural", "table", "copy", "merge");

    Usage {
        tables = Set.copyOf(tables);
        columns = Set.copyOf(columns);
        anyUse = Set.copyOf(anyUse);
        functions = Set.copyOf(functions);
        operators = Set.copyOf(operators);
        commands = Set.copyOf(commands);
        truncated = Set.copyOf(truncated);
    }

    /** Nothing but names. */
    Usage(Set<String> tables, Set<String> columns, Set<String> anyUse, Set<String> functions) {
        this(tables, columns, anyUse, functions, Set.of(), Set.of(), Set.of(), false);
    }

    /** Whether nothing at all goes away. */
    boolean isEmpty() {
        return tables.isEmpty() && anyUse.isEmpty();
    }

    /** Judges one statement as the server's statistics show it. */
    boolean may(String statement) {
        if (isEmpty()) {
            return false;
        }
        Optional<List<Token>> scanned = SqlTokens.of(statement);
        if (scanned.isEmpty() || scanned.get().isEmpty()) {
            return true;
        }
        List<Token> tokens = scanned.get();
        boolean opaque = everything
                || OPAQUE.contains(tokens.getFirst().text())
                || commands.contains(tokens.getFirst().text())
                || executes(tokens)
                || (functions.contains(SELECT_INTO) && selectsInto(tokens))
                || (TRUNCATE_CASCADE.stream().allMatch(word -> tokens.stream().anyMatch(it -> it.is(word)))
                        && names(tokens, truncated))
                || names(tokens, RUN_TEXT)
                || hasEscapedName(tokens)
                || usesOperator(tokens)
                || statement.equals("<insufficient privilege>")
                || names(tokens, anyUse)
                || names(tokens, functions);
        return opaque || (names(tokens, tables) && (names(tokens, columns) || takesWholeRows(tokens)));
    }

    /** {@code EXPLAIN … EXECUTE} and {@code CREATE TABLE … AS EXECUTE}: what was prepared does not show. */
    private static boolean executes(List<Token> tokens) {
        if (!tokens.getFirst().is("explain") && !tokens.getFirst().is("create")) {
            return false;
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("execute")
                    && !tokens.get(i + 1).is("function")
                    && !tokens.get(i + 1).is("procedure")) {
                return true;
            }
        }
        return false;
    }

    private static boolean selectsInto(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("into")
                    && !tokens.get(i - 1).is("insert")
                    && !tokens.get(i - 1).is("merge")) {
                return true;
            }
        }
        return false;
    }

    /** {@code U&"…"}: a name that is not written as it is called. */
    private static boolean hasEscapedName(List<Token> tokens) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("u")
                    && tokens.get(i + 1).is("&")
                    && tokens.get(i + 2).kind() == Kind.QUOTED) {
                return true;
            }
        }
        return false;
    }

    private boolean usesOperator(List<Token> tokens) {
        StringBuilder marks = new StringBuilder();
        for (Token token : tokens) {
            marks.append(token.kind() == Kind.MARK ? token.text() : " ");
        }
        return operators.stream().anyMatch(operator -> marks.indexOf(operator) >= 0);
    }

    private static boolean names(List<Token> tokens, Set<String> wanted) {
        return tokens.stream()
                .anyMatch(token ->
                        (token.kind() == Kind.WORD || token.kind() == Kind.QUOTED) && wanted.contains(token.text()));
    }

    /** Whether it can use a column without its name: a star, a row as a value, an INSERT by position, a join by what is common. */
    private boolean takesWholeRows(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean star = token.is("*") && !isCount(tokens, i);
            boolean word = token.kind() == Kind.WORD && WHOLE_ROWS.contains(token.text());
            if (star || word || isPositionalInsert(tokens, i) || isRow(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCount(List<Token> tokens, int star) {
        return star >= 2
                && tokens.get(star - 1).is("(")
                && tokens.get(star - 2).is("count")
                && star + 1 < tokens.size()
                && tokens.get(star + 1).is(")");
    }

    /** {@code INSERT INTO t VALUES …}: no list of columns follows the name. */
    private boolean isPositionalInsert(List<Token> tokens, int at) {
        if (!tokens.get(at).is("into")) {
            return false;
        }
        int name = at + 1;
        while (name + 2 < tokens.size() && tokens.get(name + 1).is(".")) {
            name += 2;
        }
        return name < tokens.size()
                && tables.contains(tokens.get(name).text())
                && !(name + 2 < tokens.size()
                        && tokens.get(name + 1).is("(")
                        && !List.of("select", "with", "values", "table").stream()
                                .anyMatch(tokens.get(name + 2)::is));
    }

    /** A table or its alias where a value stands: neither after FROM, JOIN, INTO, UPDATE or a comma of tables, nor before a dot. */
    private boolean isRow(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
            return false;
        }
        boolean qualifies = at + 1 < tokens.size() && tokens.get(at + 1).is(".");
        boolean named = tables.contains(token.text()) || isAlias(tokens, token.text());
        return named && !qualifies && !isDeclared(tokens, at);
    }

    /** Where a statement introduces a table or gives it an alias. */
    private boolean isDeclared(List<Token> tokens, int at) {
        int before = at - 1;
        while (before >= 1 && tokens.get(before).is(".")) {
            before -= 2;
        }
        if (before < 0) {
            return false;
        }
        Token previous = tokens.get(before);
        boolean introduced = List.of("from", "join", "into", "update", "only", "using", "of").stream()
                .anyMatch(previous::is);
        boolean listed = previous.is(",") && isInFrom(tokens, before);
        boolean alias = tables.contains(previous.text())
                || (previous.is("as")
                        && before >= 1
                        && tables.contains(tokens.get(before - 1).text()));
        return introduced || listed || alias;
    }

    /** Whether the nearest clause before is a FROM. */
    private static boolean isInFrom(List<Token> tokens, int at) {
        for (int i = at; i >= 0; i--) {
            if (tokens.get(i).is("from")) {
                return true;
            }
            if (List.of("select", "where", "group", "order", "set", "values", "returning", "by", "on").stream()
                    .anyMatch(tokens.get(i)::is)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the word stands right behind one of the tables, with or without AS. */
    private boolean isAlias(List<Token> tokens, String word) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean table = tables.contains(tokens.get(i).text());
            int next = tokens.get(i + 1).is("as") ? i + 2 : i + 1;
            boolean named = table && next < tokens.size() && tokens.get(next).names(word);
            if (named && !KEY_WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** What may follow a table's name and is no alias: reserved there. */
    private static final Set<String> KEY_WORDS = Set.of(
            "where",
            "set",
            "on",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "order",
            "group",
            "having",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except",
            "values",
            "select",
            "returning",
            "using",
            "window",
            "with",
            "default",
            "tablesample",
            "as",
            "and",
            "or",
            "not",
            "is",
            "in",
            "then",
            "else",
            "end",
            "asc",
            "desc",
            "from",
            "like",
            "between",
            "when",
            "overriding",
            "conflict",
            "do");
}
