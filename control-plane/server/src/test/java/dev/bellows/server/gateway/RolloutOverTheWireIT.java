package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.server.RunningServer;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.Authorize;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Desired;
import dev.bellows.wire.agent.v1.Grant;
import dev.bellows.wire.agent.v1.Heartbeat;
import dev.bellows.wire.agent.v1.Phase;
import dev.bellows.wire.agent.v1.PhaseReport;
import dev.bellows.wire.agent.v1.PhaseState;
import dev.bellows.wire.agent.v1.Plan;
import dev.bellows.wire.agent.v1.PlanRequest;
import dev.bellows.wire.agent.v1.PlanResult;
import dev.bellows.wire.agent.v1.PlannedStep;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.Released;
import dev.bellows.wire.agent.v1.ScanOutcome;
import dev.bellows.wire.agent.v1.ServerScan;
import dev.bellows.wire.agent.v1.ServerSessions;
import dev.bellows.wire.agent.v1.SessionEvidence;
import dev.bellows.wire.agent.v1.SessionScan;
import dev.bellows.wire.agent.v1.StepEvent;
import dev.bellows.wire.agent.v1.StepState;
import dev.bellows.wire.agent.v1.WindowReport;
import dev.bellows.wire.agent.v1.WindowRow;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollout as an agent, a service and a person see it from outside. */
class RolloutOverTheWireIT {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final long NOW_MICROS = 1_900_000_000_000_000L;

    @TempDir
    Path dataDir;

    private RunningServer running;
    private String operator;
    private TestAgent agent;
    private long epoch;

    @BeforeEach
    void start() {
        running = RunningServer.start(dataDir);
        operator = running.person(Role.VIEWER, Role.AUTHOR, Role.OPERATOR);
        agent = agent();
        epoch = agent.hello("a1", TestAgent.target("t1", "id-1")).getEpoch();
    }

    @AfterEach
    void stop() {
        agent.close();
        running.close();
    }

    private TestAgent agent() {
        return new TestAgent(running.server().endpoints().grpc(), running.token(TokenKind.AGENT, "a1", List.of("t1")));
    }

    private void say(AgentMessage.Builder message) {
        agent.send(message.setEpoch(epoch));
    }

