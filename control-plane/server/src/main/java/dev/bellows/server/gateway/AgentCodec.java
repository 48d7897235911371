package dev.bellows.server.gateway;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.AgentFact;
import dev.bellows.server.fleet.Archive;
import dev.bellows.server.fleet.BadRows;
import dev.bellows.server.fleet.TargetSeen;
import dev.bellows.server.telemetry.ProgressSeen;
import dev.bellows.server.telemetry.SignalSeen;
import dev.bellows.server.telemetry.TelemetrySeen;
import dev.bellows.wire.agent.v1.Authorize;
import dev.bellows.wire.agent.v1.Fingerprint;
import dev.bellows.wire.agent.v1.PhaseReport;
import dev.bellows.wire.agent.v1.PhaseState;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.Progress;
import dev.bellows.wire.agent.v1.Released;
import dev.bellows.wire.agent.v1.Replica;
import dev.bellows.wire.agent.v1.ScanOutcome;
import dev.bellows.wire.agent.v1.SeenRole;
import dev.bellows.wire.agent.v1.ServerScan;
import dev.bellows.wire.agent.v1.ServerSessions;
import dev.bellows.wire.agent.v1.SessionEvidence;
import dev.bellows.wire.agent.v1.SignalReading;
import dev.bellows.wire.agent.v1.StepEvent;
import dev.bellows.wire.agent.v1.StepState;
import dev.bellows.wire.agent.v1.TargetReport;
import dev.bellows.wire.agent.v1.Telemetry;
import dev.bellows.wire.agent.v1.WindowReport;
import dev.bellows.wire.agent.v1.WindowRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What agents say, as values. Pure; malformed messages throw {@link IllegalArgumentException} with a text for people. */
final class AgentCodec {
    private AgentCodec() {}

    private static final int MOST_ARCHIVES = 1_000;
    private static final int MOST_BAD_ROWS = 1_000;

    static TargetSeen seen(TargetReport report) {
        return new TargetSeen(
                new TargetName(report.getTarget()),
                new SchemaLine(report.getLine()),
                report.getEnvironment(),
                new TreeMap<>(report.getLabelsMap()),
                report.getEngine(),
                VersionRange.of(report.getBaseline()).min(),
                report.hasFingerprint() ? Optional.of(fingerprint(report.getFingerprint())) : Optional.empty(),
                report.hasWindow() ? Optional.of(range(report.getWindow())) : Optional.empty(),
                report.getWindow().getGeneration(),
                report.getFence(),
                report.getHolding(),
                report.getJournalHead(),
                halted(report),
                report.getReplicasList().stream().map(AgentCodec::replica).toList(),
                report.hasProblem()
                        ? Optional.of(new TargetSeen.Trouble(
                                report.getProblem().getCode(),
                                report.getProblem().getMessage(),
                                report.getProblem().getWayOut()))
                        : Optional.empty(),
                report.hasBadRows() ? Optional.of(badRows(report)) : Optional.empty(),
                report.hasArchives() ? Optional.of(archives(report)) : Optional.empty());
    }

    private static List<Archive> archives(TargetReport report) {
        if (report.getArchives().getArchivesCount() > MOST_ARCHIVES) {
            throw new IllegalArgumentException("more than " + MOST_ARCHIVES + " archives");
        }
        return report.getArchives().getArchivesList().stream()
                .map(one -> new Archive(
                        new TargetName(report.getTarget()),
                        new SchemaLine(report.getLine()),
                        VersionRange.of(one.getVersion()).min(),
                        one.getTable(),
                        one.getColumn(),
                        one.getType(),
                        one.getKeyList(),
                        one.getState(),
                        one.getRows(),
                        one.getChecksum(),
                        one.getBytes(),
                        instant(one.getSinceMicros()),
                        one.getRestored()))
                .toList();
    }

    private static List<BadRows> badRows(TargetReport report) {
        if (report.getBadRows().getGroupsCount() > MOST_BAD_ROWS) {
            throw new IllegalArgumentException("more than " + MOST_BAD_ROWS + " groups of bad rows");
        }
        return report.getBadRows().getGroupsList().stream()
                .map(one -> new BadRows(
                        new TargetName(report.getTarget()),
                        rollout(one.getRollout()),
                        phase(one.getPhase()),
                        one.getOrdinal(),
                        one.getStepTitle(),
                        one.getRelation(),
                        one.getCause(),
                        one.getReason(),
                        one.getRows(),
                        one.getAtLeast(),
                        instant(one.getSinceMicros()),
                        one.getQuery()))
                .toList();
    }

