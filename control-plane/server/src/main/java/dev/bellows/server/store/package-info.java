/**
 * The store: PostgreSQL through a bounded pool, its schema history, transactions, and hints that something changed.
 *
 * <p><b>For</b> one place that knows how the store is reached. <b>Start at</b> {@link dev.bellows.server.store.Store}. <b>May use</b>
 * {@code document}. <b>Threads</b>: any thread that may block.
 */
@NullMarked
package dev.bellows.server.store;

import org.jspecify.annotations.NullMarked;
