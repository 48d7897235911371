package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Constraint;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.CreateIndex;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SetDefault;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the server resolve, type and try every expression of a migration, in a read-only transaction with the {@code search_path} it will
 * run under. What an expression reads is found by taking columns away until it cannot be resolved: the server's own parser decides, and
 * nothing of ours. Confined to the caller's thread and one transaction.
 */
final class ExpressionReader {
    private static final String UNDEFINED_COLUMN = "42703";

    /** Names that are not there: of a function, a relation, another object, a schema. */
    private static final Pattern UNRESOLVED = Pattern.compile("^SQLSTATE (42883|42P01|42704|3F000)");

    /** A scan in a plan; the server writes the schema right behind the name. */
    private static final Pattern SCAN =
            Pattern.compile("\"Relation Name\": \"([^\"]*)\",[^\"]*\"Schema\": \"([^\"]*)\"");

    /** A row of an ordinary fill takes about ten microseconds: from here on the expression is what it takes. */
    static final long SLOW_MICROS = 500;

    /** A trial that took less in all may have waited for a processor. */
    static final long TELLING_MICROS = 100_000;

    private final Connection connection;
    private final Migration migration;
    private final Attempt attempt;
    private final List<Table> tables;
    /** Whether a type that was asked for is there. */
    private final Map<String, Boolean> types = new TreeMap<>();

    ExpressionReader(Connection connection, Migration migration, List<Table> tables) {
        this.connection = connection;
        this.migration = migration;
        this.attempt = new Attempt(connection);
        this.tables = tables;
    }

