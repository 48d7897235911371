package dev.bellows.agent.desired;

import dev.bellows.agent.desired.Assignment.End;
import dev.bellows.agent.desired.Assignment.Waiting;
import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.agent.desired.InboxState.Hold;
import dev.bellows.agent.desired.InboxState.Running;
import dev.bellows.agent.message.FromAgent.Released;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.SessionScan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What follows from the end of a job. Confined to one {@link Turn}. */
final class JobEnding {
    /** Tries of one job whose failure may pass by itself; an unreachable database is tried for ever, slowly. */
    private static final int HIGHEST_TRIES = 6;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_STOP = Duration.ofSeconds(5);

    /** Pace of tries to open a window while what it needs is missing in the database: a person puts it back meanwhile. */
    private static final Duration OPEN_AGAIN = Duration.ofSeconds(2);

    /** Pace of take-overs while a grant cannot be explained: a person repairs the catalog meanwhile. */
    private static final Duration EXPLAIN_AGAIN = Duration.ofSeconds(15);

    private final Draft draft;
    private final List<InboxAction> actions;
    private final Instant now;

    JobEnding(Draft draft, List<InboxAction> actions, Instant now) {
        this.draft = draft;
        this.actions = actions;
        this.now = now;
    }

    void absorb(InboxEvent.JobEnded event) {
        if (draft.running.isEmpty()) {
            actions.add(new InboxAction.Ignored("the end of a job that does not run"));
            return;
        }
        Running ended = draft.running.get();
        draft.running = Optional.empty();
        switch (event) {
            case InboxEvent.TookOver e -> tookOver(e);
            case InboxEvent.Inspected e -> {
                draft.rowGeneration = e.rowGeneration();
                draft.rowWindow = Optional.empty();
            }
            case InboxEvent.Prepared e -> prepared(ended.job(), e);
            case InboxEvent.RowWritten e -> rowWritten(ended.job(), e);
            case InboxEvent.Scanned e -> scanned(ended.job(), e.scan());
            case InboxEvent.Replayed e -> replayed(ended.job(), e.missing());
            case InboxEvent.StepDone e -> stepDone(ended.job(), e);
            case InboxEvent.StepStopped e -> stepStopped(ended, e.reason());
            case InboxEvent.StepUnknown e -> stepUnknown(ended.job(), e.problem());
            case InboxEvent.StepAmbiguous e -> {
                release(ended.job(), e.problem().message());
                end(ended.job(), new End.Ambiguous(e.problem()));
            }
            case InboxEvent.Drifted e -> {
                release(ended.job(), e.problem().message());
                end(ended.job(), new End.Drifted(e.problem()));
            }
            case InboxEvent.Refused e -> refused(ended.job(), e);
            case InboxEvent.Failed e -> failed(ended.job(), e.problem());
        }
    }

    private void tookOver(InboxEvent.TookOver event) {
        if (!(draft.hold instanceof Hold.Wanted wanted) || wanted.floor() >= event.fence()) {
            return; // Refused meanwhile, or a higher fence became known: the schedule decides again.
        }
        draft.hold = new Hold.Held(event.fence());
        draft.rowGeneration = event.rowGeneration();
        draft.rowWindow = event.rowWindow();
        draft.grantFates = event.grantFates();
        draft.takeOverTries = 0;
        draft.takeOverNotBefore = event.grantFates().containsValue(GrantFate.UNCLEAR)
                ? Optional.of(now.plus(EXPLAIN_AGAIN))
                : Optional.empty();
        draft.assignment = draft.assignment
                .filter(a -> a.desired().generation() >= event.rowGeneration())
                .map(a -> a.afterTakeOver(draft.row()));
    }

    private void prepared(Job job, InboxEvent.Prepared event) {
        sameWork(job)
                .ifPresent(a -> draft.assignment = Optional.of(a.withPlan(event.steps())
                        .withFacts(a.facts().hidden(event.hiddenAt()))
                        .withPause(0, Optional.empty(), Waiting.NOTHING)));
    }

    private void rowWritten(Job job, InboxEvent.RowWritten event) {
        if (event.row().generation() >= draft.rowGeneration) {
            draft.rowGeneration = event.row().generation();
            draft.rowWindow = Optional.of(event.row().window());
        }
        sameGeneration(job).ifPresent(a -> draft.assignment = Optional.of(a.withRowDone()));
    }

    private void scanned(Job job, SessionScan scan) {
        sameGeneration(job).ifPresent(a -> {
            Assignment seen = a.withScan(scan);
            draft.assignment = Optional.of(
                    scan.clean()
                            ? seen
                            : seen.withPause(0, Optional.of(now.plus(LOOK_AGAIN)), Waiting.on(inTheWay(scan))));
        });
    }

    private static String inTheWay(SessionScan scan) {
        return scan.servers().stream()
                .filter(server -> server.outcome() != SessionScan.Outcome.CLEAN)
                .map(server -> switch (server.outcome()) {
                    case VETO -> server.inTheWay().size() + " sessions on " + server.server();
                    case UNKNOWN, CLEAN -> server.server() + ": " + server.reason();
                })
                .collect(Collectors.joining("; ", "sessions to end: ", ""));
    }

    private void replayed(Job job, List<String> missing) {
        sameWork(job)
                .ifPresent(a -> draft.assignment = Optional.of(
                        missing.isEmpty()
                                ? a.withReplayed()
                                : a.withPause(
                                        0,
                                        Optional.of(now.plus(LOOK_AGAIN)),
                                        Waiting.on("replicas: " + String.join(", ", missing)))));
    }

