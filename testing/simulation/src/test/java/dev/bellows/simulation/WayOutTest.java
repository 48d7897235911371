package dev.bellows.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.Effect;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every state that the core reaches by what people, agents and the store may really say has a way out. */
class WayOutTest {
    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int SEEDS = 2_000;
    private static final int LENGTH = 100;

    @Test
    void everyStateThatIsReachedHasAWayOut() {
        EnumMap<RolloutPhase, Integer> reached = new EnumMap<>(RolloutPhase.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            RolloutState state = planned(1 + chance.nextInt(3), chance.nextBoolean(), chance.nextInt(3) == 0 ? 0 : 50);
            for (int i = 0; i < LENGTH; i++) {
                Instant now = state.lastEventAt().plus(Duration.ofMinutes(chance.nextInt(200)));
                state = answered(chance, RolloutCore.decide(state, next(chance, state), now));
                reached.merge(state.phase(), 1, Integer::sum);
                Optional<String> missing = WayOut.missing(state);
                assertThat(missing).as("seed %d, event %d", seed, i).isEmpty();
            }
        }
        assertThat(reached.keySet()).as("phases that were reached").containsExactlyInAnyOrder(RolloutPhase.values());
    }

    @Test
    void abortEndsInAbortedWhereNothingWasDoneAndElseSaysRollback() {
        RolloutState planned = planned(3, true, 0);
        RolloutState before =
                RolloutCore.decide(planned, typed(Verb.ABORT), BEGIN).next();
        assertThat(before.phase()).isEqualTo(RolloutPhase.ABORTED);
        assertThat(before.legalVerbs()).isEmpty();

        RolloutState expanding =
                answered(new SplittableRandom(1), RolloutCore.decide(planned, typed(Verb.START), BEGIN), true);
        RolloutState left =
                RolloutCore.decide(expanding, typed(Verb.ABORT), BEGIN).next();
        assertThat(left.phase()).isEqualTo(RolloutPhase.EXPANDING);
        assertThat(left.legalVerbs()).containsExactly(Verb.ROLLBACK);
    }

