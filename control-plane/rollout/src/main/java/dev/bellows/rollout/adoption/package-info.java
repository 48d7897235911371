/**
 * Claims, windows and the Narrowing as rules: who is in the way, what silence means, what a registration hears, which grant counts.
 *
 * <p><b>For</b> one body of decisions that the store's transactions and the simulation both run. <b>Start at</b>
 * {@link dev.bellows.rollout.adoption.Narrowing}. <b>May use</b> {@code java.*}, the document model and the core's facts; storage only
 * through {@link dev.bellows.rollout.adoption.WindowStore}. <b>Threads</b>: pure, any thread; a {@code Tx} belongs to one.
 */
@NullMarked
package dev.bellows.rollout.adoption;

import org.jspecify.annotations.NullMarked;
