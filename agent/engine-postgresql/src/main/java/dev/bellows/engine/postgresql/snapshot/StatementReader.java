package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.util.PSQLException;

/**
 * Asks the server's own parser about statements that a person wrote: each is sent as a prepared statement, exactly as it is, and never
 * executed. A prepared statement holds one statement, whatever quotes and comments look like to anybody else. The driver's scanner is
 * passed by on purpose. Confined to the caller's thread; stateless.
 */
final class StatementReader {
    /** Said of a text that does not parse, and of one that holds two statements. */
    private static final String SYNTAX_ERROR = "42601";

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

    /** Statements that need a table which is there, and say which. */
    private static final Pattern ON_A_TABLE = Pattern.compile(
            "^\\s*(?:ALTER\\s+TABLE|DROP\\s+TABLE|TRUNCATE(?:\\s+TABLE(?!\\p{L}))?)\\s+(?:ONLY\\s+)?(?<name>" + NAME
                    + "(?:\\." + NAME + ")?)(?![\\p{L}\\p{N}_$\".])",
            Pattern.CASE_INSENSITIVE);

    private static final String END = "(?![\\p{L}\\p{N}_$\".])";

    /** Statements that need a schema which is there, and say which. */
    private static final Pattern IN_A_SCHEMA = Pattern.compile(
            "^\\s*(?:(?:CREATE(?:\\s+OR\\s+REPLACE)?|ALTER|DROP)\\s+(?:UNLOGGED\\s+|FOREIGN\\s+|RECURSIVE\\s+)?"
                    + "(?:TABLE|VIEW|MATERIALIZED\\s+VIEW|SEQUENCE|INDEX(?:\\s+CONCURRENTLY)?|TYPE|DOMAIN|FUNCTION|PROCEDURE)\\s+"
                    + "(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:ONLY\\s+)?(?<schema>" + NAME + ")\\." + NAME + END
                    + "|(?:ALTER|DROP)\\s+SCHEMA\\s+(?<itself>" + NAME + ")" + END + ")",
            Pattern.CASE_INSENSITIVE);

    /** Words of statements that make a schema, or of which nobody can read what they make. */
    private static final Pattern MAKES_SCHEMAS = Pattern.compile("\\b(?:schema|do|call|select|execute|extension)\\b");

    /** Statements that only an owner may run, and say of what. */
    private static final Pattern OF_ITS_OWNER = Pattern.compile(
            "^\\s*(?<verb>ALTER|DROP)\\s+(?:TABLE|VIEW|MATERIALIZED\\s+VIEW|INDEX|SEQUENCE)\\s+(?:CONCURRENTLY\\s+)?(?:IF\\s+EXISTS\\s+)?"
                    + "(?:ONLY\\s+)?(?<name>" + NAME + "(?:\\." + NAME + ")?)(?![\\p{L}\\p{N}_$\".])",
            Pattern.CASE_INSENSITIVE);

    /** Words of statements that give a table its name. */
    private static final Pattern MAKES = Pattern.compile("\\b(create|rename|schema|do|call|select|execute)\\b");

    private StatementReader() {}

