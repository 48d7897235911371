/**
 * One step at a time.
 *
 * <p><b>For</b> running a step exactly once, whatever was lost on the way. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.execute.StepExecutor}. <b>May use</b> {@code session}, {@code lock}, {@code journal}, {@code schema}, {@code snapshot}, {@code statement}, {@code backfill}, {@code verify}, {@code observe}, the engine contract and the document model. <b>Threads</b>: the target worker.
 */
@NullMarked
package dev.bellows.engine.postgresql.execute;

import org.jspecify.annotations.NullMarked;
