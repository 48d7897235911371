package dev.bellows.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.Outcome;
import dev.bellows.server.sql.Database;
import dev.bellows.server.sql.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The control plane's PostgreSQL. Thread-safe because the pool is. Several processes may share one store.
 *
 * <p>Transactions run at READ COMMITTED with a statement and a lock timeout. A deadlock or a lost race is tried again a few times: nothing
 * of such a transaction was kept.
 */
public final class Store implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final Database database;
    private final WorkHints hints;

    private Store(HikariDataSource pool, WorkHints hints) {
        this.pool = pool;
        this.database = new Database(pool);
        this.hints = hints;
    }

    /**
     * How the store is reached.
     *
     * @param url {@code jdbc:postgresql://…}
     * @param connections most connections of the pool, at least 2; one more listens for hints
     */
    public record Settings(String url, String user, String password, int connections) {
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
        Properties driver = new Properties();
        driver.setProperty("ApplicationName", "bellows-server");
        driver.setProperty("currentSchema", "bellows");
        driver.setProperty("options", "-c statement_timeout=30s -c lock_timeout=15s -c TimeZone=UTC");
        config.setDataSourceProperties(driver);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(pool);
            return new Store(pool, new WorkHints(settings));
        } catch (RuntimeException e) {
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

    /** The pool itself. */
    public DataSource dataSource() {
        return pool;
    }

    /** Hints that something may be due. */
    public WorkHints hints() {
        return hints;
    }

    /** Runs the work in one transaction, again when it lost a deadlock. */
    public <T> T transact(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transaction(statements -> {
                    try {
                        return work.run(statements);
                    } catch (StoreFailure e) {
                        throw e.failure();
                    }
                });
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
                && ("40P01".equals(cause.getSQLState())
                        || "40001".equals(cause.getSQLState())
                        || "23505".equals(cause.getSQLState()));
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; may be rolled back and done again. */
        T run(Statements statements) throws SQLException;
    }

    @Override
    public void close() {
        hints.close();
        pool.close();
    }
}
