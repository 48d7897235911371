package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Every phase of a rollout over one database, in every state in which a person may meet it. Pure. */
final class Situations {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final TargetName ONE = new TargetName("one");

    private Situations() {}

    /**
     * A rollout that rests until a person, its agent or the store says more.
     *
     * @param phase what is done there
     * @param where how far that is
     */
    record Situation(String phase, String where, RolloutState state) {}

    /** All of them, in the order of phases. */
    static List<Situation> all() {
        RolloutState migrated = done(done(typed(planned(), Verb.START), Phase.EXPAND, 1), Phase.MIGRATE, 1);
        RolloutState contracted = done(typed(migrated, Verb.CONTRACT), Phase.CONTRACT, 1);
        RolloutState halfShown = fails(atWork(typed(contracted, Verb.REVERT), Phase.REVERT, 1), Phase.REVERT, 1);
        List<Situation> all = new ArrayList<>();
        all.add(new Situation("–", "planned", planned()));
        all.addAll(of("EXPAND", Phase.EXPAND, 1, typed(planned(), Verb.START)));
        all.addAll(of("MIGRATE", Phase.MIGRATE, 1, done(typed(planned(), Verb.START), Phase.EXPAND, 1)));
        all.addAll(of("CONTRACT", Phase.CONTRACT, 1, typed(migrated, Verb.CONTRACT)));
        all.addAll(of("CLEANUP", Phase.CLEANUP, 1, contracted));
        all.addAll(of("REVERT", Phase.REVERT, 1, typed(contracted, Verb.REVERT)));
        all.addAll(of("CONTRACT that gives a revert up", Phase.CONTRACT, 2, typed(halfShown, Verb.CONTRACT)));
        all.addAll(of("ROLLBACK", Phase.ROLLBACK, 1, typed(migrated, Verb.ROLLBACK)));
        return all;
    }

    private static List<Situation> of(String name, Phase phase, int run, RolloutState asked) {
        UnaryOperator<RolloutState> fails = state -> fails(state, phase, run);
        RolloutState atWork = atWork(asked, phase, run);
        List<Situation> all = new ArrayList<>();
        all.add(new Situation(
                name,
                "waits",
                after(asked, new RolloutEvent.NotOffered(ONE, phase, run, "something is in the way", SOON))));
        all.add(new Situation(name, "at work", atWork));
        all.add(new Situation(name, "paused", typed(atWork, Verb.PAUSE)));
        all.add(new Situation(
                name, "UNKNOWN", after(atWork, says(phase, run, AgentFact.PhaseState.UNKNOWN, Optional.empty()))));
        all.add(new Situation(name, "FAILED", fails.apply(atWork)));
        all.add(new Situation(name, "aborted", reopened(typed(atWork, Verb.ABORT))));
        if (phase.narrows() || phase == Phase.CLEANUP) {
            RolloutState used = after(atWork, new RolloutEvent.GrantUsed(ONE, phase, run));
            all.add(new Situation(name, "at work, in effect in part", used));
            all.add(new Situation(name, "FAILED, in effect in part", fails.apply(used)));
            all.add(new Situation(name, "aborted, in effect in part", typed(fails.apply(used), Verb.ABORT)));
        }
        all.add(new Situation(name, "done", done(asked, phase, run)));
        return all;
    }

    private static RolloutState planned() {
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        for (Phase phase : Phase.values()) {
            plans.put(
                    phase,
                    new PhasePlan(
                            List.of(new PhasePlan.ResolvedWave(List.of(ONE), 1, 1)),
                            Duration.ZERO,
                            100,
                            Duration.ofMinutes(5),
                            0,
                            Duration.ZERO));
        }
        TreeMap<TargetName, Member> members = new TreeMap<>();
        members.put(ONE, Member.fresh("", 1));
        return RolloutState.planned(RolloutId.parse("orders/18").orElseThrow(), true, plans, members, NOW);
    }

    private static RolloutState after(RolloutState state, RolloutEvent event) {
        return RolloutCore.decide(state, event, NOW).next();
    }

    private static RolloutState typed(RolloutState state, Verb verb) {
        return after(state, new RolloutEvent.Commanded(verb, new TreeSet<>(), "otto", ""));
    }

    private static RolloutState atWork(RolloutState state, Phase phase, int run) {
        return after(
                after(state, new RolloutEvent.Offered(ONE, phase, run)),
                says(phase, run, AgentFact.PhaseState.RUNNING, Optional.empty()));
    }

    private static RolloutState fails(RolloutState state, Phase phase, int run) {
        AgentFact.Trouble trouble = new AgentFact.Trouble("BLW-STEP-013", "3 rows differ", "");
        return after(state, says(phase, run, AgentFact.PhaseState.FAILED, Optional.of(trouble)));
    }

    private static RolloutEvent says(
            Phase phase, int run, AgentFact.PhaseState said, Optional<AgentFact.Trouble> trouble) {
        return new RolloutEvent.PhaseReported(ONE, phase, run, 1, said, 1, 2, "", trouble);
    }

    private static RolloutState done(RolloutState state, Phase phase, int run) {
        return after(atWork(state, phase, run), new RolloutEvent.Completed(ONE, phase, run));
    }

    /** A store that opens the window again where it was asked to. */
    private static RolloutState reopened(RolloutState state) {
        return after(state, new RolloutEvent.Reopened(ONE, SOON));
    }
}
