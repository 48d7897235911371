package dev.bellows.agent.connection;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SignalReading;
import dev.bellows.engine.StatementReads;
import dev.bellows.engine.Step;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.Fingerprint;
import dev.bellows.wire.agent.v1.PhaseState;
import dev.bellows.wire.agent.v1.PlannedStep;
import dev.bellows.wire.agent.v1.Replica;
import dev.bellows.wire.agent.v1.ScanOutcome;
import dev.bellows.wire.agent.v1.SeenSession;
import dev.bellows.wire.agent.v1.ServerScan;
import dev.bellows.wire.agent.v1.SignalState;
import dev.bellows.wire.agent.v1.StepState;
import dev.bellows.wire.agent.v1.WindowRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Encodes what the agent says. Pure. */
final class OutboundCodec {
    /** Protocol levels this build speaks. */
    static final int PROTOCOL_LEVEL = 1;

    private OutboundCodec() {}

    static AgentMessage encode(FromAgent message, long epoch) {
        AgentMessage.Builder wire = AgentMessage.newBuilder().setEpoch(epoch);
        return switch (message) {
            case FromAgent.Hello m -> wire.setHello(hello(m)).build();
            case FromAgent.Heartbeat m ->
                wire.setHeartbeat(
                                dev.bellows.wire.agent.v1.Heartbeat.newBuilder().setSequence(m.sequence()))
                        .build();
            case FromAgent.TargetReport m ->
                wire.setTargetReport(targetReport(m)).build();
            case FromAgent.StepEvent m -> wire.setStepEvent(stepEvent(m)).build();
            case FromAgent.PhaseReport m -> wire.setPhaseReport(phaseReport(m)).build();
            case FromAgent.Progress m -> wire.setProgress(progress(m)).build();
            case FromAgent.Telemetry m -> wire.setTelemetry(telemetry(m)).build();
            case FromAgent.WindowReport m ->
                wire.setWindowReport(windowReport(m)).build();
            case FromAgent.SessionEvidence m ->
                wire.setSessionEvidence(sessionEvidence(m)).build();
            case FromAgent.Authorize m -> wire.setAuthorize(authorize(m)).build();
            case FromAgent.Released m -> wire.setReleased(released(m)).build();
            case FromAgent.PlanResult m -> wire.setPlanResult(planResult(m)).build();
        };
    }

