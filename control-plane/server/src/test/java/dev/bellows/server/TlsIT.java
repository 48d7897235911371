package dev.bellows.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.AgentServiceGrpc;
import dev.bellows.wire.agent.v1.ControlMessage;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ports with a certificate: a real handshake, and nothing without one. */
class TlsIT {
    @TempDir
    Path dataDir;

    @Test
    void bothPortsSpeakTlsAndOnlyToThoseWhoTrustTheirCertificate() throws Exception {
        Certificate certificate = Certificate.in(dataDir);
        ServerSettings settings = RunningServer.settings(
                TestPostgresql.shared().createDatabase(),
                dataDir,
                Map.of(
                        "tls.certificate",
                        certificate.certificate().toString(),
                        "tls.key",
                        certificate.key().toString()));
        try (Server server = Server.start(settings)) {
            assertThat(server.endpoints().http()).startsWith("https://");
            assertThat(server.pageAddress()).startsWith("https://");
            URI health = URI.create(server.endpoints().http() + "/healthz");
            try (HttpClient trusting = HttpClient.newBuilder()
                            .sslContext(trusting(certificate))
                            .build();
                    HttpClient strict = HttpClient.newHttpClient()) {
                HttpRequest ask = HttpRequest.newBuilder(health).build();
                assertThat(trusting.send(ask, BodyHandlers.ofString()).body()).isEqualTo("ok\n");
                assertThatThrownBy(() -> strict.send(ask, BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
            }
            ChannelCredentials trusting = TlsChannelCredentials.newBuilder()
                    .trustManager(certificate.certificate().toFile())
                    .build();
            assertThat(withoutAToken(server, trusting).getDescription())
                    .as("the handshake succeeded and the server itself answered")
                    .startsWith("BLW-AUTH-001");
            assertThat(withoutAToken(server, TlsChannelCredentials.create()).getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(withoutAToken(server, InsecureChannelCredentials.create())
                            .getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    private static SSLContext trusting(Certificate certificate) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Status withoutAToken(Server server, ChannelCredentials credentials) throws Exception {
        ManagedChannel channel = NettyChannelBuilder.forTarget(
                        server.endpoints().grpc(), credentials)
                .build();
        CompletableFuture<Status> ended = new CompletableFuture<>();
        try {
            StreamObserver<AgentMessage> out = AgentServiceGrpc.newStub(channel).connect(new Ending(ended));
            out.onNext(AgentMessage.getDefaultInstance());
            return ended.get(20, TimeUnit.SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }

    private record Ending(CompletableFuture<Status> ended) implements StreamObserver<ControlMessage> {
        @Override
        public void onNext(ControlMessage message) {
            ended.complete(Status.OK);
        }

        @Override
        public void onError(Throwable error) {
            ended.complete(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }
    }
}
