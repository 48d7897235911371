package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may execute: fence, generation, stop switch, and the databases that are refused. */
class TakeOverIT {
    private static final Step.Body NOTHING = new Step.Body.Transaction(List.of("SELECT 1"), "");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private TestTarget agent(String name) {
        return new TestTarget(
                database, TestTarget.settings(database, name, database.url(), database.user()), KillPoints.NONE);
    }

    @Test
    void ofTwoAgentsTheLaterOneExecutesAndTheEarlierOneIsRefused() {
        try (TestTarget first = agent("first");
                TestTarget second = agent("second")) {
            Held old = first.target.takeOver(0);
            Held now = second.target.takeOver(0);
            assertThat(now.fence()).isGreaterThan(old.fence());
            StepOutcome refused = first.execute(old, NOTHING);
            assertThat(refused).isInstanceOf(StepOutcome.Refused.class);
            assertThat(((StepOutcome.Refused) refused).problem().code()).isEqualTo(ErrorCode.FENCE_STALE);
            assertThat(second.execute(now, NOTHING)).isInstanceOf(StepOutcome.Done.class);
            assertThat(StrongLockIT.codeOf(
                            () -> first.target.commitWindow(old, 5, VersionRange.of(17), TestTarget.RENAME)))
                    .isEqualTo(ErrorCode.FENCE_STALE);
        }
    }

