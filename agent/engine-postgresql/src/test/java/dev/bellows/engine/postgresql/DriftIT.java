package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Somebody else changes the catalog while a migration is under way (P10, R19). */
class DriftIT {
    private static final String TWIN =
            "EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'twin')";
    private static final Step.Body ADD = new Step.Body.StrongLock(
            List.of("public.users"),
            List.of("ALTER TABLE public.users ADD COLUMN twin text"),
            "SELECT " + TWIN,
            "SELECT NOT " + TWIN);

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);"
                + "INSERT INTO users SELECT i, 'mail' || i, 'n' FROM generate_series(1, 500) i;"
                + "CREATE INDEX users_email ON users (email)");
    }

    @Test
    void aChangeBetweenTheLookAndTheLockIsNoticedUnderTheLockAndNothingIsDone() {
        createTable();
        for (String change : List.of(
                "ALTER TABLE users ADD COLUMN foreigner int",
                "ALTER TABLE users ALTER email SET NOT NULL",
                "CREATE INDEX foreigner ON users (name)",
                "ALTER TABLE users ADD CONSTRAINT foreigner CHECK (id > 0)",
                "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                        + "CREATE TRIGGER tg BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION tf()",
                "ALTER TABLE users DISABLE TRIGGER tg",
                "CREATE OR REPLACE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'")) {
            AtomicBoolean once = new AtomicBoolean();
            KillPoints foreigner = name -> {
                if (name.equals("lock-batch-before-send") && once.compareAndSet(false, true)) {
                    database.execute(change);
                }
            };
            try (TestTarget target = TestTarget.on(database, foreigner)) {
                Held held = target.target.takeOver(0);
                StepOutcome outcome = target.execute(held, ADD);
                assertThat(outcome).as(change).isInstanceOf(StepOutcome.Drifted.class);
                assertThat(target.value("SELECT " + TWIN)).as(change).isEqualTo("f");
            }
        }
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            assertThat(target.execute(held, ADD)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aTableThatWasReplacedUnderItsNameIsDrift() {
        createTable();
        KillPoints foreigner = name -> {
            if (name.equals("lock-batch-before-send")) {
                database.execute(
                        "ALTER TABLE users RENAME TO users_old; CREATE TABLE users (LIKE users_old INCLUDING ALL)");
            }
        };
        try (TestTarget target = TestTarget.on(database, foreigner)) {
            Held held = target.target.takeOver(0);
            assertThat(target.execute(held, ADD)).isInstanceOf(StepOutcome.Drifted.class);
        }
    }

    @Test
    void aForeignChangeBeforeAGrantStepIsDriftAndOnceItIsTakenBackTheStepGoesThrough() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, new VersionRange(17, 18));
            target.target.commitWindow(held, 3, VersionRange.of(18));
            target.generation = 3;
            Step hide = plan.steps(Phase.CONTRACT).stream()
                    .filter(Step::needsGrant)
                    .findFirst()
                    .orElseThrow();
            database.execute("CREATE VIEW foreigner AS SELECT email FROM users");
            StepOutcome outcome = Rollouts.execute(target, held, hide, VersionRange.of(18));
            assertThat(outcome).isInstanceOf(StepOutcome.Drifted.class);
            assertThat(((StepOutcome.Drifted) outcome).problem().code()).isEqualTo(ErrorCode.STEP_DRIFTED);
            assertThat(target.value("SELECT count(email) FROM users")).isEqualTo("500");
            database.execute("DROP VIEW foreigner");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** Expanded, migrated and narrowed; the step that hides is next. */
    private static Step beforeTheHide(TestTarget target, Held held) {
        Plan plan = Rollouts.plan(target);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
        Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
        target.target.commitWindow(held, 2, new VersionRange(17, 18));
        target.target.commitWindow(held, 3, VersionRange.of(18));
        target.generation = 3;
        return plan.steps(Phase.CONTRACT).stream()
                .filter(Step::needsGrant)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAMigrationCouldNotTripOverIsNoDrift() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step hide = beforeTheHide(target, held);
            database.execute("CREATE FUNCTION report() RETURNS bigint LANGUAGE sql AS 'SELECT count(email) FROM users';"
                    + "COMMENT ON COLUMN users.email IS 'the address';"
                    + "ALTER TABLE users ALTER email SET STATISTICS 500, ALTER email SET (n_distinct = -1);"
                    + "UPDATE pg_attribute SET attoptions = array_append(attoptions, 'pg_attver=3')"
                    + " WHERE attrelid = 'users'::regclass AND attname = 'email'");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aServersOwnNotesInColumnOptionsMakeNoOtherPlan() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Plan before = Rollouts.plan(target);
            database.execute("UPDATE pg_attribute SET attoptions = '{pg_attver=3}'"
                    + " WHERE attrelid = 'users'::regclass AND attname = 'email'");
            assertThat(Rollouts.plan(target)).isEqualTo(before);
        }
    }

    @Test
    void aDriftThatLeavesTheStepsAsTheyAreCanBeAcceptedAndIsWrittenDown() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step hide = beforeTheHide(target, held);
            database.execute("GRANT SELECT (email) ON users TO pg_monitor");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Drifted.class);
            target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann: the monitor reads by hand");
            assertThat(target.value("SELECT reason FROM bellows.accepted_drift WHERE became <> was"))
                    .contains("ann");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aDriftThatTheStepsWouldTripOverCannotBeAcceptedAndSaysWhy() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step hide = beforeTheHide(target, held);
            database.execute("CREATE VIEW foreigner AS SELECT email FROM users");
            dev.bellows.document.error.BellowsException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                    dev.bellows.document.error.BellowsException.class,
                    () -> target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann"));
            assertThat(refused.problem().code()).isEqualTo(ErrorCode.STEP_DRIFT_STAYS);
            assertThat(refused.problem().message()).contains("foreigner");
            assertThat(StrongLockIT.codeOf(() -> target.target.acceptDrift(
                            new Held(held.fence() - 1, held.inspection()),
                            3,
                            TestTarget.ROLLOUT,
                            TestTarget.RENAME,
                            "a stale holder")))
                    .isEqualTo(ErrorCode.STEP_DRIFT_STAYS);
            database.execute("DROP VIEW foreigner; GRANT SELECT (email) ON users TO pg_monitor");
            assertThat(StrongLockIT.codeOf(() -> target.target.acceptDrift(
                            new Held(held.fence() - 1, held.inspection()),
                            3,
                            TestTarget.ROLLOUT,
                            TestTarget.RENAME,
                            "a stale holder")))
                    .isEqualTo(ErrorCode.FENCE_STALE);
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Drifted.class);
        }
    }

    @Test
    void driftThatAPersonAcceptsIsNoneAnyMoreAndALaterChangeIs() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, new VersionRange(17, 18));
            target.target.commitWindow(held, 3, VersionRange.of(18));
            target.generation = 3;
            Step hide = plan.steps(Phase.CONTRACT).stream()
                    .filter(Step::needsGrant)
                    .findFirst()
                    .orElseThrow();
            database.execute("GRANT SELECT (email) ON users TO pg_monitor");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Drifted.class);
            target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "olga: a report of ours");
            database.execute("GRANT UPDATE (email) ON users TO pg_monitor");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .as("what changed after that is for a person again")
                    .isInstanceOf(StepOutcome.Drifted.class);
            database.execute("REVOKE UPDATE (email) ON users FROM pg_monitor");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
            Held stale = new Held(held.fence() - 1, held.inspection());
            assertThatThrownBy(
                            () -> target.target.acceptDrift(stale, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "nobody"))
                    .hasMessageContaining("BLW-FENCE");
        }
    }

    @Test
    void aSyncTriggerDisabledWhileRowsChangeStopsTheContractAndNamesHowManyRowsDiffer() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            Step verify = plan.steps(Phase.CONTRACT).getFirst();
            database.execute("ALTER TABLE users DISABLE TRIGGER ALL");
            assertThat(Rollouts.execute(target, held, verify, VersionRange.of(17)))
                    .isInstanceOf(StepOutcome.Drifted.class);
            database.execute("UPDATE users SET email = 'other' WHERE id <= 10; ALTER TABLE users ENABLE ALWAYS TRIGGER "
                    + target.value("SELECT quote_ident(tgname) FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'"));
            StepOutcome differs = Rollouts.execute(target, held, verify, VersionRange.of(17));
            assertThat(differs).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) differs).problem().code()).isEqualTo(ErrorCode.STEP_MISMATCHES);
            assertThat(((StepOutcome.Failed) differs).problem().message()).contains("10 of 500");
        }
    }

    @Test
    void aColumnAddedInTheMiddleOfABackfillIsDrift() {
        createTable();
        AtomicBoolean once = new AtomicBoolean();
        KillPoints foreigner = name -> {
            if (name.equals("backfill-batch") && once.compareAndSet(false, true)) {
                database.execute("ALTER TABLE users ADD COLUMN foreigner int");
            }
        };
        try (TestTarget target = TestTarget.on(database, foreigner)) {
            Held held = target.target.takeOver(0);
            database.execute("INSERT INTO users SELECT i, repeat('m', 200), 'n' FROM generate_series(501, 20000) i");
            target.limits = new dev.bellows.engine.StepOrder.BackfillLimits("test", 0, 0, 0, 400, 0, 1, List.of());
            Step.Body fill = new Step.Body.BackfillRange("public.users", List.of("id"), "name = email", "name = 'n'");
            assertThat(target.execute(held, fill)).isInstanceOf(StepOutcome.Drifted.class);
        }
    }
}
