package dev.bellows.engine.contract;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who may execute what, and what becomes of one who may not any more. */
final class OneExecutor {
    static final Set<Clause> CLAUSES = EnumSet.of(
            Clause.THE_FENCE_RISES,
            Clause.THE_OLD_HOLDER_IS_REFUSED,
            Clause.NOTHING_AFTER_THE_FENCE,
            Clause.A_LOWER_GENERATION_IS_REFUSED,
            Clause.THE_ROW_FOLLOWS_THE_GENERATION,
            Clause.NO_GRANT_NO_STEP,
            Clause.FAILURES_HAVE_CODES,
            Clause.NO_PASSWORD_IS_SAID);

    private static final long A_FLOOR = 1_000;
    private static final int MOST_PLACES = 60;

    private final OperationCase story;
    private final Findings findings;
    private final Stage stage;

    private OneExecutor(OperationCase story, Findings findings, Stage stage) {
        this.story = story;
        this.findings = findings;
        this.stage = stage;
    }

    static void run(Subject subject, OperationCase story, Findings findings) throws Exception {
        try (Stage stage = new Stage(subject, story, findings)) {
            OneExecutor trial = new OneExecutor(story, findings, stage);
            trial.theOldHolderIsRefused();
            trial.aLowerGenerationIsRefused();
            trial.phaseTakenOver(Phase.EXPAND);
            trial.phaseTakenOver(Phase.MIGRATE);
            Holder holder = stage.takeOver();
            stage.row(holder, story.both());
            trial.withoutAGrant(holder);
            stage.row(holder, VersionRange.of(story.newVersion()));
            trial.phaseTakenOver(Phase.CONTRACT);
        }
    }

    private void theOldHolderIsRefused() {
        Holder old = stage.takeOver();
        stage.plans(old, 1);
        Step first = stage.plan().steps(Phase.EXPAND).getFirst();
        Holder now = stage.takeOver(A_FLOOR);
        refused(Clause.THE_OLD_HOLDER_IS_REFUSED, old, stage.order(old, first), "the fence was raised");
        TargetDatabase target = old.target();
        findings.check(
                Clause.THE_OLD_HOLDER_IS_REFUSED,
                findings.refused(() -> target.commitWindow(
                        old.held(), stage.generation() + 1, VersionRange.of(story.oldVersion()), story.migration())),
                () -> "it wrote the row");
        findings.check(
                Clause.THE_OLD_HOLDER_IS_REFUSED,
                findings.refused(
                        () -> target.freezePlan(old.held(), stage.generation(), stage.rollout(), stage.plan())),
                () -> "it froze a plan");
        findings.check(
                Clause.THE_FENCE_RISES,
                stage.others().inspect().fence() == now.held().fence(),
                () -> "others see another fence than the holder");
    }

    private void aLowerGenerationIsRefused() {
        Holder holder = stage.takeOver();
        long lower = stage.generation();
        stage.row(holder, VersionRange.of(story.oldVersion()));
        Step first = stage.plan().steps(Phase.EXPAND).getFirst();
        refused(
                Clause.A_LOWER_GENERATION_IS_REFUSED,
                holder,
                stage.order(holder, first, lower, VersionRange.of(story.oldVersion()), OptionalLong.empty()),
                "the row follows a higher generation");
        findings.check(
                Clause.THE_ROW_FOLLOWS_THE_GENERATION,
                findings.refused(() -> holder.target()
                        .commitWindow(holder.held(), lower, VersionRange.of(story.oldVersion()), story.migration())),
                () -> "a row of generation " + lower + " was written over one of " + stage.generation());
    }

    /** Refused, nothing journalled, nothing changed. */
    private void refused(Clause clause, Holder holder, StepOrder order, String because) {
        String before = stage.database().picture();
        int entries = stage.journal().size();
        StepOutcome outcome;
        try {
            outcome = holder.execute(order, name -> {});
        } catch (IllegalArgumentException e) {
            // An order that nobody may write is a mistake of whoever wrote it.
            outcome = null;
        }
        StepOutcome met = outcome;
        findings.check(
                clause,
                met == null || met instanceof StepOutcome.Refused,
                () -> Stage.named(order.step()) + " ended with " + met + ", and " + because);
        findings.check(
                clause,
                stage.database().picture().equals(before) && stage.journal().size() == entries,
                () -> Stage.named(order.step()) + " was refused and left something");
    }

