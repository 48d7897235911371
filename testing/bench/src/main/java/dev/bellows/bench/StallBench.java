package dev.bellows.bench;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.probe.Sample;
import dev.bellows.fixtures.probe.StallProber;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Worst wait of an innocent SELECT while DDL is on its way. A prober with a fixed rate and a connection of its own asks every five
 * milliseconds; what is late counts from when it was due. Confined to the main thread.
 */
final class StallBench {
    private static final int ROWS = 10_000;
    private static final String INNOCENT = "SELECT email FROM users WHERE id = 42";
    private static final Duration EVERY = Duration.ofMillis(5);
    private static final Duration SETTLING = Duration.ofMillis(500);
    private static final Duration LONG_TRANSACTION = Duration.ofSeconds(6);
    private static final Duration BUSY_WINDOW = Duration.ofSeconds(2);
    private static final int BUSY_WINDOWS = 6;
    private static final long WARM_TRANSACTIONS = 200;
    private static final Duration BETWEEN_RETRIES = Duration.ofMillis(100);

    private final Arena arena;
    private Duration slowestBehindLong = Duration.ZERO;
    private Duration slowestGrant = Duration.ZERO;
    private int granted;

    StallBench(Arena arena) {
        this.arena = arena;
    }

    /** Longest time between the end of the long transaction and the success of our DDL. */
    Duration slowestBehindLong() {
        return slowestBehindLong;
    }

    /** Longest time one of our DDL steps took on the busy table, from its order to its outcome. */
    Duration slowestGrant() {
        return slowestGrant;
    }

    /** How many DDL steps of ours went through on the busy table. */
    int granted() {
        return granted;
    }

    /** DDL that something may be in the way of. */
    @FunctionalInterface
    private interface Ddl {
        void run() throws SQLException;
    }

    /** Our DDL to a plain ALTER with {@code lock_timeout = 2s} in a loop, both behind a SELECT transaction that stays open. */
    Figure behindLongTransaction(int runs) {
        TestDatabase template = arena.template(ROWS);
        List<Figure.Pair> pairs = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            boolean oursFirst = run % 2 == 0;
            double first = oursFirst ? ours(template) : plain(template);
            double second = oursFirst ? plain(template) : ours(template);
            pairs.add(oursFirst ? new Figure.Pair(first, second) : new Figure.Pair(second, first));
        }
        arena.drop(template);
        return new Figure("select_behind_long_transaction", "ms", pairs);
    }

    private double ours(TestDatabase template) {
        TestDatabase database = arena.copyOf(template);
        try (EngineTarget target = EngineTarget.open(database)) {
            return behindLong(database, () -> target.addTwin(1), true);
        } finally {
            arena.drop(database);
        }
    }

    private double plain(TestDatabase template) {
        TestDatabase database = arena.copyOf(template);
        try (Connection connection = database.connect()) {
            return behindLong(database, () -> alterInALoop(connection), false);
        } catch (SQLException e) {
            throw new IllegalStateException("the plain arm failed", e);
        } finally {
            arena.drop(database);
        }
    }

    private double behindLong(TestDatabase database, Ddl ddl, boolean ours) {
        try (StallProber prober = StallProber.start("innocent", database.dataSource(), EVERY, INNOCENT);
                LongTransaction other = LongTransaction.begin(database, LONG_TRANSACTION)) {
            settle();
            Instant from = SystemRuntime.now();
            ddl.run();
            Duration late = Duration.ofNanos(SystemRuntime.nanos() - other.awaitEnd());
            if (ours && late.compareTo(slowestBehindLong) > 0) {
                slowestBehindLong = late;
            }
            settle();
            return worstMillis(prober.stop(), from, SystemRuntime.now());
        } catch (SQLException e) {
            throw new IllegalStateException("DDL behind a long transaction failed", e);
        }
    }

    private static void alterInALoop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '2s'");
            while (true) {
                try {
                    statement.execute("ALTER TABLE users ADD COLUMN email_address text");
                    return;
                } catch (SQLException e) {
                    if (!"55P03".equals(e.getSQLState())) {
                        throw e;
                    }
                    SystemRuntime.sleepUntil(SystemRuntime.nanos() + BETWEEN_RETRIES.toNanos());
                }
            }
        }
    }

    /** Our DDL under clients that never leave the table free, to the same clients without any DDL. */
    Figure underClients(int clients, int runs) {
        TestDatabase template = arena.template(ROWS);
        TestDatabase database = arena.copyOf(template);
        List<Figure.Pair> pairs = new ArrayList<>();
        try (EngineTarget target = EngineTarget.open(database);
                BusyClients busy = BusyClients.start(database, clients, ROWS)) {
            busy.awaitEach(WARM_TRANSACTIONS);
            // A first DDL that no arm counts: agent, engine and clients meet an invalidation for the first time.
            oneDdl(target);
            oneDdl(target);
            settle();
            for (int run = 0; run < runs; run++) {
                boolean oursFirst = run % 2 == 0;
                double ours = 0;
                double nothing = 0;
                for (int window = 0; window < BUSY_WINDOWS; window++) {
                    // Short windows in turn: what else happens on the machine meets both arms.
                    double first = window(database, target, oursFirst);
                    double second = window(database, target, !oursFirst);
                    ours = Math.max(ours, oursFirst ? first : second);
                    nothing = Math.max(nothing, oursFirst ? second : first);
                }
                pairs.add(new Figure.Pair(ours, nothing));
            }
            busy.requireHealthy();
        } finally {
            arena.drop(database);
            arena.drop(template);
        }
        return new Figure("select_under_" + clients + "_clients", "ms", pairs);
    }

    /** One window of the same length in both arms, with one DDL of ours in the middle or none. */
    private double window(TestDatabase database, EngineTarget target, boolean withDdl) {
        try (StallProber prober = StallProber.start("innocent", database.dataSource(), EVERY, INNOCENT)) {
            settle();
            Instant from = SystemRuntime.now();
            long began = SystemRuntime.nanos();
            SystemRuntime.sleepUntil(began + BUSY_WINDOW.toNanos() / 4);
            if (withDdl) {
                oneDdl(target);
            }
            SystemRuntime.sleepUntil(began + BUSY_WINDOW.toNanos());
            return worstMillis(prober.stop(), from, SystemRuntime.now());
        }
    }

    private void oneDdl(EngineTarget target) {
        int run = granted / 2 + 1;
        long began = SystemRuntime.nanos();
        if (granted % 2 == 0) {
            target.addTwin(run);
        } else {
            target.dropTwin(run);
        }
        granted++;
        Duration took = Duration.ofNanos(SystemRuntime.nanos() - began);
        if (took.compareTo(slowestGrant) > 0) {
            slowestGrant = took;
        }
    }

    private static void settle() {
        SystemRuntime.sleepUntil(SystemRuntime.nanos() + SETTLING.toNanos());
    }

    private static double worstMillis(List<Sample> samples, Instant from, Instant to) {
        return samples.stream()
                .filter(sample -> !sample.due().isBefore(from) && sample.due().isBefore(to))
                .mapToDouble(sample -> sample.latency().toNanos() / 1e6)
                .max()
                .orElseThrow(() -> new IllegalStateException("no probe was answered"));
    }
}
