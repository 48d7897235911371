package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback after somebody's hand on what keeps two versions in step: no value is lost silently, and what is left of ours goes. */
class RollbackIT {
    private static final VersionRange OLD = VersionRange.of(17);
    private static final Migration ADD = new Migration(
            TestTarget.RENAME.line(),
            18,
            "add-note",
            Migration.Sync.TRIGGER,
            Migration.Exposure.AUTO,
            TestTarget.RENAME.consents(),
            List.of(new Operation.AddColumn(
                    new Operation.TableName(Optional.empty(), "users"),
                    new Operation.ColumnDefinition("note", "text", false, Optional.of("'none'")),
                    Optional.of("upper(email)"))),
            TestTarget.RENAME.contract());

    /** What is left in the database of anything that Bellows made beside the table. */
    private static final String OURS =
            "SELECT concat_ws(',', (SELECT string_agg(tgname, ',') FROM pg_trigger WHERE tgname ~ 'blw_'),"
                    + " (SELECT string_agg(proname, ',') FROM pg_proc WHERE proname ~ '^blw_'),"
                    + " (SELECT string_agg(relname, ',') FROM pg_class WHERE relname ~ '^blw_'))";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, name text);"
                + "INSERT INTO users SELECT i, 'mail' || i, 'n' FROM generate_series(1, 500) i;"
                + "CREATE INDEX users_email ON users (email)");
    }

    private static Plan frozen(TestTarget target, Held held, Migration migration) {
        Plan plan = switch (new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned planned -> planned.plan();
            case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        return plan;
    }

    private static Plan migrated(TestTarget target, Held held, Migration migration) {
        Plan plan = frozen(target, held, migration);
        Rollouts.phase(target, held, plan, Phase.EXPAND, OLD);
        Rollouts.phase(target, held, plan, Phase.MIGRATE, OLD);
        return plan;
    }

    private static String trigger(TestTarget target) {
        return target.value("SELECT quote_ident(tgname) FROM pg_trigger WHERE tgname ~ 'blw_'");
    }

    private static void rollBack(TestTarget target, Held held, Plan plan) {
        for (Step step : plan.steps(Phase.ROLLBACK)) {
            StepOutcome outcome = Rollouts.execute(target, held, step, OLD);
            assertThat(outcome).as("%s: %s", step.title(), outcome).isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** Old code writes as it always did, and nothing of ours is beside it. */
    private void oldCodeWrites(TestTarget target) {
        database.execute(
                "INSERT INTO users (id, email) VALUES (1001, 'new'); UPDATE users SET email = 'other' WHERE id = 5");
        assertThat(target.value(OURS)).isEmpty();
    }

    private static String columns(TestTarget target) {
        return target.value(
                "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'users'::regclass"
                        + " AND attnum > 0 AND NOT attisdropped");
    }

    private static String statement(String message, String begin) {
        Matcher found = Pattern.compile(": (" + Pattern.quote(begin) + ".*?);").matcher(message);
        assertThat(found.find()).as(message).isTrue();
        return found.group(1);
    }

    @Test
    void valuesThatOnlyTheTwinHasStopTheRollbackAndEitherValueCanBeKept() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            String trigger = trigger(target);
            database.execute("ALTER TABLE users DISABLE TRIGGER ALL;"
                    + "UPDATE users SET email_address = 'written by 18' WHERE id <= 10;"
                    + "UPDATE users SET email = 'written by 17' WHERE id BETWEEN 11 AND 15;"
                    + "ALTER TABLE users ENABLE TRIGGER ALL; ALTER TABLE users ENABLE ALWAYS TRIGGER " + trigger);
            StepOutcome outcome =
                    Rollouts.execute(target, held, plan.steps(Phase.ROLLBACK).getFirst(), OLD);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            Problem problem = ((StepOutcome.Failed) outcome).problem();
            assertThat(problem.code()).isEqualTo(ErrorCode.STEP_MISMATCHES);
            assertThat(problem.message())
                    .contains("15 of 500", "bellows rollout retry orders/18 -l name=shop-1", "SELECT ctid, ");
            assertThat(columns(target)).contains("email_address");
            String keepTheNew =
                    statement(problem.message(), "UPDATE \"public\".\"users\" SET \"email\" = \"email_address\" WHERE");
            String keepTheOld =
                    statement(problem.message(), "UPDATE \"public\".\"users\" SET \"email_address\" = \"email\" WHERE");
            database.execute(keepTheOld + " AND id > 10; " + keepTheNew);
            target.attempt = 2;
            rollBack(target, held, plan);
            assertThat(target.value("SELECT count(*) FILTER (WHERE email = 'written by 18' AND id <= 10) || ' '"
                            + " || count(*) FILTER (WHERE email = 'written by 17' AND id > 10) FROM users"))
                    .isEqualTo("10 5");
            oldCodeWrites(target);
        }
    }

    @Test
    void theTriggerNeedNotStandForTheAdviceOrTheRollback() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            database.execute("DROP TRIGGER " + trigger(target)
                    + " ON users; UPDATE users SET email_address = 'written by 18' WHERE id <= 10");
            Step compare = plan.steps(Phase.ROLLBACK).getFirst();
            String message = ((StepOutcome.Failed) Rollouts.execute(target, held, compare, OLD))
                    .problem()
                    .message();
            database.execute(statement(message, "UPDATE \"public\".\"users\" SET \"email\" = \"email_address\" WHERE"));
            rollBack(target, held, plan);
            assertThat(target.value("SELECT count(*) FROM users WHERE email = 'written by 18'"))
                    .isEqualTo("10");
            oldCodeWrites(target);
        }
    }

    @Test
    void rowsThatWereNeverFilledHaveNothingToLose() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, TestTarget.RENAME);
            Rollouts.phase(target, held, plan, Phase.EXPAND, OLD);
            database.execute("UPDATE users SET name = 'm' WHERE id <= 100; INSERT INTO users VALUES (501, 'e', 'n')");
            assertThat(target.value("SELECT count(email_address) FROM users")).isEqualTo("101");
            rollBack(target, held, plan);
            oldCodeWrites(target);
        }
    }

    @Test
    void aComparisonUndoesNothingSoThatTheExpansionIsStillOurs() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, TestTarget.RENAME);
            Rollouts.phase(target, held, plan, Phase.EXPAND, OLD);
            assertThat(Rollouts.execute(target, held, plan.steps(Phase.ROLLBACK).getFirst(), OLD))
                    .isInstanceOf(StepOutcome.Done.class);
            target.run = 2;
            Rollouts.phase(target, held, plan, Phase.EXPAND, OLD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"column", "trigger", "function", "index", "trigger function column", "trigger function"})
    void whateverIsLeftOfARenameIsTakenAway(String dropped) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            drop(target, dropped, "email_address");
            if (dropped.equals("column")) {
                assertThatThrownBy(() -> database.execute("UPDATE users SET email = 'x' WHERE id = 1"))
                        .hasStackTraceContaining("has no field");
            }
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
            oldCodeWrites(target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"column", "trigger", "function", "trigger function column", "trigger function"})
    void whateverIsLeftOfAnAddedColumnIsTakenAway(String dropped) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, ADD);
            drop(target, dropped, "note");
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
            oldCodeWrites(target);
        }
    }

    private void drop(TestTarget target, String kinds, String column) {
        for (String kind : kinds.split(" ", -1)) {
            database.execute(
                    switch (kind) {
                        case "column" -> "ALTER TABLE users DROP COLUMN " + column;
                        case "trigger" -> "DROP TRIGGER " + trigger(target) + " ON users";
                        case "function" ->
                            "DROP FUNCTION "
                                    + target.value("SELECT quote_ident(proname) FROM pg_proc WHERE proname ~ '^blw_'")
                                    + " CASCADE";
                        default ->
                            "DROP INDEX "
                                    + target.value("SELECT quote_ident(relname) FROM pg_class WHERE relname ~ '^blw_'");
                    });
        }
    }

    @Test
    void aColumnThatAPersonMadeUnderTheTwinsNameStaysWhileTheRestGoes() {
        stays(TestTarget.RENAME, "email_address");
    }

    @Test
    void aColumnThatAPersonMadeUnderTheAddedOnesNameStaysWhileTheRestGoes() {
        stays(ADD, "note");
    }

    private void stays(Migration migration, String column) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, migration);
            database.execute("ALTER TABLE users DROP COLUMN " + column + "; ALTER TABLE users ADD COLUMN " + column
                    + " text DEFAULT 'mine'");
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name," + column);
            oldCodeWrites(target);
            assertThat(target.value("SELECT count(*) FROM users WHERE " + column + " = 'mine'"))
                    .isEqualTo("501");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; ALTER TABLE other DROP COLUMN email_address"})
    void aColumnThatTheRolloutAddedToAnotherTableSaysNothingOfOneThatAPersonMadeHere(String meanwhile) {
        database.execute("CREATE TABLE other (id int, email_address text)");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            database.execute(
                    "INSERT INTO bellows.made SELECT line, rollout, 'other'::regclass, 2, name FROM bellows.made"
                            + " WHERE name = 'email_address' LIMIT 1; ALTER TABLE users DROP COLUMN email_address;"
                            + "ALTER TABLE users ADD COLUMN email_address text" + meanwhile);
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name,email_address");
            oldCodeWrites(target);
        }
    }

    @Test
    void aColumnOfACopyThatADumpMadeIsNeitherDroppedNorLeftWithoutItsTrigger() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            database.execute("UPDATE bellows.made SET relation = (relation::bigint + 1)::oid WHERE attnum > 0;"
                    + "ALTER TABLE users ALTER COLUMN email_address SET NOT NULL");
            assertThat(Rollouts.execute(target, held, plan.steps(Phase.ROLLBACK).getFirst(), OLD))
                    .as("it is compared all the same")
                    .isEqualTo(new StepOutcome.Done(500, 0));
            String message = "";
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                if (step.body() instanceof Step.Body.StrongLock) {
                    message = ambiguous(Rollouts.execute(target, held, step, OLD));
                }
            }
            assertThat(message).contains("\"email_address\" of \"public\".\"users\"", "restore from a dump");
            database.execute("INSERT INTO users (id, email) VALUES (1000, 'old code goes on')");
            database.execute(message.substring(message.indexOf("BEGIN;"), message.indexOf("COMMIT") + 6));
            target.attempt = 2;
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
            oldCodeWrites(target);
        }
    }

    @Test
    void aColumnOfAPersonsThatOldCodeCouldNotInsertBesideKeepsTheTrigger() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            database.execute(
                    "ALTER TABLE users DROP COLUMN email_address; ALTER TABLE users ADD COLUMN email_address text;"
                            + "UPDATE users SET email_address = email; ALTER TABLE users ALTER email_address SET NOT NULL");
            String message = "";
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                if (step.body() instanceof Step.Body.StrongLock) {
                    message = ambiguous(Rollouts.execute(target, held, step, OLD));
                }
            }
            database.execute("INSERT INTO users (id, email) VALUES (1000, 'old code goes on')");
            String mends = "ALTER TABLE \"public\".\"users\" ALTER COLUMN \"email_address\" DROP NOT NULL";
            assertThat(message).contains(mends);
            database.execute(mends);
            target.attempt = 2;
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name,email_address");
            oldCodeWrites(target);
        }
    }

    @Test
    void aTwinUnderAnotherNameIsNamedAndNothingIsDroppedBeforeItIsBack() {
        renamed(TestTarget.RENAME, "email_address");
    }

    @Test
    void anAddedColumnUnderAnotherNameIsNamedAndNothingIsDroppedBeforeItIsBack() {
        renamed(ADD, "note");
    }

    private void renamed(Migration migration, String column) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, migration);
            database.execute("ALTER TABLE users RENAME " + column + " TO away");
            String back = "ALTER TABLE \"public\".\"users\" RENAME COLUMN \"away\" TO \"" + column + "\"";
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                if (!(step.body() instanceof Step.Body.Online)) {
                    assertThat(ambiguous(Rollouts.execute(target, held, step, OLD)))
                            .contains(back);
                }
            }
            assertThat(trigger(target)).isNotEqualTo("no row");
            database.execute(back);
            target.attempt = 2;
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
            oldCodeWrites(target);
        }
    }

    private static String ambiguous(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Ambiguous.class);
        Problem problem = ((StepOutcome.Ambiguous) outcome).problem();
        assertThat(problem.code()).isEqualTo(ErrorCode.STEP_AMBIGUOUS);
        assertThat(problem.message()).doesNotContain("pg_catalog", "SELECT").hasSizeLessThan(600);
        assertThat(problem.wayOut()).contains("bellows rollout retry orders/18");
        return problem.message();
    }

    @Test
    void aRollbackThatAViewOverTheNewColumnStopsNamesTheViewAndGoesOnWithoutIt() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            database.execute("CREATE VIEW newest AS SELECT id, email_address FROM users");
            StepOutcome stopped =
                    Rollouts.execute(target, held, plan.steps(Phase.ROLLBACK).getFirst(), OLD);
            assertThat(stopped).as("the comparison").isInstanceOf(StepOutcome.Done.class);
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                stopped = Rollouts.execute(target, held, step, OLD);
            }
            assertThat(stopped).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) stopped).problem().message())
                    .contains(
                            "view public.newest depends on column email_address of table public.users",
                            "bellows rollout retry orders/18 -l name=shop-1");
            database.execute("DROP VIEW newest");
            target.attempt = 2;
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
            oldCodeWrites(target);
        }
    }

    @Test
    void aRevertSaysWhichNameIsTakenAndGoesOnOnceItIsFree() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            target.target.commitWindow(held, 2, new VersionRange(17, 18));
            target.target.commitWindow(held, 3, VersionRange.of(18));
            target.generation = 3;
            Rollouts.phase(target, held, plan, Phase.CONTRACT, VersionRange.of(18));
            database.execute("ALTER TABLE users ADD COLUMN email text");
            Step reveal = plan.steps(Phase.REVERT).getLast();
            assertThat(ambiguous(Rollouts.execute(target, held, reveal, VersionRange.of(18))))
                    .contains(
                            "column \"email\" of \"public\".\"users\" is there",
                            "ALTER TABLE \"public\".\"users\" RENAME COLUMN \"email\" TO");
            database.execute("ALTER TABLE users RENAME COLUMN email TO mine");
            assertThat(Rollouts.execute(target, held, reveal, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
            assertThat(columns(target)).isEqualTo("id,email,name,email_address,mine");
        }
    }

    @Test
    void aHideSaysWhichColumnIsNotThereAndARollbackToo() {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, TestTarget.RENAME);
            database.execute("ALTER TABLE users RENAME COLUMN email TO mail");
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                if (!(step.body() instanceof Step.Body.Online)) {
                    assertThat(ambiguousOfGone(Rollouts.execute(target, held, step, OLD)))
                            .contains("email");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableUnderAnotherNameIsLookedAtOnceItHasItsNameBack(boolean renamed) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, renamed ? TestTarget.RENAME : ADD);
            database.execute("ALTER TABLE users RENAME TO away");
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                if (!(step.body() instanceof Step.Body.Online)) {
                    assertThat(ambiguousOfGone(Rollouts.execute(target, held, step, OLD)))
                            .contains("\"users\"");
                }
            }
            database.execute("ALTER TABLE away RENAME TO users");
            target.attempt = 2;
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
            oldCodeWrites(target);
        }
    }

    @Test
    void whatIsComparedComesBeforeWhateverIsUndone() {
        Migration two = new Migration(
                ADD.line(),
                18,
                "two",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                ADD.consents(),
                List.of(
                        new Operation.RenameColumn(new Operation.TableName(Optional.empty(), "users"), "email", "mail"),
                        new Operation.CreateIndex(
                                new Operation.TableName(Optional.empty(), "users"),
                                "users_name",
                                List.of("name"),
                                false,
                                Optional.empty(),
                                Optional.empty())),
                ADD.contract());
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = migrated(target, held, two);
            assertThat(plan.steps(Phase.ROLLBACK).stream().map(Step::needsGrant))
                    .containsExactly(false, true, true, true);
            rollBack(target, held, plan);
            assertThat(columns(target)).isEqualTo("id,email,name");
        }
    }

    private static String ambiguousOfGone(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Ambiguous.class);
        return ((StepOutcome.Ambiguous) outcome).problem().message();
    }
}
