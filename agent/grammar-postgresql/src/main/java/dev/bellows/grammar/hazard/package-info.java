/**
 * <b>For</b> what a statement of a person's can do to code that is running, as far as its text says.
 *
 * <p><b>Start at</b> {@link dev.bellows.grammar.hazard.StatementHazards}.
 *
 * <p><b>May use</b> {@code dev.bellows.grammar} and {@code dev.bellows.grammar.lock}.
 *
 * <p><b>Threads</b> any; everything here is a value or a pure function.
 */
@NullMarked
package dev.bellows.grammar.hazard;

import org.jspecify.annotations.NullMarked;
