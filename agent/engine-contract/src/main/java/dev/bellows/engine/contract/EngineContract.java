package dev.bellows.engine.contract;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bellows.document.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What any engine passes. Extended by an engine's own tests, which say what to try by a {@link Subject}. A trial is run once, and each
 * {@link Clause} that it asks is a test over what it found; where one breach keeps a trial from going on, the clauses that were not asked
 * are skipped, not passed.
 */
public abstract class EngineContract {
    private static final String AT_ITS_END = "the trial came to its end";

    /** The engine and its databases; asked once for each trial. */
    protected abstract Subject subject();

    @Test
    final void everyOperationHasACase() {
        Subject subject = subject();
        Set<String> tried = new TreeSet<>();
        subject.cases()
                .forEach(story -> story.migration().operations().stream()
                        .map(Operation::word)
                        .forEach(tried::add));
        Set<String> untried = new TreeSet<>(subject.provider().planner().supportedOperations());
        untried.removeAll(tried);
        if (!untried.isEmpty()) {
            Assertions.fail(Clause.EVERY_OPERATION_HAS_A_CASE + ": " + Clause.EVERY_OPERATION_HAS_A_CASE.sentence()
                    + ". But these are not: " + untried);
        }
    }

    /** Planned, started, rolled back, started, contracted, reverted, contracted, cleaned up, with both applications at work. */
    @TestFactory
    final Stream<DynamicNode> everyOperationLives() {
        return each(Life.CLAUSES, Subject::cases, (subject, story) -> findings -> Life.run(subject, story, findings));
    }

    /** The same, where every holder dies. */
    @TestFactory
    final Stream<DynamicNode> everyOperationOutlivesItsAgents() {
        return each(
                Deaths.CLAUSES,
                Subject::dying,
                (subject, story) -> findings ->
                        Deaths.run(subject, story, subject.dyingEverywhere().contains(story), findings));
    }

    @TestFactory
    final Stream<DynamicNode> thereIsOneExecutor() {
        return model(OneExecutor.CLAUSES, (subject, story) -> findings -> OneExecutor.run(subject, story, findings));
    }

    @TestFactory
    final Stream<DynamicNode> thePlanIsFrozen() {
        return model(Planning.CLAUSES, (subject, story) -> findings -> Planning.run(subject, story, findings));
    }

    @TestFactory
    final Stream<DynamicNode> whatIsOutOfStepIsFound() {
        return each(
                OutOfStep.CLAUSES,
                subject -> subject.cases().stream()
                        .filter(OperationCase::keepsInStep)
                        .toList(),
                (subject, story) -> findings -> OutOfStep.run(subject, story, findings));
    }

    @TestFactory
    final Stream<DynamicNode> nobodyIsHeldUp() {
        return model(Manners.CLAUSES, (subject, story) -> findings -> Manners.run(subject, story, findings));
    }

    private interface Trying {
        Findings.Trial of(Subject subject, OperationCase story);
    }

    private Stream<DynamicNode> model(Set<Clause> clauses, Trying trying) {
        return each(clauses, subject -> List.of(subject.model()), trying);
    }

    private Stream<DynamicNode> each(Set<Clause> clauses, Function<Subject, List<OperationCase>> cases, Trying trying) {
        Subject subject = subject();
        return cases.apply(subject).stream().map(story -> asked(story.name(), clauses, trying.of(subject, story)));
    }

    /** The trial runs when the first of its clauses is asked. */
    private static DynamicContainer asked(String name, Set<Clause> clauses, Findings.Trial trial) {
        Once once = new Once(trial);
        Stream<DynamicTest> asked = EnumSet.copyOf(clauses).stream()
                .map(clause -> dynamicTest(clause.sentence(), () -> answer(clause, once.findings())));
        return dynamicContainer(
                name, Stream.concat(asked, Stream.of(dynamicTest(AT_ITS_END, () -> end(clauses, once.findings())))));
    }

    /** What the trial met beside the clauses that it is about, and what nobody foresaw. */
    private static void end(Set<Clause> clauses, Findings findings) {
        for (Clause other : EnumSet.complementOf(EnumSet.copyOf(clauses))) {
            failOn(other, findings);
        }
        Throwable accident = findings.accident();
        if (accident != null) {
            throw new AssertionError("nobody foresaw this", accident);
        }
    }

    private static void failOn(Clause clause, Findings findings) {
        List<String> breaches = findings.breaches(clause);
        if (!breaches.isEmpty()) {
            Assertions.fail(clause + ": " + clause.sentence() + ". But " + String.join("; and ", breaches));
        }
    }

    private static void answer(Clause clause, Findings findings) {
        failOn(clause, findings);
        Assumptions.assumeFalse(findings.endedEarly(), "the trial ended before all of it was asked");
    }

    /** A trial that runs once. Confined to JUnit's thread. */
    private static final class Once {
        private final Findings.Trial trial;
        private final Findings findings = new Findings();
        private boolean ran;

        Once(Findings.Trial trial) {
            this.trial = trial;
        }

        Findings findings() {
            if (!ran) {
                ran = true;
                return findings.of(trial);
            }
            return findings;
        }
    }
}
