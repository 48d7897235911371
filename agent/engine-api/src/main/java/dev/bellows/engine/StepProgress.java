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
 */
public record StepProgress(
        long rowsDone,
        long rowsTotal,
        long rowsPerSecond,
        long etaLowSeconds,
        long etaHighSeconds,
        String throttleReason) {}
