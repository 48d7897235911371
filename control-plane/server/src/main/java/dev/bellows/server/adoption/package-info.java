/**
 * Claims, windows, the Narrowing, grants and readers: the transactions around the pure rules of {@code rollout.adoption}.
 *
 * <p><b>For</b> answering services and closing windows without a race. <b>Start at</b>
 * {@link dev.bellows.server.adoption.Adoption}. <b>May use</b> {@code rollout}, {@code document}, {@code server.store}.
 * <b>Threads</b>: any thread that may block; each call is one transaction.
 */
@NullMarked
package dev.bellows.server.adoption;

import org.jspecify.annotations.NullMarked;
