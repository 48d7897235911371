package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Everything the decision core knows of one rollout. Immutable.
 *
 * @param id the rollout
 * @param contracts whether the migration takes anything away; if not it ends with MIGRATE
 * @param plans how each phase moves
 * @param members every target
 * @param runs every phase run, oldest first
 * @param approved approvals in force now, read by the driver: group and plan class
 * @param lastEventAt time of the last decision; time never goes back
 */
public record RolloutState(
        RolloutId id,
        boolean contracts,
        SortedMap<Phase, PhasePlan> plans,
        SortedMap<TargetName, Member> members,
        List<PhaseRun> runs,
        SortedSet<Approved> approved,
        Instant lastEventAt) {
    public RolloutState {
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        runs = List.copyOf(runs);
        approved = Collections.unmodifiableSortedSet(new TreeSet<>(approved));
    }

    /** An approval in force for one plan class. */
    public record Approved(PhaseGroup group, int planClass) implements Comparable<Approved> {
        @Override
        public int compareTo(Approved other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Integer.compare(planClass, other.planClass);
        }
    }

    /** A rollout as planned: EXPAND and MIGRATE wait for a start. */
    public static RolloutState planned(
            RolloutId id,
            boolean contracts,
            SortedMap<Phase, PhasePlan> plans,
            SortedMap<TargetName, Member> members,
            Instant now) {
        RolloutState empty = new RolloutState(id, contracts, plans, members, List.of(), new TreeSet<>(), now);
        Draft draft = new Draft(empty, now);
        draft.newRun(Phase.EXPAND, members.keySet(), RunState.PLANNED);
        draft.newRun(Phase.MIGRATE, members.keySet(), RunState.PLANNED);
        return draft.freeze();
    }

    /** The newest run of a phase. */
    public Optional<PhaseRun> latest(Phase phase) {
        return runs.stream().filter(run -> run.phase() == phase).reduce((first, second) -> second);
    }

    /** The run in which an agent may be at work for the target, newest first. */
    public Optional<PhaseRun> activeRun(TargetName target) {
        return runs.stream()
                .filter(run -> {
                    TargetRun here = run.targets().get(target);
                    return here != null && here.state().active();
                })
                .reduce((first, second) -> second);
    }

    /** The rollout's derived state. */
    public RolloutPhase phase() {
        if (needsPerson()) {
            return RolloutPhase.NEEDS_PERSON;
        }
        if (!members.isEmpty()
                && members.values().stream().allMatch(member -> member.standing() == Standing.ROLLED_BACK)) {
            return RolloutPhase.ROLLED_BACK;
        }
        if (active(Phase.ROLLBACK)) {
            return RolloutPhase.ROLLING_BACK;
        }
        return forward();
    }

    private RolloutPhase forward() {
        Collection<Member> all = members.values();
        if (everyMember(standing -> standing == Standing.CLEANED)) {
            return RolloutPhase.COMPLETE;
        }
        if (all.stream()
                .anyMatch(member -> member.standing() == Standing.CLEANING || member.standing() == Standing.CLEANED)) {
            return RolloutPhase.CLEANING;
        }
        if (everyMember(standing -> standing == Standing.HIDDEN)) {
            return RolloutPhase.CONTRACTED;
        }
        if (active(Phase.CONTRACT) || active(Phase.REVERT) || all.stream().anyMatch(RolloutState::narrowed)) {
            return RolloutPhase.CONTRACTING;
        }
        if (everyMember(standing -> standing == Standing.MIGRATED)) {
            return contracts ? RolloutPhase.MIGRATED : RolloutPhase.COMPLETE;
        }
        if (all.stream()
                .anyMatch(
                        member -> member.standing() == Standing.MIGRATING || member.standing() == Standing.MIGRATED)) {
            return RolloutPhase.MIGRATING;
        }
        boolean planned = runs.stream().allMatch(run -> run.state() == RunState.PLANNED);
        return planned ? RolloutPhase.PLANNED : RolloutPhase.EXPANDING;
    }

    private static boolean narrowed(Member member) {
        return member.standing() == Standing.HIDDEN
                || member.standing() == Standing.CONTRACTING
                || member.standing() == Standing.REVERTING;
    }

    private boolean needsPerson() {
        return runs.stream()
                .filter(run -> run.state() != RunState.ABORTED)
                .anyMatch(run -> run.state() == RunState.HALTED
                        || run.targets().values().stream().anyMatch(target -> target.state() == TargetState.FAILED));
    }

    /** Over the members that were not rolled back, unless all were. */
    private boolean everyMember(Predicate<Standing> test) {
        return !members.isEmpty()
                && members.values().stream()
                        .map(Member::standing)
                        .allMatch(standing -> test.test(standing) || standing == Standing.ROLLED_BACK)
                && members.values().stream().map(Member::standing).anyMatch(test);
    }

    private boolean active(Phase phase) {
        return runs.stream().anyMatch(run -> run.phase() == phase && run.state().active());
    }

    /** Verbs that would do something now. */
    public Set<Verb> legalVerbs() {
        EnumSet<Verb> legal = EnumSet.noneOf(Verb.class);
        Collection<Member> all = members.values();
        add(legal, Verb.START, runs.stream().anyMatch(run -> run.state() == RunState.PLANNED));
        add(
                legal,
                Verb.PAUSE,
                runs.stream()
                        .anyMatch(run -> run.state() == RunState.RUNNING || run.state() == RunState.AWAITING_APPROVAL));
        add(
                legal,
                Verb.RESUME,
                runs.stream()
                        .anyMatch(run -> run.state() == RunState.PAUSED
                                || (run.state().active()
                                        && run.targets().values().stream().anyMatch(TargetRun::paused))));
        add(legal, Verb.ABORT, runs.stream().anyMatch(run -> run.state().active() || run.state() == RunState.PLANNED));
        add(
                legal,
                Verb.ROLLBACK,
                all.stream().anyMatch(member -> member.standing().canRollBack())
                        && all.stream().noneMatch(member -> member.standing() == Standing.CLEANING));
        add(legal, Verb.CONTRACT, contracts && all.stream().anyMatch(m -> m.standing() == Standing.MIGRATED));
        add(legal, Verb.REVERT, all.stream().anyMatch(RolloutState::revertible));
        add(
                legal,
                Verb.RETRY,
                runs.stream()
                        .filter(run -> run.state() != RunState.ABORTED)
                        .anyMatch(run -> run.state() == RunState.HALTED
                                || run.targets().values().stream().anyMatch(t -> t.state() == TargetState.FAILED)));
        return Collections.unmodifiableSet(legal);
    }

    private static boolean revertible(Member member) {
        return member.standing() == Standing.HIDDEN;
    }

    private static void add(EnumSet<Verb> legal, Verb verb, boolean holds) {
        if (holds) {
            legal.add(verb);
        }
    }
}
