package dev.bellows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One target in one phase run.
 *
 * @param state where it stands
 * @param why what it waits for or what went wrong, for people; empty when nothing
 * @param attempt number of the try, from 1
 * @param step ordinal of the current step, 0 before the first
 * @param steps how many steps the phase has here, 0 when unknown
 * @param since when it entered its state
 * @param notBefore earliest next try, empty for at once
 * @param paused whether a person paused just this target
 * @param reportedDone whether its agent said that the phase succeeded
 * @param leaving whether it is being taken out of the run and its window re-opened
 * @param tries how often it was queued in a row, for the back-off
 * @param trouble the agent's own error, empty when none
 * @param lostAt since when its agent has not been there while it is at work, empty while it is
 * @param byHand a person's word, for this very try, that a step of it counts as done; empty without one
 */
public record TargetRun(
        TargetState state,
        String why,
        int attempt,
        int step,
        int steps,
        Instant since,
        Optional<Instant> notBefore,
        boolean paused,
        boolean reportedDone,
        boolean leaving,
        int tries,
        Optional<AgentFact.Trouble> trouble,
        Optional<Instant> lostAt,
        Optional<ByHand> byHand) {
    public TargetRun {
        // States of earlier releases have none.
        byHand = Objects.requireNonNullElse(byHand, Optional.empty());
    }

    static TargetRun pending(Instant now) {
        return new TargetRun(
                TargetState.PENDING,
                "",
                1,
                0,
                0,
                now,
                Optional.empty(),
                false,
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Enters a state. Where no agent is at work none is missed: who asks for the next offer begins anew. */
    TargetRun to(TargetState next, String reason, Instant now) {
        if (next == state) {
            return new TargetRun(
                    state,
                    reason,
                    attempt,
                    step,
                    steps,
                    since,
                    notBefore,
                    paused,
                    reportedDone,
                    leaving,
                    tries,
                    trouble,
                    lostAt,
                    byHand);
        }
        if (!state.next().contains(next)) {
            throw new IllegalStateException("a target does not go from " + state + " to " + next);
        }
        return new TargetRun(
                next,
                reason,
                attempt,
                step,
                steps,
                now,
                notBefore,
                paused,
                reportedDone,
                leaving,
                tries,
                trouble,
                next.active() ? lostAt : Optional.empty(),
                next == TargetState.SUCCEEDED || next == TargetState.SKIPPED ? Optional.empty() : byHand);
    }

    TargetRun waitUntil(Instant at) {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                Optional.of(at),
                paused,
                reportedDone,
                leaving,
                tries + 1,
                trouble,
                lostAt,
                byHand);
    }

    TargetRun offered() {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                Optional.empty(),
                paused,
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                byHand);
    }

    TargetRun at(int ordinal, int total) {
        return new TargetRun(
                state,
                why,
                attempt,
                ordinal,
                total,
                since,
                notBefore,
                paused,
                reportedDone,
                leaving,
                tries,
                trouble,
                lostAt,
                byHand);
    }

    TargetRun pause(boolean value) {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                notBefore,
                value,
                reportedDone,
                leaving,
                tries,
                trouble,
                lostAt,
                byHand);
    }

    TargetRun done() {
        return new TargetRun(
                state, why, attempt, step, steps, since, notBefore, paused, true, leaving, tries, trouble, lostAt,
                byHand);
    }

    /** The wait before the next wish to re-open is over; what its agent has reported stays reported. */
    TargetRun askedToReopen() {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                Optional.empty(),
                paused,
                reportedDone,
                true,
                tries,
                trouble,
                lostAt,
                byHand);
    }

    TargetRun leave() {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                notBefore,
                paused,
                reportedDone,
                true,
                tries,
                trouble,
                lostAt,
                byHand);
    }

    /** It is not taken out after all: it goes on to its end. */
    TargetRun stay() {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                notBefore,
                paused,
                reportedDone,
                false,
                tries,
                trouble,
                lostAt,
                byHand);
    }

    TargetRun failedWith(Optional<AgentFact.Trouble> what) {
        return new TargetRun(
                state, why, attempt, step, steps, since, notBefore, paused, false, leaving, tries, what, lostAt,
                byHand);
    }

    TargetRun again(Instant now) {
        return again(now, Optional.empty());
    }

    /** The next try, with a person's word on a step of it. */
    TargetRun again(Instant now, Optional<ByHand> word) {
        return new TargetRun(
                TargetState.PENDING,
                "",
                attempt + 1,
                0,
                0,
                now,
                Optional.empty(),
                paused,
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                word);
    }

    /** Its agent is not there, since then. */
    TargetRun gone(Instant at) {
        return lost(Optional.of(at));
    }

    /** Its agent is there. */
    TargetRun back() {
        return lost(Optional.empty());
    }

    private TargetRun lost(Optional<Instant> at) {
        return new TargetRun(
                state,
                why,
                attempt,
                step,
                steps,
                since,
                notBefore,
                paused,
                reportedDone,
                leaving,
                tries,
                trouble,
                at,
                byHand);
    }

    /** Nobody can say what its agent did, which is not there any more: UNKNOWN since that moment. */
    TargetRun forgotten() {
        Instant at = lostAt.orElse(since);
        return to(TargetState.UNKNOWN, "its agent has not been there since " + at, at);
    }

    /** Whether a person must act before anything more happens: it failed, or its agent stopped at something it cannot mend. */
    public boolean needsPerson() {
        boolean stopped = trouble.isPresent() && state.active() && state != TargetState.UNKNOWN;
        return state == TargetState.FAILED || stopped;
    }

    /** Whether its outcome has been UNKNOWN for so long that it counts as a failure. */
    boolean lost(Instant now, Duration unknownAfter) {
        return state == TargetState.UNKNOWN && !since.plus(unknownAfter).isAfter(now);
    }
}
