package dev.bellows.client;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens tagged connections. The order on a new connection is the point of it: first the tag, committed; then, in a new transaction,
 * the window row. So either this reader sees a closed row, or the scan that follows the closing sees this session.
 *
 * <p>Thread-safe as far as the wrapped DataSource is.
 */
final class TaggedDataSource implements DataSource {
    private static final List<String> POOLS = List.of(
            "com.zaxxer.hikari.HikariDataSource",
            "org.apache.commons.dbcp2.BasicDataSource",
            "org.apache.tomcat.jdbc.pool.DataSource",
            "com.mchange.v2.c3p0.ComboPooledDataSource",
            "io.agroal.api.AgroalDataSource",
            "oracle.ucp.jdbc.PoolDataSource",
            "org.vibur.dbcp.ViburDBCPDataSource");
    private static final int STATEMENT_SECONDS = 10;
    private static final int DEFAULT_LOGIN_SECONDS = 10;
    private static final String NO_SUCH_SCHEMA = "3F000";
    private static final String NO_SUCH_TABLE = "42P01";
    private static final String NO_RIGHT = "42501";

    private final DataSource opens;
    private final Bellows bellows;

    TaggedDataSource(DataSource opens, Bellows bellows) {
        refusePools(opens);
        this.opens = opens;
        this.bellows = bellows;
    }

    private static void refusePools(DataSource given) {
        for (Class<?> type = given.getClass(); type != null; type = type.getSuperclass()) {
            if (POOLS.contains(type.getName()) || implementsPool(type)) {
                throw new IllegalArgumentException(
                        "BLW-CLIENT-003: tag() takes the DataSource that opens connections, not a pool ("
                                + given.getClass().getName()
                                + "). Write:%n  config.setDataSource(bellows.tag(driverDataSource));%n".formatted()
                                + "  var pool = new HikariDataSource(config);");
            }
        }
    }

    private static boolean implementsPool(Class<?> type) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (POOLS.contains(implemented.getName()) || implementsPool(implemented)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return admitted(opens.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return admitted(opens.getConnection(username, password));
    }

    private Connection admitted(Connection fresh) throws SQLException {
        boolean handedOut = false;
        boolean autoCommit = fresh.getAutoCommit();
        bellows.openConnections().opened();
        try {
            fresh.setAutoCommit(true);
            setTag(fresh);
            Reading reading = read(fresh);
            bellows.admit(reading.row(), reading.identityToken(), firstAnswerLimit());
            fresh.setAutoCommit(autoCommit);
            Connection counted = counted(fresh);
            handedOut = true;
            return counted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the control plane's first answer", e);
        } finally {
            if (!handedOut) {
                bellows.openConnections().closed();
                fresh.close();
            }
        }
    }

    /** The connection's own time-out bounds the wait for the first answer. */
    private Duration firstAnswerLimit() throws SQLException {
        int seconds = opens.getLoginTimeout();
        return Duration.ofSeconds(seconds > 0 ? seconds : DEFAULT_LOGIN_SECONDS);
    }

    private void setTag(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.set_config('application_name', ?, false)")) {
            statement.setQueryTimeout(STATEMENT_SECONDS);
            statement.setString(1, bellows.sessionTag().text());
            statement.execute();
        }
    }

    /** What one look at the database gave; the identity token is empty when it could not be read. */
    private record Reading(ServableDecision.RowReading row, String identityToken) {}

    private Reading read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT w.min_version, w.max_version, (SELECT i.token::text FROM bellows.identity_v1 i LIMIT 1)"
                        + " FROM bellows.window_v1 w WHERE w.line = ?")) {
            statement.setQueryTimeout(STATEMENT_SECONDS);
            statement.setString(1, bellows.sessionTag().line());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new Reading(new ServableDecision.RowReading.NoRow(), "");
                }
                String token = rows.getString(3);
                VersionWindow window = new VersionWindow(rows.getInt(1), rows.getInt(2));
                return new Reading(new ServableDecision.RowReading.Window(window), token == null ? "" : token);
            }
        } catch (SQLException e) {
            return unread(e);
        }
    }

    private static Reading unread(SQLException e) throws SQLException {
        String state = e.getSQLState();
        if (NO_SUCH_SCHEMA.equals(state) || NO_SUCH_TABLE.equals(state)) {
            return new Reading(new ServableDecision.RowReading.NoSchema(), "");
        }
        if (NO_RIGHT.equals(state)) {
            return new Reading(
                    new ServableDecision.RowReading.Unreadable(
                            "no right to read bellows.window_v1; try: GRANT USAGE ON SCHEMA bellows TO PUBLIC"),
                    "");
        }
        // A connection that cannot answer this cannot serve a query either.
        throw e;
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TaggedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new CountedConnection(connection, bellows.openConnections()));
    }

    /** Passes everything on, counts the close, and keeps the tag when somebody else would name the session. */
    private static final class CountedConnection implements InvocationHandler {
        private final Connection connection;
        private final OpenConnections open;
        private final AtomicBoolean closed = new AtomicBoolean();

        CountedConnection(Connection connection, OpenConnections open) {
            this.connection = connection;
            this.open = open;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (arguments != null
                    && arguments.length == 2
                    && name.equals("setClientInfo")
                    && "ApplicationName".equals(arguments[0])) {
                return null;
            }
            try {
                return arguments == null ? method.invoke(connection) : method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            } finally {
                if ((name.equals("close") || name.equals("abort")) && closed.compareAndSet(false, true)) {
                    open.closed();
                }
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return opens.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        opens.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        opens.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return opens.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return opens.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : opens.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || opens.isWrapperFor(type);
    }
}
