/**
 * Who may execute on a target: taking over, and what became of what older holders were allowed.
 *
 * <p><b>For</b> turning a raised fence and the journal into facts the inbox can decide on. <b>Start at</b>
 * {@link dev.bellows.agent.holding.TakeOvers}. <b>May use</b> {@code java.*}, the document model, the engine API,
 * {@code agent.desired} and slf4j. <b>Threads</b>: called by one target's job thread at a time; may block on the database.
 */
@NullMarked
package dev.bellows.agent.holding;

import org.jspecify.annotations.NullMarked;
