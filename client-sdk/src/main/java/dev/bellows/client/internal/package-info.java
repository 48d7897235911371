/**
 * The stream to the control plane, and the only place of the SDK that sees protobuf.
 *
 * <p><b>For</b> registering, heartbeats, reconnecting and goodbye. <b>Start at</b>
 * {@link dev.bellows.client.internal.ClaimStream}. <b>May use</b> {@code java.*}, gRPC and the generated wire classes. <b>Threads</b>:
 * everything runs on the stream's one daemon thread.
 */
@NullMarked
package dev.bellows.client.internal;

import org.jspecify.annotations.NullMarked;
