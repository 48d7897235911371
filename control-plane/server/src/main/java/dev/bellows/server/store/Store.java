package dev.bellows.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.bellows.document.error.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The control plane's PostgreSQL. Thread-safe because the pool is. Several processes may share one store.
 *
 * <p>Transactions run at READ COMMITTED with a statement and a lock timeout, see {@link Database}.
 */
public final class Store implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Longer than the longest statement, which the server ends after 30 s. */
    private static final Duration ANSWER = Duration.ofSeconds(40);

    private final HikariDataSource pool;
    private final Database database;
    private final WorkHints hints;

    private final Room room;

    private Store(HikariDataSource pool, WorkHints hints) {
        this.pool = pool;
        this.room = new Room(pool);
        this.database = new Database(pool, room);
        this.hints = hints;
    }

    /**
     * How the store is reached.
     *
     * @param url {@code jdbc:postgresql://…}
     * @param connections most connections of the pool, at least 2; one more listens for hints
     * @param answerLimit how long a connection waits for the store's next word before it is given up, longer than any statement may
     *     take: a server that is gone without a word would hold its caller for ever
     */
    public record Settings(String url, String user, String password, int connections, Duration answerLimit) {
        /** As nearly everybody wants it. */
        public Settings(String url, String user, String password, int connections) {
            this(url, user, password, connections, ANSWER);
        }

        /** Limits of the driver itself, for any connection to the store. */
        Properties limits() {
            Properties limits = new Properties();
            limits.setProperty("socketTimeout", Long.toString(Math.max(1, answerLimit.toSeconds())));
            limits.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
            limits.setProperty("tcpKeepAlive", "true");
            return limits;
        }

        @Override
        public String toString() {
            return "Settings[" + user + ", " + connections + " connections]";
        }
    }

    /** Opens the pool and brings the schema up to date. */
    public static Store open(Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setPoolName("store");
        Properties driver = settings.limits();
        driver.setProperty("ApplicationName", "bellows-server");
        driver.setProperty("currentSchema", "bellows");
        driver.setProperty("options", "-c statement_timeout=30s -c lock_timeout=15s -c TimeZone=UTC");
        config.setDataSourceProperties(driver);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(pool);
            return new Store(pool, new WorkHints(settings));
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    private static void migrate(DataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .schemas("bellows")
                .defaultSchema("bellows")
                .createSchemas(true)
                .locations("classpath:dev/bellows/server/store")
                .load()
                .migrate();
    }

    /** Statements in short transactions, for readers. */
    public Database database() {
        return database;
    }

    /** Why nothing new can be stored though the store answers; empty while its server has room, as far as anybody was told. */
    public Optional<Problem> trouble() {
        return room.trouble();
    }

    /** How the pool is used at this moment. */
    public PoolUse use() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new PoolUse(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    /**
     * Connections of the pool.
     *
     * @param active in use
     * @param waiting threads that wait for one
     * @param most that the pool may open
     */
    public record PoolUse(int active, int idle, int waiting, int most) {}

    /** The pool itself. */
    public DataSource dataSource() {
        return pool;
    }

    /** Hints that something may be due. */
    public WorkHints hints() {
        return hints;
    }

    /** Runs the work in one transaction; see {@link Database#transaction}. */
    public <T extends @Nullable Object> T transact(Database.Work<T> work) {
        return database.transaction(work);
    }

    @Override
    public void close() {
        room.close();
        hints.close();
        pool.close();
    }
}
