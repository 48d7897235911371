package dev.bellows.bench;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A transaction that read {@code users} once and stays open for a while, as a report does. Its thread ends it. */
final class LongTransaction implements AutoCloseable {
    private final Connection connection;
    private final Thread thread;
    private volatile long ended;

    private LongTransaction(Connection connection, Duration length) {
        this.connection = connection;
        long end = SystemRuntime.nanos() + length.toNanos();
        this.thread = Thread.ofPlatform().name("long transaction").daemon().unstarted(() -> commitAt(end));
    }

    static LongTransaction begin(TestDatabase database, Duration length) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM users");
        }
        var transaction = new LongTransaction(connection, length);
        transaction.thread.start();
        return transaction;
    }

    /** Waits for its end; answers when it was, in {@link SystemRuntime#nanos}. */
    long awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a long transaction ended", e);
        }
        return ended;
    }

    private void commitAt(long end) {
        SystemRuntime.sleepUntil(end);
        try {
            ended = SystemRuntime.nanos();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the long transaction was ended by somebody else", e);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.interrupt();
        awaitEnd();
        connection.close();
    }
}
