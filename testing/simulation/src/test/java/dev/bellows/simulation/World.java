package dev.bellows.simulation;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.Verb;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.rollout.adoption.Claim;
import dev.bellows.simulation.SimulatedStore.RolloutRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run: two targets, two agents, three services, a control plane, and a scenario. Confined to the thread that runs it. */
final class World {
    static final SchemaLine LINE = new SchemaLine("orders");
    static final String ENVIRONMENT = "test";
    static final RolloutId ROLLOUT = new RolloutId(LINE, 18, 1);
    static final AdoptionPolicy POLICY =
            new AdoptionPolicy(Duration.ofSeconds(40), Duration.ofSeconds(30), Duration.ofSeconds(2));
    static final Duration REVERT_FOR = Duration.ofSeconds(20);
    private static final long LIMIT_MICROS = 1_500_000_000L;

    final long seed;
    final Timeline timeline;
    final SimulatedStore store;
    final Checker checker;
    final TreeMap<TargetName, SimulatedDatabase> databases = new TreeMap<>();
    final TreeMap<String, SimulatedAgent> agents = new TreeMap<>();
    final TreeMap<String, ServiceInstance> services = new TreeMap<>();
    final ControlPlane controlPlane;
    private final SplittableRandom network;
    private final SplittableRandom names;
    private final TreeMap<String, Long> arrivals = new TreeMap<>();
    private final TreeSet<TargetName> slowTargets = new TreeSet<>();
    private final TreeSet<String> everyIncarnation = new TreeSet<>();
    /** Nothing that was sent after a lost message arrives on the same stream. */
    private final TreeSet<Long> broken = new TreeSet<>();

    private long streams;
    private boolean lossy;
    private boolean calm;
    private boolean ended;
    boolean clockJumped;
    int refusals;

    /** What came out. */
    record Result(
            Optional<String> violation,
            int contracts,
            int refusals,
            int reverts,
            int rollbacks,
            int drops,
            int givenUp,
            int exempted,
            List<String> story) {}

    private World(long seed, boolean telling) {
        this.seed = seed;
        this.timeline = new Timeline(telling);
        this.network = Timeline.chance(seed, "network");
        this.names = Timeline.chance(seed, "names");
        this.store = new SimulatedStore(timeline, Timeline.chance(seed, "store"));
        this.checker = new Checker(this);
        this.controlPlane = new ControlPlane(this);
        for (String name : List.of("shop-1", "shop-2")) {
            TargetName target = new TargetName(name);
            databases.put(target, new SimulatedDatabase(target, timeline, checker));
        }
        List.of("agent-1", "agent-2").forEach(name -> agents.put(name, new SimulatedAgent(name, this)));
        List.of("pod-a", "pod-b", "pod-c").forEach(name -> services.put(name, new ServiceInstance(name, this)));
    }

    /** Runs a scenario to its end or to the first violation. */
    static Result run(long seed, List<Act> acts, boolean telling) {
        World world = new World(seed, telling);
        try {
            world.play(acts);
        } catch (IllegalStateException | IllegalArgumentException | AssertionError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            world.checker.fail("broken: " + cause);
            if (telling) {
                for (StackTraceElement frame : cause.getStackTrace()) {
                    world.timeline.tell("", "  at " + frame);
                }
            }
        }
        world.store.killAll();
        return new Result(
                world.checker.violation(),
                world.checker.contracts(),
                world.checker.refusals() + world.refusals,
                world.checker.reverts(),
                world.checker.rollbacks(),
                world.checker.drops(),
                world.checker.givenUp(),
                world.checker.exempted(),
                world.timeline.story());
    }

    private void play(List<Act> acts) {
        controlPlane.start();
        agents.values().forEach(SimulatedAgent::start);
        plan();
        acts.forEach(act -> timeline.afterMillis(act.atMillis(), () -> perform(act)));
        readers();
        meddlers();
        if (givesUp()) {
            doubters();
        }
        timeline.afterMillis(Act.CALM_MILLIS, this::becomeCalm);
        while (!ended && checker.violation().isEmpty() && timeline.step()) {
            if (timeline.now() > LIMIT_MICROS) {
                checker.fail("no end: " + state().phase() + " " + waits() + " " + controlPlane.links());
            }
        }
    }

