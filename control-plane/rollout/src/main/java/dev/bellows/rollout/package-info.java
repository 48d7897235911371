/**
 * The decision core: what a fleet does next, as one pure function.
 *
 * <p><b>For</b> every decision about rollouts, waves, budgets and phases. <b>Start at</b> {@link dev.bellows.rollout.AgentFact}.
 * <b>May use</b> {@code java.*} and the document model; no I/O, no clock, no chance that is not an argument. <b>Threads</b>: pure, any
 * thread.
 */
@NullMarked
package dev.bellows.rollout;

import org.jspecify.annotations.NullMarked;
