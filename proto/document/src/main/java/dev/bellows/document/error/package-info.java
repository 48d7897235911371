/**
 * Errors for people: stable codes, what happened, likely cause, the next command.
 *
 * <p><b>For</b> one text per error in CLI, HTTP, page and documentation. <b>Start at</b>
 * {@link dev.bellows.document.error.ErrorCode}. <b>May use</b> {@code java.*} only. <b>Threads</b>: immutable values, any thread.
 */
@NullMarked
package dev.bellows.document.error;

import org.jspecify.annotations.NullMarked;
