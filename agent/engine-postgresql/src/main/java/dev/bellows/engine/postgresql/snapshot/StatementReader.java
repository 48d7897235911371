package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private StatementReader() {}

    /**
     * Every statement of the migration's sql operations, and every expression that is not one, in order. Outside of a transaction: an
     * error would end it.
     */
    static List<PostgresqlSnapshot.Statement> read(Connection connection, Migration migration) throws SQLException {
        List<PostgresqlSnapshot.Statement> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            for (String text : statements(operation)) {
                found.add(ask(connection, text));
            }
            for (String expression : expressions(operation)) {
                objection(connection, expression).ifPresent(found::add);
            }
        }
        return found.stream().distinct().toList();
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
