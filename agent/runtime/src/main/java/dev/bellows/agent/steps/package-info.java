/**
 * Doing what was decided: plans, steps, row, scan, one job at a time per target.
 *
 * <p><b>For</b> running the jobs of {@code agent.desired} on an engine and telling what came of them. <b>Start at</b>
 * {@link dev.bellows.agent.steps.TargetWorker}. <b>May use</b> the document model with its YAML reader, the engine API,
 * {@code agent.desired}, {@code agent.holding}, {@code agent.message} and slf4j. <b>Threads</b>: one virtual thread per target
 * decides; one more, started per job, blocks on the database.
 */
@NullMarked
package dev.bellows.agent.steps;

import org.jspecify.annotations.NullMarked;