    static AgentFact.Inspected inspected(TargetReport report) {
        Fingerprint print = report.getFingerprint();
        return new AgentFact.Inspected(
                new TargetName(report.getTarget()),
                report.getFence(),
                report.getHolding(),
                report.hasWindow() ? Optional.of(range(report.getWindow())) : Optional.empty(),
                report.getWindow().getGeneration(),
                report.getJournalHead(),
                nonEmpty(print.getIdentityToken()),
                print.getServerId(),
                print.getDatabaseId(),
                print.getTimeline(),
                halted(report),
                unusable(report));
    }

    /** What is out of step in a database is shown, and is no reason not to use it: it is where it gets mended. */
    private static Optional<AgentFact.Trouble> unusable(TargetReport report) {
        return report.hasProblem() && !report.getProblem().getCode().equals(ErrorCode.STEP_OUT_OF_STEP.id())
                ? Optional.of(trouble(report.getProblem()))
                : Optional.empty();
    }

    private static Optional<String> halted(TargetReport report) {
        return report.getHalted() ? Optional.of(report.getHaltReason()) : Optional.empty();
    }

    private static TargetSeen.Fingerprint fingerprint(Fingerprint print) {
        return new TargetSeen.Fingerprint(
                print.getIdentityToken(),
                print.getServerId(),
                print.getDatabaseId(),
                print.getTimeline(),
                print.getServerVersion(),
                print.getPosition(),
                print.getHost());
    }

    private static TargetSeen.ReplicaSeen replica(Replica replica) {
        return new TargetSeen.ReplicaSeen(
                replica.getName(),
                replica.getConfigured(),
                replica.getIgnored(),
                replica.getLagMillis(),
                replica.getLagBytes(),
                instant(replica.getObservedAtMicros()));
    }

    static AgentFact.StepReported step(StepEvent event) {
        return new AgentFact.StepReported(
                new TargetName(event.getTarget()),
                event.getJournalId(),
                event.getFollowsJournalId(),
                rollout(event.getRollout()),
                phase(event.getPhase()),
                event.getRun(),
                event.getAttempt(),
                event.getFence(),
                event.getOrdinal(),
                event.getTitle(),
                state(event.getState()),
                event.getGrantId(),
                instant(event.getAtMicros()),
                event.getRows(),
                event.getLockAttempts(),
                event.getLockHeldMicros(),
                event.hasProblem() ? Optional.of(trouble(event.getProblem())) : Optional.empty());
    }

    static AgentFact.PhaseReported phase(PhaseReport report) {
        return new AgentFact.PhaseReported(
                new TargetName(report.getTarget()),
                rollout(report.getRollout()),
                phase(report.getPhase()),
                report.getRun(),
                report.getAttempt(),
                report.getFence(),
                report.getGeneration(),
                state(report.getState()),
                report.getStepOrdinal(),
                report.getStepsTotal(),
                report.getWaitingFor(),
                report.hasProblem() ? Optional.of(trouble(report.getProblem())) : Optional.empty(),
                report.getVerifiedRows(),
                report.getMismatches(),
                report.getHiddenAtMicros() == 0 ? Optional.empty() : Optional.of(instant(report.getHiddenAtMicros())));
    }

