package dev.bellows.server.driving;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.Verb;
import dev.bellows.server.adoption.Precedence.Waits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Why the verb that a question is about would not take a target along, by what the rollouts of the version say. Who has nothing to do there,
 * because it is done or never began, stands in the way only where that is so of every target asked about: the verb takes the others. Pure.
 */
final class NotTaken {
    /** @param nothingToDo whether the verb just leaves it out, rather than being kept by it */
    private record Reason(Waits waits, boolean nothingToDo) {}

    private NotTaken() {}

    /** A contract that was asked for already is not refused: whether it goes on only the look says. */
    static Map<TargetName, Waits> contract(List<StoredPlan> ofLine, int version, Collection<TargetName> targets) {
        return asked(ofLine, version, targets, NotTaken::contract);
    }

    static Map<TargetName, Waits> rollback(List<StoredPlan> ofLine, int version, Collection<TargetName> targets) {
        return asked(ofLine, version, targets, NotTaken::rollback);
    }

    private static Map<TargetName, Waits> asked(
            List<StoredPlan> ofLine,
            int version,
            Collection<TargetName> targets,
            BiFunction<RolloutState, TargetName, Optional<Reason>> why) {
        Map<TargetName, Reason> reasons = new TreeMap<>();
        for (TargetName target : targets) {
            Optional<RolloutState> here = newest(ofLine, version, target);
            (here.isEmpty() ? Optional.of(none(version, target)) : why.apply(here.get(), target))
                    .ifPresent(reason -> reasons.put(target, reason));
        }
        return counted(reasons, targets);
    }

    /** What is served still, and goes as soon as it can. */
    static Optional<Waits> goesBack(List<StoredPlan> ofLine, int version, TargetName target) {
        return newest(ofLine, version, target).flatMap(state -> rollingBack(state, target));
    }

    private static Map<TargetName, Waits> counted(Map<TargetName, Reason> reasons, Collection<TargetName> targets) {
        boolean nobody =
                reasons.size() == targets.size() && reasons.values().stream().allMatch(Reason::nothingToDo);
        Map<TargetName, Waits> waits = new TreeMap<>();
        reasons.forEach((target, reason) -> {
            if (nobody || !reason.nothingToDo()) {
                waits.put(target, reason.waits());
            }
        });
        return waits;
    }

    /** The newest rollout of the version that the target is a member of; one that is in flight before one that is over. */
    private static Optional<RolloutState> newest(List<StoredPlan> ofLine, int version, TargetName target) {
        return ofLine.stream()
                .filter(plan -> plan.id().version() == version)
                .map(StoredPlan::state)
                .filter(state -> state.members().containsKey(target))
                .reduce((older, newer) -> newer.phase().over() && !older.phase().over() ? older : newer);
    }

    private static Reason none(int version, TargetName target) {
        return new Reason(
                new Waits("no rollout brought version " + version + " here", "bellows describe target " + target),
                true);
    }

    private static Optional<Reason> contract(RolloutState state, TargetName target) {
        Optional<Waits> back = rollingBack(state, target);
        if (back.isPresent()) {
            return back.map(waits -> new Reason(waits, false));
        }
        if (state.leftContracting(target)) {
            return kept(state, "was given up here in the middle of its contract", "revert");
        }
        Optional<TargetRun> asked = open(state, Phase.CONTRACT, target);
        if (asked.isPresent()) {
            if (asked.get().state() == TargetState.FAILED) {
                return kept(state, "failed to contract here: " + asked.get().why(), "retry");
            }
            if (asked.get().needsPerson()) {
                return kept(
                        state,
                        "stopped in the middle of its contract here: "
                                + asked.get().why(),
                        "describe");
            }
            return asked.get().leaving()
                    ? kept(state, "is being taken out of its contract here", "describe")
                    : Optional.empty();
        }
        if (!state.takes(Verb.CONTRACT, Set.of(target)).isEmpty()) {
            return Optional.empty();
        }
        return switch (ComesFirst.standing(state, target)) {
            case BASE -> notBegun(state);
            case EXPANDING, EXPANDED, MIGRATING ->
                Optional.of(new Reason(
                        new Waits(
                                state.id() + " is not migrated here yet",
                                "bellows status " + state.id() + " --wait migrated"),
                        false));
            // It would be taken along, were there anything to contract.
            case MIGRATED -> done(state, "is complete here: it takes nothing away");
            case HIDDEN -> done(state, "is contracted here");
            case CLEANING -> done(state, "is being cleaned up here");
            case CLEANED -> done(state, "is complete here");
            case ROLLED_BACK -> wasRolledBack(state);
            // One that nobody is at work on would be taken along.
            case REVERTING -> kept(state, "is being shown again here", "abort");
            case CONTRACTING, ROLLING_BACK -> kept(state, "is " + state.phase() + " here", "describe");
        };
    }

    /** Of what is cleaned up the caller speaks. */
    private static Optional<Reason> rollback(RolloutState state, TargetName target) {
        return switch (ComesFirst.standing(state, target)) {
            case BASE -> notBegun(state);
            case ROLLED_BACK -> wasRolledBack(state);
            case REVERTING ->
                kept(state, "is being shown again here", state.revertible(target) ? "revert" : "describe");
            case CONTRACTING ->
                state.revertible(target) ? Optional.empty() : kept(state, "is contracting here", "abort");
            case HIDDEN -> kept(state, "is contracted here; what it hid is shown again first", "revert");
            case EXPANDING, EXPANDED, MIGRATING, MIGRATED, CLEANING, CLEANED, ROLLING_BACK -> Optional.empty();
        };
    }

    private static Optional<Waits> rollingBack(RolloutState state, TargetName target) {
        return open(state, Phase.ROLLBACK, target)
                .map(here -> here.state() == TargetState.FAILED
                        ? waits(state, "failed to roll back here: " + here.why(), "retry")
                        : waits(state, "is rolling back here", "describe"));
    }

    /** What the target has to do in a phase still, or again with a retry. */
    private static Optional<TargetRun> open(RolloutState state, Phase phase, TargetName target) {
        return state.runs().stream()
                .filter(run -> run.phase() == phase && run.state() != RunState.ABORTED)
                .map(PhaseRun::targets)
                .flatMap(targets -> Optional.ofNullable(targets.get(target)).stream())
                .filter(here -> here.state() != TargetState.SUCCEEDED && here.state() != TargetState.SKIPPED)
                .reduce((older, newer) -> newer);
    }

    private static Optional<Reason> notBegun(RolloutState state) {
        boolean starts = state.legalVerbs().contains(Verb.START);
        Waits waits = waits(state, "has not begun here", starts ? "start" : "describe");
        return Optional.of(new Reason(waits, true));
    }

    private static Optional<Reason> wasRolledBack(RolloutState state) {
        String again = state.phase().over()
                ? "bellows rollout plan " + state.id().line() + "/" + state.id().version()
                : "bellows rollout describe " + state.id();
        return Optional.of(new Reason(new Waits(state.id() + " was rolled back here", again), true));
    }

    private static Optional<Reason> kept(RolloutState state, String why, String verb) {
        return Optional.of(new Reason(waits(state, why, verb), false));
    }

    private static Optional<Reason> done(RolloutState state, String why) {
        return Optional.of(new Reason(waits(state, why, "describe"), true));
    }

    private static Waits waits(RolloutState state, String why, String verb) {
        return new Waits(state.id() + " " + why, "bellows rollout " + verb + " " + state.id());
    }
}
