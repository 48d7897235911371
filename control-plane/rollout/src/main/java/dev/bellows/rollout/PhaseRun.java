package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One numbered run of one phase.
 *
 * @param phase the phase
 * @param number which run of it, from 1
 * @param state where it stands
 * @param wave index of the wave that moves now, from 0
 * @param soakUntil until when the finished wave is watched, empty when it is not
 * @param pauses why it is paused, oldest first; empty when it is not
 * @param targets every target of the run
 * @param startedAt when it began, empty before
 * @param finishedAt when it ended, empty before
 * @param ending whether it was aborted as a whole: nothing begins in it any more, and once those who have to go on are done it is ABORTED
 */
public record PhaseRun(
        Phase phase,
        int number,
        RunState state,
        int wave,
        Optional<Instant> soakUntil,
        List<String> pauses,
        SortedMap<TargetName, TargetRun> targets,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        boolean ending) {
    public PhaseRun {
        pauses = List.copyOf(pauses);
        targets = Shared.of(targets);
    }

    PhaseRun to(RunState next, Instant now) {
        if (next == state) {
            return this;
        }
        if (!state.next().contains(next)) {
            throw new IllegalStateException("a phase run does not go from " + state + " to " + next);
        }
        Optional<Instant> ended = next.active() || next == RunState.PLANNED ? Optional.empty() : Optional.of(now);
        return new PhaseRun(
                phase,
                number,
                next,
                wave,
                soakUntil,
                pauses,
                targets,
                Optional.of(startedAt.orElse(now)),
                ended,
                ending);
    }

    PhaseRun with(TargetName name, TargetRun target) {
        return new PhaseRun(
                phase,
                number,
                state,
                wave,
                soakUntil,
                pauses,
                Shared.of(targets).plus(name, target),
                startedAt,
                finishedAt,
                ending);
    }

    PhaseRun atWave(int index, Optional<Instant> soak) {
        return new PhaseRun(phase, number, state, index, soak, pauses, targets, startedAt, finishedAt, ending);
    }

    PhaseRun paused(List<String> reasons) {
        return new PhaseRun(phase, number, state, wave, soakUntil, reasons, targets, startedAt, finishedAt, ending);
    }

    PhaseRun end() {
        return new PhaseRun(phase, number, state, wave, soakUntil, List.of(), targets, startedAt, finishedAt, true);
    }

    /** Whether nothing differs at any target for certain: the other has the very map of this one. */
    @SuppressWarnings("ReferenceEquality")
    public boolean sharesTargets(PhaseRun other) {
        return targets == other.targets;
    }

    /** How many targets failed, or stayed UNKNOWN too long. */
    public int failures(Instant now, Duration unknownAfter) {
        return (int) targets.values().stream()
                .filter(target -> target.state() == TargetState.FAILED || target.lost(now, unknownAfter))
                .count();
    }

    /** How many targets may fail before it halts. */
    public int budget(PhasePlan plan) {
        return targets.size() * plan.budgetPercent() / 100;
    }

    /** How many targets are in that state. */
    public int count(TargetState in) {
        return (int)
                targets.values().stream().filter(target -> target.state() == in).count();
    }

    /** Whether somebody in it has something to do still: at work, waiting, or failed and to be tried again. */
    boolean open() {
        return targets.values().stream()
                .anyMatch(target -> !target.state().finished() || target.state() == TargetState.FAILED);
    }
}
