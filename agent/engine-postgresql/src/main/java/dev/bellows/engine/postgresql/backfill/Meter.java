package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.StepProgress;
import dev.bellows.engine.postgresql.journal.StepRun;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Progress of a range step with an estimate of the end. Confined to the watching thread. */
public final class Meter {
    private static final double NARROW = 0.8;
    private static final double WIDE = 1.5;

    private final StepRun run;
    private final long estimate;
    private final String ranges;
    private final Instant began;
    private final long leftBefore;

    /** Starts measuring from where the cursors stand. */
    public Meter(StepRun run, TableState table, List<Cursor> cursors) {
        this.run = run;
        this.estimate = Math.max(table.rows(), run.order().step().estimatedRows());
        this.began = run.runtime().time().instant();
        this.leftBefore = left(cursors);
        this.ranges = cursors.isEmpty() ? "" : cursors.getFirst().choice().text();
    }

    /** One look at the cursors. */
    StepProgress look(Gate gate) throws SQLException {
        return progress(Cursor.load(run), gate.reason());
    }

    /** Progress from cursors at hand. */
    public StepProgress progress(List<Cursor> cursors, String throttleReason) {
        long rows = cursors.stream().mapToLong(Cursor::rows).sum();
        long left = left(cursors);
        long passed = leftBefore - left;
        double seconds = Math.max(
                0.001, Duration.between(began, run.runtime().time().instant()).toNanos() / 1e9);
        double perSecond = passed / seconds;
        long share = leftBefore == 0 ? 1 : Math.max(1, leftBefore);
        long total = Math.max(estimate, rows);
        long rate = Math.round(total * (passed / (double) share) / seconds);
        boolean known = perSecond > 0;
        long low = known ? Math.round(left / perSecond * NARROW) : -1;
        long high = known ? Math.round(left / perSecond * WIDE) : -1;
        return new StepProgress(goneOver(cursors, total), total, rate, low, high, throttleReason, ranges);
    }

    /**
     * Rows gone over so far, of so many: what an old writer's rule had filled before is not written, and is behind us all the same. Never
     * all of them before every range is finished.
     */
    static long goneOver(List<Cursor> cursors, long total) {
        if (cursors.stream().allMatch(Cursor::finished)) {
            return total;
        }
        LongStream bounds = cursors.stream().filter(it -> !it.again()).mapToLong(Cursor::bound);
        long whole = Math.max(
                1,
                switch (cursors.getFirst().choice().kind()) {
                    // Blocks are numbered from the beginning of the table.
                    case BLOCK -> bounds.max().orElse(0);
                    case KEY -> bounds.sum();
                });
        long rows = Math.max(
                cursors.stream().mapToLong(Cursor::rows).sum(),
                Math.round(total * (1 - Math.min(1, left(cursors) / (double) whole))));
        return Math.clamp(rows, 0, Math.max(0, total - 1));
    }

    private static long left(List<Cursor> cursors) {
        return cursors.stream().mapToLong(Cursor::left).sum();
    }
}
