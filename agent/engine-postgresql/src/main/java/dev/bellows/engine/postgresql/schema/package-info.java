/**
 * The schema {@code bellows} in a target.
 *
 * <p><b>For</b> what is stored in the target: creation, identity, fence, take-over. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.schema.BellowsSchema}. <b>May use</b> {@code session}, the engine contract and the document model. <b>Threads</b>: the target worker.
 */
@NullMarked
package dev.bellows.engine.postgresql.schema;

import org.jspecify.annotations.NullMarked;