    /** Readers without a tag, on some targets, that end before it is calm; then a person vouches for their role. */
    private void readers() {
        SplittableRandom chance = Timeline.chance(seed, "readers");
        store.vouched.add("app");
        for (SimulatedDatabase database : databases.values()) {
            database.collectsStatements = chance.nextInt(3) > 0;
            boolean lives = chance.nextBoolean();
            long ends = chance.nextLong(30_000, Act.CALM_MILLIS - 5_000);
            if (lives) {
                new CronJob(this, database).start(ends);
            }
            if (chance.nextInt(4) == 0) {
                timeline.afterMillis(chance.nextLong(Act.CALM_MILLIS), database::resetStatistics);
            }
        }
    }

    /** People who change the old column by hand while it is being contracted, and put it back before it is calm. */
    private void meddlers() {
        SplittableRandom chance = Timeline.chance(seed, "meddlers");
        for (SimulatedDatabase database : databases.values()) {
            if (chance.nextInt(4) == 0) {
                long begins = chance.nextLong(50_000, Act.CALM_MILLIS - 60_000);
                timeline.afterMillis(begins, () -> database.meddle(true));
                timeline.afterMillis(begins + chance.nextLong(2_000, 55_000), () -> database.meddle(false));
            }
        }
    }

    /** Whether its reverts cannot end, and the person gives them up. */
    private boolean givesUp() {
        return seed % 7 == 5;
    }

    /** A person who shows again what was hidden, thinks better of it in the middle, and goes forward again; until it is calm. */
    private void doubters() {
        SplittableRandom chance = Timeline.chance(seed, "doubters");
        for (SimulatedDatabase database : databases.values()) {
            database.revertFailsAt = chance.nextInt(3);
        }
        timeline.afterMillis(50_000, () -> doubt(chance));
    }

    private void doubt(SplittableRandom chance) {
        if (calm) {
            return;
        }
        RolloutState state = state();
        boolean reverts = state.members().values().stream().anyMatch(it -> it.standing() == Standing.REVERTING);
        boolean hidden = state.members().values().stream().anyMatch(it -> it.standing() == Standing.HIDDEN);
        List<Verb> thoughts = reverts
                ? List.of(Verb.CONTRACT, Verb.CONTRACT, Verb.ABORT, Verb.PAUSE, Verb.RETRY)
                : hidden ? List.of(Verb.REVERT) : List.of(Verb.RESUME, Verb.CONTRACT);
        TreeSet<TargetName> some = new TreeSet<>();
        if (chance.nextInt(3) == 0) {
            some.add(List.copyOf(databases.keySet()).get(chance.nextInt(databases.size())));
        }
        controlPlane.command(thoughts.get(chance.nextInt(thoughts.size())), some);
        timeline.afterMillis(chance.nextLong(1_500, 12_000), () -> doubt(chance));
    }

    Standing standing(TargetName name) {
        return Optional.ofNullable(state().members().get(name)).orElseThrow().standing();
    }

    private void plan() {
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        List<TargetName> all = List.copyOf(databases.keySet());
        for (Phase phase : Phase.values()) {
            Duration after = phase == Phase.CLEANUP ? REVERT_FOR : Duration.ZERO;
            plans.put(
                    phase,
                    new PhasePlan(
                            List.of(new PhasePlan.ResolvedWave(all, 2, 2)),
                            Duration.ZERO,
                            // Every third world halts at its first failure, or lost agent.
                            seed % 3 == 0 ? 0 : 100,
                            Duration.ofMinutes(1),
                            0,
                            after));
        }
        TreeMap<TargetName, Member> members = new TreeMap<>();
        all.forEach(name -> members.put(name, Member.fresh("", 1)));
        RolloutState state = RolloutState.planned(ROLLOUT, true, plans, members, store.clock());
        store.rows.put("rollout/" + ROLLOUT, new RolloutRow(state, Optional.empty()));
    }

    private RolloutState state() {
        return store.<RolloutRow>committed("rollout/" + ROLLOUT).orElseThrow().state();
    }

    private String waits() {
        List<String> open = new ArrayList<>();
        state().runs()
                .forEach(run -> run.targets().forEach((name, target) -> {
                    if (!target.state().finished()) {
                        open.add(run.phase() + "#" + run.number() + " " + run.state() + " " + name + " "
                                + target.state() + " (" + target.why() + ")");
                    }
                }));
        return open.toString();
    }

