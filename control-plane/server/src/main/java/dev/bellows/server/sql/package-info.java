/**
 * Short transactions on the store's PostgreSQL.
 *
 * <p><b>For</b> running one statement or a few in one bounded transaction. <b>Start at</b> {@link dev.bellows.server.sql.Database}.
 * <b>May use</b> {@code document.error}, JDBC. <b>Threads</b>: any thread that may block; never an event loop.
 */
@NullMarked
package dev.bellows.server.sql;

import org.jspecify.annotations.NullMarked;
