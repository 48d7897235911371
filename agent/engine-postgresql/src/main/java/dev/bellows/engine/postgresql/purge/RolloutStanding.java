package dev.bellows.engine.postgresql.purge;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Removal.Obstacle;
import dev.bellows.engine.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether anything that a rollout made, keeps in step or has hidden is still needed, as plan and journal say. A phase has come to its end
 * when the newest word on each of its steps is DONE, and nothing was done the other way since. Pure.
 *
 * @param rollout the rollout
 * @param plan frozen for it in the target
 * @param entries its journal, oldest first
 * @param newest whether no later rollout of its version was begun here
 */
record RolloutStanding(RolloutId rollout, Plan plan, List<JournalEntry> entries, boolean newest) {
    RolloutStanding {
        entries = List.copyOf(entries);
    }

    /**
     * Why it is needed, with the command that comes next; empty when it is over.
     *
     * @param window what the target serves, more than one version in it is somebody else's refusal
     */
    Optional<Obstacle> needed(VersionRange window) {
        boolean served = rollout.version() <= window.max();
        // One that was given up before its first step is over; one whose first step is its contract's is not.
        if ((entries.isEmpty() && !(newest && served)) || rolledBack(window)) {
            return Optional.empty();
        }
        String name = rollout.line() + "/" + rollout.version();
        if (!served) {
            return Optional.of(new Obstacle(
                    "migration " + name + " is in flight: it was begun here, is not served yet and was not rolled back",
                    "bellows rollout rollback " + name + " --yes"));
        }
        long back = last(Phase.REVERT);
        if (!ended(Phase.CONTRACT, back)) {
            return Optional.of(new Obstacle(
                    "migration " + name
                            + " is not contracted: what the version before needs is still there, and triggers keep it in step",
                    "bellows rollout contract " + name + " --yes"));
        }
        if (!ended(Phase.CLEANUP, back)) {
            return Optional.of(new Obstacle(
                    "what the contract of " + name
                            + " hid could still be shown again: its time for a revert is not over, or its cleanup has not come to"
                            + " its end",
                    "bellows rollout describe " + name));
        }
        return Optional.empty();
    }

    /** Of a plan that undoes nothing nobody can say so, unless it makes nothing either. */
    private boolean rolledBack(VersionRange window) {
        if (plan.steps(Phase.ROLLBACK).isEmpty()) {
            return rollout.version() > window.max()
                    && Stream.of(Phase.EXPAND, Phase.MIGRATE)
                            .flatMap(phase -> plan.steps(phase).stream())
                            .noneMatch(RolloutStanding::makesSomething);
        }
        return ended(Phase.ROLLBACK, Math.max(last(Phase.EXPAND), last(Phase.MIGRATE)));
    }

    /** Rows that were filled are the application's; what looks at rows, or tries a write, leaves nothing. */
    private static boolean makesSomething(Step step) {
        return switch (step.body()) {
            case Step.Body.StrongLock body -> !body.statements().isEmpty();
            case Step.Body.Online body -> true;
            case Step.Body.EachPart body -> true;
            case Step.Body.Rebuild body -> true;
            case Step.Body.Transaction body -> !body.statements().isEmpty();
            case Step.Body.BackfillRange body -> false;
            case Step.Body.VerifyRange body -> false;
        };
    }

    private boolean ended(Phase phase, long since) {
        return plan.steps(phase).stream()
                .allMatch(step -> newest(step)
                        .filter(entry -> entry.state() == JournalEntry.State.DONE && entry.id() > since)
                        .isPresent());
    }

    private Optional<JournalEntry> newest(Step step) {
        return entries.stream()
                .filter(entry -> entry.phase() == step.phase() && entry.ordinal() == step.ordinal())
                .reduce((older, newer) -> newer);
    }

    private long last(Phase phase) {
        return entries.stream()
                .filter(entry -> entry.phase() == phase)
                .mapToLong(JournalEntry::id)
                .max()
                .orElse(0);
    }
}
