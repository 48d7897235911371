package dev.bellows.agent.desired;

import java.time.Instant;
import java.util.List;

/**
 * Decides what an agent does for one target. Total and pure: every event has an answer in every state, and nothing but the
 * arguments is looked at.
 *
 * <p>The rules it keeps:
 *
 * <ul>
 *   <li>Nothing is done before a control plane accepted this agent and the fence was raised and the target inspected since.
 *   <li>A desired state older than the generation in the target's row, or than the one carried out, is dropped. Memory is only a
 *       hint: the row decides, and the target refuses again by itself.
 *   <li>CONTRACT and ROLLBACK: row, scan until clean, permission, step. Other phases: steps, replicas, row. No work: row at once.
 *   <li>A grant is taken only while the agent waits for that very step under that fence and generation; its id is used or refused
 *       once, and a refusal is said.
 *   <li>Paused means no new job. A lost stream means nothing until the offline limit; then reversible work pauses too.
 *   <li>A raised fence ends everything at once, memory included.
 * </ul>
 */
public final class DesiredInbox {
    private DesiredInbox() {}

    /**
     * Decides.
     *
     * @param state what is remembered of the target
     * @param event what happened
     * @param now time of the agent's own process, for waits only; no right depends on it
     */
    public static Decision decide(InboxState state, InboxEvent event, Instant now) {
        Turn turn = new Turn(state, now);
        turn.absorb(event);
        turn.schedule();
        turn.report();
        return turn.decision();
    }

    /**
     * An answer.
     *
     * @param next what to remember
     * @param actions what to do, in order
     */
    public record Decision(InboxState next, List<InboxAction> actions) {
        public Decision {
            actions = List.copyOf(actions);
        }
    }
}
