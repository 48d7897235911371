package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.server.RunningServer;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.Problem;
import dev.bellows.wire.agent.v1.SessionEvidence;
import dev.bellows.wire.agent.v1.TargetReport;
import dev.bellows.wire.agent.v1.Telemetry;
import dev.bellows.wire.agent.v1.Welcome;
import dev.bellows.wire.agent.v1.WindowRow;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Goodbye;
import dev.bellows.wire.client.v1.Heartbeat;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.TargetAnswer;
import dev.bellows.wire.client.v1.Verdict;
import io.grpc.Status;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who is heard, who has gone, and what one target's trouble means for the others. Each test has an environment of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HearingIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path dataDir;

    private RunningServer running;
    private String viewer;
    private String operator;

    @BeforeAll
    void start() {
        running = RunningServer.start(dataDir);
        viewer = running.person(Role.VIEWER);
        operator = running.token(TokenKind.PERSON, "olga", List.of(), Role.OPERATOR, Role.VIEWER);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private TestAgent agent(String name, String... targets) {
        return new TestAgent(
                running.server().endpoints().grpc(), running.token(TokenKind.AGENT, name, List.of(targets)));
    }

    private TestService service(String name) {
        return new TestService(running.server().endpoints().grpc(), running.token(TokenKind.SERVICE, name, List.of()));
    }

    private static TargetReport.Builder target(String name, String environment) {
        return TestAgent.target(name, "id-" + name).setEnvironment(environment).setJournalHead(9);
    }

    private static ClientMessage.Builder register(String service, String incarnation, String environment) {
        Register.Builder register =
                TestService.register(service, 17).setIncarnation(incarnation).setEnvironment(environment);
        return ClientMessage.newBuilder().setRegister(register);
    }

    private static ClientMessage.Builder goodbye(String incarnation, String secret) {
        return ClientMessage.newBuilder()
                .setGoodbye(Goodbye.newBuilder().setIncarnation(incarnation).setSecret(secret));
    }

    private static AgentMessage.Builder sessions(Welcome welcome, String target) {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        return AgentMessage.newBuilder()
                .setEpoch(welcome.getEpoch())
                .setSessionEvidence(SessionEvidence.newBuilder()
                        .setTarget(target)
                        .setSinceMicros((now.getEpochSecond() - 3_600) * 1_000_000)
                        .setThroughMicros(now.getEpochSecond() * 1_000_000));
    }

    private JsonNode shown(String target) {
        return running.get("/targets/" + target, viewer);
    }

    private List<String> sql(String text) {
        TestDatabase store = running.store();
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), "fixture");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = bellows");
            if (!statement.execute(text)) {
                return List.of();
            }
            try (ResultSet rows = statement.getResultSet()) {
                List<String> found = new java.util.ArrayList<>();
                while (rows.next()) {
                    found.add(String.valueOf(rows.getString(1)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Test
    void anEnvironmentThatWasEditedIsRefusedUntilAPersonConfirmsIt() {
        try (TestAgent first = agent("e1", "moved")) {
            first.hello("e1", target("moved", "staging"));
            Awaitility.await("the window")
                    .atMost(LIMIT)
                    .until(() -> !sql("select 1 from target_window where target = 'moved'")
                            .isEmpty());
            first.leave();
        }
        try (TestAgent edited = agent("e1", "moved")) {
            Welcome welcome = edited.hello("e1", target("moved", "live"));
            assertThat(welcome.getTargets(0).getAccepted()).isFalse();
            assertThat(welcome.getTargets(0).getProblem().getCode()).isEqualTo("BLW-FLEET-010");
        }
        assertThat(shown("moved").path("environment").asText()).isEqualTo("staging");
        assertThat(shown("moved").path("why").asText()).contains("BLW-FLEET-010", "staging", "live");

        var confirmed = running.call(
                "POST",
                "/api/v1/targets/moved/environment",
                operator,
                "{\"environment\":\"live\",\"reason\":\"it was wrong from the start\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        try (TestAgent edited = agent("e1", "moved");
                TestService live = service("mover")) {
            assertThat(edited.hello("e1", target("moved", "live")).getTargets(0).getAccepted())
                    .isTrue();
            live.send(register("mover", "01BX5ZZKBKACTAV9WEVGEMMVE1", "live"));
            assertThat(live.awaitAnswer().getTargetsList())
                    .extracting(TargetAnswer::getTarget)
                    .containsExactly("moved");
        }
        assertThat(shown("moved").path("environment").asText()).isEqualTo("live");
        assertThat(sql("select environment from target_window where target = 'moved'"))
                .containsExactly("live");
        assertThat(sql("select who || ' ' || reason from audit where verb = 'target environment'"))
                .containsExactly("olga it was wrong from the start");
    }

    @Test
    void aNamedTargetOfAnotherEnvironmentIsNotServed() {
        try (TestAgent agent = agent("n1", "named");
                TestService service = service("stranger")) {
            agent.hello("n1", target("named", "named-live"));
            Awaitility.await("the window")
                    .atMost(LIMIT)
                    .until(() -> !sql("select 1 from target_window where target = 'named'")
                            .isEmpty());
            Register.Builder wanted = TestService.register("stranger", 17)
                    .setIncarnation("01BX5ZZKBKACTAV9WEVGEMMVE2")
                    .setEnvironment("named-test")
                    .addTargets("named");
            service.send(ClientMessage.newBuilder().setRegister(wanted));
            Answer answer = service.awaitAnswer();
            assertThat(answer.getVerdict()).isEqualTo(Verdict.VERDICT_NO);
            assertThat(answer.getRegistered()).isFalse();
            assertThat(answer.getReason()).contains("named-live", "named-test");
        }
    }

    @Test
    void aGoodbyeEndsTheClaimInTheStoreAndAJoinerWaitsForItNoLonger() {
        String incarnation = "01BX5ZZKBKACTAV9WEVGEMMVE3";
        try (TestAgent agent = agent("g1", "first", "joiner");
                TestService service = service("leaver")) {
            Welcome welcome = agent.hello("g1", target("first", "leaving"));
            Awaitility.await("the window")
                    .atMost(LIMIT)
                    .until(() -> !sql("select 1 from target_window where target = 'first'")
                            .isEmpty());
            service.send(register("leaver", incarnation, "leaving"));
            String secret = service.awaitAnswer().getSecret();
            assertThat(secret).isNotEmpty();
            agent.leave();

            try (TestAgent both = agent("g1", "first", "joiner")) {
                TargetReport.Builder behind = target("joiner", "leaving")
                        .setBaseline(16)
                        .setWindow(WindowRow.newBuilder().setMin(16).setMax(16));
                Welcome again = both.hello("g1", target("first", "leaving"), behind);
                assertThat(again.getTargetsList())
                        .allSatisfy(answer -> assertThat(answer.getAccepted()).isTrue());
                Awaitility.await("the joiner")
                        .atMost(LIMIT)
                        .until(() -> !sql("select 1 from target_window where target = 'joiner'")
                                .isEmpty());
                assertThat(shown("joiner").path("fleet_state").asText()).isEqualTo("JOINING");

                service.send(goodbye(incarnation, secret));
                assertThat(service.awaitEnd().isOk()).isTrue();
                Awaitility.await("the claim's end").atMost(LIMIT).until(() -> {
                    both.send(sessions(again, "first"));
                    both.send(sessions(again, "joiner"));
                    return !sql("select 1 from claim where incarnation = '" + incarnation
                                    + "' and ended_at is not null")
                            .isEmpty();
                });
                Awaitility.await("the joiner is let in")
                        .atMost(LIMIT)
                        .until(() ->
                                shown("joiner").path("fleet_state").asText().equals("ACTIVE"));
            }
            assertThat(welcome.getEpoch()).isPositive();
        }
        sql("update claim set ended_at = clock_timestamp() - interval '8 days' where incarnation = '" + incarnation
                + "'");
        Awaitility.await("what ended long ago is removed")
                .atMost(LIMIT)
                .until(() -> sql("select 1 from claim where incarnation = '" + incarnation + "'")
                        .isEmpty());
    }

    @Test
    void oneRestoredDatabaseStopsNothingAtTheOthers() {
        String running17 = "01BX5ZZKBKACTAV9WEVGEMMVE4";
        try (TestAgent agent = agent("r1", "whole", "restored");
                TestService old = service("reader");
                TestService fresh = service("reader")) {
            agent.hello("r1", target("whole", "restoring"), target("restored", "restoring"));
            Awaitility.await("both windows")
                    .atMost(LIMIT)
                    .until(() -> sql("select 1 from target_window where target in ('whole', 'restored')")
                                    .size()
                            == 2);
            old.send(register("reader", running17, "restoring"));
            String secret = old.awaitAnswer().getSecret();
            agent.leave();

            try (TestAgent after = agent("r1", "whole", "restored")) {
                after.hello(
                        "r1",
                        target("whole", "restoring"),
                        target("restored", "restoring")
                                .setJournalHead(3)
                                .setWindow(WindowRow.newBuilder().setMin(16).setMax(16)));
                assertThat(shown("restored").path("fleet_state").asText()).isEqualTo("RECONCILE");
                Answer told = old.awaitAnswer(
                        answer -> answer.getTargetsList().stream().anyMatch(TargetAnswer::getSetAside));
                oneSetAside(told);
                old.send(register("reader", running17, "restoring"));
                fresh.send(register("reader", "01BX5ZZKBKACTAV9WEVGEMMVE5", "restoring"));
                Answer registered = fresh.awaitAnswer();
                oneSetAside(registered);
                assertThat(registered.getSecret()).isNotEmpty().isNotEqualTo(secret);
            }
        }
        assertThat(sql("select count(*) from arrival where target = 'restored'"))
                .containsExactly("0");
    }

    private static void oneSetAside(Answer answer) {
        assertThat(answer.getVerdict()).isEqualTo(Verdict.VERDICT_YES);
        assertThat(answer.getRegistered()).isTrue();
        assertThat(answer.getElsewhere()).isEqualTo(Verdict.VERDICT_RETRY_LATER);
        assertThat(answer.getTargetsList()).hasSize(2).allSatisfy(target -> {
            boolean restored = target.getTarget().equals("restored");
            assertThat(target.getSetAside()).isEqualTo(restored);
            assertThat(target.getVerdict()).isEqualTo(restored ? Verdict.VERDICT_RETRY_LATER : Verdict.VERDICT_YES);
            assertThat(target.getReason().isEmpty()).isEqualTo(!restored);
            assertThat(target.getReason().contains("RECONCILE")).isEqualTo(restored);
        });
    }

    @Test
    void whyATargetIsUnreachableOrItsAgentRefusedStandsWithTheTarget() {
        try (TestAgent agent = agent("u1", "away", "edited")) {
            agent.hello("u1", target("away", "why"), target("edited", "why"));
            Awaitility.await("both windows")
                    .atMost(LIMIT)
                    .until(() -> sql("select 1 from target_window where target in ('away', 'edited')")
                                    .size()
                            == 2);
        }
        try (TestAgent agent = agent("u1", "away", "edited")) {
            Welcome welcome = agent.hello(
                    "u1",
                    target("away", "why")
                            .setProblem(Problem.newBuilder()
                                    .setCode("BLW-TARGET-001")
                                    .setMessage("no route to host")
                                    .setWayOut("psql")),
                    target("edited", "why").setBaseline(16));
            assertThat(welcome.getTargets(0).getAccepted()).isTrue();
            assertThat(welcome.getTargets(1).getProblem().getCode()).isEqualTo("BLW-FLEET-003");
            Awaitility.await("the report")
                    .atMost(LIMIT)
                    .until(() -> shown("away").path("fleet_state").asText().equals("UNREACHABLE"));
            assertThat(shown("away").path("why").asText()).isEqualTo("UNREACHABLE: BLW-TARGET-001: no route to host");
            assertThat(shown("edited").path("why").asText())
                    .contains("its agent is refused", "BLW-FLEET-003", "baseline 17", "says 16");
        }
        try (TestAgent agent = agent("u1", "away", "edited")) {
            agent.hello("u1", target("away", "why"), target("edited", "why"));
            Awaitility.await("all is well again")
                    .atMost(LIMIT)
                    .until(() -> shown("away").path("fleet_state").asText().equals("ACTIVE")
                            && shown("edited").path("why").asText().isEmpty());
        }
    }

    /** Clocks of targets and of the store are not compared; what a crashed process left behind connects nobody. */
    @Test
    void whenATargetWasSeenIsSaidByTheStoresClockAndALostAgentIsNotConnected() {
        try (TestAgent agent = agent("c1", "clock")) {
            Welcome welcome = agent.hello("c1", target("clock", "clocks"));
            Awaitility.await("connected")
                    .atMost(LIMIT)
                    .until(() -> shown("clock").path("agent_connected").asBoolean());
            Instant ahead = Instant.parse(sql("select to_char(now() at time zone 'UTC' + interval '1 day',"
                            + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
                    .getFirst());
            agent.send(AgentMessage.newBuilder()
                    .setEpoch(welcome.getEpoch())
                    .setTelemetry(Telemetry.newBuilder()
                            .setTarget("clock")
                            .setStallMillis(7)
                            .setObservedAtMicros(ahead.getEpochSecond() * 1_000_000)));
            Awaitility.await("the telemetry")
                    .atMost(LIMIT)
                    .until(() -> shown("clock").path("stall_ms").asLong() == 7);
            Instant seen = Instant.parse(shown("clock").path("observed_at").asText());
            assertThat(seen).isBefore(ahead.minus(Duration.ofHours(23)));
            assertThat(shown("clock").path("observed_at").asText())
                    .as("the same moment each time")
                    .isEqualTo(seen.atZone(java.time.ZoneOffset.UTC)
                            .format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")));
        }
        Awaitility.await("the end of the stream")
                .atMost(LIMIT)
                .until(() -> sql("select 1 from agent where name = 'c1' and not connected")
                                .size()
                        == 1);
        sql("update agent set connected = true, last_heard_at = now() - interval '1 hour' where name = 'c1'");
        assertThat(shown("clock").path("agent_connected").asBoolean())
                .as("connected as a process left it that died an hour ago")
                .isFalse();
        assertThat(shown("clock").path("why").asText()).contains("agent c1 is not connected");
    }

    @Test
    void heartbeatsThatCannotBeStoredProveNoSilenceAndTheStreamIsGivenUp() {
        String incarnation = "01BX5ZZKBKACTAV9WEVGEMMVE6";
        try (TestAgent agent = agent("h1", "heard");
                TestService service = service("beater")) {
            agent.hello("h1", target("heard", "hearing"));
            Awaitility.await("the window")
                    .atMost(LIMIT)
                    .until(() -> !sql("select 1 from target_window where target = 'heard'")
                            .isEmpty());
            service.send(register("beater", incarnation, "hearing"));
            String secret = service.awaitAnswer().getSecret();
            sql("create function deaf() returns trigger language plpgsql as"
                    + " $$begin raise exception 'the store only reads' using errcode = '25006'; end$$");
            sql("create trigger deaf before update on claim for each statement execute function deaf()");
            try {
                String through = sql("select max(through) from hearing").getFirst();
                Awaitility.await("the stream is given up")
                        .atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            service.send(ClientMessage.newBuilder()
                                    .setHeartbeat(Heartbeat.newBuilder()
                                            .setIncarnation(incarnation)
                                            .setSecret(secret)));
                            return service.hasEnded();
                        });
                assertThat(service.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                assertThat(service.awaitEnd().getDescription()).startsWith("BLW-SERVER-");
                assertThat(sql("select max(through) - '" + through + "' < interval '5 seconds' from hearing"))
                        .as("nobody was heard meanwhile")
                        .containsExactly("t");
                assertThat(running.call("GET", "/readyz", "", "").statusCode()).isEqualTo(503);
            } finally {
                sql("drop trigger deaf on claim");
                sql("drop function deaf()");
            }
        }
        Awaitility.await("ready again")
                .atMost(LIMIT)
                .until(() -> running.call("GET", "/readyz", "", "").statusCode() == 200);
    }
}
