package dev.bellows.engine.postgresql.snapshot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;

/**
 * A statement that may fail without failing the transaction it runs in. Remembers the last error. Confined to the caller's thread and one
 * transaction.
 */
final class Attempt {
    /** What ends the reading rather than the attempt: the session is gone, or the server shuts down. */
    private static final String CONNECTION = "08";

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
            if (state.startsWith(CONNECTION) || state.startsWith("57P")) {
                throw e;
            }
            error = Optional.of(e);
            connection.rollback(savepoint);
            return Optional.empty();
        }
    }

    /** The error of the last statement; empty when it went well. */
    Optional<SQLException> error() {
        return error;
    }
}
