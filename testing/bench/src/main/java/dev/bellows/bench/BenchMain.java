package dev.bellows.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints one line per figure, then whether the acceptance holds; ends with 1 when it does not. */
public final class BenchMain {
    private static final int CLIENTS = 32;
    private static final int KEYS_ROWS = 1_000_000;
    private static final int MILLION = 1_000_000;

    private BenchMain() {}

    /** Measures what {@code BENCH_RUNS}, {@code BENCH_ROWS} and {@code BENCH_PARTS} say; without them everything, five times. */
    public static void main(String[] args) {
        BenchSettings settings = BenchSettings.of(System.getenv());
        Acceptance acceptance = new Acceptance();
        try (Arena arena = Arena.start()) {
            if (settings.measures("backfill")) {
                backfill(arena, settings, acceptance);
            }
            BackfillBench other = new BackfillBench(arena);
            if (settings.measures("keys")) {
                acceptance.atMost(print(other.randomKeys(KEYS_ROWS, settings.runs())), 1.3);
            }
            if (settings.measures("wide")) {
                acceptance.atMost(print(other.untouchedWideColumn(settings.runs())), 1.5);
            }
            StallBench stalls = new StallBench(arena);
            if (settings.measures("long")) {
                Figure figure = print(stalls.behindLongTransaction(settings.runs()));
                acceptance.atMost(figure, 0.15);
                acceptance.within(
                        "DDL after the long transaction's end", stalls.slowestBehindLong(), Duration.ofSeconds(5));
            }
            if (settings.measures("busy")) {
                Figure figure = print(stalls.underClients(CLIENTS, settings.runs()));
                acceptance.atMost(figure, 1.3);
                acceptance.within(
                        "slowest of " + stalls.granted() + " DDL under " + CLIENTS + " clients",
                        stalls.slowestGrant(),
                        Duration.ofSeconds(5));
            }
            if (settings.measures("spells")) {
                SpellBench spells = new SpellBench(arena);
                spells.run();
                acceptance.atMostTimes(print(spells.withBackfill()), print(spells.withoutTwice()), 1.3);
            }
        }
        acceptance.lines().forEach(System.out::println);
        System.exit(acceptance.held() ? 0 : 1);
    }

    private static void backfill(Arena arena, BenchSettings settings, Acceptance acceptance) {
        BackfillBench bench = new BackfillBench(arena);
        bench.warmUp();
        List<Figure> speeds = new ArrayList<>();
        for (int rows : settings.rows()) {
            List<Figure> figures = bench.measure(rows, settings.runs());
            figures.forEach(BenchMain::print);
            speeds.add(figures.getFirst());
            if (rows == MILLION) {
                acceptance.atLeast(figures.getFirst(), 0.95);
                acceptance.atMost(figures.get(1), 1.1);
                acceptance.oursAtMost(figures.get(2), 1.2);
                acceptance.atLeast(figures.get(3), 1.6);
            }
        }
        acceptance.flat(speeds, 0.15);
    }

    private static Figure print(Figure figure) {
        System.out.println(figure.line());
        System.err.printf(Locale.ROOT, "runs: %s%n", figure.spread());
        return figure;
    }
}
