/**
 * <b>For</b> what a statement locks, and what it does while it holds the lock, as far as its text says.
 *
 * <p><b>Start at</b> {@link dev.bellows.grammar.lock.StatementLocks}.
 *
 * <p><b>May use</b> {@code dev.bellows.grammar}.
 *
 * <p><b>Threads</b> any; everything here is a value or a pure function.
 */
@NullMarked
package dev.bellows.grammar.lock;

import org.jspecify.annotations.NullMarked;
