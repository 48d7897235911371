package dev.bellows.server.driving;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.server.adoption.Adoption.Question;
import dev.bellows.server.adoption.Precedence;
import dev.bellows.server.fleet.Archive;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the fleet or another rollout has against narrowing a target: asked before an order is offered, and by whoever asks whether one
 * could be. Thread-safe because it holds nothing.
 */
public final class ComesFirst implements Precedence {

    @Override
    public Map<TargetName, Waits> of(
            Statements sql, Question question, SchemaLine line, int version, Collection<TargetName> targets)
            throws SQLException {
        return switch (question) {
            case CONTRACT -> contracting(sql, line, version, targets);
            case ROLLBACK -> rollingBack(sql, line, version, targets);
            case REVERT -> reverting(sql, line, version, targets);
            case DEPLOY -> deploying(sql, line, version, targets);
        };
    }

    /** What the verb itself would refuse comes after what a target's own state and the order of versions forbid. */
    private static Map<TargetName, Waits> contracting(
            Statements sql, SchemaLine line, int version, Collection<TargetName> targets) throws SQLException {
        Map<TargetName, Waits> waits = new TreeMap<>(NotTaken.contract(Rollouts.ofLine(sql, line), version, targets));
        waits.putAll(narrowing(sql, Phase.CONTRACT, line, version, targets));
        waits.putAll(OpenBadRows.inTheWay(sql, line, version, targets));
        return waits;
    }

    /** What is cleaned up is never shown again, and so nothing at or below it goes back. */
    private static Map<TargetName, Waits> rollingBack(
            Statements sql, SchemaLine line, int version, Collection<TargetName> targets) throws SQLException {
        List<StoredPlan> plans = Rollouts.ofLine(sql, line);
        Map<TargetName, Waits> waits = new TreeMap<>(NotTaken.rollback(plans, version, targets));
        waits.putAll(narrowing(sql, Phase.ROLLBACK, line, version, targets));
        for (TargetName target : targets) {
            newestTaken(plans, version, target, state -> cleaned(standing(state, target)))
                    .ifPresent(state -> waits.put(
                            target,
                            new Waits(
                                    state.id() + " is " + standing(state, target)
                                            + " here: what it took away cannot be shown again",
                                    "bellows rollout describe " + state.id())));
        }
        return waits;
    }

    /** A version below what was taken away is served again by a revert, where there still is one. */
    private static Map<TargetName, Waits> deploying(
            Statements sql, SchemaLine line, int version, Collection<TargetName> targets) throws SQLException {
        Map<TargetName, Waits> waits = new TreeMap<>();
        List<StoredPlan> plans = Rollouts.ofLine(sql, line);
        for (TargetName target : targets) {
            NotTaken.goesBack(plans, version, target).ifPresent(back -> waits.put(target, back));
            newestTaken(
                            plans,
                            version + 1,
                            target,
                            state -> (state.revertible(target) && standing(state, target) != Standing.REVERTING)
                                    || cleaned(standing(state, target)))
                    .ifPresent(state -> waits.put(
                            target,
                            new Waits(
                                    state.id() + " is " + standing(state, target) + " here",
                                    "bellows rollout " + (state.revertible(target) ? "revert " : "describe ")
                                            + state.id())));
        }
        return waits;
    }

    private static boolean cleaned(Standing standing) {
        return standing == Standing.CLEANING || standing == Standing.CLEANED;
    }

    /** The newest rollout of that version or a later one that stands so on the target. */
    private static Optional<RolloutState> newestTaken(
            List<StoredPlan> ofLine, int version, TargetName target, Predicate<RolloutState> stands) {
        return ofLine.stream()
                .map(StoredPlan::state)
                .filter(state ->
                        state.id().version() >= version && state.members().containsKey(target) && stands.test(state))
                .reduce((first, second) -> second);
    }

