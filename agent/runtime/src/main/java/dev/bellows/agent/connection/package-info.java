/**
 * The agent's one stream to the control plane: dialled, kept alive, dialled again.
 *
 * <p><b>For</b> turning wire messages into records and back, pacing what is sent, and reconnecting with jitter. <b>Start at</b>
 * {@link dev.bellows.agent.connection.ControlPlaneConnection}. <b>May use</b> {@code agent.message}, the generated wire types, gRPC
 * and slf4j. <b>Threads</b>: one virtual thread owns the stream and is the only one that writes to it; gRPC's executor decodes and
 * hands over.
 */
@NullMarked
package dev.bellows.agent.connection;

import org.jspecify.annotations.NullMarked;
