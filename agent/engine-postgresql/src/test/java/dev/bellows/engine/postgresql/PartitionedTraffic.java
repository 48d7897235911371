package dev.bellows.engine.postgresql;

import static org.awaitility.Awaitility.await;

import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an application does to {@code events (id, region, body, …)}, partitioned by region and some of it by id again: it inserts, updates,
 * upserts, moves rows to other partitions and deletes, each writer in keys of its own, so that nothing of it may ever fail.
 */
final class PartitionedTraffic implements AutoCloseable {
    private static final List<String> REGIONS = List.of("eu", "us", "asia");
    private static final int WRITERS = 2;
    private static final int FIRST_ID = 1_000_000;

    /** The table with two levels of partitions, a default one, and rows in each. */
    static final String TABLE = """
            CREATE TABLE events (id bigint NOT NULL, region text NOT NULL, body text, kind int, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
            CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
            CREATE TABLE events_us PARTITION OF events FOR VALUES IN ('us') PARTITION BY HASH (id);
            CREATE TABLE events_us_0 PARTITION OF events_us FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE events_us_1 (kind int, body text, gone int, region text NOT NULL, id bigint NOT NULL);
            ALTER TABLE events_us_1 DROP COLUMN gone;
            ALTER TABLE events_us ATTACH PARTITION events_us_1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            CREATE TABLE events_rest PARTITION OF events DEFAULT;
            INSERT INTO events SELECT i, (ARRAY['eu', 'us', 'asia'])[1 + i % 3], 'body ' || i, i % 7 FROM generate_series(1, 3000) i;
            ANALYZE events;
            """;

    private final TestDatabase database;
    /** The column that it writes. */
    private final String column;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();
    private final ConcurrentLinkedQueue<SQLException> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> writers;

    private PartitionedTraffic(TestDatabase database, String column, int first) {
        this.database = database;
        this.column = column;
        this.writers = java.util.stream.IntStream.range(0, WRITERS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> write(number, first + number)))
                .toList();
    }

    static PartitionedTraffic on(TestDatabase database) {
        return on(database, "body", 0);
    }

    /**
     * @param column what it writes
     * @param first number of its first writer; no two may write at one time, or after another, that begin with the same keys
     */
    static PartitionedTraffic on(TestDatabase database, String column, int first) {
        return new PartitionedTraffic(database, column, first);
    }

    private void write(int number, int keys) {
        SplittableRandom chance = new SplittableRandom(keys);
        long id = FIRST_ID * (keys + 1L);
        try (Connection connection = database.connect()) {
            while (!over.get()) {
                id++;
                String region = REGIONS.get(chance.nextInt(REGIONS.size()));
                String other = REGIONS.get(chance.nextInt(REGIONS.size()));
                String value = "written " + id;
                run(connection, "INSERT INTO events (id, region, " + column + ") VALUES (?, ?, ?)", id, region, value);
                run(connection, "UPDATE events SET region = ? WHERE id = ?", other, id);
                run(
                        connection,
                        "UPDATE events SET " + column + " = ?, kind = 1 WHERE id = ? AND region = ?",
                        value + "!",
                        id,
                        other);
                run(
                        connection,
                        "INSERT INTO events (id, region, " + column
                                + ") VALUES (?, ?, ?) ON CONFLICT (id, region) DO UPDATE SET " + column + " = excluded."
                                + column,
                        id - chance.nextInt(3),
                        other,
                        value + "?");
                // Rows that were there before, of this writer alone.
                long old = 1 + number + WRITERS * (long) chance.nextInt(1000);
                run(connection, "UPDATE events SET region = ?, " + column + " = ? WHERE id = ?", region, value, old);
                if (chance.nextInt(4) == 0) {
                    run(connection, "DELETE FROM events WHERE id = ?", id);
                }
                written.incrementAndGet();
            }
        } catch (SQLException e) {
            failures.add(e);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Waits until every kind of write was done some times more. */
    void goesOn() {
        long before = written.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> !failures.isEmpty() || written.get() > before + 20);
        failNot();
    }

    private void failNot() {
        if (!failures.isEmpty()) {
            throw new AssertionError("an application's write failed", failures.peek());
        }
    }

    /** Ends it, and fails when one of its statements did. */
    @Override
    public void close() {
        over.set(true);
        for (Thread writer : writers) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        failNot();
    }
}
