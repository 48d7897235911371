package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.AddEnumValue;
import dev.bellows.document.CreateEnum;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.SetColumnStorage;
import dev.bellows.document.SetComment;
import dev.bellows.document.SetDefault;
import dev.bellows.document.SetStorageParameters;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said anew, and somebody else who says something meanwhile, through the real executor. */
class RestatedIT {
    private static final Operation.TableName USERS = new Operation.TableName(Optional.empty(), "users");
    private static final String COMMENT = "SELECT obj_description('users'::regclass, 'pg_class')";
    private static final SetComment SAY =
            new SetComment(USERS, SetComment.Kind.TABLE, Optional.empty(), Optional.of("ours"));

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final TestTarget target = TestTarget.on(database);
    private Held held;

    @BeforeEach
    void create() {
        database.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, email text DEFAULT 'old'); COMMENT ON TABLE users IS 'old';"
                        + " INSERT INTO users SELECT generate_series(1, 50)");
        held = target.target.takeOver(0);
    }

    @AfterEach
    void close() {
        target.close();
    }

    private static Migration migration(Operation... operations) {
        Migration model = TestTarget.RENAME;
        return new Migration(
                model.line(),
                model.version(),
                "restated",
                model.sync(),
                model.exposure(),
                EnumSet.allOf(Migration.Consent.class),
                List.of(operations),
                model.contract());
    }

    private Plan freeze(Migration migration) {
        Plan plan = Rollouts.plan(target, migration);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        return plan;
    }

    private StepOutcome first(Migration migration, Plan plan, Phase phase, VersionRange window) {
        target.attempt++;
        return Rollouts.execute(target, held, migration, plan.steps(phase).getFirst(), window);
    }

    @Test
    void aThirdWordIsAskedAboutOnTheWayForwardAndStaysOnTheWayBack() {
        Migration migration = migration(SAY);
        Plan plan = freeze(migration);
        database.execute("COMMENT ON TABLE users IS 'third'");
        assertThat(first(migration, plan, Phase.EXPAND, VersionRange.of(17))).isInstanceOf(StepOutcome.Ambiguous.class);
        database.execute("COMMENT ON TABLE users IS 'old'");
        assertThat(first(migration, plan, Phase.EXPAND, VersionRange.of(17))).isInstanceOf(StepOutcome.Done.class);
        assertThat(target.value(COMMENT)).isEqualTo("ours");

        database.execute("COMMENT ON TABLE users IS 'third'");
        assertThat(first(migration, plan, Phase.ROLLBACK, VersionRange.of(17))).isInstanceOf(StepOutcome.Done.class);
        assertThat(target.value(COMMENT)).isEqualTo("third");
    }

    /** It was said by somebody else before we came to it: then it is not ours to take back, though another step on the table is. */
    @Test
    void whatSomebodyElseSaidFirstIsNotTakenBack() {
        Migration migration =
                migration(new SetStorageParameters(USERS, new TreeMap<>(Map.of("fillfactor", Optional.of("80")))), SAY);
        Plan plan = freeze(migration);
        assertThat(first(migration, plan, Phase.EXPAND, VersionRange.of(17))).isInstanceOf(StepOutcome.Done.class);
        database.execute("COMMENT ON TABLE users IS 'ours'");
        Step say = plan.steps(Phase.EXPAND).getLast();
        assertThat(Rollouts.execute(target, held, migration, say, VersionRange.of(17)))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.problem().code()).isEqualTo(ErrorCode.STEP_NOT_OURS));
        Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, VersionRange.of(17));
        assertThat(target.value(COMMENT)).isEqualTo("ours");
        assertThat(target.value("SELECT reloptions IS NULL FROM pg_class WHERE oid = 'users'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void whatNobodyCanTellPassesOpenWriters() throws SQLException {
        Migration migration =
                migration(SAY, new SetStorageParameters(USERS, new TreeMap<>(Map.of("fillfactor", Optional.of("80")))));
        Plan plan = freeze(migration);
        target.lockPatience = Duration.ofSeconds(2);
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("UPDATE users SET email = 'open' WHERE id = 7");
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, VersionRange.of(17));
            writer.commit();
        }
        assertThat(target.value(COMMENT)).isEqualTo("old");
        assertThat(target.value("SELECT reloptions IS NULL FROM pg_class WHERE oid = 'users'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void whatWaitsForEverybodyWaits() throws SQLException {
        Migration migration = migration(new SetColumnStorage(USERS, "email", SetColumnStorage.Storage.EXTERNAL));
        Plan plan = freeze(migration);
        target.lockPatience = Duration.ofMillis(500);
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("UPDATE users SET email = 'open' WHERE id = 7");
            assertThat(first(migration, plan, Phase.EXPAND, VersionRange.of(17)))
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().code()).isEqualTo(ErrorCode.LOCK_NOT_GRANTED));
            writer.rollback();
        }
        target.lockPatience = Duration.ofSeconds(20);
        assertThat(first(migration, plan, Phase.EXPAND, VersionRange.of(17))).isInstanceOf(StepOutcome.Done.class);
    }

    /** While two versions are served a comment is nothing that either lives on. */
    @Test
    void aHandOnWhatNobodyCanTellIsNoAlarm() {
        Migration migration = migration(SAY);
        Plan plan = freeze(migration);
        Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
        target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
        database.execute("COMMENT ON TABLE users IS 'third'");
        assertThat(target.target.inspect().outOfStep()).isEmpty();
        target.target.commitWindow(held, 3, VersionRange.of(18), migration);
        assertThat(target.target
                        .commitWindow(held, 4, new VersionRange(17, 18), migration)
                        .window())
                .as("the way back is open")
                .isEqualTo(new VersionRange(17, 18));
    }

    @Test
    void aDefaultThatSomebodyElseGaveIsNotReplaced() {
        Migration migration = migration(new SetDefault(USERS, "email", Optional.of("'new'")));
        Plan plan = freeze(migration);
        target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
        target.target.commitWindow(held, 3, VersionRange.of(18), migration);
        target.generation = 3;
        database.execute("ALTER TABLE users ALTER email SET DEFAULT 'third'");
        assertThat(first(migration, plan, Phase.CONTRACT, VersionRange.of(18))).isNotInstanceOf(StepOutcome.Done.class);
        assertThat(defaultNow()).isEqualTo("'third'::text");
        database.execute("ALTER TABLE users ALTER email SET DEFAULT 'old'");
        assertThat(first(migration, plan, Phase.CONTRACT, VersionRange.of(18))).isInstanceOf(StepOutcome.Done.class);
        assertThat(defaultNow()).isEqualTo("'new'::text");
        Step back = plan.steps(Phase.REVERT).getFirst();
        assertThat(Rollouts.execute(target, held, migration, back, VersionRange.of(18)))
                .isInstanceOf(StepOutcome.Done.class);
        assertThat(defaultNow()).isEqualTo("'old'::text");
    }

    private String defaultNow() {
        return target.value("SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'users'::regclass");
    }

    // ---- enums ----

    private static final Operation.TableName MOOD = new Operation.TableName(Optional.empty(), "mood");
    private static final CreateEnum CREATE = new CreateEnum(MOOD, List.of("sad", "happy"));

    @Test
    void anEnumIsMadeBeforeTheColumnThatHasItAndGoesAfterIt() {
        Migration migration = migration(
                CREATE,
                new Operation.AddColumn(
                        USERS,
                        new Operation.ColumnDefinition("mood", "public.mood", true, Optional.of("'sad'")),
                        Optional.empty()));
        Plan plan = freeze(migration);
        Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
        Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, VersionRange.of(17));
        database.execute("INSERT INTO users (id, mood) VALUES (51, 'happy')");
        assertThat(target.value("SELECT count(*) FROM users WHERE mood = 'sad'"))
                .isEqualTo("50");

        Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, VersionRange.of(17));
        assertThat(target.value("SELECT to_regtype('mood') IS NULL")).isEqualTo("t");
    }

    @Test
    void aLaterMigrationHasTheEnum() {
        Rollouts.phase(target, held, migration(CREATE), freeze(migration(CREATE)), Phase.EXPAND, VersionRange.of(17));
        Migration later = migration(new Operation.AddColumn(
                USERS,
                new Operation.ColumnDefinition("mood", "public.mood", false, Optional.of("'sad'::public.mood")),
                Optional.empty()));
        assertThat(Rollouts.plan(target, later).steps(Phase.EXPAND)).isNotEmpty();
    }

    @Test
    void anEnumThatSomebodyElseUsesIsNotDropped() {
        Migration migration = migration(CREATE);
        Plan plan = freeze(migration);
        Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
        database.execute("CREATE TABLE diary (day date, mood mood)");
        assertThat(first(migration, plan, Phase.ROLLBACK, VersionRange.of(17)))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.problem().message()).contains("cannot drop type"));
        database.execute("DROP TABLE diary");
        assertThat(first(migration, plan, Phase.ROLLBACK, VersionRange.of(17))).isInstanceOf(StepOutcome.Done.class);
        assertThat(target.value("SELECT to_regtype('mood') IS NULL")).isEqualTo("t");
    }

    /** It has the very values, and is a person's all the same. */
    @Test
    void anEnumThatSomebodyElseMadeIsNotDropped() {
        Migration migration = migration(CREATE);
        Plan plan = freeze(migration);
        database.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')");
        assertThat(first(migration, plan, Phase.EXPAND, VersionRange.of(17)))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.problem().code()).isEqualTo(ErrorCode.STEP_NOT_OURS));
        assertThat(first(migration, plan, Phase.ROLLBACK, VersionRange.of(17))).isInstanceOf(StepOutcome.Done.class);
        assertThat(target.value("SELECT enum_range(NULL::mood)::text")).isEqualTo("{sad,happy}");
    }

    @Test
    void aValueStaysAndIsSaidToStay() {
        database.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')");
        Migration migration = migration(new AddEnumValue(MOOD, "glad", Optional.of("happy"), Optional.empty()));
        Plan plan = freeze(migration);
        assertThat(plan.hazards())
                .anySatisfy(hazard -> assertThat(hazard.message()).contains("glad of enum mood stays"));
        Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
        assertThat(plan.steps(Phase.ROLLBACK)).isEmpty();
        assertThat(target.value("SELECT enum_range(NULL::mood)::text")).isEqualTo("{sad,glad,happy}");
        assertThat(Rollouts.plan(target, migration).steps()).as("planned again").isEmpty();
    }
}
