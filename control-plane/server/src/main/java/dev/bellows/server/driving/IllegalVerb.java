package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A verb that is not legal now, with those that are. */
public final class IllegalVerb extends BellowsException {
    private static final long serialVersionUID = 1L;

    private final transient List<Verb> legal;

    /**
     * @param successor a later try of the same version, where this one is over
     */
    IllegalVerb(RolloutId rollout, Decision.Refusal refusal, Optional<RolloutId> successor) {
        super(problem(rollout, refusal, successor), Outcome.NOTHING_DONE, null);
        this.legal = List.copyOf(refusal.legal());
    }

    private static Problem problem(RolloutId rollout, Decision.Refusal refusal, Optional<RolloutId> successor) {
        String verbs = refusal.legal().stream().map(IllegalVerb::word).collect(Collectors.joining(", "));
        String message = "Rollout " + rollout + " cannot " + word(refusal.verb()) + " now: " + refusal.why()
                + (verbs.isEmpty() ? ", and nothing is left to do with it" : ". Legal now: " + verbs)
                + successor
                        .map(later -> "; " + later + " is the later try of that version")
                        .orElse("") + ".";
        return new Problem(
                ErrorCode.ROLLOUT_ILLEGAL_VERB, message, "bellows rollout describe " + successor.orElse(rollout));
    }

    private static String word(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    /** Verbs that are legal now. */
    public List<Verb> legal() {
        return legal;
    }
}
