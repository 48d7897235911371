/**
 * Pinned connections to PostgreSQL.
 *
 * <p><b>For</b> one place where connections are opened, pinned and asserted. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.session.Sessions}. <b>May use</b> the driver, the engine contract and the document model. <b>Threads</b>: a session is confined to the thread that opened it.
 */
@NullMarked
package dev.bellows.engine.postgresql.session;

import org.jspecify.annotations.NullMarked;