    private static final String DOCUMENT = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: rename-email
            operations:
              - renameColumn: { table: users, from: email, to: email_address }
            contract: { quiet: 0s, revertFor: 0s }
            """;

    private int questions;

    /** A call during which the agent is asked for a plan. */
    private HttpResponse<String> answering(String path, String body, Function<PlanRequest, PlanResult> answer) {
        CompletableFuture<HttpResponse<String>> call =
                CompletableFuture.supplyAsync(() -> running.call("POST", path, operator, body));
        say(AgentMessage.newBuilder().setPlanResult(answer.apply(agent.planRequest(questions++))));
        return call.join();
    }

    private void planned() {
        assertThat(answering("/api/v1/migrations?file=m.yaml", DOCUMENT, RolloutOverTheWireIT::plan)
                        .statusCode())
                .isEqualTo(201);
        plannedAgain();
    }

    private void plannedAgain() {
        assertThat(answering("/api/v1/rollouts/orders/18/plan", "", RolloutOverTheWireIT::plan)
                        .statusCode())
                .isEqualTo(201);
    }

    private static PlanResult refusal(PlanRequest request) {
        return PlanResult.newBuilder()
                .setRequestId(request.getRequestId())
                .setTarget(request.getTarget())
                .addProblems(Problem.newBuilder()
                        .setCode("BLW-PLAN-003")
                        .setMessage("There is no table users.")
                        .setWayOut("psql shop"))
                .build();
    }

    private static String code(HttpResponse<String> response) {
        return RunningServer.json(response.body()).path("code").asText();
    }

    @Test
    void aDocumentThatNobodyCanPlanTakesNoVersion() {
        HttpResponse<String> refused =
                answering("/api/v1/migrations?file=m.yaml", DOCUMENT, RolloutOverTheWireIT::refusal);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("BLW-MIGRATION-010");
        assertThat(refused.body()).contains("t1", "BLW-PLAN-003", "There is no table users.");
        assertThat(running.get("/migrations", operator)).isEmpty();
        assertThat(answering(
                                "/api/v1/migrations?file=m.yaml",
                                DOCUMENT.replace("users", "people"),
                                RolloutOverTheWireIT::plan)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aMigrationThatNoDatabaseHasBegunWithIsReplacedOrWithdrawnAndAnyOtherStays() {
        planned();
        String edited = DOCUMENT.replace("rename-email", "rename-mail");
        String withdraw = "/api/v1/migrations/orders/18/withdraw";
        assertThat(code(running.call("POST", withdraw, operator, "")))
                .as("planned")
                .isEqualTo("BLW-MIGRATION-011");
        move("abort");
        assertThat(code(answering("/api/v1/migrations?file=m.yaml", edited, RolloutOverTheWireIT::plan)))
                .isEqualTo("BLW-MIGRATION-001");
        assertThat(answering("/api/v1/migrations?file=m.yaml&replace=true", edited, RolloutOverTheWireIT::plan)
                        .statusCode())
                .isEqualTo(201);
        assertThat(running.get("/migrations/orders/18", operator).path("name").asText())
                .isEqualTo("rename-mail");
        assertThat(running.call("POST", withdraw, operator, "{\"reason\":\"a mistake\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(running.get("/migrations", operator)).isEmpty();
        assertThat(code(running.call("POST", withdraw, operator, ""))).isEqualTo("BLW-MIGRATION-004");

        assertThat(answering("/api/v1/migrations?file=m.yaml", DOCUMENT, RolloutOverTheWireIT::plan)
                        .statusCode())
                .isEqualTo(201);
        plannedAgain();
        assertThat(running.call("POST", "/api/v1/rollouts/orders/18.2/start", operator, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(desired(Phase.PHASE_EXPAND).getTarget()).isEqualTo("t1");
        HttpResponse<String> begun = running.call("POST", withdraw, operator, "");
        assertThat(code(begun)).isEqualTo("BLW-MIGRATION-011");
        assertThat(begun.body()).contains("has begun on t1");
    }

    /** What a message says of a migration it can say of its own operations. */
    @Test
    void aPlanThatWaitsForAnotherSaysWhatIsKnownOfBoth() {
        String other = "addColumn: { table: users, column: c18, type: text, up: lower(name) }";
        String byHand = "sql: { expand: { up: [ CREATE SEQUENCE docno ], down: [ DROP SEQUENCE docno ] } }";
        String first = DOCUMENT.replace(
                "renameColumn: { table: users, from: email, to: email_address }", other + "\n  - " + byHand);
        assertThat(answering("/api/v1/migrations?file=m.yaml", first, RolloutOverTheWireIT::plan)
                        .statusCode())
                .isEqualTo(201);
        plannedAgain();
        move("start");
        String second = DOCUMENT.replace("version: 18", "version: 19")
                .replace(
                        "renameColumn: { table: users, from: email, to: email_address }",
                        "addColumn: { table: users, column: c19, type: text }");
        assertThat(running.call("POST", "/api/v1/migrations?file=m.yaml", operator, second)
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> waits = running.call("POST", "/api/v1/rollouts/orders/19/plan", operator, "");
        assertThat(code(waits)).isEqualTo("BLW-MIGRATION-003");
        assertThat(RunningServer.json(waits.body()).path("detail").asText())
                .isEqualTo(
                        "Rollout orders/18 is in flight (EXPANDING), and of a statement written by hand, or a constraint or a table that is dropped or renamed, in orders/18"
                                + " nobody knows what it touches. orders/19 waits until that rollout's CLEANUP or ROLLBACK is"
                                + " done.");
    }

    @Test
    void aSecondIdenticalTryIsApprovedAndStartedByItsDigest() {
        planned();
        String digest = running.get("/rollouts/orders/18", operator)
                .path("digests")
                .path("expand_migrate")
                .asText();
        move("abort");
        plannedAgain();
        assertThat(running.get("/rollouts/orders/18.2", operator)
                        .path("digests")
                        .path("expand_migrate")
                        .asText())
                .as("the same plan")
                .isEqualTo(digest);
        String approver = running.server()
                .tokens()
                .create(TokenKind.PERSON, "paula", List.of(), Set.of(Role.VIEWER, Role.APPROVER))
                .token();
        HttpResponse<String> approved =
                running.call("POST", "/api/v1/approvals", approver, "{\"digest\":\"" + digest.substring(7, 19) + "\"}");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(RunningServer.json(approved.body()).path("rollout").asText()).isEqualTo("orders/18.2");
        HttpResponse<String> started =
                running.call("POST", "/api/v1/rollouts/orders/18.2/start", operator, "{\"digest\":\"" + digest + "\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        running.call("POST", "/api/v1/rollouts/orders/18.2/abort", operator, "");
    }

    private static PlanResult plan(PlanRequest request) {
        Plan.Builder plan = Plan.newBuilder()
                .setExpandMigrateDigest(DIGEST)
                .setContractDigest(DIGEST)
                .setCleanupDigest(DIGEST)
                .setRevertClass("exact")
                .setSnapshotDigest(DIGEST);
        for (Phase phase : List.of(Phase.PHASE_EXPAND, Phase.PHASE_CONTRACT)) {
            plan.addSteps(PlannedStep.newBuilder()
                    .setPhase(phase)
                    .setOrdinal(1)
                    .setTitle("a step")
                    .addStatements("SELECT 1")
                    .setDigest(DIGEST));
        }
        return PlanResult.newBuilder()
                .setRequestId(request.getRequestId())
                .setTarget(request.getTarget())
                .setPlan(plan)
                .build();
    }

    private void move(String verb) {
        HttpResponse<String> moved = running.call("POST", "/api/v1/rollouts/orders/18/" + verb, operator, "");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    }

    private Desired desired(Phase phase) {
        return agent.await(
                        phase + " desired",
                        message -> message.getDesired().getWork().getPhase() == phase)
                .getDesired();
    }

    private void succeeded(Desired desired) {
        say(AgentMessage.newBuilder()
                .setPhaseReport(PhaseReport.newBuilder()
                        .setTarget("t1")
                        .setRollout(desired.getWork().getRollout())
                        .setPhase(desired.getWork().getPhase())
                        .setRun(desired.getWork().getRun())
                        .setAttempt(desired.getWork().getAttempt())
                        .setFence(1)
                        .setGeneration(desired.getGeneration())
                        .setState(PhaseState.PHASE_STATE_SUCCEEDED)
                        .setStepOrdinal(1)
                        .setStepsTotal(1)));
    }

    private void row(Desired desired, int min, int max) {
        say(AgentMessage.newBuilder()
                .setWindowReport(WindowReport.newBuilder()
                        .setTarget("t1")
                        .setGeneration(desired.getGeneration())
                        .setFence(1)
                        .setRowCommitted(true)
                        .setScan(SessionScan.newBuilder()
                                .addServers(ServerScan.newBuilder()
                                        .setServer("primary")
                                        .setOutcome(ScanOutcome.SCAN_OUTCOME_CLEAN)))
                        .setRow(WindowRow.newBuilder()
                                .setMin(min)
                                .setMax(max)
                                .setGeneration(desired.getGeneration()))));
    }

    private void evidence() {
        say(AgentMessage.newBuilder()
                .setSessionEvidence(SessionEvidence.newBuilder()
                        .setTarget("t1")
                        .setSinceMicros(NOW_MICROS - Duration.ofHours(1).toMillis() * 1_000)
                        .setThroughMicros(NOW_MICROS)
                        .setAgentRole("bellows")
                        .setMayReadKnown(true)
                        .addMayRead("bellows")
                        .addServers(ServerSessions.newBuilder()
                                .setServer("primary")
                                .setSinceMicros(NOW_MICROS - Duration.ofHours(1).toMillis() * 1_000)
                                .setThroughMicros(NOW_MICROS)
                                .setOpened(7)
                                .setStatementsWhy("none"))));
    }

    private void migrated() {
        planned();
        move("start");
        succeeded(desired(Phase.PHASE_EXPAND));
        Desired migrate = desired(Phase.PHASE_MIGRATE);
        row(migrate, 17, 18);
        succeeded(migrate);
        Awaitility.await("MIGRATED")
                .until(() -> running.get("/rollouts/orders/18", operator)
                        .path("state")
                        .asText()
                        .equals("MIGRATED"));
    }

    private Desired contracting() {
        migrated();
        evidence();
        Awaitility.await("nobody in the way")
                .until(() -> running.get("/can-i/contract/orders/18", operator)
                        .path("answer")
                        .asText()
                        .equals("YES"));
        move("contract");
        return desired(Phase.PHASE_CONTRACT);
    }

    private void ask(Desired desired, String request) {
        say(AgentMessage.newBuilder()
                .setAuthorize(Authorize.newBuilder()
                        .setTarget("t1")
                        .setRequestId(request)
                        .setRollout("orders/18")
                        .setPhase(Phase.PHASE_CONTRACT)
                        .setRun(desired.getWork().getRun())
                        .setStepOrdinal(1)
                        .setFence(1)
                        .setGeneration(desired.getGeneration())));
    }

    private Grant granted(String request) {
        return agent.await(
                        "grant of " + request,
                        message -> message.getGrant().getRequestId().equals(request))
                .getGrant();
    }

    @Test
    void aGrantIsGivenOnceDeniedToOthersKeptOverAReconnectAndReleasedByTheNextHello() {
        Desired contract = contracting();
        row(contract, 18, 18);
        ask(contract, "r1");
        Grant grant = granted("r1");
        assertThat(grant.getGeneration()).isEqualTo(contract.getGeneration());
        ask(contract, "r2");
        assertThat(agent.await(
                                "denial of r2",
                                message -> message.getDenied().getRequestId().equals("r2"))
                        .getDenied()
                        .getProblem()
                        .getMessage())
                .contains("grant " + grant.getId() + " is outstanding");

        agent.leave();
        agent = agent();
        epoch = agent.hello("a1", TestAgent.target("t1", "id-1").setWindow(row(contract)))
                .getEpoch();
        assertThat(granted("r1").getId()).as("an outstanding grant comes again").isEqualTo(grant.getId());

        agent.leave();
        agent = agent();
        epoch = agent.hello(
                        "a1",
                        TestAgent.target("t1", "id-1")
                                .setWindow(row(contract))
                                .addResolvedGrants(Released.newBuilder()
                                        .setTarget("t1")
                                        .setGrantId(grant.getId())
                                        .setFence(1)
                                        .setReason("never used")))
                .getEpoch();
        ask(contract, "r3");
        assertThat(granted("r3").getId()).isGreaterThan(grant.getId());
    }

    private static WindowRow row(Desired contract) {
        return WindowRow.newBuilder()
                .setMin(18)
                .setMax(18)
                .setGeneration(contract.getGeneration())
                .build();
    }

    @Test
    void aHelloIsAnsweredWithTheJournalThatNeedNotBeSentAgain() {
        planned();
        move("start");
        Desired expand = desired(Phase.PHASE_EXPAND);
        for (int journal = 1; journal <= 3; journal++) {
            say(AgentMessage.newBuilder()
                    .setStepEvent(StepEvent.newBuilder()
                            .setTarget("t1")
                            .setJournalId(journal)
                            .setFollowsJournalId(journal - 1)
                            .setRollout("orders/18")
                            .setPhase(Phase.PHASE_EXPAND)
                            .setRun(expand.getWork().getRun())
                            .setAttempt(1)
                            .setFence(1)
                            .setOrdinal(journal)
                            .setTitle("a step")
                            .setState(StepState.STEP_STATE_DONE)
                            .setAtMicros(NOW_MICROS)));
        }
        agent.await("the third is acknowledged", message -> message.getStepAck().getJournalId() == 3);

        agent.leave();
        agent = agent();
        agent.hello("a1", TestAgent.target("t1", "id-1").setJournalHead(5));
        assertThat(agent.await(ControlMessage.BodyCase.STEP_ACK).getStepAck().getJournalId())
                .isEqualTo(3);
    }

    @Test
    void aServiceHearsOfAWiderWindowWithoutAsking() {
        try (TestService service = new TestService(
                running.server().endpoints().grpc(), running.token(TokenKind.SERVICE, "checkout", List.of()))) {
            service.send(ClientMessage.newBuilder().setRegister(TestService.register("checkout", 17)));
            assertThat(service.awaitAnswer().getTargets(0).getMax()).isEqualTo(17);
            migrated();
            Answer pushed = service.awaitAnswer(answer -> answer.getTargets(0).getMax() == 18);
            assertThat(pushed.getTargets(0).getMin()).isEqualTo(17);
        }
    }

    @Test
    void everyPeerIsToldToComeBackBeforeTheProcessStops() {
        try (TestService service = new TestService(
                running.server().endpoints().grpc(), running.token(TokenKind.SERVICE, "checkout", List.of()))) {
            service.send(ClientMessage.newBuilder().setRegister(TestService.register("checkout", 17)));
            service.awaitAnswer();
            say(AgentMessage.newBuilder().setHeartbeat(Heartbeat.newBuilder().setSequence(1)));
            running.server().stop();
            assertThat(agent.await(ControlMessage.BodyCase.DRAIN).getDrain().getReconnectAfterMillis())
                    .isPositive();
            Awaitility.await("drain of a service").until(service::drained);
        }
    }

    @Test
    void listsAndRolloutsHaveTheFieldsOfTheReference() {
        migrated();
        JsonNode listed = running.get("/rollouts", operator).get(0);
        assertThat(listed.path("digests").path("contract").asText()).startsWith("sha256:");
        assertThat(listed.path("matched").asInt()).isEqualTo(1);
        assertThat(listed.path("of").asInt()).isEqualTo(1);
        assertThat(listed.path("plan_classes").asInt()).isEqualTo(1);
        JsonNode rollout = running.get("/rollouts/orders/18", operator);
        assertThat(rollout.path("next_command").asText()).isEqualTo("bellows can-i-contract orders 18");
        JsonNode event = rollout.path("events").get(0);
        assertThat(fields(event)).containsExactlyInAnyOrder("seq", "at", "rollout", "target", "kind", "text");
        assertThat(event.path("text").asText()).isNotEmpty();
        JsonNode preview = RunningServer.json(
                running.call("POST", "/api/v1/rollouts/orders/18/contract", operator, "{\"preview\":true}")
                        .body());
        assertThat(preview.path("digest").asText())
                .isEqualTo(listed.path("digests").path("contract").asText());
        assertThat(preview.path("done").asBoolean()).isFalse();
        var untaken = running.call("POST", "/api/v1/rollouts/orders/18/revert", operator, "{\"preview\":true}");
        assertThat(untaken.statusCode())
                .as("what would be refused is refused before anybody is shown a match: %s", untaken.body())
                .isEqualTo(409);
        assertThat(untaken.body()).contains("BLW-ROLLOUT-", "\"legal_verbs\"");
        assertThat(fields(running.get("/agents", operator).get(0)))
                .containsExactlyInAnyOrder(
                        "name", "agent_id", "build", "epoch", "replica", "connected", "last_heard_at", "targets");
        assertThat(fields(running.get("/windows", operator).get(0)))
                .containsExactlyInAnyOrder(
                        "target", "line", "min", "max", "state", "row", "generation", "rollout", "why");
        assertThat(running.get("/gates?rollout=orders/18", operator)).anySatisfy(gate -> {
            assertThat(fields(gate)).containsExactlyInAnyOrder("rollout", "phase", "target", "gate", "verdict", "why");
            assertThat(gate.path("gate").asText()).isEqualTo("adoption");
        });
        String service = running.token(TokenKind.SERVICE, "batch", List.of());
        running.call(
                "PUT",
                "/api/v1/claims/01ARZ3NDEKTSV4RRFFQ69G5FAV",
                service,
                "{\"service\":\"batch\",\"instance\":\"i\",\"line\":\"orders\",\"environment\":\"production\",\"version\":17,\"ttl\":\"1m\"}");
        assertThat(fields(running.get("/services", operator).get(0)))
                .containsExactlyInAnyOrder(
                        "service", "line", "environment", "instances", "live", "versions", "targets");
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aWatcherThatComesBackHearsOnlyWhatItMissed() throws IOException, InterruptedException {
        migrated();
        JsonNode events = running.get("/rollouts/orders/18", operator).path("events");
        long last = events.get(1).path("seq").asLong();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(running.server().endpoints().http() + "/api/v1/rollouts/orders/18/events"))
                .header("Authorization", "Bearer " + operator)
                .header("Last-Event-ID", String.valueOf(last))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(next(lines, line -> line.startsWith("id:"))
                                .substring(3)
                                .strip())
                        .isEqualTo(events.get(0).path("seq").asText());
            }
            client.shutdownNow();
        }
    }

    private static String next(BufferedReader lines, Predicate<String> wanted) throws IOException {
        String line = lines.readLine();
        while (line != null && !wanted.test(line)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
