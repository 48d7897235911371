package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.server.RunningServer;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Goodbye;
import dev.bellows.wire.client.v1.Heartbeat;
import dev.bellows.wire.client.v1.Verdict;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesIT {
    @TempDir
    static Path dataDir;

    private RunningServer running;
    private String viewer;

    @BeforeAll
    void start() {
        running = RunningServer.start(dataDir);
        viewer = running.person(Role.VIEWER);
        try (TestAgent agent = new TestAgent(address(), running.token(TokenKind.AGENT, "a1", List.of("t1")))) {
            agent.hello("a1", TestAgent.target("t1", "id-1"));
            Awaitility.await("the window")
                    .until(() -> running.get("/windows", viewer).size() == 1);
        }
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private String address() {
        return running.server().endpoints().grpc();
    }

    private TestService service(String name) {
        return new TestService(address(), running.token(TokenKind.SERVICE, name, List.of()));
    }

    private static ClientMessage.Builder goodbye(String incarnation, String secret) {
        return ClientMessage.newBuilder()
                .setGoodbye(Goodbye.newBuilder().setIncarnation(incarnation).setSecret(secret));
    }

    @Test
    void servedVersionIsRegisteredAForgedGoodbyeEndsNothingAndTheRightOneDoes() {
        String secret;
        try (TestService service = service("checkout")) {
            service.send(ClientMessage.newBuilder().setRegister(TestService.register("checkout", 17)));
            Answer answer = service.awaitAnswer();
            assertThat(answer.getVerdict()).isEqualTo(Verdict.VERDICT_YES);
            assertThat(answer.getRegistered()).isTrue();
            assertThat(answer.getSecret()).isNotEmpty();
            secret = answer.getSecret();
            service.send(goodbye(TestService.INCARNATION, "00".repeat(16)));
            assertThat(service.awaitEnd().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(service.awaitEnd().getDescription())
                    .startsWith("BLW-AUTH-003")
                    .contains(TestService.INCARNATION, "wrong secret; the claim stays")
                    .doesNotContain(secret);
            assertThat(state(TestService.INCARNATION)).isEqualTo("LIVE");
        }
        try (TestService again = service("checkout")) {
            again.send(ClientMessage.newBuilder()
                    .setRegister(TestService.register("checkout", 17).setSecret(secret)));
            assertThat(again.awaitAnswer().getVerdict()).isEqualTo(Verdict.VERDICT_YES);
            again.send(goodbye(TestService.INCARNATION, secret));
            assertThat(again.awaitEnd().isOk()).isTrue();
            assertThat(state(TestService.INCARNATION)).isNotEqualTo("LIVE");
        }
    }

    @Test
    void aGoodbyeForAnotherIncarnationOrWithAnotherServicesTokenEndsNothing() {
        String mine = "01BX5ZZKBKACTAV9WEVGEMMVR1";
        String other = "01BX5ZZKBKACTAV9WEVGEMMVR2";
        try (TestService victim = service("victim");
                TestService neighbour = service("victim");
                TestService thief = service("thief")) {
            victim.send(ClientMessage.newBuilder()
                    .setRegister(TestService.register("victim", 17).setIncarnation(mine)));
            String secret = victim.awaitAnswer().getSecret();

            neighbour.send(ClientMessage.newBuilder()
                    .setRegister(TestService.register("victim", 17).setIncarnation(other)));
            assertThat(neighbour.awaitAnswer().getRegistered()).isTrue();
            neighbour.send(goodbye(mine, secret));
            assertThat(neighbour.awaitEnd().getDescription())
                    .startsWith("BLW-STREAM-001")
                    .contains("incarnation");
            assertThat(state(mine)).isEqualTo("LIVE");

            // Every session's tag shows the incarnation; before its first heartbeat a claim may come back without its
            // secret.
            thief.send(ClientMessage.newBuilder()
                    .setRegister(TestService.register("thief", 17).setIncarnation(mine)));
            Answer stolen = thief.awaitAnswer();
            assertThat(stolen.getRegistered()).isFalse();
            assertThat(stolen.getSecret()).isEmpty();
            assertThat(stolen.getReason()).contains("another process has registered this incarnation");
            thief.send(goodbye(mine, stolen.getSecret()));
            assertThat(thief.awaitEnd().getDescription()).startsWith("BLW-AUTH-003");
            assertThat(state(mine)).isEqualTo("LIVE");
        }
        var refused = running.call(
                "DELETE",
                "/api/v1/claims/" + mine,
                running.token(TokenKind.SERVICE, "thief", List.of()),
                "{\"secret\":\"" + "00".repeat(16) + "\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("BLW-AUTH-003", "nothing was ended");
        assertThat(state(mine)).isNotEqualTo("ENDED");
    }

    private String state(String incarnation) {
        for (var claim : running.get("/instances", viewer)) {
            if (claim.path("incarnation").asText().equals(incarnation)) {
                return claim.path("state").asText();
            }
        }
        return "unknown";
    }

    @Test
    void versionThatNoTargetServesIsToldNo() {
        try (TestService service = service("early")) {
            service.send(ClientMessage.newBuilder()
                    .setRegister(TestService.register("early", 18).setIncarnation("01BX5ZZKBKACTAV9WEVGEMMVRZ")));
            Answer answer = service.awaitAnswer();
            assertThat(answer.getVerdict()).isEqualTo(Verdict.VERDICT_NO);
            assertThat(answer.getReason()).contains("BLW-");
        }
    }

    @Test
    void streamsThatBeginWronglyEndWithACode() {
        assertThat(ending(
                        "s1",
                        ClientMessage.newBuilder()
                                .setHeartbeat(Heartbeat.newBuilder().setSequence(1))))
                .startsWith("BLW-STREAM-001");
        assertThat(ending("s2", ClientMessage.newBuilder().setRegister(TestService.register("other", 17))))
                .startsWith("BLW-AUTH-003");
        assertThat(ending(
                        "s3",
                        ClientMessage.newBuilder()
                                .setRegister(TestService.register("s3", 17)
                                        .setProtocolMin(2)
                                        .setProtocolMax(2))))
                .startsWith("BLW-STREAM-004");
        assertThat(ending(
                        "s4",
                        ClientMessage.newBuilder()
                                .setRegister(TestService.register("s4", 17).setIncarnation("not-a-ulid"))))
                .startsWith("BLW-STREAM-001");
    }

    private String ending(String name, ClientMessage.Builder message) {
        try (TestService service = service(name)) {
            service.send(message);
            return String.valueOf(service.awaitEnd().getDescription());
        }
    }
}
