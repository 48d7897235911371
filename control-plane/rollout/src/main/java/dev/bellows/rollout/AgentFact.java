package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something an agent said about one target, decoded from the wire. Late and repeated facts are normal; none is trusted without its
 * fence and generation.
 */
public sealed interface AgentFact {
    /** The target it is about. */
    TargetName target();

    /**
     * An error the agent reports, as text: its code may be newer than this control plane.
     *
     * @param code stable code, {@code BLW-…}
     * @param message for people
     * @param wayOut next command
     */
    record Trouble(String code, String message, String wayOut) {}

    /**
     * A look at the target, in Hello or after a take-over.
     *
     * @param fence highest fence in the target
     * @param holding whether the reporter holds it and has inspected since it raised it
     * @param window window row, empty when none
     * @param rowGeneration generation in that row, 0 when none
     * @param journalHead newest journal entry
     * @param identityToken token of the database, empty before its schema was made
     * @param serverId server identifier
     * @param databaseId database identifier
     * @param timeline history line of the server
     * @param halted reason of {@code bellows.halt}, empty when not halted
     * @param trouble why the target cannot be used, empty when it can
     */
    record Inspected(
            TargetName target,
            long fence,
            boolean holding,
            Optional<VersionRange> window,
            long rowGeneration,
            long journalHead,
            Optional<String> identityToken,
            String serverId,
            String databaseId,
            long timeline,
            Optional<String> halted,
            Optional<Trouble> trouble)
            implements AgentFact {}

    /**
     * A journal entry. Deduplicated by (target, rollout, phase, attempt, fence, ordinal, state).
     *
     * @param journalId the entry's number
     * @param follows number of the entry said before it, 0 for the first: the journal shows nothing between the two
     * @param grant id of the grant used, 0 for none
     */
    record StepReported(
            TargetName target,
            long journalId,
            long follows,
            RolloutId rollout,
            Phase phase,
            int run,
            int attempt,
            long fence,
            int ordinal,
            String title,
            StepState state,
            long grant,
            Instant at,
            long rows,
            int lockAttempts,
            long lockHeldMicros,
            Optional<Trouble> trouble)
            implements AgentFact {}

    /** State of a step in a journal. */
    enum StepState {
        BEGUN,
        DONE,
        FAILED,
        UNKNOWN,
        AMBIGUOUS
    }

    /**
     * Where a phase stands: the latest state.
     *
     * @param waitingFor what it waits for, empty when it goes on
     * @param hiddenAt when a CONTRACT hid its objects, by the target's clock
     */
    record PhaseReported(
            TargetName target,
            RolloutId rollout,
            Phase phase,
            int run,
            int attempt,
            long fence,
            long generation,
            PhaseState state,
            int stepOrdinal,
            int stepsTotal,
            String waitingFor,
            Optional<Trouble> trouble,
            long verifiedRows,
            long mismatches,
            Optional<Instant> hiddenAt)
            implements AgentFact {}

    /** State of a phase on a target, as its agent sees it. */
    enum PhaseState {
        RUNNING,
        WAITING,
        VERIFYING,
        SUCCEEDED,
        FAILED,
        UNKNOWN,
        AMBIGUOUS,
        PAUSED
    }

    /**
     * State of the window row and of the scan after it.
     *
     * @param rowCommitted whether the row of that generation is committed
     * @param row what the row says
     * @param scanClean present once scanned: whether every server was looked at and nobody was in the way
     * @param blockers who was in the way or what could not be looked at, for people
     * @param trouble why a window that is to be open again cannot be yet, as far as its database is concerned
     */
    record WindowReported(
            TargetName target,
            long generation,
            long fence,
            boolean rowCommitted,
            Optional<VersionRange> row,
            Optional<Boolean> scanClean,
            List<String> blockers,
            Optional<Trouble> trouble)
            implements AgentFact {
        public WindowReported {
            blockers = List.copyOf(blockers);
        }
    }

    /** A request for permission for one irreversible step. */
    record AuthorizeRequested(
            TargetName target,
            String requestId,
            RolloutId rollout,
            Phase phase,
            int run,
            int stepOrdinal,
            long fence,
            long generation)
            implements AgentFact {}

