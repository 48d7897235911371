package dev.bellows.simulation;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.Speaking;
import dev.bellows.rollout.Speaking.Manner;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.rollout.Speaking.Standing;
import dev.bellows.rollout.Verb;
import dev.bellows.rollout.adoption.Registrar;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.rollout.adoption.WindowStore.Lock;
import dev.bellows.simulation.SimulatedStore.AgentRow;
import dev.bellows.simulation.SimulatedStore.Arrival;
import dev.bellows.simulation.SimulatedStore.Hearing;
import dev.bellows.simulation.SimulatedStore.Open;
import dev.bellows.simulation.SimulatedStore.RolloutRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The control plane's process: streams, the driver's loops, housekeeping. It may die at any moment. Confined to the world. */
final class ControlPlane {
    private static final Duration SILENT = Duration.ofSeconds(8);
    /** A silent stream stays open for longer than its agent keeps others from its targets. */
    private static final long STREAM_MICROS = 20_000_000;

    private static final Duration LAPSE = Duration.ofSeconds(15);
    private static final long REPEAT_MICROS = 5_000_000;
    private static final long GRACE_MICROS = 10_000_000;

    private final World world;
    private final SimulatedStore store;
    private final SimulatedDriver driver;
    private final Registrar registrar = new Registrar();
    private final SplittableRandom chance;
    private final TreeMap<String, AgentLink> agents = new TreeMap<>();
    private final TreeMap<String, ClientLink> clients = new TreeMap<>();
    private final TreeMap<String, Long> sent = new TreeMap<>();
    private List<Window> windows = List.of();
    private boolean up;
    private boolean pulsed;
    private long life;
    long upSince;

    ControlPlane(World world) {
        this.world = world;
        this.store = world.store;
        this.driver = new SimulatedDriver(World.POLICY, world.timeline, world.checker::reached);
        this.chance = Timeline.chance(world.seed, "control plane");
    }

    private static final class AgentLink {
        final SimulatedAgent agent;
        final long stream;
        final TreeSet<TargetName> accepted = new TreeSet<>();
        /** Refused because another live agent has them. */
        final TreeSet<TargetName> taken = new TreeSet<>();

        final ArrayDeque<Runnable> inbound = new ArrayDeque<>();
        long epoch;
        /** Targets it speaks for without holding them, and since when. */
        final TreeMap<TargetName, Long> idle = new TreeMap<>();

        long heard;
        long offeredAt;
        boolean busy;

        AgentLink(SimulatedAgent agent, long stream, long now) {
            this.agent = agent;
            this.stream = stream;
            this.heard = now;
        }
    }

    private static final class ClientLink {
        final ServiceInstance service;
        final long stream;
        final String incarnation;
        long heard;
        Registrar.@Nullable Answer last;
        boolean answeredAgain;

        ClientLink(ServiceInstance service, long stream, String incarnation, long now) {
            this.service = service;
            this.stream = stream;
            this.incarnation = incarnation;
            this.heard = now;
        }
    }

    boolean up() {
        return up;
    }

    void start() {
        if (up) {
            return;
        }
        up = true;
        pulsed = false;
        life++;
        upSince = world.timeline.now();
        world.timeline.tell("control", "starts");
        every(1_000, 3_000, this::pulse);
        every(20, 250, this::work);
        every(100, 500, this::push);
        every(500, 1_000, this::houseKeep);
        every(700, 5_000, this::signsOfLife);
    }

    void crash() {
        if (up) {
            world.timeline.tell("control", "dies");
            up = false;
            life++;
            store.killAll();
            agents.values().forEach(link -> brokenFor(link.agent, link.stream));
            clients.values()
                    .forEach(link ->
                            world.timeline.afterMillis(chance.nextInt(500), () -> link.service.lost(link.stream)));
            agents.clear();
            clients.clear();
            sent.clear();
        }
    }

    private void brokenFor(SimulatedAgent agent, long stream) {
        agent.later(chance.nextInt(500), () -> agent.lost(stream));
    }

    private void every(long first, long period, Runnable what) {
        long mine = life;
        world.timeline.afterMillis(first + chance.nextInt(20), () -> {
            if (life == mine) {
                what.run();
                every(period, period, what);
            }
        });
    }

