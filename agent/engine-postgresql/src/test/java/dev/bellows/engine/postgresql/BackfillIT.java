package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backfill operation, planned and executed as an agent does, beside an application that goes on writing. */
class BackfillIT {
    private static final String NUMBERS = "SELECT string_agg(DISTINCT coalesce(n::text, 'null'), ',') FROM acc";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    /** Rows of which the second half is sparse: an UPDATE of the first half moves rows into its gaps. */
    private void createSparseTable() {
        database.execute(
                "CREATE TABLE acc (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, pad text DEFAULT repeat('x', 200));"
                        + "INSERT INTO acc SELECT i, 0 FROM generate_series(1, 11000) i; DELETE FROM acc WHERE id > 5500 AND id % 3 <> 0");
        database.execute("VACUUM ANALYZE acc");
    }

    /** Rows to fill behind blocks with room: an UPDATE of the last rows moves them to the front. */
    private void createTableWithRoomInFront(String key) {
        database.execute("CREATE TABLE acc (id int " + key + ", n int, pad text) WITH (autovacuum_enabled = off);"
                + "INSERT INTO acc SELECT i, NULL, repeat('x', 200) FROM generate_series(1, 11000) i;"
                + "DELETE FROM acc WHERE id BETWEEN 100 AND 2000");
        database.execute("VACUUM ANALYZE acc");
    }

    private static BackfillLimits limits(int workers, int maxRows) {
        return new BackfillLimits("test", 0, 0, 0, maxRows, 0, workers, List.of());
    }

    private static Migration migration(String set, Optional<String> where) {
        Operation backfill = new Backfill(
                new Operation.TableName(Optional.empty(), "acc"), List.of(new Assignment("n", set)), where);
        return new Migration(
                new SchemaLine("orders"),
                18,
                "fill",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                Set.<Consent>of(),
                List.of(backfill),
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
    }

    private static PlanOutcome plan(TestTarget target, Migration migration) {
        return new PostgresqlPlanner().plan(migration, target.target.snapshot(migration), target.target.facts());
    }

    /** Runs every step of MIGRATE until one is not done. */
    private static List<StepOutcome> migrate(TestTarget target, Held held, PlanOutcome outcome) {
        List<StepOutcome> outcomes = new ArrayList<>();
        if (outcome instanceof PlanOutcome.Planned planned) {
            for (Step step : planned.plan().steps(Phase.MIGRATE)) {
                outcomes.add(target.execute(held, step));
                if (!(outcomes.getLast() instanceof StepOutcome.Done)) {
                    break;
                }
            }
        }
        return outcomes;
    }

    private static List<String> codes(PlanOutcome outcome) {
        return switch (outcome) {
            case PlanOutcome.Planned planned -> List.of();
            case PlanOutcome.Refused refused ->
                refused.problems().stream()
                        .map(Problem::code)
                        .map(it -> it.id())
                        .toList();
        };
    }

    @Test
    void whatReadsTheColumnItSetsIsRefusedWithoutAWhereThatEndsIt() {
        createSparseTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            PlanOutcome outcome = plan(target, migration("n + 1", Optional.empty()));
            migrate(target, held, outcome);
            assertThat(target.value(NUMBERS)).as("what was written").isEqualTo("0");
            assertThat(codes(outcome)).containsExactly("BLW-PLAN-020");
        }
    }

