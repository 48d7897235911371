package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.server.RunningServer;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Heartbeat;
import dev.bellows.wire.agent.v1.Hello;
import dev.bellows.wire.agent.v1.Phase;
import dev.bellows.wire.agent.v1.Plan;
import dev.bellows.wire.agent.v1.PlanRequest;
import dev.bellows.wire.agent.v1.PlanResult;
import dev.bellows.wire.agent.v1.PlannedStep;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.Telemetry;
import dev.bellows.wire.agent.v1.Welcome;
import io.grpc.Status;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @TempDir
    static Path dataDir;

    private RunningServer running;
    private String viewer;

    @BeforeAll
    void start() {
        running = RunningServer.start(dataDir);
        viewer = running.person(Role.VIEWER, Role.AUTHOR, Role.OPERATOR);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private TestAgent agent(String name, String... targets) {
        return new TestAgent(
                running.server().endpoints().grpc(), running.token(TokenKind.AGENT, name, List.of(targets)));
    }

    private static AgentMessage.Builder beat(long epoch) {
        return AgentMessage.newBuilder()
                .setEpoch(epoch)
                .setHeartbeat(Heartbeat.newBuilder().setSequence(1));
    }

    @Test
    void agentThatMayIsWelcomedAndItsTargetIsShownWithItsTelemetry() {
        try (TestAgent agent = agent("a1", "t1")) {
            Welcome welcome = agent.hello("a1", TestAgent.target("t1", "id-1"));

            assertThat(welcome.getEpoch()).isPositive();
            assertThat(welcome.getTargetsList())
                    .singleElement()
                    .satisfies(target -> assertThat(target.getAccepted()).isTrue());
            agent.send(AgentMessage.newBuilder()
                    .setEpoch(welcome.getEpoch())
                    .setTelemetry(Telemetry.newBuilder()
                            .setTarget("t1")
                            .setStallMillis(42)
                            .setObservedAtMicros(5)));
            Awaitility.await("telemetry")
                    .until(() ->
                            running.get("/targets/t1", viewer).path("stall_ms").asInt() == 42);
            JsonNode target = running.get("/targets/t1", viewer);
            assertThat(target.path("labels").path("ring").asText()).isEqualTo("canary");
            assertThat(target.path("agent_connected").asBoolean()).isTrue();
        }
    }

    @Test
    void framesOfAnotherEpochAreDropped() {
        try (TestAgent agent = agent("a2", "t2")) {
            Welcome welcome = agent.hello("a2", TestAgent.target("t2", "id-2"));
            agent.send(AgentMessage.newBuilder()
                    .setEpoch(welcome.getEpoch() - 1)
                    .setTelemetry(Telemetry.newBuilder()
                            .setTarget("t2")
                            .setStallMillis(7)
                            .setObservedAtMicros(9)));
            agent.send(AgentMessage.newBuilder()
                    .setEpoch(welcome.getEpoch())
                    .setTelemetry(Telemetry.newBuilder()
                            .setTarget("t2")
                            .setStallMillis(3)
                            .setObservedAtMicros(8)));
            Awaitility.await("the later frame")
                    .until(() ->
                            !running.get("/targets/t2", viewer).path("stall_ms").isNull());
            assertThat(running.get("/targets/t2", viewer).path("stall_ms").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void newerStreamOfTheSameAgentClosesTheOlderOne() {
        String token = running.token(TokenKind.AGENT, "a3", List.of("t3"));
        String address = running.server().endpoints().grpc();
        try (TestAgent first = new TestAgent(address, token);
                TestAgent second = new TestAgent(address, token)) {
            long before = first.hello("a3", TestAgent.target("t3", "id-3")).getEpoch();
            Welcome welcome = second.hello("a3", TestAgent.target("t3", "id-3"));

            assertThat(first.awaitEnd().getDescription()).startsWith("BLW-STREAM-002");
            assertThat(welcome.getEpoch()).isGreaterThan(before);
            assertThat(welcome.getTargets(0).getAccepted()).isTrue();
        }
    }

    @Test
    void targetsThatMustNotBeSpokenForAreRefusedOneByOneWithTheirCodes() {
        try (TestAgent holder = agent("b1", "held", "mine");
                TestAgent other = agent("b2", "held", "twin", "free", "line", "base")) {
            holder.hello("b1", TestAgent.target("held", "id-held"), TestAgent.target("mine", "id-mine"));
            Welcome welcome = other.hello(
                    "b2",
                    TestAgent.target("held", "id-held"),
                    TestAgent.target("twin", "id-mine"),
                    TestAgent.target("unlisted", "id-unlisted"),
                    TestAgent.target("free", "id-free"),
                    TestAgent.target("Bad Name", "id-bad"));

            assertThat(welcome.getTargetsList())
                    .extracting(target ->
                            target.getTarget() + " " + target.getProblem().getCode())
                    .containsExactly(
                            "held BLW-FLEET-001",
                            "twin BLW-FLEET-002",
                            "unlisted BLW-FLEET-005",
                            "free ",
                            "Bad Name BLW-FLEET-005");
            assertThat(welcome.getTargets(0).getProblem().getMessage())
                    .isEqualTo("Agent b1 is alive and speaks for target held; agent b2 waits until it is silent.");
            assertThat(welcome.getTargets(0).getProblem().getWayOut()).isEqualTo("bellows describe target held");
            assertThat(welcome.getTargets(1).getProblem().getMessage())
                    .isEqualTo("Target twin is the same database as target mine of line orders, or a copy of it.");
            assertThat(welcome.getTargets(1).getProblem().getWayOut()).isEqualTo("bellows get targets");
        }
    }

    @Test
    void otherBaselineAndOtherLineAreRefused() {
        String token = running.token(TokenKind.AGENT, "c1", List.of("base", "line"));
        String address = running.server().endpoints().grpc();
        try (TestAgent first = new TestAgent(address, token);
                TestAgent again = new TestAgent(address, token)) {
            first.hello("c1", TestAgent.target("base", "id-base"), TestAgent.target("line", "id-line"));
            Welcome welcome = again.hello(
                    "c1",
                    TestAgent.target("base", "id-base").setBaseline(16),
                    TestAgent.target("line", "id-line").setLine("billing"));

            assertThat(welcome.getTargetsList())
                    .extracting(target -> target.getProblem().getCode())
                    .containsExactly("BLW-FLEET-003", "BLW-FLEET-004");
        }
    }

    @Test
    void secondAgentIsCalledBackWhenTheFirstOneIsGone() {
        try (TestAgent holder = agent("d1", "shared");
                TestAgent waiting = agent("d2", "shared")) {
            holder.hello("d1", TestAgent.target("shared", "id-shared"));
            Welcome welcome = waiting.hello("d2", TestAgent.target("shared", "id-shared"));
            assertThat(welcome.getTargets(0).getProblem().getCode()).isEqualTo("BLW-FLEET-001");

            holder.leave();
            Awaitility.await("drain").atMost(Duration.ofSeconds(20)).until(() -> {
                waiting.send(beat(welcome.getEpoch()));
                return waiting.find(ControlMessage.BodyCase.DRAIN).isPresent();
            });
        }
    }

    @Test
    void streamsThatBeginWronglyEndWithACode() {
        String address = running.server().endpoints().grpc();
        assertThat(ending(new TestAgent(address, "nonsense"), beat(0))).startsWith("BLW-AUTH-001");
        assertThat(ending(new TestAgent(address, viewer), beat(0))).startsWith("BLW-AUTH-003");
        assertThat(ending(agent("e1", "t"), beat(1))).startsWith("BLW-STREAM-001");
        assertThat(ending(agent("e2", "t"), hello("somebody-else", 1, 1))).startsWith("BLW-AUTH-003");
        assertThat(ending(agent("e3", "t"), hello("e3", 2, 3))).startsWith("BLW-AGENT-001");
    }

    private static AgentMessage.Builder hello(String name, int min, int max) {
        return AgentMessage.newBuilder()
                .setHello(Hello.newBuilder()
                        .setAgentName(name)
                        .setProtocolMin(min)
                        .setProtocolMax(max));
    }

    private static String ending(TestAgent agent, AgentMessage.Builder message) {
        try (agent) {
            agent.send(message);
            Status status = agent.awaitEnd();
            assertThat(status.isOk()).isFalse();
            return String.valueOf(status.getDescription());
        }
    }

    @Test
    void silentStreamIsClosedAndARevokedTokenEndsItsStream() {
        try (TestAgent silent = agent("f1", "t-f1")) {
            silent.hello("f1", TestAgent.target("t-f1", "id-f1"));
            assertThat(silent.awaitEnd().getDescription()).startsWith("BLW-STREAM-003");
        }
        var token = running.server().tokens().create(TokenKind.AGENT, "f2", List.of("t-f2"), java.util.Set.of());
        try (TestAgent agent = new TestAgent(running.server().endpoints().grpc(), token.token())) {
            long epoch = agent.hello("f2", TestAgent.target("t-f2", "id-f2")).getEpoch();
            running.server().tokens().revoke(token.id(), "pat");
            Awaitility.await("end").atMost(Duration.ofSeconds(15)).until(() -> {
                agent.send(beat(epoch));
                return agent.find(ControlMessage.BodyCase.WELCOME).isPresent()
                        && running.get("/agents", viewer).toString().contains("\"f2\"")
                        && agent.hasEnded();
            });
            assertThat(agent.awaitEnd().getDescription()).startsWith("BLW-AUTH-001");
        }
    }

    @Test
    void planIsAskedFromEveryAgentGroupedIntoClassesAndStartedUntilDesiredStateArrives() {
        try (TestAgent one = agent("p1", "plan-1");
                TestAgent two = agent("p2", "plan-2")) {
            long epoch = one.hello("p1", TestAgent.target("plan-1", "id-p1").setLine("shop"))
                    .getEpoch();
            two.hello("p2", TestAgent.target("plan-2", "id-p2").setLine("shop"));
            String document = migration("shop", 18);
            CompletableFuture<HttpResponse<String>> submitted = CompletableFuture.supplyAsync(
                    () -> running.call("POST", "/api/v1/migrations?file=m.yaml", viewer, document));
            one.send(AgentMessage.newBuilder().setEpoch(epoch).setPlanResult(result(one.planRequest(0))));
            assertThat(submitted.join().statusCode()).isEqualTo(201);
            JsonNode stored = RunningServer.json(submitted.join().body());
            assertThat(stored.path("planned").asInt()).isEqualTo(1);
            assertThat(stored.path("not_asked").get(0).path("target").asText()).isEqualTo("plan-2");
            CompletableFuture<HttpResponse<String>> planned = CompletableFuture.supplyAsync(
                    () -> running.call("POST", "/api/v1/rollouts/shop/18/plan", viewer, ""));
            PlanRequest request = one.planRequest(1);
            one.send(AgentMessage.newBuilder().setEpoch(epoch).setPlanResult(result(request)));
            // The other agent never answers: it is listed as refused, with the reason.
            HttpResponse<String> answer = planned.join();

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            JsonNode plan = RunningServer.json(answer.body());
            assertThat(plan.path("matched").asInt()).isEqualTo(1);
            assertThat(plan.path("of").asInt()).isEqualTo(2);
            assertThat(plan.path("refused")
                            .get(0)
                            .path("problems")
                            .get(0)
                            .path("code")
                            .asText())
                    .isEqualTo("BLW-FLEET-008");
            assertThat(plan.path("digests").path("expand_migrate").asText()).startsWith("sha256:");

            HttpResponse<String> started =
                    running.call("POST", "/api/v1/rollouts/shop/18/start", viewer, "{\"reason\":\"CHG-1\"}");
            assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
            ControlMessage desired = one.await(ControlMessage.BodyCase.DESIRED);
            assertThat(desired.getDesired().getTarget()).isEqualTo("plan-1");

            HttpResponse<String> illegal = running.call("POST", "/api/v1/rollouts/shop/18/contract", viewer, "");
            assertThat(illegal.statusCode()).isEqualTo(409);
            assertThat(RunningServer.json(illegal.body())
                            .path("facts")
                            .path("legal_verbs")
                            .toString())
                    .contains("pause");
            assertThat(running.get("/rollouts/shop/18", viewer).path("targets").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void rightsThatADatabaseLacksRefuseNoDocumentAndHideNoReasonThatDoes() {
        try (TestAgent agent = agent("r1", "rights-1")) {
            long epoch = agent.hello("r1", TestAgent.target("rights-1", "id-r1").setLine("billing"))
                    .getEpoch();
            String document = migration("billing", 18);
            Problem member = problem("BLW-TARGET-010", "for b: GRANT own_b TO agent");
            Problem create = problem("BLW-TARGET-010", "for b: GRANT CREATE ON SCHEMA public TO own_b");
            Problem missing = problem("BLW-PLAN-003", "There is no table nosuch");
            Problem besides = problem("BLW-PLAN-013", "Besides: a rollback drops it");

            HttpResponse<String> refused = submit(agent, epoch, 0, document, missing, member, create, besides);
            assertThat(refused.statusCode()).as(refused.body()).isNotEqualTo(201);
            assertThat(refused.body()).contains("no table nosuch", "GRANT own_b TO agent");

            HttpResponse<String> stored = submit(agent, epoch, 1, document, member, create, besides);
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
            assertThat(RunningServer.json(stored.body())
                            .path("not_asked")
                            .get(0)
                            .path("why")
                            .asText())
                    .isEqualTo("for b: GRANT own_b TO agent; for b: GRANT CREATE ON SCHEMA public TO own_b");
        }
    }

    private HttpResponse<String> submit(TestAgent agent, long epoch, int nth, String document, Problem... problems) {
        CompletableFuture<HttpResponse<String>> submitted = CompletableFuture.supplyAsync(
                () -> running.call("POST", "/api/v1/migrations?file=m.yaml", viewer, document));
        PlanRequest request = agent.planRequest(nth);
        agent.send(AgentMessage.newBuilder()
                .setEpoch(epoch)
                .setPlanResult(PlanResult.newBuilder()
                        .setRequestId(request.getRequestId())
                        .setTarget(request.getTarget())
                        .addAllProblems(List.of(problems))));
        return submitted.join();
    }

    private static Problem problem(String code, String message) {
        return Problem.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setWayOut("look")
                .build();
    }

    private static String migration(String line, int version) {
        return """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: %s
            version: %d
            name: add-note
            operations:
              - addColumn: { table: users, column: note, type: text }
            """.formatted(line, version);
    }

    private static PlanResult result(PlanRequest request) {
        return PlanResult.newBuilder()
                .setRequestId(request.getRequestId())
                .setTarget(request.getTarget())
                .setPlan(Plan.newBuilder()
                        .setExpandMigrateDigest(DIGEST)
                        .setContractDigest(DIGEST)
                        .setCleanupDigest(DIGEST)
                        .setRevertClass("exact")
                        .setSnapshotDigest(DIGEST)
                        .addSteps(PlannedStep.newBuilder()
                                .setPhase(Phase.PHASE_EXPAND)
                                .setOrdinal(1)
                                .setTitle("add column")
                                .addStatements("ALTER TABLE users ADD note text")
                                .setReversible(true)
                                .setDigest(DIGEST))
                        .addHazards(Problem.newBuilder().setCode("BLW-PLAN-001").setMessage("STAR")))
                .build();
    }
}
