/**
 * When to slow down.
 *
 * <p><b>For</b> the verdict over signals; pure. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.throttle.Throttle}. <b>May use</b> {@code document} and the engine contract. <b>Threads</b>: immutable values, any thread.
 */
@NullMarked
package dev.bellows.engine.postgresql.throttle;

import org.jspecify.annotations.NullMarked;
