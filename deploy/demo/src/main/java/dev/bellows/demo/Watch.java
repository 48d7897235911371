package dev.bellows.demo;

import dev.bellows.fixtures.probe.Interval;
import dev.bellows.fixtures.probe.LockLog;
import dev.bellows.fixtures.probe.Sample;
import dev.bellows.fixtures.probe.Stall;
import dev.bellows.fixtures.probe.StallProber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the demo measures without asking Bellows: probes at fixed times on every database, a short reader and now and then a long
 * transaction on every table. Thread-safe as far as the story needs: probes run on threads of their own.
 */
final class Watch implements AutoCloseable {
    private static final Duration MOVING = Duration.ofMillis(5);
    private static final Duration RESTING = Duration.ofMillis(100);
    private static final int WAITS_SHOWN = 5;
    private static final Duration SHORT_TRANSACTION = Duration.ofMillis(50);
    private static final Duration LONG_TRANSACTION = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LONG_TRANSACTIONS = Duration.ofSeconds(20);

    private static final String READ =
            "SELECT (SELECT count(*) FROM users WHERE id < 50), (SELECT count(*) FROM orders WHERE id < 50)";

    private final Topology topology;
    private final Map<String, StallProber> probers = new TreeMap<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    Watch(Topology topology) {
        this.topology = topology;
        for (Database database : topology.databases()) {
            probers.put(
                    database.name(),
                    StallProber.start(
                            database.name(),
                            database.watcher(),
                            RESTING,
                            "SELECT name FROM users WHERE id = 1",
                            "SELECT total FROM orders WHERE id = 1"));
            readers.add(reader("reader", database, SHORT_TRANSACTION, Duration.ZERO));
            readers.add(reader(
                    "long reader", database, LONG_TRANSACTION, BETWEEN_LONG_TRANSACTIONS.minus(LONG_TRANSACTION)));
        }
    }

    /** Probes these every 5 ms and the others every 100 ms. */
    void moving(Set<String> names) {
        probers.forEach((name, prober) -> prober.every(names.contains(name) ? MOVING : RESTING));
    }

    /**
     * Reads both tables in one transaction and holds it, again and again. A platform thread: the cheapest way to block in a driver.
     */
    private static Thread reader(String kind, Database database, Duration held, Duration pause) {
        return Thread.ofPlatform().name(kind + " " + database.name()).daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                read(database, held, pause);
            }
        });
    }

    private static void read(Database database, Duration held, Duration pause) {
        try (Connection connection = database.watcher().getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            connection.setAutoCommit(false);
            while (!Thread.currentThread().isInterrupted()) {
                statement.execute();
                Thread.sleep(held);
                connection.commit();
                Thread.sleep(pause);
            }
        } catch (SQLException e) {
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("a reader of " + database.name() + " failed: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Worst latency of any probe between two moments. */
    Duration worstBetween(Instant from, Instant to) {
        return probers.values().stream()
                .flatMap(prober -> prober.samples().stream())
                .filter(sample -> !sample.due().isBefore(from) && !sample.due().isAfter(to))
                .map(Sample::latency)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Ends probing; stall since a moment, from the servers' own logs. */
    Stall stop(Instant since) {
        readers.forEach(Thread::interrupt);
        Stall worst = new Stall(Duration.ZERO, Duration.ZERO, 0, 0);
        for (int server = 1; server <= Topology.SERVERS; server++) {
            List<Interval> attempts =
                    LockLog.attempts(topology.server(server).logFile(), name -> name.startsWith("bellows"));
            for (Database database : topology.on(server)) {
                List<Sample> samples = Objects.requireNonNull(probers.get(database.name())).stop().stream()
                        .filter(sample -> !sample.due().isBefore(since))
                        .toList();
                worst = worst.and(Stall.of(samples, attempts));
                Stall.worst(samples, attempts, WAITS_SHOWN)
                        .forEach(sample -> waits.add(new Wait(database.name(), sample)));
            }
        }
        return worst;
    }

    /** The longest waits that overlap an attempt of ours, worst first; known once probing has ended. */
    List<Wait> waits() {
        return waits.stream()
                .sorted(Comparator.comparing((Wait wait) -> wait.sample().latency())
                        .reversed())
                .limit(WAITS_SHOWN)
                .toList();
    }

    /** A probe that had to wait. */
    record Wait(String database, Sample sample) {}

    /** Errors of probes, which no migration may cause. */
    List<String> errors() {
        return probers.values().stream()
                .flatMap(prober -> prober.errors().stream())
                .toList();
    }

    @Override
    public void close() {
        readers.forEach(Thread::interrupt);
        probers.values().forEach(StallProber::close);
    }
}
