package dev.bellows.server.gateway;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.security.Identity;
import dev.bellows.server.security.TokenKind;
import dev.bellows.server.security.Tokens;
import dev.bellows.wire.agent.v1.AgentServiceGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;

/** Turns the metadata's token into an {@link Identity}; without a valid one of the right kind a call ends at once. Thread-safe. */
final class Authentication implements ServerInterceptor {
    static final Context.Key<Identity> IDENTITY = Context.key("identity");
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    Authentication(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String header = headers.get(AUTHORIZATION);
        boolean agents =
                AgentServiceGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName());
        TokenKind wanted = agents ? TokenKind.AGENT : TokenKind.SERVICE;
        Optional<Identity> identity;
        try {
            identity = header == null || !header.startsWith(SCHEME)
                    ? Optional.empty()
                    : tokens.authenticate(header.substring(SCHEME.length()).strip());
        } catch (BellowsException e) {
            return refuse(call, Refusal.status(e));
        }
        if (identity.isEmpty()) {
            return refuse(
                    call,
                    Refusal.status(
                            ErrorCode.AUTH_REQUIRED,
                            "The call came without a valid token of kind " + wanted.word() + "."));
        }
        if (identity.get().kind() != wanted) {
            return refuse(
                    call,
                    Refusal.status(
                            ErrorCode.AUTH_KIND,
                            "The token is one of kind " + identity.get().kind().word() + ", this service takes kind "
                                    + wanted.word() + "."));
        }
        return Contexts.interceptCall(Context.current().withValue(IDENTITY, identity.get()), call, headers, next);
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, Status status) {
        call.close(status, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
