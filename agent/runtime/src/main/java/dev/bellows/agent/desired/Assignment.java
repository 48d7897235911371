package dev.bellows.agent.desired;

import dev.bellows.agent.desired.InboxEvent.PlannedStep;
import dev.bellows.agent.message.FromAgent.PhaseReport;
import dev.bellows.agent.message.FromAgent.WindowReport;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.document.Ulid;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.WindowRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One desired state and how far it is carried out. Immutable; the {@code with…} methods copy.
 *
 * @param desired what the control plane wants
 * @param plan the phase's steps, empty until prepared
 * @param doneThrough highest ordinal done by this memory
 * @param rowDone whether the row of this generation is committed
 * @param scan the last scan after that row
 * @param replayed whether every replica replayed the widening's objects
 * @param ask the permission asked for
 * @param tries failed tries of the present job
 * @param notBefore when the next job may start
 * @param waiting what is waited for
 * @param end how it ended, empty while it goes on
 * @param facts what the reports carry besides
 * @param said what was reported last
 */
public record Assignment(
        Desired desired,
        Optional<List<PlannedStep>> plan,
        int doneThrough,
        boolean rowDone,
        Optional<SessionScan> scan,
        boolean replayed,
        Optional<Ask> ask,
        int tries,
        Optional<Instant> notBefore,
        Waiting waiting,
        Optional<End> end,
        Facts facts,
        Said said) {

    static Assignment fresh(Desired desired, Optional<WindowRow> row) {
        return new Assignment(
                desired,
                Optional.empty(),
                0,
                rowSays(desired, row),
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                Optional.empty(),
                Waiting.NOTHING,
                Optional.empty(),
                new Facts(0, 0, Optional.empty(), Optional.empty(), 0, Optional.empty()),
                new Said(Optional.empty(), Optional.empty()));
    }

    /** The generation alone says nothing: the first transaction of every step raises it. */
    private static boolean rowSays(Desired desired, Optional<WindowRow> row) {
        return desired.window().isEmpty()
                || row.equals(desired.window().map(window -> new WindowRow(window, desired.generation())));
    }

    /** The same try under a newer generation: what is done stays done, row, scan and permission belong to a generation. */
    Assignment adopt(Desired newer, Optional<WindowRow> row) {
        Optional<End> kept = end.filter(e -> !(e instanceof End.Succeeded) && !(e instanceof End.Drifted));
        return new Assignment(
                newer,
                plan,
                doneThrough,
                rowSays(newer, row),
                Optional.empty(),
                replayed,
                Optional.empty(),
                0,
                Optional.empty(),
                Waiting.NOTHING,
                kept,
                facts,
                said);
    }

    /** After a take-over only the target is believed; an end that a person has to answer stays. */
    Assignment afterTakeOver(Optional<WindowRow> row) {
        Assignment fresh = fresh(desired, row);
        Optional<End> kept = end.filter(e -> !(e instanceof End.Succeeded));
        return new Assignment(
                desired,
                Optional.empty(),
                0,
                fresh.rowDone,
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                Optional.empty(),
                Waiting.NOTHING,
                kept,
                facts.with(Optional.empty()),
                said);
    }

    /** The same desired state, throttled in another way. */
    Assignment with(Desired throttled) {
        return new Assignment(
                throttled,
                plan,
                doneThrough,
                rowDone,
                scan,
                replayed,
                ask,
                tries,
                notBefore,
                waiting,
                end,
                facts,
                said);
    }

    boolean scanClean() {
        return scan.filter(SessionScan::clean).isPresent();
    }

    /** The next step that is not done. */
    Optional<PlannedStep> nextStep() {
        return plan.flatMap(steps -> steps.stream()
                .filter(step -> !step.done() && step.ordinal() > doneThrough)
                .findFirst());
    }

    Assignment withPlan(List<PlannedStep> steps) {
        return new Assignment(
                desired,
                Optional.of(steps),
                doneThrough,
                rowDone,
                scan,
                replayed,
                ask,
                0,
                notBefore,
                Waiting.NOTHING,
                end,
                facts,
                said);
    }

    Assignment withDone(int ordinal) {
        return new Assignment(
                desired,
                plan,
                ordinal,
                rowDone,
                scan,
                replayed,
                ask,
                0,
                Optional.empty(),
                Waiting.NOTHING,
                end,
                facts,
                said);
    }

    Assignment withRowDone() {
        return new Assignment(
                desired,
                plan,
                doneThrough,
                true,
                scan,
                replayed,
                ask,
                0,
                Optional.empty(),
                Waiting.NOTHING,
                end,
                facts,
                said);
    }

    Assignment withScan(SessionScan newest) {
        return new Assignment(
                desired,
                plan,
                doneThrough,
                rowDone,
                Optional.of(newest),
                replayed,
                ask,
                0,
                Optional.empty(),
                Waiting.NOTHING,
                end,
                facts,
                said);
    }

    Assignment withReplayed() {
        return new Assignment(
                desired,
                plan,
                doneThrough,
                rowDone,
                scan,
                true,
                ask,
                0,
                Optional.empty(),
                Waiting.NOTHING,
                end,
                facts,
                said);
    }

    Assignment withAsk(Optional<Ask> asked) {
        return new Assignment(
                desired,
                plan,
                doneThrough,
                rowDone,
                scan,
                replayed,
                asked,
                tries,
                notBefore,
                waiting,
                end,
                facts,
                said);
    }

    /** Waits, with another try not before a moment. */
    Assignment withPause(int failedTries, Optional<Instant> until, Waiting what) {
        return new Assignment(
                desired, plan, doneThrough, rowDone, scan, replayed, ask, failedTries, until, what, end, facts, said);
    }

    Assignment withEnd(End how) {
        return new Assignment(
                desired,
                plan,
                doneThrough,
                rowDone,
                scan,
                replayed,
                Optional.empty(),
                0,
                Optional.empty(),
                Waiting.NOTHING,
                Optional.of(how),
                facts,
                said);
    }

    Assignment withFacts(Facts newest) {
        return new Assignment(
                desired, plan, doneThrough, rowDone, scan, replayed, ask, tries, notBefore, waiting, end, newest, said);
    }

    Assignment withSaid(Said newest) {
        return new Assignment(
                desired,
                plan,
                doneThrough,
                rowDone,
                scan,
                replayed,
                ask,
                tries,
                notBefore,
                waiting,
                end,
                facts,
                newest);
    }

    /**
     * A permission asked for.
     *
     * @param requestId repeated with every repetition
     * @param ordinal the step
     * @param askAgainAt when to repeat it
     */
    public record Ask(Ulid requestId, int ordinal, Instant askAgainAt) {}

    /**
     * What is waited for.
     *
     * @param reason for people; empty when nothing is waited for
     * @param stopped whether somebody stopped us (bellows.halt), which shows as PAUSED
     */
    public record Waiting(String reason, boolean stopped) {
        static final Waiting NOTHING = new Waiting("", false);

        static Waiting on(String reason) {
            return new Waiting(reason, false);
        }
    }

    /** How an assignment ended. */
    public sealed interface End {
        /** Everything is done, the row included. */
        record Succeeded() implements End {}

        /** Given up; another attempt is the control plane's decision. */
        record Failed(Problem problem) implements End {}

        /** Inspected, fits neither; a person decides. */
        record Ambiguous(Problem problem) implements End {}

        /** The catalog changed under us; goes on with a newer generation. */
        record Drifted(Problem problem) implements End {}
    }

    /**
     * What reports carry.
     *
     * @param verifiedRows rows of the last complete verification
     * @param mismatches offending rows it found
     * @param hiddenAt when the irreversible step of a CONTRACT became effective
     * @param unknown a step whose outcome nobody knows yet
     * @param defects how often a step of it died of a mistake of our own
     * @param unwritten why a row that is wanted without work could not be written at the last try
     */
    public record Facts(
            long verifiedRows,
            long mismatches,
            Optional<Instant> hiddenAt,
            Optional<Problem> unknown,
            int defects,
            Optional<Problem> unwritten) {
        Facts with(Optional<Problem> newest) {
            return new Facts(verifiedRows, mismatches, hiddenAt, newest, defects, unwritten);
        }

        Facts verified(long rows, long offending) {
            return new Facts(rows, offending, hiddenAt, unknown, defects, unwritten);
        }

        Facts hidden(Optional<Instant> at) {
            return new Facts(verifiedRows, mismatches, at, unknown, defects, unwritten);
        }

        Facts withDefect() {
            return new Facts(verifiedRows, mismatches, hiddenAt, unknown, defects + 1, unwritten);
        }

        Facts withUnwritten(Problem problem) {
            return new Facts(verifiedRows, mismatches, hiddenAt, unknown, defects, Optional.of(problem));
        }
    }

    /** What was reported last; said again on every new stream. */
    public record Said(Optional<PhaseReport> phase, Optional<WindowReport> window) {}
}
