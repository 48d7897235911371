package dev.bellows.e2e;

import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A service of one version of an example on one tagged session: says what it always says, over and over, and in between what it is asked to.
 * The first statement of its own that fails is the last. Thread-safe: its statements take turns.
 */
final class ExampleService implements AutoCloseable {
    private static final long PACE_NANOS = 10_000_000;
    private static final Duration END = Duration.ofSeconds(30);
    /** Each statement of every service has a number of its own. */
    private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000);

    private final Connection session;
    private final int version;
    private final List<String> always;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final Thread thread;
    private volatile boolean ended;

    private ExampleService(Connection session, int version, List<String> always) {
        this.session = session;
        this.version = version;
        this.always = always;
        this.thread = Thread.ofVirtual().name("service of version " + version).unstarted(this::serve);
    }

    /** Opens its session and begins. */
    static ExampleService start(TestDatabase database, String line, int version, List<String> always) {
        try {
            Connection session = database.connect();
            try (Statement tag = session.createStatement()) {
                tag.execute("SET application_name = 'blw1 " + line + " " + version + " 01J9ZQ4T8KXW3V6N2M5R7P0ABC'");
            }
            ExampleService service = new ExampleService(session, version, always);
            service.thread.start();
            return service;
        } catch (SQLException e) {
            throw new AssertionError("no session for a service", e);
        }
    }

    private void serve() {
        while (!ended && failure.get().isEmpty() && !always.isEmpty()) {
            String number = Integer.toString(NUMBER.incrementAndGet());
            for (String sql : always) {
                answer(sql.replace(":n", number)).error().ifPresent(it -> failure.compareAndSet("", it + " at " + sql));
            }
            rounds.incrementAndGet();
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    /** What came of a statement: its rows, or its SQLSTATE and words. */
    private record Answer(List<String> rows, Optional<String> error) {}

    private synchronized Answer answer(String sql) {
        try (Statement statement = session.createStatement()) {
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        List<String> row = new ArrayList<>();
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            row.add(String.valueOf(rows.getString(column)));
                        }
                        found.add(String.join(" | ", row));
                    }
                }
            }
            return new Answer(found, Optional.empty());
        } catch (SQLException e) {
            return new Answer(List.of(), Optional.of(e.getSQLState() + " " + e.getMessage()));
        }
    }

    /** Says a part of its script and is answered as the script has it. */
    void says(String state, List<ExampleScript.Said> part) {
        for (ExampleScript.Said said : part) {
            String where = state + ", version " + version + ": " + said.sql();
            Answer answer = answer(said.sql().replace(":n", Integer.toString(NUMBER.incrementAndGet())));
            if (said.error().isPresent()) {
                if (!answer.error().orElse("no error").startsWith(said.error().get())) {
                    throw new AssertionError(
                            where + "\nmust fail with " + said.error().get() + ": " + answer);
                }
            } else if (answer.error().isPresent()) {
                throw new AssertionError(where + "\nfails: " + answer.error().get());
            } else if (said.rows().isPresent()
                    && !answer.rows().equals(said.rows().get())) {
                throw new AssertionError(where + "\nmust give " + said.rows().get() + " and gives " + answer.rows());
            }
        }
    }

    /** Says all that it always says, whole, once more and again; fails with the first error that it met. */
    void goesOn() {
        int before = rounds.get();
        long end = System.nanoTime() + END.toNanos();
        while (!always.isEmpty() && rounds.get() < before + 2) {
            check();
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("the service of version " + version + " stands still");
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
        check();
    }

    private void check() {
        if (!failure.get().isEmpty()) {
            throw new AssertionError("the service of version " + version + " failed: " + failure.get());
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            if (!thread.join(END)) {
                throw new AssertionError("the service of version " + version + " hangs");
            }
            session.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a service ended", e);
        } catch (SQLException e) {
            throw new AssertionError("a service's session could not be closed", e);
        }
        check();
    }
}
