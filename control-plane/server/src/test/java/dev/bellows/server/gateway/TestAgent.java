package dev.bellows.server.gateway;

import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.AgentServiceGrpc;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Fingerprint;
import dev.bellows.wire.agent.v1.Hello;
import dev.bellows.wire.agent.v1.PlanRequest;
import dev.bellows.wire.agent.v1.TargetReport;
import dev.bellows.wire.agent.v1.Welcome;
import dev.bellows.wire.agent.v1.WindowRow;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The agent's side of a stream, without an agent: says what a test tells it to and keeps what it hears. */
final class TestAgent implements AutoCloseable, StreamObserver<ControlMessage> {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ManagedChannel channel;
    private final StreamObserver<AgentMessage> out;
    private final List<ControlMessage> heard = new CopyOnWriteArrayList<>();
    private volatile @Nullable Status ended;

    TestAgent(String address, String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
        out = AgentServiceGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .connect(this);
    }

    static TargetReport.Builder target(String name, String identity) {
        return TargetReport.newBuilder()
                .setTarget(name)
                .setLine("orders")
                .setEnvironment("production")
                .putLabels("ring", "canary")
                .setEngine("postgresql")
                .setBaseline(17)
                .setFence(1)
                .setHolding(true)
                .setFingerprint(Fingerprint.newBuilder()
                        .setIdentityToken(identity)
                        .setServerId("server-" + identity)
                        .setDatabaseId("5")
                        .setTimeline(1)
                        .setHost("h1:5432"))
                .setWindow(WindowRow.newBuilder().setMin(17).setMax(17).setGeneration(0));
    }

    void send(AgentMessage.Builder message) {
        out.onNext(message.build());
    }

    Welcome hello(String name, TargetReport.Builder... targets) {
        List<TargetReport> reports = new ArrayList<>();
        for (TargetReport.Builder target : targets) {
            reports.add(target.build());
        }
        send(AgentMessage.newBuilder()
                .setHello(Hello.newBuilder()
                        .setAgentId("01ARZ3NDEKTSV4RRFFQ69G5FAV")
                        .setAgentName(name)
                        .setBuild("test")
                        .setProtocolMin(1)
                        .setProtocolMax(1)
                        .addEngines("postgresql")
                        .addAllTargets(reports)));
        return await(ControlMessage.BodyCase.WELCOME).getWelcome();
    }

    ControlMessage await(ControlMessage.BodyCase kind) {
        Awaitility.await(kind + " from the control plane, ended with " + ended)
                .atMost(LIMIT)
                .until(() -> find(kind).isPresent());
        return find(kind).orElseThrow();
    }

    /** The first message like that, heard before or from now on. */
    ControlMessage await(String what, Predicate<ControlMessage> wanted) {
        Awaitility.await(what + " from the control plane, ended with " + ended)
                .atMost(LIMIT)
                .until(() -> heard.stream().anyMatch(wanted));
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** The plan request after so many others. */
    PlanRequest planRequest(int others) {
        Awaitility.await("plan request " + others)
                .atMost(LIMIT)
                .until(() -> planRequests().size() > others);
        return planRequests().get(others);
    }

    private List<PlanRequest> planRequests() {
        return heard.stream()
                .filter(message -> message.getBodyCase() == ControlMessage.BodyCase.PLAN_REQUEST)
                .map(ControlMessage::getPlanRequest)
                .toList();
    }

    Optional<ControlMessage> find(ControlMessage.BodyCase kind) {
        return heard.stream().filter(message -> message.getBodyCase() == kind).findFirst();
    }

    boolean hasEnded() {
        return ended != null;
    }

    Status awaitEnd() {
        Awaitility.await("the stream's end").atMost(LIMIT).until(() -> ended != null);
        Status status = ended;
        return status == null ? Status.UNKNOWN : status;
    }

    @Override
    public void onNext(ControlMessage message) {
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

    /** Goes as a killed process does. */
    void leave() {
        channel.shutdownNow();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
