package dev.bellows.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which word was meant. */
final class Spelling {
    private Spelling() {}

    /** The known word with the fewest changes; empty when none is near: more than two changes, or more than half the word. */
    static Optional<String> nearest(String typed, List<String> known) {
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.min(2, Math.max(1, word.length() / 2)))
                .min((one, other) -> Integer.compare(distance(typed, one), distance(typed, other)));
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] before = IntStream.rangeClosed(0, other.length()).toArray();
        for (int row = 1; row <= one.length(); row++) {
            int[] now = new int[other.length() + 1];
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int swap = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(swap, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
