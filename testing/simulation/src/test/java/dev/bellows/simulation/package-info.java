/**
 * The whole protocol in one deterministic world: production decisions, simulated storage, network, databases and services.
 *
 * <p><b>For</b> finding interleavings nobody thought of, with one seed and one thread. <b>Start at</b>
 * {@link dev.bellows.simulation.World}. <b>May use</b> the decision core, the agent's runtime, the engine API, the SDK's decision.
 * <b>Threads</b>: one at a time; a stepped transaction has a virtual thread that runs only while the world waits for it.
 */
@NullMarked
package dev.bellows.simulation;

import org.jspecify.annotations.NullMarked;
