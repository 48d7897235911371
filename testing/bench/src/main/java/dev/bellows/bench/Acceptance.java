package dev.bellows.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** What the figures must hold. Confined to the main thread. */
final class Acceptance {
    private final List<String> lines = new ArrayList<>();
    private boolean held = true;

    void atLeast(Figure figure, double limit) {
        said(figure.ratio() >= limit, figure.name() + " ratio=" + number(figure.ratio()) + " at_least=" + limit);
    }

    void atMost(Figure figure, double limit) {
        said(figure.ratio() <= limit, figure.name() + " ratio=" + number(figure.ratio()) + " at_most=" + limit);
    }

    /** What ours is, and not what it is to the baseline. */
    void oursAtMost(Figure figure, double limit) {
        double ours = figure.median().ours();
        said(ours <= limit, figure.name() + " ours=" + number(ours) + " at_most=" + limit);
    }

    /** A ratio that may be as far off as another one that says how far two arms of the same lie apart. */
    void atMostTimes(Figure figure, Figure noise, double limit) {
        double allowed = Math.max(1, noise.ratio()) * limit;
        said(
                figure.ratio() <= allowed,
                figure.name() + " ratio=" + number(figure.ratio()) + " " + noise.name() + "=" + number(noise.ratio())
                        + " at_most=" + number(allowed));
    }

    /** No ratio may lie further than that share away from the first. */
    void flat(List<Figure> figures, double share) {
        DoubleSummaryStatistics off = figures.stream()
                .mapToDouble(
                        figure -> Math.abs(figure.ratio() / figures.getFirst().ratio() - 1))
                .summaryStatistics();
        said(
                off.getMax() <= share,
                figures.getFirst().name() + " … " + figures.getLast().name() + " apart=" + number(off.getMax())
                        + " at_most=" + share);
    }

    void within(String what, Duration took, Duration limit) {
        said(took.compareTo(limit) <= 0, what + " ms=" + took.toMillis() + " at_most=" + limit.toMillis());
    }

    private void said(boolean holds, String what) {
        held &= holds;
        lines.add("acceptance: " + (holds ? "held " : "MISSED ") + what);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    boolean held() {
        return held;
    }
}
