package dev.bellows.bench;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that read the table in short transactions, one right after the other: two SELECTs each, so that the lock is held over a round
 * trip and somebody always holds it. Thread-safe because the list of failures is; each client has a thread and a connection of its own.
 */
final class BusyClients implements AutoCloseable {
    private static final Duration WARM = Duration.ofMinutes(1);

    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<AtomicLong> transactions = new ArrayList<>();
    private volatile boolean stopped;

    private BusyClients() {}

    static BusyClients start(TestDatabase database, int clients, int rows) {
        var busy = new BusyClients();
        for (int client = 0; client < clients; client++) {
            var chance = new SplittableRandom(client);
            var done = new AtomicLong();
            busy.transactions.add(done);
            busy.threads.add(Thread.ofPlatform()
                    .name("client " + client)
                    .daemon()
                    .start(() -> busy.run(database, chance, rows, done)));
        }
        return busy;
    }

    /** Waits until every client has done so many transactions: sessions open and code compiled are what a figure begins with. */
    void awaitEach(long wanted) {
        SystemRuntime.await(
                wanted + " transactions of every client",
                WARM,
                () -> transactions.stream().allMatch(done -> done.get() >= wanted));
    }

    /** Fails when a client met an error: DDL must not break a reader. */
    void requireHealthy() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("clients failed: " + failures);
        }
    }

    private void run(TestDatabase database, SplittableRandom chance, int rows, AtomicLong done) {
        try (Connection connection = database.connect();
                PreparedStatement read = connection.prepareStatement("SELECT email FROM users WHERE id = ?")) {
            connection.setAutoCommit(false);
            while (!stopped) {
                for (int query = 0; query < 2; query++) {
                    read.setLong(1, chance.nextLong(1, rows + 1L));
                    read.executeQuery().close();
                }
                connection.commit();
                done.incrementAndGet();
            }
        } catch (SQLException e) {
            failures.add(e.getSQLState() + " " + e.getMessage());
        }
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
