package dev.bellows.server.gateway;

import dev.bellows.document.error.Problem;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.security.Listening;
import dev.bellows.server.security.Tokens;
import dev.bellows.server.telemetry.LatestTelemetry;
import dev.bellows.server.telemetry.Signal;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gRPC port. Thread-safe. Four loops serve all streams: one looks for what must be sent, one keeps house, one stores signs of
 * life of SDKs and one gives their streams up when that fails; no thread, timer or task belongs to a single agent.
 */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_METADATA = 8 * 1024;
    private static final int MOST_CALLS_PER_CONNECTION = 100;
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final GatewaySettings settings;
    private final AgentStreams agents = new AgentStreams();
    private final ClientStreams clients = new ClientStreams();
    private final PlanRequests plans;
    private final Signal poke = new Signal();
    private final Signal stopping = new Signal();
    private final Heartbeats heartbeats;
    private final ExecutorService streamExecutor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());
    private final Server server;
    private final List<Loop> loops;

    private Gateway(GatewaySettings settings, Doors doors) {
        this.settings = settings;
        this.plans = new PlanRequests(agents, doors.clock, doors.chance);
        Pushing pushing = new Pushing(agents, clients, doors.fleet, doors.driving, doors.adoption);
        Housekeeping housekeeping =
                new Housekeeping(agents, clients, doors.fleet, doors.adoption, doors.tokens, settings);
        this.heartbeats = new Heartbeats(clients, doors.adoption, doors.nanos);
        this.loops = List.of(
                new Loop("gateway-push", poke, settings.pushEvery(), pushing::look),
                new Loop("gateway-housekeeping", stopping, HOUSEKEEPING, housekeeping::turn),
                new Loop("gateway-heartbeats", stopping, HOUSEKEEPING, heartbeats::store),
                new Loop("gateway-hearing", stopping, HOUSEKEEPING, heartbeats::giveUp));
        AgentDoors agentDoors = new AgentDoors(
                doors.fleet, doors.driving, doors.telemetry, plans, agents, settings, poke, doors.clock, doors.nanos);
        this.server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(
                                settings.listening().host(),
                                settings.listening().port()),
                        credentials(settings.listening()))
                .executor(streamExecutor)
                .intercept(new Authentication(doors.tokens))
                .addService(new AgentEndpoint(agentDoors))
                .addService(new ClientEndpoint(doors.adoption, clients, settings.clientHeartbeat(), doors.nanos))
                .maxInboundMessageSize(MOST_BYTES)
                .maxInboundMetadataSize(MOST_METADATA)
                .maxConcurrentCallsPerConnection(MOST_CALLS_PER_CONNECTION)
                .keepAliveTime(20, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .build();
    }

    /**
     * What the gateway calls.
     *
     * @param chance for request ids
     * @param nanos monotonic clock
     */
    public record Doors(
            Fleet fleet,
            Driving driving,
            Adoption adoption,
            Tokens tokens,
            LatestTelemetry telemetry,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator chance) {}

    private static ServerCredentials credentials(Listening listening) {
        if (listening.tls().isEmpty()) {
            return InsecureServerCredentials.create();
        }
        try {
            Listening.Tls tls = listening.tls().get();
            return TlsServerCredentials.create(
                    tls.certificate().toFile(), tls.key().toFile());
        } catch (IOException e) {
            throw listening.tlsUnusable(e);
        }
    }

    /** Binds the port and starts; throws a coded error when the address is not allowed or in use. */
    public static Gateway start(GatewaySettings settings, Doors doors) {
        settings.listening().checked();
        Gateway gateway = build(settings, doors);
        try {
            gateway.server.start();
        } catch (IOException e) {
            gateway.streamExecutor.close();
            throw settings.listening().inUse(e);
        }
        gateway.loops.forEach(Loop::start);
        return gateway;
    }

    private static Gateway build(GatewaySettings settings, Doors doors) {
        try {
            return new Gateway(settings, doors);
        } catch (IllegalArgumentException e) {
            // Netty reads certificate and key here, and says so with this exception.
            throw settings.listening().tlsUnusable(e);
        }
    }

    /** Looks for desired rows now: something was just decided. */
    public void poke() {
        poke.raise();
    }

    /** The port it really listens on. */
    public int port() {
        return server.getPort();
    }

    /** Asks agents for plans. */
    public PlanRequests plans() {
        return plans;
    }

    /** Why nothing could be written to the store lately; empty while writes go through. */
    public Optional<Problem> storeTrouble() {
        return heartbeats.trouble();
    }

    /** Open streams of agents on this process. */
    public int agentStreams() {
        return agents.size();
    }

    /** Open streams of SDKs on this process. */
    public int clientStreams() {
        return clients.size();
    }

    /**
     * Tells every peer to reconnect in a moment, waits briefly, for calls and for what it does in the store by itself, and closes. Work in
     * the databases goes on.
     */
    public void stop() {
        loops.forEach(Loop::stop);
        agents.all().forEach(stream -> stream.drain(RECONNECT, "the control plane process stops"));
        clients.all().forEach(stream -> stream.drain(RECONNECT));
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
                server.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
            streamExecutor.shutdown();
            streamExecutor.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            for (Loop loop : loops) {
                loop.awaitEnd(GRACE);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            streamExecutor.shutdown();
            Thread.currentThread().interrupt();
        }
        LOG.atInfo().addKeyValue("heartbeat", settings.agentHeartbeat()).log("gateway stopped");
    }
}
