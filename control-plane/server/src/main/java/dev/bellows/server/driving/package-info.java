/**
 * The driver of the decision core: load, decide, commit, in one transaction.
 *
 * <p><b>For</b> turning facts and people's verbs into persisted decisions and desired rows. <b>Start at</b>
 * {@link dev.bellows.server.driving.Driving}. <b>May use</b> {@code rollout}, {@code document}, {@code server.adoption},
 * {@code server.store}. <b>Threads</b>: any thread that may block; due work is taken with SKIP LOCKED.
 */
@NullMarked
package dev.bellows.server.driving;

import org.jspecify.annotations.NullMarked;
