package dev.bellows.simulation;

import dev.bellows.agent.desired.DesiredInbox;
import dev.bellows.agent.desired.InboxAction;
import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.desired.InboxState;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * An agent's process around the production inbox: one stream, one worker per target. It may die (memory gone), freeze (everything that
 * should happen to it happens when it wakes) and lose its stream. Confined to the world.
 */
final class SimulatedAgent {
    private static final Duration EVIDENCE = Duration.ofSeconds(5);

    final String name;
    final World world;
    final SplittableRandom chance;
    final TreeMap<TargetName, AgentWorker> workers = new TreeMap<>();
    private final List<Runnable> frozenWork = new ArrayList<>();
    private long life;
    private boolean up;
    private boolean frozen;
    boolean partitioned;
    Duration skew = Duration.ZERO;
    long stream;
    private int failures;

    SimulatedAgent(String name, World world) {
        this.name = name;
        this.world = world;
        this.chance = Timeline.chance(world.seed, name);
    }

    boolean up() {
        return up;
    }

    boolean frozen() {
        return frozen;
    }

    Instant clock() {
        return world.timeline.instant().plus(skew);
    }

    /** Something that happens inside this process later: not at all when it died, after waking when it is frozen. */
    void later(long millis, Runnable what) {
        long mine = life;
        world.timeline.afterMillis(millis, () -> inside(mine, what));
    }

    private void inside(long whose, Runnable what) {
        if (whose != life || !up) {
            return;
        }
        if (frozen) {
            frozenWork.add(() -> inside(whose, what));
        } else {
            what.run();
        }
    }

    void start() {
        if (up) {
            return;
        }
        up = true;
        frozen = false;
        life++;
        failures = 0;
        stream = 0;
        world.timeline.tell(name, "starts");
        workers.clear();
        world.databases.values().forEach(database -> workers.put(database.name, new AgentWorker(this, database)));
        workers.values().forEach(AgentWorker::look);
        later(10, this::dial);
        later(500, this::watch);
    }

    void crash() {
        if (up) {
            world.timeline.tell(name, "dies");
            up = false;
            life++;
            frozenWork.clear();
            world.controlPlane.agentGone(name, stream);
        }
    }

    void freeze() {
        if (up && !frozen) {
            world.timeline.tell(name, "freezes");
            frozen = true;
        }
    }

    void wake() {
        if (up && frozen) {
            world.timeline.tell(name, "wakes");
            frozen = false;
            List<Runnable> all = List.copyOf(frozenWork);
            frozenWork.clear();
            all.forEach(Runnable::run);
        }
    }

    private void dial() {
        workers.values().forEach(AgentWorker::look);
        long mine = world.nextStream();
        stream = mine;
        if (partitioned || !world.controlPlane.up()) {
            later(200 + chance.nextInt(300), () -> lost(mine));
            return;
        }
        FromAgent.Hello hello = new FromAgent.Hello(
                world.ulid(),
                name,
                "",
                List.of(),
                workers.values().stream().map(AgentWorker::report).toList());
        world.network(this, hello, () -> world.controlPlane.hello(this, mine, hello));
        later(10_000, () -> {
            if (stream == mine && !answered) {
                lost(mine);
            }
        });
        answered = false;
    }

    private boolean answered;

    /** The stream broke; noticed now. */
    void lost(long which) {
        if (which != stream) {
            return;
        }
        stream = 0;
        answered = false;
        workers.values().forEach(worker -> worker.post(new InboxEvent.StreamLost()));
        long wait = Math.min(5_000, 500L << Math.min(failures++, 3));
        later(wait / 2 + chance.nextLong(wait), this::dial);
    }

    /** What the control plane said on a stream, as it arrives. */
    void hear(long which, FromControlPlane message) {
        long mine = life;
        inside(mine, () -> heard(which, message));
    }

    private void heard(long which, FromControlPlane message) {
        switch (message) {
            case FromControlPlane.Welcome welcome -> {
                if (which == stream) {
                    answered = true;
                    failures = 0;
                    welcome.targets()
                            .forEach(acceptance -> worker(acceptance.target())
                                    .post(
                                            acceptance.accepted()
                                                    ? new InboxEvent.Accepted(
                                                            acceptance.fenceFloor(), welcome.offlineLimit())
                                                    : new InboxEvent.NotAccepted("taken")));
                }
            }
            case FromControlPlane.Desired desired ->
                worker(desired.target()).post(new InboxEvent.DesiredArrived(desired));
            case FromControlPlane.Grant grant -> worker(grant.target()).post(new InboxEvent.GrantArrived(grant));
            case FromControlPlane.Denied denied -> worker(denied.target()).post(new InboxEvent.DeniedArrived(denied));
            case FromControlPlane.StepAck ack -> worker(ack.target()).acknowledged(ack.journalId(), ack.again());
            case FromControlPlane.PlanRequest ignored -> {}
            case FromControlPlane.Drain ignored -> lost(which);
        }
    }

    private AgentWorker worker(TargetName target) {
        AgentWorker worker = workers.get(target);
        if (worker == null) {
            throw new IllegalStateException("no worker for " + target);
        }
        return worker;
    }

    /** Says something on the present stream, if there is one. */
    void say(FromAgent message) {
        long mine = stream;
        if (mine != 0 && answered) {
            world.network(this, message, () -> world.controlPlane.said(this, mine, message));
        }
    }

    private void watch() {
        workers.values().forEach(AgentWorker::watch);
        later(EVIDENCE.toMillis() + chance.nextInt(200), this::watch);
    }

    /** Decides and tells the story. */
    DesiredInbox.Decision decide(InboxState state, InboxEvent event) {
        DesiredInbox.Decision decision = DesiredInbox.decide(state, event, clock());
        if (world.timeline.telling()) {
            String does = decision.actions().stream()
                    .filter(action -> !(action instanceof InboxAction.WakeAt))
                    .map(Object::toString)
                    .reduce("", (a, b) -> a + "\n                         " + b);
            if (!does.isEmpty()) {
                world.timeline.tell(name, state.target() + " " + event + does);
            }
        }
        return decision;
    }
}
