package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What one operation becomes: steps per phase, or reasons why not. Confined to the planning call that fills it. */
final class OperationPlan {
    private final Map<Phase, List<PlannedStep>> steps = new EnumMap<>(Phase.class);
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> hazards = new ArrayList<>();
    private final Plan.RevertClass revertClass;

    OperationPlan(Plan.RevertClass revertClass) {
        this.revertClass = revertClass;
    }

    /** Refuses the whole migration. */
    OperationPlan refuse(ErrorCode code, String message) {
        problems.add(Problem.of(code, message));
        return this;
    }

    /** Names what a person should know before approving. */
    void hazard(ErrorCode code, String message) {
        hazards.add(Problem.of(code, message));
    }

    /** What the migration consents to: there is nothing left to add to it. */
    void consented(ErrorCode code, String message) {
        hazards.add(new Problem(code, message, "weigh it, then: bellows rollout start ROLLOUT"));
    }

    void add(Phase phase, PlannedStep step) {
        steps.computeIfAbsent(phase, p -> new ArrayList<>()).add(step);
    }

    /** Takes on all of another plan, behind what there is. */
    void join(OperationPlan other) {
        other.steps.forEach((phase, planned) -> planned.forEach(step -> add(phase, step)));
        problems.addAll(other.problems);
        hazards.addAll(other.hazards);
    }

    /** Whether a step writes rows of the application in batches. */
    boolean fills() {
        return steps.values().stream()
                .flatMap(List::stream)
                .anyMatch(step -> step.body() instanceof Step.Body.BackfillRange fill
                        && fill.into().isEmpty());
    }

    /** Changes every step of such a phase that writes rows of the application in batches. */
    void changeFills(Predicate<Phase> phases, UnaryOperator<Step.Body.BackfillRange> change) {
        steps.replaceAll((phase, planned) -> new ArrayList<>(planned.stream()
                .map(step -> phases.test(phase)
                                && step.body() instanceof Step.Body.BackfillRange fill
                                && fill.into().isEmpty()
                        ? step.with(change.apply(fill))
                        : step)
                .toList()));
    }

    boolean isRefused() {
        return !problems.isEmpty();
    }

    List<PlannedStep> steps(Phase phase) {
        return steps.getOrDefault(phase, List.of());
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> hazards() {
        return List.copyOf(hazards);
    }

    Plan.RevertClass revertClass() {
        return revertClass;
    }

    /**
     * A step before it has its place.
     *
     * @param title for people
     * @param body what is executed
     * @param lock strongest lock and for how long; empty when readers and writers pass
     * @param needsGrant irreversible
     * @param reversible whether a later phase can undo it without loss
     * @param estimatedRows rows it touches
     */
    record PlannedStep(
            String title, Step.Body body, String lock, boolean needsGrant, boolean reversible, long estimatedRows) {

        /** A step that a later phase undoes. */
        static PlannedStep reversible(String title, Step.Body body, String lock) {
            return new PlannedStep(title, body, lock, false, true, 0);
        }

        /** A step that needs a grant. */
        static PlannedStep granted(String title, Step.Body body, String lock, boolean reversible) {
            return new PlannedStep(title, body, lock, true, reversible, 0);
        }

        /** A step over rows. */
        static PlannedStep overRows(String title, Step.Body body, long rows) {
            return new PlannedStep(title, body, "", false, true, rows);
        }

        /** The same step, which needs a grant. */
        PlannedStep granted() {
            return new PlannedStep(title, body, lock, true, reversible, estimatedRows);
        }

        PlannedStep titled(String other) {
            return new PlannedStep(other, body, lock, needsGrant, reversible, estimatedRows);
        }

        /** The same step, which has nothing to do under that condition. */
        PlannedStep unless(String condition) {
            return with(
                    switch (body) {
                        case Step.Body.StrongLock it ->
                            new Step.Body.StrongLock(
                                    it.relations(),
                                    it.statements(),
                                    Probe.unless(condition, it.doneWhen()),
                                    it.notDoneWhen() + "\n  AND " + Probe.not(condition),
                                    it.writeProof(),
                                    it.readersGoOn(),
                                    it.writersGoOn());
                        case Step.Body.Online it ->
                            new Step.Body.Online(
                                    it.statement(),
                                    it.repair(),
                                    it.leftoverWhen(),
                                    Probe.unless(condition, it.doneWhen()),
                                    it.subject(),
                                    it.adopts());
                        case Step.Body.EachPart it ->
                            new Step.Body.EachPart(
                                    it.table(),
                                    it.subject(),
                                    it.statement(),
                                    it.whole(),
                                    Probe.unless(condition, it.doneWhen()));
                        case Step.Body.Rebuild it -> it;
                        case Step.Body.BackfillRange it -> it.onlyWhen("SELECT NOT " + condition);
                        case Step.Body.VerifyRange it -> it.onlyWhen("SELECT NOT " + condition);
                        case Step.Body.Transaction it -> it;
                    });
        }

        PlannedStep with(Step.Body other) {
            return new PlannedStep(title, other, lock, needsGrant, reversible, estimatedRows);
        }

        Step at(Phase phase, int ordinal) {
            String checkpoint = switch (body) {
                case Step.Body.BackfillRange b -> "cursor";
                case Step.Body.VerifyRange v -> "cursor";
                case Step.Body.StrongLock s -> "catalog";
                case Step.Body.EachPart e -> "catalog";
                case Step.Body.Rebuild r -> "catalog";
                case Step.Body.Online o -> o.doneWhen().isEmpty() ? "journal" : "catalog";
                case Step.Body.Transaction t -> t.doneWhen().isEmpty() ? "journal" : "catalog";
            };
            return new Step(
                    phase,
                    ordinal,
                    title,
                    body,
                    lock.isEmpty() ? Optional.empty() : Optional.of(lock),
                    needsGrant,
                    reversible,
                    checkpoint,
                    estimatedRows);
        }
    }
}
