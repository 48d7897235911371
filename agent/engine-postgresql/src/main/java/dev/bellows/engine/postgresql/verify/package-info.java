/**
 * Verification of row-local invariants.
 *
 * <p><b>For</b> counting rows that break an invariant, in short statements. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.verify.Verification}. <b>May use</b> {@code session}, {@code backfill} and the engine contract. <b>Threads</b>: the target worker.
 */
@NullMarked
package dev.bellows.engine.postgresql.verify;

import org.jspecify.annotations.NullMarked;
