/**
 * PostgreSQL behind the engine contract.
 *
 * <p><b>For</b> the one door through which the agent uses PostgreSQL. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.PostgresqlTargetDatabase}. <b>May use</b> the packages below it, the engine contract and the document model. <b>Threads</b>: as the contract says per method.
 */
@NullMarked
package dev.bellows.engine.postgresql;

import org.jspecify.annotations.NullMarked;