    private void stepDone(Job job, InboxEvent.StepDone event) {
        if (!(job instanceof Job.RunStep step)) {
            return;
        }
        step.grant().ifPresent(grant -> {
            Map<Long, GrantFate> fates = new TreeMap<>(draft.grantFates);
            fates.put(grant, GrantFate.DONE);
            draft.grantFates = fates;
        });
        sameWork(job).ifPresent(a -> {
            boolean verifies = a.nextStep()
                    .filter(next -> next.ordinal() == step.ordinal() && next.verifies())
                    .isPresent();
            Assignment counted = verifies ? a.withFacts(a.facts().verified(event.rows(), event.mismatches())) : a;
            if (event.mismatches() > 0) {
                draft.assignment = Optional.of(counted.withEnd(new End.Failed(mismatches(event))));
                return;
            }
            boolean hides = step.grant().isPresent()
                    && a.desired()
                            .work()
                            .filter(w -> w.phase() == Phase.CONTRACT)
                            .isPresent();
            Assignment done = counted.withDone(step.ordinal());
            draft.assignment = Optional.of(hides ? done.withFacts(done.facts().hidden(event.at())) : done);
        });
    }

    private Problem mismatches(InboxEvent.StepDone event) {
        return Problem.of(
                ErrorCode.AGENT_VERIFY_MISMATCH,
                event.mismatches() + " of " + event.rows() + " rows of target " + draft.target
                        + " differ between old and new; the window stays as it is.");
    }

    private void stepStopped(Running ended, String reason) {
        release(ended.job(), reason);
        if (!ended.cancelling()) {
            sameWork(ended.job())
                    .ifPresent(a -> draft.assignment =
                            Optional.of(a.withPause(0, Optional.of(now.plus(AFTER_STOP)), new Waiting(reason, true))));
        }
    }

    private void stepUnknown(Job job, Problem problem) {
        if (draft.hold instanceof Hold.Held held) {
            draft.hold = new Hold.Wanted(held.fence());
        }
        boolean defect = problem.code() == ErrorCode.AGENT_INTERNAL;
        sameWork(job).ifPresent(a -> {
            Assignment.Facts facts = a.facts().with(Optional.of(problem));
            // Looking again does not help against a mistake of our own: a second one is a person's, and the grant stays
            // theirs.
            boolean again = defect && a.facts().defects() > 0;
            Assignment noted = a.withFacts(defect ? facts.withDefect() : facts);
            draft.assignment = Optional.of(again ? noted.withEnd(new End.Ambiguous(problem)) : noted);
        });
    }

    private void refused(Job job, InboxEvent.Refused event) {
        if (draft.heldFence() != 0 && event.fence() > draft.heldFence()) {
            draft.lose(event.fence());
            return;
        }
        release(job, event.problem().message());
        if (draft.wentBack(event.fence())) {
            return;
        }
        if (event.rowGeneration() > draft.rowGeneration) {
            draft.rowGeneration = event.rowGeneration();
            draft.rowWindow = Optional.empty();
        }
        if (draft.assignment
                .filter(a -> a.desired().generation() < draft.rowGeneration)
                .isPresent()) {
            draft.assignment = Optional.empty();
            actions.add(new InboxAction.Ignored("the row has a newer generation: " + draft.rowGeneration));
            return;
        }
        end(job, new End.Failed(event.problem()));
    }

    private void failed(Job job, Problem problem) {
        release(job, problem.message());
        if (job instanceof Job.TakeOver) {
            draft.takeOverTries++;
            draft.takeOverNotBefore = Optional.of(now.plus(Backoff.after(draft.takeOverTries, seed())));
            return;
        }
        Optional<Assignment> current = sameWork(job);
        if (current.isEmpty()) {
            return;
        }
        Assignment a = current.get();
        int tries = a.tries() + 1;
        if (job instanceof Job.WriteRow && a.desired().work().isEmpty()) {
            // No phase would report an end, and services wait for this row: it is tried until what is missing is there.
            boolean missing = problem.code() == ErrorCode.STEP_NOT_SERVED;
            Duration pause = missing ? OPEN_AGAIN : Backoff.after(tries, seed());
            draft.assignment = Optional.of(a.withFacts(a.facts().withUnwritten(problem))
                    .withPause(tries, Optional.of(now.plus(pause)), Waiting.on(problem.toString())));
            return;
        }
        boolean unreachable = problem.code().category() == ErrorCode.Category.UNAVAILABLE;
        boolean passes = problem.code().retry() == ErrorCode.Retry.AUTOMATIC;
        draft.assignment = Optional.of(
                passes && (unreachable || tries < HIGHEST_TRIES)
                        ? a.withPause(
                                tries,
                                Optional.of(now.plus(Backoff.after(tries, seed()))),
                                Waiting.on(problem.message()))
                        : a.withEnd(new End.Failed(problem)));
    }

    private long seed() {
        return draft.target.name().hashCode() * 1_000_003L + draft.rowGeneration;
    }

    private void end(Job job, End how) {
        sameWork(job).ifPresent(a -> draft.assignment = Optional.of(a.withEnd(how)));
    }

    /** Nothing of the step is in effect: the grant it had is given back, once. */
    private void release(Job job, String reason) {
        OptionalLong grant = job instanceof Job.RunStep step ? step.grant() : OptionalLong.empty();
        if (grant.isPresent() && draft.heldFence() != 0) {
            actions.add(new InboxAction.Say(
                    draft.release(new Released(draft.target, grant.getAsLong(), draft.heldFence(), false, reason))));
        }
    }

    private Optional<Assignment> sameWork(Job job) {
        return draft.assignment.filter(
                a -> job.serves().filter(d -> d.sameWork(a.desired())).isPresent());
    }

    private Optional<Assignment> sameGeneration(Job job) {
        return draft.assignment.filter(a -> job.serves()
                .filter(d -> d.generation() == a.desired().generation())
                .isPresent());
    }
}
