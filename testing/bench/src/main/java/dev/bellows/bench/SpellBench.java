package dev.bellows.bench;

import dev.bellows.document.ThrottleProfile;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.probe.Sample;
import dev.bellows.fixtures.probe.StallProber;
import dev.bellows.fixtures.time.SystemRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an application notices of a {@code gentle} backfill: the 99th percentile of its statements in spells with one and without, in turn,
 * each on a fresh copy of the same filled table with the trigger in place. Statements come at fixed times and count from when they were
 * due. Confined to the main thread.
 */
final class SpellBench {
    private static final int ROWS = 2_000_000;
    private static final int SPELLS = 10;
    private static final Duration SPELL = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int CLIENTS = 4;
    private static final Duration EVERY = Duration.ofMillis(10);
    private static final int STATEMENTS = 100;

    private final Arena arena;
    private final List<Double> without = new ArrayList<>();
    private final List<Double> with = new ArrayList<>();

    SpellBench(Arena arena) {
        this.arena = arena;
    }

    /** All spells, one without a backfill first. */
    void run() {
        TestDatabase template = arena.template(ROWS);
        for (int spell = 0; spell < SPELLS; spell++) {
            (spell % 2 == 0 ? without : with).add(spell(template, spell % 2 == 1));
        }
        arena.drop(template);
    }

    /** Each spell with a backfill to the one before it. */
    Figure withBackfill() {
        return new Figure(
                "application_p99_during_gentle_backfill",
                "ms",
                IntStream.range(0, with.size())
                        .mapToObj(i -> new Figure.Pair(with.get(i), without.get(i)))
                        .toList());
    }

    /** Each spell without a backfill to the one before it that had none either. */
    Figure withoutTwice() {
        return new Figure(
                "application_p99_off_to_off",
                "ms",
                IntStream.range(1, without.size())
                        .mapToObj(i -> new Figure.Pair(without.get(i), without.get(i - 1)))
                        .toList());
    }

    private double spell(TestDatabase template, boolean backfill) {
        TestDatabase database = arena.copyOf(template);
        try (EngineTarget target = EngineTarget.open(database)) {
            target.expand();
            arena.checkpoint();
            List<StallProber> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client ->
                            StallProber.start("client " + client, database.dataSource(), EVERY, statements(client)))
                    .toList();
            // The first statements open sessions and read what nobody read before.
            SystemRuntime.sleepUntil(SystemRuntime.nanos() + SETTLING.toNanos());
            var from = SystemRuntime.now();
            long end = SystemRuntime.nanos() + SPELL.toNanos();
            if (backfill) {
                Thread stopper = Thread.ofVirtual().start(() -> {
                    SystemRuntime.sleepUntil(end);
                    target.stop();
                });
                target.backfillUntilStopped(ThrottleProfile.GENTLE);
                stopper.interrupt();
            } else {
                SystemRuntime.sleepUntil(end);
            }
            var to = from.plus(SPELL);
            double[] latencies = clients.stream()
                    .flatMap(client -> client.stop().stream())
                    .filter(sample ->
                            !sample.due().isBefore(from) && sample.due().isBefore(to))
                    .map(Sample::latency)
                    .mapToDouble(latency -> latency.toNanos() / 1e6)
                    .sorted()
                    .toArray();
            long failed = clients.stream().mapToLong(StallProber::errorCount).sum();
            if (failed > 0) {
                throw new IllegalStateException(failed + " statements of the application failed");
            }
            return latencies[(int) (latencies.length * 0.99)];
        } finally {
            arena.drop(database);
        }
    }

    /** Half of them read a row, half change one, all over the table. */
    private static String[] statements(int client) {
        SplittableRandom chance = new SplittableRandom(client);
        return Stream.generate(() -> chance.nextInt(1, ROWS + 1))
                .limit(STATEMENTS)
                .map(id -> id % 2 == 0
                        ? "SELECT email FROM users WHERE id = " + id
                        : "UPDATE users SET active = NOT active WHERE id = " + id)
                .toArray(String[]::new);
    }
}
