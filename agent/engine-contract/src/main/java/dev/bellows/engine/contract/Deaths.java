package dev.bellows.engine.contract;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A migration whose holders die, each in the middle of a step. The next one takes over while the dead one's connections still hang. */
final class Deaths {
    static final Set<Clause> CLAUSES = EnumSet.of(
            Clause.A_DEATH_CHANGES_NOTHING,
            Clause.A_STEP_IS_DONE_ONCE,
            Clause.EFFECT_IS_TOLD_TRULY,
            Clause.THE_FENCE_RISES,
            Clause.APPLICATIONS_GO_ON,
            Clause.NO_WRITE_IS_LOST,
            Clause.VERSIONS_AGREE,
            Clause.CLOSING_NEVER_THROWS);

    private static final int MOST_LIVES = 60;
    private static final int DIFFERENT_PLACES = 4;

    private final OperationCase story;
    private final Findings findings;
    private final Stage stage;
    private final boolean everywhere;

    /** The holder's. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death(String place) {
            super(place);
        }
    }

    private Deaths(OperationCase story, Findings findings, Stage stage, boolean everywhere) {
        this.story = story;
        this.findings = findings;
        this.stage = stage;
        this.everywhere = everywhere;
    }

    static void run(Subject subject, OperationCase story, boolean everywhere, Findings findings) throws Exception {
        try (Stage stage = new Stage(subject, story, findings, Clause.A_DEATH_CHANGES_NOTHING);
                Traffic traffic = Traffic.begin(stage.database(), story, findings)) {
            new Deaths(story, findings, stage, everywhere).run(traffic);
        }
    }

    private void run(Traffic traffic) throws Exception {
        String before = stage.database().picture();
        migrates(1);
        stage.row(stage.takeOver(), story.both());
        stage.row(stage.takeOver(), VersionRange.of(story.oldVersion()));
        phase(Phase.ROLLBACK);
        boolean stays = stage.plan().steps().stream().anyMatch(step -> undone(step) && !step.reversible());
        if (!stays) {
            same(before, "after a rollback");
        }
        migrates(2);
        stage.row(stage.takeOver(), story.both());
        traffic.serves(story.oldVersion(), story.newVersion());
        traffic.turns(DIFFERENT_PLACES);
        traffic.serves(story.newVersion());
        stage.row(stage.takeOver(), VersionRange.of(story.newVersion()));
        String uncontracted = stage.database().picture();
        phase(Phase.CONTRACT);
        if (stage.plan().steps(Phase.CONTRACT).stream().anyMatch(Step::needsGrant)
                && !stage.plan().steps(Phase.REVERT).isEmpty()) {
            phase(Phase.REVERT);
            same(uncontracted, "after a revert");
            phase(Phase.CONTRACT);
        }
        phase(Phase.CLEANUP);
        findings.check(
                Clause.A_DEATH_CHANGES_NOTHING,
                stage.database().changeIsThere(),
                () -> "in the end the change is not there");
        traffic.settles();
        eachStepWasDoneOnce();
    }

    private static boolean undone(Step step) {
        return step.phase() == Phase.EXPAND || step.phase() == Phase.MIGRATE;
    }

    private void migrates(int rollout) {
        stage.plans(stage.takeOver(), rollout);
        phase(Phase.EXPAND);
        phase(Phase.MIGRATE);
    }

    private void same(String before, String when) {
        String now = stage.database().picture();
        findings.check(
                Clause.A_DEATH_CHANGES_NOTHING,
                now.equals(before),
                () -> when + " the schema is\n" + now + "\nand was\n" + before);
    }

    private void phase(Phase phase) {
        for (Step step : stage.plan().steps(phase)) {
            executeDying(step);
        }
        stage.nextRun();
    }

    /** Life after life until one of them meets no place that it has to die at. Its end is forgotten, too. */
    private void executeDying(Step step) {
        Set<String> died = new HashSet<>();
        Optional<Boolean> said = Optional.empty();
        for (int life = 0; life < MOST_LIVES; life++) {
            Holder holder = stage.takeOver();
            if (life > 0) {
                said = stage.effect(holder, step);
            }
            int[] passed = {0};
            String where = "";
            try {
                StepOutcome outcome = stage.execute(holder, step, name -> {
                    passed[0]++;
                    boolean here = everywhere
                            ? died.add(name)
                            : died.isEmpty() && passed[0] == 1 + step.ordinal() % DIFFERENT_PLACES && died.add(name);
                    if (here) {
                        throw new Death(name);
                    }
                });
                toldTrulyBefore(step, said, holder.told());
                if (outcome instanceof StepOutcome.Done) {
                    stage.foundDone(stage.takeOver(), step);
                    stage.closesOldHolders();
                    return;
                }
                where = outcome.toString();
            } catch (Death death) {
                where = String.valueOf(death.getMessage());
            }
            findings.check(
                    Clause.A_DEATH_CHANGES_NOTHING,
                    died.size() > life,
                    () -> Stage.named(step) + " did not end though nobody died any more");
            if (died.size() <= life) {
                throw findings.fatal(
                        Clause.A_DEATH_CHANGES_NOTHING, "the last word on " + Stage.named(step) + " was " + where);
            }
        }
        throw findings.fatal(Clause.A_DEATH_CHANGES_NOTHING, Stage.named(step) + " never ends");
    }

    /** Who was told "not in effect" gave the grant back: then the step has to begin anew, and is not found done. */
    private void toldTrulyBefore(Step step, Optional<Boolean> said, List<JournalEntry> heard) {
        boolean found = heard.stream().noneMatch(entry -> entry.state() == JournalEntry.State.BEGUN);
        findings.check(
                Clause.EFFECT_IS_TOLD_TRULY,
                !(step.needsGrant() && said.equals(Optional.of(false)) && found),
                () -> Stage.named(step) + " was said to be of no effect after a death, and was then found done");
    }

    private void eachStepWasDoneOnce() {
        Set<String> done = new HashSet<>();
        for (JournalEntry entry : stage.journal()) {
            boolean again = entry.state() == JournalEntry.State.DONE
                    && !done.add(entry.rollout() + " " + entry.phase() + "#" + entry.run() + " " + entry.ordinal());
            findings.check(
                    Clause.A_STEP_IS_DONE_ONCE, !again, () -> "the journal says twice that it is done: " + entry);
        }
    }
}
