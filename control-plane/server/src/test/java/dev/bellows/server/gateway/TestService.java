package dev.bellows.server.gateway;

import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.ClientServiceGrpc;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.ServerMessage;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A service's side of a stream, without an SDK. */
final class TestService implements AutoCloseable, StreamObserver<ServerMessage> {
    static final String INCARNATION = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final ManagedChannel channel;
    private final StreamObserver<ClientMessage> out;
    private final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
    private volatile @Nullable Status ended;

    TestService(String address, String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
        out = ClientServiceGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .connect(this);
    }

    static Register.Builder register(String service, int version) {
        return Register.newBuilder()
                .setService(service)
                .setInstance("host-1")
                .setIncarnation(INCARNATION)
                .setLine("orders")
                .setEnvironment("production")
                .setVersion(version)
                .setProtocolMin(1)
                .setProtocolMax(1);
    }

    void send(ClientMessage.Builder message) {
        out.onNext(message.build());
    }

    Answer awaitAnswer() {
        return awaitAnswer(answer -> true);
    }

    /** The first answer like that, heard before or from now on. */
    Answer awaitAnswer(Predicate<Answer> wanted) {
        Predicate<ServerMessage> right = message -> message.hasAnswer() && wanted.test(message.getAnswer());
        Awaitility.await("an answer, ended with " + ended)
                .atMost(Duration.ofSeconds(10))
                .until(() -> heard.stream().anyMatch(right));
        return heard.stream().filter(right).findFirst().orElseThrow().getAnswer();
    }

    boolean drained() {
        return heard.stream().anyMatch(ServerMessage::hasDrain);
    }

    boolean hasEnded() {
        return ended != null;
    }

    Status awaitEnd() {
        Awaitility.await("the stream's end").atMost(Duration.ofSeconds(10)).until(() -> ended != null);
        Status status = ended;
        return status == null ? Status.UNKNOWN : status;
    }

    @Override
    public void onNext(ServerMessage message) {
        heard.add(message);
    }

    @Override
    public void onError(Throwable error) {
        ended = Status.fromThrowable(error);
    }

    @Override
    public void onCompleted() {
        ended = Status.OK;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
