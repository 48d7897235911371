package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.ByHand;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.WorkOrder;
import dev.bellows.server.fleet.BadRows;
import dev.bellows.wire.agent.v1.Authorize;
import dev.bellows.wire.agent.v1.BadRowsSeen;
import dev.bellows.wire.agent.v1.Denied;
import dev.bellows.wire.agent.v1.Desired;
import dev.bellows.wire.agent.v1.Fingerprint;
import dev.bellows.wire.agent.v1.Grant;
import dev.bellows.wire.agent.v1.PhaseReport;
import dev.bellows.wire.agent.v1.PhaseState;
import dev.bellows.wire.agent.v1.Plan;
import dev.bellows.wire.agent.v1.PlanResult;
import dev.bellows.wire.agent.v1.PlannedStep;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.Released;
import dev.bellows.wire.agent.v1.ScanOutcome;
import dev.bellows.wire.agent.v1.SeenRole;
import dev.bellows.wire.agent.v1.SeenWorker;
import dev.bellows.wire.agent.v1.ServerScan;
import dev.bellows.wire.agent.v1.ServerSessions;
import dev.bellows.wire.agent.v1.SessionEvidence;
import dev.bellows.wire.agent.v1.SessionScan;
import dev.bellows.wire.agent.v1.StatementRead;
import dev.bellows.wire.agent.v1.StepEvent;
import dev.bellows.wire.agent.v1.StepState;
import dev.bellows.wire.agent.v1.TargetReport;
import dev.bellows.wire.agent.v1.WatchedStatements;
import dev.bellows.wire.agent.v1.WindowReport;
import dev.bellows.wire.agent.v1.WindowRow;
import dev.bellows.wire.agent.v1.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every message against its value; what one side drops the other never hears. */
class CodecTest {
    private static final TargetName T1 = new TargetName("t1");
    private static final RolloutId ROLLOUT = RolloutId.parse("orders/18.2").orElseThrow();
    private static final Instant AT = Instant.parse("2030-01-01T00:00:00.123456Z");
    private static final long AT_MICROS = AT.getEpochSecond() * 1_000_000 + 123_456;
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final Problem PROBLEM = Problem.newBuilder()
            .setCode("BLW-NEWER-999")
            .setMessage("what")
            .setWayOut("bellows status")
            .build();
    private static final AgentFact.Trouble TROUBLE = new AgentFact.Trouble("BLW-NEWER-999", "what", "bellows status");

    @ParameterizedTest
    @EnumSource
    void everyPhaseHasItsNumberOnTheWire(Phase phase) {
        assertThat(AgentCodec.phase(ControlCodec.phase(phase))).isEqualTo(phase);
    }

    @Test
    void everyStateOnTheWireHasItsValue() {
        for (StepState state : StepState.values()) {
            if (state != StepState.STEP_STATE_UNSPECIFIED && state != StepState.UNRECOGNIZED) {
                assertThat("STEP_STATE_" + AgentCodec.step(step(state)).state()).isEqualTo(state.name());
            }
        }
        for (PhaseState state : PhaseState.values()) {
            if (state != PhaseState.PHASE_STATE_UNSPECIFIED && state != PhaseState.UNRECOGNIZED) {
                assertThat("PHASE_STATE_" + AgentCodec.phase(phase(state)).state())
                        .isEqualTo(state.name());
            }
        }
    }

