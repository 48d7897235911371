package dev.bellows.rollout;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the core decided.
 *
 * @param next state from now on
 * @param effects to be carried out in the same transaction, in order
 * @param ignored why the event changed nothing, empty when it did
 * @param refusal present when a person's verb is not legal now
 */
public record Decision(RolloutState next, List<Effect> effects, Optional<String> ignored, Optional<Refusal> refusal) {
    public Decision {
        effects = List.copyOf(effects);
    }

    /** A verb that is not legal, and those that are. */
    public record Refusal(Verb verb, String why, Set<Verb> legal) {}

    static Decision ignored(RolloutState state, String reason) {
        return new Decision(state, List.of(), Optional.of(reason), Optional.empty());
    }

    static Decision refused(RolloutState state, Verb verb, String why) {
        return new Decision(
                state, List.of(), Optional.of(why), Optional.of(new Refusal(verb, why, state.legalVerbs())));
    }
}
