package dev.bellows.client.internal;

import java.util.List;
import java.util.Optional;

/**
 * What the control plane said about a claim.
 *
 * @param said worst verdict over all targets that are not set aside
 * @param targets per target
 * @param elsewhere verdict for a database that is none of them; empty from a control plane that gives one verdict for all
 * @param reason one sentence, empty for YES
 * @param registered whether a claim is recorded
 */
public record ClaimAnswer(
        Said said, List<OnTarget> targets, Optional<Said> elsewhere, String reason, boolean registered) {
    public ClaimAnswer {
        targets = List.copyOf(targets);
    }

    /** Verdicts. */
    public enum Said {
        YES,
        NO,
        RETRY_LATER
    }

    /**
     * Verdict and window on one target.
     *
     * @param identityToken of its database, empty while nobody knows it
     * @param min lowest version of the window in force, 0 when unknown
     * @param max highest version of the window in force, 0 when unknown
     * @param reason one sentence, empty for YES
     * @param setAside whether its verdict says nothing about the other targets
     */
    public record OnTarget(
            String target, String identityToken, Said said, int min, int max, String reason, boolean setAside) {}
}
