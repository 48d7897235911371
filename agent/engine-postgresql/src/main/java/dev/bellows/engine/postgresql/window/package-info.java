/**
 * The window row and the sessions that it concerns.
 *
 * <p><b>For</b> writing the row, reading it, and scanning sessions. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.window.WindowRows}. <b>May use</b> {@code session}, the engine contract and the document model. <b>Threads</b>: any thread; every call has sessions of its own.
 */
@NullMarked
package dev.bellows.engine.postgresql.window;

import org.jspecify.annotations.NullMarked;
