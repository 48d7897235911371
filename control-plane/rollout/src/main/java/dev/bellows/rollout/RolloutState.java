package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Everything the decision core knows of one rollout. Immutable.
 *
 * @param id the rollout
 * @param contracts whether the migration takes anything away; if not it ends with MIGRATE
 * @param plans how each phase moves
 * @param members every target
 * @param runs every phase run, oldest first
 * @param approved approvals in force now, read by the driver: group and plan class
 * @param lacking where those are too few after all, read by the driver: group and target
 * @param lastEventAt time of the last decision; time never goes back
 */
public record RolloutState(
        RolloutId id,
        boolean contracts,
        SortedMap<Phase, PhasePlan> plans,
        SortedMap<TargetName, Member> members,
        List<PhaseRun> runs,
        SortedSet<Approved> approved,
        SortedSet<Lacking> lacking,
        Instant lastEventAt) {
    public RolloutState {
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
        members = Shared.of(members);
        runs = List.copyOf(runs);
        approved = Collections.unmodifiableSortedSet(new TreeSet<>(approved));
        // States of earlier releases have none.
        lacking =
                Collections.unmodifiableSortedSet(new TreeSet<>(Objects.requireNonNullElse(lacking, new TreeSet<>())));
    }

    /** An approval in force for one plan class. */
    public record Approved(PhaseGroup group, int planClass) implements Comparable<Approved> {
        @Override
        public int compareTo(Approved other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Integer.compare(planClass, other.planClass);
        }
    }

    /** A target whose environment asks for more approvals of a group than its plan class has, however many were planned. */
    public record Lacking(PhaseGroup group, TargetName target) implements Comparable<Lacking> {
        @Override
        public int compareTo(Lacking other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : target.compareTo(other.target);
        }
    }

    /** What was read of approvals last. */
    public RolloutEvent.ApprovalsRead approvals() {
        return new RolloutEvent.ApprovalsRead(approved, lacking);
    }

    /** A rollout as planned: EXPAND and MIGRATE wait for a start. */
    public static RolloutState planned(
            RolloutId id,
            boolean contracts,
            SortedMap<Phase, PhasePlan> plans,
            SortedMap<TargetName, Member> members,
            Instant now) {
        RolloutState empty =
                new RolloutState(id, contracts, plans, members, List.of(), new TreeSet<>(), new TreeSet<>(), now);
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

    /**
     * What failed and a retry would try again.
     *
     * @param named who is named; empty for everybody
     */
    public List<FailedStep> failedSteps(Set<TargetName> named) {
        return runs.stream()
                .filter(run -> run.state() != RunState.ABORTED)
                .flatMap(run -> run.targets().entrySet().stream()
                        .filter(entry -> named.isEmpty() || named.contains(entry.getKey()))
                        .filter(entry -> entry.getValue().state() == TargetState.FAILED)
                        .map(entry -> new FailedStep(
                                entry.getKey(), run.phase(), entry.getValue().step())))
                .toList();
    }

    /** The rollout's derived state. */
    public RolloutPhase phase() {
        if (needsPerson()) {
            return RolloutPhase.NEEDS_PERSON;
        }
        if (!members.isEmpty() && members.keySet().stream().allMatch(this::leftOut)) {
            boolean back = members.values().stream().anyMatch(member -> member.standing() == Standing.ROLLED_BACK);
            return back ? RolloutPhase.ROLLED_BACK : RolloutPhase.ABORTED;
        }
        if (active(Phase.ROLLBACK)) {
            return RolloutPhase.ROLLING_BACK;
        }
        return forward();
    }

    /** Whether nothing of the rollout is on a target, nor will be. */
    private boolean leftOut(TargetName name) {
        return switch (standing(name)) {
            case ROLLED_BACK -> true;
            case BASE ->
                runs.stream()
                        .filter(run -> run.state() != RunState.ABORTED)
                        .map(run -> run.targets().get(name))
                        .allMatch(target -> target == null
                                || target.state() == TargetState.SKIPPED
                                || target.state() == TargetState.SUCCEEDED);
            case EXPANDING,
                    EXPANDED,
                    MIGRATING,
                    MIGRATED,
                    CONTRACTING,
                    HIDDEN,
                    CLEANING,
                    CLEANED,
                    ROLLING_BACK,
                    REVERTING -> false;
        };
    }

    private Standing standing(TargetName name) {
        return Objects.requireNonNull(members.get(name)).standing();
    }

    private RolloutPhase forward() {
        Collection<Member> all = members.values();
        if (everyMember(standing -> standing == Standing.CLEANED)) {
            return RolloutPhase.COMPLETE;
        }
        if (all.stream()
                .anyMatch(member -> member.standing() == Standing.CLEANING || member.standing() == Standing.CLEANED)) {
            // Nothing cleans any more, and somebody is still to be contracted: it is called by those who are behind.
            return restsMigrated() ? RolloutPhase.MIGRATED : RolloutPhase.CLEANING;
        }
        if (active(Phase.REVERT) || members.keySet().stream().anyMatch(this::isHalfShown)) {
            return RolloutPhase.REVERTING;
        }
        if (everyMember(standing -> standing == Standing.HIDDEN)) {
            return RolloutPhase.CONTRACTED;
        }
        if (active(Phase.CONTRACT) || all.stream().anyMatch(RolloutState::narrowed)) {
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

    private boolean restsMigrated() {
        return runs.stream().noneMatch(run -> run.state().active())
                && members.values().stream().anyMatch(member -> member.standing() == Standing.MIGRATED)
                && everyMember(standing ->
                        standing == Standing.MIGRATED || standing == Standing.HIDDEN || standing == Standing.CLEANED);
    }

    /** In the middle of a revert, and no contract takes it forward again. */
    private boolean isHalfShown(TargetName name) {
        return standing(name) == Standing.REVERTING && runs.stream().noneMatch(run -> narrowsLater(run, name));
    }

    private static boolean narrowed(Member member) {
        return member.standing() == Standing.HIDDEN || member.standing() == Standing.CONTRACTING;
    }

    /** Whether it goes no further without a person: it halted, or all that is left of it is what failed, or stopped at what no agent mends. */
    private boolean needsPerson() {
        Set<TargetName> stopped = runs.stream()
                .filter(run -> run.state() != RunState.ABORTED)
                .flatMap(run -> run.targets().entrySet().stream())
                .filter(entry -> entry.getValue().needsPerson())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        members.keySet().stream()
                .filter(name -> leftReverting(name) || (leftContracting(name) && revertible(name)))
                .forEach(stopped::add);
        boolean othersMove = runs.stream()
                .filter(run -> run.state().active() && run.state() != RunState.HALTED)
                .flatMap(run -> run.targets().entrySet().stream()
                        .filter(entry -> moves(run, entry.getValue()))
                        .map(Map.Entry::getKey))
                .anyMatch(name -> !stopped.contains(name));
        return runs.stream().anyMatch(run -> run.state() == RunState.HALTED) || (!stopped.isEmpty() && !othersMove);
    }

    /** Whether it goes on without a person. What waits for days until it is cleaned up is no reason to leave somebody else's trouble unsaid. */
    private static boolean moves(PhaseRun run, TargetRun target) {
        return run.phase() == Phase.CLEANUP
                ? target.state().active()
                : !target.state().finished();
    }

    /** Over the members that the rollout is still for, and at least one of them. */
    private boolean everyMember(Predicate<Standing> test) {
        return members.keySet().stream().allMatch(name -> test.test(standing(name)) || leftOut(name))
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
        add(legal, Verb.ABORT, runs.stream().anyMatch(this::abortable));
        add(
                legal,
                Verb.ROLLBACK,
                all.stream().anyMatch(member -> member.standing().canRollBack())
                        && all.stream().noneMatch(member -> member.standing() == Standing.CLEANING));
        add(
                legal,
                Verb.CONTRACT,
                contracts
                        && members.keySet().stream()
                                .anyMatch(name -> contractible(name) || cleanable(name) || waitsForRevert(name)));
        add(legal, Verb.REVERT, members.keySet().stream().anyMatch(this::revertible));
        add(
                legal,
                Verb.RETRY,
                runs.stream()
                        .filter(run -> run.state() != RunState.ABORTED)
                        .anyMatch(run -> run.count(TargetState.FAILED) > 0
                                || (run.state() == RunState.HALTED && !overBudget(run))));
        return Collections.unmodifiableSet(legal);
    }

    /** Whether a run may be aborted: one that was aborted as a whole already only where somebody in it can still be taken out. */
    private boolean abortable(PhaseRun run) {
        boolean lives = run.state().active() || run.state() == RunState.PLANNED;
        return (lives && !run.ending())
                || run.targets().entrySet().stream()
                        .filter(entry -> lives || keepsClosed(run, entry.getKey()))
                        .anyMatch(entry -> removable(run, entry.getKey(), entry.getValue()));
    }

    /** Whether what failed in a run that is over for everybody else keeps its target's window closed. */
    boolean keepsClosed(PhaseRun run, TargetName name) {
        TargetRun target = run.targets().get(name);
        return run.state() == RunState.SUCCEEDED
                && target != null
                && target.state() == TargetState.FAILED
                && ((run.phase() == Phase.CONTRACT && standing(name) == Standing.CONTRACTING)
                        || (run.phase() == Phase.ROLLBACK && standing(name) == Standing.ROLLING_BACK));
    }

    private boolean removable(PhaseRun run, TargetName name, TargetRun target) {
        boolean over = target.state() == TargetState.SUCCEEDED || target.state() == TargetState.SKIPPED;
        return !over && !target.leaving() && !mustGoOn(run, Objects.requireNonNull(members.get(name)));
    }

    /** Whether there is no leaving a target's work: a drop is in effect, of a rollback too. */
    static boolean mustGoOn(PhaseRun run, Member member) {
        return (run.phase() == Phase.ROLLBACK && member.partly())
                || (run.phase() == Phase.CLEANUP && member.standing() == Standing.CLEANING);
    }

    /** Whether what failed in a halted run, and what nobody can say, would halt it again at once. */
    boolean overBudget(PhaseRun run) {
        PhasePlan plan = plans.get(run.phase());
        return plan != null && run.count(TargetState.FAILED) + run.count(TargetState.UNKNOWN) > run.budget(plan);
    }

    /**
     * Members that a verb takes along now.
     *
     * @param named who is named; empty for everybody
     */
    public SortedSet<TargetName> takes(Verb verb, Set<TargetName> named) {
        TreeSet<TargetName> chosen = new TreeSet<>(Commands.matched(this, named));
        // A cleanup that somebody aborted does not come back as a by-product of another database's contract.
        boolean others = named.isEmpty() && chosen.stream().anyMatch(this::contractible);
        Set<TargetName> failed =
                failedSteps(chosen).stream().map(FailedStep::target).collect(Collectors.toSet());
        chosen.removeIf(name -> switch (verb) {
            case CONTRACT -> !contractible(name) && !waitsForRevert(name) && (others || !cleanable(name));
            // Who has not begun yet is taken out of it.
            case ROLLBACK -> !standing(name).canRollBack() && (standing(name) != Standing.BASE || leftOut(name));
            case REVERT -> !revertible(name);
            case RETRY -> !failed.isEmpty() && !failed.contains(name);
            case START, PAUSE, RESUME, ABORT -> false;
        });
        return chosen;
    }

    /** Members that are still to be migrated: at work, waiting for it, or failed and to be tried again. */
    public List<TargetName> behind() {
        return members.keySet().stream()
                .filter(name -> runs.stream()
                        .filter(run -> run.phase() == Phase.EXPAND || run.phase() == Phase.MIGRATE)
                        .filter(run -> run.state() != RunState.ABORTED)
                        .map(run -> run.targets().get(name))
                        .anyMatch(target ->
                                target != null && (!target.state().finished() || target.state() == TargetState.FAILED)))
                .toList();
    }

    /** Migrated members that no contract has taken along yet, though it took others: they wait until somebody asks for it. */
    public List<TargetName> leftUncontracted() {
        boolean others = members.values().stream()
                .map(Member::standing)
                .anyMatch(standing -> standing == Standing.CONTRACTING
                        || standing == Standing.HIDDEN
                        || standing == Standing.CLEANING
                        || standing == Standing.CLEANED);
        return !contracts || !others
                ? List.of()
                : members.keySet().stream()
                        .filter(this::contractible)
                        .filter(name -> runs.stream()
                                .noneMatch(run -> run.phase() == Phase.CONTRACT
                                        && run.targets().containsKey(name)))
                        .toList();
    }

    /**
     * Migrated, or left in the middle of a revert, which is given up then; and neither contracting nor rolling back already: a second
     * Narrowing beside one would leave one of them without an end.
     */
    boolean contractible(TargetName name) {
        boolean stands =
                standing(name) == Standing.MIGRATED || (standing(name) == Standing.REVERTING && !beingShown(name));
        return stands && runs.stream().noneMatch(run -> narrowsLater(run, name));
    }

    /** An agent may be at work on its revert, and nobody has told it to hold: a contract does not begin beside that. */
    public boolean beingShown(TargetName name) {
        return runs.stream()
                .filter(run -> run.phase() == Phase.REVERT && run.state() != RunState.PAUSED)
                .map(run -> run.targets().get(name))
                .anyMatch(target -> target != null && target.state().active() && !target.paused());
    }

    /** Hidden, and its cleanup was put aside for a revert that has not begun. */
    boolean waitsForRevert(TargetName name) {
        return standing(name) == Standing.HIDDEN
                && runs.stream()
                        .filter(run -> run.phase() == Phase.REVERT)
                        .map(run -> run.targets().get(name))
                        .anyMatch(target -> target != null
                                && !target.state().finished()
                                && !target.state().active());
    }

    /** Taken out of a revert that had begun, or out of the contract after it: what leads on from there is either of the two. */
    public boolean leftReverting(TargetName name) {
        return standing(name) == Standing.REVERTING
                && runs.stream()
                        .filter(run -> run.phase() == Phase.REVERT || run.phase() == Phase.CONTRACT)
                        .filter(run -> run.state() != RunState.ABORTED)
                        .map(run -> run.targets().get(name))
                        .noneMatch(target -> target != null
                                && target.state() != TargetState.SUCCEEDED
                                && target.state() != TargetState.SKIPPED);
    }

    /** Contracted, and its cleanup was aborted: nothing under way would bring it to an end, and a revert may be forbidden. */
    boolean cleanable(TargetName name) {
        return standing(name) == Standing.HIDDEN
                && runs.stream()
                        .filter(run -> run.phase() == Phase.CLEANUP || run.phase() == Phase.REVERT)
                        .filter(run -> run.state() != RunState.ABORTED)
                        .map(run -> run.targets().get(name))
                        .noneMatch(target -> target != null
                                && target.state() != TargetState.SUCCEEDED
                                && target.state() != TargetState.SKIPPED);
    }

    private static boolean narrowsLater(PhaseRun run, TargetName name) {
        TargetRun target = run.targets().get(name);
        // One that failed goes on with a retry even where its run is over for everybody else.
        return run.phase().narrows()
                && run.state() != RunState.ABORTED
                && target != null
                && target.state() != TargetState.SUCCEEDED
                && target.state() != TargetState.SKIPPED;
    }

    /** Hidden, partly or wholly, or left in the middle of a revert. */
    public boolean revertible(TargetName name) {
        boolean reverts = runs.stream()
                .filter(run -> run.phase() == Phase.REVERT)
                .map(run -> run.targets().get(name))
                .anyMatch(target -> target != null && !target.state().finished());
        Member member = Objects.requireNonNull(members.get(name));
        return switch (member.standing()) {
            case HIDDEN -> true;
            case REVERTING -> !reverts;
            case CONTRACTING -> !reverts && (member.partly() || leftContracting(name));
            case BASE, EXPANDING, EXPANDED, MIGRATING, MIGRATED, CLEANING, CLEANED, ROLLING_BACK, ROLLED_BACK -> false;
        };
    }

    /** Taken out of a contract that was partly in effect already: nothing leads on from there but a revert. */
    public boolean leftContracting(TargetName name) {
        return standing(name) == Standing.CONTRACTING && runs.stream().noneMatch(run -> narrowsLater(run, name));
    }

    private static void add(EnumSet<Verb> legal, Verb verb, boolean holds) {
        if (holds) {
            legal.add(verb);
        }
    }
}
