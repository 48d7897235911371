package dev.bellows.agent.desired;

import dev.bellows.agent.desired.Assignment.End;
import dev.bellows.agent.desired.InboxEvent.PlannedStep;
import dev.bellows.agent.message.FromAgent.PhaseReport;
import dev.bellows.agent.message.FromAgent.PhaseState;
import dev.bellows.agent.message.FromAgent.WindowReport;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.WindowRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is said about a target's state: a function of the state alone. */
final class Reports {
    private Reports() {}

    /** Where the phase stands; empty when there is no phase or the target was not taken over. */
    static Optional<PhaseReport> phase(InboxState state, Instant now) {
        Optional<Assignment> assignment = state.assignment();
        if (assignment.isEmpty() || assignment.get().desired().work().isEmpty() || state.heldFence() == 0) {
            return Optional.empty();
        }
        Assignment a = assignment.get();
        var work = a.desired().work().get();
        List<PlannedStep> steps = a.plan().orElse(List.of());
        Standing standing = standing(state, a, now);
        return Optional.of(new PhaseReport(
                state.target(),
                work.rollout(),
                work.phase(),
                work.run(),
                work.attempt(),
                state.heldFence(),
                a.desired().generation(),
                standing.state,
                currentOrdinal(state, a, steps),
                steps.size(),
                standing.waitingFor,
                standing.problem,
                a.facts().verifiedRows(),
                a.facts().mismatches(),
                a.facts().hiddenAt()));
    }

    /** The row of this generation, once it is committed, with the scan after it; or what keeps a window from opening again. */
    static Optional<WindowReport> window(InboxState state) {
        return committed(state).or(() -> kept(state));
    }

    private static Optional<WindowReport> kept(InboxState state) {
        return state.assignment()
                .filter(a -> !a.rowDone() && a.facts().unwritten().isPresent() && state.heldFence() != 0)
                .map(a -> new WindowReport(
                        state.target(),
                        a.desired().generation(),
                        state.heldFence(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        a.facts().unwritten()));
    }

    private static Optional<WindowReport> committed(InboxState state) {
        return state.assignment()
                .filter(a -> a.rowDone() && state.heldFence() != 0)
                .flatMap(a -> a.desired()
                        .window()
                        .map(window -> new WindowReport(
                                state.target(),
                                a.desired().generation(),
                                state.heldFence(),
                                true,
                                Optional.of(new WindowRow(window, a.desired().generation())),
                                a.scan(),
                                Optional.empty())));
    }

    private static int currentOrdinal(InboxState state, Assignment a, List<PlannedStep> steps) {
        Optional<Integer> running = state.running()
                .map(InboxState.Running::job)
                .filter(Job.RunStep.class::isInstance)
                .map(job -> ((Job.RunStep) job).ordinal());
        return running.orElseGet(() -> a.nextStep()
                .map(PlannedStep::ordinal)
                .orElse(steps.isEmpty() ? 0 : steps.getLast().ordinal()));
    }

    private record Standing(PhaseState state, String waitingFor, Optional<Problem> problem) {}

    private static Standing standing(InboxState state, Assignment a, Instant now) {
        if (a.end().isPresent()) {
            return switch (a.end().get()) {
                case End.Succeeded ignored -> new Standing(PhaseState.SUCCEEDED, "", Optional.empty());
                case End.Failed failed -> new Standing(PhaseState.FAILED, "", Optional.of(failed.problem()));
                case End.Ambiguous ambiguous ->
                    new Standing(PhaseState.AMBIGUOUS, "", Optional.of(ambiguous.problem()));
                case End.Drifted drifted ->
                    new Standing(PhaseState.PAUSED, "a person: the catalog changed", Optional.of(drifted.problem()));
            };
        }
        if (a.desired().pauseReason().isPresent()) {
            return new Standing(PhaseState.PAUSED, a.desired().pauseReason().get(), Optional.empty());
        }
        if (state.link().limit().filter(limit -> !now.isBefore(limit)).isPresent()) {
            return new Standing(PhaseState.PAUSED, "a control plane", Optional.empty());
        }
        if (a.facts().unknown().isPresent()) {
            return new Standing(PhaseState.UNKNOWN, "an inspection", a.facts().unknown());
        }
        if (!a.waiting().reason().isEmpty()) {
            return new Standing(
                    a.waiting().stopped() ? PhaseState.PAUSED : PhaseState.WAITING,
                    a.waiting().reason(),
                    Optional.empty());
        }
        boolean verifying = state.running().isPresent()
                && a.nextStep().filter(PlannedStep::verifies).isPresent();
        return new Standing(verifying ? PhaseState.VERIFYING : PhaseState.RUNNING, "", Optional.empty());
    }
}
