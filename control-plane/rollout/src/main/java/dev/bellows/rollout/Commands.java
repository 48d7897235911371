package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each verb of a person does. Pure; confined to one call of the core. */
final class Commands {
    private final Draft draft;
    private final RolloutEvent.Commanded command;

    private Commands(Draft draft, RolloutEvent.Commanded command) {
        this.draft = draft;
        this.command = command;
    }

    static Decision decide(Draft draft, RolloutEvent.Commanded command) {
        RolloutState from = draft.from;
        if (!from.legalVerbs().contains(command.verb())) {
            String why = command.verb() == Verb.CONTRACT
                    ? beingShown(from, command).orElse(from.id() + " is " + from.phase())
                    : from.id() + " is " + from.phase();
            return Decision.refused(from, command.verb(), why);
        }
        Optional<String> refused = new Commands(draft, command).apply();
        return refused.map(why -> Decision.refused(from, command.verb(), why))
                .orElseGet(() -> RolloutCore.finish(draft));
    }

    /** Targets a verb would act on now. */
    static Set<TargetName> matched(RolloutState state, Set<TargetName> subset) {
        return state.members().keySet().stream()
                .filter(name -> subset.isEmpty() || subset.contains(name))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private Optional<String> apply() {
        Set<TargetName> chosen = matched(draft.from, command.targets());
        if (chosen.isEmpty()) {
            return Optional.of("none of the targets is a member");
        }
        Optional<String> notByHand = command.byHand() ? refusesWord(chosen) : Optional.empty();
        if (notByHand.isPresent()) {
            return notByHand;
        }
        return switch (command.verb()) {
            case START -> start();
            case PAUSE -> pause(chosen);
            case RESUME -> resume(chosen);
            case ABORT -> abort(chosen);
            case ROLLBACK ->
                undo(
                        chosen,
                        Phase.ROLLBACK,
                        name -> draft.member(name).standing().canRollBack());
            case REVERT -> undo(chosen, Phase.REVERT, draft.from::revertible);
            case CONTRACT -> contract(chosen);
            case RETRY -> retry(chosen);
        };
    }

    private String by(String verb) {
        return verb + " by " + command.person() + (command.reason().isEmpty() ? "" : ": " + command.reason());
    }

    private Optional<String> start() {
        for (int run = 0; run < draft.runs.size(); run++) {
            if (draft.runs.get(run).state() == RunState.PLANNED) {
                begin(run);
            }
        }
        return Optional.empty();
    }

    private void begin(int run) {
        Phase phase = draft.runs.get(run).phase();
        boolean free = draft.runs.get(run).targets().keySet().stream().anyMatch(name -> draft.approved(phase, name));
        draft.move(run, free ? RunState.RUNNING : RunState.AWAITING_APPROVAL);
    }

    private boolean whole() {
        return command.targets().isEmpty();
    }

    private Optional<String> pause(Set<TargetName> chosen) {
        boolean any = false;
        for (int run = 0; run < draft.runs.size(); run++) {
            PhaseRun here = draft.runs.get(run);
            if (here.state() != RunState.RUNNING && here.state() != RunState.AWAITING_APPROVAL) {
                continue;
            }
            any = true;
            if (whole()) {
                List<String> reasons = new ArrayList<>(here.pauses());
                reasons.add(by("paused"));
                draft.move(run, RunState.PAUSED);
                draft.runs.set(run, draft.runs.get(run).paused(reasons));
            }
            for (TargetName name : chosen) {
                holdBack(run, name);
            }
        }
        return any ? Optional.empty() : Optional.of("nothing runs");
    }

    private void holdBack(int run, TargetName name) {
        TargetRun target = draft.runs.get(run).targets().get(name);
        if (target == null || target.state().finished()) {
            return;
        }
        if (!whole()) {
            draft.put(run, name, target.pause(true));
        }
        if (target.state().active()) {
            draft.effects.add(new Effect.Hold(name, by("paused")));
        }
    }

    private Optional<String> resume(Set<TargetName> chosen) {
        for (int run = 0; run < draft.runs.size(); run++) {
            PhaseRun here = draft.runs.get(run);
            if (whole() && here.state() == RunState.PAUSED) {
                boolean free = here.targets().keySet().stream().anyMatch(name -> draft.approved(here.phase(), name));
                draft.move(run, free ? RunState.RUNNING : RunState.AWAITING_APPROVAL);
                draft.runs.set(run, draft.runs.get(run).paused(List.of()));
            }
            for (TargetName name : chosen) {
                goOn(run, name);
            }
        }
        return Optional.empty();
    }

    private void goOn(int run, TargetName name) {
        TargetRun target = draft.runs.get(run).targets().get(name);
        if (target == null || draft.runs.get(run).state() == RunState.PAUSED) {
            return;
        }
        draft.put(run, name, target.pause(false));
        if (target.state().active() && draft.activeRun(name) == run && !target.leaving()) {
            draft.effects.add(new Effect.Continue(name));
        }
    }

    /**
     * Takes targets out of every run that may still be left; a drop that is in effect goes on to its end, and its run with it.
     */
    private Optional<String> abort(Set<TargetName> chosen) {
        boolean any = false;
        List<TargetName> before =
                chosen.stream().filter(draft.from::waitsForRevert).toList();
        for (int run = 0; run < draft.runs.size(); run++) {
            PhaseRun here = draft.runs.get(run);
            boolean lives = here.state().active() || here.state() == RunState.PLANNED;
            for (TargetName name : chosen) {
                if (lives || draft.from.keepsClosed(here, name)) {
                    any |= takeOut(run, name);
                }
            }
            if (lives && whole() && !here.ending()) {
                any = true;
                end(run);
            }
        }
        cleanUpAfterAll(before);
        return any ? Optional.empty() : Optional.of("what is still going on goes on to its end");
    }

    /** A revert may be given up because it can never begin: what it put aside would have no end without its cleanup. */
    private void cleanUpAfterAll(List<TargetName> before) {
        RolloutState left = draft.freeze();
        List<TargetName> again = before.stream()
                .filter(name -> draft.member(name).standing() == Standing.HIDDEN && !left.waitsForRevert(name))
                .toList();
        if (!again.isEmpty()) {
            draft.newRun(Phase.CLEANUP, again, RunState.PLANNED);
            begin(draft.runs.size() - 1);
        }
    }

    /** Nothing begins in it any more; once nobody in it has anything to do it is over. */
    private void end(int run) {
        draft.runs.set(run, draft.runs.get(run).end());
        RunState state = draft.runs.get(run).state();
        if (draft.runs.get(run).open() && (state == RunState.PAUSED || state == RunState.AWAITING_APPROVAL)) {
            draft.move(run, RunState.RUNNING);
        }
    }

    private boolean takeOut(int run, TargetName name) {
        PhaseRun here = draft.runs.get(run);
        TargetRun target = here.targets().get(name);
        if (target == null || target.state() == TargetState.SUCCEEDED || target.state() == TargetState.SKIPPED) {
            return false;
        }
        boolean mustGoOn = RolloutState.mustGoOn(here, draft.member(name));
        if (draft.narrowingRun(name) == run && !mustGoOn) {
            if (target.leaving()) {
                return false;
            }
            if (here.phase() == Phase.CONTRACT && draft.member(name).partly() && target.state() == TargetState.FAILED) {
                draft.effects.add(new Effect.Leave(name, by("aborted")));
                draft.put(run, name, Outcomes.leftPartly(target, draft.from.id(), by("aborted"), draft.now));
                return true;
            }
            // Where a step is in effect already the work goes on to its end: a pause must not outlive the run.
            if (target.paused() || here.state() == RunState.PAUSED) {
                draft.effects.add(new Effect.Continue(name));
            }
            String why = by("aborted") + "; waits until its window row is open again"
                    + (target.state() == TargetState.FAILED ? "; it had failed: " + target.why() : "");
            draft.put(
                    run,
                    name,
                    target.to(target.state(), why, draft.now).pause(false).leave());
            draft.effects.add(new Effect.RequestReopen(name, here.phase(), here.number()));
            return true;
        }
        if (mustGoOn) {
            // It goes on to its end, so a pause must not outlive the run that could be resumed.
            boolean held = target.paused() || here.state() == RunState.PAUSED;
            draft.put(run, name, target.pause(false));
            if (held && target.state().active()) {
                draft.effects.add(new Effect.Continue(name));
            }
            return held;
        }
        if (target.state().active()) {
            draft.effects.add(new Effect.Leave(name, by("aborted")));
        }
        boolean half = (here.phase() == Phase.REVERT || here.phase() == Phase.CONTRACT)
                && draft.member(name).standing() == Standing.REVERTING;
        draft.put(
                run,
                name,
                half
                        ? Outcomes.leftHalfShown(target, draft.from.id(), by("aborted"), draft.now)
                        : target.to(TargetState.SKIPPED, by("aborted"), draft.now));
        return true;
    }

    private Optional<String> undo(Set<TargetName> chosen, Phase phase, Predicate<TargetName> eligible) {
        List<TargetName> going = chosen.stream().filter(eligible).toList();
        if (going.isEmpty()) {
            return Optional.of("none of the targets stands where " + phase.word() + " begins");
        }
        List<TargetName> narrowed = chosen.stream()
                .filter(name -> phase == Phase.ROLLBACK && draft.narrowingRun(name) >= 0)
                .toList();
        if (!narrowed.isEmpty()) {
            return Optional.of(narrowed.getFirst() + " is contracting: abort that first");
        }
        // Who has not begun yet does not begin either: somebody who rolls a fleet back does not want the rest of it
        // expanded.
        List<TargetName> leaving = phase == Phase.ROLLBACK
                ? chosen.stream()
                        .filter(name ->
                                going.contains(name) || draft.member(name).standing() == Standing.BASE)
                        .toList()
                : going;
        for (int run = 0; run < draft.runs.size(); run++) {
            for (TargetName name : leaving) {
                supersede(run, name, phase);
            }
        }
        // Half way through a contract its agent has work still, and may hold a grant: that is taken from it first.
        going.stream()
                .filter(name -> draft.member(name).standing() == Standing.CONTRACTING)
                .forEach(name -> draft.effects.add(new Effect.Leave(name, by(phase.word()))));
        draft.newRun(phase, going, RunState.PLANNED);
        draft.move(draft.runs.size() - 1, RunState.RUNNING);
        return Optional.empty();
    }

    private void supersede(int run, TargetName name, Phase by) {
        TargetRun target = draft.runs.get(run).targets().get(name);
        if (target != null && (!target.state().finished() || target.state() == TargetState.FAILED)) {
            draft.put(run, name, target.to(TargetState.SKIPPED, by.word() + " was asked for", draft.now));
        }
    }

    /**
     * Whose revert is given up for it, failed, left or held, contracts again in full; a hidden one whose revert had not begun gets its
     * cleanup back.
     */
    private Optional<String> contract(Set<TargetName> chosen) {
        Optional<String> shown = beingShown(draft.from, command);
        if (shown.isPresent()) {
            return shown;
        }
        List<TargetName> going =
                chosen.stream().filter(draft.from::contractible).toList();
        List<TargetName> behind = whole() && !going.isEmpty() ? draft.from.behind() : List.of();
        if (!behind.isEmpty()) {
            return Optional.of(behind.getFirst()
                    + (behind.size() == 1 ? "" : " and " + (behind.size() - 1) + " more")
                    + " would be left behind, not migrated yet; who is named with -l SELECTOR contracts without");
        }
        Set<TargetName> cleaned = draft.from.takes(Verb.CONTRACT, command.targets());
        if (cleaned.isEmpty()) {
            return Optional.of("none of the targets is migrated and neither contracting nor rolling back already,"
                    + " and none is contracted without a cleanup to come");
        }
        for (int run = 0; run < draft.runs.size(); run++) {
            giveUpRevert(run, cleaned);
        }
        if (!going.isEmpty()) {
            draft.newRun(Phase.CONTRACT, going, RunState.PLANNED);
            begin(draft.runs.size() - 1);
        }
        draft.newRun(Phase.CLEANUP, cleaned, RunState.PLANNED);
        begin(draft.runs.size() - 1);
        return Optional.empty();
    }

    /** Whose revert a contract would begin beside, and what stops it first. */
    private static Optional<String> beingShown(RolloutState from, RolloutEvent.Commanded command) {
        List<TargetName> shown = matched(from, command.targets()).stream()
                .filter(from::beingShown)
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(shown.getFirst()
                        + (shown.size() == 1 ? " is" : " and " + (shown.size() - 1) + " more are")
                        + " being shown again; what stops that at the end of a step: bellows rollout abort " + from.id()
                        + ", or pause");
    }

    private void giveUpRevert(int run, Set<TargetName> going) {
        if (draft.runs.get(run).phase() != Phase.REVERT) {
            return;
        }
        for (TargetName name : going) {
            TargetRun target = draft.runs.get(run).targets().get(name);
            if (target != null && target.state().active()) {
                draft.effects.add(new Effect.Leave(name, by("given up for a contract")));
            }
            supersede(run, name, Phase.CONTRACT);
        }
        // A pause must not outlive those whom it held.
        if (draft.runs.get(run).state() == RunState.PAUSED
                && !draft.runs.get(run).open()) {
            end(run);
        }
    }

    /** Why the person's word that what failed was done by hand is not taken; then nothing of the verb is. */
    private Optional<String> refusesWord(Set<TargetName> chosen) {
        if (command.verb() != Verb.RETRY) {
            return Optional.of("only a retry takes a word that a step was done by hand");
        }
        if (command.reason().isBlank()) {
            return Optional.of("a word that a step was done by hand needs its reason");
        }
        List<FailedStep> failed = draft.from.failedSteps(chosen);
        return failed.isEmpty()
                ? Optional.of("none of the targets failed, so there is no step to say it of")
                : failed.stream().flatMap(step -> step.refusesWord().stream()).findFirst();
    }

    private Optional<ByHand> word(TargetRun failed) {
        return command.byHand()
                ? Optional.of(new ByHand(failed.step(), command.person() + ": " + command.reason()))
                : Optional.empty();
    }

    private Optional<String> retry(Set<TargetName> chosen) {
        boolean any = false;
        for (int run = 0; run < draft.runs.size(); run++) {
            for (TargetName name : chosen) {
                TargetRun target = draft.runs.get(run).targets().get(name);
                boolean over = draft.runs.get(run).state() == RunState.ABORTED;
                if (target != null && target.state() == TargetState.FAILED && !over) {
                    draft.put(run, name, target.again(draft.now, word(target)));
                    any = true;
                }
            }
            any |= reawaken(run);
        }
        return any ? Optional.empty() : Optional.of("none of the targets failed");
    }

    /** A run that had ended goes on where somebody in it has something to do again, one that was halted where it may. */
    private boolean reawaken(int run) {
        PhaseRun here = draft.runs.get(run);
        boolean again = here.state() == RunState.SUCCEEDED
                ? here.targets().values().stream()
                        .anyMatch(target -> !target.state().finished())
                : here.state() == RunState.HALTED && !draft.from.overBudget(here);
        if (again) {
            draft.reopen(run);
        }
        return again && here.state() == RunState.HALTED;
    }
}
