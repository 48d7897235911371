package dev.bellows.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleUnit;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.Observation;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Readers;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SignalReading;
import dev.bellows.engine.StatementReads;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.WindowRow;
import dev.bellows.wire.agent.v1.AgentMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every message comes from somewhere, and survives the bytes. */
class OutboundCodecTest {
    private static final TargetName TARGET = new TargetName("shop");
    private static final RolloutId ROLLOUT = new RolloutId(new SchemaLine("orders"), 18, 2);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Ulid ID = Ulid.create(AT, new SplittableRandom(1));
    private static final Problem PROBLEM = Problem.of(ErrorCode.STEP_FAILED, "no");
    private static final ReplicaState REPLICA = new ReplicaState("r1", true, true, true, 5, 6);
    private static final FromAgent.Released RELEASED = new FromAgent.Released(TARGET, 3, 7, true, "because");

    /** A step does not say whether it rewrites; an inspection has no time of its own (telemetry has). */
    private static final Set<String> NOT_SAID =
            Set.of("bellows.agent.v1.PlannedStep.rewrites", "bellows.agent.v1.Replica.observed_at_micros");

    static Stream<FromAgent> messages() {
        Inspection inspection = new Inspection(
                new Inspection.Fingerprint(Optional.of("token"), "server", "db", 2, "PostgreSQL 18", "0/1", "h:5432"),
                Optional.of(new WindowRow(new VersionRange(17, 18), 9)),
                7,
                11,
                Optional.of("stop"),
                List.of(REPLICA));
        FromAgent.TargetReport report = new FromAgent.TargetReport(
                TARGET,
                new SchemaLine("orders"),
                "test",
                Map.of("app", "orders"),
                "postgresql",
                17,
                Optional.of(inspection),
                true,
                Optional.of(new FromAgent.RunningWork(ROLLOUT, Phase.MIGRATE, 1, 9, 2)),
                List.of(RELEASED),
                Optional.of(PROBLEM),
                Optional.of(List.of(new OpenBadRows(
                        "orders/18",
                        Phase.MIGRATE,
                        2,
                        "fill age",
                        "public.docs",
                        "22P02",
                        "SQLSTATE 22P02: …",
                        3,
                        true,
                        AT,
                        "SELECT 1"))),
                Optional.of(List.of(new KeptArchive(
                        18,
                        "public.users",
                        "email",
                        "text",
                        List.of("id"),
                        KeptArchive.State.KEPT,
                        7,
                        "12",
                        8192,
                        AT,
                        "restored by 19"))));
        SessionScan scan = new SessionScan(
                AT,
                List.of(new SessionScan.ServerScan(
                        "primary",
                        SessionScan.Outcome.VETO,
                        List.of(new SessionScan.Session(true, 17, ID.text(), "app", "10.0.0.1", true)),
                        List.of(),
                        "why")));
        Step step = new Step(
                Phase.CONTRACT,
                1,
                "hide email",
                new Step.Body.Transaction(List.of("SELECT 1"), "true"),
                Optional.of("ACCESS EXCLUSIVE"),
                true,
                true,
                "catalog",
                5);
        Plan plan = new Plan(List.of(step), Plan.RevertClass.EXACT, List.of(PROBLEM), Digest.of("snapshot"));
        return Stream.of(
                new FromAgent.Hello(ID, "east", "1.0", List.of("postgresql"), List.of(report)),
                new FromAgent.Heartbeat(4),
                report,
                new FromAgent.StepEvent(
                        TARGET,
                        new JournalEntry(
                                5,
                                "orders/18.2",
                                Phase.EXPAND,
                                1,
                                2,
                                7,
                                3,
                                Digest.of("step").text(),
                                "add twin",
                                JournalEntry.State.DONE,
                                9,
                                AT,
                                10,
                                2,
                                300,
                                Optional.of(PROBLEM)),
                        4),
                new FromAgent.PhaseReport(
                        TARGET,
                        ROLLOUT,
                        Phase.CONTRACT,
                        1,
                        2,
                        7,
                        9,
                        FromAgent.PhaseState.WAITING,
                        1,
                        2,
                        "a grant",
                        Optional.of(PROBLEM),
                        100,
                        1,
                        Optional.of(AT)),
                new FromAgent.Progress(
                        TARGET,
                        ROLLOUT,
                        Phase.MIGRATE,
                        1,
                        2,
                        "backfill",
                        new StepProgress(1, 2, 3, 4, 5, "lag", "")
                                .throttled(
                                        List.of(new SignalReading(
                                                "replica_lag",
                                                ThrottleUnit.MILLISECONDS,
                                                SignalReading.State.OVER,
                                                5_200,
                                                2_000,
                                                Optional.of(AT),
                                                "replica-1",
                                                true)),
                                        7),
                        AT),
                new FromAgent.Telemetry(TARGET, new Observation(AT, 1, 2, 3, List.of(REPLICA))),
                new FromAgent.WindowReport(
                        TARGET,
                        9,
                        7,
                        true,
                        Optional.of(new WindowRow(new VersionRange(18, 18), 9)),
                        Optional.of(scan),
                        Optional.of(Problem.of(ErrorCode.STEP_NOT_SERVED, "gone"))),
                new FromAgent.SessionEvidence(
                        TARGET,
                        AT.minusSeconds(60),
                        AT,
                        List.of(new FromAgent.SeenIncarnation(ID.text(), 17, AT, "primary")),
                        List.of(new FromAgent.SeenRole("report", AT, true)),
                        List.of("r1: away"),
                        List.of(new FromAgent.ServerSessions(
                                "primary",
                                Optional.of(AT.minusSeconds(60)),
                                Optional.of(AT),
                                7,
                                2,
                                Optional.of(AT.minusSeconds(9)),
                                "began again",
                                new StatementReads(
                                        "reset",
                                        List.of(new StatementReads.Watched(18, true, AT, Map.of("cron", AT)))))),
                        Optional.of(new Readers("bellows", Optional.of(List.of("bellows", "cron")))),
                        Optional.of(AT),
                        List.of(new FromAgent.SeenRole("app", AT, true)),
                        List.of(new FromAgent.SeenWorker("pg_cron", "cron", AT, "primary"))),
                new FromAgent.Authorize(ID, TARGET, ROLLOUT, Phase.CONTRACT, 1, 1, 7, 9),
                RELEASED,
                new FromAgent.PlanResult("request", TARGET, Optional.of(plan), List.of(PROBLEM)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyFieldIsFilledAndSurvivesTheBytes(FromAgent message) throws InvalidProtocolBufferException {
        AgentMessage wire = OutboundCodec.encode(message, 12);
        assertThat(AgentMessage.parseFrom(wire.toByteArray())).isEqualTo(wire);
        assertThat(wire.getEpoch()).isEqualTo(12);
        FieldDescriptor body = wire.getOneofFieldDescriptor(
                AgentMessage.getDescriptor().getOneofs().getFirst());
        assertThat(empty((Message) wire.getField(body))).isEmpty();
    }

    /** Fields without a value, in depth. */
    private static Set<String> empty(Message message) {
        Set<String> empty = new TreeSet<>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (!message.getAllFields().containsKey(field) && !NOT_SAID.contains(field.getFullName())) {
                empty.add(field.getFullName());
            }
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField()) {
                List<Message> children = new ArrayList<>();
                if (field.isRepeated()) {
                    ((List<?>) message.getField(field)).forEach(child -> children.add((Message) child));
                } else if (message.hasField(field)) {
                    children.add((Message) message.getField(field));
                }
                children.forEach(child -> empty.addAll(empty(child)));
            }
        }
        return empty;
    }
}
