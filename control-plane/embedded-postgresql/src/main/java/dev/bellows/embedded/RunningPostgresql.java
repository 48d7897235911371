package dev.bellows.embedded;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** A server that runs in our directory, with the lock on it. Thread-safe because immutable; stop it once. */
public final class RunningPostgresql {
    private static final String CONNECT_SECONDS = "10";

    private final Cluster cluster;
    private final DirectoryLock lock;
    private final Postmaster postmaster;
    private final String password;
    private final boolean adopted;

    RunningPostgresql(Cluster cluster, DirectoryLock lock, Postmaster postmaster, String password, boolean adopted) {
        this.cluster = cluster;
        this.lock = lock;
        this.postmaster = postmaster;
        this.password = password;
        this.adopted = adopted;
    }

    /** URL of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + database;
    }

    public int port() {
        return postmaster.port();
    }

    /** The superuser. */
    public String user() {
        return EmbeddedPostgresql.SUPERUSER;
    }

    /** The superuser's password; empty where everybody on this machine is trusted. */
    public String password() {
        return password;
    }

    /** PGDATA. */
    public Path dataDirectory() {
        return cluster.directory().data();
    }

    /** Where the server writes its log. */
    public Path logFile() {
        return cluster.directory().logFile();
    }

    /** Whether the server ran before we came, left by a process that is gone. */
    public boolean adopted() {
        return adopted;
    }

    /** Process id of the postmaster. */
    public long postmasterPid() {
        return postmaster.pid();
    }

    /** Whether the postmaster still runs. */
    public boolean alive() {
        return postmaster.runsOn(cluster.directory());
    }

    /** A new connection as superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "bellows embedded");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** Creates a database unless it is there; answers its URL. */
    public String createDatabaseIfAbsent(String database) {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, database)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"");
                }
            }
            return jdbcUrl(database);
        } catch (SQLException e) {
            throw failed("The database " + database + " cannot be created on the embedded server", e);
        }
    }

    /** Ends all sessions and stops (mode fast), then releases the directory. */
    public void stop(Duration limit) {
        cluster.stop("fast", limit);
        lock.close();
    }

    /** Stops without a checkpoint, as a power cut would; the next start recovers. For tests. */
    public void stopImmediately(Duration limit) {
        cluster.stop("immediate", limit);
        lock.close();
    }

    /** Releases the directory and leaves the server running, for the next start to adopt. */
    public void leaveRunning() {
        lock.close();
    }

    /** The proof that what answers on this port is the server of our data. */
    void assertOurs() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT current_setting('data_directory')")) {
            answer.next();
            Path served = Path.of(answer.getString(1)).toRealPath();
            if (!served.equals(dataDirectory().toRealPath())) {
                throw BellowsException.of(
                        ErrorCode.EMBEDDED_START_FAILED,
                        "Port " + port() + " is answered by a server on " + served + ", not on " + dataDirectory()
                                + ".");
            }
        } catch (SQLException | IOException e) {
            throw failed("The embedded server in " + dataDirectory() + " runs but does not let us in", e);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static BellowsException failed(String message, Exception cause) {
        return new BellowsException(Problem.of(ErrorCode.EMBEDDED_START_FAILED, message + "."), Outcome.UNKNOWN, cause);
    }
}
