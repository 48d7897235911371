/**
 * Plans operations into PostgreSQL steps: exact SQL, locks, probes, inverses.
 *
 * <p><b>For</b> deciding everything before anything runs. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.plan.PostgresqlPlanner}. <b>May use</b> {@code java.*}, the document model, the engine API,
 * {@code names}, {@code statement}, the grammar and {@code snapshot}; no connection. <b>Threads</b>: pure, any thread.
 */
@NullMarked
package dev.bellows.engine.postgresql.plan;

import org.jspecify.annotations.NullMarked;