    /** A story that happened: a revert that a complete version forbids was given up, and what was hidden had no way to its cleanup. */
    @Test
    void aRevertThatIsForbiddenForEverAndGivenUpLeavesTheWayToTheCleanup() {
        SplittableRandom chance = new SplittableRandom(1);
        RolloutState state = planned(1, true, 0);
        TargetName target = new TargetName("a");
        for (Verb verb : List.of(Verb.START, Verb.CONTRACT)) {
            state = answered(chance, RolloutCore.decide(state, typed(verb), BEGIN), true);
            for (int phase = 0; state.activeRun(target).isPresent(); phase++) {
                assertThat(phase).isLessThan(3);
                PhaseRun run = state.activeRun(target).get();
                state = answered(
                        chance,
                        RolloutCore.decide(
                                state,
                                new RolloutEvent.PhaseReported(
                                        target,
                                        run.phase(),
                                        1,
                                        1,
                                        AgentFact.PhaseState.SUCCEEDED,
                                        1,
                                        1,
                                        "",
                                        Optional.empty()),
                                BEGIN),
                        true);
            }
        }
        assertThat(state.phase()).isEqualTo(RolloutPhase.CONTRACTED);
        state = RolloutCore.decide(state, typed(Verb.REVERT), BEGIN).next();
        state = RolloutCore.decide(
                        state,
                        new RolloutEvent.NotOffered(target, Phase.REVERT, 1, "version 19 is complete", SOON),
                        BEGIN)
                .next();
        state = RolloutCore.decide(state, typed(Verb.ABORT), BEGIN).next();
        assertThat(WayOut.missing(state)).isEmpty();
        state = RolloutCore.decide(state, new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofHours(1)))
                .next();
        assertThat(state.activeRun(target).orElseThrow().phase()).isEqualTo(Phase.CLEANUP);
    }

    private static RolloutState planned(int targets, boolean contracts, int budgetPercent) {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        for (String name : List.of("a", "b", "c").subList(0, targets)) {
            members.put(new TargetName(name), Member.fresh(name.equals("c") ? "h2" : "h1", 1));
        }
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        List<TargetName> all = List.copyOf(members.keySet());
        for (Phase phase : Phase.values()) {
            boolean undo = phase == Phase.ROLLBACK || phase == Phase.REVERT;
            plans.put(
                    phase,
                    new PhasePlan(
                            List.of(
                                    new PhasePlan.ResolvedWave(all.subList(0, 1), 1, 1),
                                    new PhasePlan.ResolvedWave(all.subList(1, targets), 2, 1)),
                            Duration.ofMinutes(10),
                            undo ? 100 : budgetPercent,
                            Duration.ofMinutes(5),
                            0,
                            phase == Phase.CLEANUP ? Duration.ofHours(1) : Duration.ZERO));
        }
        RolloutId id = new RolloutId(new SchemaLine("orders"), 18, 1);
        return RolloutState.planned(id, contracts, plans, members, BEGIN);
    }

    private static RolloutEvent typed(Verb verb) {
        return new RolloutEvent.Commanded(verb, new TreeSet<>(), "otto", "");
    }

    /** What a person types, or what the agent at work on a target says. */
    private static RolloutEvent next(SplittableRandom chance, RolloutState state) {
        List<TargetName> names = List.copyOf(state.members().keySet());
        TargetName target = names.get(chance.nextInt(names.size()));
        int kind = chance.nextInt(16);
        if (kind < 2) {
            TreeSet<TargetName> some = new TreeSet<>();
            if (chance.nextInt(3) == 0) {
                some.add(target);
            }
            List<Verb> legal = List.copyOf(state.legalVerbs());
            Verb verb = legal.isEmpty() ? Verb.START : legal.get(chance.nextInt(legal.size()));
            return new RolloutEvent.Commanded(verb, some, "otto", "");
        }
        Optional<PhaseRun> run = state.activeRun(target);
        if (run.isEmpty() || kind == 3) {
            return new RolloutEvent.TimePassed();
        }
        return switch (kind) {
            case 4 -> new RolloutEvent.AgentLost(target, state.lastEventAt());
            case 5 -> new RolloutEvent.AgentBack(target);
            case 6 ->
                new RolloutEvent.GrantUsed(target, run.get().phase(), run.get().number());
            case 7 -> new RolloutEvent.ArrivalSeen(target, "pod-1");
            default -> report(chance, target, run.get());
        };
    }

    private static RolloutEvent report(SplittableRandom chance, TargetName target, PhaseRun run) {
        List<AgentFact.PhaseState> said = List.of(
                AgentFact.PhaseState.RUNNING,
                AgentFact.PhaseState.WAITING,
                AgentFact.PhaseState.VERIFYING,
                AgentFact.PhaseState.SUCCEEDED,
                AgentFact.PhaseState.SUCCEEDED,
                AgentFact.PhaseState.SUCCEEDED,
                AgentFact.PhaseState.FAILED,
                AgentFact.PhaseState.UNKNOWN);
        int attempt =
                Optional.ofNullable(run.targets().get(target)).orElseThrow().attempt();
        return new RolloutEvent.PhaseReported(
                target,
                run.phase(),
                run.number(),
                attempt,
                said.get(chance.nextInt(said.size())),
                1,
                1,
                "",
                Optional.empty());
    }

    private static RolloutState answered(SplittableRandom chance, Decision decision) {
        return answered(chance, decision, false);
    }

    private static RolloutState answered(SplittableRandom chance, Decision decision, boolean willing) {
        RolloutState state = decision.next();
        ArrayDeque<Effect> effects = new ArrayDeque<>(decision.effects());
        while (!effects.isEmpty()) {
            Effect effect = effects.removeFirst();
            boolean yes = willing || chance.nextInt(3) > 0;
            Optional<RolloutEvent> answer =
                    Optional.ofNullable(ANSWERS.get(effect.getClass())).map(answers -> answers.to(effect, yes));
            if (answer.isPresent()) {
                Decision next = RolloutCore.decide(state, answer.get(), state.lastEventAt());
                state = next.next();
                effects.addAll(next.effects());
            }
        }
        return state;
    }

    private interface Answers {
        RolloutEvent to(Effect effect, boolean yes);
    }

    private static final Map<Class<? extends Effect>, Answers> ANSWERS = Map.of(
            Effect.SetDesired.class,
            (effect, yes) -> {
                Effect.SetDesired asked = (Effect.SetDesired) effect;
                return offered(asked.target(), asked.phase(), asked.run(), yes);
            },
            Effect.RequestClose.class,
            (effect, yes) -> {
                Effect.RequestClose asked = (Effect.RequestClose) effect;
                return offered(asked.target(), asked.phase(), asked.run(), yes);
            },
            Effect.RequestReopen.class,
            (effect, yes) -> {
                TargetName target = ((Effect.RequestReopen) effect).target();
                return yes
                        ? new RolloutEvent.Reopened(target, SOON)
                        : new RolloutEvent.NotReopened(target, "grant 1 is outstanding", SOON);
            },
            Effect.CheckCompletion.class,
            (effect, yes) -> {
                Effect.CheckCompletion asked = (Effect.CheckCompletion) effect;
                return yes
                        ? new RolloutEvent.Completed(asked.target(), asked.phase(), asked.run())
                        : new RolloutEvent.NotCompleted(asked.target(), asked.phase(), asked.run(), "row");
            });

    private static RolloutEvent offered(TargetName target, Phase phase, int run, boolean yes) {
        return yes
                ? new RolloutEvent.Offered(target, phase, run)
                : new RolloutEvent.NotOffered(target, phase, run, "in the way", SOON);
    }
}