    /**
     * What became of a grant that will not be used any more.
     *
     * @param fence the reporter's: the holder's own, or a higher one after an inspection
     * @param done whether its step is in effect
     */
    record GrantResolved(TargetName target, long grant, long fence, boolean done, String reason) implements AgentFact {}

    /**
     * Who had sessions in the target during a period without a gap.
     *
     * @param since begin of the period, target's clock
     * @param through end of the period
     * @param incarnations tagged sessions
     * @param roles untagged sessions that are not ours
     * @param unknown servers that could not be scanned, for people
     * @param servers every session that each server opened, by number; empty from an agent that does not count
     * @param readers who could read by privilege
     * @param taggedRoles roles of tagged sessions
     * @param workers who may run statements without a session
     */
    record EvidenceReported(
            TargetName target,
            Instant since,
            Instant through,
            List<SeenIncarnation> incarnations,
            List<SeenRole> roles,
            List<String> unknown,
            List<ServerSessions> servers,
            Readers readers,
            List<SeenRole> taggedRoles,
            List<SeenWorker> workers)
            implements AgentFact {
        /** Of an agent that says nothing of tagged roles and workers. */
        public EvidenceReported(
                TargetName target,
                Instant since,
                Instant through,
                List<SeenIncarnation> incarnations,
                List<SeenRole> roles,
                List<String> unknown,
                List<ServerSessions> servers,
                Readers readers) {
            this(target, since, through, incarnations, roles, unknown, servers, readers, List.of(), List.of());
        }

        public EvidenceReported {
            // Rows of an older release do not have them.
            taggedRoles = taggedRoles == null ? List.of() : List.copyOf(taggedRoles);
            workers = workers == null ? List.of() : List.copyOf(workers);
            incarnations = List.copyOf(incarnations);
            roles = List.copyOf(roles);
            unknown = List.copyOf(unknown);
            servers = List.copyOf(servers);
        }
    }

    /**
     * Every session that one server opened, by number.
     *
     * @param server {@code primary} or a replica's name
     * @param since from when on every session is accounted for or known to have come unseen, empty when nothing is counted yet
     * @param through the last moment for which that is certain
     * @param opened sessions opened since
     * @param unseen how many of them came and went unseen
     * @param lastUnseen the latest moment at which one of those can have been there
     * @param why why nothing is counted, empty when it is
     * @param statementsWhy why the server's statistics of statements say nothing, empty when they do
     * @param statements what they say
     */
    record ServerSessions(
            String server,
            Optional<Instant> since,
            Optional<Instant> through,
            long opened,
            long unseen,
            Optional<Instant> lastUnseen,
            String why,
            String statementsWhy,
            List<WatchedStatements> statements) {
        public ServerSessions {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Names that a narrowing would take away.
     *
     * @param old whether they are the old names of that version, which its CONTRACT takes away; else the new ones
     * @param since since when every statement that ended was noticed
     * @param reads roles that ran one which may read them
     */
    record WatchedStatements(int version, boolean old, Instant since, List<StatementRead> reads) {
        public WatchedStatements {
            reads = List.copyOf(reads);
        }
    }

    /** A role that ran a statement which may read watched names. */
    record StatementRead(String role, Instant lastRead) {}

    /**
     * Who could read what the newest migrations touch, by privilege, connected or not.
     *
     * @param agentRole role of the agent itself
     * @param agentRoleShared when a session that is not an agent's had that role last, empty for never in the period
     * @param mayRead login roles, the agent's included; empty when nobody can say
     */
    record Readers(String agentRole, Optional<Instant> agentRoleShared, Optional<List<String>> mayRead) {
        /** Nobody can say. */
        public static final Readers UNKNOWN = new Readers("", Optional.empty(), Optional.empty());

        public Readers {
            mayRead = mayRead.map(List::copyOf);
        }
    }

    /** An incarnation seen in a session tag; an unparsable tag has version 0 and an empty incarnation. */
    record SeenIncarnation(String incarnation, int version, Instant lastSeen, String server) {}

    /** A process in the database that is no client session, and the role it acts as; empty for none. */
    record SeenWorker(String kind, String role, Instant lastSeen, String server) {}

    /** A login role seen with a session; one with a tag or without, as the list says that holds it. */
    record SeenRole(String role, Instant lastSeen, boolean mayReadTouched) {}
}
