package dev.bellows.e2e;

import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * An application on one tagged session that inserts and updates {@code docs}, or what that is called for its version, without a pause; the first statement that fails is the last.
 * Thread-safe: writing, questions and changes of version take turns on the session.
 */
final class TaggedWriter implements AutoCloseable {
    private static final long PACE_NANOS = 5_000_000;
    private static final Duration END = Duration.ofSeconds(20);
    private static final String SCHEMA = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
              SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
                FROM information_schema.columns WHERE table_schema = 'public'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
              UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
              UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
              UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace) all_of_it (line)""";

    private final Connection session;
    private final AtomicLong written = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final Thread thread;
    private final String line;
    private String table = "docs";
    private String column;
    private volatile boolean ended;

    private TaggedWriter(Connection session, String line, String column) {
        this.session = session;
        this.line = line;
        this.column = column;
        this.thread = Thread.ofVirtual().name("writer").unstarted(this::write);
    }

    /** Opens the session, tagged with a version of line {@code orders}, and begins. */
    static TaggedWriter start(TestDatabase database, int version, String column) {
        return start(database, "orders", version, column);
    }

    /** Opens the session, tagged with a version of a line, and begins. */
    static TaggedWriter start(TestDatabase database, String line, int version, String column) {
        try {
            TaggedWriter writer = new TaggedWriter(database.connect(), line, column);
            writer.becomes(version, column);
            writer.thread.start();
            return writer;
        } catch (SQLException e) {
            throw new AssertionError("no session for the writer", e);
        }
    }

    private void write() {
        while (!ended && failure.get().isEmpty()) {
            try {
                once();
            } catch (SQLException e) {
                failure.compareAndSet("", e.getMessage());
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private synchronized void once() throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("INSERT INTO " + table + " (" + column + ") VALUES ('written')");
            written.incrementAndGet();
            statement.execute("UPDATE " + table + " SET " + column + " = " + column + " || '.' WHERE id = 1 + "
                    + written.get() % 100);
        }
    }

    /** From now on it is of that version and calls the column so. */
    synchronized void becomes(int version, String name) {
        answersTo("SET application_name = 'blw1 " + line + " " + version + " 01J9ZQ4T8KXW3V6N2M5R7P0ABC'");
        column = name;
    }

    /** The same, and calls the table so. */
    synchronized void becomes(int version, String tableName, String name) {
        becomes(version, name);
        table = tableName;
    }

    /** Rows inserted so far; fails with the first error that it met. */
    synchronized long written() {
        if (!failure.get().isEmpty()) {
            throw new AssertionError("the application failed: " + failure.get());
        }
        return written.get();
    }

    /** Everything that the schema {@code public} holds, for people. */
    String schema() {
        return answers(SCHEMA);
    }

    /** The only value of a query, on its own session: no other one comes and goes. */
    synchronized String answers(String sql) {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private void answersTo(String sql) {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Writes no more; its session stays, for questions. A second call does nothing. */
    void stops() {
        ended = true;
        try {
            if (!thread.join(END)) {
                throw new AssertionError("the writer hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the writer ended", e);
        }
    }

    @Override
    public void close() {
        stops();
        try {
            session.close();
        } catch (SQLException e) {
            throw new AssertionError("the writer's session could not be closed", e);
        }
        written();
    }
}
