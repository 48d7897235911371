/**
 * What an agent is told at its start.
 *
 * <p><b>For</b> turning agent.yaml, environment and flags into checked settings. <b>Start at</b>
 * {@link dev.bellows.agent.config.AgentSettings}. <b>May use</b> {@code document.config}, {@code document.yaml}, the engine API and
 * {@code agent.connection}'s settings. <b>Threads</b>: immutable values, any thread.
 */
@NullMarked
package dev.bellows.agent.config;

import org.jspecify.annotations.NullMarked;
