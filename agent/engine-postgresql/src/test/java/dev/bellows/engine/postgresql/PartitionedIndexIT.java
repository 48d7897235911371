package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes over partitioned tables: built part by part beside writers who move rows, whatever happens to the tree and to us meanwhile. */
class PartitionedIndexIT {
    private static final VersionRange BEFORE = new VersionRange(17, 17);
    private static final VersionRange AFTER = new VersionRange(18, 18);

    private static final String ATTACHED = """
            SELECT count(*) FROM pg_partition_tree('events_body') t JOIN pg_index i ON i.indexrelid = t.relid AND i.indisvalid""";

    /** Every index of the tree with its definition, and what it is a part of. */
    private static final String IMAGE = """
            SELECT string_agg(pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid || ' '
              || coalesce((SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = i.indexrelid), '') || ' '
              || coalesce(obj_description(i.indexrelid, 'pg_class'), ''), E'\\n' ORDER BY i.indexrelid::regclass::text)
            FROM pg_index i WHERE i.indrelid::regclass::text LIKE 'events%'""";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute(PartitionedTraffic.TABLE);
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Operation.CreateIndex index(boolean unique, String... columns) {
        return new Operation.CreateIndex(
                new TableName(Optional.empty(), "events"),
                "events_body",
                List.of(columns),
                unique,
                Optional.of("body IS NOT NULL"),
                Optional.empty());
    }

    private static Migration doing(Operation operation) {
        return new Migration(
                TestTarget.RENAME.line(),
                18,
                "indexes",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                TestTarget.RENAME.consents(),
                List.of(operation),
                TestTarget.RENAME.contract());
    }

    /** Narrowed to the new version: what needs a grant is next. */
    private static void narrow(TestTarget target, Held held, Migration migration, Plan plan) {
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
        target.target.commitWindow(held, 3, AFTER, migration);
        target.generation = 3;
    }

    private static List<String> refused(TestTarget target, Operation operation) {
        Migration migration = doing(operation);
        return switch (new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned planned ->
                throw new AssertionError(planned.plan().steps());
            case PlanOutcome.Refused refused ->
                refused.problems().stream().map(it -> it.message()).toList();
        };
    }

    @Test
    void isBuiltInEachPartitionBesideWritersAndGoesAgain() {
        Migration migration = doing(index(false, "body", "kind"));
        try (TestTarget target = TestTarget.on(database);
                PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            String before = target.value(IMAGE);
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            for (int time = 0; time < 2; time++) {
                traffic.goesOn();
                Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
                assertThat(target.value(ATTACHED)).isEqualTo("6");
                traffic.goesOn();
                target.run++;
                Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
                assertThat(target.value(IMAGE)).isEqualTo(before);
                target.run++;
            }
        }
    }

    /** The agent dies at every place it can die at, once each: what it made is found, and nothing is made twice. */
    @Test
    void afterADeathAtEveryPlaceItIsBuiltOnceAndTakenAwayWhole() {
        Migration migration = doing(index(false, "body"));
        List<String> died = new ArrayList<>();
        Plan plan;
        String before;
        try (TestTarget target = TestTarget.on(database)) {
            plan = Rollouts.plan(target, migration);
            before = target.value(IMAGE);
        }
        try (PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            for (Phase phase : List.of(Phase.EXPAND, Phase.ROLLBACK)) {
                dyingEverywhere(migration, plan.steps(phase).getFirst(), died);
                try (TestTarget target = TestTarget.on(database)) {
                    if (phase == Phase.EXPAND) {
                        assertThat(target.value(ATTACHED)).isEqualTo("6");
                        assertThat(
                                        target.value(
                                                "SELECT count(*) FROM pg_index i WHERE pg_get_indexdef(i.indexrelid) LIKE '%(body)%'"))
                                .as("nothing is built twice")
                                .isEqualTo("6");
                    } else {
                        assertThat(target.value(IMAGE)).isEqualTo(before);
                    }
                }
                traffic.goesOn();
            }
        }
        assertThat(died).anyMatch(it -> it.contains("part-before-join")).anyMatch(it -> it.contains("part-locked"));
    }

    /** Each place is met many times, and kills at the first, the second, …: as many lives as there are parts. */
    private void dyingEverywhere(Migration migration, Step step, List<String> died) {
        for (int life = 0; life < 80; life++) {
            List<String> met = new ArrayList<>();
            KillPoints dieOnce = name -> {
                met.add(name);
                String place = step.phase() + " " + name + " "
                        + met.stream().filter(name::equals).count();
                if (!died.contains(place)) {
                    died.add(place);
                    throw new Death();
                }
            };
            try (TestTarget target = TestTarget.on(database, dieOnce)) {
                Held held = target.target.takeOver(life == 0 && step.phase() == Phase.EXPAND ? 0 : fence(target));
                StepOutcome outcome = Rollouts.execute(target, held, migration, step, BEFORE);
                assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
                return;
            } catch (Death expected) {
                // The next life goes on.
            }
        }
        throw new AssertionError("not done after so many lives: " + died);
    }

