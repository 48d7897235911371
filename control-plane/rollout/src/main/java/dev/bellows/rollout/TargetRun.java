package dev.bellows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param lostAt since when its agent has not been there while it is at work, empty while it is; in UNKNOWN only where that is why
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
        if (next != state && !state.next().contains(next)) {
            throw new IllegalStateException("a target does not go from " + state + " to " + next);
        }
        return with(copy -> {
            copy.why = reason;
            if (next == state) {
                return;
            }
            copy.state = next;
            copy.since = now;
            if (!next.active()) {
                copy.lostAt = Optional.empty();
            }
            if (next == TargetState.SUCCEEDED || next == TargetState.SKIPPED) {
                copy.byHand = Optional.empty();
            }
        });
    }

    TargetRun waitUntil(Instant at) {
        return with(copy -> {
            copy.notBefore = Optional.of(at);
            copy.tries = tries + 1;
        });
    }

    TargetRun offered() {
        return with(copy -> {
            copy.notBefore = Optional.empty();
            copy.reportedDone = false;
            copy.leaving = false;
            copy.tries = 0;
            copy.trouble = Optional.empty();
            copy.lostAt = Optional.empty();
        });
    }

    TargetRun at(int ordinal, int total) {
        return with(copy -> {
            copy.step = ordinal;
            copy.steps = total;
        });
    }

    TargetRun pause(boolean value) {
        return with(copy -> copy.paused = value);
    }

    TargetRun done() {
        return with(copy -> copy.reportedDone = true);
    }

    /** The wait before the next wish to re-open is over; what its agent has reported stays reported. */
    TargetRun askedToReopen() {
        return with(copy -> {
            copy.notBefore = Optional.empty();
            copy.leaving = true;
        });
    }

    TargetRun leave() {
        return with(copy -> copy.leaving = true);
    }

    /** It is not taken out after all: it goes on to its end. */
    TargetRun stay() {
        return with(copy -> copy.leaving = false);
    }

    TargetRun failedWith(Optional<AgentFact.Trouble> what) {
        return with(copy -> {
            copy.reportedDone = false;
            copy.trouble = what;
        });
    }

    TargetRun again(Instant now) {
        return again(now, Optional.empty());
    }

    /** The next try, with a person's word on a step of it. */
    TargetRun again(Instant now, Optional<ByHand> word) {
        return pending(now).with(copy -> {
            copy.attempt = attempt + 1;
            copy.paused = paused;
            copy.byHand = word;
        });
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
        return with(copy -> copy.lostAt = at);
    }

    /** Nobody can say what its agent did, which is not there any more: UNKNOWN since that moment. */
    TargetRun forgotten() {
        Instant at = lostAt.orElse(since);
        return to(TargetState.UNKNOWN, "its agent has not been there since " + at, at);
    }

    /**
     * Its agent is there again: what is UNKNOWN because it was missed is as it said last. It repeats that on a new stream alone, so who
     * was missed on an old one, because the clock leapt, would be UNKNOWN for ever. What the agent itself called UNKNOWN stays that.
     */
    TargetRun foundAgain(Instant now) {
        if (state != TargetState.UNKNOWN || lostAt.isEmpty()) {
            return back();
        }
        String reason = trouble.map(met -> met.code() + ": " + met.message()).orElse("its agent is there again");
        return back().to(reportedDone ? TargetState.VERIFYING : TargetState.RUNNING, reason, now);
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

    private TargetRun with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.freeze();
    }

    /** Itself while it is changed; confined to {@link #with}. */
    private static final class Copy {
        private TargetState state;
        private String why;
        private int attempt;
        private int step;
        private int steps;
        private Instant since;
        private Optional<Instant> notBefore;
        private boolean paused;
        private boolean reportedDone;
        private boolean leaving;
        private int tries;
        private Optional<AgentFact.Trouble> trouble;
        private Optional<Instant> lostAt;
        private Optional<ByHand> byHand;

        private Copy(TargetRun from) {
            state = from.state;
            why = from.why;
            attempt = from.attempt;
            step = from.step;
            steps = from.steps;
            since = from.since;
            notBefore = from.notBefore;
            paused = from.paused;
            reportedDone = from.reportedDone;
            leaving = from.leaving;
            tries = from.tries;
            trouble = from.trouble;
            lostAt = from.lostAt;
            byHand = from.byHand;
        }

        private TargetRun freeze() {
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
                    lostAt,
                    byHand);
        }
    }
}
