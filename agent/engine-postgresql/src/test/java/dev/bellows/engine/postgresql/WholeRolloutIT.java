package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Migrations through every phase, as the agent drives them. */
class WholeRolloutIT {
    private static final Operation.TableName USERS = new Operation.TableName(Optional.empty(), "users");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    /**
     * One migration of {@code users}, of 5,000 rows.
     *
     * @param columns of the table
     * @param hanging what else there is
     * @param proof a query that answers 5000 in the end
     */
    private record Story(String columns, String hanging, Operation operation, String proof) {
        Migration migration() {
            Migration model = TestTarget.RENAME;
            return new Migration(
                    model.line(),
                    model.version(),
                    "story",
                    model.sync(),
                    model.exposure(),
                    EnumSet.allOf(Migration.Consent.class),
                    List.of(operation),
                    model.contract());
        }

        @Override
        public String toString() {
            return operation.toString();
        }
    }

    static List<Story> stories() {
        return List.of(
                new Story(
                        "id bigint PRIMARY KEY, email text",
                        "CREATE INDEX users_email ON users (email)",
                        new Operation.RenameColumn(USERS, "email", "email_address"),
                        "SELECT count(email_address) FROM users"),
                new Story(
                        "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text",
                        "CREATE TABLE posts (author bigint REFERENCES users ON DELETE CASCADE); INSERT INTO posts SELECT id FROM users",
                        new Operation.RenameColumn(USERS, "id", "user_id"),
                        "SELECT count(*) FROM users JOIN posts ON author = user_id"),
                new Story(
                        "id bigserial PRIMARY KEY, email text",
                        "CREATE UNIQUE INDEX by_email ON users (email, id)",
                        new Operation.RenameColumn(USERS, "id", "user_id"),
                        "SELECT count(DISTINCT user_id) FROM users"),
                new Story(
                        "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, visits int NOT NULL DEFAULT 7 CHECK (visits > 0)",
                        "CREATE INDEX users_visits ON users (visits)",
                        new Operation.AlterColumn(USERS, "visits", Optional.of("visitors"), "bigint"),
                        "SELECT count(*) FROM users WHERE visitors + 3000000000 > 0"),
                new Story(
                        "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, visits serial NOT NULL CHECK (visits > 0)",
                        "CREATE UNIQUE INDEX users_visits ON users (visits)",
                        new Operation.AlterColumn(USERS, "visits", Optional.empty(), "bigint"),
                        "SELECT count(*) FROM users WHERE pg_typeof(visits) = 'bigint'::regtype AND visits = id"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void goesThroughEveryPhaseAndEveryStepHasOneDoneEntry(Story story) {
        database.execute("CREATE TABLE users (" + story.columns + ");"
                + (story.columns.contains("IDENTITY") || story.columns.contains("serial")
                        ? "INSERT INTO users (email) SELECT 'mail' || i FROM generate_series(1, 5000) i;"
                        : "INSERT INTO users (id, email) SELECT i, 'mail' || i FROM generate_series(1, 5000) i;")
                + story.hanging);
        Migration migration = story.migration();
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(target.target.inspect().window()).isEmpty();
            Held held = target.target.takeOver(41);
            assertThat(held.fence()).isEqualTo(42);
            assertThat(held.inspection().window().orElseThrow().window()).isEqualTo(VersionRange.of(17));
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            assertThat(target.target.frozenPlan(TestTarget.ROLLOUT)).contains(plan);

            Drive drive = new Drive(target, held, plan, migration);
            drive.phase(Phase.EXPAND, VersionRange.of(17));
            drive.phase(Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
            target.target.commitWindow(held, 3, VersionRange.of(18), migration);
            assertThat(target.target.scan(VersionRange.of(18), 3).clean()).isTrue();
            target.generation = 3;
            drive.phase(Phase.CONTRACT, VersionRange.of(18));
            drive.phase(Phase.REVERT, VersionRange.of(18));
            target.target.commitWindow(held, 4, new VersionRange(17, 18), migration);
            target.target.commitWindow(held, 5, VersionRange.of(18), migration);
            target.generation = 5;
            target.run = 2;
            drive.phase(Phase.CONTRACT, VersionRange.of(18));
            drive.phase(Phase.CLEANUP, VersionRange.of(18));

            assertThat(target.value(story.proof)).isEqualTo("5000");
            assertThat(target.value(
                            "SELECT count(*) FROM pg_attribute WHERE attname LIKE '%blw\\_%' AND NOT attisdropped"
                                    + " AND attrelid = 'users'::regclass"))
                    .isEqualTo("0");
            assertThat(target.target.journal(0, 1000)).isEqualTo(target.journalled);
            assertThat(target.journalled.getLast().id())
                    .isEqualTo(target.target.inspect().journalHead());
        }
    }

    private record Drive(TestTarget target, Held held, Plan plan, Migration migration) {
        /** Each step twice: the second time it is found done, and nothing is journalled. */
        void phase(Phase phase, VersionRange window) {
            for (Step step : plan.steps(phase)) {
                int before = target.journalled.size();
                assertThat(Rollouts.execute(target, held, migration, step, window))
                        .as("%s %d %s", phase, step.ordinal(), step.title())
                        .isInstanceOf(StepOutcome.Done.class);
                int after = target.journalled.size();
                assertThat(after).isGreaterThan(before);
                assertThat(Rollouts.execute(target, held, migration, step, window))
                        .isInstanceOf(StepOutcome.Done.class);
                assertThat(target.journalled).hasSize(after);
            }
        }
    }
}