    private <T> void transact(java.util.function.Function<Open, T> work, Consumer<T> then) {
        long mine = life;
        store.submit(tx -> work.apply((Open) tx), result -> {
            if (life == mine) {
                then.accept(result);
            }
        });
    }

    private void pulse() {
        transact(
                tx -> {
                    Optional<Hearing> before = tx.read("hearing", Lock.UPDATE);
                    boolean fresh = !pulsed
                            || before.filter(h -> !h.through().isBefore(tx.now().minus(LAPSE)))
                                    .isEmpty();
                    Instant since = fresh ? tx.now() : before.orElseThrow().since();
                    tx.write("hearing", new Hearing(since, tx.now()));
                    return true;
                },
                done -> pulsed = true);
    }

    private void work() {
        transact(this::arrivals, done -> {});
        transact(this::due, done -> {});
        world.databases.keySet().forEach(target -> transact(tx -> missed(tx, target), done -> {}));
    }

    /** As {@code server.driving} does: the control plane's own clock says who has not been there, once it could have heard. */
    private boolean missed(Open tx, TargetName target) {
        Optional<Window.Goal> goal = tx.window(target, Lock.NONE).flatMap(Window::goal);
        Optional<Instant> known = tx.read("lost/" + target, Lock.NONE);
        boolean there = goal.isEmpty() || heardOf(tx, target).isAfter(tx.now().minus(SILENT));
        if (known.isEmpty() == there) {
            return false;
        }
        Optional<RolloutRow> row = goal.flatMap(work -> tx.rollout(work.rollout(), Lock.UPDATE));
        RolloutEvent event =
                there ? new RolloutEvent.AgentBack(target) : new RolloutEvent.AgentLost(target, heardOf(tx, target));
        row.ifPresent(here -> refused(driver.drive(tx, here.state(), List.of(event))));
        if (there) {
            tx.delete("lost/" + target);
        } else {
            tx.write("lost/" + target, heardOf(tx, target));
        }
        return true;
    }

    private static Instant heardOf(Open tx, TargetName target) {
        Instant since = tx.hearingSince();
        return tx.<SpeakerRow>read("speaker/" + target, Lock.NONE)
                .flatMap(speaker -> tx.<AgentRow>read("agent/" + speaker.agent(), Lock.NONE))
                .map(AgentRow::heardAt)
                .filter(since::isBefore)
                .orElse(since);
    }

    /** Whether the session of the target's agent is open and was heard of a moment ago. */
    static boolean agentThere(Open tx, TargetName target) {
        return tx.<SpeakerRow>read("speaker/" + target, Lock.NONE)
                .filter(speaker -> alive(tx, speaker.agent()))
                .isPresent();
    }

    private boolean arrivals(Open tx) {
        List<Arrival> all = tx.all("arrival/");
        if (all.isEmpty()) {
            return false;
        }
        Arrival came = all.getFirst();
        Optional<Window.Goal> goal = tx.window(came.target(), Lock.NONE)
                .filter(here -> here.state() == Window.State.CLOSING)
                .flatMap(Window::goal);
        goal.flatMap(work -> tx.rollout(work.rollout(), Lock.UPDATE))
                .ifPresent(row -> refused(driver.drive(
                        tx, row.state(), List.of(new RolloutEvent.ArrivalSeen(came.target(), came.who())))));
        all.stream()
                .filter(one -> one.target().equals(came.target()))
                .forEach(one -> tx.delete(String.format("arrival/%012d", one.sequence())));
        return true;
    }

    private static void refused(Optional<Decision.Refusal> refusal) {
        if (refusal.isPresent()) {
            throw new IllegalStateException("the core refuses an event of its own: " + refusal);
        }
    }

    private boolean due(Open tx) {
        Instant now = store.clock();
        if (tx.rollout(World.ROLLOUT, Lock.NONE)
                .flatMap(RolloutRow::due)
                .filter(at -> !at.isAfter(now))
                .isEmpty()) {
            return false;
        }
        Optional<RolloutRow> row = tx.rollout(World.ROLLOUT, Lock.UPDATE);
        if (row.flatMap(RolloutRow::due).filter(at -> !at.isAfter(now)).isPresent()) {
            refused(driver.drive(tx, row.orElseThrow().state(), List.of(new RolloutEvent.TimePassed())));
        }
        return true;
    }

