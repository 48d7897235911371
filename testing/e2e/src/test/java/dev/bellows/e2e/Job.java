package dev.bellows.e2e;

import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A cron job: every few seconds a session of its own, without a tag, for one statement. Thread-safe because its state is concurrent. */
final class Job implements AutoCloseable {
    private static final int PAUSE_SECONDS = 3;

    private final TestDatabase database;
    private final String role;
    private final String statement;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Instant> runs = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private Job(TestDatabase database, String role, String statement) {
        this.database = database;
        this.role = role;
        this.statement = statement;
        this.thread = Thread.ofVirtual().name("job-" + role).start(this::run);
    }

    static Job every3s(TestDatabase database, String role, String statement) {
        return new Job(database, role, statement);
    }

    private void run() {
        try {
            do {
                once();
            } while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try (Connection connection = database.connectAs(role);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            failures.add(Instant.now() + " " + e.getMessage());
        }
        runs.add(Instant.now());
    }

    int runs() {
        return runs.size();
    }

    Instant lastRun() {
        return runs.getLast();
    }

    List<String> failures() {
        return failures;
    }

    /** Ends it; no run follows. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
