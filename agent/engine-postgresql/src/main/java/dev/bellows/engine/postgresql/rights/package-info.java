/**
 * What the agent's role may do on a target, and what is set there, before anything is begun.
 *
 * <p><b>For</b> saying what is missing with the statement to type. <b>Start at</b> {@link dev.bellows.engine.postgresql.rights.RightsCheck}.
 * <b>May use</b> {@code session}, {@code schema}, {@code snapshot}, {@code window}, {@code observe}, the engine contract and the document
 * model. <b>Threads</b>: the caller's; every call has a session of its own.
 */
@NullMarked
package dev.bellows.engine.postgresql.rights;

import org.jspecify.annotations.NullMarked;