    /** What is cleaned up cannot be shown again, whatever the window says; and what no rollout hid neither. */
    private static Map<TargetName, Waits> reverting(
            Statements sql, SchemaLine line, int version, Collection<TargetName> targets) throws SQLException {
        Map<TargetName, Waits> waits = new TreeMap<>();
        List<StoredPlan> plans = Rollouts.ofLine(sql, line).stream()
                .filter(plan -> plan.id().version() == version)
                .toList();
        for (TargetName target : targets) {
            List<RolloutState> here = plans.stream()
                    .map(StoredPlan::state)
                    .filter(state -> state.members().containsKey(target))
                    .toList();
            if (here.isEmpty()) {
                waits.put(
                        target,
                        new Waits(
                                "no rollout brought version " + version + " here",
                                "bellows describe target " + target));
            } else if (here.stream().noneMatch(state -> state.revertible(target))) {
                RolloutState newest = here.getLast();
                List<String> kept = Archive.kept(sql, target, line, version).stream()
                        .map(Archive::name)
                        .toList();
                waits.put(
                        target,
                        new Waits(
                                newest.id() + " is " + standing(newest, target)
                                        + " here, and nothing of it that is hidden could be shown again"
                                        + (kept.isEmpty()
                                                ? ""
                                                : "; what it dropped is archived (" + String.join(", ", kept)
                                                        + ") and can be put back as a later version"),
                                kept.isEmpty()
                                        ? "bellows rollout describe " + newest.id()
                                        : "bellows restore " + line + "/" + version));
            }
        }
        return waits;
    }

    private static Map<TargetName, Waits> narrowing(
            Statements sql, Phase phase, SchemaLine line, int version, Collection<TargetName> targets)
            throws SQLException {
        Map<TargetName, Waits> waits = new TreeMap<>();
        List<StoredPlan> plans = phase == Phase.CONTRACT ? Rollouts.ofLine(sql, line) : List.of();
        for (TargetName target : targets) {
            Optional<Waits> first = Rollouts.target(sql, target, Duration.ZERO)
                    .flatMap(facts -> target(facts, phase, target))
                    .or(() -> earlier(plans, version, target).map(ComesFirst::contract));
            first.ifPresent(it -> waits.put(target, it));
        }
        return waits;
    }

    /** What a target's own state forbids. */
    static Optional<Waits> target(Rollouts.TargetFacts facts, Phase phase, TargetName name) {
        boolean catchingUp = facts.state().equals("JOINING") && (phase == Phase.EXPAND || phase == Phase.MIGRATE);
        if (!facts.state().equals("ACTIVE") && !catchingUp) {
            return Optional.of(new Waits("it is " + facts.state(), "bellows describe target " + name));
        }
        if (!facts.halted().isEmpty()) {
            return Optional.of(new Waits(
                    "halted in the database: " + facts.halted(), "SELECT bellows.resume() in the database of " + name));
        }
        // The comparison would stop it when old code is not served any more; going back is a way out of it.
        return phase == Phase.CONTRACT && !facts.outOfStep().isEmpty()
                ? Optional.of(new Waits(facts.outOfStep(), "bellows describe target " + name))
                : Optional.empty();
    }

    /** Contracts go in the order of versions: what an earlier one takes away would be left behind, and could not be shown again. */
    static Optional<RolloutId> earlier(List<StoredPlan> ofLine, int version, TargetName target) {
        return ofLine.stream()
                .filter(other -> other.id().version() < version
                        && other.state().members().containsKey(target)
                        && other.state().contracts()
                        && notContracted(other.state(), target))
                .map(StoredPlan::id)
                .findFirst();
    }

    static Waits contract(RolloutId earlier) {
        String command = "bellows rollout contract " + earlier;
        return new Waits("waits for the contract of " + earlier + ", which comes first: " + command, command);
    }

    private static boolean notContracted(RolloutState state, TargetName target) {
        return switch (standing(state, target)) {
            case BASE, HIDDEN, CLEANING, CLEANED, ROLLED_BACK -> false;
            case EXPANDING, EXPANDED, MIGRATING, MIGRATED, CONTRACTING, ROLLING_BACK, REVERTING -> true;
        };
    }

    static Standing standing(RolloutState state, TargetName target) {
        return Objects.requireNonNull(state.members().get(target)).standing();
    }
}