    private void perform(Act act) {
        if (act.isVerb()) {
            TreeSet<TargetName> some = new TreeSet<>();
            if (!act.who().isEmpty()) {
                some.add(new TargetName(act.who()));
            }
            controlPlane.command(act.verb(), some);
            return;
        }
        timeline.tell("fate", act.toString());
        switch (act.kind()) {
            case SERVICE_STARTS, SERVICE_STARTS_BLIND -> {
                ServiceInstance service = service(act.who());
                service.start((int) act.number(), act.kind() == Act.Kind.SERVICE_STARTS);
                everyIncarnation.add(service.incarnation());
            }
            case SERVICE_SAYS_GOODBYE -> service(act.who()).stop(true);
            case SERVICE_DIES -> service(act.who()).stop(false);
            case SERVICE_FREEZES -> {
                service(act.who()).freeze();
                timeline.afterMillis(act.number(), () -> service(act.who()).wake());
            }
            case SERVICE_CUT -> {
                service(act.who()).cut = true;
                timeline.afterMillis(act.number(), () -> service(act.who()).cut = false);
            }
            case AGENT_DIES -> {
                agent(act.who()).crash();
                timeline.afterMillis(act.number(), () -> agent(act.who()).start());
            }
            case AGENT_FREEZES -> {
                agent(act.who()).freeze();
                timeline.afterMillis(act.number(), () -> agent(act.who()).wake());
            }
            case AGENT_CUT -> {
                agent(act.who()).partitioned = true;
                long stream = agent(act.who()).stream;
                timeline.afterMillis(
                        Math.min(act.number(), 12_000),
                        () -> agent(act.who()).later(0, () -> agent(act.who()).lost(stream)));
                timeline.afterMillis(act.number(), () -> agent(act.who()).partitioned = false);
            }
            case CONTROL_PLANE_DIES -> {
                controlPlane.crash();
                timeline.afterMillis(act.number(), controlPlane::start);
            }
            case NETWORK_LOSES -> {
                lossy = true;
                timeline.afterMillis(act.number(), () -> lossy = false);
            }
            case TARGET_SLOW -> {
                slowTargets.add(new TargetName(act.who()));
                timeline.afterMillis(act.number(), () -> slowTargets.remove(new TargetName(act.who())));
            }
            case STORE_SLOW -> {
                store.slow = true;
                timeline.afterMillis(act.number(), () -> store.slow = false);
            }
            case STORE_CLOCK_JUMPS -> {
                store.skew = store.skew.plusMillis(act.number());
                clockJumped = true;
            }
            case TARGET_CLOCK_JUMPS -> {
                SimulatedDatabase database = databases.get(new TargetName(act.who()));
                if (database != null) {
                    database.skew = database.skew.plusMillis(act.number());
                }
            }
            case AGENT_CLOCK_JUMPS ->
                agent(act.who()).skew = agent(act.who()).skew.plusMillis(act.number());
            case START, CONTRACT, ROLLBACK, REVERT, ABORT, RETRY, PAUSE, RESUME -> {}
        }
    }

    private ServiceInstance service(String name) {
        return Optional.ofNullable(services.get(name)).orElseThrow();
    }

    private SimulatedAgent agent(String name) {
        return Optional.ofNullable(agents.get(name)).orElseThrow();
    }

    /** No more faults: everything runs, services are stopped, and a patient person leads the rollout to an end. */
    private void becomeCalm() {
        timeline.tell("fate", "calm from here on");
        calm = true;
        lossy = false;
        store.vouched.add(CronJob.ROLE);
        slowTargets.clear();
        store.slow = false;
        controlPlane.start();
        for (SimulatedAgent agent : agents.values()) {
            agent.partitioned = false;
            agent.wake();
            agent.start();
        }
        int delay = 0;
        for (ServiceInstance service : services.values()) {
            service.cut = false;
            service.wake();
            timeline.afterMillis(5_000 + 3_000L * delay++, () -> service.stop(true));
        }
        timeline.afterMillis(20_000, this::lead);
    }

