/**
 * What an agent does with what the control plane wants: pure decisions, no I/O, no clock, no log.
 *
 * <p><b>For</b> deciding, from what the target's row and fence say, which one job a target's worker does next and what is said
 * about it; the simulation runs this very code. <b>Start at</b> {@link dev.bellows.agent.desired.DesiredInbox}. <b>May use</b>
 * {@code java.*}, the document model, the engine API and {@code agent.message}. <b>Threads</b>: immutable values and static
 * functions, any thread.
 */
@NullMarked
package dev.bellows.agent.desired;

import org.jspecify.annotations.NullMarked;