    List<Expression> read() throws SQLException {
        List<Expression> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            switch (operation) {
                case AddColumn add -> added(add, found);
                case CreateTable create -> found.addAll(new NewTableReader(connection, attempt, create).read());
                case CreateIndex index -> indexed(index, found);
                case Backfill backfill -> filled(backfill, found);
                case Operation.DropColumn drop -> {}
                case Operation.RenameColumn rename -> {}
                case Operation.AlterColumn alter ->
                    found.addAll(new ConversionReader(connection, attempt, migration).read(alter));
                case Operation.ColumnConversion convert ->
                    found.addAll(new ConversionReader(connection, attempt, migration).read(convert));
                case Operation.AddConstraint add -> bound(add, found);
                case Operation.DropConstraint drop -> {}
                case Operation.DropIndex drop -> {}
                case Operation.Reindex reindex -> rebuilt(reindex, found);
                case Operation.DropTable drop -> {}
                case Operation.RenameTable rename -> {}
                case Operation.Restatement said -> said(said, found);
                case Operation.Restoration restored -> {}
                case Operation.Sql sql -> {}
            }
        }
        for (Table table : tables) {
            found.addAll(LeftOutReader.read(connection, attempt, migration, table));
            found.addAll(LeftOutReader.readEmpty(connection, attempt, migration, table));
            found.addAll(new HangersReader(connection, attempt, migration, table).read());
        }
        return found;
    }

    // ---- what is said anew ----

    /** As a value that is assigned to the column, which nobody inserts: a default that the server would refuse at the contract is refused now. */
    private void said(Operation.Restatement said, List<Expression> found) throws SQLException {
        if (said instanceof SetDefault set && set.expression().isPresent() && isThere(set.table())) {
            String place = Expression.defaultOf(set.table().toString(), set.column());
            Optional<String> plan = attempt.value("EXPLAIN (FORMAT JSON) INSERT INTO " + qualified(set.table()) + " ("
                    + quoted(set.column()) + ") VALUES ((" + set.expression().get() + "\n))");
            found.add(
                    plan.filter(it -> it.contains("\"Subplan Name\"")).isPresent()
                            ? Expression.of(place, "it is a query, and a default cannot be one", "")
                            : attempt.verdict(place));
            called(set.table(), set.column(), set.expression().get(), found);
        }
    }

    // ---- addColumn ----

    private void added(AddColumn add, List<Expression> found) throws SQLException {
        ColumnDefinition column = add.column();
        // A type that is not there is refused elsewhere; what the default names is looked up all the same.
        boolean typed = hasType(column.type());
        String table = add.table().toString();
        if (column.defaultExpression().isPresent()) {
            String place = Expression.defaultOf(table, column.name());
            attempt.value("SELECT (" + column.defaultExpression().orElseThrow() + "\n)"
                    + (typed ? "::" + column.type() : ""));
            found.add(attempt.verdict(place));
        }
        if (add.up().isPresent() && isThere(add.table())) {
            found.add(up(add, add.up().orElseThrow(), found));
        }
        String given = add.up().orElse("") + "\n" + column.defaultExpression().orElse("");
        called(add.table(), column.name(), given, found);
    }

    /** Both a default and what stands in a trigger run as whoever writes the row. */
    private void called(Operation.TableName table, String column, String expression, List<Expression> found)
            throws SQLException {
        if (isThere(table)) {
            List<String> grants = new CalledFunctions(connection).missing(qualified(table), expression);
            if (!grants.isEmpty()) {
                found.add(Expression.of(Expression.callsOf(table.toString(), column), String.join("; ", grants), ""));
            }
        }
    }

    private Expression up(AddColumn add, String expression, List<Expression> found) throws SQLException {
        String place = Expression.upOf(add.table().toString(), add.column().name());
        Map<String, String> columns = columns(add.table());
        // The new column itself is there when a part of EXPAND went through before.
        columns.remove(add.column().name());
        Set<String> madeHere = madeHere(add.table());
        madeHere.remove(add.column().name());
        Set<String> made = new TreeSet<>();
        if (!resolves(add, expression, columns.keySet())) {
            Expression refused = attempt.verdict(place);
            if (resolves(add, expression, madeHere, columns.keySet())) {
                for (String name : madeHere) {
                    Set<String> fewer = new TreeSet<>(madeHere);
                    fewer.remove(name);
                    if (!columns.containsKey(name) && !resolves(add, expression, fewer, columns.keySet())) {
                        made.add(name);
                    }
                }
            }
            return new Expression(
                    place,
                    refused.refused(),
                    refused.untried(),
                    0,
                    0,
                    "",
                    "",
                    List.of(),
                    List.copyOf(made),
                    "",
                    List.of());
        }
        List<String> generated = new ArrayList<>();
        for (Map.Entry<String, String> column : columns.entrySet()) {
            boolean renamed = madeHere.contains(column.getKey());
            if ((!column.getValue().isEmpty() || renamed)
                    && !resolvesWithout(add, expression, columns, column.getKey())) {
                if (renamed) {
                    made.add(column.getKey());
                } else {
                    generated.add(column.getKey());
                }
            }
        }
        if (!hasType(add.column().type())) {
            return new Expression(
                    place, "", "", 0, 0, "", "", List.copyOf(generated), List.copyOf(made), "", List.of());
        }
        Map<String, String> trial = tried(add, expression);
        Set<String> reads = scanned(add, expression, columns.keySet());
        long micros = Long.parseLong(trial.getOrDefault("micros", "0"));
        long tried = Long.parseLong(trial.getOrDefault("tried", "0"));
        if (micros >= SLOW_MICROS && micros * tried >= TELLING_MICROS) {
            found.add(Expression.of(
                    Expression.timeOf(add.table().toString(), add.column().name()), "", String.valueOf(micros)));
        }
        String others = reads.isEmpty() ? trial.getOrDefault("reads", "") : String.join(", ", reads);
        if (!others.isEmpty()) {
            found.add(Expression.of(
                    Expression.otherRowsOf(add.table().toString(), add.column().name()), others, ""));
        }
        return new Expression(
                place,
                "",
                trial.getOrDefault("untried", ""),
                Integer.parseInt(trial.getOrDefault("tried", "0")),
                Integer.parseInt(trial.getOrDefault("failed", "0")),
                trial.getOrDefault("failure", ""),
                trial.getOrDefault("setting", ""),
                generated,
                List.copyOf(made),
                "",
                List.of());
    }

    /** Relations that the plan of the expression scans besides its own table's rows, which it scans once. */
    private Set<String> scanned(AddColumn add, String expression, Set<String> columns) throws SQLException {
        String plan = attempt.value(
                        "EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) " + overRow(add, expression, Set.of(), columns))
                .orElse("");
        return scannedBeside(add.table(), plan);
    }

    /** Relations that a plan scans, as JSON, besides the table itself, which it scans once. */
    static Set<String> scannedBeside(TableName table, String plan) {
        List<String> relations = new ArrayList<>();
        Matcher scans = SCAN.matcher(plan);
        while (scans.find()) {
            relations.add(scans.group(2) + "." + scans.group(1));
        }
        relations.remove(Identifiers.schemaOf(table) + "." + table.name());
        return new TreeSet<>(relations);
    }

    private boolean resolvesWithout(AddColumn add, String expression, Map<String, String> columns, String without)
            throws SQLException {
        Set<String> rest = new TreeSet<>(columns.keySet());
        rest.remove(without);
        return resolves(add, expression, rest);
    }

    /** Whether the expression can be resolved over a row of exactly these columns. */
    private boolean resolves(AddColumn add, String expression, Set<String> columns) throws SQLException {
        return resolves(add, expression, Set.of(), columns);
    }

    private boolean resolves(AddColumn add, String expression, Set<String> imagined, Set<String> columns)
            throws SQLException {
        attempt.value("EXPLAIN " + overRow(add, expression, imagined, columns));
        return attempt.error().isEmpty();
    }

    /** Without a type that is there, the names in the expression are looked up all the same. */
    private String overRow(AddColumn add, String expression, Set<String> imagined, Set<String> columns)
            throws SQLException {
        List<String> items = new ArrayList<>();
        columns.forEach(c -> items.add(quoted(c)));
        imagined.stream().filter(c -> !columns.contains(c)).forEach(c -> items.add("NULL::text AS " + quoted(c)));
        String cast = imagined.isEmpty() && hasType(add.column().type())
                ? "::" + add.column().type()
                : "";
        return "SELECT (" + expression + "\n)" + cast + " FROM (SELECT " + String.join(", ", items) + " FROM ONLY "
                + qualified(add.table()) + ") AS " + quoted(add.table().name());
    }

    /** Tries it row by row, as the fill will: into a variable of the column's type, under the fill's search_path. */
    private Map<String, String> tried(AddColumn add, String expression) throws SQLException {
        Map<String, String> result = new TreeMap<>();
        Optional<String> outside = new OutsideReader(connection).of(expression);
        if (outside.isPresent()) {
            result.put("untried", "it runs " + outside.get() + ", and what that does outside is not undone");
            return result;
        }
        String text = TrialText.of(add, expression, rowsOf(connection, add.table()));
        attempt.value(text);
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
        String state = result.getOrDefault("state", "");
        if (state.equals(Attempt.WRITES)) {
            result.put("untried", "it writes, and planning does not");
            result.put("failed", "0");
        } else if (!state.isEmpty()) {
            result.put("failure", ServerText.of(state, result.getOrDefault("message", "")));
        }
        return result;
    }

    // ---- the other operations ----

    /** A look for equal keys gives up after this long, in milliseconds: planning holds a snapshot. */
    private static final int LONGEST_LOOK_MILLIS = 2_000;

    private void indexed(CreateIndex index, List<Expression> found) throws SQLException {
        if (index.unique() && columns(index.table()).keySet().containsAll(index.columns())) {
            equalKeys(index).ifPresent(found::add);
        }
        if (index.where().isPresent()) {
            Optional<String> source = source(index.table());
            if (source.isPresent()) {
                attempt.value("EXPLAIN SELECT FROM " + source.get() + " WHERE ("
                        + index.where().orElseThrow() + "\n)");
                found.add(attempt.verdict(Expression.whereOfIndex(index.name())));
            }
        }
    }

    /** Refused, with the query that shows them, when equal keys are there; empty when none are. */
    private Optional<Expression> equalKeys(CreateIndex index) throws SQLException {
        String place = Expression.keysOfIndex(index.name());
        String columns = Identifiers.list(index.columns());
        List<String> wanted = new ArrayList<>();
        index.columns().forEach(column -> wanted.add(quoted(column) + " IS NOT NULL"));
        index.where().ifPresent(where -> wanted.add("(" + where.strip() + "\n)"));
        String query = "SELECT " + columns + ", count(*) FROM " + qualified(index.table()) + " WHERE "
                + String.join(" AND ", wanted) + " GROUP BY " + columns + " HAVING count(*) > 1";
        return looked(place, query);
    }

    /** One that is INVALID may be unique over rows that have equal keys: that is what most builds end with that end in the middle. */
    private void rebuilt(Operation.Reindex reindex, List<Expression> found) throws SQLException {
        if (reindex.index().isEmpty() || !isThere(reindex.table())) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT pg_get_expr(i.indpred, i.indrelid), ARRAY(SELECT coalesce(a.attname, '')::text FROM unnest(i.indkey::int2[])
                    WITH ORDINALITY u(attnum, place) LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum
                      AND u.attnum > 0 WHERE u.place <= i.indnkeyatts ORDER BY u.place)
                FROM pg_index i WHERE i.indexrelid = to_regclass(?) AND i.indrelid = to_regclass(?) AND i.indisunique
                  AND NOT (i.indisvalid AND i.indisready AND i.indislive)
                """)) {
            query.setString(
                    1,
                    Identifiers.qualified(
                            Identifiers.schemaOf(reindex.table()),
                            reindex.index().get()));
            query.setString(2, qualified(reindex.table()));
            try (ResultSet row = query.executeQuery()) {
                if (row.next() && !TableReader.texts(row, 2).contains("")) {
                    equalKeys(new CreateIndex(
                                    reindex.table(),
                                    reindex.index().get(),
                                    TableReader.texts(row, 2),
                                    true,
                                    Optional.ofNullable(row.getString(1)),
                                    Optional.empty()))
                            .ifPresent(found::add);
                }
            }
        }
    }

    private Optional<Expression> looked(String place, String query) throws SQLException {
        String limit = attempt.value("SELECT pg_catalog.current_setting('statement_timeout')")
                .orElse("0");
        attempt.value("SET LOCAL statement_timeout = " + LONGEST_LOOK_MILLIS);
        Optional<String> there = attempt.value("SELECT 'there' WHERE EXISTS (" + query + ")");
        Expression looked = attempt.verdict(place);
        attempt.value("SET LOCAL statement_timeout = " + literal(limit));
        if (there.isPresent()) {
            return Optional.of(Expression.of(place, query, ""));
        }
        String untried = looked.untried() + looked.refused();
        return untried.isEmpty() ? Optional.empty() : Optional.of(Expression.of(place, "", untried));
    }

    // ---- constraints ----

    private void bound(Operation.AddConstraint add, List<Expression> found) throws SQLException {
        Set<String> columns = columns(add.table()).keySet();
        String name = add.name().orElse("");
        switch (add.constraint()) {
            case Constraint.Check check -> {
                Optional<String> source = source(add.table());
                if (source.isPresent()) {
                    attempt.value("EXPLAIN SELECT FROM " + source.get() + " WHERE (" + check.expression() + "\n)");
                    Expression resolved = attempt.verdict(Expression.newCheck(name));
                    Optional<Expression> met = Optional.empty();
                    if (!columns.isEmpty()
                            && resolved.refused().isEmpty()
                            && madeHere(add.table()).isEmpty()) {
                        met = look(add, name, "((" + check.expression() + "\n)) IS FALSE");
                        List<String> grants =
                                new CalledFunctions(connection).missing(qualified(add.table()), check.expression());
                        if (!grants.isEmpty()) {
                            found.add(Expression.of(Expression.callsOfCheck(name), String.join("; ", grants), ""));
                        }
                    }
                    // A function that looks for names where they are not is resolved itself, and fails for each row.
                    Optional<String> lost = met.map(Expression::untried)
                            .filter(why -> UNRESOLVED.matcher(why).find());
                    found.add(lost.map(why -> Expression.of(Expression.newCheck(name), why, ""))
                            .orElse(resolved));
                    if (lost.isEmpty()) {
                        met.ifPresent(found::add);
                    }
                }
            }
            case Constraint.NotNull it -> {
                if (columns.contains(it.column())) {
                    look(add, it.column(), quoted(it.column()) + " IS NULL").ifPresent(found::add);
                }
            }
            case Constraint.Unique it -> equalKeys(add, name, it.columns(), found);
            case Constraint.PrimaryKey it -> equalKeys(add, name, it.columns(), found);
            case Constraint.ForeignKey key -> {
                if (columns.containsAll(key.columns())
                        && columns(key.table()).keySet().containsAll(key.to())) {
                    look(add, name, NewConstraint.breaks(add.table(), key)).ifPresent(found::add);
                }
            }
        }
    }

    private void equalKeys(Operation.AddConstraint add, String name, List<String> keys, List<Expression> found)
            throws SQLException {
        if (columns(add.table()).keySet().containsAll(keys)) {
            equalKeys(new CreateIndex(add.table(), name, keys, true, Optional.empty(), Optional.empty()))
                    .ifPresent(found::add);
        }
    }

    /** Refused, with the query that shows them, where rows are there for which that is true. */
    private Optional<Expression> look(Operation.AddConstraint add, String name, String breaks) throws SQLException {
        return looked(
                Expression.rowsThatBreak(add.table().toString(), name),
                "SELECT * FROM " + qualified(add.table()) + " WHERE " + breaks);
    }

    private void filled(Backfill backfill, List<Expression> found) throws SQLException {
        Optional<String> source = source(backfill.table());
        if (source.isEmpty()) {
            return;
        }
        Map<String, String> columns = columns(backfill.table());
        for (Operation.Assignment assignment : backfill.set()) {
            String expression = "(" + assignment.expression() + "\n)";
            boolean closed = closed(backfill.table(), assignment.column(), found);
            boolean settable = columns.containsKey(assignment.column()) && !closed;
            if (settable) {
                attempt.value("EXPLAIN UPDATE ONLY " + qualified(backfill.table()) + " SET "
                        + quoted(assignment.column()) + " = " + expression);
            }
            // What reads a column that the migration makes cannot be asked as it will run.
            if (!settable || (!madeHere(backfill.table()).isEmpty() && isUndefinedColumn())) {
                attempt.value("EXPLAIN SELECT " + expression + " FROM " + source.get());
            }
            found.add(attempt.verdict(Expression.setOf(backfill.table().toString(), assignment.column()))
                    .reaching(reaching(assignment.expression(), backfill.table())));
        }
        if (backfill.where().isPresent()) {
            attempt.value("EXPLAIN SELECT FROM " + source.get() + " WHERE ("
                    + backfill.where().orElseThrow() + "\n)");
            found.add(
                    attempt.verdict(Expression.whereOfBackfill(backfill.table().toString())));
        }
    }

    /** Whether no UPDATE may set the column; then says what it is. */
    private boolean closed(TableName table, String column, List<Expression> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT CASE WHEN a.attgenerated <> '' THEN 'generated' ELSE 'an identity column that is GENERATED ALWAYS' END
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ? AND a.attname = ? AND a.attnum > 0
                  AND (a.attgenerated <> '' OR a.attidentity = 'a')
                """)) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, table.name());
            query.setString(3, column);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                found.add(Expression.of(Expression.columnOf(table.toString(), column), row.getString(1), ""));
                return true;
            }
        }
    }

    private boolean isUndefinedColumn() {
        return attempt.error()
                .filter(e -> UNDEFINED_COLUMN.equals(e.getSQLState()))
                .isPresent();
    }

    /**
     * Functions that an expression may call, themselves or through others, whose text names a table. By words alone, so it may name one
     * too many; what is put together at run time nobody can read.
     */
    private List<String> reaching(String expression, TableName table) throws SQLException {
        List<String> functions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                WITH RECURSIVE own AS MATERIALIZED (
                    SELECT p.oid, n.nspname, p.proname,
                           '\\m' || regexp_replace(p.proname, '([^[:alnum:]_])', '\\\\\\1', 'g') || '\\M' AS word,
                           CASE WHEN p.prokind = 'a'
                                THEN (SELECT concat_ws(' ', a.aggtransfn, a.aggfinalfn) FROM pg_aggregate a WHERE a.aggfnoid = p.oid)
                                ELSE coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) END AS body
                    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prorettype <> 'trigger'::regtype),
                reached AS (
                    SELECT own.* FROM own WHERE ? ~* own.word
                    UNION
                    SELECT own.* FROM reached r JOIN own ON strpos(lower(r.body), lower(own.proname)) > 0 AND r.body ~* own.word)
                SELECT format('%I.%I', nspname, proname) FROM reached WHERE body ~* ? ORDER BY 1""")) {
            query.setString(1, expression);
            query.setString(2, "\\m" + table.name().replaceAll("([^\\p{Alnum}_])", "\\\\$1") + "\\M");
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    functions.add(row.getString(1));
                }
            }
        }
        return functions;
    }

    /** The table as it will be when its indexes are built and its rows filled: with the columns that this migration makes. */
    private Optional<String> source(TableName table) throws SQLException {
        Map<String, String> columns = columns(table);
        Map<String, String> made = new LinkedHashMap<>();
        for (Effect effect : effects(table)) {
            switch (effect) {
                case Effect.AddsColumn add ->
                    made.put(
                            add.column().name(),
                            "NULL::"
                                    + (hasType(add.column().type())
                                            ? add.column().type()
                                            : "text"));
                case Effect.RenamesColumn rename -> {
                    String value =
                            columns.containsKey(rename.from()) ? "blw_row." + quoted(rename.from()) : "NULL::text";
                    Optional<String> type = rename.type();
                    made.put(rename.to(), type.isPresent() && hasType(type.get()) ? value + "::" + type.get() : value);
                }
                case Effect.ConvertsColumns convert -> {
                    for (ColumnDefinition column : convert.into()) {
                        made.put(column.name(), "NULL::" + (hasType(column.type()) ? column.type() : "text"));
                    }
                }
                case Effect.MakesTable make -> {
                    for (ColumnDefinition column : make.columns()) {
                        String type = storedType(column.type());
                        made.put(column.name(), "NULL::" + (hasType(type) ? type : "text"));
                    }
                }
                case Effect.RetypesColumn ignored -> {}
                case Effect.DropsTable ignored -> {}
                case Effect.RenamesTable ignored -> {}
                case Effect.Restates ignored -> {}
                case Effect.RenamesNamed ignored -> {}
                case Effect.DropsColumn ignored -> {}
                case Effect.MakesIndex ignored -> {}
                case Effect.Binds ignored -> {}
                case Effect.Frees ignored -> {}
                case Effect.PointedAt ignored -> {}
                case Effect.DropsIndex ignored -> {}
                case Effect.RebuildsIndexes ignored -> {}
                case Effect.WritesColumn ignored -> {}
                case Effect.ReadsRow ignored -> {}
            }
        }
        made.keySet().removeAll(columns.keySet());
        if (columns.isEmpty()) {
            return made.isEmpty()
                    ? Optional.empty()
                    : Optional.of("(SELECT " + imagined(made) + ") AS " + quoted(table.name()));
        }
        if (made.isEmpty()) {
            return Optional.of("ONLY " + qualified(table));
        }
        return Optional.of("(SELECT blw_row.*, blw_row.ctid, " + imagined(made) + " FROM ONLY " + qualified(table)
                + " blw_row) AS " + quoted(table.name()));
    }

    private static String imagined(Map<String, String> made) {
        return String.join(
                ", ",
                made.entrySet().stream()
                        .map(column -> column.getValue() + " AS " + quoted(column.getKey()))
                        .toList());
    }

    static String storedType(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "smallserial", "serial2" -> "smallint";
            case "serial", "serial4" -> "integer";
            case "bigserial", "serial8" -> "bigint";
            default -> type;
        };
    }

    // ---- the catalog ----

    /** The table as FROM names it for its own rows: those of a partitioned one lie in its partitions. */
    static String rowsOf(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'p'")) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                return (row.next() ? "" : "ONLY ") + qualified(table);
            }
        }
    }

    private boolean hasType(String type) throws SQLException {
        Boolean known = types.get(type);
        if (known == null) {
            known = attempt.value("SELECT pg_catalog.to_regtype(" + literal(type) + ")")
                    .isPresent();
            types.put(type, known);
        }
        return known;
    }

    private boolean isThere(TableName table) throws SQLException {
        return !columns(table).isEmpty();
    }

    /** Columns of a table, each with a text that is empty unless it is generated; no column when there is no such table. */
    private Map<String, String> columns(TableName table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT a.attname, a.attgenerated FROM pg_attribute a
                  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
                """)) {
            // Not to_regclass, which is an error where the role may not use the schema.
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.put(row.getString(1), row.getString(2).strip());
                }
            }
        }
        return columns;
    }

    /** Names that this migration takes or gives on a table, besides the one that is asked for. */
    private Set<String> madeHere(TableName table) {
        Set<String> names = new TreeSet<>();
        for (Effect effect : effects(table)) {
            if (effect instanceof Effect.AddsColumn add) {
                names.add(add.column().name());
            } else if (effect instanceof Effect.RenamesColumn rename) {
                names.add(rename.from());
                names.add(rename.to());
            } else if (effect instanceof Effect.RetypesColumn retype) {
                names.add(retype.column());
            } else if (effect instanceof Effect.ConvertsColumns convert) {
                names.addAll(convert.from());
                convert.into().forEach(column -> names.add(column.name()));
            } else if (effect instanceof Effect.DropsColumn drop) {
                names.add(drop.column());
            }
        }
        return names;
    }

    private List<Effect> effects(TableName table) {
        return migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> same(effect.table(), table))
                .toList();
    }

    private static boolean same(TableName a, TableName b) {
        return Identifiers.schemaOf(a).equals(Identifiers.schemaOf(b))
                && a.name().equals(b.name());
    }
}