    static AgentFact.WindowReported window(WindowReport report) {
        List<String> blockers = new ArrayList<>();
        boolean clean = report.hasScan() && report.getScan().getServersCount() > 0;
        for (ServerScan server : report.getScan().getServersList()) {
            clean &= server.getOutcome() == ScanOutcome.SCAN_OUTCOME_CLEAN;
            server.getInTheWayList()
                    .forEach(session -> blockers.add("session of version "
                            + (session.getVersion() == 0 ? "unknown" : session.getVersion()) + ", incarnation "
                            + (session.getIncarnation().isEmpty() ? "unknown" : session.getIncarnation()) + ", role "
                            + session.getRole() + ", on " + server.getServer()));
            if (server.getOutcome() != ScanOutcome.SCAN_OUTCOME_CLEAN && server.getInTheWayCount() == 0) {
                blockers.add(server.getServer() + ": " + server.getReason());
            }
        }
        return new AgentFact.WindowReported(
                new TargetName(report.getTarget()),
                report.getGeneration(),
                report.getFence(),
                report.getRowCommitted(),
                report.hasRow() ? Optional.of(range(report.getRow())) : Optional.empty(),
                report.hasScan() ? Optional.of(clean) : Optional.empty(),
                blockers,
                report.hasProblem() ? Optional.of(trouble(report.getProblem())) : Optional.empty());
    }

    static AgentFact.AuthorizeRequested authorize(Authorize request) {
        return new AgentFact.AuthorizeRequested(
                new TargetName(request.getTarget()),
                request.getRequestId(),
                rollout(request.getRollout()),
                phase(request.getPhase()),
                request.getRun(),
                request.getStepOrdinal(),
                request.getFence(),
                request.getGeneration());
    }

    static AgentFact.GrantResolved released(Released released) {
        return new AgentFact.GrantResolved(
                new TargetName(released.getTarget()),
                released.getGrantId(),
                released.getFence(),
                released.getDone(),
                released.getReason());
    }

    static AgentFact.EvidenceReported evidence(SessionEvidence evidence) {
        return new AgentFact.EvidenceReported(
                new TargetName(evidence.getTarget()),
                instant(evidence.getSinceMicros()),
                instant(evidence.getThroughMicros()),
                evidence.getIncarnationsList().stream()
                        .map(seen -> new AgentFact.SeenIncarnation(
                                seen.getIncarnation(),
                                seen.getVersion(),
                                instant(seen.getLastSeenMicros()),
                                seen.getServer()))
                        .toList(),
                roles(evidence.getRolesList()),
                List.copyOf(evidence.getUnknownList()),
                evidence.getServersList().stream()
                        .map(AgentCodec::serverSessions)
                        .toList(),
                new AgentFact.Readers(
                        evidence.getAgentRole(),
                        moment(evidence.getAgentRoleSharedMicros()),
                        evidence.getMayReadKnown()
                                ? Optional.of(List.copyOf(evidence.getMayReadList()))
                                : Optional.empty()),
                roles(evidence.getTaggedRolesList()),
                evidence.getWorkersList().stream()
                        .map(seen -> new AgentFact.SeenWorker(
                                seen.getKind(), seen.getRole(), instant(seen.getLastSeenMicros()), seen.getServer()))
                        .toList());
    }

    private static List<AgentFact.SeenRole> roles(List<SeenRole> roles) {
        return roles.stream()
                .map(seen -> new AgentFact.SeenRole(
                        seen.getRole(), instant(seen.getLastSeenMicros()), seen.getMayReadTouched()))
                .toList();
    }

    private static AgentFact.ServerSessions serverSessions(ServerSessions server) {
        return new AgentFact.ServerSessions(
                server.getServer(),
                moment(server.getSinceMicros()),
                moment(server.getThroughMicros()),
                server.getOpened(),
                server.getUnseen(),
                moment(server.getLastUnseenMicros()),
                server.getWhy(),
                server.getStatementsWhy(),
                server.getStatementsList().stream()
                        .map(watched -> new AgentFact.WatchedStatements(
                                watched.getVersion(),
                                watched.getOld(),
                                instant(watched.getSinceMicros()),
                                watched.getReadsList().stream()
                                        .map(read -> new AgentFact.StatementRead(
                                                read.getRole(), instant(read.getLastReadMicros())))
                                        .toList()))
                        .toList());
    }

    /** A time that may be missing: 0. */
    private static Optional<Instant> moment(long micros) {
        return micros == 0 ? Optional.empty() : Optional.of(instant(micros));
    }

    static ProgressSeen progress(Progress progress) {
        return new ProgressSeen(
                new TargetName(progress.getTarget()),
                rollout(progress.getRollout()),
                phase(progress.getPhase()),
                progress.getRun(),
                progress.getStepOrdinal(),
                progress.getStepTitle(),
                progress.getRowsDone(),
                progress.getRowsTotal(),
                progress.getRowsPerSecond(),
                progress.getEtaLowSeconds(),
                progress.getEtaHighSeconds(),
                progress.getThrottleReason(),
                instant(progress.getObservedAtMicros()),
                progress.getSignalsList().stream().map(AgentCodec::signal).toList(),
                progress.getThrottleRevision());
    }

