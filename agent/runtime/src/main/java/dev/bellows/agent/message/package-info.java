/**
 * What agent and control plane say to each other, as plain records.
 *
 * <p><b>For</b> keeping generated wire types inside {@code agent.connection}. <b>Start at</b>
 * {@link dev.bellows.agent.message.FromControlPlane}. <b>May use</b> {@code java.*}, the document model and the engine API.
 * <b>Threads</b>: immutable values, any thread.
 */
@NullMarked
package dev.bellows.agent.message;

import org.jspecify.annotations.NullMarked;
