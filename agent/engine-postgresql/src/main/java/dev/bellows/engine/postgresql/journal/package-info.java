/**
 * The durable record of steps.
 *
 * <p><b>For</b> what every kind of step shares: the journal in the target, rights, outcomes of errors. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.journal.StepRun}. <b>May use</b> {@code session}, {@code schema}, the engine contract and the document model. <b>Threads</b>: the target worker.
 */
@NullMarked
package dev.bellows.engine.postgresql.journal;

import org.jspecify.annotations.NullMarked;
