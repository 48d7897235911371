/**
 * Backfills in batches.
 *
 * <p><b>For</b> filling a table without hurting the ones who use it. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.backfill.Backfill}. <b>May use</b> {@code session}, {@code throttle}, {@code observe} and the engine contract. <b>Threads</b>: the target worker starts one virtual thread per range and joins it.
 */
@NullMarked
package dev.bellows.engine.postgresql.backfill;

import org.jspecify.annotations.NullMarked;