    /** A person's verb. */
    void command(Verb verb, SortedSet<TargetName> targets) {
        if (up) {
            transact(
                    tx -> driver.drive(
                            tx,
                            tx.rollout(World.ROLLOUT, Lock.UPDATE).orElseThrow().state(),
                            List.of(new RolloutEvent.Commanded(verb, targets, "otto", ""))),
                    refusal -> world.timeline.tell(
                            "person",
                            verb + " " + targets
                                    + refusal.map(r -> " refused: " + r.why()).orElse("")));
        }
    }

    /** A person confirms that a silent instance is gone; only the one who really looked does. */
    void confirmGone(String incarnation) {
        transact(tx -> registrar.confirmGone(tx, incarnation, "otto", "I looked"), done -> {});
    }

    // ---- agents -------------------------------------------------------------------------------------------------

    void hello(SimulatedAgent agent, long stream, FromAgent.Hello hello) {
        AgentLink link = new AgentLink(agent, stream, world.timeline.now());
        AgentLink older = agents.put(agent.name, link);
        if (older != null) {
            brokenFor(agent, older.stream);
        }
        link.busy = true;
        transact(tx -> openStream(tx, agent.name), epoch -> {
            link.epoch = epoch;
            List<FromControlPlane.TargetAcceptance> answers = new ArrayList<>();
            introduced(link, new ArrayDeque<>(hello.targets()), answers, () -> {
                send(
                        link,
                        new FromControlPlane.Welcome(
                                link.epoch, 1, Duration.ofSeconds(2), Duration.ofMinutes(1), store.clock(), answers));
                link.inbound.addFirst(() -> {
                    pushTo(link, true);
                    next(link);
                });
                hello.targets().stream()
                        .filter(report -> link.accepted.contains(report.target()))
                        .forEach(report -> inspected(link, report));
                next(link);
            });
        });
    }

    private static long openStream(Open tx, String agent) {
        Optional<Long> last = tx.read("epoch", Lock.UPDATE);
        long epoch = last.orElse(0L) + 1;
        tx.write("epoch", epoch);
        tx.write("agent/" + agent, new AgentRow(epoch, true, tx.now()));
        return epoch;
    }

    private void introduced(
            AgentLink link,
            ArrayDeque<FromAgent.TargetReport> reports,
            List<FromControlPlane.TargetAcceptance> answers,
            Runnable then) {
        if (reports.isEmpty()) {
            then.run();
            return;
        }
        FromAgent.TargetReport report = reports.removeFirst();
        transact(tx -> report(tx, link.agent.name, report, Manner.INTRODUCTION), answer -> {
            answers.add(answer);
            if (answer.accepted()) {
                enter(link, answer.target());
            } else {
                link.taken.add(answer.target());
            }
            introduced(link, reports, answers, then);
        });
    }

    private void enter(AgentLink link, TargetName target) {
        link.accepted.add(target);
        agents.values().stream().filter(other -> other != link).forEach(other -> displaced(other, target));
    }

    /** As the gateway does: nothing more is taken or sent, and the agent is asked to introduce itself again. */
    private void displaced(AgentLink link, TargetName target) {
        if (link.accepted.remove(target)) {
            world.timeline.tell("control", link.agent.name + " speaks for " + target + " no more");
            send(link, new FromControlPlane.Drain(Duration.ZERO, "another agent speaks for " + target));
        }
    }

    private record SpeakerRow(String agent, long fence) {}

