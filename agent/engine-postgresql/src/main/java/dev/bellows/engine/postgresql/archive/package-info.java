/**
 * What cleanups archived.
 *
 * <p><b>For</b> listing it, and removing it when a person says so; planning and steps make it and put it back. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.archive.Archives}. <b>May use</b> {@code session}, the engine contract and the document model.
 * <b>Threads</b>: the caller's.
 */
@NullMarked
package dev.bellows.engine.postgresql.archive;

import org.jspecify.annotations.NullMarked;
