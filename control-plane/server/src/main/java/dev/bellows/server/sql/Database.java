package dev.bellows.server.sql;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store as fleet, security and web see it: statements in short transactions, each with a time limit. Thread-safe because the pool
 * behind it is.
 *
 * <p>Every failure of the store becomes {@link ErrorCode#SERVER_STORE_UNAVAILABLE}; a commit whose answer was lost has outcome UNKNOWN.
 */
public final class Database {
    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Runs the work in one READ COMMITTED transaction; rolled back when it throws. */
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        boolean committing = false;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(new Statements(connection));
                committing = true;
                connection.commit();
                return result;
            } finally {
                if (!committing) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.SERVER_STORE_UNAVAILABLE, "The store refused or lost a transaction."),
                    committing ? Outcome.UNKNOWN : Outcome.NOTHING_DONE,
                    e);
        }
    }

    /** One query in its own transaction. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return transaction(statements -> statements.query(sql, mapper, arguments));
    }

    /** The only row of a query, if there is one. */
    public <T> Optional<T> one(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return transaction(statements -> statements.one(sql, mapper, arguments));
    }

    /** One change in its own transaction; how many rows it touched. */
    public int update(String sql, @Nullable Object... arguments) {
        return transaction(statements -> statements.update(sql, arguments));
    }

    /** Something done in one transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        /** Does it; may be rolled back afterwards. */
        T run(Statements statements) throws SQLException;
    }
}
