package dev.bellows.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the store's notifications. A hint only: polling finds everything too. Thread-safe: one waiter listens, others wait for it or
 * for their limit.
 */
public final class WorkHints implements AutoCloseable {
    /** Statement that tells every process that something may be due; sent at commit. */
    public static final String NOTIFY = "select pg_notify('bellows_work', '')";

    private static final Logger LOG = LoggerFactory.getLogger(WorkHints.class);
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private final Store.Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();
    private @Nullable Connection connection;
    private boolean closed;

    WorkHints(Store.Settings settings) {
        this.settings = settings;
    }

    /** Blocks until a notification came or the limit passed; when the store is away, until the limit. */
    public void await(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed) {
                return;
            }
            int millis = Math.clamp(limit.toMillis(), 1, LONGEST_WAIT_MILLIS);
            try {
                listening().getNotifications(millis);
            } catch (SQLException e) {
                LOG.atInfo()
                        .addKeyValue("cause", e.getMessage())
                        .log("no notifications from the store; polling goes on");
                drop();
                waitOut(millis);
            }
        } finally {
            lock.unlock();
        }
    }

    private void waitOut(int millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        while (left > 0 && !closed) {
            left = never.awaitNanos(left);
        }
    }

    private PGConnection listening() throws SQLException {
        if (connection == null) {
            Properties driver = settings.limits();
            driver.setProperty("user", settings.user());
            driver.setProperty("password", settings.password());
            driver.setProperty("ApplicationName", "bellows-server hints");
            Connection fresh = DriverManager.getConnection(settings.url(), driver);
            try (Statement statement = fresh.createStatement()) {
                statement.execute("listen bellows_work");
            } catch (SQLException e) {
                fresh.close();
                throw e;
            }
            connection = fresh;
        }
        return connection.unwrap(PGConnection.class);
    }

    private void drop() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.atDebug().addKeyValue("cause", e.getMessage()).log("a lost connection could not be closed");
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            never.signalAll();
            drop();
        } finally {
            lock.unlock();
        }
    }
}
