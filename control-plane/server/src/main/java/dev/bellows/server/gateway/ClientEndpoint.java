package dev.bellows.server.gateway;

import dev.bellows.server.adoption.Adoption;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.ClientServiceGrpc;
import dev.bellows.wire.client.v1.ServerMessage;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Opens a {@link ClientStream} per call. Thread-safe because it holds nothing that changes. */
final class ClientEndpoint extends ClientServiceGrpc.ClientServiceImplBase {
    private final Adoption adoption;
    private final ClientStreams streams;
    private final Duration heartbeat;
    private final LongSupplier nanos;

    ClientEndpoint(Adoption adoption, ClientStreams streams, Duration heartbeat, LongSupplier nanos) {
        this.adoption = adoption;
        this.streams = streams;
        this.heartbeat = heartbeat;
        this.nanos = nanos;
    }

    @Override
    public StreamObserver<ClientMessage> connect(StreamObserver<ServerMessage> responses) {
        ClientStream stream = new ClientStream(
                (ServerCallStreamObserver<ServerMessage>) responses,
                Authentication.IDENTITY.get(),
                adoption,
                streams,
                heartbeat,
                nanos);
        stream.begin();
        return stream;
    }
}
