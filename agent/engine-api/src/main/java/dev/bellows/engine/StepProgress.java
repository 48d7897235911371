package dev.bellows.engine;

import java.util.List;

/**
 * Progress of a long step.
 *
 * @param rowsDone rows gone over so far, written or not; an estimate
 * @param rowsTotal estimate, 0 when unknown
 * @param rowsPerSecond current rate
 * @param etaLowSeconds low estimate, -1 when unknown
 * @param etaHighSeconds high estimate, -1 when unknown
 * @param throttleReason limit in force and why, empty when unthrottled
 * @param way how the step goes over its rows and why so, for people; empty when there is nothing to say
 * @param signals every signal of the throttle in force; empty outside a backfill
 * @param throttleRevision revision of the throttle in force
 */
public record StepProgress(
        long rowsDone,
        long rowsTotal,
        long rowsPerSecond,
        long etaLowSeconds,
        long etaHighSeconds,
        String throttleReason,
        String way,
        List<SignalReading> signals,
        long throttleRevision) {
    public StepProgress {
        signals = List.copyOf(signals);
    }

    /** Progress of a step that no throttle holds. */
    public StepProgress(
            long rowsDone,
            long rowsTotal,
            long rowsPerSecond,
            long etaLowSeconds,
            long etaHighSeconds,
            String throttleReason,
            String way) {
        this(rowsDone, rowsTotal, rowsPerSecond, etaLowSeconds, etaHighSeconds, throttleReason, way, List.of(), 0);
    }

    /** Of a statement that the server runs by itself, which counts no rows of ours: what the server says of it. */
    public static StepProgress ofStatement(String way) {
        return new StepProgress(0, 0, 0, -1, -1, "", way);
    }

    /** The same with what a throttle says of it. */
    public StepProgress throttled(List<SignalReading> readings, long revision) {
        return new StepProgress(
                rowsDone,
                rowsTotal,
                rowsPerSecond,
                etaLowSeconds,
                etaHighSeconds,
                throttleReason,
                way,
                readings,
                revision);
    }

    /** The title of a step with the way it goes, for people. */
    public String titled(String title) {
        return way.isEmpty() ? title : title + " (" + way + ")";
    }
}
