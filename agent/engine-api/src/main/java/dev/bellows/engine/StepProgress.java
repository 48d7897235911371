package dev.bellows.engine;

/**
 * Progress of a long step.
 *
 * @param rowsDone rows done so far
 * @param rowsTotal estimate, 0 when unknown
 * @param rowsPerSecond current rate
 * @param etaLowSeconds low estimate, -1 when unknown
 * @param etaHighSeconds high estimate, -1 when unknown
 * @param throttleReason limit in force and why, empty when unthrottled
 * @param way how the step goes over its rows and why so, for people; empty when there is nothing to say
 */
public record StepProgress(
        long rowsDone,
        long rowsTotal,
        long rowsPerSecond,
        long etaLowSeconds,
        long etaHighSeconds,
        String throttleReason,
        String way) {
    /** The title of a step with the way it goes, for people. */
    public String titled(String title) {
        return way.isEmpty() ? title : title + " (" + way + ")";
    }
}