    private static SignalSeen signal(SignalReading reading) {
        return new SignalSeen(
                reading.getName(),
                reading.getUnit(),
                switch (reading.getState()) {
                    case SIGNAL_STATE_FREE -> "free";
                    case SIGNAL_STATE_OVER -> "over";
                    case SIGNAL_STATE_PACED -> "paced";
                    case SIGNAL_STATE_NOT_APPLICABLE -> "not_applicable";
                    // A newer agent may know more: what we cannot say of it is not known here.
                    case SIGNAL_STATE_MISSING, SIGNAL_STATE_UNSPECIFIED, UNRECOGNIZED -> "missing";
                },
                reading.getValue(),
                reading.getLimit(),
                moment(reading.getSinceMicros()),
                reading.getDetail(),
                reading.getNeeded());
    }

    static TelemetrySeen telemetry(Telemetry telemetry) {
        long lag = -1;
        for (Replica replica : telemetry.getReplicasList()) {
            lag = replica.getIgnored() ? lag : Math.max(lag, replica.getLagMillis());
        }
        return new TelemetrySeen(
                new TargetName(telemetry.getTarget()),
                instant(telemetry.getObservedAtMicros()),
                telemetry.getStallMillis(),
                telemetry.getLockWaiters(),
                lag,
                telemetry.getOldestTransactionMillis());
    }

    static AgentFact.Trouble trouble(Problem problem) {
        return new AgentFact.Trouble(problem.getCode(), problem.getMessage(), problem.getWayOut());
    }

    static RolloutId rollout(String text) {
        return RolloutId.parse(text).orElseThrow(() -> new IllegalArgumentException("not a rollout: '" + text + "'"));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static VersionRange range(WindowRow row) {
        return new VersionRange(row.getMin(), row.getMax());
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static Phase phase(dev.bellows.wire.agent.v1.Phase phase) {
        return switch (phase) {
            case PHASE_EXPAND -> Phase.EXPAND;
            case PHASE_MIGRATE -> Phase.MIGRATE;
            case PHASE_CONTRACT -> Phase.CONTRACT;
            case PHASE_CLEANUP -> Phase.CLEANUP;
            case PHASE_ROLLBACK -> Phase.ROLLBACK;
            case PHASE_REVERT -> Phase.REVERT;
            case PHASE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("a phase is missing or unknown");
        };
    }

    private static AgentFact.StepState state(StepState state) {
        return switch (state) {
            case STEP_STATE_BEGUN -> AgentFact.StepState.BEGUN;
            case STEP_STATE_DONE -> AgentFact.StepState.DONE;
            case STEP_STATE_FAILED -> AgentFact.StepState.FAILED;
            case STEP_STATE_UNKNOWN -> AgentFact.StepState.UNKNOWN;
            case STEP_STATE_AMBIGUOUS -> AgentFact.StepState.AMBIGUOUS;
            case STEP_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("a step's state is missing or unknown");
        };
    }

    private static AgentFact.PhaseState state(PhaseState state) {
        return switch (state) {
            case PHASE_STATE_RUNNING -> AgentFact.PhaseState.RUNNING;
            case PHASE_STATE_WAITING -> AgentFact.PhaseState.WAITING;
            case PHASE_STATE_VERIFYING -> AgentFact.PhaseState.VERIFYING;
            case PHASE_STATE_SUCCEEDED -> AgentFact.PhaseState.SUCCEEDED;
            case PHASE_STATE_FAILED -> AgentFact.PhaseState.FAILED;
            case PHASE_STATE_UNKNOWN -> AgentFact.PhaseState.UNKNOWN;
            case PHASE_STATE_AMBIGUOUS -> AgentFact.PhaseState.AMBIGUOUS;
            case PHASE_STATE_PAUSED -> AgentFact.PhaseState.PAUSED;
            case PHASE_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("a phase's state is missing or unknown");
        };
    }
}
