package dev.bellows.server.gateway;

import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Heard;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.fleet.Acceptance;
import dev.bellows.server.fleet.TargetSeen;
import dev.bellows.server.security.Identity;
import dev.bellows.wire.agent.v1.AgentMessage;
import dev.bellows.wire.agent.v1.ControlMessage;
import dev.bellows.wire.agent.v1.Hello;
import dev.bellows.wire.agent.v1.Released;
import dev.bellows.wire.agent.v1.TargetReport;
import dev.bellows.wire.agent.v1.Welcome;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's stream. Inbound messages are handled one after another by gRPC's serial executor, on a virtual thread that may block in
 * the store; the next message is requested only then, so that a slow store slows the agent and nothing piles up here. Everything else may
 * be called from any thread.
 */
final class AgentStream implements StreamObserver<AgentMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(AgentStream.class);
    private static final int LEVEL = 1;
    private static final int STORE_ATTEMPTS = 3;

    private final ServerCallStreamObserver<ControlMessage> call;
    private final Identity identity;
    private final AgentDoors doors;
    private final Outbox<ControlMessage> outbox;
    private final Set<TargetName> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Map<TargetName, Long> unheldSince = new ConcurrentHashMap<>();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Map<TargetName, Long> throttled = new ConcurrentHashMap<>();
    private volatile long epoch;
    private volatile long lastHeard;
    /** What waits behind a message in the making is not silence. */
    private volatile boolean handling;

    AgentStream(ServerCallStreamObserver<ControlMessage> call, Identity identity, AgentDoors doors) {
        this.call = call;
        this.identity = identity;
        this.doors = doors;
        this.outbox = new Outbox<>(call, "agent " + identity.name());
        this.lastHeard = doors.nanos().getAsLong();
    }

    void begin() {
        call.disableAutoRequest();
        call.setOnReadyHandler(outbox::ready);
        call.setOnCancelHandler(this::gone);
        call.request(1);
    }

    @Override
    public void onNext(AgentMessage message) {
        lastHeard = doors.nanos().getAsLong();
        handling = true;
        try {
            patiently(message);
            call.request(1);
        } catch (BellowsException e) {
            LOG.atWarn()
                    .addKeyValue("agent", identity.name())
                    .addKeyValue("epoch", epoch)
                    .addKeyValue("code", e.problem().code().id())
                    .log(
                            "an agent's message could not be taken; its stream is closed and it sends again: {}",
                            e.toString());
            close(Refusal.status(e));
        } catch (IllegalArgumentException | ArithmeticException e) {
            close(Refusal.status(
                    ErrorCode.STREAM_MALFORMED,
                    "A message of agent " + identity.name() + " cannot be understood: " + e.getMessage() + "."));
        } finally {
            lastHeard = doors.nanos().getAsLong();
            handling = false;
        }
    }

    /**
     * A busy store is waited for: an agent whose stream were closed would come back with everything it has to say, and so would all the
     * others. Each try waits for a connection as long as the pool lets it; a message that may have been taken is never repeated.
     */
    private void patiently(AgentMessage message) {
        for (int attempt = 1; ; attempt++) {
            try {
                handle(message);
                return;
            } catch (BellowsException e) {
                boolean again = e.problem().code() == ErrorCode.SERVER_STORE_UNAVAILABLE
                        && e.outcome() == Outcome.NOTHING_DONE
                        && message.getBodyCase() != AgentMessage.BodyCase.HELLO
                        && !call.isCancelled();
                if (!again || attempt == STORE_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void handle(AgentMessage message) {
        if (message.getBodyCase() == AgentMessage.BodyCase.HELLO) {
            hello(message.getHello());
            return;
        }
        if (epoch == 0) {
            throw BellowsException.of(ErrorCode.STREAM_MALFORMED, "The first message of a stream must be Hello.");
        }
        if (message.getEpoch() != epoch) {
            LOG.atInfo()
                    .addKeyValue("agent", identity.name())
                    .addKeyValue("epoch", epoch)
                    .addKeyValue("frame_epoch", message.getEpoch())
                    .log("a frame of another epoch is dropped");
            return;
        }
        switch (message.getBodyCase()) {
            case HEARTBEAT -> {}
            case TARGET_REPORT -> report(message.getTargetReport());
            case STEP_EVENT -> fact(AgentCodec.step(message.getStepEvent()));
            case PHASE_REPORT -> fact(AgentCodec.phase(message.getPhaseReport()));
            case WINDOW_REPORT -> fact(AgentCodec.window(message.getWindowReport()));
            case SESSION_EVIDENCE -> fact(AgentCodec.evidence(message.getSessionEvidence()));
            case AUTHORIZE -> fact(AgentCodec.authorize(message.getAuthorize()));
            case RELEASED -> fact(AgentCodec.released(message.getReleased()));
            case PROGRESS -> {
                var progress = AgentCodec.progress(message.getProgress());
                if (speaksFor(progress.target())) {
                    doors.telemetry().accept(progress);
                }
            }
            case TELEMETRY -> {
                var telemetry = AgentCodec.telemetry(message.getTelemetry());
                if (speaksFor(telemetry.target())) {
                    doors.telemetry().accept(telemetry);
                }
            }
            case PLAN_RESULT ->
                doors.plans()
                        .answered(message.getPlanResult().getRequestId(), PlanCodec.answer(message.getPlanResult()));
            case HELLO, BODY_NOT_SET ->
                // A body this build does not know: a newer agent at the same level may say more than we understand.
                LOG.atDebug().addKeyValue("agent", identity.name()).log("a message of an unknown kind is ignored");
        }
    }

    private void hello(Hello hello) {
        if (epoch != 0) {
            throw BellowsException.of(ErrorCode.STREAM_MALFORMED, "A stream says Hello once.");
        }
        if (!hello.getAgentName().equals(identity.name())) {
            throw BellowsException.of(
                    ErrorCode.AUTH_KIND,
                    "The token belongs to agent " + identity.name() + ", not to '" + hello.getAgentName() + "'.");
        }
        if (hello.getProtocolMin() > LEVEL || hello.getProtocolMax() < LEVEL) {
            throw BellowsException.of(
                    ErrorCode.AGENT_PROTOCOL,
                    "Agent " + identity.name() + " speaks levels " + hello.getProtocolMin() + " to "
                            + hello.getProtocolMax() + ", this control plane speaks level " + LEVEL + ".");
        }
        epoch = doors.fleet().openStream(identity.name(), hello.getAgentId(), hello.getBuild());
        AgentStream older = doors.streams().enter(identity.name(), this);
        if (older != null) {
            older.superseded();
        }
        List<Acceptance> answers = new ArrayList<>();
        List<TargetReport> usable = new ArrayList<>();
        for (TargetReport report : hello.getTargetsList()) {
            Acceptance answer = introduced(report);
            answers.add(answer);
            if (answer.accepted()) {
                usable.add(report);
            }
        }
        welcome(answers);
        usable.forEach(this::inspected);
        push(doors.driving().desired(List.copyOf(accepted), true), true);
        doors.driving().outstandingGrants(List.copyOf(accepted)).forEach(granted -> reply(granted, true));
    }

    private void welcome(List<Acceptance> answers) {
        Welcome.Builder welcome = Welcome.newBuilder()
                .setEpoch(epoch)
                .setProtocolLevel(LEVEL)
                .setHeartbeatMillis(
                        Math.toIntExact(doors.settings().agentHeartbeat().toMillis()))
                .setOfflineLimitSeconds(doors.settings().offlineLimit().toSeconds())
                .setStoreTimeMicros(
                        ChronoUnit.MICROS.between(Instant.EPOCH, doors.clock().instant()));
        answers.forEach(answer -> welcome.addTargets(ControlCodec.acceptance(answer)));
        outbox.send("welcome", ControlMessage.newBuilder().setWelcome(welcome).build());
        LOG.atInfo()
                .addKeyValue("agent", identity.name())
                .addKeyValue("epoch", epoch)
                .addKeyValue("targets", accepted.size())
                .addKeyValue("refused", answers.size() - accepted.size())
                .log("agent connected");
    }

    /** Checks a report of Hello, stores it when it is acceptable, and enters the target. */
    private Acceptance introduced(TargetReport report) {
        Acceptance answer;
        try {
            answer = identity.targets().contains(report.getTarget())
                    ? doors.fleet().report(identity.name(), AgentCodec.seen(report))
                    : refused(
                            report,
                            ErrorCode.FLEET_NOT_LISTED,
                            "the token of agent " + identity.name() + " does not list it");
        } catch (IllegalArgumentException e) {
            answer = refused(report, ErrorCode.FLEET_MALFORMED, String.valueOf(e.getMessage()));
        }
        answer.refusal().ifPresent(this::logRefusal);
        if (answer.accepted()) {
            enter(new TargetName(report.getTarget()));
        } else if (answer.refusal()
                .filter(refusal -> refusal.code() == ErrorCode.FLEET_TARGET_TAKEN)
                .isPresent()) {
            taken.add(report.getTarget());
        }
        return answer;
    }

    private static Acceptance refused(TargetReport report, ErrorCode code, String why) {
        Problem problem = new Problem(
                code,
                "Target '" + report.getTarget() + "' is refused: " + why + ".",
                code.next().replace("TARGET", report.getTarget()));
        return new Acceptance(report.getTarget(), java.util.Optional.of(problem), 0);
    }

    private void logRefusal(Problem refusal) {
        LOG.atWarn()
                .addKeyValue("agent", identity.name())
                .addKeyValue("code", refusal.code().id())
                .log("a target is refused: {}", refusal.message());
    }

    private void enter(TargetName target) {
        accepted.add(target);
        AgentStream before = doors.streams().speaksFor(target, this);
        if (before != null && before != this) {
            before.displaced(target, "agent " + identity.name() + " speaks for it");
        }
    }

    /** What changed since Hello. A target that Hello did not get is not got by the way: the agent would not know that it speaks for it. */
    private void report(TargetReport report) {
        TargetSeen seen = AgentCodec.seen(report);
        if (!speaksFor(seen.target())) {
            return;
        }
        if (!doors.fleet().newest(identity.name(), epoch)) {
            superseded();
            return;
        }
        Acceptance answer = doors.fleet().reportAgain(identity.name(), seen);
        if (answer.accepted()) {
            inspected(report);
            if (seen.holding() || AgentCodec.inspected(report).trouble().isPresent()) {
                unheldSince.remove(seen.target());
            } else {
                unheldSince.putIfAbsent(seen.target(), doors.nanos().getAsLong());
            }
            doors.poke().raise();
        } else {
            answer.refusal().ifPresent(this::logRefusal);
            displaced(seen.target(), answer.refusal().map(Problem::message).orElse("it is refused"));
        }
    }

    private void inspected(TargetReport report) {
        take(AgentCodec.inspected(report));
        for (Released resolved : report.getResolvedGrantsList()) {
            AgentFact.GrantResolved fact = AgentCodec.released(resolved);
            if (speaksFor(fact.target())) {
                take(fact);
            }
        }
    }

    private void fact(AgentFact fact) {
        if (speaksFor(fact.target()) && take(fact) && !(fact instanceof AgentFact.EvidenceReported)) {
            doors.poke().raise();
        }
    }

    /** Hands a fact to the store, which decides whether this stream still speaks for the target. */
    private boolean take(AgentFact fact) {
        Heard heard = doors.driving().accept(new Speaker(identity.name(), epoch), fact);
        return switch (heard.standing()) {
            case SPEAKS -> {
                // Everything sent after a missing entry arrives without it: it is asked for once, not with each of
                // them.
                boolean once = fact instanceof AgentFact.StepReported;
                heard.replies().forEach(reply -> reply(reply, !(once && asksAgain(reply))));
                yield true;
            }
            case SUPERSEDED -> {
                superseded();
                yield false;
            }
            case DISPLACED -> {
                displaced(fact.target(), "another agent speaks for it");
                yield false;
            }
        };
    }

    private static boolean asksAgain(Reply reply) {
        return reply instanceof Reply.Acknowledged acknowledged && acknowledged.again();
    }

    /** Another agent has the target: nothing more is taken or sent, and the agent is asked to introduce itself again to hear why. */
    void displaced(TargetName target, String why) {
        if (accepted.remove(target)) {
            doors.streams().speaksNoMoreFor(target, this);
            unheldSince.remove(target);
            LOG.atWarn()
                    .addKeyValue("agent", identity.name())
                    .addKeyValue("epoch", epoch)
                    .addKeyValue("target", target)
                    .log("this agent speaks for the target no more: {}", why);
            drain(Duration.ZERO, "target " + target + " is not this agent's any more: " + why);
        }
    }

    private boolean speaksFor(TargetName target) {
        boolean may = accepted.contains(target);
        if (!may) {
            LOG.atWarn()
                    .addKeyValue("agent", identity.name())
                    .addKeyValue("target", target)
                    .log("a message about a target this agent does not speak for is dropped");
        }
        return may;
    }

    /** Sends a reply; one sent a moment ago is not repeated unless {@code now}. */
    void reply(Reply reply, boolean now) {
        ControlCodec.Keyed keyed = ControlCodec.reply(reply);
        long number = reply instanceof Reply.Acknowledged acknowledged ? acknowledged.journalId() : 0;
        if (due(keyed.key(), number, now)) {
            outbox.send(keyed.key(), keyed.message());
        }
    }

    /** Whether a change of a throttle was not sent on this stream yet; it counts as sent from now on. For the push loop alone. */
    boolean lacksThrottle(TargetName target, long revision) {
        Long before = throttled.put(target, revision);
        return before == null || before < revision;
    }

    /** Sends desired rows; a generation sent a moment ago is not repeated unless {@code now}. */
    void push(List<DesiredRow> rows, boolean now) {
        for (DesiredRow row : rows) {
            String key = "desired/" + row.target();
            if (due(key, row.generation(), now)) {
                outbox.send(key, ControlCodec.desired(row));
            }
        }
    }

    private boolean due(String key, long generation, boolean now) {
        long present = doors.nanos().getAsLong();
        Sent before = sent.get(key);
        if (!now
                && before != null
                && before.generation == generation
                && present - before.at < doors.settings().repeatAfter().toNanos()) {
            return false;
        }
        sent.put(key, new Sent(generation, present));
        return true;
    }

    void send(String key, ControlMessage message) {
        outbox.send(key, message);
    }

    void drain(Duration reconnectAfter, String reason) {
        outbox.send("drain", ControlCodec.drain(reconnectAfter, reason));
    }

    void superseded() {
        close(Refusal.status(
                ErrorCode.STREAM_SUPERSEDED,
                "Epoch " + epoch + " of agent " + identity.name() + " is over: a newer stream took its place."));
    }

    void close(Status status) {
        outbox.close(status);
        gone();
    }

    private void gone() {
        outbox.cancelled();
        doors.streams().leave(identity.name(), this);
    }

    /** Nanoseconds since anything was heard. */
    long silence() {
        return handling ? 0 : doors.nanos().getAsLong() - lastHeard;
    }

    String agent() {
        return identity.name();
    }

    Identity identity() {
        return identity;
    }

    long epoch() {
        return epoch;
    }

    /** Targets this stream speaks for, as far as it knows. */
    List<TargetName> targets() {
        return List.copyOf(accepted);
    }

    /** Targets it speaks for, could reach, and has not held for so long, each told once. */
    List<TargetName> unheldFor(long nanos) {
        long before = doors.nanos().getAsLong() - nanos;
        List<TargetName> unheld = unheldSince.entrySet().stream()
                .filter(entry -> entry.getValue() - before < 0)
                .map(Map.Entry::getKey)
                .toList();
        unheld.forEach(unheldSince::remove);
        return unheld;
    }

    /** Targets refused because another live agent has them. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void onError(Throwable t) {
        ended();
    }

    @Override
    public void onCompleted() {
        ended();
        outbox.close(Status.OK);
    }

    private void ended() {
        doors.streams().leave(identity.name(), this);
        if (epoch != 0) {
            LOG.atInfo()
                    .addKeyValue("agent", identity.name())
                    .addKeyValue("epoch", epoch)
                    .log("agent disconnected");
            try {
                doors.fleet().closeStream(identity.name(), epoch);
            } catch (BellowsException e) {
                // The next stream's epoch, or silence, says the same.
                LOG.atWarn()
                        .addKeyValue("agent", identity.name())
                        .log("the end of a stream was not stored: {}", e.toString());
            }
        }
    }

    private record Sent(long generation, long at) {}
}
