/**
 * Measurements of a target.
 *
 * <p><b>For</b> replication lag, waiters, stall and age of transactions. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.observe.Observer}. <b>May use</b> {@code session}, {@code throttle} and the engine contract. <b>Threads</b>: the telemetry thread and the target worker; state is locked.
 */
@NullMarked
package dev.bellows.engine.postgresql.observe;

import org.jspecify.annotations.NullMarked;
