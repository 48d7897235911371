package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The decision core. Pure, total, thread-safe because it holds nothing. */
public final class RolloutCore {
    /** In which a phase whose last step is in effect is reported as done. */
    private static final Duration DONE_BY_THEN = Duration.ofSeconds(5);

    private RolloutCore() {}

    /**
     * Decides what follows from one event.
     *
     * @param state the rollout before
     * @param event what happened; late and repeated ones are ignored with a reason
     * @param now the store's clock in the deciding transaction; earlier than the last event counts as that
     */
    public static Decision decide(RolloutState state, RolloutEvent event, Instant now) {
        Draft draft = new Draft(state, now);
        if (event instanceof RolloutEvent.Commanded command) {
            return Commands.decide(draft, command);
        }
        Optional<String> ignored = apply(draft, event);
        if (ignored.isPresent()) {
            return Decision.ignored(state, ignored.get());
        }
        return finish(draft);
    }

    static Decision finish(Draft draft) {
        Optional<Instant> wake = Schedule.advance(draft);
        wake.ifPresent(at -> draft.effects.add(new Effect.WakeAt(at)));
        return new Decision(draft.freeze(), draft.effects, Optional.empty(), Optional.empty());
    }

    private static Optional<String> apply(Draft draft, RolloutEvent event) {
        return switch (event) {
            case RolloutEvent.TimePassed() -> Optional.empty();
            case RolloutEvent.Commanded command -> Optional.of("commands are decided elsewhere: " + command.verb());
            case RolloutEvent.ApprovalsRead read -> {
                draft.approve(read);
                yield Optional.empty();
            }
            case RolloutEvent.TargetsJoined joined -> join(draft, joined);
            case RolloutEvent.Offered offered -> offered(draft, offered);
            case RolloutEvent.NotOffered refused -> notOffered(draft, refused);
            case RolloutEvent.PhaseReported report -> reported(draft, report);
            case RolloutEvent.GrantUsed used -> grantUsed(draft, used);
            case RolloutEvent.AgentLost(var target, Instant since) -> lost(draft, target, since);
            case RolloutEvent.AgentBack(var target) -> back(draft, target);
            case RolloutEvent.Rechecked(var target) -> recheck(draft, target);
            case RolloutEvent.Completed done -> completed(draft, done);
            case RolloutEvent.NotCompleted open -> notCompleted(draft, open);
            case RolloutEvent.ArrivalSeen arrival -> arrival(draft, arrival);
            case RolloutEvent.Reopened reopened -> reopened(draft, reopened);
            case RolloutEvent.NotReopened kept -> notReopened(draft, kept);
            case RolloutEvent.PastReopening past -> pastReopening(draft, past);
            case RolloutEvent.Reconciled found -> Reconciling.decide(draft, found);
            case RolloutEvent.DriftAccepted(var target) -> driftAccepted(draft, target);
        };
    }

    private static Optional<String> join(Draft draft, RolloutEvent.TargetsJoined joined) {
        boolean any = false;
        for (var entry : joined.members().entrySet()) {
            if (!draft.members().containsKey(entry.getKey())) {
                any = true;
                draft.put(entry.getKey(), entry.getValue());
                for (int i = 0; i < draft.runs.size(); i++) {
                    PhaseRun run = draft.runs.get(i);
                    boolean forward = run.phase() == Phase.EXPAND || run.phase() == Phase.MIGRATE;
                    if (forward && run.number() == 1 && run.state() != RunState.ABORTED && !run.ending()) {
                        draft.put(i, entry.getKey(), TargetRun.pending(draft.now));
                        if (run.state() == RunState.SUCCEEDED) {
                            draft.reopen(i);
                        }
                    }
                }
            }
        }
        return any ? Optional.empty() : Optional.of("every target was a member already");
    }

    /** The run and target of an answer, or -1 when it is not waited for any more. */
    private static int expected(Draft draft, TargetName target, Phase phase, int number) {
        int run = draft.find(phase, number);
        return run >= 0 && draft.runs.get(run).targets().containsKey(target) ? run : -1;
    }

    private static Optional<String> offered(Draft draft, RolloutEvent.Offered offered) {
        int run = expected(draft, offered.target(), offered.phase(), offered.run());
        if (run < 0 || draft.target(run, offered.target()).state().finished()) {
            return Optional.of("an offer nobody waits for");
        }
        TargetRun here = draft.target(run, offered.target());
        if (!Schedule.asking(here)) {
            return Optional.of("offered already");
        }
        draft.put(
                run,
                offered.target(),
                here.to(TargetState.OFFERED, "", draft.now).offered());
        Member member = draft.member(offered.target());
        draft.put(offered.target(), Outcomes.begun(member, offered.phase()));
        return Optional.empty();
    }

