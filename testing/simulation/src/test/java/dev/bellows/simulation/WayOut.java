package dev.bellows.simulation;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.Effect;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Whether a state of a rollout has a way out: agents that do what they are asked, a store that says yes, and a person who types nothing
 * but legal verbs bring it to an end; and no legal verb leads to where there is none. So too where the store begins no revert, because
 * a later version was contracted after this one and is complete; and where no revert, or no contract, comes to an end, whoever tries it
 * again. Pure but for what it remembers.
 */
final class WayOut {
    /** Pausing leads nowhere by itself; whoever pauses resumes. */
    private static final Set<Verb> OUT = EnumSet.complementOf(EnumSet.of(Verb.PAUSE));

    private static final Duration ROUND = Duration.ofDays(8);
    private static final int MOST_ROUNDS = 40;
    private static final int DEEPEST = 8;

    /** What is known to have one. */
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    /** What is for ever in the way. */
    private enum Trouble {
        NONE,
        /** What is hidden cannot be shown again: a later version is complete. */
        UNDER_A_COMPLETE_VERSION,
        /** What new code wrote does not fit what would be shown again. */
        NO_REVERT_ENDS,
        NO_CONTRACT_ENDS;

        boolean fails(Phase phase) {
            return switch (this) {
                case NONE, UNDER_A_COMPLETE_VERSION -> false;
                case NO_REVERT_ENDS -> phase == Phase.REVERT;
                case NO_CONTRACT_ENDS -> phase == Phase.CONTRACT;
            };
        }
    }

    private final Trouble trouble;

    private WayOut(Trouble trouble) {
        this.trouble = trouble;
    }

