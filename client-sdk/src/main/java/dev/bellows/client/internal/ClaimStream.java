package dev.bellows.client.internal;

import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.ClientServiceGrpc;
import dev.bellows.wire.client.v1.Drain;
import dev.bellows.wire.client.v1.Goodbye;
import dev.bellows.wire.client.v1.Heartbeat;
import dev.bellows.wire.client.v1.Reach;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.RowRead;
import dev.bellows.wire.client.v1.ServerMessage;
import dev.bellows.wire.client.v1.TargetAnswer;
import dev.bellows.wire.client.v1.Verdict;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The stream of one claim: dials, registers, resumes, heartbeats, and says goodbye. Confined to its own daemon thread: public methods
 * hand over to it and return at once, except {@link #goodbye} and {@link #close}.
 */
public final class ClaimStream implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ClaimStream.class.getName());
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int PROTOCOL_LEVEL = 1;
    private static final int KNOWN_ROWS = 1_000;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    private static final Duration KEEPALIVE = Duration.ofSeconds(20);
    private static final Duration GOING = Duration.ofSeconds(2);
    /** Statuses that mean: as you are, never. Whatever else ends a stream may be over in a moment. */
    private static final Set<Status.Code> REFUSALS = EnumSet.of(
            Status.Code.UNAUTHENTICATED,
            Status.Code.PERMISSION_DENIED,
            Status.Code.INVALID_ARGUMENT,
            Status.Code.FAILED_PRECONDITION);

    private static final String CODE = "BLW-";
    /** Begins a status that was made here, not by the control plane. */
    private static final String OUR_CODES = "BLW-CLIENT-0";

    private final ClaimSettings settings;
    private final Listener listener;
    private final RandomGenerator chance;
    private final ScheduledExecutorService thread;
    /** Looks names up and reads the token's file; nothing of the stream's state. */
    private final ExecutorService blocking;

    private final Map<String, RowRead> rowsRead = new LinkedHashMap<>();

    /** Opened anew after an error of our own: gRPC gives a channel that met one no second chance. */
    private @Nullable ManagedChannel channel;

    private String secret = "";
    private @Nullable ClientCallStreamObserver<ClientMessage> call;
    private @Nullable Future<?> heartbeats;
    private @Nullable Future<?> answerDeadline;
    private @Nullable Future<?> askAgain;
    private @Nullable Future<?> redial;
    /** Since when nobody answered, as the sum of our own waits. */
    private Duration alone = Duration.ZERO;

    private int streamNumber;
    private int refusals;
    private long heartbeatSequence;
    private boolean closed;

    /** What the stream tells its owner, on the stream's thread. */
    public interface Listener {
        /** The control plane said something about this incarnation. */
        void answered(ClaimAnswer answer);

        /**
         * The stream is lost, or could not be opened; a new try follows by itself.
         *
         * @param alone for how long nobody has answered
         */
        void lost(String reason, Duration alone);

        /** The control plane was reached and said no to the registration itself; a new try follows, each later than the last. */
        void refused(String reason, Duration alone);

        /** The stream died of an error of its own, whatever it was; a new try follows over a new channel. */
        void broke(Throwable error, Duration alone);

        /** A new try begins. */
        void dialling();
    }

    public ClaimStream(ClaimSettings settings, Listener listener, RandomGenerator chance) {
        this.settings = settings;
        this.listener = listener;
        this.chance = chance;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "bellows-claim"));
        this.blocking = Executors.newCachedThreadPool(task -> daemon(task, "bellows-claim-names"));
        this.channel = open();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread daemon = new Thread(task, name);
        daemon.setDaemon(true);
        return daemon;
    }

    private ManagedChannel open() {
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget("dns:///" + settings.address())
                .keepAliveTime(KEEPALIVE.toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(KEEPALIVE.toMillis() / 2, TimeUnit.MILLISECONDS)
                .keepAliveWithoutCalls(false)
                // gRPC's callbacks run where every error is seen: one that ends a thread of gRPC's own ends the stream
                // in silence.
                .executor(this::submit)
                .offloadExecutor(this::aside)
                .maxInboundMessageSize(1 << 20);
        if (settings.plaintext()) {
            return builder.usePlaintext().build();
        }
        if (settings.trust() == null) {
            return builder.useTransportSecurity().build();
        }
        try {
            return builder.sslContext(GrpcSslContexts.forClient()
                            .trustManager(settings.trust().toFile())
                            .build())
                    .build();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read the trusted certificates in " + settings.trust(), e);
        }
    }

    /** Starts dialling; never blocks. */
    public void start() {
        submit(this::dial);
    }

    /** Tells that the window row of a database was read on a new connection, or that it cannot be. */
    public void rowRead(String identityToken, int min, int max, boolean readable) {
        submit(() -> {
            RowRead row = RowRead.newBuilder()
                    .setIncarnation(settings.incarnation())
                    .setIdentityToken(identityToken)
                    .setMin(min)
                    .setMax(max)
                    .setReadable(readable)
                    .build();
            RowRead before = rowsRead.get(identityToken);
            if (row.equals(before) || (before == null && rowsRead.size() >= KNOWN_ROWS)) {
                return;
            }
            rowsRead.put(identityToken, row);
            if (!secret.isEmpty()) {
                send(ClientMessage.newBuilder()
                        .setRowRead(row.toBuilder().setSecret(secret))
                        .build());
            }
        });
    }

    /** Says goodbye and waits until it was handed to the network, or for the limit. True when it was. */
    public boolean goodbye(Duration limit) throws InterruptedException {
        try {
            return thread.submit(this::sendGoodbye).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException
                | RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "goodbye was not said: {0}", e.toString());
            return false;
        }
    }

    private boolean sendGoodbye() {
        closed = true;
        ClientCallStreamObserver<ClientMessage> open = call;
        if (open == null || secret.isEmpty()) {
            return false;
        }
        open.onNext(ClientMessage.newBuilder()
                .setGoodbye(Goodbye.newBuilder()
                        .setIncarnation(settings.incarnation())
                        .setSecret(secret))
                .build());
        open.onCompleted();
        return true;
    }

    /** Closes the stream without a goodbye; the claim then ends by silence. */
    @Override
    public void close() {
        try {
            ManagedChannel last = thread.submit(this::closeChannel).get(GOING.toMillis(), TimeUnit.MILLISECONDS);
            if (last != null && !last.awaitTermination(GOING.toMillis(), TimeUnit.MILLISECONDS)) {
                last.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException
                | RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the stream was not closed in order: {0}", e.toString());
        } finally {
            thread.shutdownNow();
            blocking.shutdownNow();
        }
    }

    private @Nullable ManagedChannel closeChannel() {
        closed = true;
        ManagedChannel last = channel;
        if (last != null) {
            last.shutdown();
        }
        return last;
    }

    private void submit(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (Throwable error) {
                    broke(error);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the stream is closed: {0}", e.toString());
        }
    }

    /** What may block goes beside the stream's thread, and its errors come back to it. */
    private void aside(Runnable task) {
        try {
            blocking.execute(() -> {
                try {
                    task.run();
                } catch (Throwable error) {
                    submit(() -> broke(error));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the stream is closed: {0}", e.toString());
        }
    }

    private @Nullable Future<?> schedule(Runnable task, Duration delay) {
        if (closed || thread.isShutdown()) {
            return null;
        }
        return thread.schedule(() -> submit(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The claim is worth more than the cause: whatever it was, it is said, and the next dial starts from nothing. */
    private void broke(Throwable error) {
        if (closed) {
            LOG.log(System.Logger.Level.DEBUG, "an error after the end", error);
            return;
        }
        listener.broke(error, alone);
        ClientCallStreamObserver<ClientMessage> open = call;
        ManagedChannel broken = channel;
        channel = null;
        forget();
        redial = schedule(this::dial, backOff());
        try {
            if (open != null) {
                open.cancel("an error of the SDK's own", error);
            }
            if (broken != null) {
                broken.shutdownNow();
            }
        } catch (Throwable again) {
            LOG.log(System.Logger.Level.DEBUG, "the broken stream could not be closed", again);
        }
    }

    private void dial() {
        if (closed) {
            return;
        }
        listener.dialling();
        ManagedChannel dialled = channel == null ? open() : channel;
        channel = dialled;
        // The pace is ours: gRPC's own back-off would keep a control plane that is back waiting for up to two minutes.
        dialled.resetConnectBackoff();
        int number = ++streamNumber;
        heartbeatSequence = 0;
        ClientServiceGrpc.newStub(dialled)
                .withCallCredentials(new Bearer(settings))
                .connect(new Incoming(number));
        answerDeadline = schedule(
                () -> {
                    if (number == streamNumber && heartbeats == null) {
                        lost("no answer within " + FIRST_ANSWER.toSeconds() + " s");
                    }
                },
                FIRST_ANSWER);
    }

    private void register() {
        List<RowRead> rows = new ArrayList<>(rowsRead.values());
        send(ClientMessage.newBuilder()
                .setRegister(Register.newBuilder()
                        .setService(settings.service())
                        .setInstance(settings.instance())
                        .setIncarnation(settings.incarnation())
                        .setLine(settings.line())
                        .setEnvironment(settings.environment())
                        .setVersion(settings.version())
                        .setReach(Reach.newBuilder().setMin(settings.reachMin()).setMax(settings.reachMax()))
                        .addAllTargets(settings.targets())
                        .setSecret(secret)
                        .setProtocolMin(PROTOCOL_LEVEL)
                        .setProtocolMax(PROTOCOL_LEVEL)
                        .setSdk(settings.build())
                        .addAllRowsRead(rows))
                .build());
    }

    private void send(ClientMessage message) {
        ClientCallStreamObserver<ClientMessage> open = call;
        if (open != null) {
            open.onNext(message);
        }
    }

    private void heartbeat() {
        if (secret.isEmpty()) {
            return;
        }
        ClientCallStreamObserver<ClientMessage> open = call;
        // A heartbeat says "alive now": one that would wait in a full buffer says nothing, so it is left out.
        if (open != null && open.isReady()) {
            open.onNext(ClientMessage.newBuilder()
                    .setHeartbeat(Heartbeat.newBuilder()
                            .setIncarnation(settings.incarnation())
                            .setSecret(secret)
                            .setSequence(++heartbeatSequence))
                    .build());
        }
    }

    private void answered(Answer answer) {
        if (!answer.getIncarnation().equals(settings.incarnation())) {
            LOG.log(System.Logger.Level.WARNING, "dropped an answer for incarnation {0}", answer.getIncarnation());
            return;
        }
        alone = Duration.ZERO;
        refusals = 0;
        if (!answer.getSecret().isEmpty()) {
            secret = answer.getSecret();
        }
        if (heartbeats == null) {
            long pace = Math.min(60_000, Math.max(500, answer.getHeartbeatMillis()));
            heartbeats = thread.scheduleAtFixedRate(() -> submit(this::heartbeat), pace, pace, TimeUnit.MILLISECONDS);
        }
        cancel(askAgain);
        if (answer.getVerdict() != Verdict.VERDICT_YES) {
            long pause = Math.min(60_000, Math.max(100, answer.getRetryAfterMillis()));
            askAgain = schedule(this::register, Duration.ofMillis(pause));
        }
        listener.answered(decode(answer));
    }

    private static ClaimAnswer decode(Answer answer) {
        List<ClaimAnswer.OnTarget> targets = new ArrayList<>();
        for (TargetAnswer target : answer.getTargetsList()) {
            targets.add(new ClaimAnswer.OnTarget(
                    target.getTarget(),
                    target.getIdentityToken(),
                    decode(target.getVerdict()),
                    target.getMin(),
                    target.getMax(),
                    target.getReason(),
                    target.getSetAside()));
        }
        Optional<ClaimAnswer.Said> elsewhere = answer.getElsewhere() == Verdict.VERDICT_UNSPECIFIED
                ? Optional.empty()
                : Optional.of(decode(answer.getElsewhere()));
        return new ClaimAnswer(
                decode(answer.getVerdict()), targets, elsewhere, answer.getReason(), answer.getRegistered());
    }

    private static ClaimAnswer.Said decode(Verdict verdict) {
        return switch (verdict) {
            case VERDICT_YES -> ClaimAnswer.Said.YES;
            case VERDICT_NO -> ClaimAnswer.Said.NO;
            // A verdict this SDK does not know is no permission: ask again.
            case VERDICT_RETRY_LATER, VERDICT_UNSPECIFIED, UNRECOGNIZED -> ClaimAnswer.Said.RETRY_LATER;
        };
    }

    private void lost(String reason) {
        dropCall(reason);
        if (!closed) {
            listener.lost(reason, alone);
            redial = schedule(this::dial, backOff());
        }
    }

    private void refused(String reason) {
        dropCall(reason);
        if (!closed) {
            listener.refused(reason, alone);
            Duration wait = Redialling.afterRefusal(++refusals, chance);
            alone = alone.plus(wait);
            redial = schedule(this::dial, wait);
        }
    }

    private void dropCall(String reason) {
        ClientCallStreamObserver<ClientMessage> open = call;
        forget();
        if (open != null) {
            open.cancel(reason, null);
        }
    }

    /** What comes from the last call is nothing to us from now on. */
    private void forget() {
        call = null;
        streamNumber++;
        cancel(heartbeats);
        heartbeats = null;
        cancel(answerDeadline);
        cancel(askAgain);
        cancel(redial);
    }

    /** Whether a status is the control plane's own no: it carries a code of the control plane's, and no later try will differ. Pure. */
    static boolean isRefusal(Status.Code code, @Nullable String description) {
        return REFUSALS.contains(code)
                && description != null
                && description.startsWith(CODE)
                && !description.startsWith(OUR_CODES);
    }

    private Duration backOff() {
        Duration wait = Redialling.after(alone, chance);
        alone = alone.plus(wait);
        return wait;
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    /** Receives on gRPC's threads and hands over to the stream's own. */
    private final class Incoming implements ClientResponseObserver<ClientMessage, ServerMessage> {
        private final int number;

        Incoming(int number) {
            this.number = number;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ClientMessage> stream) {
            submit(() -> {
                if (number == streamNumber && !closed) {
                    call = stream;
                    register();
                } else {
                    stream.cancel("superseded", null);
                }
            });
        }

        @Override
        public void onNext(ServerMessage message) {
            submit(() -> {
                if (number != streamNumber) {
                    return;
                }
                switch (message.getBodyCase()) {
                    case ANSWER -> answered(message.getAnswer());
                    case DRAIN -> drained(message.getDrain());
                    case BODY_NOT_SET ->
                        LOG.log(System.Logger.Level.DEBUG, "a message this SDK does not know was left out");
                }
            });
        }

        private void drained(Drain drain) {
            LOG.log(System.Logger.Level.DEBUG, "the control plane drains, {0} ms", drain.getReconnectAfterMillis());
            lost("the control plane drains");
        }

        @Override
        public void onError(Throwable error) {
            submit(() -> {
                if (number == streamNumber) {
                    ended(Status.fromThrowable(error));
                }
            });
        }

        private void ended(Status status) {
            if (isRefusal(status.getCode(), status.getDescription())) {
                refused(String.valueOf(status.getDescription()));
            } else {
                lost(status.getCode() + ": " + status.getDescription());
            }
        }

        @Override
        public void onCompleted() {
            submit(() -> {
                if (number == streamNumber) {
                    lost("closed by the control plane");
                }
            });
        }
    }

    /** Puts the token on the call; read anew for every stream, so that a rotated one is picked up. */
    private static final class Bearer extends CallCredentials {
        private final ClaimSettings settings;

        Bearer(ClaimSettings settings) {
            this.settings = settings;
        }

        @Override
        public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
            executor.execute(() -> {
                try {
                    Metadata metadata = new Metadata();
                    metadata.put(AUTHORIZATION, "Bearer " + settings.token().get());
                    applier.apply(metadata);
                } catch (java.io.UncheckedIOException e) {
                    applier.fail(Status.UNAUTHENTICATED
                            .withDescription("BLW-CLIENT-002: the service token cannot be read")
                            .withCause(e));
                }
            });
        }
    }
}