    private static dev.bellows.wire.agent.v1.Hello hello(FromAgent.Hello m) {
        var wire = dev.bellows.wire.agent.v1.Hello.newBuilder()
                .setAgentId(m.agentId().text())
                .setAgentName(m.agentName())
                .setBuild(m.build())
                .setProtocolMin(PROTOCOL_LEVEL)
                .setProtocolMax(PROTOCOL_LEVEL)
                .addAllEngines(m.engines());
        m.targets().forEach(target -> wire.addTargets(targetReport(target)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.TargetReport targetReport(FromAgent.TargetReport m) {
        var wire = dev.bellows.wire.agent.v1.TargetReport.newBuilder()
                .setTarget(m.target().name())
                .setLine(m.line().name())
                .setEnvironment(m.environment())
                .putAllLabels(m.labels())
                .setEngine(m.engine())
                .setBaseline(m.baseline())
                .setHolding(m.holding());
        m.inspection().ifPresent(i -> addInspection(wire, i));
        m.running()
                .ifPresent(r -> wire.setRunning(dev.bellows.wire.agent.v1.RunningWork.newBuilder()
                        .setRollout(r.rollout().toString())
                        .setPhase(phase(r.phase()))
                        .setRun(r.run())
                        .setGeneration(r.generation())
                        .setStepOrdinal(r.stepOrdinal())));
        m.resolvedGrants().forEach(grant -> wire.addResolvedGrants(released(grant)));
        m.problem().ifPresent(p -> wire.setProblem(problem(p)));
        m.badRows().ifPresent(seen -> wire.setBadRows(badRows(seen)));
        m.archives().ifPresent(seen -> wire.setArchives(archives(seen)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.ArchivesSeen archives(List<KeptArchive> seen) {
        var wire = dev.bellows.wire.agent.v1.ArchivesSeen.newBuilder();
        seen.forEach(one -> wire.addArchives(dev.bellows.wire.agent.v1.Archive.newBuilder()
                .setVersion(one.version())
                .setTable(one.table())
                .setColumn(one.column())
                .setType(one.type())
                .addAllKey(one.key())
                .setState(one.state().name())
                .setRows(one.rows())
                .setChecksum(one.checksum())
                .setBytes(one.bytes())
                .setSinceMicros(micros(one.since()))
                .setRestored(one.restored())));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.BadRowsSeen badRows(List<OpenBadRows> seen) {
        var wire = dev.bellows.wire.agent.v1.BadRowsSeen.newBuilder();
        seen.forEach(one -> wire.addGroups(dev.bellows.wire.agent.v1.BadRows.newBuilder()
                .setRollout(one.rollout())
                .setPhase(phase(one.phase()))
                .setOrdinal(one.ordinal())
                .setStepTitle(one.step())
                .setRelation(one.relation())
                .setCause(one.cause())
                .setReason(one.reason())
                .setRows(one.rows())
                .setAtLeast(one.atLeast())
                .setSinceMicros(micros(one.since()))
                .setQuery(one.query())));
        return wire.build();
    }

    private static void addInspection(dev.bellows.wire.agent.v1.TargetReport.Builder wire, Inspection i) {
        Inspection.Fingerprint f = i.fingerprint();
        wire.setFingerprint(Fingerprint.newBuilder()
                        .setIdentityToken(f.identityToken().orElse(""))
                        .setServerId(f.serverId())
                        .setDatabaseId(f.databaseId())
                        .setTimeline(f.timeline())
                        .setServerVersion(f.serverVersion())
                        .setPosition(f.position())
                        .setHost(f.host()))
                .setFence(i.fence())
                .setJournalHead(i.journalHead())
                .setHalted(i.halted().isPresent())
                .setHaltReason(i.halted().orElse(""));
        i.window().ifPresent(row -> wire.setWindow(window(row)));
        i.replicas().forEach(r -> wire.addReplicas(replica(r, 0)));
    }

    private static WindowRow window(dev.bellows.engine.WindowRow row) {
        return WindowRow.newBuilder()
                .setMin(row.window().min())
                .setMax(row.window().max())
                .setGeneration(row.generation())
                .build();
    }

    private static Replica replica(ReplicaState r, long observedAtMicros) {
        return Replica.newBuilder()
                .setName(r.name())
                .setConfigured(r.configured())
                .setIgnored(r.ignored())
                .setLagMillis(r.reachable() ? r.lagMillis() : -1)
                .setLagBytes(r.reachable() ? r.lagBytes() : -1)
                .setObservedAtMicros(observedAtMicros)
                .build();
    }

    private static dev.bellows.wire.agent.v1.StepEvent stepEvent(FromAgent.StepEvent m) {
        JournalEntry e = m.entry();
        var wire = dev.bellows.wire.agent.v1.StepEvent.newBuilder()
                .setTarget(m.target().name())
                .setJournalId(e.id())
                .setFollowsJournalId(m.follows())
                .setRollout(e.rollout())
                .setPhase(phase(e.phase()))
                .setRun(e.run())
                .setAttempt(e.attempt())
                .setFence(e.fence())
                .setOrdinal(e.ordinal())
                .setTitle(e.title())
                .setState(stepState(e.state()))
                .setGrantId(e.grant())
                .setAtMicros(micros(e.at()))
                .setRows(e.rows())
                .setLockAttempts(e.lockAttempts())
                .setLockHeldMicros(e.lockHeldMicros())
                .setStepDigest(e.stepDigest());
        e.problem().ifPresent(p -> wire.setProblem(problem(p)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.PhaseReport phaseReport(FromAgent.PhaseReport m) {
        var wire = dev.bellows.wire.agent.v1.PhaseReport.newBuilder()
                .setTarget(m.target().name())
                .setRollout(m.rollout().toString())
                .setPhase(phase(m.phase()))
                .setRun(m.run())
                .setAttempt(m.attempt())
                .setFence(m.fence())
                .setGeneration(m.generation())
                .setState(phaseState(m.state()))
                .setStepOrdinal(m.stepOrdinal())
                .setStepsTotal(m.stepsTotal())
                .setWaitingFor(m.waitingFor())
                .setVerifiedRows(m.verifiedRows())
                .setMismatches(m.mismatches())
                .setHiddenAtMicros(m.hiddenAt().map(OutboundCodec::micros).orElse(0L));
        m.problem().ifPresent(p -> wire.setProblem(problem(p)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.Progress progress(FromAgent.Progress m) {
        return dev.bellows.wire.agent.v1.Progress.newBuilder()
                .setTarget(m.target().name())
                .setRollout(m.rollout().toString())
                .setPhase(phase(m.phase()))
                .setRun(m.run())
                .setStepOrdinal(m.stepOrdinal())
                .setStepTitle(m.stepTitle())
                .setRowsDone(m.progress().rowsDone())
                .setRowsTotal(m.progress().rowsTotal())
                .setRowsPerSecond(m.progress().rowsPerSecond())
                .setEtaLowSeconds(m.progress().etaLowSeconds())
                .setEtaHighSeconds(m.progress().etaHighSeconds())
                .setThrottleReason(m.progress().throttleReason())
                .setObservedAtMicros(micros(m.observedAt()))
                .setThrottleRevision(m.progress().throttleRevision())
                .addAllSignals(m.progress().signals().stream()
                        .map(OutboundCodec::signal)
                        .toList())
                .build();
    }

    private static dev.bellows.wire.agent.v1.SignalReading signal(SignalReading reading) {
        return dev.bellows.wire.agent.v1.SignalReading.newBuilder()
                .setName(reading.name())
                .setUnit(reading.unit().name())
                .setState(
                        switch (reading.state()) {
                            case FREE -> SignalState.SIGNAL_STATE_FREE;
                            case OVER -> SignalState.SIGNAL_STATE_OVER;
                            case PACED -> SignalState.SIGNAL_STATE_PACED;
                            case MISSING -> SignalState.SIGNAL_STATE_MISSING;
                            case NOT_APPLICABLE -> SignalState.SIGNAL_STATE_NOT_APPLICABLE;
                        })
                .setValue(reading.value())
                .setLimit(reading.limit())
                .setSinceMicros(reading.since().map(OutboundCodec::micros).orElse(0L))
                .setDetail(reading.detail())
                .setNeeded(reading.needed())
                .build();
    }

    private static dev.bellows.wire.agent.v1.Telemetry telemetry(FromAgent.Telemetry m) {
        long at = micros(m.observation().at());
        var wire = dev.bellows.wire.agent.v1.Telemetry.newBuilder()
                .setTarget(m.target().name())
                .setObservedAtMicros(at)
                .setStallMillis(m.observation().stallMillis())
                .setLockWaiters(m.observation().lockWaiters())
                .setOldestTransactionMillis(m.observation().oldestTransactionMillis());
        m.observation().replicas().forEach(r -> wire.addReplicas(replica(r, at)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.WindowReport windowReport(FromAgent.WindowReport m) {
        var wire = dev.bellows.wire.agent.v1.WindowReport.newBuilder()
                .setTarget(m.target().name())
                .setGeneration(m.generation())
                .setFence(m.fence())
                .setRowCommitted(m.rowCommitted());
        m.row().ifPresent(row -> wire.setRow(window(row)));
        m.scan().ifPresent(scan -> wire.setScan(sessionScan(scan)));
        m.problem().ifPresent(problem -> wire.setProblem(problem(problem)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.SessionScan sessionScan(SessionScan scan) {
        var wire = dev.bellows.wire.agent.v1.SessionScan.newBuilder().setScannedAtMicros(micros(scan.at()));
        scan.servers().forEach(server -> {
            var one = ServerScan.newBuilder()
                    .setServer(server.server())
                    .setOutcome(outcome(server.outcome()))
                    .setReason(server.reason());
            server.inTheWay()
                    .forEach(s -> one.addInTheWay(SeenSession.newBuilder()
                            .setVersion(s.version())
                            .setIncarnation(s.incarnation())
                            .setRole(s.role())
                            .setClient(s.client())));
            wire.addServers(one);
        });
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.SessionEvidence sessionEvidence(FromAgent.SessionEvidence m) {
        var wire = dev.bellows.wire.agent.v1.SessionEvidence.newBuilder()
                .setTarget(m.target().name())
                .setSinceMicros(micros(m.since()))
                .setThroughMicros(micros(m.through()))
                .addAllUnknown(m.unknown());
        m.incarnations()
                .forEach(i -> wire.addIncarnations(dev.bellows.wire.agent.v1.SeenIncarnation.newBuilder()
                        .setIncarnation(i.incarnation())
                        .setVersion(i.version())
                        .setLastSeenMicros(micros(i.lastSeen()))
                        .setServer(i.server())));
        m.roles()
                .forEach(r -> wire.addRoles(dev.bellows.wire.agent.v1.SeenRole.newBuilder()
                        .setRole(r.role())
                        .setLastSeenMicros(micros(r.lastSeen()))
                        .setMayReadTouched(r.mayReadTouched())));
        m.taggedRoles()
                .forEach(r -> wire.addTaggedRoles(dev.bellows.wire.agent.v1.SeenRole.newBuilder()
                        .setRole(r.role())
                        .setLastSeenMicros(micros(r.lastSeen()))
                        .setMayReadTouched(r.mayReadTouched())));
        m.workers()
                .forEach(w -> wire.addWorkers(dev.bellows.wire.agent.v1.SeenWorker.newBuilder()
                        .setKind(w.kind())
                        .setRole(w.role())
                        .setLastSeenMicros(micros(w.lastSeen()))
                        .setServer(w.server())));
        m.servers().forEach(s -> wire.addServers(serverSessions(s)));
        m.readers().ifPresent(readers -> {
            wire.setAgentRole(readers.agentRole())
                    .setMayReadKnown(readers.mayRead().isPresent());
            readers.mayRead().ifPresent(wire::addAllMayRead);
        });
        m.agentRoleShared().ifPresent(at -> wire.setAgentRoleSharedMicros(micros(at)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.ServerSessions serverSessions(FromAgent.ServerSessions m) {
        var wire = dev.bellows.wire.agent.v1.ServerSessions.newBuilder()
                .setServer(m.server())
                .setOpened(m.opened())
                .setUnseen(m.unseen())
                .setWhy(m.why())
                .setStatementsWhy(m.statements().why());
        m.since().ifPresent(at -> wire.setSinceMicros(micros(at)));
        m.through().ifPresent(at -> wire.setThroughMicros(micros(at)));
        m.lastUnseen().ifPresent(at -> wire.setLastUnseenMicros(micros(at)));
        for (StatementReads.Watched watched : m.statements().watched()) {
            var one = dev.bellows.wire.agent.v1.WatchedStatements.newBuilder()
                    .setVersion(watched.version())
                    .setOld(watched.old())
                    .setSinceMicros(micros(watched.since()));
            watched.lastRead()
                    .forEach((role, at) -> one.addReads(dev.bellows.wire.agent.v1.StatementRead.newBuilder()
                            .setRole(role)
                            .setLastReadMicros(micros(at))));
            wire.addStatements(one);
        }
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.Authorize authorize(FromAgent.Authorize m) {
        return dev.bellows.wire.agent.v1.Authorize.newBuilder()
                .setRequestId(m.requestId().text())
                .setTarget(m.target().name())
                .setRollout(m.rollout().toString())
                .setPhase(phase(m.phase()))
                .setRun(m.run())
                .setStepOrdinal(m.stepOrdinal())
                .setFence(m.fence())
                .setGeneration(m.generation())
                .build();
    }

    private static dev.bellows.wire.agent.v1.Released released(FromAgent.Released m) {
        return dev.bellows.wire.agent.v1.Released.newBuilder()
                .setTarget(m.target().name())
                .setGrantId(m.grant())
                .setFence(m.fence())
                .setDone(m.done())
                .setReason(m.reason())
                .build();
    }

    private static dev.bellows.wire.agent.v1.PlanResult planResult(FromAgent.PlanResult m) {
        var wire = dev.bellows.wire.agent.v1.PlanResult.newBuilder()
                .setRequestId(m.requestId())
                .setTarget(m.target().name());
        m.plan().ifPresent(plan -> wire.setPlan(plan(plan)));
        m.problems().forEach(p -> wire.addProblems(problem(p)));
        return wire.build();
    }

    private static dev.bellows.wire.agent.v1.Plan plan(Plan plan) {
        var wire = dev.bellows.wire.agent.v1.Plan.newBuilder()
                .setExpandMigrateDigest(plan.digest(Phase.EXPAND).text())
                .setContractDigest(plan.digest(Phase.CONTRACT).text())
                .setCleanupDigest(plan.digest(Phase.CLEANUP).text())
                .setSnapshotDigest(plan.snapshotDigest().text())
                .setRevertClass(
                        switch (plan.revertClass()) {
                            case EXACT -> "exact";
                            case LOSSY -> "lossy";
                            case STRUCTURE_ONLY -> "structure-only";
                        });
        plan.steps().forEach(step -> wire.addSteps(step(step)));
        plan.hazards().forEach(p -> wire.addHazards(problem(p)));
        return wire.build();
    }

    private static PlannedStep step(Step step) {
        return PlannedStep.newBuilder()
                .setPhase(phase(step.phase()))
                .setOrdinal(step.ordinal())
                .setTitle(step.title())
                .addAllStatements(step.body().statements())
                .setLock(step.lock().orElse(""))
                .setEstimatedRows(step.estimatedRows())
                .setNeedsGrant(step.needsGrant())
                .setReversible(step.reversible())
                .setDigest(step.digest().text())
                .build();
    }

    private static dev.bellows.wire.agent.v1.Problem problem(Problem p) {
        return dev.bellows.wire.agent.v1.Problem.newBuilder()
                .setCode(p.code().id())
                .setMessage(p.message())
                .setWayOut(p.wayOut())
                .build();
    }

    static dev.bellows.wire.agent.v1.Phase phase(Phase phase) {
        return switch (phase) {
            case EXPAND -> dev.bellows.wire.agent.v1.Phase.PHASE_EXPAND;
            case MIGRATE -> dev.bellows.wire.agent.v1.Phase.PHASE_MIGRATE;
            case CONTRACT -> dev.bellows.wire.agent.v1.Phase.PHASE_CONTRACT;
            case CLEANUP -> dev.bellows.wire.agent.v1.Phase.PHASE_CLEANUP;
            case ROLLBACK -> dev.bellows.wire.agent.v1.Phase.PHASE_ROLLBACK;
            case REVERT -> dev.bellows.wire.agent.v1.Phase.PHASE_REVERT;
        };
    }

    private static PhaseState phaseState(FromAgent.PhaseState state) {
        return switch (state) {
            case RUNNING -> PhaseState.PHASE_STATE_RUNNING;
            case WAITING -> PhaseState.PHASE_STATE_WAITING;
            case VERIFYING -> PhaseState.PHASE_STATE_VERIFYING;
            case SUCCEEDED -> PhaseState.PHASE_STATE_SUCCEEDED;
            case FAILED -> PhaseState.PHASE_STATE_FAILED;
            case UNKNOWN -> PhaseState.PHASE_STATE_UNKNOWN;
            case AMBIGUOUS -> PhaseState.PHASE_STATE_AMBIGUOUS;
            case PAUSED -> PhaseState.PHASE_STATE_PAUSED;
        };
    }

    private static StepState stepState(JournalEntry.State state) {
        return switch (state) {
            case BEGUN -> StepState.STEP_STATE_BEGUN;
            case DONE -> StepState.STEP_STATE_DONE;
            case FAILED -> StepState.STEP_STATE_FAILED;
            case UNKNOWN -> StepState.STEP_STATE_UNKNOWN;
            case AMBIGUOUS -> StepState.STEP_STATE_AMBIGUOUS;
        };
    }

    private static ScanOutcome outcome(SessionScan.Outcome outcome) {
        return switch (outcome) {
            case CLEAN -> ScanOutcome.SCAN_OUTCOME_CLEAN;
            case VETO -> ScanOutcome.SCAN_OUTCOME_VETO;
            case UNKNOWN -> ScanOutcome.SCAN_OUTCOME_UNKNOWN;
        };
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
