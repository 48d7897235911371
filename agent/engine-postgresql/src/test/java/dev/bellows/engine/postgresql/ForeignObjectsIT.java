package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody makes an object of the very name that a migration wants: it is never adopted, and never dropped. */
class ForeignObjectsIT {
    private static final Operation.TableName USERS = new Operation.TableName(Optional.empty(), "users");
    private static final Migration ADD = migration(new Operation.AddColumn(
            USERS, new Operation.ColumnDefinition("note", "text", true, Optional.empty()), Optional.empty()));
    private static final Migration INDEX = migration(new Operation.CreateIndex(
            USERS, "users_mail", List.of("email"), false, Optional.empty(), Optional.empty()));
    private static final Migration TABLE = migration(new Operation.CreateTable(
            new Operation.TableName(Optional.empty(), "notes"),
            List.of(new Operation.ColumnDefinition("id", "bigint", true, Optional.empty())),
            List.of()));

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private static Migration migration(Operation operation) {
        return new Migration(
                TestTarget.RENAME.line(),
                18,
                "one",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                TestTarget.RENAME.consents(),
                List.of(operation),
                TestTarget.RENAME.contract());
    }

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text); INSERT INTO users VALUES (1, 'a')");
    }

    private static PlanOutcome outcome(TestTarget target, Migration migration) {
        return new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts());
    }

    private static Plan plan(TestTarget target, Migration migration) {
        return switch (outcome(target, migration)) {
            case PlanOutcome.Planned(Plan plan) -> plan;
            case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static StepOutcome execute(
            TestTarget target, Held held, RolloutId rollout, Migration migration, Step step) {
        StepOrder order = target.order(held, step);
        return target.target.execute(
                new StepOrder(
                        held,
                        order.generation(),
                        rollout,
                        1,
                        1,
                        migration,
                        step,
                        VersionRange.of(17),
                        step.needsGrant() ? OptionalLong.of(9) : OptionalLong.empty(),
                        order.lockPatience(),
                        order.limits()),
                target);
    }

    private static void phase(TestTarget target, Held held, Migration migration, Plan plan, Phase phase) {
        for (Step step : plan.steps(phase)) {
            assertThat(execute(target, held, TestTarget.ROLLOUT, migration, step))
                    .as(step.title())
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    private void secondTryIsRefused(Migration migration, String theirs) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            phase(target, held, migration, plan, Phase.EXPAND);
            phase(target, held, migration, plan, Phase.ROLLBACK);
            database.execute(theirs);
            assertThat(outcome(target, migration))
                    .isInstanceOfSatisfying(
                            PlanOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .anyMatch(it -> it.code() == ErrorCode.PLAN_COLLISION));
        }
    }

    @Test
    void afterARollbackAColumnOfTheSameNameIsAPersons() {
        secondTryIsRefused(ADD, "ALTER TABLE users ADD COLUMN note text; UPDATE users SET note = 'mine'");
    }

    @Test
    void afterARollbackATwinsNameIsAPersons() {
        secondTryIsRefused(TestTarget.RENAME, "ALTER TABLE users ADD COLUMN email_address text");
    }

    @Test
    void afterARollbackAnIndexOfTheSameNameIsAPersons() {
        secondTryIsRefused(INDEX, "CREATE INDEX users_mail ON users (email)");
    }

    @Test
    void afterARollbackATableOfTheSameNameIsAPersons() {
        secondTryIsRefused(TABLE, "CREATE TABLE notes (id bigint)");
    }

    private void madeMeanwhile(Migration migration, String theirs, String stillThere) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            database.execute(theirs);
            StepOutcome expand = execute(
                    target,
                    held,
                    TestTarget.ROLLOUT,
                    migration,
                    plan.steps(Phase.EXPAND).getFirst());
            assertThat(expand).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) expand).problem().code()).isEqualTo(ErrorCode.STEP_NOT_OURS);
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                assertThat(execute(target, held, TestTarget.ROLLOUT, migration, step))
                        .as("a rollback ends, and leaves what is not ours")
                        .isInstanceOf(StepOutcome.Done.class);
            }
            assertThat(target.value(stillThere)).isEqualTo("t");
        }
    }

    @Test
    void aColumnThatSomebodyMadeSinceThePlanIsNeitherAdoptedNorDropped() {
        madeMeanwhile(
                ADD,
                "ALTER TABLE users ADD COLUMN note text; UPDATE users SET note = 'mine'",
                "SELECT note = 'mine' FROM users");
    }

    @Test
    void anIndexThatSomebodyMadeSinceThePlanIsNeitherAdoptedNorDropped() {
        madeMeanwhile(
                INDEX, "CREATE INDEX users_mail ON users (email)", "SELECT to_regclass('users_mail') IS NOT NULL");
    }

    @Test
    void aTableThatSomebodyMadeSinceThePlanIsNeitherAdoptedNorDropped() {
        madeMeanwhile(TABLE, "CREATE TABLE notes (id bigint)", "SELECT to_regclass('notes') IS NOT NULL");
    }

    /** Filled by a trigger, so that its undoing looks for more than the column. */
    private static Operation.AddColumn filled(String name) {
        return new Operation.AddColumn(
                USERS,
                new Operation.ColumnDefinition(name, "text", true, Optional.empty()),
                Optional.of("upper(email)"));
    }

    @Test
    void oneOfOurColumnsIsRolledBackBesideAColumnThatSomebodyMadeUnderTheNameOfTheOther() {
        Migration both = new Migration(
                ADD.line(),
                18,
                "two",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                ADD.consents(),
                List.of(filled("ours"), filled("theirs")),
                ADD.contract());
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = plan(target, both);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            database.execute("ALTER TABLE users ADD COLUMN theirs text DEFAULT 'mine'");
            List<StepOutcome> expanded = plan.steps(Phase.EXPAND).stream()
                    .map(step -> execute(target, held, TestTarget.ROLLOUT, both, step))
                    .toList();
            assertThat(expanded).hasSize(2).anyMatch(StepOutcome.Done.class::isInstance);
            assertThat(expanded.getLast()).isNotInstanceOf(StepOutcome.Done.class);
            phase(target, held, both, plan, Phase.ROLLBACK);
            assertThat(target.value(
                            "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'users'::regclass"
                                    + " AND attnum > 0 AND NOT attisdropped"))
                    .isEqualTo("id,email,theirs");
            assertThat(target.value("SELECT theirs FROM users")).isEqualTo("mine");
        }
    }

    @Test
    void aColumnThatReplacedOursUnderItsNameIsNotDropped() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = plan(target, ADD);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            phase(target, held, ADD, plan, Phase.EXPAND);
            database.execute(
                    "ALTER TABLE users DROP COLUMN note; ALTER TABLE users ADD COLUMN note text DEFAULT 'mine'");
            StepOutcome back = execute(
                    target,
                    held,
                    TestTarget.ROLLOUT,
                    ADD,
                    plan.steps(Phase.ROLLBACK).getFirst());
            assertThat(back).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT note FROM users")).isEqualTo("mine");
        }
    }
}