    private void lead() {
        RolloutState state = state();
        boolean resting = state.runs().stream().noneMatch(run -> run.state().active());
        RolloutPhase phase = state.phase();
        if (resting && (phase == RolloutPhase.COMPLETE || phase == RolloutPhase.ROLLED_BACK)) {
            timeline.afterMillis(15_000, this::finish);
            return;
        }
        if (timeline.now() > (Act.CALM_MILLIS + 70_000) * 1000) {
            everyIncarnation.stream()
                    .filter(one -> store.<Claim>committed("claim/" + one)
                            .filter(claim -> claim.endedAt().isEmpty())
                            .isPresent())
                    .forEach(controlPlane::confirmGone);
        }
        TreeSet<TargetName> stuck = new TreeSet<>();
        state.failedSteps(Set.of()).stream()
                .filter(step -> givesUp() && step.phase() == Phase.REVERT)
                .forEach(step -> stuck.add(step.target()));
        if (!stuck.isEmpty()) {
            controlPlane.command(Verb.CONTRACT, stuck);
            timeline.afterMillis(5_000, this::lead);
            return;
        }
        Optional<Verb> next = List.of(Verb.RESUME, Verb.RETRY, Verb.START, Verb.CONTRACT).stream()
                .filter(state.legalVerbs()::contains)
                .findFirst()
                .or(() -> resting && state.legalVerbs().contains(Verb.ROLLBACK)
                        ? Optional.of(Verb.ROLLBACK)
                        : Optional.empty());
        if (next.isEmpty() && resting && waits().equals("[]")) {
            timeline.afterMillis(15_000, this::finish);
            return;
        }
        next.ifPresent(verb -> controlPlane.command(verb, new TreeSet<>()));
        timeline.afterMillis(5_000, this::lead);
    }

    private void finish() {
        checker.compareJournals();
        ended = true;
    }

    boolean calm() {
        return calm;
    }

    boolean slow(TargetName target) {
        return slowTargets.contains(target);
    }

    boolean reaches(SimulatedAgent agent) {
        return agent.up()
                && !agent.partitioned
                && !agent.frozen()
                && agent.stream != 0
                && !broken.contains(agent.stream);
    }

    long nextStream() {
        return ++streams;
    }

    Ulid ulid() {
        return Ulid.create(timeline.instant(), names);
    }

    /** How long a message of a service takes. */
    long late(SplittableRandom chance) {
        boolean stuck = !calm && chance.nextInt(lossy ? 6 : 40) == 0;
        return stuck ? chance.nextInt(12_000) : 2 + chance.nextInt(60);
    }

    /** In order per agent and direction. */
    private long inOrder(String way) {
        long at = Math.max(
                timeline.now() + 1_000 + network.nextInt(lossy ? 900_000 : 40_000), arrivals.getOrDefault(way, 0L) + 1);
        arrivals.put(way, at);
        return (at - timeline.now()) / 1_000;
    }

    /** A message of an agent; a lost one breaks the stream sooner or later. */
    void network(SimulatedAgent agent, FromAgent message, Runnable arrives) {
        if (agent.partitioned || !controlPlane.up() || broken.contains(agent.stream)) {
            return;
        }
        if (lossy && network.nextInt(12) == 0) {
            long stream = agent.stream;
            broken.add(stream);
            agent.later(1_000 + network.nextInt(2_000), () -> {
                agent.lost(stream);
                controlPlane.agentGone(agent.name, stream);
            });
            return;
        }
        timeline.afterMillis(inOrder(agent.name + ">"), arrives);
        boolean repeatable = message instanceof FromAgent.StepEvent
                || message instanceof FromAgent.Authorize
                || message instanceof FromAgent.Released;
        if (!calm && repeatable && network.nextInt(10) == 0) {
            timeline.afterMillis(network.nextInt(10_000), arrives);
        }
    }

    /** A message to an agent; now and then an old copy comes late. */
    void network(SimulatedAgent agent, long stream, FromControlPlane message) {
        if (agent.partitioned || broken.contains(stream)) {
            return;
        }
        timeline.afterMillis(inOrder(agent.name + "<"), () -> agent.hear(stream, message));
        boolean repeatable = message instanceof FromControlPlane.Desired || message instanceof FromControlPlane.Grant;
        if (!calm && repeatable && network.nextInt(6) == 0) {
            timeline.afterMillis(network.nextInt(25_000), () -> agent.hear(stream, message));
        }
    }

    /** An answer to a service. */
    void network(ServiceInstance service, Runnable arrives) {
        if (!service.cut) {
            timeline.afterMillis(inOrder(service.name + "<"), arrives);
        }
    }
}
