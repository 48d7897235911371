package dev.bellows.client;

import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.ClientServiceGrpc;
import dev.bellows.wire.client.v1.ServerMessage;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A control plane that hears everything and answers registrations as the test says. Real gRPC on loopback. */
final class FakeClientService extends ClientServiceGrpc.ClientServiceImplBase implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    final List<ClientMessage> heard = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicReference<Function<ClientMessage, Answer>> answers = new AtomicReference<>();
    private final AtomicReference<StreamObserver<ServerMessage>> newest = new AtomicReference<>();
    private final AtomicReference<@Nullable Status> refusal = new AtomicReference<>();
    private final Server server;

    FakeClientService(int port, Function<ClientMessage, Answer> answers) throws IOException {
        this.answers.set(answers);
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                .addService(ServerInterceptors.intercept(this, new TokenReader()))
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    void answerWith(Function<ClientMessage, Answer> other) {
        answers.set(other);
    }

    /** Ends every call with this status from now on; null takes calls again. */
    void refuseWith(@Nullable Status status) {
        refusal.set(status);
    }

    void push(Answer answer) {
        StreamObserver<ServerMessage> stream = newest.get();
        if (stream == null) {
            throw new IllegalStateException("nobody is connected");
        }
        stream.onNext(ServerMessage.newBuilder().setAnswer(answer).build());
    }

    @Override
    public StreamObserver<ClientMessage> connect(StreamObserver<ServerMessage> out) {
        newest.set(out);
        return new StreamObserver<>() {
            @Override
            public void onNext(ClientMessage message) {
                heard.add(message);
                Answer answer = answers.get().apply(message);
                if (message.hasRegister() && answer != null) {
                    out.onNext(ServerMessage.newBuilder().setAnswer(answer).build());
                }
            }

            @Override
            public void onError(Throwable error) {
                newest.compareAndSet(out, null);
            }

            @Override
            public void onCompleted() {
                out.onCompleted();
            }
        };
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Keeps the tokens that callers presented. */
    private final class TokenReader implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            tokens.add(String.valueOf(headers.get(AUTHORIZATION)));
            Status refused = refusal.get();
            if (refused != null) {
                call.close(refused, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }
}
