/**
 * Taking everything of ours out of a database.
 *
 * <p><b>For</b> saying what is there, what forbids to take it away, and doing it. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.purge.Purge}. <b>May use</b> {@code session}, {@code schema}, {@code lock}, {@code names},
 * {@code journal}, the engine contract and the document model. <b>Threads</b>: the caller's; every call has sessions of its own.
 */
@NullMarked
package dev.bellows.engine.postgresql.purge;

import org.jspecify.annotations.NullMarked;