    @Test
    void whatIsMissingOrUnknownIsRefusedInWords() {
        assertThatThrownBy(() -> AgentCodec.step(step(StepState.STEP_STATE_UNSPECIFIED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state is missing");
        assertThatThrownBy(() -> AgentCodec.step(step(StepState.STEP_STATE_DONE).toBuilder()
                        .setPhaseValue(99)
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phase");
        assertThatThrownBy(() -> AgentCodec.step(step(StepState.STEP_STATE_DONE).toBuilder()
                        .setRollout("orders")
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'orders'");
        assertThatThrownBy(() -> AgentCodec.released(Released.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StepEvent step(StepState state) {
        return StepEvent.newBuilder()
                .setTarget("t1")
                .setJournalId(7)
                .setFollowsJournalId(3)
                .setRollout("orders/18.2")
                .setPhase(ControlCodec.phase(Phase.CLEANUP))
                .setRun(2)
                .setAttempt(3)
                .setFence(4)
                .setOrdinal(5)
                .setTitle("drop")
                .setState(state)
                .setGrantId(6)
                .setAtMicros(AT_MICROS)
                .setRows(8)
                .setLockAttempts(9)
                .setLockHeldMicros(10)
                .setProblem(PROBLEM)
                .build();
    }

    @Test
    void aStepKeepsEveryNumber() {
        assertThat(AgentCodec.step(step(StepState.STEP_STATE_FAILED)))
                .isEqualTo(new AgentFact.StepReported(
                        T1,
                        7,
                        3,
                        ROLLOUT,
                        Phase.CLEANUP,
                        2,
                        3,
                        4,
                        5,
                        "drop",
                        AgentFact.StepState.FAILED,
                        6,
                        AT,
                        8,
                        9,
                        10,
                        Optional.of(TROUBLE)));
    }

    private static PhaseReport phase(PhaseState state) {
        return PhaseReport.newBuilder()
                .setTarget("t1")
                .setRollout("orders/18.2")
                .setPhase(ControlCodec.phase(Phase.CONTRACT))
                .setRun(2)
                .setAttempt(3)
                .setFence(4)
                .setGeneration(5)
                .setState(state)
                .setStepOrdinal(6)
                .setStepsTotal(7)
                .setWaitingFor("a lock")
                .setVerifiedRows(8)
                .setMismatches(9)
                .setHiddenAtMicros(AT_MICROS)
                .build();
    }

    @Test
    void aPhaseKeepsEveryNumber() {
        assertThat(AgentCodec.phase(phase(PhaseState.PHASE_STATE_WAITING)))
                .isEqualTo(new AgentFact.PhaseReported(
                        T1,
                        ROLLOUT,
                        Phase.CONTRACT,
                        2,
                        3,
                        4,
                        5,
                        AgentFact.PhaseState.WAITING,
                        6,
                        7,
                        "a lock",
                        Optional.empty(),
                        8,
                        9,
                        Optional.of(AT)));
    }

    @Test
    void anInspectionKeepsEveryNumberAndAnEmptyTokenIsNone() {
        TargetReport report = TargetReport.newBuilder()
                .setTarget("t1")
                .setFence(4)
                .setHolding(true)
                .setWindow(WindowRow.newBuilder().setMin(17).setMax(18).setGeneration(5))
                .setJournalHead(6)
                .setFingerprint(Fingerprint.newBuilder()
                        .setIdentityToken("id")
                        .setServerId("s")
                        .setDatabaseId("d")
                        .setTimeline(7))
                .setHalted(true)
                .setHaltReason("stop")
                .setProblem(PROBLEM)
                .build();
        assertThat(AgentCodec.inspected(report))
                .isEqualTo(new AgentFact.Inspected(
                        T1,
                        4,
                        true,
                        Optional.of(new VersionRange(17, 18)),
                        5,
                        6,
                        Optional.of("id"),
                        "s",
                        "d",
                        7,
                        Optional.of("stop"),
                        Optional.of(TROUBLE)));
        AgentFact.Inspected bare =
                AgentCodec.inspected(TargetReport.newBuilder().setTarget("t1").build());
        assertThat(bare.window()).isEmpty();
        assertThat(bare.identityToken()).isEmpty();
        assertThat(bare.halted()).isEmpty();
        assertThat(bare.trouble()).isEmpty();
    }

    @Test
    void badRowsThatNobodyLookedForAreNoneThatAreKnown() {
        TargetReport.Builder report = TargetReport.newBuilder()
                .setTarget("t1")
                .setLine("orders")
                .setEngine("postgresql")
                .setBaseline(17);
        assertThat(AgentCodec.seen(report.build()).badRows()).isEmpty();
        report.setBadRows(BadRowsSeen.newBuilder());
        assertThat(AgentCodec.seen(report.build()).badRows()).contains(List.of());
        report.getBadRowsBuilder()
                .addGroups(dev.bellows.wire.agent.v1.BadRows.newBuilder()
                        .setRollout("orders/18.2")
                        .setPhase(dev.bellows.wire.agent.v1.Phase.PHASE_MIGRATE)
                        .setOrdinal(2)
                        .setStepTitle("fill age")
                        .setRelation("public.docs")
                        .setCause("22P02")
                        .setReason("SQLSTATE 22P02: …")
                        .setRows(3)
                        .setAtLeast(true)
                        .setSinceMicros(5)
                        .setQuery("SELECT 1"));
        assertThat(AgentCodec.seen(report.build()).badRows().orElseThrow())
                .containsExactly(new BadRows(
                        T1,
                        RolloutId.parse("orders/18.2").orElseThrow(),
                        Phase.MIGRATE,
                        2,
                        "fill age",
                        "public.docs",
                        "22P02",
                        "SQLSTATE 22P02: …",
                        3,
                        true,
                        AgentCodec.instant(5),
                        "SELECT 1"));
    }

    @Test
    void archivesThatNobodyLookedForAreNoneThatAreKnown() {
        TargetReport.Builder report = TargetReport.newBuilder()
                .setTarget("t1")
                .setLine("orders")
                .setEngine("postgresql")
                .setBaseline(17);
        assertThat(AgentCodec.seen(report.build()).archives()).isEmpty();
        report.setArchives(dev.bellows.wire.agent.v1.ArchivesSeen.newBuilder());
        assertThat(AgentCodec.seen(report.build()).archives()).contains(List.of());
        report.getArchivesBuilder()
                .addArchives(dev.bellows.wire.agent.v1.Archive.newBuilder()
                        .setVersion(18)
                        .setTable("public.users")
                        .setColumn("email")
                        .setType("text")
                        .addKey("id")
                        .setState("KEPT")
                        .setRows(7)
                        .setChecksum("12")
                        .setBytes(8192)
                        .setSinceMicros(5)
                        .setRestored("by orders/19"));
        assertThat(AgentCodec.seen(report.build()).archives().orElseThrow())
                .containsExactly(new dev.bellows.server.fleet.Archive(
                        T1,
                        new dev.bellows.document.SchemaLine("orders"),
                        18,
                        "public.users",
                        "email",
                        "text",
                        List.of("id"),
                        "KEPT",
                        7,
                        "12",
                        8192,
                        AgentCodec.instant(5),
                        "by orders/19"));
    }

    @Test
    void aScanIsCleanOnlyWhenEveryServerIsAndNamesWhoIsNot() {
        WindowReport.Builder report = WindowReport.newBuilder()
                .setTarget("t1")
                .setGeneration(5)
                .setFence(4)
                .setRowCommitted(true)
                .setRow(WindowRow.newBuilder().setMin(18).setMax(18));
        assertThat(AgentCodec.window(report.build()).scanClean())
                .as("not scanned yet")
                .isEmpty();
        assertThat(AgentCodec.window(
                                report.setScan(SessionScan.getDefaultInstance()).build())
                        .scanClean())
                .as("a scan of no server says nothing")
                .contains(false);
        ServerScan clean = ServerScan.newBuilder()
                .setServer("primary")
                .setOutcome(ScanOutcome.SCAN_OUTCOME_CLEAN)
                .build();
        report.setScan(SessionScan.newBuilder().addServers(clean));
        assertThat(AgentCodec.window(report.build()).scanClean()).contains(true);
        report.setScan(SessionScan.newBuilder()
                .addServers(clean)
                .addServers(ServerScan.newBuilder().setServer("replica").setReason("unreachable")));
        AgentFact.WindowReported missing = AgentCodec.window(report.build());
        assertThat(missing.scanClean()).contains(false);
        assertThat(missing.blockers()).containsExactly("replica: unreachable");
    }

    @Test
    void requestsReleasesAndEvidenceKeepEveryNumber() {
        assertThat(AgentCodec.authorize(Authorize.newBuilder()
                        .setTarget("t1")
                        .setRequestId("r1")
                        .setRollout("orders/18.2")
                        .setPhase(ControlCodec.phase(Phase.ROLLBACK))
                        .setRun(2)
                        .setStepOrdinal(3)
                        .setFence(4)
                        .setGeneration(5)
                        .build()))
                .isEqualTo(new AgentFact.AuthorizeRequested(T1, "r1", ROLLOUT, Phase.ROLLBACK, 2, 3, 4, 5));
        assertThat(AgentCodec.released(Released.newBuilder()
                        .setTarget("t1")
                        .setGrantId(9)
                        .setFence(4)
                        .setDone(true)
                        .setReason("late")
                        .build()))
                .isEqualTo(new AgentFact.GrantResolved(T1, 9, 4, true, "late"));
        AgentFact.EvidenceReported evidence = AgentCodec.evidence(SessionEvidence.newBuilder()
                .setTarget("t1")
                .setSinceMicros(AT_MICROS)
                .setThroughMicros(AT_MICROS + 1)
                .addUnknown("replica")
                .addServers(ServerSessions.newBuilder()
                        .setServer("primary")
                        .setSinceMicros(AT_MICROS)
                        .setThroughMicros(AT_MICROS + 1)
                        .setOpened(7)
                        .setUnseen(2)
                        .setLastUnseenMicros(AT_MICROS)
                        .setStatementsWhy("no extension")
                        .addStatements(WatchedStatements.newBuilder()
                                .setVersion(18)
                                .setOld(true)
                                .setSinceMicros(AT_MICROS)
                                .addReads(StatementRead.newBuilder()
                                        .setRole("cron")
                                        .setLastReadMicros(AT_MICROS))))
                .addServers(ServerSessions.newBuilder().setServer("replica-1").setWhy("not looked at"))
                .setAgentRole("bellows")
                .setAgentRoleSharedMicros(AT_MICROS)
                .setMayReadKnown(true)
                .addMayRead("cron")
                .addTaggedRoles(SeenRole.newBuilder().setRole("app").setLastSeenMicros(AT_MICROS))
                .addWorkers(SeenWorker.newBuilder()
                        .setKind("pg_cron")
                        .setRole("cron")
                        .setLastSeenMicros(AT_MICROS)
                        .setServer("primary"))
                .build());
        assertThat(evidence)
                .isEqualTo(new AgentFact.EvidenceReported(
                        T1,
                        AT,
                        AT.plusNanos(1_000),
                        List.of(),
                        List.of(),
                        List.of("replica"),
                        List.of(
                                new AgentFact.ServerSessions(
                                        "primary",
                                        Optional.of(AT),
                                        Optional.of(AT.plusNanos(1_000)),
                                        7,
                                        2,
                                        Optional.of(AT),
                                        "",
                                        "no extension",
                                        List.of(new AgentFact.WatchedStatements(
                                                18, true, AT, List.of(new AgentFact.StatementRead("cron", AT))))),
                                new AgentFact.ServerSessions(
                                        "replica-1",
                                        Optional.empty(),
                                        Optional.empty(),
                                        0,
                                        0,
                                        Optional.empty(),
                                        "not looked at",
                                        "",
                                        List.of())),
                        new AgentFact.Readers("bellows", Optional.of(AT), Optional.of(List.of("cron"))),
                        List.of(new AgentFact.SeenRole("app", AT, false)),
                        List.of(new AgentFact.SeenWorker("pg_cron", "cron", AT, "primary"))));
    }

    @Test
    void aDesiredRowKeepsEveryNumber() {
        WorkOrder order = new WorkOrder(
                ROLLOUT,
                Phase.MIGRATE,
                2,
                3,
                "{\"é\":1}",
                new Digest(DIGEST),
                new Digest(DIGEST),
                new ThrottleLimits(ThrottleProfile.GENTLE, Map.of(ThrottleSetting.WAL_BUDGET, 20L << 20)),
                5,
                Duration.ofMinutes(10),
                Optional.of("ann: a report"),
                Optional.of(new ByHand(2, "ann: it is back")));
        DesiredRow row = new DesiredRow(T1, 41, new VersionRange(17, 18), 40, 7, Optional.of(order), true, "freeze");
        Desired desired = ControlCodec.desired(row).getDesired();
        assertThat(desired.getTarget()).isEqualTo("t1");
        assertThat(desired.getGeneration()).isEqualTo(41);
        assertThat(desired.getFenceFloor()).isEqualTo(7);
        assertThat(desired.getPaused()).isTrue();
        assertThat(desired.getPauseReason()).isEqualTo("freeze");
        assertThat(desired.getWindow())
                .isEqualTo(WindowRow.newBuilder()
                        .setMin(17)
                        .setMax(18)
                        .setGeneration(40)
                        .build());
        Work work = desired.getWork();
        assertThat(AgentCodec.rollout(work.getRollout())).isEqualTo(ROLLOUT);
        assertThat(AgentCodec.phase(work.getPhase())).isEqualTo(Phase.MIGRATE);
        assertThat(work.getRun()).isEqualTo(2);
        assertThat(work.getAttempt()).isEqualTo(3);
        assertThat(work.getMigration().toStringUtf8()).isEqualTo("{\"é\":1}");
        assertThat(work.getMigrationDigest()).isEqualTo(DIGEST);
        assertThat(work.getPlanDigest()).isEqualTo(DIGEST);
        assertThat(work.getThrottle().getProfile()).isEqualTo("gentle");
        assertThat(work.getThrottle().getMaxLagMillis()).isEqualTo(2_000);
        assertThat(work.getThrottle().getWalBytesPerSecond()).isEqualTo(20L << 20);
        assertThat(work.getThrottle().getNumbersMap())
                .hasSize(ThrottleSetting.values().length)
                .containsEntry("maxLag", 2_000L)
                .containsEntry("duty", 50L)
                .containsEntry("maxAutovacuums", 0L);
        assertThat(work.getThrottle().getRequiredSignalsList())
                .contains("lock_waiters", "replica_lag")
                .isSorted();
        assertThat(work.getThrottle().getRevision()).isEqualTo(5);
        assertThat(work.getLockPatienceSeconds()).isEqualTo(600);
        assertThat(work.getAcceptDrift()).isEqualTo("ann: a report");
        assertThat(work.getByHandOrdinal()).isEqualTo(2);
        assertThat(work.getByHand()).isEqualTo("ann: it is back");
        DesiredRow idle = new DesiredRow(T1, 42, VersionRange.of(18), 42, 7, Optional.empty(), false, "");
        assertThat(ControlCodec.desired(idle).getDesired().hasWork()).isFalse();
    }

    @Test
    void repliesKeepEveryNumberAndTheirKeysTellThemApart() {
        Reply.Granted granted = new Reply.Granted(T1, 9, "r1", ROLLOUT, Phase.CONTRACT, 2, 3, 4, 5);
        Grant grant = ControlCodec.reply(granted).message().getGrant();
        assertThat(new Reply.Granted(
                        new TargetName(grant.getTarget()),
                        grant.getId(),
                        grant.getRequestId(),
                        AgentCodec.rollout(grant.getRollout()),
                        AgentCodec.phase(grant.getPhase()),
                        grant.getRun(),
                        grant.getStepOrdinal(),
                        grant.getFence(),
                        grant.getGeneration()))
                .isEqualTo(granted);
        Reply.Denied denied = new Reply.Denied(T1, "r1", "BLW-ADOPT-001", "who", "what next", Duration.ofSeconds(5));
        Denied message = ControlCodec.reply(denied).message().getDenied();
        assertThat(new Reply.Denied(
                        new TargetName(message.getTarget()),
                        message.getRequestId(),
                        message.getProblem().getCode(),
                        message.getProblem().getMessage(),
                        message.getProblem().getWayOut(),
                        Duration.ofMillis(message.getRetryAfterMillis())))
                .isEqualTo(denied);
        Reply.Acknowledged acknowledged = new Reply.Acknowledged(T1, 77, false);
        assertThat(ControlCodec.reply(new Reply.Acknowledged(T1, 77, true))
                        .message()
                        .getStepAck()
                        .getAgain())
                .isTrue();
        assertThat(ControlCodec.reply(acknowledged).message().getStepAck().getJournalId())
                .isEqualTo(77);
        assertThat(List.of(granted, denied, acknowledged))
                .extracting(reply -> ControlCodec.reply(reply).key())
                .doesNotHaveDuplicates();
    }

    @Test
    void aPlanKeepsItsStepsHazardsAndDigests() {
        PlanResult result = PlanResult.newBuilder()
                .setRequestId("q")
                .setTarget("t1")
                .setPlan(Plan.newBuilder()
                        .setExpandMigrateDigest(DIGEST)
                        .setContractDigest("sha256:" + "cd".repeat(32))
                        .setCleanupDigest("sha256:" + "ef".repeat(32))
                        .setRevertClass("lossy")
                        .setSnapshotDigest("snapshot")
                        .addHazards(PROBLEM)
                        .addSteps(PlannedStep.newBuilder()
                                .setPhase(ControlCodec.phase(Phase.CONTRACT))
                                .setOrdinal(1)
                                .setTitle("hide")
                                .addStatements("ALTER TABLE t RENAME a TO b")
                                .setLock("ACCESS EXCLUSIVE")
                                .setEstimatedRows(3)
                                .setRewrites(true)
                                .setNeedsGrant(true)
                                .setReversible(true)
                                .setDigest(DIGEST)))
                .build();
        PlanAnswer answer = PlanCodec.answer(result);
        assertThat(answer.target()).isEqualTo(T1);
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.plan())
                .contains(new PlanAnswer.Plan(
                        new Digest(DIGEST),
                        new Digest("sha256:" + "cd".repeat(32)),
                        new Digest("sha256:" + "ef".repeat(32)),
                        List.of(new PlanAnswer.Step(
                                Phase.CONTRACT,
                                1,
                                "hide",
                                List.of("ALTER TABLE t RENAME a TO b"),
                                "ACCESS EXCLUSIVE",
                                3,
                                true,
                                true,
                                true,
                                DIGEST)),
                        List.of(TROUBLE),
                        "lossy",
                        "snapshot"));
        PlanAnswer refused = PlanCodec.answer(
                PlanResult.newBuilder().setTarget("t1").addProblems(PROBLEM).build());
        assertThat(refused.plan()).isEmpty();
        assertThat(refused.problems()).containsExactly(TROUBLE);
    }
}
