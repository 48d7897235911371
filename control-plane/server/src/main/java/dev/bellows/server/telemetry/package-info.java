/**
 * The latest a person may want to see: progress, stall, lag; never persisted, always shown with its age.
 *
 * <p><b>For</b> what is seen before it is stored, and for metrics of it. <b>Start at</b>
 * {@link dev.bellows.server.telemetry.LatestTelemetry}. <b>May use</b> {@code document}, Micrometer. <b>Threads</b>: any thread; nothing
 * blocks.
 */
@NullMarked
package dev.bellows.server.telemetry;

import org.jspecify.annotations.NullMarked;