    /** What is wrong with a state, empty when every legal verb leads on and there is an end. */
    static Optional<String> missing(RolloutState state) {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> new WayOut(trouble).look(state).map(no -> no + ", where " + trouble).stream())
                .findFirst();
    }

    private Optional<String> look(RolloutState state) {
        String signature = trouble + signature(state);
        if (KNOWN.contains("all " + signature)) {
            return Optional.empty();
        }
        if (!ends(state, DEEPEST, new HashSet<>())) {
            return Optional.of("no way out of " + describe(state));
        }
        for (Verb verb : state.legalVerbs()) {
            Decision decision = command(state, verb);
            if (decision.refusal().isEmpty() && !ends(answered(decision), DEEPEST, new HashSet<>())) {
                return Optional.of("no way out after " + verb + " in " + describe(state));
            }
        }
        KNOWN.add("all " + signature);
        return Optional.empty();
    }

    private boolean ends(RolloutState from, int deep, Set<String> path) {
        RolloutState rests = rest(from);
        String signature = trouble + signature(rests);
        if (KNOWN.contains(signature)) {
            return true;
        }
        boolean over = rests.phase().over()
                && rests.runs().stream().noneMatch(run -> run.state().active());
        boolean found = over;
        if (!over && deep > 0 && path.add(signature)) {
            for (Verb verb : rests.legalVerbs()) {
                Decision decision = command(rests, verb);
                found |= OUT.contains(verb)
                        && decision.refusal().isEmpty()
                        && !found
                        && ends(answered(decision), deep - 1, path);
            }
        }
        if (found) {
            KNOWN.add(signature);
        }
        return found;
    }

    private static Decision command(RolloutState state, Verb verb) {
        return RolloutCore.decide(state, new RolloutEvent.Commanded(verb, new TreeSet<>(), "otto", ""), later(state));
    }

    private static Instant later(RolloutState state) {
        return state.lastEventAt().plus(ROUND);
    }

    /** Everybody does what is asked of them, until nothing changes any more. */
    private RolloutState rest(RolloutState from) {
        RolloutState state = from;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String before = signature(state);
            for (TargetName target : state.members().keySet()) {
                state = work(state, target);
            }
            state = answered(RolloutCore.decide(state, new RolloutEvent.TimePassed(), later(state)));
            if (signature(state).equals(before)) {
                return state;
            }
        }
        return state;
    }

    private RolloutState work(RolloutState state, TargetName target) {
        Optional<PhaseRun> leaving = state.runs().stream()
                .filter(run -> Optional.ofNullable(run.targets().get(target))
                        .filter(here -> here.leaving()
                                && here.state() != TargetState.SKIPPED
                                && here.state() != TargetState.SUCCEEDED)
                        .isPresent())
                .findFirst();
        if (leaving.isPresent() && !goesOn(state, target)) {
            return answered(RolloutCore.decide(state, reopened(state, target), later(state)));
        }
        Optional<PhaseRun> run = state.activeRun(target);
        if (run.isEmpty()) {
            return state;
        }
        TargetRun here = Optional.ofNullable(run.get().targets().get(target)).orElseThrow();
        return answered(RolloutCore.decide(
                state,
                new RolloutEvent.PhaseReported(
                        target,
                        run.get().phase(),
                        run.get().number(),
                        here.attempt(),
                        trouble.fails(run.get().phase()) ? AgentFact.PhaseState.FAILED : AgentFact.PhaseState.SUCCEEDED,
                        1,
                        1,
                        "",
                        Optional.empty()),
                later(state)));
    }

    private boolean forbidden(RolloutState state, TargetName target, Phase phase) {
        return trouble == Trouble.UNDER_A_COMPLETE_VERSION
                && phase == Phase.REVERT
                && Optional.ofNullable(state.members().get(target))
                                .orElseThrow()
                                .standing()
                        == Standing.HIDDEN;
    }

    /** A store that says yes to everything that can be. */
    private RolloutState answered(Decision decision) {
        RolloutState state = decision.next();
        ArrayDeque<Effect> effects = new ArrayDeque<>(decision.effects());
        while (!effects.isEmpty()) {
            Optional<RolloutEvent> answer = answer(state, effects.removeFirst());
            if (answer.isPresent()) {
                Decision next = RolloutCore.decide(state, answer.get(), state.lastEventAt());
                state = next.next();
                effects.addAll(next.effects());
            }
        }
        return state;
    }

    /** A rollback with a drop in effect is not re-opened: its agent goes on to its end. */
    private static boolean goesOn(RolloutState state, TargetName target) {
        Member member = Optional.ofNullable(state.members().get(target)).orElseThrow();
        return member.partly() && member.standing() == Standing.ROLLING_BACK;
    }

    private static RolloutEvent reopened(RolloutState state, TargetName target) {
        return Optional.ofNullable(state.members().get(target)).orElseThrow().partly()
                ? new RolloutEvent.PastReopening(target, ROUND)
                : new RolloutEvent.Reopened(target, Duration.ZERO);
    }

    private Optional<RolloutEvent> answer(RolloutState state, Effect effect) {
        return switch (effect) {
            case Effect.SetDesired(var target, var phase, int run, int attempt, var byHand) ->
                Optional.of(
                        forbidden(state, target, phase)
                                ? new RolloutEvent.NotOffered(target, phase, run, "under a complete version", ROUND)
                                : new RolloutEvent.Offered(target, phase, run));
            case Effect.RequestClose(var target, var phase, int run, int attempt, var byHand) ->
                Optional.of(new RolloutEvent.Offered(target, phase, run));
            case Effect.RequestReopen(var target, var phase, int run) -> Optional.of(reopened(state, target));
            case Effect.CheckCompletion(var target, var phase, int run) ->
                Optional.of(new RolloutEvent.Completed(target, phase, run));
            case Effect.Hold hold -> Optional.empty();
            case Effect.AskBack back -> Optional.empty();
            case Effect.Leave leave -> Optional.empty();
            case Effect.Continue on -> Optional.empty();
            case Effect.WakeAt wake -> Optional.empty();
        };
    }

    /** A state without its moments and texts. */
    private static String signature(RolloutState state) {
        StringBuilder text = new StringBuilder().append(state.contracts());
        state.members()
                .forEach((name, member) -> text.append('/')
                        .append(name)
                        .append(member.standing())
                        .append(member.before())
                        .append(member.partly())
                        .append(member.hiddenAt().isPresent()));
        for (PhaseRun run : state.runs()) {
            text.append('|')
                    .append(run.phase())
                    .append(run.state())
                    .append(run.ending())
                    .append(run.wave());
            run.targets()
                    .forEach((name, here) -> text.append('/')
                            .append(name)
                            .append(here.state())
                            .append(here.paused())
                            .append(here.leaving())
                            .append(here.reportedDone())
                            .append(here.lostAt().isPresent()));
        }
        return text.toString();
    }

    static String describe(RolloutState state) {
        StringBuilder text = new StringBuilder(state.phase() + ", legal " + state.legalVerbs());
        state.members()
                .forEach((name, member) ->
                        text.append(", ").append(name).append(' ').append(member.standing()));
        for (PhaseRun run : state.runs()) {
            text.append("; ")
                    .append(run.phase())
                    .append('#')
                    .append(run.number())
                    .append(' ')
                    .append(run.state());
            text.append(run.ending() ? " ending" : "");
            List<String> targets = run.targets().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue().state()
                            + (entry.getValue().leaving() ? " leaving" : "")
                            + (entry.getValue().paused() ? " paused" : ""))
                    .toList();
            text.append(targets);
        }
        return text.toString();
    }
}