    private void withoutAGrant(Holder holder) {
        Step irreversible = stage.plan().steps(Phase.CONTRACT).stream()
                .filter(Step::needsGrant)
                .findFirst()
                .orElseThrow(
                        () -> findings.fatal(Clause.NO_GRANT_NO_STEP, "no step of the model's contract needs a grant"));
        VersionRange narrow = VersionRange.of(story.newVersion());
        refused(
                Clause.NO_GRANT_NO_STEP,
                holder,
                stage.order(holder, irreversible, stage.generation(), story.both(), OptionalLong.empty()),
                "there is no grant");
        refused(
                Clause.NO_GRANT_NO_STEP,
                holder,
                stage.order(holder, irreversible, stage.generation(), narrow, OptionalLong.of(Long.MAX_VALUE)),
                "the row is not the one that it needs");
    }

    /** At each place of each step, once, somebody else takes over while the holder is in its middle. */
    private void phaseTakenOver(Phase phase) throws Exception {
        for (Step step : stage.plan().steps(phase)) {
            Set<String> taken = new HashSet<>();
            int places = -1;
            while (taken.size() > places && taken.size() < MOST_PLACES) {
                places = taken.size();
                takenOverOnce(step, taken);
            }
            stage.foundDone(stage.takeOver(), step);
            stage.closesOldHolders();
        }
        stage.nextRun();
    }

    /**
     * What was there when the fence was raised.
     *
     * @param values what new code reads
     */
    private record Seen(String picture, List<JournalEntry> journal, List<String> values) {}

    private void takenOverOnce(Step step, Set<String> taken) throws Exception {
        List<Seen> seen = new ArrayList<>();
        List<String> where = new ArrayList<>();
        List<Holder> next = new ArrayList<>();
        Holder old = stage.takeOver();
        StepOutcome outcome = stage.execute(old, step, name -> {
            if (seen.isEmpty() && taken.add(name)) {
                next.add(stage.takeOver());
                where.add(name);
                seen.add(look(step));
            }
        });
        if (seen.isEmpty()) {
            return;
        }
        Seen before = seen.getFirst();
        String place = Stage.named(step) + ", taken over at \"" + where.getFirst() + "\",";
        oldOrder(old, next.getFirst(), step, place);
        Seen after = look(step);
        boolean wasDone = before.journal.stream()
                .anyMatch(entry -> entry.state() == JournalEntry.State.DONE
                        && entry.phase() == step.phase()
                        && entry.run() == stage.run()
                        && entry.ordinal() == step.ordinal());
        findings.check(
                Clause.NOTHING_AFTER_THE_FENCE,
                wasDone || !(outcome instanceof StepOutcome.Done),
                () -> place + " ended with " + outcome);
        findings.check(
                Clause.NOTHING_AFTER_THE_FENCE,
                after.equals(before),
                () -> place + " made\n" + after + "\nof\n" + before);
    }

    /** A refusal gives a grant back as unused, so that of a step that is in effect already nobody may say more than that nobody can say. */
    private void oldOrder(Holder old, Holder now, Step step, String place) {
        StepOutcome outcome = stage.execute(old, step, name -> {});
        boolean unknown = step.needsGrant()
                && outcome instanceof StepOutcome.Unknown
                && stage.effect(now, step).equals(Optional.of(true));
        findings.check(
                Clause.THE_OLD_HOLDER_IS_REFUSED,
                outcome instanceof StepOutcome.Refused || unknown,
                () -> place + " was ordered again by the old holder and ended with " + outcome);
    }

    private Seen look(Step step) {
        List<String> values = new ArrayList<>();
        if (step.phase() == Phase.MIGRATE) {
            try (SubjectDatabase.Application reader = stage.database().application(story.newVersion())) {
                for (long key : stage.database().keys()) {
                    values.add(key + " " + reader.read(key).orElse("is not there"));
                }
            } catch (Exception e) {
                throw findings.fatal(
                        Clause.EVERY_PHASE_ENDS, "EXPAND is said to be done, and new code cannot read: " + e);
            }
        }
        return new Seen(stage.database().picture(), stage.journal(), values);
    }
}
