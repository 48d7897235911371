package dev.bellows.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one invocation measures.
 *
 * @param runs how often each arm runs, at least 1
 * @param rows sizes of tables
 * @param parts {@code backfill}, {@code keys}, {@code wide}, {@code long}, {@code busy}, {@code spells}
 */
record BenchSettings(int runs, List<Integer> rows, Set<String> parts) {
    private static final Set<String> ALL = Set.of("backfill", "keys", "wide", "long", "busy", "spells");

    BenchSettings {
        rows = List.copyOf(rows);
        parts = Set.copyOf(parts);
        if (runs < 1 || rows.isEmpty() || !ALL.containsAll(parts)) {
            throw new IllegalArgumentException(
                    "BENCH_RUNS is at least 1, BENCH_ROWS a list of numbers, BENCH_PARTS some of "
                            + new TreeSet<>(ALL));
        }
    }

    /** Reads {@code BENCH_RUNS}, {@code BENCH_ROWS} and {@code BENCH_PARTS}. */
    static BenchSettings of(Map<String, String> environment) {
        return new BenchSettings(
                Integer.parseInt(environment.getOrDefault("BENCH_RUNS", "5")),
                Arrays.stream(environment
                                .getOrDefault("BENCH_ROWS", "10000,100000,1000000,3000000")
                                .split(","))
                        .map(Integer::valueOf)
                        .toList(),
                environment.containsKey("BENCH_PARTS")
                        ? Set.of(environment.get("BENCH_PARTS").split(","))
                        : ALL);
    }

    boolean measures(String part) {
        return parts.contains(part);
    }
}
