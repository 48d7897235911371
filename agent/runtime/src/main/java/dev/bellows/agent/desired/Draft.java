package dev.bellows.agent.desired;

import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.agent.desired.InboxState.Hold;
import dev.bellows.agent.desired.InboxState.Link;
import dev.bellows.agent.desired.InboxState.Running;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The next state while one decision is made. Confined to one {@link Turn}. */
final class Draft {
    final TargetName target;
    Hold hold;
    long rowGeneration;
    Map<Long, GrantFate> grantFates;
    long highestGrant;
    Link link;
    Optional<Assignment> assignment;
    Optional<Running> running;
    int takeOverTries;
    Optional<Instant> takeOverNotBefore;
    boolean lookWanted;
    boolean stopping;

    Draft(InboxState state) {
        target = state.target();
        hold = state.hold();
        rowGeneration = state.rowGeneration();
        grantFates = state.grantFates();
        highestGrant = state.highestGrant();
        link = state.link();
        assignment = state.assignment();
        running = state.running();
        takeOverTries = state.takeOverTries();
        takeOverNotBefore = state.takeOverNotBefore();
        lookWanted = state.lookWanted();
        stopping = state.stopping();
    }

    long heldFence() {
        return hold instanceof Hold.Held held ? held.fence() : 0;
    }

    /** Somebody raised the fence: memory is worth nothing any more. */
    void lose(long displacedBy) {
        hold = new Hold.Passive(displacedBy);
        assignment = Optional.empty();
        lookWanted = true;
    }

    InboxState freeze() {
        return new InboxState(
                target,
                hold,
                rowGeneration,
                grantFates,
                highestGrant,
                link,
                assignment,
                running,
                takeOverTries,
                takeOverNotBefore,
                lookWanted,
                stopping);
    }
}
