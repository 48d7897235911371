package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
            try (TestTarget target = TestTarget.on(database, atThe(1, "lock-batch-before-send", change))) {
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
            assertThat(((StepOutcome.Drifted) outcome).problem().message())
                    .contains("View public.foreigner reads", "bellows rollout abort orders/18 -l name=shop-1")
                    .as("a view that the drop would trip over cannot be accepted")
                    .doesNotContain("accept-drift");
            assertThat(((StepOutcome.Drifted) outcome).problem().wayOut())
                    .isEqualTo("bellows rollout abort orders/18 -l name=shop-1");
            assertThat(target.value("SELECT count(email) FROM users")).isEqualTo("500");
            database.execute("DROP VIEW foreigner");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** Expanded, migrated and narrowed; the step that hides is next. */
    private static Step beforeTheHide(TestTarget target, Held held) {
        Plan plan = Rollouts.plan(target);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan, target.target.snapshot(TestTarget.RENAME));
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
            assertThat(
                            target.value(
                                    "SELECT concat_ws(' ', col_description(attrelid, attnum), attstattarget, attoptions)"
                                            + " FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email_address'"))
                    .as("what was said of the old column meanwhile is the twin's at the hide")
                    .isEqualTo("the address 500 {n_distinct=-1}");
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
            StepOutcome drifted = Rollouts.execute(target, held, hide, VersionRange.of(18));
            assertThat(drifted).isInstanceOf(StepOutcome.Drifted.class);
            assertThat(((StepOutcome.Drifted) drifted).problem().message())
                    .contains(
                            "table public.users: column email: right of pg_monitor to SELECT came. No step",
                            "bellows target accept-drift shop-1 --reason TEXT");
            target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann: the monitor reads by hand");
            assertThat(target.value("SELECT reason FROM bellows.accepted_drift WHERE became <> was"))
                    .contains("ann");
            database.execute("GRANT UPDATE (email_address) ON users TO pg_read_all_data");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
            assertThat(rights(target, "email_address"))
                    .as("a right given meanwhile is carried to the new name; one given by hand there stays")
                    .isEqualTo("pg_monitor SELECT f, pg_read_all_data UPDATE f");
        }
    }

    private static String rights(TestTarget target, String column) {
        return target.value(
                "SELECT string_agg(concat_ws(' ', x.grantee::regrole, x.privilege_type, x.is_grantable), ', '"
                        + " ORDER BY x.grantee::regrole::text, x.privilege_type) FROM pg_attribute a, aclexplode(a.attacl) x"
                        + " WHERE a.attrelid = 'users'::regclass AND a.attname = '" + column + "'");
    }

    @Test
    void aRightTakenAwayFromTheOldColumnIsAcceptedOnlyOnceItIsTakenFromItsTwinToo() {
        createTable();
        database.execute("GRANT SELECT (email) ON users TO pg_monitor WITH GRANT OPTION"
                + "; GRANT UPDATE (email) ON users TO pg_monitor; GRANT SELECT (email) ON users TO PUBLIC");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step hide = beforeTheHide(target, held);
            database.execute("REVOKE GRANT OPTION FOR SELECT (email) ON users FROM pg_monitor;"
                    + "REVOKE UPDATE (email) ON users FROM pg_monitor; REVOKE SELECT (email) ON users FROM PUBLIC");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Drifted.class);
            String take = "REVOKE SELECT (\"email_address\") ON TABLE \"public\".\"users\" FROM PUBLIC; "
                    + "REVOKE GRANT OPTION FOR SELECT (\"email_address\") ON TABLE \"public\".\"users\" FROM \"pg_monitor\"; "
                    + "REVOKE UPDATE (\"email_address\") ON TABLE \"public\".\"users\" FROM \"pg_monitor\"";
            assertThatThrownBy(() -> target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann"))
                    .hasMessageContaining("BLW-STEP-033")
                    .hasMessageContaining(take);
            database.execute(take);
            target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann");
            assertThat(Rollouts.execute(target, held, hide, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
            assertThat(rights(target, "email_address")).isEqualTo("pg_monitor SELECT f");
        }
    }

    @Test
    void aDatabaseThatQuotesEveryNameIsLikeAnyOther() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Plan before = Rollouts.plan(target);
            database.execute("ALTER DATABASE " + database.name() + " SET quote_all_identifiers = on");
            try (TestTarget later = TestTarget.on(database)) {
                assertThat(Rollouts.plan(later)).isEqualTo(before);
                Held held = later.target.takeOver(0);
                Step hide = beforeTheHide(later, held);
                assertThat(Rollouts.execute(later, held, hide, VersionRange.of(18)))
                        .isInstanceOf(StepOutcome.Done.class);
            }
        }
    }

    @Test
    void whatKeepsTheTableInStepIsNamedWhereItIsNotAsItWasMadeWithTheStatementToType() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            beforeTheHide(target, held);
            Step verify = Rollouts.plan(target).steps(Phase.CONTRACT).getFirst();
            String trigger = target.value("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'");
            database.execute("ALTER TABLE users ENABLE TRIGGER " + trigger);
            assertThat(outOfStep(target, held, verify))
                    .contains(
                            trigger,
                            "not ALWAYS",
                            "ALTER TABLE \"public\".\"users\" ENABLE ALWAYS TRIGGER \"" + trigger + "\"");
            database.execute("ALTER TABLE users DISABLE TRIGGER " + trigger);
            assertThat(outOfStep(target, held, verify))
                    .contains("is disabled", "ENABLE ALWAYS TRIGGER \"" + trigger + "\"");
            database.execute("ALTER TABLE users ENABLE ALWAYS TRIGGER " + trigger
                    + "; CREATE TRIGGER zzzz BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION"
                    + " suppress_redundant_updates_trigger()");
            assertThat(outOfStep(target, held, verify)).contains("trigger zzzz fires after", "ALTER TRIGGER");
            database.execute("DROP TRIGGER zzzz ON users; ALTER FUNCTION "
                    + target.value("SELECT tgfoid::regprocedure FROM pg_trigger WHERE tgname = '" + trigger + "'")
                    + " SET work_mem = '8MB'");
            assertThat(outOfStep(target, held, verify)).contains("settings", "search_path=pg_catalog");
            database.execute("DROP TRIGGER " + trigger + " ON users");
            assertThat(outOfStep(target, held, verify)).contains("trigger " + trigger + " is gone", "CREATE TRIGGER");
        }
    }

    @Test
    void whatWasMadeIsLookedAtWhileTwoVersionsAreServedAndNeitherBeforeNorAfter() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            assertThat(target.target.inspect().outOfStep()).isEmpty();
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, new VersionRange(17, 18));
            assertThat(target.target.inspect().outOfStep()).isEmpty();
            String trigger = target.value("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'");

            database.execute("ALTER TABLE users RENAME email_address TO away");
            assertThat(outOfStep(target)).contains("\"email_address\" is gone", "RENAME COLUMN");
            database.execute("ALTER TABLE users RENAME away TO email_address");
            assertThat(target.target.inspect().outOfStep()).isEmpty();

            database.execute("ALTER TABLE users DISABLE TRIGGER " + trigger);
            String enable = "ENABLE ALWAYS TRIGGER";
            assertThat(outOfStep(target)).contains("trigger " + trigger + " is disabled", enable);
            database.execute("ALTER TABLE users ENABLE ALWAYS TRIGGER " + trigger);
            assertThat(target.target.inspect().outOfStep()).isEmpty();

            database.execute("DROP TRIGGER " + trigger + " ON users");
            assertThat(outOfStep(target)).contains("trigger " + trigger + " is gone", "CREATE TRIGGER");
            target.target.commitWindow(held, 3, VersionRange.of(18));
            assertThat(target.target.inspect().outOfStep()).isEmpty();
        }
    }

    private static String outOfStep(TestTarget target) {
        var problem = target.target.inspect().outOfStep().orElseThrow();
        assertThat(problem.code()).isEqualTo(ErrorCode.STEP_OUT_OF_STEP);
        return problem.message();
    }

    @Test
    void aTwinThatWasRenamedAwayIsSaidToBeGoneAndNoRowIsSaidToDiffer() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step verify = Rollouts.plan(target).steps(Phase.CONTRACT).getFirst();
            beforeTheHide(target, held);
            database.execute("ALTER TABLE users RENAME email_address TO away");
            assertThat(outOfStep(target, held, verify))
                    .contains("email_address", "does not exist")
                    .doesNotContain("differ");
            database.execute("ALTER TABLE users RENAME away TO email_address");
            assertThat(Rollouts.execute(target, held, verify, VersionRange.of(18)))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aRightOfTheOwnerThatTheAgentLostIsNamedWithTheGrantToType() {
        createTable();
        String owner = "own_" + database.name();
        String agent = "agt_" + database.name();
        database.execute("CREATE ROLE " + owner + "; CREATE ROLE " + agent + " LOGIN PASSWORD 'x' IN ROLE " + owner
                + ", pg_monitor; GRANT ALL ON SCHEMA public TO " + owner + "; ALTER TABLE users OWNER TO " + owner
                + "; GRANT CREATE ON DATABASE " + database.name() + " TO " + agent);
        try (TestTarget target = new TestTarget(
                database, TestTarget.settings(database, "agent", database.url(), agent), KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            beforeTheHide(target, held);
            Step verify = Rollouts.plan(target).steps(Phase.CONTRACT).getFirst();
            database.execute("REVOKE " + owner + " FROM " + agent);
            StepOutcome outcome = Rollouts.execute(target, held, verify, VersionRange.of(18));
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.TARGET_RIGHTS);
            assertThat(((StepOutcome.Failed) outcome).problem().message()).contains("GRANT " + owner + " TO " + agent);
        }
    }

    @Test
    void whatIsMissingAfterTheTableGotAnotherOwnerIsNamedAtOnceEachAsTheStatementToType() {
        createTable();
        String owner = "own_" + database.name();
        String other = "oth_" + database.name();
        String agent = "agt_" + database.name();
        database.execute("CREATE ROLE " + owner + "; CREATE ROLE " + other + "; CREATE ROLE " + agent
                + " LOGIN PASSWORD 'x' IN ROLE " + owner + ", pg_monitor; REVOKE ALL ON SCHEMA public FROM PUBLIC;"
                + " GRANT ALL ON SCHEMA public TO " + owner + "; ALTER TABLE users OWNER TO " + owner
                + "; GRANT CREATE ON DATABASE " + database.name() + " TO " + agent);
        try (TestTarget target = new TestTarget(
                database, TestTarget.settings(database, "agent", database.url(), agent), KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            Step hide = beforeTheHide(target, held);
            Step verify = Rollouts.plan(target).steps(Phase.CONTRACT).getFirst();
            String function = target.value(
                    "SELECT tgfoid::regprocedure FROM pg_trigger WHERE tgname LIKE 'zzz_blw%' ORDER BY 1 LIMIT 1");
            database.execute("ALTER TABLE users OWNER TO " + other);
            List<String> missing = List.of(
                    "GRANT " + other + " TO " + agent,
                    "GRANT USAGE ON SCHEMA public TO " + other,
                    "GRANT CREATE ON SCHEMA public TO " + other,
                    "ALTER FUNCTION public." + function + " OWNER TO " + other);
            for (Step step : List.of(verify, hide)) {
                StepOutcome outcome = Rollouts.execute(target, held, step, VersionRange.of(18));
                Problem problem = ((StepOutcome.Failed) outcome).problem();
                assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_RIGHTS);
                assertThat(problem.message())
                        .contains(String.join("; ", missing))
                        .as("the phase ended, and nothing looks again by itself")
                        .contains("bellows rollout retry orders/18 -l name=shop-1");
            }
            database.execute(missing.getFirst());
            StepOutcome later = Rollouts.execute(target, held, hide, VersionRange.of(18));
            assertThat(((StepOutcome.Failed) later).problem().message())
                    .contains(String.join("; ", missing.subList(1, missing.size())))
                    .doesNotContain(missing.getFirst());
            missing.subList(1, missing.size()).forEach(database::execute);
            for (Step step : List.of(verify, hide)) {
                assertThat(Rollouts.execute(target, held, step, VersionRange.of(18)))
                        .isInstanceOf(StepOutcome.Done.class);
            }
        }
    }

    private static String outOfStep(TestTarget target, Held held, Step step) {
        StepOutcome outcome = Rollouts.execute(target, held, step, VersionRange.of(18));
        assertThat(outcome).isInstanceOf(StepOutcome.Drifted.class);
        dev.bellows.document.error.Problem problem = ((StepOutcome.Drifted) outcome).problem();
        assertThat(problem.code().id()).isEqualTo("BLW-STEP-080");
        return problem.message();
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
            assertThat(refused.problem().message())
                    .contains("foreigner", "bellows rollout abort orders/18", "bellows rollout rollback orders/18")
                    .doesNotContain("Besides", "..");
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
            StepOutcome drifted = Rollouts.execute(target, held, hide, VersionRange.of(18));
            assertThat(drifted).isInstanceOf(StepOutcome.Drifted.class);
            assertThat(((StepOutcome.Drifted) drifted).problem().message())
                    .as("an older build froze the plan, and kept no catalog with it")
                    .contains("users", "columns (id bigint", "bellows target accept-drift shop-1 --reason TEXT");
            target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "olga: a report of ours");
            database.execute("GRANT UPDATE (email) ON users TO pg_monitor");
            StepOutcome later = Rollouts.execute(target, held, hide, VersionRange.of(18));
            assertThat(later)
                    .as("what changed after that is for a person again")
                    .isInstanceOf(StepOutcome.Drifted.class);
            assertThat(((StepOutcome.Drifted) later).problem().message())
                    .as("what was accepted is known by name")
                    .contains("column email: right of pg_monitor to UPDATE came. No step");
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
    void aRevertBringsBackWhatWasWrittenPastASwitchedOffTriggerAndBegunAnewFindsNothingToDo() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            beforeTheHide(target, held);
            Rollouts.phase(target, held, plan, Phase.CONTRACT, VersionRange.of(18));
            String trigger = target.value("SELECT quote_ident(tgname) FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'");
            database.execute(
                    "ALTER TABLE users DISABLE TRIGGER ALL; UPDATE users SET email_address = 'newest' WHERE id <= 10;"
                            + "ALTER TABLE users ENABLE ALWAYS TRIGGER " + trigger);
            Rollouts.phase(target, held, plan, Phase.REVERT, VersionRange.of(18));
            assertThat(target.value("SELECT count(*) FROM users WHERE email = 'newest'"))
                    .isEqualTo("10");
            // A person who had given the first one up begins another.
            target.run = 2;
            Rollouts.phase(target, held, plan, Phase.REVERT, VersionRange.of(18));
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
            String message = ((StepOutcome.Failed) differs).problem().message();
            assertThat(message)
                    .contains(
                            "10 of 500",
                            "SELECT ctid, \"email\", \"email_address\" FROM ",
                            "(which copies it over \"email_address\")",
                            "SET \"email\" = \"email_address\" WHERE ");
        }
    }

    @Test
    void aColumnAddedInTheMiddleOfABackfillIsDrift() {
        createTable();
        KillPoints foreigner = atThe(1, "backfill-batch", "ALTER TABLE users ADD COLUMN foreigner int");
        try (TestTarget target = TestTarget.on(database, foreigner)) {
            Held held = target.target.takeOver(0);
            database.execute("INSERT INTO users SELECT i, repeat('m', 200), 'n' FROM generate_series(501, 20000) i");
            target.limits = new dev.bellows.engine.StepOrder.BackfillLimits("test", 0, 0, 0, 400, 0, 1, List.of());
            Step.Body fill = new Step.Body.BackfillRange("public.users", List.of("id"), "name = email", "name = 'n'");
            assertThat(target.execute(held, fill)).isInstanceOf(StepOutcome.Drifted.class);
        }
    }

    private static final Step.Body FILL =
            new Step.Body.BackfillRange("public.users", List.of("id"), "name = email", "name = 'n'");

    /** Somebody types it when the work passes that point for the n-th time. */
    private KillPoints atThe(int time, String point, String types) {
        AtomicInteger passed = new AtomicInteger();
        return name -> {
            if (name.equals(point) && passed.incrementAndGet() == time) {
                database.execute(types);
            }
        };
    }

    /** Dense enough to be gone over by blocks, in some fifty batches. */
    private void createLargeTable() {
        createTable();
        database.execute("INSERT INTO users SELECT i, repeat('m', 200), 'n' FROM generate_series(501, 20000) i");
        database.execute("ANALYZE users");
    }

    private static void inSmallBatches(TestTarget target) {
        target.limits = new dev.bellows.engine.StepOrder.BackfillLimits("test", 0, 0, 0, 400, 0, 1, List.of());
    }

    @Test
    void aTableThatIsRewrittenInTheMiddleOfAFillIsGoneOverAgainFromTheStart() {
        List<String> rewrites = List.of("CLUSTER users USING users_pkey", "VACUUM FULL users", "TRUNCATE users");
        for (String rewrite : rewrites) {
            database.execute("DROP TABLE IF EXISTS users");
            createLargeTable();
            try (TestTarget target = TestTarget.on(database, atThe(3, "backfill-batch", rewrite))) {
                Held held = target.target.takeOver(0);
                inSmallBatches(target);
                target.run = 1 + rewrites.indexOf(rewrite);
                StepOutcome outcome = target.execute(held, FILL);
                assertThat(outcome).as(rewrite).isInstanceOf(StepOutcome.Done.class);
                assertThat(target.value("SELECT count(*) FROM users WHERE name = 'n'"))
                        .as(rewrite)
                        .isEqualTo("0");
                assertThat(target.value("SELECT DISTINCT reason FROM bellows.cursor"))
                        .as(rewrite)
                        .contains("begun again", "rewritten");
                if (!rewrite.startsWith("TRUNCATE")) {
                    assertThat(outcome).as("each row is written once").isEqualTo(new StepOutcome.Done(20_000, 0));
                }
            }
        }
    }

    @Test
    void aTableThatIsRewrittenWhileAKilledFillLiesStillIsGoneOverAgainFromTheStart() {
        createLargeTable();
        KillPoints dies = atThe(
                3,
                "backfill-batch",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND application_name LIKE 'bellows-agent%'");
        try (TestTarget target = TestTarget.on(database, dies)) {
            Held held = target.target.takeOver(0);
            inSmallBatches(target);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Unknown.class);
        }
        database.execute("CLUSTER users USING users_pkey");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            inSmallBatches(target);
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(20_000, 0));
            assertThat(target.value("SELECT count(*) FROM users WHERE name = 'n'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aSweepByBlocksSurvivesARewriteToo() {
        createLargeTable();
        AtomicInteger batches = new AtomicInteger();
        AtomicBoolean sweeps = new AtomicBoolean();
        AtomicBoolean rewritten = new AtomicBoolean();
        KillPoints foreigner = name -> {
            if (name.equals("backfill-batch") && batches.incrementAndGet() == 3) {
                // Behind the end of every range: only a sweep meets it.
                database.execute(
                        "INSERT INTO users SELECT i, repeat('m', 200), 'n' FROM generate_series(20001, 20100) i");
            }
            sweeps.compareAndSet(false, name.equals("backfill-sweep"));
            if (name.equals("backfill-batch") && sweeps.get() && rewritten.compareAndSet(false, true)) {
                database.execute("CLUSTER users USING users_pkey");
            }
        };
        Step.Body swept = new Step.Body.BackfillRange(
                "public.users", List.of(), "name = email", "name = 'n'", Step.Body.BackfillRange.Care.SWEEP, false, "");
        try (TestTarget target = TestTarget.on(database, foreigner)) {
            Held held = target.target.takeOver(0);
            inSmallBatches(target);
            assertThat(target.execute(held, swept)).isEqualTo(new StepOutcome.Done(20_100, 0));
            assertThat(rewritten).isTrue();
            assertThat(target.value("SELECT count(*) FROM users WHERE name = 'n'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aTableThatIsRewrittenInTheMiddleOfAVerificationIsReadAgainFromTheStart() {
        createLargeTable();
        AtomicInteger chunks = new AtomicInteger();
        KillPoints foreigner = name -> {
            if (name.equals("verify-chunk") && chunks.incrementAndGet() == 1) {
                database.execute("CLUSTER users USING users_pkey");
            }
        };
        try (TestTarget target = TestTarget.on(database, foreigner)) {
            Held held = target.target.takeOver(0);
            assertThat(target.execute(
                            held, new Step.Body.VerifyRange("public.users", List.of("id"), "email IS NULL", "")))
                    .isEqualTo(new StepOutcome.Done(20_000, 0));
            database.execute("UPDATE users SET email = NULL WHERE id = 1");
            chunks.set(0);
            target.run = 2;
            StepOutcome differs =
                    target.execute(held, new Step.Body.VerifyRange("public.users", List.of("id"), "email IS NULL", ""));
            assertThat(differs).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) differs).problem().message()).contains("1 of 20000 rows");
        }
    }

    @Test
    void aTableThatChangedInTheMiddleOfAFillIsFilledAnewOnceAPersonAcceptsThat() {
        createLargeTable();
        KillPoints foreigner = atThe(3, "backfill-batch", "ALTER TABLE users ADD COLUMN foreigner int");
        try (TestTarget target = TestTarget.on(database, foreigner)) {
            Held held = target.target.takeOver(0);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, Rollouts.plan(target));
            inSmallBatches(target);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Drifted.class);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Drifted.class);
            target.generation = 2;
            target.target.beginAnew(held, 2, TestTarget.ROLLOUT, "ann: a column of ours");
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM users WHERE name = 'n'"))
                    .isEqualTo("0");
            String places = target.value("SELECT count(*) FROM bellows.cursor");
            target.target.beginAnew(held, 2, TestTarget.ROLLOUT, "the same word, after a restart");
            assertThat(target.value("SELECT count(*) FROM bellows.cursor")).isEqualTo(places);
            assertThat(target.value("SELECT string_agg(reason, '; ') FROM bellows.accepted_drift"))
                    .isEqualTo("ann: a column of ours");
            Held stale = new Held(held.fence() - 1, held.inspection());
            assertThat(StrongLockIT.codeOf(() -> target.target.beginAnew(stale, 3, TestTarget.ROLLOUT, "nobody")))
                    .isEqualTo(ErrorCode.FENCE_STALE);
        }
    }

    @Test
    void aTableThatWasRenamedAwayIsNamedWithTheStatementThatPutsItBackAndIsNoDriftToAccept() {
        createLargeTable();
        String users = "\"public\".\"users\"";
        Step.Body fill = new Step.Body.BackfillRange(users, List.of("id"), "name = email", "name = 'n'");
        Step.Body verify = new Step.Body.VerifyRange(users, List.of("id"), "email IS NULL", "");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            database.execute("CREATE SCHEMA attic; ALTER TABLE users RENAME TO \"Users of old\";"
                    + "ALTER TABLE \"Users of old\" SET SCHEMA attic");
            for (Step.Body body : List.of(fill, verify)) {
                StepOutcome outcome = target.execute(held, body);
                assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
                Problem problem = ((StepOutcome.Failed) outcome).problem();
                assertThat(problem.code().id()).isEqualTo("BLW-STEP-087");
                assertThat(problem.message())
                        .contains(
                                "ALTER TABLE attic.\"Users of old\" RENAME TO users; ALTER TABLE attic.users SET SCHEMA public");
            }
            assertThatThrownBy(() -> target.target.commitWindow(held, 2, new VersionRange(17, 18)))
                    .hasMessageContaining("BLW-STEP-017")
                    .hasMessageContaining("\"Users of old\" RENAME TO users");
            database.execute(
                    "ALTER TABLE attic.\"Users of old\" RENAME TO users; ALTER TABLE attic.users SET SCHEMA public");
            assertThat(target.target
                            .commitWindow(held, 2, new VersionRange(17, 18))
                            .window())
                    .isEqualTo(new VersionRange(17, 18));
            database.execute("ALTER TABLE users RENAME COLUMN email_address TO away");
            assertThat(target.target.commitWindow(held, 3, VersionRange.of(18)).window())
                    .isEqualTo(VersionRange.of(18));
            assertThatThrownBy(() -> target.target.commitWindow(held, 4, new VersionRange(17, 18)))
                    .hasMessageContaining("BLW-STEP-017")
                    .hasMessageContaining("RENAME COLUMN … TO \"email_address\"");
        }
    }

    @Test
    void aRefusalToAcceptNamesTheStepsThatWouldBeOthers() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            beforeTheHide(target, held);
            database.execute("CREATE INDEX late ON users (email, id)");
            assertThatThrownBy(() -> target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann"))
                    .hasMessageContaining("BLW-STEP-033")
                    .hasMessageContaining("would also have")
                    .hasMessageContaining("late");
            for (int i = 0; i < 4; i++) {
                database.execute("CREATE INDEX later" + i + " ON users (email, id)");
            }
            assertThatThrownBy(() -> target.target.acceptDrift(held, 3, TestTarget.ROLLOUT, TestTarget.RENAME, "ann"))
                    .hasMessageContaining("more");
        }
    }
}