    /**
     * Every statement of the migration's sql operations, and every expression that is not one, in order. Outside of a transaction: an
     * error would end it.
     */
    static List<PostgresqlSnapshot.Statement> read(Connection connection, Migration migration) throws SQLException {
        List<PostgresqlSnapshot.Statement> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            for (String text : statements(operation)) {
                PostgresqlSnapshot.Statement asked = ask(connection, text);
                found.add(asked);
                if (asked.error().isEmpty()) {
                    missing(connection, migration, text).ifPresent(found::add);
                    withoutSchema(connection, migration, text).ifPresent(found::add);
                    lacking(connection, text).ifPresent(found::add);
                }
            }
            for (String expression : expressions(operation)) {
                objection(connection, expression).ifPresent(found::add);
            }
        }
        return found.stream().distinct().toList();
    }

    /**
     * A statement on a table that is not there and that no other statement of the migration could make. Read from the forms whose table
     * is plain to see; all others pass.
     */
    private static Optional<PostgresqlSnapshot.Statement> missing(
            Connection connection, Migration migration, String text) throws SQLException {
        Matcher matcher = ON_A_TABLE.matcher(text);
        if (!matcher.find() || matcher.group("name").equalsIgnoreCase("if")) {
            return Optional.empty();
        }
        String name = matcher.group("name");
        String bare = name.substring(name.lastIndexOf('.') + 1)
                .strip()
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
        boolean made = migration.operations().stream()
                .anyMatch(operation -> makes(operation, bare)
                        || statements(operation).stream()
                                .filter(other -> !other.equals(text))
                                .map(other -> other.toLowerCase(Locale.ROOT))
                                .anyMatch(other -> other.contains(bare)
                                        && MAKES.matcher(other).find()));
        return made || isThere(connection, name.contains(".") ? name : "public." + name)
                ? Optional.empty()
                : Optional.of(new PostgresqlSnapshot.Statement(PostgresqlSnapshot.MISSING + text, name));
    }

    /** A statement in or on a schema that is not there and that no other statement of the migration could make. */
    private static Optional<PostgresqlSnapshot.Statement> withoutSchema(
            Connection connection, Migration migration, String text) throws SQLException {
        Matcher matcher = IN_A_SCHEMA.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String written = Objects.requireNonNullElseGet(matcher.group("schema"), () -> matcher.group("itself"));
        // IF EXISTS, and the session's own schemas.
        if (written.equalsIgnoreCase("if") || written.toLowerCase(Locale.ROOT).startsWith("pg_")) {
            return Optional.empty();
        }
        boolean made = migration.operations().stream()
                .flatMap(operation -> statements(operation).stream())
                .filter(other -> !other.equals(text))
                .anyMatch(other ->
                        MAKES_SCHEMAS.matcher(other.toLowerCase(Locale.ROOT)).find());
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT p.parts[1] FROM pg_catalog.parse_ident(?) p(parts)
                WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = p.parts[1]::pg_catalog.name)
                """)) {
            query.setString(1, written);
            try (ResultSet row = query.executeQuery()) {
                return !made && row.next()
                        ? Optional.of(
                                new PostgresqlSnapshot.Statement(PostgresqlSnapshot.NO_SCHEMA + text, row.getString(1)))
                        : Optional.empty();
            }
        }
    }

    /** A statement for which the agent lacks the rights of the owner as things are. Read from the forms that are plain to see. */
    private static Optional<PostgresqlSnapshot.Statement> lacking(Connection connection, String text)
            throws SQLException {
        Matcher matcher = OF_ITS_OWNER.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group("name");
        // The owner of a schema may drop what is in it.
        boolean drops = matcher.group("verb").equalsIgnoreCase("drop");
        try (PreparedStatement query = connection.prepareStatement("SELECT " + MissingRights.MEMBERSHIP + """
                 FROM pg_catalog.parse_ident(?) p(parts), pg_catalog.pg_class c
                   JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = p.parts[1]::pg_catalog.name AND c.relname = p.parts[2]::pg_catalog.name
                  AND NOT pg_has_role(c.relowner, 'USAGE') AND NOT (? AND pg_has_role(n.nspowner, 'USAGE'))
                  AND NOT starts_with(n.nspname::text, 'pg_') AND n.nspname <> 'information_schema'
                """)) {
            query.setString(1, name.contains(".") ? name : "public." + name);
            query.setBoolean(2, drops);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new PostgresqlSnapshot.Statement(PostgresqlSnapshot.LACKING + text, row.getString(1)))
                        : Optional.empty();
            }
        }
    }

    private static boolean makes(Operation operation, String table) {
        return operation instanceof Operation.CreateTable create
                && create.table().name().equalsIgnoreCase(table);
    }

    private static boolean isThere(Connection connection, String name) throws SQLException {
        // Not to_regclass, which is an error where the role may not use the schema.
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = p.parts[1]::pg_catalog.name AND c.relname = p.parts[2]::pg_catalog.name)
                FROM pg_catalog.parse_ident(?) p(parts)
                """)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<String> statements(Operation operation) {
        return operation instanceof Operation.Sql sql
                ? sql.phases().stream()
                        .flatMap(phase -> Stream.concat(phase.up().stream(), phase.down().stream()))
                        .toList()
                : List.of();
    }

    private static List<String> expressions(Operation operation) {
        return switch (operation) {
            case Operation.AddColumn add ->
                Stream.concat(add.up().stream(), add.column().defaultExpression().stream())
                        .toList();
            case Operation.CreateTable create ->
                create.columns().stream()
                        .flatMap(column -> column.defaultExpression().stream())
                        .toList();
            case Operation.CreateIndex index -> index.where().stream().toList();
            case Operation.Backfill backfill ->
                Stream.concat(backfill.set().stream().map(Operation.Assignment::expression), backfill.where().stream())
                        .toList();
            case Operation.RenameColumn ignored -> List.of();
            case Operation.Sql ignored -> List.of();
        };
    }

    /**
     * An expression becomes part of statements of ours, so it must not end them. Between two different brackets only what is whole by
     * itself parses twice: {@code 1); DROP TABLE t; --} does in neither, {@code 1), (2} in one.
     */
    private static Optional<PostgresqlSnapshot.Statement> objection(Connection connection, String expression)
            throws SQLException {
        PostgresqlSnapshot.Statement plain = ask(connection, "SELECT (\n" + expression + "\n)");
        String said = plain.error().isEmpty()
                ? ask(connection, "SELECT CASE WHEN true THEN (\n" + expression + "\n) END")
                        .error()
                : plain.error();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new PostgresqlSnapshot.Statement(PostgresqlSnapshot.EXPRESSION + expression, said));
    }

    /** Keeps the error, which is all that is asked for. */
    private static final class Answer extends ResultHandlerBase {
        @Override
        public void handleWarning(SQLWarning warning) {
            // A statement that is not executed says nothing worth keeping.
        }
    }

    private static PostgresqlSnapshot.Statement ask(Connection connection, String text) throws SQLException {
        if (text.indexOf('\0') >= 0) {
            return new PostgresqlSnapshot.Statement(text, "it holds a zero character");
        }
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(text, new int[0], false, SqlCommand.BLANK)));
        try {
            executor.execute(
                    query,
                    null,
                    new Answer(),
                    0,
                    0,
                    QueryExecutor.QUERY_DESCRIBE_ONLY
                            | QueryExecutor.QUERY_ONESHOT
                            | QueryExecutor.QUERY_SUPPRESS_BEGIN);
            return new PostgresqlSnapshot.Statement(text, "");
        } catch (SQLException e) {
            if (!(e instanceof PSQLException said) || said.getServerErrorMessage() == null) {
                throw e;
            }
            // Only what the parser itself says counts: names are looked up when it runs, some are made by the
            // statements
            // before it.
            return new PostgresqlSnapshot.Statement(
                    text,
                    SYNTAX_ERROR.equals(e.getSQLState())
                            ? String.valueOf(said.getServerErrorMessage().getMessage())
                            : "");
        } finally {
            query.close();
        }
    }
}
