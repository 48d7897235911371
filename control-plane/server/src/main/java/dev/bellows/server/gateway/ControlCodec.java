package dev.bellows.server.gateway;

import com.google.protobuf.ByteString;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.WorkOrder;
import dev.bellows.server.fleet.Acceptance;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Denied;
import dev.bellows.wire.agent.v1.Desired;
import dev.bellows.wire.agent.v1.Drain;
import dev.bellows.wire.agent.v1.Grant;
import dev.bellows.wire.agent.v1.PlanRequest;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.StepAck;
import dev.bellows.wire.agent.v1.TargetAcceptance;
import dev.bellows.wire.agent.v1.Throttle;
import dev.bellows.wire.agent.v1.WindowRow;
import dev.bellows.wire.agent.v1.Work;
import java.time.Duration;

/** What the control plane says to agents, as messages. Pure. */
final class ControlCodec {
    private ControlCodec() {}

    static ControlMessage desired(DesiredRow row) {
        Desired.Builder desired = Desired.newBuilder()
                .setTarget(row.target().name())
                .setGeneration(row.generation())
                .setWindow(WindowRow.newBuilder()
                        .setMin(row.window().min())
                        .setMax(row.window().max())
                        .setGeneration(row.windowGeneration()))
                .setFenceFloor(row.fenceFloor())
                .setPaused(row.paused())
                .setPauseReason(row.pauseReason());
        row.work().ifPresent(work -> desired.setWork(work(work)));
        return ControlMessage.newBuilder().setDesired(desired).build();
    }

    private static Work work(WorkOrder work) {
        Work.Builder wire = Work.newBuilder()
                .setRollout(work.rollout().toString())
                .setPhase(phase(work.phase()))
                .setRun(work.run())
                .setAttempt(work.attempt())
                .setMigration(ByteString.copyFromUtf8(work.migration()))
                .setMigrationDigest(work.migrationDigest().text())
                .setPlanDigest(work.planDigest().text())
                .setThrottle(throttle(work.throttle(), work.throttleRevision()))
                .setLockPatienceSeconds(work.lockPatience().toSeconds())
                .setAcceptDrift(work.acceptDrift().orElse(""));
        work.byHand().ifPresent(word -> wire.setByHandOrdinal(word.step()).setByHand(word.who()));
        return wire.build();
    }

    /** Every number by its name, and those that an older agent reads in their own fields, where 0 is no limit. */
    private static Throttle throttle(ThrottleLimits limits, long revision) {
        Throttle.Builder wire = Throttle.newBuilder()
                .setProfile(limits.profile().word())
                .setMaxLagMillis(Math.max(0, limits.of(ThrottleSetting.MAX_LAG)))
                .setMaxLagBytes(Math.max(0, limits.of(ThrottleSetting.MAX_LAG_BYTES)))
                .setMaxLockWaiters(Math.toIntExact(Math.max(0, limits.of(ThrottleSetting.MAX_LOCK_WAITERS))))
                .setWalBytesPerSecond(Math.max(0, limits.of(ThrottleSetting.WAL_BUDGET)))
                .setWorkers(Math.toIntExact(limits.of(ThrottleSetting.WORKERS)))
                .addAllRequiredSignals(limits.needed())
                .setRevision(revision);
        limits.values().forEach((setting, value) -> wire.putNumbers(setting.key(), value));
        return wire.build();
    }

    /** A reply, with the key under which a newer one replaces it. */
    static Keyed reply(Reply reply) {
        return switch (reply) {
            case Reply.Granted granted ->
                new Keyed(
                        "grant/" + granted.target() + "/" + granted.grant(),
                        ControlMessage.newBuilder().setGrant(grant(granted)).build());
            case Reply.Denied denied ->
                new Keyed(
                        "denied/" + denied.requestId(),
                        ControlMessage.newBuilder().setDenied(denied(denied)).build());
            case Reply.Acknowledged acknowledged ->
                new Keyed(
                        (acknowledged.again() ? "again/" : "ack/") + acknowledged.target(),
                        ControlMessage.newBuilder()
                                .setStepAck(StepAck.newBuilder()
                                        .setTarget(acknowledged.target().name())
                                        .setJournalId(acknowledged.journalId())
                                        .setAgain(acknowledged.again()))
                                .build());
        };
    }

    private static Grant grant(Reply.Granted granted) {
        return Grant.newBuilder()
                .setId(granted.grant())
                .setRequestId(granted.requestId())
                .setTarget(granted.target().name())
                .setRollout(granted.rollout().toString())
                .setPhase(phase(granted.phase()))
                .setRun(granted.run())
                .setStepOrdinal(granted.stepOrdinal())
                .setFence(granted.fence())
                .setGeneration(granted.generation())
                .build();
    }

    private static Denied denied(Reply.Denied denied) {
        return Denied.newBuilder()
                .setRequestId(denied.requestId())
                .setTarget(denied.target().name())
                .setProblem(problem(denied.code(), denied.message(), denied.wayOut()))
                .setRetryAfterMillis(millis(denied.retryAfter()))
                .build();
    }

    static TargetAcceptance acceptance(Acceptance acceptance) {
        TargetAcceptance.Builder message = TargetAcceptance.newBuilder()
                .setTarget(acceptance.target())
                .setAccepted(acceptance.accepted())
                .setFenceFloor(acceptance.fenceFloor());
        acceptance
                .refusal()
                .ifPresent(refusal ->
                        message.setProblem(problem(refusal.code().id(), refusal.message(), refusal.wayOut())));
        return message.build();
    }

    static ControlMessage planRequest(String requestId, String target, String migration, Digest digest) {
        return ControlMessage.newBuilder()
                .setPlanRequest(PlanRequest.newBuilder()
                        .setRequestId(requestId)
                        .setTarget(target)
                        .setMigration(ByteString.copyFromUtf8(migration))
                        .setMigrationDigest(digest.text()))
                .build();
    }

    static ControlMessage drain(Duration reconnectAfter, String reason) {
        return ControlMessage.newBuilder()
                .setDrain(Drain.newBuilder()
                        .setReconnectAfterMillis(millis(reconnectAfter))
                        .setReason(reason))
                .build();
    }

    private static Problem problem(String code, String message, String wayOut) {
        return Problem.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setWayOut(wayOut)
                .build();
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
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

    /** A message and its key in the {@link Outbox}. */
    record Keyed(String key, ControlMessage message) {}
}
