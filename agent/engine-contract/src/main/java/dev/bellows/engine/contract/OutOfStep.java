package dev.bellows.engine.contract;

import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import java.util.EnumSet;
import java.util.Set;

/** Two things that should be equal and are not: a verification says so, and no row promises both. */
final class OutOfStep {
    static final Set<Clause> CLAUSES =
            EnumSet.of(Clause.A_MISMATCH_IS_FOUND, Clause.EVERY_PHASE_ENDS, Clause.FAILURES_HAVE_CODES);

    private OutOfStep() {}

    static void run(Subject subject, OperationCase story, Findings findings) {
        try (Stage stage = new Stage(subject, story, findings)) {
            Holder holder = stage.takeOver();
            stage.plans(holder, 1);
            stage.phase(holder, Phase.EXPAND);
            SubjectDatabase.Mismatch mismatch = stage.database().mismatch();
            Step look = firstLook(stage, findings);
            for (Step step : stage.plan().steps(Phase.MIGRATE)) {
                if (step.equals(look)) {
                    break;
                }
                stage.done(holder, step);
            }
            mismatch.plant();
            StepOutcome outcome = stage.execute(holder, look, name -> {});
            boolean found = switch (outcome) {
                case StepOutcome.Done done -> done.mismatches() > 0;
                case StepOutcome.Failed ignored -> true;
                case StepOutcome.Stopped ignored -> false;
                case StepOutcome.Unknown ignored -> false;
                case StepOutcome.Ambiguous ignored -> false;
                case StepOutcome.Refused ignored -> false;
                case StepOutcome.Drifted ignored -> false;
            };
            findings.check(Clause.A_MISMATCH_IS_FOUND, found, () -> Stage.named(look) + " ended with " + outcome);
            if (!found) {
                throw new Findings.CutShort("what follows rests on it");
            }
            stage.refuses(holder, Clause.A_MISMATCH_IS_FOUND, story.both(), "rows are out of step");
            mismatch.mend();
            stage.nextRun();
            stage.phase(holder, Phase.MIGRATE);
            stage.row(holder, story.both());
        }
    }

    private static Step firstLook(Stage stage, Findings findings) {
        return stage.plan().steps(Phase.MIGRATE).stream()
                .filter(step -> step.body() instanceof Step.Body.VerifyRange)
                .findFirst()
                .orElseThrow(() -> findings.fatal(
                        Clause.A_MISMATCH_IS_FOUND, "the plan of " + stage.rollout() + " looks at no row"));
    }
}
