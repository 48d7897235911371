package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What beginning, a report and success of a phase mean for a target. Pure. */
final class Outcomes {
    private Outcomes() {}

    static Member begun(Member member, Phase phase) {
        return switch (phase) {
            case EXPAND -> member.enter(Standing.EXPANDING);
            case MIGRATE -> member.enter(Standing.MIGRATING);
            case CONTRACT -> member.contracting();
            case CLEANUP -> member;
            case ROLLBACK -> member.enter(Standing.ROLLING_BACK);
            case REVERT -> member.enter(Standing.REVERTING);
        };
    }

    static Member succeeded(Member member, Phase phase, Instant now) {
        return switch (phase) {
            case EXPAND -> member.enter(Standing.EXPANDED);
            case MIGRATE -> member.enter(Standing.MIGRATED);
            case CONTRACT -> member.hidden(now);
            case CLEANUP -> member.enter(Standing.CLEANED);
            case ROLLBACK -> member.enter(Standing.ROLLED_BACK);
            case REVERT -> member.shown();
        };
    }

    /** Taken out of a contract that is partly in effect: what is hidden stays so until it is reverted. Why it failed is told on. */
    static TargetRun leftPartly(TargetRun here, RolloutId rollout, String by, Instant now) {
        String reason =
                here.trouble().map(met -> "; it had failed: " + met.message()).orElse("");
        return here.to(
                TargetState.SKIPPED,
                by + "; what it has hidden so far stays so until: bellows rollout revert " + rollout + reason,
                now);
    }

    /** Taken out of a revert that had begun, or of the contract after it: nobody is served more than before, and both lead on. */
    static TargetRun leftHalfShown(TargetRun here, RolloutId rollout, String by, Instant now) {
        String reason =
                here.trouble().map(met -> "; it had failed: " + met.message()).orElse("");
        return here.to(
                TargetState.SKIPPED,
                by + "; it stays in the middle of its revert until: bellows rollout revert " + rollout
                        + " (goes on with it), or bellows rollout contract " + rollout + " (gives it up)" + reason,
                now);
    }

    static TargetRun reported(RolloutId rollout, TargetRun here, RolloutEvent.PhaseReported report, Instant now) {
        String waiting = report.waitingFor();
        String trouble = report.trouble().map(AgentFact.Trouble::message).orElse("");
        String orElse = report.phase() == Phase.REVERT
                ? "; what gives the revert up and contracts again: bellows rollout contract " + rollout
                : "";
        return switch (report.state()) {
            // What stopped it, drift above all, stays visible until it goes on.
            case RUNNING, WAITING, PAUSED ->
                here.to(TargetState.RUNNING, stopped(report), now).failedWith(report.trouble());
            case VERIFYING -> here.to(TargetState.VERIFYING, waiting, now).failedWith(report.trouble());
            case SUCCEEDED ->
                here.to(TargetState.VERIFYING, "", now)
                        .failedWith(report.trouble())
                        .done();
            case FAILED -> here.to(TargetState.FAILED, trouble + orElse, now).failedWith(report.trouble());
            case UNKNOWN -> here.to(TargetState.UNKNOWN, trouble, now).failedWith(report.trouble());
            case AMBIGUOUS ->
                here.to(TargetState.FAILED, "inspected, and fits neither done nor not done: " + trouble + orElse, now)
                        .failedWith(report.trouble());
        };
    }

    /** What it waits for, with what stopped it. */
    private static String stopped(RolloutEvent.PhaseReported report) {
        return Stream.concat(
                        Stream.of(report.waitingFor()),
                        report.trouble().stream().map(met -> met.code() + ": " + met.message()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