    @Test
    void aSchemaAsTheVersionBeforeLeftItIsReadAsItIsAndBroughtForwardByTheTakeOver() {
        try (TestTarget before = agent("before");
                TestTarget after = agent("after")) {
            Held old = before.target.takeOver(0);
            before.target.commitWindow(old, 1, VersionRange.of(17), TestTarget.RENAME);
            database.execute(
                    "DROP TABLE bellows.made, bellows.accepted_drift, bellows.evidence; UPDATE bellows.schema_version SET version = 1");
            assertThat(after.target.inspect().fence())
                    .as("an old schema is no missing one")
                    .isEqualTo(old.fence());
            Held now = after.target.takeOver(0);
            assertThat(now.fence()).isEqualTo(old.fence() + 1);
            assertThat(now.inspection().window().orElseThrow().generation()).isEqualTo(1);
            assertThat(after.value("SELECT version || ' ' || (to_regclass('bellows.made') IS NOT NULL)"
                            + " FROM bellows.schema_version"))
                    .isEqualTo("6 true");
            assertThat(after.execute(now, NOTHING)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aHolderFrozenInTheMiddleOfABatchIsEndedAndWhatItHadBegunIsGone() throws SQLException {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
        try (TestTarget first = agent("first");
                TestTarget second = agent("second")) {
            Held old = first.target.takeOver(0);
            try (Connection frozen = database.connect()) {
                StrongLockIT.run(frozen, "SET application_name = 'bellows-agent orders " + old.fence() + " FROZEN'");
                StrongLockIT.run(
                        frozen,
                        "BEGIN; SELECT 1 FROM bellows.fence WHERE line = 'orders' FOR SHARE; ALTER TABLE users ADD COLUMN half int");
                Held now = second.target.takeOver(0);
                assertThat(now.fence()).isEqualTo(old.fence() + 1);
                assertThat(
                                second.value(
                                        "SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'half'"))
                        .isEqualTo("0");
                assertThat(frozen.isValid(1)).isFalse();
            }
        }
    }

    @Test
    void aLineOfTheSameDatabaseIsLeftAloneByTheTakeOverOfAnother() throws SQLException {
        try (TestTarget first = agent("first");
                Connection other = database.connect()) {
            StrongLockIT.run(other, "SET application_name = 'bellows-agent stock 1 OTHER'");
            first.target.takeOver(7);
            assertThat(other.isValid(1)).isTrue();
        }
    }

    @Test
    void aLowerGenerationIsRefusedEvenByAnAgentWithoutMemory() {
        try (TestTarget target = agent("first")) {
            Held held = target.target.takeOver(0);
            target.generation = 9;
            assertThat(target.execute(held, NOTHING)).isInstanceOf(StepOutcome.Done.class);
            target.generation = 8;
            target.run = 2;
            StepOutcome refused = target.execute(held, NOTHING);
            assertThat(refused).isInstanceOf(StepOutcome.Refused.class);
            assertThat(((StepOutcome.Refused) refused).problem().code()).isEqualTo(ErrorCode.FENCE_GENERATION);
            assertThat(StrongLockIT.codeOf(
                            () -> target.target.commitWindow(held, 8, VersionRange.of(17), TestTarget.RENAME)))
                    .isEqualTo(ErrorCode.FENCE_GENERATION);
        }
    }

    @Test
    void aStepWithAGrantIsRefusedWhenTheWindowRowIsNotTheOneItNeeds() {
        try (TestTarget target = agent("first")) {
            Held held = target.target.takeOver(0);
            Step narrowing = new Step(
                    dev.bellows.document.Phase.CONTRACT,
                    1,
                    "hide",
                    NOTHING,
                    java.util.Optional.empty(),
                    true,
                    false,
                    "nothing",
                    0);
            var order = target.order(held, narrowing);
            var closed = new dev.bellows.engine.StepOrder(
                    held,
                    1,
                    order.rollout(),
                    1,
                    1,
                    order.migration(),
                    narrowing,
                    VersionRange.of(18),
                    order.grant(),
                    order.lockPatience(),
                    order.limits());
            assertThat(target.target.execute(closed, target)).isInstanceOf(StepOutcome.Refused.class);
            assertThat(target.journalled).isEmpty();
        }
    }

    @Test
    void aHaltFromInsideTheDatabaseStopsEveryStepUntilResumed() {
        try (TestTarget target = agent("first")) {
            Held held = target.target.takeOver(0);
            database.execute("SELECT bellows.halt('incident 12')");
            assertThat(target.target.inspect().halted().orElseThrow()).contains("incident 12");
            assertThat(target.execute(held, NOTHING)).isInstanceOf(StepOutcome.Stopped.class);
            database.execute("SELECT bellows.resume()");
            assertThat(target.execute(held, NOTHING)).isInstanceOf(StepOutcome.Done.class);
            // In an emergency nobody is refused for want of a reason.
            database.execute("SELECT bellows.halt(NULL)");
            assertThat(target.target.inspect().halted().orElseThrow()).contains("no reason given");
            assertThat(target.execute(held, NOTHING)).isInstanceOf(StepOutcome.Stopped.class);
        }
    }

    @Test
    void anotherBaselineAnotherNameAndACopyAreRefused() {
        try (TestTarget target = agent("first")) {
            target.target.takeOver(0);
        }
        TargetSettings settings = TestTarget.settings(database, "first", database.url(), database.user());
        assertThat(refused(with(settings, "shop-1", 16)))
                .isEqualTo("BLW-TARGET-013: Line orders on shop-1 began at baseline 17; the configuration says 16.");
        assertThat(refused(with(settings, "shop-two", 17)))
                .startsWith(
                        "BLW-TARGET-014: Line orders of this database is target shop-1 already; shop-two is a second name.")
                .contains("UPDATE bellows.holder SET target = 'shop-two' WHERE line = 'orders'");
        database.execute("UPDATE bellows.identity SET database_oid = '1'");
        assertThat(refusal(settings)).isEqualTo(ErrorCode.TARGET_CLONE);
        database.execute("SELECT bellows.adopt()");
        try (TestTarget target = agent("first")) {
            assertThat(target.target.takeOver(0).fence()).isEqualTo(2);
        }
    }

    @Test
    void missingRightsAreNamedWithTheGrantToType() {
        String role = database.createRole("agent");
        try (TestTarget target =
                new TestTarget(database, TestTarget.settings(database, "a", database.url(), role), KillPoints.NONE)) {
            assertThat(message(target)).contains("GRANT CREATE ON DATABASE " + database.name() + " TO " + role);
            database.execute("GRANT CREATE ON DATABASE " + database.name() + " TO " + role);
            Held held = target.target.takeOver(0);
            assertThat(target.target
                            .scan(VersionRange.of(17), 0)
                            .servers()
                            .getFirst()
                            .reason())
                    .contains("GRANT pg_read_all_stats TO " + role);
            database.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
            StepOutcome outcome = target.execute(
                    held,
                    new Step.Body.StrongLock(
                            List.of("public.users"), List.of("ALTER TABLE public.users ADD COLUMN x int"), "", ""));
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.TARGET_RIGHTS);
            assertThat(((StepOutcome.Failed) outcome).problem().message())
                    .contains("belongs to a superuser", "ALTER TABLE public.users OWNER TO ROLE")
                    .doesNotContain("GRANT");

            // As it is from PostgreSQL 15 on anyway.
            database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            database.execute("ALTER TABLE users OWNER TO " + role);
            outcome = target.execute(
                    held,
                    new Step.Body.StrongLock(
                            List.of("public.users"), List.of("CREATE INDEX beside ON public.users (id)"), "", ""));
            assertThat(((StepOutcome.Failed) outcome).problem().message())
                    .contains("GRANT CREATE ON SCHEMA public TO " + role);
        }
    }

    /** A right that no plan can foresee: what the server says of it names the object. */
    @Test
    void aRefusalOfTheServerIsRepeatedInItsWords() {
        String role = database.createRole("agent");
        try (TestTarget first = agent("first")) {
            first.target.takeOver(0);
        }
        try (TestTarget target =
                new TestTarget(database, TestTarget.settings(database, "a", database.url(), role), KillPoints.NONE)) {
            dev.bellows.document.error.BellowsException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                    dev.bellows.document.error.BellowsException.class, () -> target.target.snapshot(TestTarget.RENAME));
            assertThat(refused.problem().code()).isEqualTo(ErrorCode.TARGET_RIGHTS);
            assertThat(refused.problem().message())
                    .contains("permission denied for table archive")
                    .contains("SQLSTATE 42501, target shop-1");
        }
    }

    @Test
    void windowAndIdentityAreReadableByEverybodyAndTheRestByNobody() throws SQLException {
        String service = database.createRole("service");
        try (TestTarget target = agent("first")) {
            target.target.takeOver(0);
            try (Connection reader = database.connectAs(service)) {
                StrongLockIT.run(reader, "SELECT min_version FROM bellows.window_v1 WHERE line = 'orders'");
                StrongLockIT.run(reader, "SELECT token FROM bellows.identity_v1");
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> StrongLockIT.run(reader, "SELECT * FROM bellows.journal"))
                        .isInstanceOf(SQLException.class);
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> StrongLockIT.run(reader, "SELECT bellows.halt('x')"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static String message(TestTarget target) {
        try {
            target.target.takeOver(0);
        } catch (dev.bellows.document.error.BellowsException e) {
            assertThat(e.problem().code()).isEqualTo(ErrorCode.TARGET_RIGHTS);
            return e.problem().message();
        }
        throw new AssertionError("nothing was refused");
    }

    private ErrorCode refusal(TargetSettings settings) {
        try (TestTarget target = new TestTarget(database, settings, KillPoints.NONE)) {
            return StrongLockIT.codeOf(() -> target.target.takeOver(0));
        }
    }

    private String refused(TargetSettings settings) {
        try (TestTarget target = new TestTarget(database, settings, KillPoints.NONE)) {
            return org.assertj.core.api.Assertions.catchThrowableOfType(
                            dev.bellows.document.error.BellowsException.class, () -> target.target.takeOver(0))
                    .problem()
                    .toString();
        }
    }

    private static TargetSettings with(TargetSettings settings, String name, int baseline) {
        return new TargetSettings(
                new dev.bellows.document.TargetName(name),
                settings.url(),
                settings.user(),
                settings.password(),
                settings.line(),
                baseline,
                settings.environment(),
                settings.labels(),
                settings.replicas(),
                settings.ignoredReplicas(),
                settings.agent(),
                settings.offlineLimit());
    }
}
