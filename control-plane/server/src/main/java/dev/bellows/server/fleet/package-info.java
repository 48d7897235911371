/**
 * Targets, their labels and identities, and the agents that speak for them.
 *
 * <p><b>For</b> knowing every database of the fleet and refusing who may not speak for it. <b>Start at</b>
 * {@link dev.bellows.server.fleet.Fleet}. <b>May use</b> {@code document}, {@code rollout}, {@code server.store}.
 * <b>Threads</b>: any thread that may block.
 */
@NullMarked
package dev.bellows.server.fleet;

import org.jspecify.annotations.NullMarked;
