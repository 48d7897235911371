package dev.bellows.server.gateway;

import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.AgentServiceGrpc;
import dev.bellows.wire.agent.v1.ControlMessage;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** Opens an {@link AgentStream} per call. Thread-safe because it holds nothing that changes. */
final class AgentEndpoint extends AgentServiceGrpc.AgentServiceImplBase {
    private final AgentDoors doors;

    AgentEndpoint(AgentDoors doors) {
        this.doors = doors;
    }

    @Override
    public StreamObserver<AgentMessage> connect(StreamObserver<ControlMessage> responses) {
        AgentStream stream = new AgentStream(
                (ServerCallStreamObserver<ControlMessage>) responses, Authentication.IDENTITY.get(), doors);
        stream.begin();
        return stream;
    }
}