    private static Optional<String> notOffered(Draft draft, RolloutEvent.NotOffered refused) {
        int run = expected(draft, refused.target(), refused.phase(), refused.run());
        if (run < 0 || draft.target(run, refused.target()).state().finished()) {
            return Optional.of("an answer nobody waits for");
        }
        TargetRun here = draft.target(run, refused.target());
        if (!Schedule.asking(here)) {
            return Optional.of("offered already");
        }
        Instant next = draft.now.plus(refused.retryAfter());
        draft.put(
                run,
                refused.target(),
                here.to(TargetState.QUEUED, refused.why(), draft.now).waitUntil(next));
        return Optional.empty();
    }

    private static Optional<String> reported(Draft draft, RolloutEvent.PhaseReported report) {
        int run = expected(draft, report.target(), report.phase(), report.run());
        if (run < 0) {
            return Optional.of("a report of a run this rollout does not have");
        }
        TargetRun here = draft.target(run, report.target());
        if (!here.state().active()) {
            return Optional.of("a report of a target that is " + here.state());
        }
        if (report.attempt() != here.attempt()) {
            return Optional.of("a report of attempt " + report.attempt() + ", this is " + here.attempt());
        }
        TargetRun stepped = here.at(report.step(), report.steps()).back();
        draft.put(run, report.target(), Outcomes.reported(draft.from.id(), stepped, report, draft.now));
        if (report.state() == AgentFact.PhaseState.SUCCEEDED) {
            draft.effects.add(new Effect.CheckCompletion(report.target(), report.phase(), report.run()));
        }
        return Optional.empty();
    }

    private static Optional<String> grantUsed(Draft draft, RolloutEvent.GrantUsed used) {
        Member member = draft.members().get(used.target());
        if (member == null) {
            return Optional.of("no member");
        }
        if (used.phase() == Phase.CLEANUP && member.standing() == Standing.HIDDEN) {
            draft.put(used.target(), member.enter(Standing.CLEANING));
            if (draft.activeRun(used.target()) < 0) {
                finishDrop(draft, used.target());
            }
        }
        int closing = draft.narrowingRun(used.target());
        if (closing >= 0 && draft.runs.get(closing).phase() == used.phase()) {
            draft.put(used.target(), draft.member(used.target()).inEffect());
        }
        int run = draft.activeRun(used.target());
        if (run >= 0 && draft.target(run, used.target()).leaving()) {
            // It was asked back too late. If that was the last step it is done in a moment; else it is left where it
            // stands.
            draft.effects.add(new Effect.Continue(used.target()));
            draft.put(run, used.target(), draft.target(run, used.target()).waitUntil(draft.now.plus(DONE_BY_THEN)));
        }
        recheck(draft, used.target());
        return Optional.empty();
    }

    private static Optional<String> lost(Draft draft, TargetName target, Instant since) {
        int run = draft.activeRun(target);
        if (run < 0 || draft.target(run, target).lostAt().isPresent()) {
            return Optional.of("nobody is at work there, or it is known");
        }
        if (draft.target(run, target).state() == TargetState.UNKNOWN) {
            return Optional.of("it is UNKNOWN by its agent's own word already");
        }
        draft.put(run, target, draft.target(run, target).gone(since));
        return Optional.empty();
    }

    private static Optional<String> back(Draft draft, TargetName target) {
        int run = draft.activeRun(target);
        if (run < 0 || draft.target(run, target).lostAt().isEmpty()) {
            return Optional.of("it was not missed");
        }
        draft.put(run, target, draft.target(run, target).foundAgain(draft.now));
        // One that had said that it is done waits for nothing but this look.
        recheck(draft, target);
        return Optional.empty();
    }

    /** A drop took effect after its run was left for a revert: there is no way back any more, so the drop is finished. */
    private static void finishDrop(Draft draft, TargetName target) {
        for (int run = 0; run < draft.runs.size(); run++) {
            TargetRun here = draft.runs.get(run).targets().get(target);
            if (here != null && !here.state().finished()) {
                draft.put(run, target, here.to(TargetState.SKIPPED, "a drop was in effect already", draft.now));
            }
        }
        draft.newRun(Phase.CLEANUP, java.util.List.of(target), RunState.PLANNED);
        draft.move(draft.runs.size() - 1, RunState.RUNNING);
    }

    private static Optional<String> recheck(Draft draft, TargetName target) {
        int run = draft.activeRun(target);
        if (run < 0 || !draft.target(run, target).reportedDone()) {
            return Optional.of("nothing waits for a report");
        }
        PhaseRun phaseRun = draft.runs.get(run);
        draft.effects.add(new Effect.CheckCompletion(target, phaseRun.phase(), phaseRun.number()));
        return Optional.empty();
    }

    private static Optional<String> completed(Draft draft, RolloutEvent.Completed done) {
        int run = expected(draft, done.target(), done.phase(), done.run());
        if (run < 0 || !draft.target(run, done.target()).state().active()) {
            return Optional.of("completed already");
        }
        draft.put(run, done.target(), draft.target(run, done.target()).to(TargetState.SUCCEEDED, "", draft.now));
        draft.put(done.target(), Outcomes.succeeded(draft.member(done.target()), done.phase(), draft.now));
        return Optional.empty();
    }

