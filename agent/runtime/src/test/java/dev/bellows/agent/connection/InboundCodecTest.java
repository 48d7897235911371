package dev.bellows.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Denied;
import dev.bellows.wire.agent.v1.Desired;
import dev.bellows.wire.agent.v1.Grant;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.TargetAcceptance;
import dev.bellows.wire.agent.v1.Throttle;
import dev.bellows.wire.agent.v1.Welcome;
import dev.bellows.wire.agent.v1.WindowRow;
import dev.bellows.wire.agent.v1.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundCodecTest {
    @Test
    void aDesiredStateKeepsEverythingThatWasSaid() {
        Desired wire = Desired.newBuilder()
                .setTarget("shop")
                .setGeneration(41)
                .setWindow(WindowRow.newBuilder().setMin(17).setMax(18))
                .setFenceFloor(7)
                .setPaused(true)
                .setPauseReason("a person")
                .setWork(Work.newBuilder()
                        .setRollout("orders/18.2")
                        .setPhase(dev.bellows.wire.agent.v1.Phase.PHASE_MIGRATE)
                        .setRun(2)
                        .setAttempt(3)
                        .setMigration(ByteString.copyFromUtf8("{\"ä\":1}"))
                        .setMigrationDigest(Digest.of("{\"ä\":1}").text())
                        .setPlanDigest(Digest.of("plan").text())
                        .setLockPatienceSeconds(30)
                        .setAcceptDrift("ann: a report")
                        .setByHandOrdinal(2)
                        .setByHand("ann: it is back")
                        .setThrottle(Throttle.newBuilder()
                                .setProfile("gentle")
                                .setMaxLagMillis(1)
                                .setMaxLagBytes(2)
                                .setMaxLockWaiters(3)
                                .setMaxBatchRows(4)
                                .setWalBytesPerSecond(5)
                                .addRequiredSignals("replica_lag")))
                .build();
        var desired = (FromControlPlane.Desired)
                InboundCodec.decode(ControlMessage.newBuilder().setDesired(wire).build());
        assertThat(desired.generation()).isEqualTo(41);
        assertThat(desired.window()).contains(new VersionRange(17, 18));
        assertThat(desired.fenceFloor()).isEqualTo(7);
        assertThat(desired.pauseReason()).contains("a person");
        FromControlPlane.Work work = desired.work().orElseThrow();
        assertThat(work.rollout()).hasToString("orders/18.2");
        assertThat(work.phase()).isEqualTo(Phase.MIGRATE);
        assertThat(work.run()).isEqualTo(2);
        assertThat(work.attempt()).isEqualTo(3);
        assertThat(Digest.of(work.migration())).isEqualTo(work.migrationDigest());
        assertThat(work.planDigest()).isEqualTo(Digest.of("plan"));
        assertThat(work.lockPatience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(work.acceptDrift()).contains("ann: a report");
        assertThat(work.saidOf(2)).contains("ann: it is back");
        assertThat(work.saidOf(1)).isEmpty();
        assertThat(work.limits())
                .isEqualTo(new dev.bellows.engine.StepOrder.BackfillLimits(
                        "gentle", 1, 2, 3, 4, 5, 1, List.of("replica_lag")));
    }

    @Test
    void numbersByNameBeatTheFewOfAnOlderControlPlaneAndUnknownOnesAreLeftAlone() {
        var wire = dev.bellows.wire.agent.v1.Desired.newBuilder()
                .setTarget("shop")
                .setGeneration(1)
                .setWork(Work.newBuilder()
                        .setRollout("orders/18")
                        .setPhase(dev.bellows.wire.agent.v1.Phase.PHASE_MIGRATE)
                        .setRun(1)
                        .setAttempt(1)
                        .setMigrationDigest(Digest.of("m").text())
                        .setPlanDigest(Digest.of("p").text())
                        .setThrottle(Throttle.newBuilder()
                                .setProfile("fast")
                                .setMaxLagMillis(1)
                                .putNumbers("maxLag", 2_000)
                                .putNumbers("duty", 30)
                                .putNumbers("maxSlotWal", -1)
                                .putNumbers("maxFuture", 9)
                                .setRevision(7)));
        var desired = (FromControlPlane.Desired)
                InboundCodec.decode(ControlMessage.newBuilder().setDesired(wire).build());
        var limits = desired.limits().orElseThrow();
        assertThat(limits.of(dev.bellows.document.ThrottleSetting.MAX_LAG)).isEqualTo(2_000);
        assertThat(limits.of(dev.bellows.document.ThrottleSetting.DUTY)).isEqualTo(30);
        assertThat(limits.of(dev.bellows.document.ThrottleSetting.MAX_SLOT_WAL)).isNegative();
        assertThat(limits.of(dev.bellows.document.ThrottleSetting.MAX_PROBE)).isNegative();
        assertThat(limits.revision()).isEqualTo(7);
        assertThat(limits.workers()).isEqualTo(1);
    }

    @Test
    void aWelcomeSaysWhoIsAcceptedAndWhoIsNot() {
        var welcome = (FromControlPlane.Welcome) InboundCodec.decode(ControlMessage.newBuilder()
                .setWelcome(Welcome.newBuilder()
                        .setEpoch(3)
                        .setHeartbeatMillis(5_000)
                        .setOfflineLimitSeconds(60)
                        .addTargets(TargetAcceptance.newBuilder()
                                .setTarget("a")
                                .setAccepted(true)
                                .setFenceFloor(4))
                        .addTargets(TargetAcceptance.newBuilder()
                                .setTarget("b")
                                .setProblem(Problem.newBuilder().setCode("BLW-X-001"))))
                .build());
        assertThat(welcome.epoch()).isEqualTo(3);
        assertThat(welcome.heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(welcome.offlineLimit()).isEqualTo(Duration.ofMinutes(1));
        assertThat(welcome.targets().getFirst().accepted()).isTrue();
        assertThat(welcome.targets().getFirst().fenceFloor()).isEqualTo(4);
        assertThat(welcome.targets().getLast().refusal().orElseThrow().code()).isEqualTo("BLW-X-001");
    }

    @Test
    void aGrantAndADenialNameTheirRequest() {
        var grant = (FromControlPlane.Grant) InboundCodec.decode(ControlMessage.newBuilder()
                .setGrant(Grant.newBuilder()
                        .setId(1)
                        .setRequestId("r")
                        .setTarget("shop")
                        .setRollout("orders/18")
                        .setPhase(dev.bellows.wire.agent.v1.Phase.PHASE_CLEANUP)
                        .setRun(2)
                        .setStepOrdinal(3)
                        .setFence(4)
                        .setGeneration(5))
                .build());
        assertThat(List.of(grant.id(), grant.fence(), grant.generation())).containsExactly(1L, 4L, 5L);
        assertThat(grant.phase()).isEqualTo(Phase.CLEANUP);
        var denied = (FromControlPlane.Denied) InboundCodec.decode(ControlMessage.newBuilder()
                .setDenied(
                        Denied.newBuilder().setRequestId("r").setTarget("shop").setRetryAfterMillis(5))
                .build());
        assertThat(denied.requestId()).isEqualTo("r");
        assertThat(denied.retryAfter()).as("never a busy loop").isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whatThisBuildDoesNotKnowIsRefusedAndNotOverlooked() {
        assertThatIllegalArgumentException().isThrownBy(() -> InboundCodec.decode(ControlMessage.getDefaultInstance()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InboundCodec.decode(ControlMessage.newBuilder()
                        .setDesired(Desired.newBuilder()
                                .setTarget("shop")
                                .setWork(Work.newBuilder()
                                        .setRollout("orders/18")
                                        .setPhaseValue(99)))
                        .build()));
    }
}