    /** As {@code server.fleet} does, with its lock by name: a target that nobody has talked of yet has no row to lock. */
    private FromControlPlane.TargetAcceptance report(
            Open tx, String agent, FromAgent.TargetReport report, Manner manner) {
        String key = "speaker/" + report.target();
        tx.advisory("name/" + report.target());
        Optional<SpeakerRow> known = tx.read(key, Lock.UPDATE);
        boolean taken = known.isPresent()
                && Speaking.taken(known.get().agent(), alive(tx, known.get().agent()), agent, manner);
        long seen = report.inspection().map(found -> found.fence()).orElse(0L);
        long floor = Math.max(seen, known.map(SpeakerRow::fence).orElse(0L));
        if (taken) {
            return new FromControlPlane.TargetAcceptance(
                    report.target(),
                    floor,
                    Optional.of(new FromControlPlane.Trouble("BLW-FLEET", "another agent has it", "")));
        }
        tx.write(key, new SpeakerRow(agent, floor));
        return new FromControlPlane.TargetAcceptance(report.target(), floor, Optional.empty());
    }

    private static boolean alive(Open tx, String agent) {
        return tx.<AgentRow>read("agent/" + agent, Lock.NONE)
                .filter(row -> row.connected() && row.heardAt().isAfter(tx.now().minus(SILENT)))
                .isPresent();
    }

    private void inspected(AgentLink link, FromAgent.TargetReport report) {
        report.resolvedGrants()
                .reversed()
                .forEach(resolved -> link.inbound.addFirst(() -> fact(link, Wire.fact(resolved))));
        Wire.fact(report).ifPresent(fact -> link.inbound.addFirst(() -> fact(link, fact)));
    }

    /** A message as it arrives; messages of a stream are handled one after another. */
    void said(SimulatedAgent agent, long stream, FromAgent message) {
        AgentLink link = agents.get(agent.name);
        if (!up || link == null || link.stream != stream) {
            return;
        }
        link.heard = world.timeline.now();
        link.inbound.add(() -> handle(link, message));
        if (!link.busy) {
            next(link);
        }
    }

    private void next(AgentLink link) {
        Runnable first = link.inbound.pollFirst();
        link.busy = first != null;
        if (first != null) {
            first.run();
        }
    }

    private void handle(AgentLink link, FromAgent message) {
        switch (message) {
            case FromAgent.TargetReport report -> reported(link, report);
            case FromAgent.StepEvent said -> fact(link, Wire.fact(said));
            case FromAgent.PhaseReport said -> fact(link, Wire.fact(said));
            case FromAgent.WindowReport said -> fact(link, Wire.fact(said));
            case FromAgent.SessionEvidence said -> fact(link, Wire.fact(said));
            case FromAgent.Authorize said -> fact(link, Wire.fact(said));
            case FromAgent.Released said -> fact(link, Wire.fact(said));
            case FromAgent.Hello ignored -> next(link);
            case FromAgent.Heartbeat ignored -> next(link);
            case FromAgent.Progress ignored -> next(link);
            case FromAgent.Telemetry ignored -> next(link);
            case FromAgent.PlanResult ignored -> next(link);
        }
    }

    private void reported(AgentLink link, FromAgent.TargetReport report) {
        Optional<AgentRow> row = store.committed("agent/" + link.agent.name);
        if (!link.accepted.contains(report.target())
                || row.filter(here -> here.epoch() == link.epoch).isEmpty()) {
            next(link);
            return;
        }
        transact(tx -> report(tx, link.agent.name, report, Manner.CONTINUATION), answer -> {
            if (!answer.accepted()) {
                displaced(link, report.target());
            } else {
                inspected(link, report);
                if (report.holding()) {
                    link.idle.remove(report.target());
                } else {
                    link.idle.putIfAbsent(report.target(), world.timeline.now());
                }
            }
            next(link);
        });
    }

    private record Heard(Standing standing, List<SimulatedDriver.Reply> replies) {}

    private void fact(AgentLink link, AgentFact fact) {
        if (!link.accepted.contains(fact.target())) {
            world.timeline.tell("control", "drops what " + link.agent.name + " says of " + fact.target());
            next(link);
            return;
        }
        transact(tx -> heard(tx, link, fact), heard -> {
            switch (heard.standing()) {
                case SPEAKS -> {
                    world.timeline.tell("control", "takes " + fact);
                    heard.replies().stream()
                            .filter(reply -> notAskedYet(link, fact, reply))
                            .forEach(reply -> send(link, Wire.said(reply)));
                }
                case SUPERSEDED -> world.timeline.tell("control", "drops what an older stream says");
                case DISPLACED -> displaced(link, fact.target());
            }
            next(link);
        });
    }

