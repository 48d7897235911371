package dev.bellows.server.gateway;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.Adoption.ClaimProof;
import dev.bellows.server.adoption.Adoption.Registration;
import dev.bellows.server.adoption.Adoption.RegistrationAnswer;
import dev.bellows.server.security.Identity;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Goodbye;
import dev.bellows.wire.client.v1.Heartbeat;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.RowRead;
import dev.bellows.wire.client.v1.ServerMessage;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SDK's stream. Inbound messages are handled one after another on a virtual thread; the next one is requested when the last is done.
 * Everything else may be called from any thread. No acceptance is answered from memory: each Register is a transaction.
 */
final class ClientStream implements StreamObserver<ClientMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(ClientStream.class);
    private static final int LEVEL = 1;

    private final ServerCallStreamObserver<ServerMessage> call;
    private final Identity identity;
    private final Adoption adoption;
    private final ClientStreams streams;
    private final Duration heartbeat;
    private final LongSupplier nanos;
    private final Outbox<ServerMessage> outbox;
    private volatile @Nullable Registration registration;
    private volatile @Nullable RegistrationAnswer lastAnswer;
    private volatile long lastHeard;

    ClientStream(
            ServerCallStreamObserver<ServerMessage> call,
            Identity identity,
            Adoption adoption,
            ClientStreams streams,
            Duration heartbeat,
            LongSupplier nanos) {
        this.call = call;
        this.identity = identity;
        this.adoption = adoption;
        this.streams = streams;
        this.heartbeat = heartbeat;
        this.nanos = nanos;
        this.outbox = new Outbox<>(call, "service " + identity.name());
        this.lastHeard = nanos.getAsLong();
    }

    void begin() {
        call.disableAutoRequest();
        call.setOnReadyHandler(outbox::ready);
        call.setOnCancelHandler(this::gone);
        call.request(1);
    }

    @Override
    public void onNext(ClientMessage message) {
        lastHeard = nanos.getAsLong();
        try {
            handle(message);
            call.request(1);
        } catch (BellowsException e) {
            LOG.atWarn()
                    .addKeyValue("service", identity.name())
                    .addKeyValue("code", e.problem().code().id())
                    .log("a service's message could not be taken: {}", e.toString());
            close(Refusal.status(e));
        } catch (IllegalArgumentException e) {
            close(Refusal.status(
                    ErrorCode.STREAM_MALFORMED,
                    "A message of service " + identity.name() + " cannot be understood: " + e.getMessage() + "."));
        }
    }

    private void handle(ClientMessage message) {
        Registration known = registration;
        if (known == null && message.getBodyCase() != ClientMessage.BodyCase.REGISTER) {
            throw BellowsException.of(ErrorCode.STREAM_MALFORMED, "The first message of a stream must be Register.");
        }
        switch (message.getBodyCase()) {
            case REGISTER -> register(message.getRegister());
            case HEARTBEAT -> heartbeat(message.getHeartbeat());
            case ROW_READ -> rowRead(message.getRowRead());
            case GOODBYE -> goodbye(message.getGoodbye());
            case BODY_NOT_SET ->
                LOG.atDebug().addKeyValue("service", identity.name()).log("a message of an unknown kind is ignored");
        }
    }

    private void register(Register register) {
        if (!identity.speaksFor(register.getService())) {
            throw BellowsException.of(
                    ErrorCode.AUTH_KIND,
                    "The token belongs to service " + identity.name() + ", not to '" + register.getService() + "'.");
        }
        if (register.getProtocolMin() > LEVEL || register.getProtocolMax() < LEVEL) {
            throw BellowsException.of(
                    ErrorCode.STREAM_PROTOCOL,
                    "The SDK of service " + identity.name() + " speaks levels " + register.getProtocolMin() + " to "
                            + register.getProtocolMax() + ", this control plane speaks level " + LEVEL + ".");
        }
        Registration wanted = ClientCodec.registration(register);
        Registration before = registration;
        if (before != null && !before.incarnation().equals(wanted.incarnation())) {
            throw BellowsException.of(ErrorCode.STREAM_MALFORMED, "One stream registers one incarnation.");
        }
        RegistrationAnswer answer = adoption.register(wanted);
        registration = wanted;
        if (answer.registered()) {
            streams.enter(wanted.incarnation(), this);
        } else {
            streams.enterIfFree(wanted.incarnation(), this);
        }
        send(answer);
        LOG.atInfo()
                .addKeyValue("service", wanted.service())
                .addKeyValue("instance", wanted.instance())
                .addKeyValue("incarnation", wanted.incarnation())
                .addKeyValue("line", wanted.line())
                .addKeyValue("version", wanted.version())
                .addKeyValue("answer", answer.served())
                .log("service registered");
    }

    private void heartbeat(Heartbeat beat) {
        checkIncarnation(beat.getIncarnation());
        streams.beat(new ClaimProof(beat.getIncarnation(), beat.getSecret()));
    }

    private void rowRead(RowRead read) {
        checkIncarnation(read.getIncarnation());
        adoption.rowRead(
                new ClaimProof(read.getIncarnation(), read.getSecret()),
                read.getIdentityToken().isEmpty() ? Optional.empty() : Optional.of(read.getIdentityToken()),
                read.getReadable());
    }

    private void goodbye(Goodbye goodbye) {
        checkIncarnation(goodbye.getIncarnation());
        if (!adoption.goodbye(new ClaimProof(goodbye.getIncarnation(), goodbye.getSecret()))) {
            throw BellowsException.of(
                    ErrorCode.AUTH_KIND,
                    "The goodbye for incarnation " + goodbye.getIncarnation()
                            + " came with a wrong secret; the claim stays.");
        }
        LOG.atInfo()
                .addKeyValue("service", identity.name())
                .addKeyValue("incarnation", goodbye.getIncarnation())
                .log("service said goodbye");
        close(Status.OK);
    }

    private void checkIncarnation(String incarnation) {
        Registration known = registration;
        if (known == null || !known.incarnation().equals(incarnation)) {
            throw BellowsException.of(
                    ErrorCode.STREAM_MALFORMED, "A stream speaks only for the incarnation it registered.");
        }
    }

    /** Sends an answer unless it says what the last one said. */
    void push(RegistrationAnswer answer) {
        RegistrationAnswer last = lastAnswer;
        if (last == null || last.served() != answer.served() || !last.targets().equals(answer.targets())) {
            send(answer);
        }
    }

    private void send(RegistrationAnswer answer) {
        Registration known = registration;
        if (known != null) {
            lastAnswer = answer;
            // The first answer carries the secret and must not be overtaken by a later one.
            String key = answer.secret().isPresent() ? "registered" : "answer";
            outbox.send(key, ClientCodec.answer(known.incarnation(), answer, heartbeat, LEVEL));
        }
    }

    @Nullable
    Registration registration() {
        return registration;
    }

    void drain(Duration reconnectAfter) {
        outbox.send("drain", ClientCodec.drain(reconnectAfter));
    }

    void close(Status status) {
        outbox.close(status);
        gone();
    }

    private void gone() {
        outbox.cancelled();
        Registration known = registration;
        if (known != null) {
            streams.leave(known.incarnation(), this);
        }
    }

    long silence() {
        return nanos.getAsLong() - lastHeard;
    }

    Identity identity() {
        return identity;
    }

    /** Names of targets of the last answer. */
    List<String> targets() {
        RegistrationAnswer last = lastAnswer;
        return last == null
                ? List.of()
                : last.targets().stream().map(target -> target.target().name()).toList();
    }

    @Override
    public void onError(Throwable t) {
        gone();
    }

    @Override
    public void onCompleted() {
        gone();
        outbox.close(Status.OK);
    }
}
