package dev.bellows.agent.desired;

import dev.bellows.agent.message.FromAgent.Released;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything {@link DesiredInbox} remembers of one target. Losing it is harmless: the target's fence, row and journal say the same.
 *
 * @param target the target
 * @param hold whether this agent is the target's executor
 * @param rowGeneration generation in the window row as last seen, 0 when none
 * @param rowWindow window in that row, empty when only its generation was seen
 * @param grantFates grants of older holders, as journal and inspection explain them, and those of this one whose step is done
 * @param highestGrant highest grant id used or refused by this memory; lower ones are late copies
 * @param releases what was said of grants not used; said again on each stream, because nothing acknowledges it
 * @param link whether a control plane is heard
 * @param assignment the desired state that is carried out
 * @param running the job in the worker's hands
 * @param takeOverTries failed tries to take over since the last success
 * @param takeOverNotBefore when the next try may be made; while held, when a grant that cannot be explained is looked at again
 * @param lookWanted whether the target shall be looked at without hold
 * @param stopping whether the process is ending
 */
public record InboxState(
        TargetName target,
        Hold hold,
        long rowGeneration,
        Optional<VersionRange> rowWindow,
        Map<Long, GrantFate> grantFates,
        long highestGrant,
        List<Released> releases,
        Link link,
        Optional<Assignment> assignment,
        Optional<Running> running,
        int takeOverTries,
        Optional<Instant> takeOverNotBefore,
        boolean lookWanted,
        boolean stopping) {

    public InboxState {
        grantFates = Map.copyOf(grantFates);
        releases = List.copyOf(releases);
    }

    /** An agent that has just started: it may do nothing until a control plane accepts it. */
    public static InboxState started(TargetName target) {
        return new InboxState(
                target,
                new Hold.Passive(0),
                0,
                Optional.empty(),
                Map.of(),
                0,
                List.of(),
                new Link(false, Optional.empty(), Duration.ZERO),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                false);
    }

    /** The fence this agent holds, 0 when it holds none. */
    public long heldFence() {
        return hold instanceof Hold.Held held ? held.fence() : 0;
    }

    /** Whether this agent may execute. */
    public sealed interface Hold {
        /**
         * No.
         *
         * @param displacedBy fence of whoever displaced us, 0 when nobody did
         */
        record Passive(long displacedBy) implements Hold {}

        /** A control plane wants us to; the fence must be raised above {@code floor} first. */
        record Wanted(long floor) implements Hold {}

        /** Yes, under this fence, inspected. */
        record Held(long fence) implements Hold {}
    }

    /** What became of a grant. */
    public enum GrantFate {
        DONE,
        NOT_DONE,
        /** Its step was begun, and journal and inspection cannot say; nothing is reported, and a later take-over looks again. */
        UNCLEAR
    }

    /**
     * The stream to the control plane.
     *
     * @param up whether one is up
     * @param downSince when it was lost; empty when up or never up
     * @param offlineLimit how long reversible work may go on without it
     */
    public record Link(boolean up, Optional<Instant> downSince, Duration offlineLimit) {
        /** When reversible work has to stop; empty while the stream is up. */
        public Optional<Instant> limit() {
            return downSince.map(since -> since.plus(offlineLimit));
        }
    }

    /**
     * A job under way.
     *
     * @param cancelling whether it was asked to stop
     */
    public record Running(Job job, boolean cancelling) {}
}
