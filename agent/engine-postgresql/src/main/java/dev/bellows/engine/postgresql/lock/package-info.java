/**
 * Strong locks, held for one message.
 *
 * <p><b>For</b> the one class that builds the strong-lock batch, and the ladder that retries it. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.lock.StrongLockBatch}. <b>May use</b> {@code session}. <b>Threads</b>: pure, or the target worker.
 */
@NullMarked
package dev.bellows.engine.postgresql.lock;

import org.jspecify.annotations.NullMarked;
