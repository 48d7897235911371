package dev.bellows.agent.message;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.Observation;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Readers;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.StatementReads;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.WindowRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something the agent says, before it is encoded. */
public sealed interface FromAgent {

    /**
     * First message of a stream.
     *
     * @param agentId the agent's data directory's ULID
     * @param agentName name a person gave it
     * @param build version for people
     * @param engines engines on the class path, sorted
     * @param targets everything known of every configured target
     */
    record Hello(Ulid agentId, String agentName, String build, List<String> engines, List<TargetReport> targets)
            implements FromAgent {
        public Hello {
            engines = List.copyOf(engines);
            targets = List.copyOf(targets);
        }
    }

    /** Sign of life; {@code sequence} counts from 1 on each stream. */
    record Heartbeat(long sequence) implements FromAgent {}

    /**
     * Everything known of one target.
     *
     * @param inspection what the last look found, empty while the target was never reached
     * @param holding whether this agent holds the fence and has inspected since it raised it
     * @param running what is executed now
     * @param resolvedGrants what became of grants of older holders
     * @param problem why the target cannot be used, or what in it is out of step
     * @param badRows rows that steps could not make right; empty while nobody has looked yet
     * @param archives what cleanups archived; empty while nobody has looked yet
     */
    record TargetReport(
            TargetName target,
            SchemaLine line,
            String environment,
            Map<String, String> labels,
            String engine,
            int baseline,
            Optional<Inspection> inspection,
            boolean holding,
            Optional<RunningWork> running,
            List<Released> resolvedGrants,
            Optional<Problem> problem,
            Optional<List<OpenBadRows>> badRows,
            Optional<List<KeptArchive>> archives)
            implements FromAgent {
        public TargetReport {
            labels = Map.copyOf(labels);
            resolvedGrants = List.copyOf(resolvedGrants);
            badRows = badRows.map(List::copyOf);
            archives = archives.map(List::copyOf);
        }

        /** A report of somebody who has looked neither for bad rows nor for archives. */
        public TargetReport(
                TargetName target,
                SchemaLine line,
                String environment,
                Map<String, String> labels,
                String engine,
                int baseline,
                Optional<Inspection> inspection,
                boolean holding,
                Optional<RunningWork> running,
                List<Released> resolvedGrants,
                Optional<Problem> problem) {
            this(
                    target,
                    line,
                    environment,
                    labels,
                    engine,
                    baseline,
                    inspection,
                    holding,
                    running,
                    resolvedGrants,
                    problem,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Work that goes on across a reconnect. */
    record RunningWork(RolloutId rollout, Phase phase, int run, long generation, int stepOrdinal) {}

    /**
     * A journal entry on its way to the store.
     *
     * @param follows number of the entry said before it, 0 for the first: the journal shows nothing between the two
     */
    record StepEvent(TargetName target, JournalEntry entry, long follows) implements FromAgent {}

    /**
     * Where a phase stands on a target: the latest state.
     *
     * @param stepOrdinal the current step, 0 before the first
     * @param waitingFor empty when it goes on
     * @param problem only in FAILED, UNKNOWN, AMBIGUOUS and PAUSED by drift
     * @param verifiedRows rows compared by the last complete verification
     * @param mismatches offending rows it found
     * @param hiddenAt when a CONTRACT's irreversible step became effective, by the target's clock
     */
    record PhaseReport(
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
            Optional<Problem> problem,
            long verifiedRows,
            long mismatches,
            Optional<Instant> hiddenAt)
            implements FromAgent {}

    /** State of a phase on a target. */
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

    /** Progress of the current step; latest only. */
    record Progress(
            TargetName target,
            RolloutId rollout,
            Phase phase,
            int run,
            int stepOrdinal,
            String stepTitle,
            StepProgress progress,
            Instant observedAt)
            implements FromAgent {}

    /** What is seen in the target; latest only. */
    record Telemetry(TargetName target, Observation observation) implements FromAgent {}

    /**
     * State of the window row and of the scan after it.
     *
     * @param problem why a row that is wanted without any work could not be written yet; it goes on being tried
     */
    record WindowReport(
            TargetName target,
            long generation,
            long fence,
            boolean rowCommitted,
            Optional<WindowRow> row,
            Optional<SessionScan> scan,
            Optional<Problem> problem)
            implements FromAgent {}

    /**
     * Who had sessions in the target during a period without a gap; cumulative.
     *
     * @param unknown servers that could not be scanned, with the reason
     * @param servers what the sessions of each server add up to
     * @param readers who could read by privilege; empty when nobody can say
     * @param agentRoleShared when a session that is not an agent's had the agent's role last
     * @param taggedRoles roles of tagged sessions
     * @param workers who may run statements without a session
     */
    record SessionEvidence(
            TargetName target,
            Instant since,
            Instant through,
            List<SeenIncarnation> incarnations,
            List<SeenRole> roles,
            List<String> unknown,
            List<ServerSessions> servers,
            Optional<Readers> readers,
            Optional<Instant> agentRoleShared,
            List<SeenRole> taggedRoles,
            List<SeenWorker> workers)
            implements FromAgent {
        public SessionEvidence {
            taggedRoles = List.copyOf(taggedRoles);
            workers = List.copyOf(workers);
            incarnations = List.copyOf(incarnations);
            roles = List.copyOf(roles);
            unknown = List.copyOf(unknown);
            servers = List.copyOf(servers);
        }
    }

    /**
     * Every session that a server opened, by number.
     *
     * @param since from when on every session is accounted for or known to have come unseen; empty when not yet
     * @param through the last moment for which that is certain
     * @param opened sessions opened since, ours included
     * @param unseen how many of them came and went unseen
     * @param lastUnseen the latest moment at which one of those can have been there
     * @param why why nothing is counted, empty when it is
     * @param statements what the server's statistics of statements say
     */
    record ServerSessions(
            String server,
            Optional<Instant> since,
            Optional<Instant> through,
            long opened,
            long unseen,
            Optional<Instant> lastUnseen,
            String why,
            StatementReads statements) {}

    /** An incarnation seen in a session tag. */
    record SeenIncarnation(String incarnation, int version, Instant lastSeen, String server) {}

    /** A process in the database that is no client session, and the role it acts as; empty for none. */
    record SeenWorker(String kind, String role, Instant lastSeen, String server) {}

    /** A login role seen with a session; one with a tag or without, as the list says that holds it. */
    record SeenRole(String role, Instant lastSeen, boolean mayReadTouched) {}

    /** Asks for permission for one irreversible step; a repeated request repeats its id. */
    record Authorize(
            Ulid requestId,
            TargetName target,
            RolloutId rollout,
            Phase phase,
            int run,
            int stepOrdinal,
            long fence,
            long generation)
            implements FromAgent {}

    /** What became of a grant that will not be used any more. */
    record Released(TargetName target, long grant, long fence, boolean done, String reason) implements FromAgent {}

    /** A plan, or why there is none. */
    record PlanResult(String requestId, TargetName target, Optional<Plan> plan, List<Problem> problems)
            implements FromAgent {
        public PlanResult {
            problems = List.copyOf(problems);
        }
    }
}
