package dev.bellows.agent.connection;

import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.agent.message.FromControlPlane.TargetAcceptance;
import dev.bellows.agent.message.FromControlPlane.Trouble;
import dev.bellows.agent.message.FromControlPlane.Work;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Optional;

/**
 * Decodes what the control plane says. Pure. A message this build cannot read in full is refused with
 * {@link IllegalArgumentException}: an unknown mandatory part must not be overlooked.
 */
final class InboundCodec {
    private InboundCodec() {}

    static FromControlPlane decode(ControlMessage message) {
        return switch (message.getBodyCase()) {
            case WELCOME -> welcome(message.getWelcome());
            case DESIRED -> desired(message.getDesired());
            case GRANT -> grant(message.getGrant());
            case DENIED -> denied(message.getDenied());
            case STEP_ACK ->
                new FromControlPlane.StepAck(
                        new TargetName(message.getStepAck().getTarget()),
                        message.getStepAck().getJournalId(),
                        message.getStepAck().getAgain());
            case PLAN_REQUEST ->
                new FromControlPlane.PlanRequest(
                        message.getPlanRequest().getRequestId(),
                        new TargetName(message.getPlanRequest().getTarget()),
                        message.getPlanRequest().getMigration().toStringUtf8(),
                        new Digest(message.getPlanRequest().getMigrationDigest()));
            case DRAIN ->
                new FromControlPlane.Drain(
                        Duration.ofMillis(message.getDrain().getReconnectAfterMillis()),
                        message.getDrain().getReason());
            case BODY_NOT_SET ->
                throw new IllegalArgumentException("a message of a kind that this build does not know");
        };
    }

    private static FromControlPlane.Welcome welcome(dev.bellows.wire.agent.v1.Welcome wire) {
        return new FromControlPlane.Welcome(
                wire.getEpoch(),
                wire.getProtocolLevel(),
                Duration.ofMillis(wire.getHeartbeatMillis()),
                Duration.ofSeconds(wire.getOfflineLimitSeconds()),
                Instant.EPOCH.plus(wire.getStoreTimeMicros(), ChronoUnit.MICROS),
                wire.getTargetsList().stream().map(InboundCodec::acceptance).toList());
    }

    private static TargetAcceptance acceptance(dev.bellows.wire.agent.v1.TargetAcceptance wire) {
        Optional<Trouble> refusal = wire.getAccepted() ? Optional.empty() : Optional.of(trouble(wire.getProblem()));
        return new TargetAcceptance(new TargetName(wire.getTarget()), wire.getFenceFloor(), refusal);
    }

    private static Trouble trouble(dev.bellows.wire.agent.v1.Problem wire) {
        return new Trouble(wire.getCode(), wire.getMessage(), wire.getWayOut());
    }

    private static FromControlPlane.Desired desired(dev.bellows.wire.agent.v1.Desired wire) {
        return new FromControlPlane.Desired(
                new TargetName(wire.getTarget()),
                wire.getGeneration(),
                wire.hasWindow()
                        ? Optional.of(new VersionRange(
                                wire.getWindow().getMin(), wire.getWindow().getMax()))
                        : Optional.empty(),
                wire.getFenceFloor(),
                wire.hasWork() ? Optional.of(work(wire.getWork())) : Optional.empty(),
                wire.getPaused() ? Optional.of(pauseReason(wire.getPauseReason())) : Optional.empty());
    }

    private static String pauseReason(String said) {
        return said.isEmpty() ? "paused" : said;
    }

    private static Work work(dev.bellows.wire.agent.v1.Work wire) {
        return new Work(
                rollout(wire.getRollout()),
                phase(wire.getPhase()),
                wire.getRun(),
                wire.getAttempt(),
                wire.getMigration().toStringUtf8(),
                new Digest(wire.getMigrationDigest()),
                new Digest(wire.getPlanDigest()),
                limits(wire.getThrottle()),
                Duration.ofSeconds(wire.getLockPatienceSeconds()),
                wire.getAcceptDrift().isEmpty() ? Optional.empty() : Optional.of(wire.getAcceptDrift()),
                wire.getByHandOrdinal() == 0
                        ? Optional.empty()
                        : Optional.of(new FromControlPlane.ByHand(wire.getByHandOrdinal(), wire.getByHand())));
    }

    /** The numbers by name where the control plane says them; the few of an older one otherwise. Names nobody knows here are left out. */
    private static BackfillLimits limits(Throttle wire) {
        if (wire.getNumbersCount() > 0) {
            EnumMap<ThrottleSetting, Long> numbers = new EnumMap<>(ThrottleSetting.class);
            wire.getNumbersMap()
                    .forEach((key, value) -> ThrottleSetting.of(key).ifPresent(setting -> numbers.put(setting, value)));
            return new BackfillLimits(
                    wire.getProfile(),
                    numbers,
                    wire.getMaxBatchRows(),
                    wire.getRequiredSignalsList(),
                    wire.getRevision());
        }
        return new BackfillLimits(
                wire.getProfile(),
                wire.getMaxLagMillis(),
                wire.getMaxLagBytes(),
                wire.getMaxLockWaiters(),
                wire.getMaxBatchRows(),
                wire.getWalBytesPerSecond(),
                Math.max(1, wire.getWorkers()),
                wire.getRequiredSignalsList());
    }

    private static FromControlPlane.Grant grant(dev.bellows.wire.agent.v1.Grant wire) {
        return new FromControlPlane.Grant(
                wire.getId(),
                wire.getRequestId(),
                new TargetName(wire.getTarget()),
                rollout(wire.getRollout()),
                phase(wire.getPhase()),
                wire.getRun(),
                wire.getStepOrdinal(),
                wire.getFence(),
                wire.getGeneration());
    }

    private static FromControlPlane.Denied denied(dev.bellows.wire.agent.v1.Denied wire) {
        return new FromControlPlane.Denied(
                wire.getRequestId(),
                new TargetName(wire.getTarget()),
                trouble(wire.getProblem()),
                Duration.ofMillis(Math.clamp(wire.getRetryAfterMillis(), 100, 60_000)));
    }

    private static RolloutId rollout(String text) {
        return RolloutId.parse(text).orElseThrow(() -> new IllegalArgumentException("not a rollout: '" + text + "'"));
    }

    private static Phase phase(dev.bellows.wire.agent.v1.Phase wire) {
        return switch (wire) {
            case PHASE_EXPAND -> Phase.EXPAND;
            case PHASE_MIGRATE -> Phase.MIGRATE;
            case PHASE_CONTRACT -> Phase.CONTRACT;
            case PHASE_CLEANUP -> Phase.CLEANUP;
            case PHASE_ROLLBACK -> Phase.ROLLBACK;
            case PHASE_REVERT -> Phase.REVERT;
            case PHASE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("a phase that this build does not know");
        };
    }
}
