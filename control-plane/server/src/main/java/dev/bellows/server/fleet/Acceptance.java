package dev.bellows.server.fleet;

import dev.bellows.document.error.Problem;
import java.util.Optional;

/**
 * Whether an agent may speak for a target.
 *
 * @param target its name as the agent gave it
 * @param refusal why not, empty when it may
 * @param fenceFloor highest fence the store has seen
 */
public record Acceptance(String target, Optional<Problem> refusal, long fenceFloor) {
    /** Whether the agent may speak for it. */
    public boolean accepted() {
        return refusal.isEmpty();
    }
}
