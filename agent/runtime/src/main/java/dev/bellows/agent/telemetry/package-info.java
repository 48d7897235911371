/**
 * What the agent sees in its targets while it works: stall, lag, sessions, progress.
 *
 * <p><b>For</b> latest-only telemetry, cumulative session evidence, and figures for a metrics scraper. <b>Start at</b>
 * {@link dev.bellows.agent.telemetry.TargetWatch}. <b>May use</b> the engine API, {@code agent.message}, {@code agent.steps},
 * {@code agent.desired}, Micrometer, the JDK's HTTP server and slf4j. <b>Threads</b>: one timer for all targets starts a short
 * virtual thread per look, never two at once for a target.
 */
@NullMarked
package dev.bellows.agent.telemetry;

import org.jspecify.annotations.NullMarked;
