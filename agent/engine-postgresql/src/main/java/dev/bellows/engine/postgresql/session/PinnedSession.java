package dev.bellows.engine.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with every setting pinned and asserted, in autocommit mode. Confined to the thread that opened it, except
 * {@link #close}. It never reconnects: what was true when it was opened stays true until it breaks.
 */
public final class PinnedSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PinnedSession.class);

    private static final Duration STILL_THERE = Duration.ofSeconds(2);

    private final Connection connection;
    private final int backend;
    private final int serverVersion;
    private final Consumer<PinnedSession> closed;
    private boolean warned;
    private Set<String> said = Set.of();
    private @Nullable Consumer<PinnedSession> keeper;

    PinnedSession(Connection connection, int backend, int serverVersion, Consumer<PinnedSession> closed) {
        this.connection = connection;
        this.backend = backend;
        this.serverVersion = serverVersion;
        this.closed = closed;
    }

    /** The driver's connection, for readers that bring their own statements. It stays this session's: never closed by them. */
    public Connection connection() {
        return connection;
    }

    /** Process id of the server's side. */
    public int backend() {
        return backend;
    }

    /** Server version as a number, 150018 for 15.18. */
    public int serverVersion() {
        return serverVersion;
    }

    /** Major version, 15 for 15.18. */
    public int majorVersion() {
        return serverVersion / 10_000;
    }

    /**
     * Sends a text exactly as it is: on a simple session one query message, whatever number of statements it holds.
     *
     * @return rows that the statements wrote or touched, in order; -1 for a statement that returned rows
     */
    public List<Integer> send(String text) throws SQLException {
        said = Set.of();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            List<Integer> counts = new ArrayList<>();
            try {
                boolean rows = statement.execute(text);
                while (rows || statement.getUpdateCount() != -1) {
                    counts.add(rows ? -1 : statement.getUpdateCount());
                    rows = statement.getMoreResults();
                }
            } finally {
                said = notices(statement);
            }
            return counts;
        }
    }

    /** Whether the server raised a notice with that SQLSTATE in the text sent last, also when an error ended it afterwards. */
    public boolean said(String sqlState) {
        return said.contains(sqlState);
    }

    private static Set<String> notices(Statement statement) throws SQLException {
        Set<String> states = new HashSet<>();
        for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            states.add(String.valueOf(notice.getSQLState()));
        }
        return states;
    }

    /** Sends a text and returns the single value of the last statement in it that gave rows; empty when none did or it is null. */
    public Optional<String> sendForValue(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Optional<String> value = Optional.empty();
            boolean rows = statement.execute(text);
            while (rows || statement.getUpdateCount() != -1) {
                if (rows) {
                    ResultSet result = statement.getResultSet();
                    value = result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
                }
                rows = statement.getMoreResults();
            }
            noteWarnings(statement);
            return value;
        }
    }

    /** Runs one statement with parameters; returns the rows written. */
    public int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Runs one query and maps its rows. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    /** Runs one query of at most one row. */
    public <T> Optional<T> one(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
        List<T> rows = list(sql, mapper, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** Runs a probe: a text that is one SELECT with one boolean, or a boolean expression. NULL counts as false. */
    public boolean probe(String probe) throws SQLException {
        String text = probe.strip();
        boolean query = text.regionMatches(true, 0, "select", 0, 6) || text.regionMatches(true, 0, "with", 0, 4);
        Optional<String> value = sendForValue(query ? text : "SELECT (" + text + ")");
        return value.filter(it -> it.equals("t") || it.equals("true")).isPresent();
    }

    /**
     * Sends one transaction as one message: BEGIN, the statements, COMMIT. On an error the transaction is rolled back and the session
     * can go on.
     *
     * @return the single value of the last statement that gave rows
     */
    public Optional<String> transaction(String statements) throws SQLException {
        try {
            return sendForValue("BEGIN;\n" + statements + ";\nCOMMIT");
        } catch (SQLException e) {
            rollBack();
            throw e;
        }
    }

    /**
     * Reads that belong together, in one transaction that writes nothing: a look of a dozen questions is one transaction to the server.
     * Statistics are frozen in it, so that who asks twice forgets in between ({@code pg_stat_clear_snapshot}).
     */
    public <T> T together(Reads<T> reads) throws SQLException {
        send("BEGIN TRANSACTION READ ONLY");
        T result;
        try {
            result = reads.read();
        } catch (SQLException | RuntimeException e) {
            rollBack();
            throw e;
        }
        send("COMMIT");
        return result;
    }

    /** Several reads. */
    @FunctionalInterface
    public interface Reads<T> {
        T read() throws SQLException;
    }

    /** Whether the server warned in the last message, as it does when the wait for a synchronous standby was cut short (01000). */
    public boolean warned() {
        return warned;
    }

    private void noteWarnings(Statement statement) throws SQLException {
        warned = false;
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            warned |= "01000".equals(warning.getSQLState()) || "57P01".equals(warning.getSQLState());
        }
    }

    /** Ends a transaction that failed; when even that fails the session is gone, and is never kept. */
    public void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("backend", backend).setCause(e).log("roll back failed; the session is gone");
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Whether the driver has not noticed a break. */
    public boolean open() {
        try {
            return !connection.isClosed();
        } catch (SQLException e) {
            LOG.atDebug().setCause(e).log("a session that cannot answer is closed");
            return false;
        }
    }

    /** Whether a transaction was left open or broken on it: such a session is ended, never kept. */
    private boolean inTransaction() {
        try {
            return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("backend", backend).setCause(e).log("a session nobody can judge is ended");
            return true;
        }
    }

    /** Says who takes the session when its user closes it, if it is still whole. */
    PinnedSession keptBy(Consumer<PinnedSession> taker) {
        keeper = taker;
        return this;
    }

    /**
     * Sets the limits of the next user; one round trip, which also tells whether the server still answers.
     *
     * @param answer how long the driver waits for each answer from now on
     * @return false when the session is gone
     */
    boolean limited(Limits limits, Duration answer) {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(STILL_THERE.toMillis()));
            send("SET statement_timeout = " + limits.statement().toMillis() + ";\nSET lock_timeout = "
                    + limits.lock().toMillis());
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
            return true;
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("backend", backend).setCause(e).log("a kept session is gone");
            return false;
        }
    }

    /** Ends the session, or hands it back to its keeper. */
    @Override
    public void close() {
        Consumer<PinnedSession> taker = keeper;
        if (taker != null && open() && !inTransaction()) {
            keeper = null;
            taker.accept(this);
            return;
        }
        end();
    }

    /** Ends the session for good. */
    void end() {
        closed.accept(this);
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("backend", backend).setCause(e).log("closing a session failed");
        }
    }

    /** Maps the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
