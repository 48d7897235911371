/**
 * <b>For</b> PostgreSQL's own grammar: what a text is, by the parser of the server itself, without a server.
 *
 * <p><b>Start at</b> {@link dev.bellows.grammar.SqlParser}.
 *
 * <p><b>May use</b> {@code java.*}, JSpecify, Jackson's tree and the runtime that the parser's classes need.
 *
 * <p><b>Threads</b> any; parsers are borrowed from a bounded stock.
 */
@NullMarked
package dev.bellows.grammar;

import org.jspecify.annotations.NullMarked;