    private static Optional<String> notCompleted(Draft draft, RolloutEvent.NotCompleted open) {
        int run = expected(draft, open.target(), open.phase(), open.run());
        if (run < 0 || !draft.target(run, open.target()).state().active()) {
            return Optional.of("completed already");
        }
        TargetRun here = draft.target(run, open.target());
        draft.put(run, open.target(), here.to(TargetState.VERIFYING, open.why(), draft.now));
        return Optional.empty();
    }

    private static Optional<String> arrival(Draft draft, RolloutEvent.ArrivalSeen arrival) {
        int run = draft.narrowingRun(arrival.target());
        if (run < 0) {
            return Optional.of("nothing is closing there");
        }
        PhaseRun phaseRun = draft.runs.get(run);
        TargetRun here = draft.target(run, arrival.target());
        // What made it fail stays in sight.
        if (here.state() != TargetState.FAILED) {
            draft.put(run, arrival.target(), here.to(here.state(), "re-opening for " + arrival.who(), draft.now));
        }
        draft.effects.add(new Effect.RequestReopen(arrival.target(), phaseRun.phase(), phaseRun.number()));
        return Optional.empty();
    }

    private static Optional<String> reopened(Draft draft, RolloutEvent.Reopened reopened) {
        int run = draft.narrowingRun(reopened.target());
        if (run < 0) {
            return Optional.of("nothing was closing there");
        }
        TargetRun here = draft.target(run, reopened.target());
        Member member = draft.member(reopened.target());
        draft.put(reopened.target(), member.enter(member.before()));
        boolean half = here.leaving() && member.before() == Standing.REVERTING;
        draft.put(
                run,
                reopened.target(),
                half
                        ? Outcomes.leftHalfShown(here, draft.from.id(), "aborted", draft.now)
                        : afterReopening(here, draft.now, reopened.backOff()));
        return Optional.empty();
    }

    private static TargetRun afterReopening(TargetRun here, Instant now, Duration backOff) {
        if (here.leaving()) {
            return here.to(TargetState.SKIPPED, "aborted", now);
        }
        if (here.state() == TargetState.FAILED) {
            return here.to(TargetState.FAILED, here.why() + "; the window is open again", now);
        }
        return here.to(TargetState.QUEUED, "re-opened: " + here.why(), now).waitUntil(now.plus(backOff));
    }

    private static Optional<String> notReopened(Draft draft, RolloutEvent.NotReopened kept) {
        int run = draft.narrowingRun(kept.target());
        if (run < 0) {
            return Optional.of("nothing was closing there");
        }
        TargetRun here = draft.target(run, kept.target());
        Instant next = draft.now.plus(kept.retryAfter());
        TargetRun told = kept.trouble().isPresent() ? here.failedWith(kept.trouble()) : here;
        if (here.leaving()) {
            draft.effects.add(new Effect.AskBack(kept.target(), here.why()));
        }
        draft.put(
                run, kept.target(), told.to(told.state(), kept.why(), draft.now).waitUntil(next));
        return Optional.empty();
    }

    /**
     * A contract that is partly in effect is never re-opened: who is to be taken out of it is left where it stands, for a revert. One that
     * may be done in a moment is given that moment; a rollback has no way but on.
     */
    private static Optional<String> pastReopening(Draft draft, RolloutEvent.PastReopening past) {
        int run = draft.narrowingRun(past.target());
        if (run < 0) {
            return Optional.of("nothing was closing there");
        }
        draft.put(past.target(), draft.member(past.target()).inEffect());
        TargetRun here = draft.target(run, past.target());
        boolean contract = draft.runs.get(run).phase() == Phase.CONTRACT;
        boolean failed = here.state() == TargetState.FAILED;
        boolean stands = failed || (here.tries() > 0 && !here.reportedDone());
        if (contract && here.leaving() && stands) {
            draft.effects.add(new Effect.Leave(past.target(), "aborted"));
            draft.put(run, past.target(), Outcomes.leftPartly(here, draft.from.id(), "aborted", draft.now));
            return Optional.empty();
        }
        String on = "a step that needed a grant is in effect; " + (contract ? "revert it" : "it goes on to its end");
        TargetRun told = here.to(here.state(), failed ? here.why() : on, draft.now);
        draft.put(run, past.target(), contract ? told.waitUntil(draft.now.plus(past.retryAfter())) : told.stay());
        return Optional.empty();
    }

    private static Optional<String> driftAccepted(Draft draft, TargetName target) {
        int run = draft.activeRun(target);
        if (run < 0 || draft.target(run, target).trouble().isEmpty()) {
            return Optional.of("nothing stops it there");
        }
        TargetRun here = draft.target(run, target);
        draft.put(
                run,
                target,
                here.to(here.state(), "goes on over what was changed", draft.now)
                        .failedWith(Optional.empty()));
        return Optional.empty();
    }
}
