package dev.bellows.agent.desired;

import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.agent.desired.InboxState.Hold;
import dev.bellows.agent.desired.InboxState.Link;
import dev.bellows.agent.desired.InboxState.Running;
import dev.bellows.agent.message.FromAgent.Released;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.WindowRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next state while one decision is made. Confined to one {@link Turn}. */
final class Draft {
    /** A store has one outstanding grant per target; a few more cover what is on its way. */
    private static final int RELEASES_KEPT = 8;

    final TargetName target;
    Hold hold;
    long rowGeneration;
    Optional<VersionRange> rowWindow;
    Map<Long, GrantFate> grantFates;
    long highestGrant;
    List<Released> releases;
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
        rowWindow = state.rowWindow();
        grantFates = state.grantFates();
        highestGrant = state.highestGrant();
        releases = state.releases();
        link = state.link();
        assignment = state.assignment();
        running = state.running();
        takeOverTries = state.takeOverTries();
        takeOverNotBefore = state.takeOverNotBefore();
        lookWanted = state.lookWanted();
        stopping = state.stopping();
    }

    /** The window row, when generation and window were seen together. */
    Optional<WindowRow> row() {
        return rowWindow.map(window -> new WindowRow(window, rowGeneration));
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

    /**
     * A database whose fence is below the one held was restored to an earlier state: the right to it went with the rest, and is taken anew
     * above everything known. Whether it was; a target without any fence is not taken by itself.
     */
    boolean wentBack(long fence) {
        boolean back = hold instanceof Hold.Held held && fence > 0 && fence < held.fence();
        if (back) {
            hold = new Hold.Wanted(heldFence());
            takeOverNotBefore = Optional.empty();
        }
        return back;
    }

    /** Remembers a release, so that it can be said again after a lost stream. */
    Released release(Released released) {
        List<Released> all = new ArrayList<>(releases);
        all.add(released);
        releases = List.copyOf(all.subList(Math.max(0, all.size() - RELEASES_KEPT), all.size()));
        return released;
    }

    InboxState freeze() {
        return new InboxState(
                target,
                hold,
                rowGeneration,
                rowWindow,
                grantFates,
                highestGrant,
                releases,
                link,
                assignment,
                running,
                takeOverTries,
                takeOverNotBefore,
                lookWanted,
                stopping);
    }
}
