/**
 * Names in PostgreSQL: how they are quoted, and how our own objects are called.
 *
 * <p><b>For</b> one rule of quoting and one rule of naming for planner, catalog reader and executor. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.names.OwnNames}. <b>May use</b> {@code java.*} and the document model. <b>Threads</b>: immutable
 * values, any thread.
 */
@NullMarked
package dev.bellows.engine.postgresql.names;

import org.jspecify.annotations.NullMarked;