    /** As {@code server.driving} does: whose word counts is read in the transaction that takes it. */
    private Heard heard(Open tx, AgentLink link, AgentFact fact) {
        Optional<SpeakerRow> known = tx.read("speaker/" + fact.target(), Lock.SHARE);
        Optional<Speaker> stored = known.map(row -> new Speaker(
                row.agent(),
                tx.<AgentRow>read("agent/" + row.agent(), Lock.NONE)
                        .map(AgentRow::epoch)
                        .orElse(0L)));
        Standing standing = Speaking.standing(new Speaker(link.agent.name, link.epoch), stored);
        if (standing == Standing.SPEAKS) {
            world.checker.believed(
                    link.agent.name, fact.target(), known.map(SpeakerRow::agent).orElse("nobody"));
        }
        return new Heard(standing, standing == Standing.SPEAKS ? driver.accept(tx, fact) : List.of());
    }

    /** What is missing is asked for once, not with every entry that arrives without it. */
    private boolean notAskedYet(AgentLink link, AgentFact fact, SimulatedDriver.Reply reply) {
        return !(fact instanceof AgentFact.StepReported
                && reply instanceof SimulatedDriver.Reply.Acknowledged(var target, long journalId, boolean again)
                && again
                && !due("again/" + link.stream + "/" + target + "/" + journalId));
    }

    private void send(AgentLink link, FromControlPlane message) {
        world.network(link.agent, link.stream, message);
    }

    void agentGone(String name, long stream) {
        AgentLink link = agents.get(name);
        if (link != null && (link.stream == stream || stream == 0)) {
            agents.remove(name);
            transact(
                    tx -> {
                        Optional<AgentRow> row = tx.read("agent/" + name, Lock.UPDATE);
                        row.filter(here -> here.epoch() == link.epoch)
                                .ifPresent(here ->
                                        tx.write("agent/" + name, new AgentRow(here.epoch(), false, here.heardAt())));
                        return true;
                    },
                    done -> {});
        }
    }

    private void push() {
        for (AgentLink link : agents.values()) {
            for (TargetName target : List.copyOf(link.accepted)) {
                store.<SpeakerRow>committed("speaker/" + target)
                        .filter(row -> !row.agent().equals(link.agent.name))
                        .ifPresent(row -> displaced(link, target));
            }
        }
        agents.values().forEach(link -> pushTo(link, false));
        List<Window> now = new ArrayList<>();
        world.databases
                .keySet()
                .forEach(name -> store.<Window>committed("window/" + name).ifPresent(now::add));
        boolean changed = !now.equals(windows);
        windows = now;
        for (ClientLink link : List.copyOf(clients.values())) {
            if (changed || !link.answeredAgain) {
                link.answeredAgain = true;
                transact(
                        tx -> registrar.answer(tx, link.incarnation),
                        answer -> answer.filter(fresh -> link.last == null
                                        || fresh.verdict() != link.last.verdict()
                                        || !fresh.targets().equals(link.last.targets()))
                                .ifPresent(fresh -> answer(link, fresh)));
            }
        }
    }

    private void pushTo(AgentLink link, boolean all) {
        for (TargetName target : link.accepted) {
            Optional<Window> window = store.committed("window/" + target);
            Optional<WindowStore.Desired> row = store.committed("desired/" + target);
            row.filter(desired -> all
                            || (window.orElseThrow().acked() < desired.generation()
                                    && due("desired/" + link.stream + "/" + target + "/" + desired.generation())))
                    .ifPresent(desired -> send(link, Wire.desired(desired)));
            window.flatMap(here -> here.grants().outstanding())
                    .filter(grant -> all || due("grant/" + link.stream + "/" + target + "/" + grant.id()))
                    .ifPresent(grant -> send(link, Wire.said(new SimulatedDriver.Reply.Granted(target, grant))));
        }
    }

    private boolean due(String key) {
        Long before = sent.get(key);
        if (before != null && world.timeline.now() - before < REPEAT_MICROS) {
            return false;
        }
        sent.put(key, world.timeline.now());
        return true;
    }