    private static long fence(TestTarget target) {
        return Long.parseLong(target.value("SELECT max(fence) FROM bellows.holder"));
    }

    @Test
    void anEqualIndexOfAPartitionIsJoinedAndGivenBack() {
        database.execute("CREATE INDEX \"my own\" ON events_eu (body) WHERE body IS NOT NULL;"
                + "COMMENT ON INDEX \"my own\" IS 'for look-ups'; CREATE INDEX other ON events_rest (body, kind) WHERE body IS NOT NULL;"
                + "CREATE INDEX again ON events_us_1 (body) WHERE body IS NOT NULL");
        Migration migration = doing(index(false, "body"));
        try (TestTarget target = TestTarget.on(database);
                PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            String before = target.value(IMAGE);
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            assertThat(target.value(ATTACHED)).isEqualTo("6");
            assertThat(target.value("SELECT count(*) FROM pg_inherits WHERE inhrelid = '\"my own\"'::regclass"))
                    .isEqualTo("1");
            assertThat(target.value("SELECT count(*) FROM pg_index WHERE indrelid = 'events_eu'::regclass"))
                    .isEqualTo("2");
            target.run++;
            traffic.goesOn();
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
            assertThat(target.value(IMAGE)).isEqualTo(before);
        }
    }

    /** What happens to the tree between the build of a partition's index and the lock that joins it. */
    private String whileItIsBuilt(String meanwhile, int parts) {
        Migration migration = doing(index(false, "body"));
        List<String> done = new ArrayList<>();
        KillPoints once = name -> {
            if (name.equals("part-before-join") && done.isEmpty()) {
                done.add(name);
                database.execute(meanwhile);
            }
        };
        try (TestTarget target = TestTarget.on(database, once)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            assertThat(target.value(ATTACHED)).isEqualTo(String.valueOf(parts));
            assertThat(target.value("SELECT count(*) FROM bellows.journal WHERE state = 'FAILED'"))
                    .isEqualTo("0");
            target.run++;
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
            return target.value(IMAGE);
        }
    }

    @Test
    void partitionsThatComeMeanwhileGetItToo() {
        assertThat(whileItIsBuilt(
                        "CREATE TABLE events_cn PARTITION OF events FOR VALUES IN ('cn');"
                                + "CREATE TABLE events_jp (id bigint NOT NULL, region text NOT NULL, body text, kind int);"
                                + "INSERT INTO events_jp VALUES (1, 'jp', 'x', 1);"
                                + "ALTER TABLE events ATTACH PARTITION events_jp FOR VALUES IN ('jp');"
                                + "CREATE TABLE events_af PARTITION OF events FOR VALUES IN ('af') PARTITION BY LIST (id)",
                        9))
                .doesNotContain("(body)");
    }

    @Test
    void partitionsThatGoMeanwhileAreLeft() {
        assertThat(whileItIsBuilt(
                        "ALTER TABLE events DETACH PARTITION events_us; DROP TABLE events_rest;"
                                + "ALTER TABLE events_us DETACH PARTITION events_us_1",
                        2))
                .doesNotContain("(body)");
    }

    @Test
    void theOneThatIsBeingBuiltForMayGo() {
        assertThat(whileItIsBuilt("ALTER TABLE events DETACH PARTITION events_eu", 5))
                .doesNotContain("(body)");
    }

    /** Nothing is joined after it went: older servers look no more, newer ones when something is joined again. */
    @Test
    void theLastOneThatIsMissingMayGoWhereTheServerLooksAgain() {
        Migration migration = doing(index(false, "body"));
        List<String> met = new ArrayList<>();
        KillPoints last = name -> {
            if (name.equals("part-before-join")) {
                met.add(name);
                if (met.size() == 4) {
                    database.execute("ALTER TABLE events_us DETACH PARTITION events_us_1");
                }
            }
        };
        try (TestTarget target = TestTarget.on(database, last)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            StepOutcome outcome =
                    Rollouts.execute(target, held, migration, plan.steps().getFirst(), BEFORE);
            if (outcome instanceof StepOutcome.Failed failed) {
                assertThat(failed.problem().code()).isEqualTo(ErrorCode.STEP_INDEX_INVALID);
                assertThat(Integer.parseInt(target.value("SHOW server_version_num")))
                        .isLessThan(180006);
            } else {
                assertThat(target.value(ATTACHED)).isEqualTo("5");
            }
            target.run++;
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
            assertThat(target.value(IMAGE)).doesNotContain("(body)");
        }
    }

