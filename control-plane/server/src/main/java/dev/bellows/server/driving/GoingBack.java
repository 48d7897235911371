package dev.bellows.server.driving;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.adoption.Above;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.driving.Driving.Command;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a revert or a rollback can ever begin: under a later version that nobody takes back it would wait for ever, and a revert would
 * have put the cleanup aside for nothing.
 */
final class GoingBack {
    private GoingBack() {}

    static void check(Statements sql, StoredPlan plan, Command command) throws SQLException {
        Optional<Phase> phase = switch (command.verb()) {
            case REVERT -> Optional.of(Phase.REVERT);
            case ROLLBACK -> Optional.of(Phase.ROLLBACK);
            case APPROVE, START, PAUSE, RESUME, ABORT, CONTRACT, RETRY -> Optional.empty();
        };
        if (phase.isPresent()) {
            check(sql, plan, phase.get(), new TreeSet<>(command.targets()));
        }
    }

    private static void check(Statements sql, StoredPlan plan, Phase phase, Set<TargetName> chosen)
            throws SQLException {
        RolloutState state = plan.state();
        List<StoredPlan> ofLine = Rollouts.ofLine(sql, plan.id().line());
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        for (TargetName target : state.members().keySet()) {
            boolean goes = phase == Phase.REVERT
                    ? state.revertible(target)
                    : ComesFirst.standing(state, target).canRollBack();
            if (goes && (chosen.isEmpty() || chosen.contains(target))) {
                if (phase == Phase.ROLLBACK) {
                    refuseUnderOneThatComes(plan.id(), target, ofLine);
                }
                Optional<Above> above = tx.window(target, WindowStore.Lock.NONE)
                        .flatMap(window -> Above.of(window, phase, plan.id().version()));
                if (above.isPresent() && !onItsWay(ofLine, above.get(), target)) {
                    throw refused(plan.id(), phase, target, above.get(), ofLine);
                }
            }
        }
    }

    /** A later version that is under way there needs this one, though no window shows it yet: it would wait for ever. */
    private static void refuseUnderOneThatComes(RolloutId id, TargetName target, List<StoredPlan> ofLine) {
        for (StoredPlan later : ofLine) {
            RolloutState state = later.state();
            if (later.id().version() <= id.version() || !state.members().containsKey(target)) {
                continue;
            }
            boolean back = goes(state, target, Phase.ROLLBACK);
            boolean comes = ComesFirst.standing(state, target) == Standing.BASE && goes(state, target, Phase.EXPAND);
            boolean expanding = ComesFirst.standing(state, target) == Standing.EXPANDING && !back;
            if (comes || expanding) {
                throw new BellowsException(new Problem(
                        ErrorCode.ROLLOUT_UNDER_A_LATER,
                        id + " cannot be rolled back on " + target + ": " + later.id()
                                + " is under way there and needs version " + id.version() + ".",
                        "bellows rollout " + (comes ? "abort " : "rollback ") + later.id() + " -l name=" + target));
            }
        }
    }

    /** Whether a run of the phase that was begun has something to do on the target still, or again with a retry. */
    private static boolean goes(RolloutState state, TargetName target, Phase phase) {
        return state.runs().stream()
                .filter(run ->
                        run.phase() == phase && run.state() != RunState.PLANNED && run.state() != RunState.ABORTED)
                .map(run -> run.targets().get(target))
                .anyMatch(here -> here != null && (!here.state().finished() || here.state() == TargetState.FAILED));
    }

    /** Whether the later version goes back already, so that this one only waits for its turn. */
    private static boolean onItsWay(List<StoredPlan> ofLine, Above above, TargetName target) {
        return ofLine.stream()
                .filter(other -> other.id().version() == above.version())
                .flatMap(other -> other.state().runs().stream())
                .filter(run -> run.phase() == above.back() && run.state().active())
                .map(run -> run.targets().get(target))
                .anyMatch(here -> here != null && !here.state().finished());
    }

    private static BellowsException refused(
            RolloutId id, Phase phase, TargetName target, Above above, List<StoredPlan> ofLine) {
        List<StoredPlan> later = ofLine.stream()
                .filter(other -> other.id().version() == above.version()
                        && other.state().members().containsKey(target))
                .toList();
        boolean gone = above.back() == Phase.REVERT
                && later.stream().noneMatch(other -> other.state().revertible(target));
        String why = gone
                ? " is complete there, so that nothing below it is shown again."
                : above.back() == Phase.REVERT
                        ? " is contracted there and has to be shown again first."
                        : " is expanded there and has to go back first.";
        RolloutId first = later.isEmpty() ? id : later.getLast().id();
        return new BellowsException(new Problem(
                ErrorCode.ROLLOUT_UNDER_A_LATER,
                id + " cannot " + (phase == Phase.REVERT ? "be reverted" : "be rolled back") + " on " + target
                        + ": version " + above.version() + why,
                gone || later.isEmpty()
                        ? "bellows rollout describe " + id
                        : "bellows rollout " + above.back().word() + " " + first));
    }
}
