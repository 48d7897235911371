package dev.bellows.server.driving;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.Selector;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.PhasePlan.ResolvedWave;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A strategy's waves over the targets that there are, resolved when a rollout is planned. Pure. */
public final class Waves {
    private static final int UNDO_PARALLEL = 25;
    private static final int ALL = 100;

    private Waves() {}

    /**
     * How every phase moves.
     *
     * @param labels labels per target, in the order of names
     */
    public static SortedMap<Phase, PhasePlan> resolve(
            Strategy strategy, Migration migration, SortedMap<TargetName, Map<String, String>> labels) {
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        plans.put(Phase.EXPAND, plan(strategy.expand(), labels, Duration.ZERO));
        plans.put(Phase.MIGRATE, plan(strategy.migrate(), labels, Duration.ZERO));
        plans.put(Phase.CONTRACT, plan(strategy.contract(), labels, Duration.ZERO));
        Duration least = migration.contract().revertFor();
        Duration after = strategy.cleanup()
                .after()
                .filter(longer -> longer.compareTo(least) > 0)
                .orElse(least);
        plans.put(Phase.CLEANUP, plan(strategy.cleanup(), labels, after));
        PhasePlan undo = new PhasePlan(
                List.of(new ResolvedWave(List.copyOf(labels.keySet()), UNDO_PARALLEL, UNDO_PARALLEL)),
                Duration.ZERO,
                ALL,
                strategy.expand().unknownAfter(),
                0,
                Duration.ZERO);
        plans.put(Phase.ROLLBACK, undo);
        plans.put(Phase.REVERT, undo);
        return plans;
    }

    private static PhasePlan plan(
            Strategy.PhaseStrategy strategy, SortedMap<TargetName, Map<String, String>> labels, Duration after) {
        int approvals = 0;
        for (Strategy.Gate gate : strategy.gates()) {
            approvals = switch (gate) {
                case Strategy.Gate.Approval(int count) -> Math.max(approvals, count);
                case Strategy.Gate.Adoption adoption -> approvals;
            };
        }
        return new PhasePlan(
                waves(strategy.waves(), labels),
                strategy.soak(),
                strategy.failureBudget(),
                strategy.unknownAfter(),
                approvals,
                after);
    }

    static List<ResolvedWave> waves(List<Strategy.Wave> waves, SortedMap<TargetName, Map<String, String>> labels) {
        List<TargetName> rest = new ArrayList<>(labels.keySet());
        List<ResolvedWave> resolved = new ArrayList<>();
        int total = labels.size();
        for (Strategy.Wave wave : waves) {
            Selector selector = Selector.parse(wave.select().orElse(""));
            int reached = total - rest.size();
            int upTo = Math.ceilDiv(total * wave.percent(), ALL);
            List<TargetName> members = rest.stream()
                    .filter(target -> selector.matches(labels.getOrDefault(target, Map.of())))
                    .limit(wave.select().isPresent() && wave.percent() == ALL ? total : Math.max(0, upTo - reached))
                    .toList();
            rest.removeAll(members);
            resolved.add(new ResolvedWave(members, wave.parallel(), wave.perHost()));
        }
        return resolved;
    }
}
