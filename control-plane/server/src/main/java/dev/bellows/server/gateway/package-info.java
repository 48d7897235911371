/**
 * gRPC streams to agents and SDKs.
 *
 * <p><b>For</b> translating streams into calls of {@code driving}, {@code adoption} and {@code fleet}, and desired state back; the only
 * package of the server that sees protobuf types. <b>Start at</b> {@link dev.bellows.server.gateway.Gateway}. <b>May use</b>
 * {@code wire}, {@code server.driving}, {@code server.adoption}, {@code server.fleet}, {@code server.telemetry}, {@code server.security}.
 * <b>Threads</b>: messages of one stream are handled in order on virtual threads; each stream is written by its own
 * {@link dev.bellows.server.gateway.Outbox}; two loops serve all streams.
 */
@NullMarked
package dev.bellows.server.gateway;

import org.jspecify.annotations.NullMarked;