    private void houseKeep() {
        long now = world.timeline.now();
        for (AgentLink link : List.copyOf(agents.values())) {
            if (world.reaches(link.agent)) {
                link.heard = now;
                heard(link);
            } else if (now - link.heard > STREAM_MICROS) {
                agentGone(link.agent.name, link.stream);
                brokenFor(link.agent, link.stream);
            }
            if (link.idle.values().stream().anyMatch(since -> now - since > GRACE_MICROS)) {
                link.idle.clear();
                send(link, new FromControlPlane.Drain(Duration.ZERO, "it speaks for a target it does not hold"));
            }
            if (now - link.offeredAt > 5_000_000) {
                link.offeredAt = now;
                offerFreed(link);
            }
        }
        for (ClientLink link : List.copyOf(clients.values())) {
            if (now - link.heard > 20_000_000) {
                close(link);
            }
        }
    }

    /** Lets an agent come back for a target whose agent fell silent. */
    private void offerFreed(AgentLink link) {
        if (!link.taken.isEmpty()) {
            transact(
                    tx -> List.copyOf(link.taken).stream()
                            .anyMatch(target -> tx.<SpeakerRow>read("speaker/" + target, Lock.NONE)
                                    .filter(row -> row.agent().equals(link.agent.name) || !alive(tx, row.agent()))
                                    .isPresent()),
                    freed -> {
                        if (freed) {
                            send(link, new FromControlPlane.Drain(Duration.ZERO, "a target is free"));
                        }
                    });
        }
    }

    private void heard(AgentLink link) {
        String key = "agent/" + link.agent.name;
        store.<AgentRow>committed(key)
                .filter(here -> here.epoch() == link.epoch)
                .ifPresent(here -> store.rows.put(key, new AgentRow(here.epoch(), true, store.clock())));
    }

    String links() {
        StringBuilder text = new StringBuilder();
        agents.values()
                .forEach(link -> text.append(link.agent.name)
                        .append(" stream ")
                        .append(link.stream)
                        .append(" of ")
                        .append(link.agent.stream)
                        .append(" accepted ")
                        .append(link.accepted)
                        .append(link.busy ? " busy " : " ")
                        .append(link.inbound.size())
                        .append(" epoch ")
                        .append(link.epoch)
                        .append(" row ")
                        .append(store.rows.get("agent/" + link.agent.name))
                        .append("; "));
        return text.toString();
    }

    // ---- services -----------------------------------------------------------------------------------------------

    void register(ServiceInstance service, long stream, Registrar.Request request) {
        transact(tx -> registrar.register(tx, request), answer -> {
            ClientLink link = new ClientLink(service, stream, request.incarnation(), world.timeline.now());
            clients.put(request.incarnation(), link);
            if (answer.verdict() == Registrar.Verdict.YES) {
                service.counted(request.incarnation(), world.timeline.now());
            }
            answer(link, answer);
        });
    }

    private void answer(ClientLink link, Registrar.Answer answer) {
        link.last = answer;
        world.network(link.service, () -> link.service.answered(link.stream, link.incarnation, answer));
    }

    private void signsOfLife() {
        for (ClientLink link : List.copyOf(clients.values())) {
            Optional<String> secret = link.service.heartbeat(link.stream, link.incarnation);
            if (secret.isPresent()) {
                link.heard = world.timeline.now();
                transact(tx -> registrar.heard(tx, link.incarnation, secret.get()), known -> {
                    if (known) {
                        link.service.counted(link.incarnation, world.timeline.now());
                    } else {
                        close(link);
                    }
                });
            }
        }
    }

    private void close(ClientLink link) {
        clients.remove(link.incarnation, link);
        world.timeline.afterMillis(100 + chance.nextInt(300), () -> link.service.lost(link.stream));
    }

    void rowRead(String incarnation, String secret, String token) {
        if (up) {
            transact(
                    tx -> {
                        registrar.rowRead(tx, incarnation, secret, token);
                        return true;
                    },
                    done -> {});
        }
    }

    void goodbye(String incarnation, String secret) {
        if (up) {
            transact(tx -> registrar.goodbye(tx, incarnation, secret), done -> {});
            clients.remove(incarnation);
        }
    }
}
