/**
 * Who may do what: tokens, roles, audit, TLS.
 *
 * <p><b>For</b> turning a token into an {@link dev.bellows.server.security.Identity} and writing down what people did. <b>Start at</b>
 * {@link dev.bellows.server.security.Tokens}. <b>May use</b> {@code document}, {@code server.store}. <b>Threads</b>: any thread that may
 * block.
 */
@NullMarked
package dev.bellows.server.security;

import org.jspecify.annotations.NullMarked;
