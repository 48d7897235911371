package dev.bellows.client.internal;

import java.util.List;

/**
 * What the control plane said about a claim.
 *
 * @param said worst verdict over all targets
 * @param targets per target
 * @param reason one sentence, empty for YES
 * @param registered whether a claim is recorded
 */
public record ClaimAnswer(Said said, List<OnTarget> targets, String reason, boolean registered) {
    public ClaimAnswer {
        targets = List.copyOf(targets);
    }

    /** Verdicts. */
    public enum Said {
        YES,
        NO,
        RETRY_LATER
    }

    /** Verdict and window on one target. */
    public record OnTarget(String target, String identityToken, Said said, int min, int max) {}
}
