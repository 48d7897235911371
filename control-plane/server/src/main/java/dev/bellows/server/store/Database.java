package dev.bellows.server.store;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store's one way to transactions: short, each statement with a time limit. Thread-safe because the pool behind it is.
 *
 * <p>A deadlock or a lost race is tried again a few times: nothing of such a transaction was kept.
 *
 * <p>Every failure of the store becomes {@link ErrorCode#SERVER_STORE_UNAVAILABLE}, but a character that no text in it can hold and a
 * full disk, which is named; a commit whose answer was lost has outcome UNKNOWN.
 */
public final class Database {
    private static final String NO_SUCH_CHARACTER = "22021";

    private static final int ATTEMPTS = 5;
    /** Deadlock, serialization failure, unique violation of two first inserts. */
    private static final Set<String> LOST_RACES = Set.of("40P01", "40001", "23505");

    private final DataSource source;
    private final Room room;
    private final RowCache rows = new RowCache();

    Database(DataSource source, Room room) {
        this.source = source;
        this.room = room;
    }

    /** Runs the work in one READ COMMITTED transaction; rolled back when it throws, done again when it lost a deadlock or a race. */
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (BellowsException e) {
                if (attempt == ATTEMPTS || !lostRace(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean lostRace(BellowsException e) {
        return e.outcome() == Outcome.NOTHING_DONE
                && e.getCause() instanceof SQLException cause
                && LOST_RACES.contains(String.valueOf(cause.getSQLState()));
    }

    private <T extends @Nullable Object> T once(Work<T> work) {
        boolean committing = false;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(new Statements(connection, rows));
                committing = true;
                connection.commit();
                return result;
            } finally {
                if (!committing) {
                    connection.rollback();
                }
            }
        } catch (StoreFailure e) {
            throw failed(e.failure(), committing);
        } catch (SQLException e) {
            throw failed(e, committing);
        }
    }

    private BellowsException failed(SQLException failure, boolean committing) {
        if (NO_SUCH_CHARACTER.equals(failure.getSQLState())) {
            return new BellowsException(
                    Problem.of(
                            ErrorCode.SERVER_BAD_REQUEST,
                            "A text of the request holds a character that PostgreSQL cannot keep, such as U+0000."),
                    Outcome.NOTHING_DONE,
                    failure);
        }
        if (Room.NONE.equals(failure.getSQLState())) {
            room.refused();
            return new BellowsException(Room.problem(), committing ? Outcome.UNKNOWN : Outcome.NOTHING_DONE, failure);
        }
        return new BellowsException(
                Problem.of(ErrorCode.SERVER_STORE_UNAVAILABLE, "The store refused or lost a transaction."),
                committing ? Outcome.UNKNOWN : Outcome.NOTHING_DONE,
                failure);
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
        /** Does it; may be rolled back and done again. */
        T run(Statements statements) throws SQLException;
    }
}
