/**
 * The part of a PostgreSQL catalog that a migration touches, as a value, and how it is read.
 *
 * <p><b>For</b> planning without a connection and for noticing foreign DDL. <b>Start at</b>
 * {@link dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot}. <b>May use</b> {@code java.*}, {@code java.sql}, the driver, Jackson, the
 * document model, the engine API, {@code names}, {@code statement}, the grammar and
 * {@code session}. <b>Threads</b>: values are immutable; the reader uses the caller's connection on
 * the caller's thread.
 */
@NullMarked
package dev.bellows.engine.postgresql.snapshot;

import org.jspecify.annotations.NullMarked;
