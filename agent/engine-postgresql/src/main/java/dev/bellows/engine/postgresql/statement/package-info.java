/**
 * <b>For</b> the texts of SQL that people write into documents, as PostgreSQL's own grammar reads them.
 *
 * <p><b>Start at</b> {@link dev.bellows.engine.postgresql.statement.WrittenStatement}.
 *
 * <p><b>May use</b> {@code dev.bellows.grammar} and {@code names}.
 *
 * <p><b>Threads</b> any; everything here is a value.
 */
@NullMarked
package dev.bellows.engine.postgresql.statement;

import org.jspecify.annotations.NullMarked;
