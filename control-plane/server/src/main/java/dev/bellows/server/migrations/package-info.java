/**
 * Submitted migrations and strategies: immutable, versioned per schema line, known by digest.
 *
 * <p><b>For</b> taking documents in and saying which of them may be in flight together. <b>Start at</b>
 * {@link dev.bellows.server.migrations.Migrations}. <b>May use</b> {@code document}, {@code rollout}, {@code server.store}. <b>Threads</b>:
 * any thread that may block.
 */
@NullMarked
package dev.bellows.server.migrations;

import org.jspecify.annotations.NullMarked;