    @Test
    void theAdviceForWhatReadsTheColumnItSetsIsTrueOfTheVeryRefusalThatGivesIt() {
        createSparseTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            PlanOutcome refused = plan(target, migration("n + 1", Optional.empty()));
            String advice =
                    ((PlanOutcome.Refused) refused).problems().getFirst().message();
            assertThat(advice)
                    .doesNotContain("n IS DISTINCT FROM n + 1")
                    .contains("set: {n: \"n + 1\", n_done: \"true\"} with where: \"n_done IS NULL\"");
            Operation.TableName acc = new Operation.TableName(Optional.empty(), "acc");
            Migration marked = new Migration(
                    new SchemaLine("orders"),
                    18,
                    "fill",
                    Migration.Sync.TRIGGER,
                    Migration.Exposure.AUTO,
                    Set.<Consent>of(),
                    List.of(
                            new Operation.AddColumn(
                                    acc,
                                    new Operation.ColumnDefinition("n_done", "boolean", true, Optional.empty()),
                                    Optional.empty()),
                            new Backfill(
                                    acc,
                                    List.of(new Assignment("n", "n + 1"), new Assignment("n_done", "true")),
                                    Optional.of("n_done IS NULL"))),
                    new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
            PlanOutcome outcome = plan(target, marked);
            Step add =
                    ((PlanOutcome.Planned) outcome).plan().steps(Phase.EXPAND).getFirst();
            assertThat(target.execute(held, add)).isInstanceOf(StepOutcome.Done.class);
            assertThat(migrate(target, held, outcome)).singleElement().isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(NUMBERS)).isEqualTo("1");
        }
    }

    @Test
    void aFunctionThatReadsTheTableItIsSetOnIsRefusedWithoutAWhereThatEndsIt() {
        createSparseTable();
        database.execute("CREATE FUNCTION most() RETURNS int STABLE LANGUAGE sql AS 'SELECT max(n) FROM public.acc';"
                + "CREATE FUNCTION next_most() RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN RETURN public.most() + 1; END $$;"
                + "CREATE FUNCTION harmless(x int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT x + 1'");
        try (TestTarget target = TestTarget.on(database)) {
            PlanOutcome outcome = plan(target, migration("public.next_most()", Optional.empty()));
            assertThat(codes(outcome)).containsExactly("BLW-PLAN-020");
            assertThat(outcome.toString()).contains("public.next_most").contains("public.most");
            assertThat(codes(plan(target, migration("public.next_most()", Optional.of("n IS NULL")))))
                    .isEmpty();
            assertThat(codes(plan(target, migration("public.harmless(id)", Optional.empty()))))
                    .isEmpty();
        }
    }

    @Test
    void withAWhereThatEndsItEachRowIsWrittenExactlyOnce() {
        createSparseTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(2, 700);
            PlanOutcome outcome = plan(target, migration("n + 1", Optional.of("n = 0")));
            assertThat(migrate(target, held, outcome))
                    .isEqualTo(
                            List.of(new StepOutcome.Done(Long.parseLong(target.value("SELECT count(*) FROM acc")), 0)));
            assertThat(target.value(NUMBERS)).isEqualTo("1");
        }
    }

    @Test
    void aWhereThatGoesOnToHoldStopsTheFirstBatchWhichWritesNothing() {
        createSparseTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            List<StepOutcome> outcomes = migrate(target, held, plan(target, migration("n + 1", Optional.of("n < 5"))));
            assertThat(target.value(NUMBERS)).as("what was written").isEqualTo("0");
            assertThat(((StepOutcome.Failed) outcomes.getFirst())
                            .problem()
                            .code()
                            .id())
                    .isEqualTo("BLW-STEP-020");
        }
    }

    @Test
    void rowsOfABatchThatIsGoneThroughOneByOneAreNotRepeated() {
        createSparseTable();
        database.execute("ALTER TABLE acc ADD CHECK (id <> 3001 OR n < 1)");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 700);
            PlanOutcome outcome = plan(target, migration("n + 1", Optional.of("n = 0")));
            StepOutcome first = migrate(target, held, outcome).getFirst();
            assertThat(((StepOutcome.Failed) first).problem().message())
                    .contains("SQLSTATE 23514", "violates check constraint \"acc_check\"");
            database.execute("ALTER TABLE acc DROP CONSTRAINT acc_check");
            target.attempt = 2;
            assertThat(migrate(target, held, outcome).getFirst()).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(NUMBERS)).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY KEY", ""})
    void aRowThatTheApplicationMovesIntoAPassedBlockIsFilledToo(String key) {
        createTableWithRoomInFront(key);
        AtomicBoolean moved = new AtomicBoolean();
        KillPoints move = name -> {
            if (name.equals("backfill-batch") && moved.compareAndSet(false, true)) {
                database.execute("UPDATE acc SET pad = pad || 'y' WHERE id > 10600");
            }
        };
        try (TestTarget target = TestTarget.on(database, move)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 4_000);
            List<StepOutcome> outcomes = migrate(target, held, plan(target, migration("7", Optional.of("n IS NULL"))));
            assertThat(moved).isTrue();
            assertThat(outcomes).allSatisfy(it -> assertThat(it).isInstanceOf(StepOutcome.Done.class));
            assertThat(target.value("SELECT count(*) FROM acc WHERE n IS NULL")).isEqualTo("0");
        }
    }

    @Test
    void rowsThatKeepComingAreSaidInsteadOfDone() {
        createTableWithRoomInFront("PRIMARY KEY");
        AtomicInteger next = new AtomicInteger(1);
        KillPoints undo = name -> {
            if (name.equals("backfill-batch")) {
                database.execute("UPDATE acc SET n = NULL WHERE id = " + (next.getAndIncrement() % 90 + 1));
            }
        };
        try (TestTarget target = TestTarget.on(database, undo)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 4_000);
            StepOutcome outcome = migrate(target, held, plan(target, migration("7", Optional.of("n IS NULL"))))
                    .getFirst();
            assertThat(((StepOutcome.Failed) outcome).problem().code().id()).isEqualTo("BLW-STEP-021");
        }
    }

    @Test
    void rowsThatComeBehindTheLastKeyDoNotKeepItFromEnding() {
        createTableWithRoomInFront("PRIMARY KEY");
        AtomicInteger next = new AtomicInteger(20_000);
        KillPoints insert = name -> {
            if (name.equals("backfill-batch") || name.equals("backfill-sweep")) {
                database.execute("INSERT INTO acc (id) VALUES (" + next.getAndIncrement() + ")");
            }
        };
        try (TestTarget target = TestTarget.on(database, insert)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(2, 4_000);
            assertThat(migrate(target, held, plan(target, migration("7", Optional.of("n IS NULL")))))
                    .allSatisfy(it -> assertThat(it).isInstanceOf(StepOutcome.Done.class));
            assertThat(target.value("SELECT count(*) FROM acc WHERE n IS NULL AND id < 20000"))
                    .isEqualTo("0");
            assertThat(target.value("SELECT string_agg(DISTINCT kind, ',') FROM bellows.cursor"))
                    .isEqualTo("key");
        }
    }

    @Test
    void aBackfillThatDiedInASweepGoesOnAndProvesItsEndAnew() {
        createTableWithRoomInFront("PRIMARY KEY");
        AtomicInteger sweeps = new AtomicInteger();
        KillPoints death = name -> {
            if (name.equals("backfill-batch") && sweeps.get() == 0) {
                database.execute("UPDATE acc SET pad = pad || 'y' WHERE id > 10600");
            }
            if (name.equals("backfill-sweep") && sweeps.incrementAndGet() == 1) {
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name LIKE 'bellows-agent%'");
            }
        };
        try (TestTarget target = TestTarget.on(database, death)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 4_000);
            PlanOutcome outcome = plan(target, migration("7", Optional.of("n IS NULL")));
            assertThat(migrate(target, held, outcome).getFirst()).isNotInstanceOf(StepOutcome.Done.class);
            target.attempt = 2;
            Held again = target.target.takeOver(0);
            assertThat(migrate(target, again, outcome).getFirst()).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM acc WHERE n IS NULL")).isEqualTo("0");
        }
    }

    @Test
    void aResultOfNullIsAResultAndACommentAtTheEndHidesNothing() {
        createSparseTable();
        database.execute("ALTER TABLE acc ALTER n DROP NOT NULL");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            PlanOutcome outcome =
                    plan(target, migration("nullif(id % 2, 0) -- odd ones", Optional.of("n = 0 -- the old default")));
            assertThat(migrate(target, held, outcome).getFirst()).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM acc WHERE n IS DISTINCT FROM nullif(id % 2, 0)"))
                    .isEqualTo("0");
        }
    }

    private static Migration adding(boolean nullable, String up) {
        Operation add = new Operation.AddColumn(
                new Operation.TableName(Optional.empty(), "acc"),
                new Operation.ColumnDefinition("m", "integer", nullable, Optional.empty()),
                Optional.of(up));
        return new Migration(
                new SchemaLine("orders"),
                18,
                "add",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                Set.of(Consent.STAR),
                List.of(add),
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
    }

    private static List<StepOutcome> expandAndMigrate(TestTarget target, Held held, PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        for (Step step : ((PlanOutcome.Planned) outcome).plan().steps(Phase.EXPAND)) {
            assertThat(target.execute(held, step)).isInstanceOf(StepOutcome.Done.class);
        }
        return migrate(target, held, outcome);
    }

    @Test
    void anEmptyRowOfANullableColumnIsVerifiedAgainstWhatItShouldHave() {
        createSparseTable();
        database.execute("UPDATE acc SET n = id % 10; ALTER TABLE acc ADD note text");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            PlanOutcome outcome = plan(target, adding(true, "nullif(acc.n, 3) * 2"));
            assertThat(expandAndMigrate(target, held, outcome))
                    .allSatisfy(it -> assertThat(it).isInstanceOf(StepOutcome.Done.class))
                    .hasSize(2);
            database.execute("SET session_replication_role = replica; ALTER TABLE acc DISABLE TRIGGER USER;"
                    + "UPDATE acc SET m = NULL WHERE id IN (10, 11); ALTER TABLE acc ENABLE TRIGGER USER;"
                    + "DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE acc ENABLE ALWAYS TRIGGER %I', tgname) FROM pg_trigger"
                    + " WHERE tgrelid = 'acc'::regclass); END $$");
            target.run = 2;
            Step verify =
                    ((PlanOutcome.Planned) outcome).plan().steps(Phase.MIGRATE).getLast();
            String looked = target.execute(held, verify).toString();
            assertThat(looked)
                    .contains("BLW-STEP-013", "2 of ", "rows of \"public\".\"acc\" are not as they should be");
            // What the message says puts them right.
            database.execute(looked.substring(looked.indexOf("UPDATE "), looked.indexOf(" [shop-1")));
            target.attempt = 2;
            assertThat(target.execute(held, verify)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void rowsForWhichUpFailsAreCountedWithTheServersWords() {
        createSparseTable();
        database.execute("UPDATE acc SET n = 1 + id % 1000");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            PlanOutcome outcome = plan(target, adding(true, "10 / n"));
            assertThat(expandAndMigrate(target, held, outcome))
                    .allSatisfy(it -> assertThat(it).isInstanceOf(StepOutcome.Done.class));
            // Rows that the plan's trial could not see and the fill has passed: code that does not know the column
            // wrote them.
            database.execute("INSERT INTO acc (id, n) SELECT i, 0 FROM generate_series(20001, 20012) i");
            target.run = 2;
            Step look =
                    ((PlanOutcome.Planned) outcome).plan().steps(Phase.MIGRATE).getLast();
            StepOutcome looked = target.execute(held, look);
            String failing = target.value("SELECT count(*) FROM acc WHERE n = 0");
            assertThat(looked.toString())
                    .contains(
                            "BLW-STEP-013",
                            failing + " of " + target.value("SELECT count(*) FROM acc") + " rows",
                            failing + " of them because the expression fails",
                            "SQLSTATE 22012: division by zero");
        }
    }
}
