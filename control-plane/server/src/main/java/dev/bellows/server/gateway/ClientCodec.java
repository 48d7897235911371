package dev.bellows.server.gateway;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.adoption.Adoption.Registration;
import dev.bellows.server.adoption.Adoption.RegistrationAnswer;
import dev.bellows.server.adoption.Adoption.Served;
import dev.bellows.server.adoption.Adoption.TargetAnswer;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.Drain;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.RowRead;
import dev.bellows.wire.client.v1.ServerMessage;
import dev.bellows.wire.client.v1.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** Messages of SDKs as values, and answers as messages. Pure; malformed messages throw {@link IllegalArgumentException}. */
final class ClientCodec {
    private static final int LONGEST_NAME = 80;

    private ClientCodec() {}

    static Registration registration(Register register) {
        VersionRange reach = register.hasReach()
                ? new VersionRange(
                        register.getReach().getMin(), register.getReach().getMax())
                : VersionRange.of(register.getVersion());
        if (!reach.contains(register.getVersion())) {
            throw new IllegalArgumentException(
                    "the reach " + reach + " does not contain version " + register.getVersion());
        }
        return new Registration(
                named(register.getService(), "service"),
                named(register.getInstance(), "instance"),
                new Ulid(register.getIncarnation()).text(),
                new SchemaLine(register.getLine()),
                named(register.getEnvironment(), "environment"),
                register.getVersion(),
                reach,
                register.getTargetsList().stream().map(TargetName::new).toList(),
                register.getSecret().isEmpty() ? Optional.empty() : Optional.of(register.getSecret()),
                Optional.empty(),
                register.getRowsReadList().stream()
                        .filter(RowRead::getReadable)
                        .map(RowRead::getIdentityToken)
                        .filter(token -> !token.isEmpty())
                        .toList());
    }

    private static String named(String text, String what) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the name of the " + what + " has 1 … " + LONGEST_NAME + " characters");
        }
        return text;
    }

    static ServerMessage answer(String incarnation, RegistrationAnswer answer, Duration heartbeat, int level) {
        Answer.Builder message = Answer.newBuilder()
                .setIncarnation(incarnation)
                .setVerdict(verdict(answer.served()))
                .setRetryAfterMillis(Math.toIntExact(answer.retryAfter().toMillis()))
                .setHeartbeatMillis(Math.toIntExact(heartbeat.toMillis()))
                .setProtocolLevel(level)
                .setReason(reason(answer.served(), answer.reason()))
                .setElsewhere(verdict(answer.targets().stream()
                        .filter(TargetAnswer::setAside)
                        .map(TargetAnswer::served)
                        .max(Comparator.comparing(ClientCodec::badness))
                        .orElse(Served.YES)))
                .setRegistered(answer.registered());
        answer.secret().ifPresent(message::setSecret);
        answer.targets()
                .forEach(target -> message.addTargets(dev.bellows.wire.client.v1.TargetAnswer.newBuilder()
                        .setTarget(target.target().name())
                        .setIdentityToken(target.identityToken().orElse(""))
                        .setVerdict(verdict(target.served()))
                        .setMin(target.window().min())
                        .setMax(target.window().max())
                        .setReason(
                                target.served() == Served.YES
                                        ? ""
                                        : reason(target.served(), target.target() + ": " + target.reason()))
                        .setSetAside(target.setAside())));
        return ServerMessage.newBuilder().setAnswer(message).build();
    }

    /** Every answer but YES carries a code. */
    private static String reason(Served served, String reason) {
        boolean coded = served == Served.YES || reason.startsWith("BLW-");
        return coded ? reason : ErrorCode.CLIENT_NOT_SERVED.id() + ": " + reason;
    }

    private static int badness(Served served) {
        return switch (served) {
            case YES -> 0;
            case RETRY_LATER -> 1;
            case NO -> 2;
        };
    }

    static ServerMessage drain(Duration reconnectAfter) {
        return ServerMessage.newBuilder()
                .setDrain(Drain.newBuilder().setReconnectAfterMillis(Math.toIntExact(reconnectAfter.toMillis())))
                .build();
    }

    private static Verdict verdict(Served served) {
        return switch (served) {
            case YES -> Verdict.VERDICT_YES;
            case NO -> Verdict.VERDICT_NO;
            case RETRY_LATER -> Verdict.VERDICT_RETRY_LATER;
        };
    }
}
