package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.server.driving.Driving.PlanDraft;
import dev.bellows.server.driving.Driving.PlannedTarget;
import dev.bellows.server.driving.StoredPlan.ClassDigests;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes rollouts of plans; takes late joiners in. In the caller's transaction; holds only the driver. */
final class Planning {
    private static final String ENVIRONMENT = "environment";

    private final Driver driver;
    private final DrivingRules rules;

    Planning(Driver driver, DrivingRules rules) {
        this.driver = driver;
        this.rules = rules;
    }

    RolloutId plan(Statements sql, PlanDraft asked, Instant now) throws SQLException {
        PlanDraft draft = behind(sql, asked);
        if (draft.targets().isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.ROLLOUT_NO_TARGETS,
                    "No target can take " + draft.line() + "/" + draft.version() + " with selector '" + draft.selector()
                            + "'.");
        }
        List<StoredPlan> earlier = Rollouts.ofMigration(sql, draft.line(), draft.version());
        Optional<StoredPlan> open =
                earlier.stream().filter(plan -> !over(plan.state())).findFirst();
        if (open.isPresent() && open.get().state().phase() != RolloutPhase.PLANNED) {
            return join(sql, open.get(), draft);
        }
        int number = open.map(plan -> plan.id().number()).orElse(earlier.size() + 1);
        StoredPlan fresh = fresh(sql, new RolloutId(draft.line(), draft.version(), number), draft, now);
        Starting.checkPlanned(sql, fresh);
        Rollouts.insert(sql, fresh, draft.person());
        if (open.isPresent()) {
            forgetOtherApprovals(sql, fresh);
        }
        Rollouts.log(
                sql,
                fresh.id(),
                now,
                "",
                "PLAN",
                "planned by " + draft.person() + " over " + draft.targets().size() + " targets");
        return fresh.id();
    }

    /** Without the targets that have the version: what it makes is there. */
    private static PlanDraft behind(Statements sql, PlanDraft draft) throws SQLException {
        SortedMap<TargetName, Problem> there = AlreadyThere.of(
                sql,
                draft.line(),
                draft.version(),
                draft.targets().stream().map(PlannedTarget::target).toList());
        if (!there.isEmpty() && there.size() == draft.targets().size()) {
            throw AlreadyThere.nobodyIsBehind(there);
        }
        return there.isEmpty()
                ? draft
                : draft.over(draft.targets().stream()
                        .filter(target -> !there.containsKey(target.target()))
                        .toList());
    }

    /** What was approved was another plan under the same number: its classes mean other databases now. */
    private static void forgetOtherApprovals(Statements sql, StoredPlan fresh) throws SQLException {
        String[] digests = fresh.digests().values().stream().map(Digest::text).toArray(String[]::new);
        sql.update(
                "delete from approval where rollout = ? and digest <> all(?)",
                fresh.id().toString(),
                digests);
    }

    private static boolean over(RolloutState state) {
        return state.phase().over();
    }

    private StoredPlan fresh(Statements sql, RolloutId id, PlanDraft draft, Instant now) throws SQLException {
        Rollouts.Submitted submitted = Rollouts.migrationToPlan(sql, draft.migrationDigest());
        Migration migration = submitted.document(draft.migrationDigest());
        Strategy strategy = Rollouts.strategy(sql, draft.strategyDigest());
        TreeMap<TargetName, Map<String, String>> labels = new TreeMap<>();
        TreeMap<TargetName, Member> members = new TreeMap<>();
        TreeMap<Integer, ClassDigests> classes = new TreeMap<>();
        for (PlannedTarget target : draft.targets()) {
            labels.put(target.target(), labels(sql, target.target()));
            members.put(target.target(), Member.fresh(target.host(), target.planClass()));
            classes.put(target.planClass(), digests(target));
        }
        SortedMap<Phase, PhasePlan> plans =
                approved(Waves.resolve(strategy, migration, labels), environments(labels.values()));
        int cap = members.size();
        return new StoredPlan(
                RolloutState.planned(id, draft.contracts(), plans, members, now),
                draft.migrationDigest(),
                draft.strategyDigest(),
                draft.selector(),
                submitted.author(),
                classes,
                ApprovalDigests.of(draft.migrationDigest(), draft.strategyDigest(), classes, draft.selector(), cap),
                cap,
                now,
                draft.classesJson());
    }

    private static ClassDigests digests(PlannedTarget target) {
        return new ClassDigests(target.expandMigrate(), target.contract(), target.cleanup());
    }

    private static Set<String> environments(Collection<Map<String, String>> labels) {
        return labels.stream()
                .map(one -> one.getOrDefault(ENVIRONMENT, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The plans with as many approvals as the environments ask for at least. */
    private SortedMap<Phase, PhasePlan> approved(SortedMap<Phase, PhasePlan> plans, Set<String> environments) {
        TreeMap<Phase, PhasePlan> approved = new TreeMap<>();
        plans.forEach((phase, plan) ->
                approved.put(phase, plan.approvedBy(rules.leastApprovals().of(environments, PhaseGroup.of(phase)))));
        return approved;
    }

    private Map<String, String> labels(Statements sql, TargetName target) throws SQLException {
        TreeMap<String, String> labels = new TreeMap<>();
        Rollouts.target(sql, target, rules.agentSilentAfter()).ifPresent(facts -> {
            labels.putAll(facts.labels());
            labels.put(ENVIRONMENT, facts.environment());
            labels.put("line", facts.line().name());
        });
        labels.put("name", target.name());
        return labels;
    }

    private static BellowsException plannedAgain(StoredPlan plan, PlanDraft draft) {
        String state = plan.id() + " is " + plan.state().phase();
        List<String> wentBack = draft.targets().stream()
                .map(PlannedTarget::target)
                .filter(target -> plan.state().members().containsKey(target)
                        && ComesFirst.standing(plan.state(), target) == Standing.ROLLED_BACK)
                .map(TargetName::name)
                .toList();
        return wentBack.isEmpty()
                ? BellowsException.of(ErrorCode.ROLLOUT_PLANNED_AGAIN, state + ".")
                : new BellowsException(new Problem(
                        ErrorCode.ROLLOUT_PLANNED_AGAIN,
                        state + ", and " + String.join(", ", wentBack)
                                + " went back in it: plan for it again when it is over everywhere.",
                        "bellows rollout contract " + plan.id() + ", and once that is COMPLETE: bellows rollout plan "
                                + draft.line() + "/" + draft.version()));
    }

    /**
     * Targets that joined the fleet later walk the same way. Up to the cap that was approved, one in a class that was approved needs
     * nothing; beyond it, and in a class nobody approved, it waits for an approval, and what was approved before stays so;
     * where its environment wants more approvals than the others', it alone waits for them.
     */
    private RolloutId join(Statements sql, StoredPlan plan, PlanDraft draft) throws SQLException {
        List<PlannedTarget> joiners = draft.targets().stream()
                .filter(target -> !plan.state().members().containsKey(target.target()))
                .toList();
        if (joiners.isEmpty() || !draft.migrationDigest().equals(plan.migration())) {
            throw plannedAgain(plan, draft);
        }
        int size = plan.state().members().size() + joiners.size();
        TreeMap<Integer, ClassDigests> classes = new TreeMap<>(plan.classes());
        int approvable = size > plan.cap() ? classes.lastKey() + 1 : classes.firstKey();
        TreeMap<TargetName, Member> joined = new TreeMap<>();
        TreeMap<TargetName, Integer> numbers = new TreeMap<>();
        for (PlannedTarget target : joiners) {
            int number = number(classes, digests(target), approvable);
            numbers.put(target.target(), number);
            joined.put(target.target(), Member.fresh(target.host(), number));
        }
        int cap = Math.max(plan.cap(), size);
        SortedMap<PhaseGroup, Digest> digests =
                ApprovalDigests.of(plan.migration(), plan.strategy(), classes, plan.selector(), cap);
        StoredPlan wider = new StoredPlan(
                plan.state(),
                plan.migration(),
                plan.strategy(),
                plan.selector(),
                plan.author(),
                classes,
                digests,
                cap,
                plan.createdAt(),
                ShownClasses.joined(plan.classesJson(), draft.classesJson(), numbers));
        Rollouts.insert(sql, wider, draft.person());
        driver.drive(sql, wider, List.of(new RolloutEvent.TargetsJoined(joined)));
        return plan.id();
    }

    /** The number, from {@code first} on, of a class with these digests; a new one where there is none. */
    private static int number(NavigableMap<Integer, ClassDigests> classes, ClassDigests digests, int first) {
        for (Map.Entry<Integer, ClassDigests> known :
                classes.tailMap(first, true).entrySet()) {
            if (known.getValue().equals(digests)) {
                return known.getKey();
            }
        }
        int number = classes.lastKey() + 1;
        classes.put(number, digests);
        return number;
    }
}
