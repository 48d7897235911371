package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.session.ServerText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * A statement that may fail without failing the transaction it runs in. Remembers the last error. Confined to the caller's thread and one
 * transaction.
 */
final class Attempt {
    /** What ends the reading rather than the attempt: the session is gone, or the server shuts down. */
    private static final String CONNECTION = "08";

    /** The transaction is read-only: a statement that writes gets here, having been resolved. */
    static final String WRITES = "25006";

    /** An expression has a parameter, which nobody gives a value; the session goes on. */
    private static final String PARAMETERS = "08P01";

    private static final String RIGHTS = "42501";
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private Optional<SQLException> error = Optional.empty();

    Attempt(Connection connection) {
        this.connection = connection;
    }

    /** The first value of the result as text; empty when the statement fails, gives no row, or gives NULL. */
    Optional<String> value(String sql) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        error = Optional.empty();
        try (Statement statement = connection.createStatement()) {
            // Braces and question marks are the statement's own.
            statement.setEscapeProcessing(false);
            Optional<String> value = Optional.empty();
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    value = row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
                }
            }
            connection.releaseSavepoint(savepoint);
            return value;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if ((state.startsWith(CONNECTION) && !PARAMETERS.equals(state)) || state.startsWith("57P")) {
                throw e;
            }
            error = Optional.of(e);
            connection.rollback(savepoint);
            return Optional.empty();
        }
    }

    /** What the last statement says of the expression at a place. */
    Expression verdict(String place) {
        return error.map(e -> switch (String.valueOf(e.getSQLState())) {
                    case WRITES, RIGHTS, CANCELLED -> Expression.of(place, "", untried(e));
                    case String state -> Expression.of(place, ServerText.of(state, serverText(e)), "");
                })
                .orElseGet(() -> Expression.of(place, "", ""));
    }

    /** Why an expression could not be tried. */
    static String untried(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case WRITES -> "it writes, and planning does not";
            case RIGHTS -> "the agent's role may not: " + serverText(e);
            case CANCELLED -> "it took too long";
            case String state -> "SQLSTATE " + state;
        };
    }

    private static String serverText(SQLException e) {
        return e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? String.valueOf(server.getServerErrorMessage().getMessage())
                : String.valueOf(e.getMessage());
    }

    /** The error of the last statement; empty when it went well. */
    Optional<SQLException> error() {
        return error;
    }
}
