package dev.bellows.e2e.system;

import dev.bellows.client.Bellows;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.probe.Sample;
import dev.bellows.fixtures.probe.StallProber;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A service of one version at work on {@code docs}, or what that is called for it: inserts, updates, deletes, upserts, NULLs and COPY on one session, a long reader, a
 * reader of whole rows by a prepared statement and a prober beside it, all tagged. Every write that was acknowledged is written down. Its writer is a thread of its own; everything else
 * belongs to whoever started it.
 */
final class MatrixLoad implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(15);
    private static final Duration PROBES = Duration.ofMillis(5);
    private static final Duration LONG_READ = Duration.ofMillis(400);
    private static final Duration END = Duration.ofSeconds(60);
    private static final int VERSIONS_APART = 100_000;
    /** A plan that was prepared gives other columns now. */
    private static final String CHANGED = "0A000";

    private final Bellows bellows;
    private final MatrixStory story;
    private final String table;
    private final String column;
    private final boolean copies;
    private final int base;
    private final List<Thread> threads = new ArrayList<>();
    private final StallProber prober;
    private final Map<Integer, Optional<Row>> acknowledged;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final SplittableRandom chance;
    private volatile boolean ended;
    private final AtomicLong written = new AtomicLong();

    /**
     * What a row is to hold.
     *
     * @param value of the version's own column; empty for NULL
     */
    record Row(String state, Optional<String> value) {}

    private MatrixLoad(
            Bellows bellows, MatrixStory story, int version, DataSource source, Map<Integer, Optional<Row>> ledger) {
        this.bellows = bellows;
        this.story = story;
        this.column = version == 17 ? story.oldColumn() : story.newColumn();
        this.table = version == 17 ? MatrixStory.TABLE : story.newTable();
        this.copies = version == 17 || story.copies();
        this.base = (version - 7) * VERSIONS_APART;
        this.acknowledged = ledger;
        this.chance = new SplittableRandom(version);
        this.prober = StallProber.start(
                story.name(),
                source,
                PROBES,
                "SELECT state FROM " + table + " WHERE id = 3",
                "UPDATE " + table + " SET state = state WHERE id = 3");
        threads.add(Thread.ofVirtual().name("writer " + version).start(() -> writing(source)));
        threads.add(Thread.ofVirtual().name("reader " + version).start(() -> reading(source)));
        threads.add(Thread.ofVirtual().name("prepared " + version).start(() -> preparing(source)));
    }

    /** Starts one once it may serve. */
    static MatrixLoad start(
            ControlPlane controlPlane,
            String token,
            String line,
            int version,
            MatrixStory story,
            TestDatabase database,
            String role,
            Map<Integer, Optional<Row>> ledger) {
        Bellows bellows = Round.servable(controlPlane, token, line, version);
        return new MatrixLoad(bellows, story, version, bellows.tag(database.dataSource(role)), ledger);
    }

    private void writing(DataSource source) {
        try (Connection session = source.getConnection()) {
            while (!ended) {
                once(session);
                written.incrementAndGet();
                SystemRuntime.sleepUntil(SystemRuntime.nanos() + PACE.toNanos());
            }
        } catch (SQLException | IOException e) {
            errors.add("a writer of " + column + ": " + e.getMessage());
        }
    }

    private void once(Connection session) throws SQLException, IOException {
        int id = base + chance.nextInt(300);
        boolean there = acknowledged.getOrDefault(id, Optional.empty()).isPresent();
        Row row = new Row(
                "s" + written.get(),
                story.nulls() && chance.nextInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(isNumber() ? Long.toString(written.get()) : "v" + written.get()));
        String value = row.value().map(it -> "'" + it + "'").orElse("NULL");
        switch (chance.nextInt(6)) {
            case 0 -> {
                execute(session, "DELETE FROM " + table + " WHERE id = " + id);
                acknowledged.put(id, Optional.empty());
            }
            case 1 -> {
                execute(
                        session,
                        "INSERT INTO " + table + " (id, state, " + column + ") VALUES (" + id + ", '" + row.state()
                                + "', "
                                + value
                                + ") ON CONFLICT (id) DO UPDATE SET state = excluded.state, " + column + " = excluded."
                                + column);
                acknowledged.put(id, Optional.of(row));
            }
            case 2 -> {
                if (!there) {
                    if (copies) {
                        copy(session, id, row);
                    } else {
                        insert(session, id, row, value);
                    }
                    acknowledged.put(id, Optional.of(row));
                }
            }
            default -> {
                if (there) {
                    execute(
                            session,
                            "UPDATE " + table + " SET state = '" + row.state() + "', " + column + " = " + value
                                    + " WHERE id = " + id);
                } else {
                    insert(session, id, row, value);
                }
                acknowledged.put(id, Optional.of(row));
            }
        }
        // Rows that were there before, too.
        execute(
                session,
                "UPDATE " + table + " SET " + column + " = " + column + " WHERE id = 10 + " + written.get() % 50);
    }

    private void insert(Connection session, int id, Row row, String value) throws SQLException {
        execute(
                session,
                "INSERT INTO " + table + " (id, state, " + column + ") VALUES (" + id + ", '" + row.state() + "', "
                        + value + ")");
    }

    private boolean isNumber() {
        return story.numbers() || column.equals("amount");
    }

    private void copy(Connection session, int id, Row row) throws SQLException, IOException {
        new CopyManager(session.unwrap(BaseConnection.class))
                .copyIn(
                        "COPY " + table + " (id, state, " + column + ") FROM STDIN",
                        new StringReader(
                                id + "\t" + row.state() + "\t" + row.value().orElse("\\N") + "\n"));
    }

    /** Holds its lock for a while, as a report does. */
    private void reading(DataSource source) {
        try (Connection session = source.getConnection()) {
            session.setAutoCommit(false);
            while (!ended) {
                try (Statement statement = session.createStatement();
                        ResultSet rows =
                                statement.executeQuery("SELECT count(state), count(" + column + ") FROM " + table)) {
                    rows.next();
                }
                SystemRuntime.sleepUntil(SystemRuntime.nanos() + LONG_READ.toNanos());
                session.commit();
                SystemRuntime.sleepUntil(SystemRuntime.nanos() + LONG_READ.toNanos());
            }
        } catch (SQLException e) {
            errors.add("a reader of " + column + ": " + e.getMessage());
        }
    }

    /**
     * Reads whole rows by a statement that the server has prepared. The migrations consent that it fails once where a row becomes another
     * one (star, prepared); whatever else it meets is an error, and so is one that goes on.
     */
    private void preparing(DataSource source) {
        try (Connection session = source.getConnection();
                PreparedStatement rows = session.prepareStatement("SELECT * FROM " + table + " WHERE id = ?")) {
            rows.unwrap(PGStatement.class).setPrepareThreshold(1);
            int failures = 0;
            while (!ended) {
                rows.setInt(1, base + chanceOfRead());
                try (ResultSet row = rows.executeQuery()) {
                    if (row.next() && row.getString("state").isEmpty()) {
                        errors.add("a row without a state");
                    }
                    failures = 0;
                } catch (SQLException e) {
                    failures++;
                    if (!CHANGED.equals(e.getSQLState()) || failures > 1) {
                        errors.add("a prepared reader beside " + column + ": " + e.getMessage());
                        return;
                    }
                }
                SystemRuntime.sleepUntil(SystemRuntime.nanos() + PACE.toNanos());
            }
        } catch (SQLException e) {
            errors.add("a prepared reader beside " + column + ": " + e.getMessage());
        }
    }

    private int chanceOfRead() {
        return (int) (written.get() % 300);
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until so many more writes were acknowledged. */
    void goesOn(int more) {
        long wanted = written.get() + more;
        SystemRuntime.await(
                "the application writes",
                Round.LIMIT,
                () -> written.get() >= wanted || !errors.isEmpty(),
                errors::toString);
    }

    /** What its statements met. */
    List<String> errors() {
        List<String> all = new ArrayList<>(errors);
        all.addAll(prober.errors());
        return all;
    }

    /** The prober's samples. */
    List<Sample> samples() {
        return prober.samples();
    }

    /** Orderly: no statement any more, connections closed, goodbye said. */
    @Override
    public void close() {
        ended = true;
        threads.forEach(thread -> {
            try {
                if (!thread.join(END)) {
                    errors.add(thread.getName() + " hangs");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        });
        prober.stop();
        bellows.close();
    }

    /** A ledger that services of a cell share. */
    static Map<Integer, Optional<Row>> ledger() {
        return new ConcurrentHashMap<>();
    }
}
