package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's word that a step that can never succeed counts as done: where it is taken, and where the catalog is looked at all the same. */
class ByHandIT {
    private static final String WORD = "ann: the view is back";
    private static final String HOPELESS = "CREATE OR REPLACE VIEW public.v AS SELECT nocol FROM public.t";
    private static final Step.Body DEFINITION = new Step.Body.StrongLock(List.of(), List.of(HOPELESS), "", "");
    private static final Step.Body TRANSACTION = new Step.Body.Transaction(
            List.of("INSERT INTO public.runs VALUES (1)", "UPDATE public.t SET nocol = 1"), "");
    private static final Step.Body ONLINE = new Step.Body.Online("VACUUM nothing", List.of(), "SELECT false", "");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final TestTarget target = TestTarget.on(database);
    private Held held;

    @BeforeEach
    void create() {
        database.execute("CREATE TABLE t (id bigint PRIMARY KEY); CREATE TABLE runs (n int)");
        held = target.target.takeOver(0);
    }

    @AfterEach
    void close() {
        target.close();
    }

    private static Step step(Phase phase, Step.Body body) {
        boolean granted = phase == Phase.CLEANUP || phase == Phase.ROLLBACK;
        return new Step(phase, 1, "step", body, Optional.empty(), granted, false, "journal", 0);
    }

    private StepOutcome onTheWord(Step step) {
        target.attempt++;
        StepOrder order = target.order(held, step);
        return target.target.execute(
                new StepOrder(
                        held,
                        order.generation(),
                        order.rollout(),
                        order.run(),
                        order.attempt(),
                        order.migration(),
                        step,
                        order.window(),
                        order.grant(),
                        order.lockPatience(),
                        order.limits(),
                        Optional.of(WORD)),
                target);
    }

    private String last(String column) {
        return target.value("SELECT " + column + " FROM bellows.journal ORDER BY id DESC LIMIT 1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"ROLLBACK", "REVERT", "CLEANUP"})
    void aStatementThatCanNeverSucceedIsDoneOnAPersonsWordAndIsNotRun(Phase phase) {
        for (Step.Body body : List.of(DEFINITION, TRANSACTION, ONLINE)) {
            target.run++;
            Step step = step(phase, body);
            StepOutcome failed = target.execute(held, step);
            assertThat(failed).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) failed).problem().message())
                    .contains("bellows rollout retry orders/18 -l name=shop-1 --by-hand --reason TEXT");
            assertThat(target.execute(held, step)).as("for ever").isInstanceOf(StepOutcome.Failed.class);
            if (body == DEFINITION) {
                database.execute("CREATE OR REPLACE VIEW v AS SELECT id AS by_ann FROM t");
            }

            assertThat(onTheWord(step)).isInstanceOf(StepOutcome.Done.class);
            assertThat(last("state")).isEqualTo("DONE");
            assertThat(last("problem_code || ' ' || problem_message")).contains(ErrorCode.STEP_BY_HAND.id(), WORD);
            assertThat(last("grant_id")).isEqualTo(step.needsGrant() ? "7" : "0");
            assertThat(target.journalled.getLast().state()).isEqualTo(JournalEntry.State.DONE);
            assertThat(target.execute(held, step))
                    .as("it stays done without the word")
                    .isInstanceOf(StepOutcome.Done.class);
        }
        assertThat(target.value("SELECT by_ann FROM v")).isEqualTo("no row");
    }

    @Test
    void aStepThatDidNotFailIsRunWhateverAPersonSays() {
        Step step = step(Phase.REVERT, new Step.Body.Transaction(List.of("INSERT INTO public.runs VALUES (1)"), ""));
        assertThat(onTheWord(step)).isInstanceOf(StepOutcome.Done.class);
        assertThat(target.value("SELECT count(*) FROM runs")).isEqualTo("1");
        assertThat(last("problem_code")).isEqualTo("null");
    }

    @Test
    void aStepThatTheCatalogKnowsIsLookedForThereWhateverAPersonSays() {
        Step step = step(
                Phase.REVERT,
                new Step.Body.StrongLock(
                        List.of(),
                        List.of(HOPELESS),
                        "to_regclass('public.v') IS NOT NULL",
                        "to_regclass('public.v') IS NULL"));
        StepOutcome first = target.execute(held, step);
        assertThat(((StepOutcome.Failed) first).problem().message()).doesNotContain("--by-hand");
        StepOutcome said = onTheWord(step);
        assertThat(said).isInstanceOf(StepOutcome.Failed.class);
        assertThat(((StepOutcome.Failed) said).problem().message())
                .contains("looked for in the catalog", "bellows rollout retry orders/18 -l name=shop-1")
                .doesNotContain("--by-hand");
        assertThat(last("state")).isEqualTo("FAILED");
        database.execute("CREATE VIEW v AS SELECT id AS by_ann FROM t");
        assertThat(target.execute(held, step)).as("made so").isInstanceOf(StepOutcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"EXPAND", "MIGRATE"})
    void aStepThatGoesForwardIsRunWhateverAPersonSays(Phase phase) {
        Step step = step(phase, DEFINITION);
        StepOutcome first = target.execute(held, step);
        assertThat(((StepOutcome.Failed) first).problem().message()).doesNotContain("--by-hand");
        assertThat(onTheWord(step)).isInstanceOf(StepOutcome.Failed.class);
    }
}
