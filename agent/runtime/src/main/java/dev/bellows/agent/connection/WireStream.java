package dev.bellows.agent.connection;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.AgentServiceGrpc;
import dev.bellows.wire.agent.v1.ControlMessage;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream, from dial to end. Thread-safe because its state is volatile and grows one way; {@link #write} belongs to the
 * connection's thread alone.
 */
final class WireStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WireStream.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration KEEPALIVE = Duration.ofSeconds(20);
    private static final Duration KEEPALIVE_PATIENCE = Duration.ofSeconds(10);
    private static final int HIGHEST_MESSAGE_BYTES = 16 * 1024 * 1024;
    private static final Duration CHANNEL_PATIENCE = Duration.ofSeconds(2);

    private final ManagedChannel channel;
    private final ControlPlaneConnection.Listener listener;
    private final CountDownLatch welcomed = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Semaphore readiness = new Semaphore(0);
    private volatile FromControlPlane.@Nullable Welcome welcome;
    private volatile FromControlPlane.@Nullable Drain drain;
    private @Nullable ClientCallStreamObserver<AgentMessage> wire;

    private WireStream(ManagedChannel channel, ControlPlaneConnection.Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    /**
     * How a stream ended.
     *
     * @param welcomed whether it was up
     * @param reconnectAfter how long the control plane asked us to wait
     */
    record End(boolean welcomed, Duration reconnectAfter) {
        static final End NEVER_UP = new End(false, Duration.ZERO);
    }

    static WireStream open(ConnectionSettings settings, ControlPlaneConnection.Listener listener) {
        settings.requireSafe();
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + settings.token().read());
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        settings.host(), settings.port(), credentials(settings))
                .keepAliveTime(KEEPALIVE.toSeconds(), TimeUnit.SECONDS)
                .keepAliveTimeout(KEEPALIVE_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .maxInboundMessageSize(HIGHEST_MESSAGE_BYTES)
                .disableRetry()
                .build();
        WireStream stream = new WireStream(channel, listener);
        AgentServiceGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .connect(stream.new Responses());
        return stream;
    }

    private static ChannelCredentials credentials(ConnectionSettings settings) {
        if (settings.tls().isEmpty()) {
            return InsecureChannelCredentials.create();
        }
        ConnectionSettings.Tls tls = settings.tls().get();
        TlsChannelCredentials.Builder builder = TlsChannelCredentials.newBuilder();
        try {
            if (tls.authority().isPresent()) {
                builder.trustManager(tls.authority().get().toFile());
            }
            if (tls.certificate().isPresent() && tls.key().isPresent()) {
                Path certificate = tls.certificate().get();
                builder.keyManager(certificate.toFile(), tls.key().get().toFile());
            }
            return builder.build();
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.AGENT_CONFIG, "A file under tls cannot be read."), Outcome.NOTHING_DONE, e);
        }
    }

    private final class Responses implements ClientResponseObserver<AgentMessage, ControlMessage> {
        @Override
        public void beforeStart(ClientCallStreamObserver<AgentMessage> requestStream) {
            wire = requestStream;
            requestStream.setOnReadyHandler(readiness::release);
        }

        @Override
        public void onNext(ControlMessage message) {
            FromControlPlane said;
            try {
                said = InboundCodec.decode(message);
            } catch (IllegalArgumentException e) {
                log.atError().setCause(e).log("a message of the control plane cannot be read; it is refused");
                fail("unreadable message");
                return;
            }
            switch (said) {
                case FromControlPlane.Welcome first -> {
                    welcome = first;
                    listener.welcomed(first);
                    welcomed.countDown();
                }
                case FromControlPlane.Drain asked -> {
                    log.atInfo().addKeyValue("reason", asked.reason()).log("the control plane drains this stream");
                    drain = asked;
                    over.countDown();
                }
                case FromControlPlane.Desired m -> pass(m);
                case FromControlPlane.Grant m -> pass(m);
                case FromControlPlane.Denied m -> pass(m);
                case FromControlPlane.StepAck m -> pass(m);
                case FromControlPlane.PlanRequest m -> pass(m);
            }
        }

        private void pass(FromControlPlane message) {
            if (isUp() || welcome != null) {
                listener.said(message);
            }
        }

        @Override
        public void onError(Throwable cause) {
            log.atWarn()
                    .addKeyValue("reason", String.valueOf(cause.getMessage()))
                    .log("the stream to the control plane ended");
            finish();
        }

        @Override
        public void onCompleted() {
            log.atInfo().log("the control plane completed the stream");
            finish();
        }

        private void finish() {
            over.countDown();
            welcomed.countDown();
            readiness.release();
        }
    }

    boolean awaitWelcome(Duration patience) throws InterruptedException {
        if (!welcomed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.atWarn().log("no welcome from the control plane in time");
        }
        return isUp();
    }

    boolean isUp() {
        return welcome != null && over.getCount() > 0;
    }

    boolean wasWelcomed() {
        return welcome != null;
    }

    boolean isReady() {
        ClientCallStreamObserver<AgentMessage> stream = wire;
        return stream != null && stream.isReady();
    }

    /** Waits a moment until the stream takes more; false when it does not yet. */
    boolean awaitReady(long millis) throws InterruptedException {
        if (isReady()) {
            return true;
        }
        boolean signalled = readiness.tryAcquire(millis, TimeUnit.MILLISECONDS);
        return signalled && isReady();
    }

    Duration heartbeat() {
        FromControlPlane.Welcome w = welcome;
        return w == null ? KEEPALIVE : w.heartbeat();
    }

    void write(FromAgent message) {
        ClientCallStreamObserver<AgentMessage> stream = wire;
        FromControlPlane.Welcome w = welcome;
        if (stream != null && over.getCount() > 0) {
            stream.onNext(OutboundCodec.encode(message, w == null ? 0 : w.epoch()));
        }
    }

    void fail(String reason) {
        ClientCallStreamObserver<AgentMessage> stream = wire;
        if (stream != null) {
            stream.cancel(reason, null);
        }
        over.countDown();
    }

    End end() {
        FromControlPlane.Drain asked = drain;
        return new End(wasWelcomed(), asked == null ? Duration.ZERO : asked.reconnectAfter());
    }

    /** Completes our half, so that the other side sees a goodbye and no broken stream. */
    @Override
    public void close() {
        ClientCallStreamObserver<AgentMessage> stream = wire;
        if (stream != null && (over.getCount() > 0 || drain != null)) {
            stream.onCompleted();
        }
        over.countDown();
        channel.shutdown();
        try {
            if (!channel.awaitTermination(CHANNEL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException e) {
            channel.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
