package dev.bellows.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One figure: what our arm and the baseline gave in each run. The run with the median ratio is the one that is printed, so that the
 * three numbers of a line belong together and both arms met the same noise. Immutable.
 *
 * @param name as printed
 * @param unit of {@code ours} and {@code baseline}
 * @param pairs one per run, at least one
 */
record Figure(String name, String unit, List<Pair> pairs) {
    Figure {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a figure has at least one run");
        }
    }

    /** Both arms of one run. */
    record Pair(double ours, double baseline) {
        double ratio() {
            return ours / baseline;
        }
    }

    /** The run whose ratio is the median; the lower one of two in the middle. */
    Pair median() {
        List<Pair> sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparingDouble(Pair::ratio));
        return sorted.get((sorted.size() - 1) / 2);
    }

    double ratio() {
        return median().ratio();
    }

    /** The line of {@code make bench}. */
    String line() {
        Pair shown = median();
        return String.format(
                Locale.ROOT,
                "bench: %s ratio=%.3f ours=%s baseline=%s unit=%s",
                name,
                shown.ratio(),
                number(shown.ours()),
                number(shown.baseline()),
                unit);
    }

    /** All ratios in the order of the runs, for people who ask how far they lie apart. */
    String spread() {
        return name + ": "
                + String.join(
                        " ",
                        pairs.stream()
                                .map(pair -> String.format(Locale.ROOT, "%.3f", pair.ratio()))
                                .toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
