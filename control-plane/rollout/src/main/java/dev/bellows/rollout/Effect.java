package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.Optional;

/** What a decision wants done, in the transaction of the decision. Each answers with events of its own. */
public sealed interface Effect {

    /**
     * Write the desired row of a phase that narrows nothing. Answered by Offered or NotOffered.
     *
     * @param byHand a person's word on a step of this very try
     */
    record SetDesired(TargetName target, Phase phase, int run, int attempt, Optional<ByHand> byHand)
            implements Effect {}

    /**
     * Look, close the window and write the desired row. Answered by Offered or NotOffered.
     *
     * @param byHand a person's word on a step of this very try
     */
    record RequestClose(TargetName target, Phase phase, int run, int attempt, Optional<ByHand> byHand)
            implements Effect {}

    /** Open a closing window again, row first. Answered by Reopened at once or later, NotReopened or PastReopening. */
    record RequestReopen(TargetName target, Phase phase, int run) implements Effect {}

    /** Take no new lock and start no batch there. */
    record Hold(TargetName target, String reason) implements Effect {}

    /**
     * Stop what waits there under a grant and give the grant back: it is not wanted any more, and only its holder can say that nothing was
     * done. Where no grant of the work in force is outstanding nothing happens.
     */
    record AskBack(TargetName target, String reason) implements Effect {}

    /** As Hold, and for good: the run has left the target, other work may take its place. */
    record Leave(TargetName target, String reason) implements Effect {}

    /** Go on with the work that was held. */
    record Continue(TargetName target) implements Effect {}

    /** See whether every report of the phase is in. Answered by Completed or NotCompleted. */
    record CheckCompletion(TargetName target, Phase phase, int run) implements Effect {}

    /** Call again then. */
    record WakeAt(Instant at) implements Effect {}
}
