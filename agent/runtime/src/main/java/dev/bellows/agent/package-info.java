/**
 * The agent: one process beside its databases.
 *
 * <p><b>For</b> putting connection, workers and watches together and ending them in order. <b>Start at</b>
 * {@link dev.bellows.agent.Agent}. <b>May use</b> every {@code agent} package, the engine API and slf4j. <b>Threads</b>: see
 * {@link dev.bellows.agent.Agent}.
 */
@NullMarked
package dev.bellows.agent;

import org.jspecify.annotations.NullMarked;
