package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.server.RunningServer;
import dev.bellows.server.Server;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import dev.bellows.server.store.Store;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Heartbeat;
import dev.bellows.wire.agent.v1.Hello;
import dev.bellows.wire.agent.v1.Phase;
import dev.bellows.wire.agent.v1.Progress;
import dev.bellows.wire.agent.v1.SessionEvidence;
import dev.bellows.wire.agent.v1.StepEvent;
import dev.bellows.wire.agent.v1.StepState;
import dev.bellows.wire.agent.v1.TargetReport;
import dev.bellows.wire.agent.v1.Telemetry;
import dev.bellows.wire.agent.v1.Welcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent wakes with its stream open after the store lost sight of it and another one got its target. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisplacedAgentIT {
    @TempDir
    static Path dataDir;

    @TempDir
    static Path otherDir;

    private RunningServer running;
    private Server other;
    private Store store;
    private String viewer;

    @BeforeAll
    void start() {
        running = RunningServer.start(dataDir);
        other = Server.start(RunningServer.settings(running.store(), otherDir, Map.of()));
        store = Store.open(
                new Store.Settings(running.store().url(), running.store().user(), "fixture", 2));
        viewer = running.person(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        store.close();
        other.stop();
        running.close();
    }

    @ParameterizedTest(name = "the successor on another control plane process: {0}")
    @ValueSource(booleans = {false, true})
    void whatADisplacedAgentSaysIsNotTakenAndItHearsWhy(boolean elsewhere) {
        String target = elsewhere ? "far" : "near";
        String sleeperToken = running.token(TokenKind.AGENT, "sleeper-" + target, List.of(target, "own-" + target));
        String here = running.server().endpoints().grpc();
        String there = elsewhere ? other.endpoints().grpc() : here;
        try (TestAgent sleeper = new TestAgent(here, sleeperToken)) {
            long epoch = sleeper.hello("sleeper-" + target, report(target), report("own-" + target))
                    .getEpoch();
            try (TestAgent successor = displace("sleeper-" + target, "successor-" + target, there, target)) {
                everything(epoch, target).forEach(sleeper::send);
                sleeper.send(message(epoch).setStepEvent(step("own-" + target)));

                sleeper.await(ControlMessage.BodyCase.DRAIN);
                everything(epoch, target).forEach(sleeper::send);
                // A stream's messages are handled in order: when this one is refused, the others have been.
                sleeper.send(AgentMessage.newBuilder().setHello(Hello.newBuilder()));
                assertThat(sleeper.awaitEnd().getDescription()).startsWith("BLW-STREAM-001");

                assertThat(agentOf(target)).isEqualTo("successor-" + target);
                assertThat(count("step_event", target)).isZero();
                assertThat(count("evidence", target)).isZero();
                assertThat(count("step_event", "own-" + target))
                        .as("its other target is still its own")
                        .isEqualTo(1);
                assertThat(running.get("/targets/" + target, viewer)
                                .path("stall_ms")
                                .isNull())
                        .isTrue();
                try (TestAgent again = new TestAgent(here, sleeperToken)) {
                    keepAlive(successor, target);
                    Welcome welcome = again.hello("sleeper-" + target, report(target), report("own-" + target));
                    assertThat(welcome.getTargetsList())
                            .extracting(one -> one.getProblem().getCode())
                            .containsExactly("BLW-FLEET-001", "");
                }
            }
        }
    }

    @ParameterizedTest(name = "on another control plane process: {0}")
    @ValueSource(booleans = {false, true})
    void aDisplacedAgentThatSaysNothingIsToldToo(boolean elsewhere) {
        String target = elsewhere ? "far-quiet" : "near-quiet";
        String token = running.token(TokenKind.AGENT, "quiet-" + target, List.of(target));
        String here = running.server().endpoints().grpc();
        try (TestAgent quiet = new TestAgent(here, token)) {
            quiet.hello("quiet-" + target, report(target));
            String there = elsewhere ? other.endpoints().grpc() : here;
            try (TestAgent next = displace("quiet-" + target, "next-" + target, there, target)) {
                assertThat(quiet.await(ControlMessage.BodyCase.DRAIN).getDrain().getReason())
                        .contains(target);
                assertThat(next.hasEnded()).isFalse();
            }
        }
    }

    @Test
    void afterAReadoptionTheStoresEventsEqualTheJournal() {
        String target = "journal";
        String here = running.server().endpoints().grpc();
        String token = running.token(TokenKind.AGENT, "writer", List.of(target));
        try (TestAgent writer = new TestAgent(here, token)) {
            long epoch = writer.hello("writer", report(target)).getEpoch();
            writer.send(entry(epoch, target, 1));
            writer.await(
                    "entry 1 is acknowledged", message -> message.getStepAck().getJournalId() == 1);
            try (TestAgent successor = displace("writer", "passer-by", here, target)) {
                writer.send(entry(epoch, target, 2));
                writer.await(ControlMessage.BodyCase.DRAIN);
                successor.leave();
            }
        }
        try (TestAgent writer = displace("passer-by", "writer", here, target)) {
            long epoch =
                    writer.await(ControlMessage.BodyCase.WELCOME).getWelcome().getEpoch();
            writer.send(entry(epoch, target, 3));
            writer.await(
                    "entry 2 is missed",
                    message -> message.getStepAck().getAgain()
                            && message.getStepAck().getJournalId() == 1);
            for (int journal = 2; journal <= 4; journal++) {
                writer.send(entry(epoch, target, journal));
            }
            writer.await("all is acknowledged", message -> message.getStepAck().getJournalId() == 4);
            assertThat(store.database()
                            .query(
                                    "select journal_id from step_event where target = ? order by 1",
                                    row -> row.getInt(1),
                                    target))
                    .containsExactly(1, 2, 3, 4);
        }
    }

    private static AgentMessage.Builder entry(long epoch, String target, int journal) {
        return message(epoch)
                .setStepEvent(step(target)
                        .setJournalId(journal)
                        .setFollowsJournalId(journal - 1)
                        .setOrdinal(journal));
    }

    @Test
    void aReportOnAnOpenStreamNeverTakesATarget() {
        String token = running.token(TokenKind.AGENT, "late", List.of("once"));
        String next = running.token(TokenKind.AGENT, "early", List.of("once"));
        String here = running.server().endpoints().grpc();
        try (TestAgent early = new TestAgent(here, next);
                TestAgent late = new TestAgent(here, token)) {
            early.hello("early", report("once"));
            Welcome welcome = late.hello("late", report("once"));
            assertThat(welcome.getTargets(0).getAccepted()).isFalse();
            silence("early");
            late.send(message(welcome.getEpoch()).setTargetReport(report("once")));
            late.send(AgentMessage.newBuilder().setHello(Hello.newBuilder()));
            late.awaitEnd();

            assertThat(agentOf("once"))
                    .as("it was told no, and was not told anything since")
                    .isEqualTo("early");
        }
    }

    private static TargetReport.Builder report(String target) {
        return TestAgent.target(target, "id-" + target).setJournalHead(4);
    }

    private static AgentMessage.Builder message(long epoch) {
        return AgentMessage.newBuilder().setEpoch(epoch);
    }

    private static StepEvent.Builder step(String target) {
        return StepEvent.newBuilder()
                .setTarget(target)
                .setJournalId(1)
                .setRollout("orders/18")
                .setPhase(Phase.PHASE_EXPAND)
                .setRun(1)
                .setAttempt(1)
                .setFence(1)
                .setOrdinal(1)
                .setTitle("add a column")
                .setState(StepState.STEP_STATE_BEGUN)
                .setAtMicros(1);
    }

    private static List<AgentMessage.Builder> everything(long epoch, String target) {
        return List.of(
                message(epoch).setStepEvent(step(target)),
                message(epoch)
                        .setSessionEvidence(SessionEvidence.newBuilder()
                                .setTarget(target)
                                .setSinceMicros(1)
                                .setThroughMicros(2)),
                message(epoch).setTargetReport(report(target).setFence(2)),
                message(epoch)
                        .setTelemetry(Telemetry.newBuilder()
                                .setTarget(target)
                                .setStallMillis(77)
                                .setObservedAtMicros(5)),
                message(epoch)
                        .setProgress(Progress.newBuilder()
                                .setTarget(target)
                                .setRollout("orders/18")
                                .setPhase(Phase.PHASE_EXPAND)
                                .setRun(1)
                                .setStepOrdinal(1)
                                .setObservedAtMicros(5)));
    }

    /** The store has not heard of the holder for long, and another agent comes. */
    private TestAgent displace(String holder, String successor, String address, String target) {
        String token = running.token(TokenKind.AGENT, successor, List.of(target));
        AtomicReference<TestAgent> accepted = new AtomicReference<>();
        Awaitility.await("accepted instead of " + holder)
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    TestAgent coming = new TestAgent(address, token);
                    accepted.set(coming);
                    silence(holder);
                    Welcome welcome = coming.hello(successor, report(target));
                    if (!welcome.getTargets(0).getAccepted()) {
                        coming.close();
                    }
                    return welcome.getTargets(0).getAccepted();
                });
        return Objects.requireNonNull(accepted.get());
    }

    private void silence(String agent) {
        store.database()
                .update("update agent set last_heard_at = clock_timestamp() - interval '1 hour' where name = ?", agent);
    }

    private void keepAlive(TestAgent successor, String target) {
        long epoch =
                successor.await(ControlMessage.BodyCase.WELCOME).getWelcome().getEpoch();
        Awaitility.await("the successor of " + target + " is heard of").until(() -> {
            successor.send(message(epoch).setHeartbeat(Heartbeat.newBuilder().setSequence(1)));
            return store.database()
                    .one(
                            "select 1 from agent where epoch = ? and last_heard_at > clock_timestamp() - interval '1 second'",
                            row -> true,
                            epoch)
                    .isPresent();
        });
    }

    private String agentOf(String target) {
        return store.database()
                .one("select agent from target where name = ?", row -> row.getString(1), target)
                .orElseThrow();
    }

    private int count(String table, String target) {
        return store.database()
                .one("select count(*) from " + table + " where target = ?", row -> row.getInt(1), target)
                .orElseThrow();
    }
}