    @Test
    void aReaderOfOnePartitionHoldsUpItsJoinAndNoOther() throws Exception {
        Migration migration = doing(index(false, "body"));
        try (TestTarget target = TestTarget.on(database);
                Connection reader = database.connect();
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            CompletableFuture<StepOutcome> outcome;
            // The build waits for old snapshots anyway: one that reads row by row has none between its statements.
            reader.setAutoCommit(false);
            StrongLockIT.run(reader, "LOCK TABLE ONLY events_us_0 IN ACCESS SHARE MODE");
            outcome = CompletableFuture.supplyAsync(
                    () -> Rollouts.execute(target, held, migration, plan.steps().getFirst(), BEFORE), worker);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> target.waits.stream().anyMatch(it -> it.startsWith("lock: session")));
            try (PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
                traffic.goesOn();
            }
            reader.rollback();
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(ATTACHED)).isEqualTo("6");
        }
    }

    @Test
    void aUniqueOneComesWithTheContractAndHasThePartitionKey() {
        Migration migration = doing(index(true, "body", "region", "id"));
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(refused(target, index(true, "body", "id")))
                    .singleElement()
                    .asString()
                    .contains("lacks region, by which public.events is partitioned");
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            try (PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
                narrow(target, held, migration, plan);
                Rollouts.phase(target, held, migration, plan, Phase.CONTRACT, AFTER);
                traffic.goesOn();
            }
            assertThat(target.value(ATTACHED)).isEqualTo("6");
            Rollouts.phase(target, held, migration, plan, Phase.REVERT, AFTER);
            assertThat(target.value(IMAGE)).doesNotContain("body");
        }
    }

    @Test
    void equalKeysOfOnePartitionFailItAndAreNoObstacleOncePutRight() {
        Operation.CreateIndex one = new Operation.CreateIndex(
                new TableName(Optional.empty(), "events"),
                "events_body",
                List.of("body", "region", "id"),
                true,
                Optional.empty(),
                Optional.empty());
        database.execute("ALTER TABLE events DROP CONSTRAINT events_pkey");
        Migration migration = doing(one);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            narrow(target, held, migration, plan);
            database.execute("INSERT INTO events SELECT * FROM events WHERE id = 3");
            Step build = plan.steps(Phase.CONTRACT).getFirst();
            StepOutcome outcome = Rollouts.execute(target, held, migration, build, AFTER);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(target.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid AND indrelid IN ("
                            + "SELECT relid FROM pg_partition_tree('events') WHERE isleaf)"))
                    .as("an invalid unique index refuses writes all the same")
                    .isEqualTo("0");
            database.execute("DELETE FROM events WHERE ctid = (SELECT max(ctid) FROM events WHERE id = 3) AND id = 3");
            target.attempt++;
            assertThat(Rollouts.execute(target, held, migration, build, AFTER)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(ATTACHED)).isEqualTo("6");
        }
    }

    @Test
    void anIndexOverTheTreeIsDroppedAndBuiltAgain() {
        database.execute("CREATE INDEX events_body ON events (lower(body) DESC) INCLUDE (kind) WITH (fillfactor = 70)");
        Migration migration = doing(new Operation.DropIndex(new TableName(Optional.empty(), "events"), "events_body"));
        try (TestTarget target = TestTarget.on(database);
                PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            String before = target.value("SELECT pg_get_indexdef('events_body'::regclass)");
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            narrow(target, held, migration, plan);
            for (int time = 0; time < 2; time++) {
                Rollouts.phase(target, held, migration, plan, Phase.CONTRACT, AFTER);
                assertThat(target.value(IMAGE)).doesNotContain("lower(body)");
                traffic.goesOn();
                target.run++;
                Rollouts.phase(target, held, migration, plan, Phase.REVERT, AFTER);
                assertThat(target.value(ATTACHED)).isEqualTo("6");
                assertThat(target.value("SELECT pg_get_indexdef('events_body'::regclass)"))
                        .isEqualTo(before);
                traffic.goesOn();
                target.run++;
            }
        }
    }

    @Test
    void whatCannotBeCarriedIsRefusedByName() {
        database.execute(
                "ALTER TABLE events DROP CONSTRAINT events_pkey; CREATE FOREIGN DATA WRAPPER files; CREATE SERVER far FOREIGN DATA WRAPPER files;"
                        + "CREATE FOREIGN TABLE events_far PARTITION OF events FOR VALUES IN ('far') SERVER far;"
                        + "DO $$ BEGIN CREATE ROLE other_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;"
                        + "GRANT CREATE ON SCHEMA public TO other_owner; ALTER TABLE events_eu OWNER TO other_owner");
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(refused(target, index(false, "body")))
                    .anyMatch(it -> it.contains("public.events has partitions that are foreign tables")
                            && it.contains("events_far"))
                    .anyMatch(it -> it.contains("have another owner than the table") && it.contains("events_eu"));
            assertThat(refused(
                            target,
                            new Operation.CreateIndex(
                                    new TableName(Optional.empty(), "events_us"),
                                    "events_body",
                                    List.of("body"),
                                    false,
                                    Optional.empty(),
                                    Optional.empty())))
                    .anyMatch(it -> it.contains("public.events_us is a partition of public.events"));
        }
    }

    @Test
    void anIndexOfThatNameThatWeDidNotMakeIsLeftAlone() {
        Migration migration = doing(index(false, "body"));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            database.execute("CREATE INDEX events_body ON ONLY events (body)");
            StepOutcome outcome =
                    Rollouts.execute(target, held, migration, plan.steps().getFirst(), BEFORE);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.STEP_INDEX_INVALID);
            target.run++;
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
            assertThat(target.value("SELECT to_regclass('events_body')")).isEqualTo("events_body");
        }
    }
}
