package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes that are built anew: whatever happens to us and to the server's session meanwhile, each once, and nothing stays beside it. */
class ReindexIT {
    private static final VersionRange BEFORE = new VersionRange(17, 17);
    private static final VersionRange AFTER = new VersionRange(18, 18);
    private static final String LEFT = "SELECT count(*) FROM pg_class WHERE relname LIKE '%\\_cc%'";
    private static final String NOTES = "SELECT count(*) FROM bellows.made";

    /** Identities of the indexes of the table and its partitions in which entries lie, by name. */
    private static final String IDENTITIES =
            "SELECT string_agg(indexrelid::regclass || ' ' || indexrelid, ', ' ORDER BY indexrelid::regclass::text)"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = indexrelid WHERE c.relkind = 'i' AND indrelid::regclass::text LIKE 'events%'";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute(PartitionedTraffic.TABLE
                + "CREATE INDEX events_body ON events (body) WHERE body IS NOT NULL;"
                + "CREATE TABLE users (id bigint PRIMARY KEY, email text); INSERT INTO users VALUES (1, 'a'), (2, 'a');"
                + "CREATE INDEX mails ON users (lower(email)); COMMENT ON INDEX mails IS 'for look-ups'");
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Migration of(String table, String index) {
        return new Migration(
                TestTarget.RENAME.line(),
                18,
                "indexes",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                TestTarget.RENAME.consents(),
                List.of(new Operation.Reindex(new TableName(Optional.empty(), table), Optional.of(index))),
                TestTarget.RENAME.contract());
    }

    private static Step build(TestTarget target, Migration migration) {
        return Rollouts.plan(target, migration).steps(Phase.MIGRATE).getFirst();
    }

    private static Step clear(TestTarget target, Migration migration) {
        return Rollouts.plan(target, migration).steps(Phase.ROLLBACK).getFirst();
    }

    private static String refusal(TestTarget target, Migration migration) {
        return switch (new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned planned ->
                throw new AssertionError(planned.plan().steps());
            case PlanOutcome.Refused refused -> refused.problems().toString();
        };
    }

    /** Runs the step until it waits for {@code old}, and does that to its session. */
    private StepOutcome cutShort(TestTarget target, Held held, Step step, Connection old, String how) throws Exception {
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            target.waits.clear();
            old.setAutoCommit(false);
            try (Statement statement = old.createStatement()) {
                statement.execute("UPDATE users SET email = email WHERE id = 1; UPDATE events_us_0 SET kind = kind");
            }
            CompletableFuture<StepOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> target.execute(held, step), worker);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> target.waits.stream().anyMatch(it -> it.contains("waits for session")));
            assertThat(target.value(LEFT)).as("another one stands beside it").isEqualTo("1");
            // Each try of a statement that was cancelled is another one.
            while (!outcome.isDone()) {
                database.execute("SELECT " + how
                        + "(a.pid) FROM pg_stat_activity a WHERE a.datname = current_database() AND a.query LIKE 'REINDEX%'"
                        + " AND cardinality(pg_blocking_pids(a.pid)) > 0");
                Thread.onSpinWait();
            }
            return outcome.get(20, TimeUnit.SECONDS);
        } finally {
            old.rollback();
        }
    }

    @Test
    void isAnotherIndexUnderTheSameNameAfterwards() {
        try (TestTarget target = TestTarget.on(database)) {
            String before = target.value("SELECT 'mails'::regclass::oid");
            Held held = target.target.takeOver(0);
            Step build = build(target, of("users", "mails"));
            assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Done.class);
            String after = target.value("SELECT 'mails'::regclass::oid");
            assertThat(after).isNotEqualTo(before);
            assertThat(target.value("SELECT obj_description('mails'::regclass)"))
                    .isEqualTo("for look-ups");
            assertThat(target.value(NOTES)).isEqualTo("0");
            assertThat(target.execute(held, build)).as("done once").isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT 'mails'::regclass::oid")).isEqualTo(after);
            target.run++;
            assertThat(target.execute(held, clear(target, of("users", "mails"))))
                    .isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT 'mails'::regclass::oid")).isEqualTo(after);
        }
    }

    /** The agent dies at every place it can die at, once each: no index is built twice, and none stays beside its like. */
    @Test
    void afterADeathAtEveryPlaceEachPartIsBuiltOnce() {
        Migration migration = of("events", "events_body");
        List<String> died = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        try (PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            for (int life = 0; ; life++) {
                assertThat(life).isLessThan(60);
                List<String> met = new ArrayList<>();
                KillPoints dieOnce = name -> {
                    met.add(name);
                    String place =
                            name + " " + met.stream().filter(name::equals).count();
                    if (!died.contains(place)) {
                        died.add(place);
                        throw new Death();
                    }
                };
                try (TestTarget target = TestTarget.on(database, dieOnce)) {
                    seen.add(target.value(IDENTITIES));
                    Held held = target.target.takeOver(
                            life == 0 ? 0 : Long.parseLong(target.value("SELECT max(fence) FROM bellows.holder")));
                    assertThat(Rollouts.execute(target, held, migration, build(target, migration), BEFORE))
                            .isInstanceOf(StepOutcome.Done.class);
                    break;
                } catch (Death expected) {
                    // The next life goes on.
                }
            }
            traffic.goesOn();
        }
        assertThat(died)
                .contains(
                        "online-before-statement 2", "online-after-statement 2", "step-begun 1", "step-before-done 1");
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(target.value(LEFT)).isEqualTo("0");
            assertThat(target.value(NOTES)).isEqualTo("0");
            seen.add(target.value(IDENTITIES));
        }
        Map<String, Set<String>> identities = new TreeMap<>();
        seen.stream()
                .flatMap(all -> Stream.of(all.split(", ")))
                .map(one -> one.split(" "))
                .forEach(one -> identities
                        .computeIfAbsent(one[0], name -> new TreeSet<>())
                        .add(one[1]));
        assertThat(identities).as("four partitions with two indexes each").hasSize(8);
        assertThat(identities)
                .allSatisfy((index, known) ->
                        assertThat(known).as("identities of %s", index).hasSize(index.contains("body") ? 2 : 1));
    }

    @Test
    void whatALostSessionLeftBehindGoesWithTheNextTry() throws Exception {
        Migration migration = of("users", "mails");
        Step build;
        try (TestTarget target = TestTarget.on(database);
                Connection old = database.connect()) {
            Held held = target.target.takeOver(0);
            build = build(target, migration);
            assertThat(cutShort(target, held, build, old, "pg_terminate_backend"))
                    .isInstanceOf(StepOutcome.Unknown.class);
            assertThat(target.value(LEFT)).isEqualTo("1");
        }
        try (TestTarget target = TestTarget.on(database)) {
            Held again = target.target.takeOver(Long.parseLong(target.value("SELECT max(fence) FROM bellows.holder")));
            assertThat(target.target.inEffect(again, TestTarget.ROLLOUT, 1, build))
                    .contains(false);
            assertThat(target.execute(again, build)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(LEFT)).isEqualTo("0");
            assertThat(target.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'mails'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void whatALostSessionLeftBehindGoesWithTheRollback() throws Exception {
        Migration migration = of("events", "events_body");
        try (TestTarget target = TestTarget.on(database);
                Connection old = database.connect()) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            String before = target.value(IDENTITIES);
            Step build = plan.steps(Phase.MIGRATE).getFirst();
            assertThat(cutShort(target, held, build, old, "pg_terminate_backend"))
                    .isInstanceOf(StepOutcome.Unknown.class);
            Held again = target.target.takeOver(held.fence());
            target.run++;
            Rollouts.phase(target, again, migration, plan, Phase.ROLLBACK, BEFORE);
            assertThat(target.value(LEFT)).isEqualTo("0");
            assertThat(target.value(NOTES)).isEqualTo("0");
            assertThat(target.value(IDENTITIES)).isNotEqualTo(before);
        }
    }

    @Test
    void whatSomebodyElseLeftBehindIsNamedAndLeftAlone() throws Exception {
        Migration migration = of("users", "mails");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            Step build = plan.steps(Phase.MIGRATE).getFirst();
            // As a REINDEX that somebody cancelled does.
            database.execute("CREATE INDEX mails_ccnew ON users (lower(email));"
                    + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'mails_ccnew'::regclass");
            assertThat(refusal(target, migration)).contains("DROP INDEX CONCURRENTLY \"public\".\"mails_ccnew\"");
            String before = target.value("SELECT 'mails'::regclass::oid");
            assertThat(target.execute(held, build)).isInstanceOfSatisfying(StepOutcome.Failed.class, failed -> {
                assertThat(failed.problem().code()).isEqualTo(ErrorCode.STEP_INDEX_INVALID);
                assertThat(failed.problem().message()).contains("DROP INDEX CONCURRENTLY public.mails_ccnew");
            });
            target.run++;
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
            assertThat(target.value(LEFT)).as("a rollback leaves it alone too").isEqualTo("1");
            assertThat(target.value("SELECT 'mails'::regclass::oid")).isEqualTo(before);
            database.execute("DROP INDEX mails_ccnew");
            target.run++;
            assertThat(target.execute(held, build)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void anInvalidIndexIsValidAfterwards() {
        database.execute(
                "UPDATE pg_index SET indisvalid = false, indisready = false WHERE indexrelid = 'mails'::regclass;"
                        + "INSERT INTO users VALUES (3, 'not in it')");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            assertThat(target.execute(held, build(target, of("users", "mails"))))
                    .isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(
                            "SELECT indisvalid AND indisready FROM pg_index WHERE indexrelid = 'mails'::regclass"))
                    .isEqualTo("t");
        }
    }

    /** What a failed CREATE UNIQUE INDEX CONCURRENTLY leaves: to build it binds code of the old version. */
    @Test
    void anInvalidUniqueIndexIsBuiltInTheContractAndSaysWhatIsInTheWay() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE UNIQUE INDEX CONCURRENTLY once ON users (email)"))
                    .hasMessageContaining("once");
        }
        Migration migration = of("users", "once");
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(refusal(target, migration)).contains("BLW-PLAN-070", "HAVING count(*) > 1");
            database.execute("UPDATE users SET email = 'b' WHERE id = 2; COMMENT ON INDEX once IS 'of mails'");
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            assertThat(plan.steps(Phase.MIGRATE)).isEmpty();
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
            database.execute("DROP INDEX once; UPDATE users SET email = 'a'");
            target.target.commitWindow(held, 3, AFTER, migration);
            target.generation = 3;
            Step build = plan.steps(Phase.CONTRACT).getFirst();
            assertThat(Rollouts.execute(target, held, migration, build, AFTER))
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().message())
                                    .contains(
                                            "23505",
                                            "SELECT email, count(*) FROM \"public\".\"users\" GROUP BY email"));
            assertThat(target.value("SELECT to_regclass('once')"))
                    .as("an invalid unique index refuses writes all the same")
                    .isEqualTo("null");
            database.execute("UPDATE users SET email = 'b' WHERE id = 2");
            for (int time = 0; time < 2; time++) {
                target.run++;
                Rollouts.phase(target, held, migration, plan, Phase.CONTRACT, AFTER);
                assertThat(target.value("SELECT indisvalid AND obj_description(indexrelid) = 'of mails' FROM pg_index"
                                + " WHERE indexrelid = 'once'::regclass"))
                        .isEqualTo("t");
                target.run++;
                Rollouts.phase(target, held, migration, plan, Phase.REVERT, AFTER);
                assertThat(target.value("SELECT to_regclass('once')")).isEqualTo("null");
            }
        }
    }
}
