package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Constraint;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Held;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Rows that a step cannot make right: known by key, counted live, cleared when somebody puts them right or takes them away. */
class BadRowsIT {
    private static final String BILLS = "CREATE TABLE bills (id bigint PRIMARY KEY, amount text, note text);"
            + "INSERT INTO bills SELECT i, i::text FROM generate_series(1, 500) i;";

    /** What no message may say. */
    private static final String SECRET = "hush";

    private static final String THREE =
            "INSERT INTO bills SELECT i, '" + SECRET + "' FROM generate_series(1001, 1003) i";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void aRowIsFoundByItsKeyWhereverItMovesAndCountsNoMoreOnceItIsPutRightOrGone() {
        database.execute(BILLS);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE);
            Step fill = plan.steps(Phase.MIGRATE).getFirst();
            Problem problem = problem(target.execute(held, fill));
            assertThat(problem.code()).isEqualTo(ErrorCode.STEP_BAD_ROWS);
            OpenBadRows open = one(target, held);
            assertThat(open.rows()).isEqualTo(3);
            assertThat(open.cause()).isEqualTo("22P02");
            assertThat(open.step()).isEqualTo(fill.title());
            assertThat(open.rollout()).isEqualTo("orders/18");
            assertThat(open.atLeast()).isFalse();
            assertThat(problem.message()).contains(open.query());
            assertThat(open.toString() + problem).doesNotContain(SECRET).doesNotContain("1001");
            database.execute("UPDATE bills SET note = 'moved' WHERE id > 1000");
            assertThat(one(target, held).rows()).isEqualTo(3);
            assertThat(shown(target, open)).as("found where they lie now").isEqualTo("1001 1002 1003");
            database.execute("UPDATE bills SET amount = '7' WHERE id = 1001");
            assertThat(one(target, held).rows()).isEqualTo(2);
            assertThat(shown(target, open)).isEqualTo("1002 1003");
            database.execute("DELETE FROM bills WHERE id = 1002");
            assertThat(one(target, held).rows()).isEqualTo(1);
            database.execute("UPDATE bills SET amount = '8' WHERE id = 1003");
            assertThat(target.target.badRows(held.fence())).isEmpty();
            target.attempt = 2;
            run(target, held, plan, Phase.MIGRATE);
            assertThat(target.value("SELECT sum(cents) FROM bills WHERE id > 1000"))
                    .isEqualTo("1500");
            assertThat(target.value("SELECT count(*) FROM bellows.bad_rows")).isEqualTo("0");
        }
    }

    /** A writer waits for the very try that fails, and moves the row before it is noted: its place is another one's by then. */
    @Test
    void aRowThatSomebodyWritesAllTheTimeIsKnownByItsKey() throws InterruptedException {
        database.execute("CREATE TABLE bills (id bigint PRIMARY KEY, amount text, note text);"
                + "CREATE FUNCTION slowly(text) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS"
                + " 'BEGIN IF $1 = ''" + SECRET
                + "'' THEN PERFORM pg_catalog.pg_sleep(0.1); END IF; RETURN $1::bigint; END'");
        Migration slow = migration(new AddColumn(
                table("bills"),
                new ColumnDefinition("cents", "bigint", true, Optional.empty()),
                Optional.of("public.slowly(amount)")));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, slow);
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE.replace("1003", "1001"));
            AtomicBoolean ended = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().start(() -> {
                try (Connection session = database.connect();
                        Statement statement = session.createStatement()) {
                    while (!ended.get()) {
                        statement.execute("UPDATE bills SET note = 'again'");
                        LockSupport.parkNanos(40_000_000);
                    }
                } catch (SQLException e) {
                    throw new AssertionError("the application failed", e);
                }
            });
            Step fill = plan.steps(Phase.MIGRATE).getFirst();
            SystemRuntime.await("the row is noted", Duration.ofSeconds(60), () -> {
                target.execute(held, fill);
                target.attempt++;
                return !target.value("SELECT count(*) FROM bellows.bad_rows").equals("0");
            });
            ended.set(true);
            writer.join();
            assertThat(target.value("SELECT row_key FROM bellows.bad_rows")).isEqualTo("{1001}");
        }
    }

    /** No trigger heals what a plain backfill writes: whether the row could be written is tried, and taken back. */
    @Test
    void aRepairedRowOfAPlainBackfillIsClearedAndLeftAsItIs() {
        database.execute(
                "CREATE TABLE bills (shop text, no int, amount text, cents bigint, CHECK (cents <> 13), PRIMARY KEY (shop, no));"
                        + "INSERT INTO bills SELECT 'a \"{b},' || i % 3, i, i::text FROM generate_series(20, 500) i;"
                        + "INSERT INTO bills VALUES ('it''s', 1, '" + SECRET + "'), ('', 2, '13'), (E'\\\\', 3, '"
                        + SECRET + "')");
        Migration backfill = migration(new Operation.Backfill(
                table("bills"), List.of(new Assignment("cents", "amount::bigint")), Optional.of("cents IS NULL")));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, backfill);
            Step fill = plan.steps(Phase.MIGRATE).getFirst();
            assertThat(problem(target.execute(held, fill)).message()).contains("3 row(s)");
            assertThat(target.target.badRows(held.fence()))
                    .extracting(it -> it.cause() + " " + it.rows())
                    .containsExactlyInAnyOrder("22P02 2", "23514 1");
            database.execute(
                    "UPDATE bills SET amount = '5' WHERE no = 1; UPDATE bills SET amount = 'other' WHERE no = 3;"
                            + "UPDATE bills SET amount = '14' WHERE no = 2");
            OpenBadRows left = one(target, held);
            assertThat(left.cause() + " " + left.rows()).isEqualTo("22P02 1");
            assertThat(target.value("SELECT string_agg(no::text, ' ') FROM (" + left.query() + ") x"))
                    .isEqualTo("3");
            assertThat(target.value("SELECT count(*) FROM bills WHERE no IN (1, 2) AND cents IS NULL"))
                    .as("tried, and not written")
                    .isEqualTo("2");
            database.execute("UPDATE bills SET amount = '6' WHERE no = 3");
            assertThat(target.target.badRows(held.fence())).isEmpty();
            target.attempt = 2;
            assertThat(target.execute(held, fill)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT sum(cents) FROM bills WHERE no < 20"))
                    .isEqualTo("25");
        }
    }

    @Test
    void aRowOfATableWithoutAKeyCountsUntilTheStepIsTriedAgain() {
        database.execute(BILLS + "ALTER TABLE bills DROP CONSTRAINT bills_pkey");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE);
            assertThat(problem(target.execute(held, plan.steps(Phase.MIGRATE).getFirst()))
                            .message())
                    .contains("has no key");
            database.execute("UPDATE bills SET amount = '7' WHERE id > 1000");
            assertThat(one(target, held).rows()).isEqualTo(3);
            target.attempt = 2;
            run(target, held, plan, Phase.MIGRATE);
            assertThat(target.target.badRows(held.fence())).isEmpty();
        }
    }

    @Test
    void aHaltedDatabaseIsLeftAloneAndWhatIsKnownIsCounted() {
        database.execute(BILLS);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE);
            assertThat(target.execute(held, plan.steps(Phase.MIGRATE).getFirst()))
                    .isInstanceOf(StepOutcome.Failed.class);
            database.execute("SELECT bellows.halt('leave it'); DELETE FROM bills WHERE id > 1000");
            assertThat(one(target, held).rows()).isEqualTo(3);
            database.execute("SELECT bellows.resume()");
            assertThat(target.target.badRows(held.fence())).isEmpty();
        }
    }

    @Test
    void whoHasLostTheFenceClearsNothing() {
        database.execute(BILLS);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE);
            assertThat(target.execute(held, plan.steps(Phase.MIGRATE).getFirst()))
                    .isInstanceOf(StepOutcome.Failed.class);
            database.execute("DELETE FROM bills WHERE id > 1000");
            database.execute("UPDATE bellows.fence SET fence = fence + 1");
            assertThat(one(target, held).rows()).isEqualTo(3);
        }
    }

    @Test
    void rowsOfAPhaseThatWasLeftForTheWayBackCountNoMore() {
        database.execute(BILLS);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE);
            assertThat(target.execute(held, plan.steps(Phase.MIGRATE).getFirst()))
                    .isInstanceOf(StepOutcome.Failed.class);
            Rollouts.phase(
                    target,
                    held,
                    nullable(),
                    plan,
                    Phase.ROLLBACK,
                    target.target.inspect().window().orElseThrow().window());
            assertThat(target.target.badRows(held.fence())).isEmpty();
        }
    }

    @Test
    void whatOldCodeWroteSinceTheFillStopsTheContractBeforeAnythingGoes() {
        database.execute(BILLS);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            run(target, held, plan, Phase.MIGRATE);
            database.execute(THREE);
            database.execute("UPDATE bills SET cents = NULL WHERE id = 7");
            assertThat(target.value("SELECT count(*) FROM bills WHERE cents IS NULL"))
                    .as("old code's three, and a NULL that new code means")
                    .isEqualTo("4");
            Step look = plan.steps(Phase.CONTRACT).getFirst();
            Problem problem = problem(target.execute(held, look));
            assertThat(problem.code()).isEqualTo(ErrorCode.STEP_BAD_ROWS);
            assertThat(problem.message())
                    .startsWith("3 of 503 rows of \"public\".\"bills\"")
                    .contains("rollout abort orders/18")
                    .doesNotContain(SECRET);
            OpenBadRows open = one(target, held);
            assertThat(open.phase()).isEqualTo(Phase.CONTRACT);
            assertThat(open.rows()).isEqualTo(3);
            assertThat(shown(target, open)).isEqualTo("1001 1002 1003");
            database.execute("UPDATE bills SET amount = '7' WHERE id = 1001");
            assertThat(one(target, held).rows()).isEqualTo(2);
            database.execute("UPDATE bills SET cents = 0 WHERE id = 1002; DELETE FROM bills WHERE id = 1003");
            assertThat(target.target.badRows(held.fence())).isEmpty();
            target.attempt = 2;
            assertThat(target.execute(held, look)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void aDefaultThatStandsInForAValueStopsTheContractToo() {
        database.execute(BILLS);
        Migration required = migration(add(false, Optional.of("0")));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, required);
            run(target, held, plan, Phase.EXPAND);
            run(target, held, plan, Phase.MIGRATE);
            database.execute(THREE);
            database.execute("UPDATE bills SET cents = 0 WHERE id = 7");
            Step look = plan.steps(Phase.CONTRACT).getFirst();
            assertThat(problem(target.execute(held, look)).message())
                    .startsWith("3 of 503 rows of \"public\".\"bills\"");
            assertThat(one(target, held).rows()).isEqualTo(3);
            database.execute("UPDATE bills SET cents = 5 WHERE id > 1000");
            assertThat(target.target.badRows(held.fence())).isEmpty();
            target.attempt = 2;
            assertThat(target.execute(held, look)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** What an agent of the release before noted is there still when a newer one comes. */
    @Test
    void rowsThatAnOlderAgentNotedCountUntilTheStepIsTriedAgain() {
        database.execute(BILLS);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, nullable());
            run(target, held, plan, Phase.EXPAND);
            database.execute(THREE);
            Step fill = plan.steps(Phase.MIGRATE).getFirst();
            assertThat(target.execute(held, fill)).isInstanceOf(StepOutcome.Failed.class);
            database.execute(
                    "DROP INDEX bellows.bad_rows_row; ALTER TABLE bellows.bad_rows DROP COLUMN row_key, DROP COLUMN title,"
                            + " DROP COLUMN reason, DROP COLUMN query, DROP COLUMN looked_at, DROP COLUMN cleared_at,"
                            + " ADD PRIMARY KEY (line, rollout, phase, ordinal, row_place); UPDATE bellows.schema_version SET version = 3");
            Held again = target.target.takeOver(held.fence());
            assertThat(one(target, again).rows()).isEqualTo(3);
            database.execute("UPDATE bills SET amount = '7' WHERE id > 1000");
            target.attempt = 2;
            run(target, again, plan, Phase.MIGRATE);
            assertThat(target.target.badRows(again.fence())).isEmpty();
        }
    }

    /** The server names the constraint alone; rows that nobody could have looked for came between the look and what binds. */
    @Test
    void aConstraintThatCannotBeProvenSaysWhichRowsKeepItFromThatAndWhatToType() {
        database.execute(BILLS);
        Migration check = migration(new Operation.AddConstraint(
                table("bills"), Optional.of("told"), new Constraint.Check("amount <> 'hush'")));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = frozen(target, held, check);
            VersionRange window = target.target.inspect().window().orElseThrow().window();
            List<Step> steps = plan.steps(Phase.CONTRACT);
            assertThat(steps).hasSize(3);
            assertThat(Rollouts.execute(target, held, check, steps.get(0), window))
                    .isInstanceOf(StepOutcome.Done.class);
            database.execute(THREE);
            assertThat(Rollouts.execute(target, held, check, steps.get(1), window))
                    .isInstanceOf(StepOutcome.Done.class);
            Problem problem = problem(Rollouts.execute(target, held, check, steps.get(2), window));
            assertThat(problem.code()).isEqualTo(ErrorCode.STEP_FAILED);
            assertThat(problem.message())
                    .contains("23514", "told", "bellows rollout retry orders/18", "bellows rollout abort orders/18")
                    .doesNotContain("1001");
            String query = problem.message().substring(problem.message().indexOf("SELECT *"));
            assertThat(target.value("SELECT string_agg(id::text, ' ' ORDER BY id) FROM ("
                            + query.substring(0, query.indexOf(". Put them right")) + ") x"))
                    .isEqualTo("1001 1002 1003");
            database.execute("DELETE FROM bills WHERE id > 1000");
            target.attempt = 2;
            assertThat(Rollouts.execute(target, held, check, steps.get(2), window))
                    .isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** What the server leaves out of its own words is what we leave out of them. */
    @Test
    void theServerSaysAReasonAsWeDo() {
        try (TestTarget target = TestTarget.on(database)) {
            for (List<String> said : List.of(
                    List.of("22P02", "invalid input syntax for type integer: \"hush\""),
                    List.of("22003", "value 47,11 is 'out' of\nrange 5"),
                    List.of("P0001", "x".repeat(400)),
                    List.of("23505", "duplicate key value violates unique constraint \"bills_pkey\"\nKey (id)=(1)"),
                    List.of("42703", "column \"cents\" does not exist"))) {
                String state = Sql.literal(said.getFirst());
                assertThat(target.value("SELECT " + ServerText.sql(state, Sql.literal(said.getLast()))))
                        .startsWith(ServerText.of(said.getFirst(), said.getLast())
                                .replaceAll("…$", said.getLast().length() > 300 ? "" : "…"));
                assertThat(target.value("SELECT " + ServerText.sql(state, Sql.literal(said.getLast()))))
                        .doesNotContain("hush")
                        .doesNotContain("Key");
            }
        }
    }

    private static OpenBadRows one(TestTarget target, Held held) {
        List<OpenBadRows> open = target.target.badRows(held.fence());
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private static String shown(TestTarget target, OpenBadRows open) {
        return target.value("SELECT string_agg(id::text, ' ' ORDER BY id) FROM (" + open.query() + ") x");
    }

    private static Plan frozen(TestTarget target, Held held, Migration migration) {
        Plan plan = Rollouts.plan(target, migration);
        target.target.freezePlan(held, target.generation, TestTarget.ROLLOUT, plan);
        return plan;
    }

    private static void run(TestTarget target, Held held, Plan plan, Phase phase) {
        for (Step step : plan.steps(phase)) {
            assertThat(target.execute(held, step)).as(step.title()).isInstanceOf(StepOutcome.Done.class);
        }
    }

    private static Problem problem(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        return ((StepOutcome.Failed) outcome).problem();
    }

    private static TableName table(String name) {
        return TableName.parse(name).orElseThrow();
    }

    private static Migration nullable() {
        return migration(add(true, Optional.empty()));
    }

    private static Operation add(boolean nullable, Optional<String> value) {
        return new AddColumn(
                table("bills"),
                new ColumnDefinition("cents", "bigint", nullable, value),
                Optional.of("amount::bigint * 100"));
    }

    private static Migration migration(Operation... operations) {
        return new Migration(
                new SchemaLine("orders"),
                18,
                "bad-rows",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                EnumSet.allOf(Consent.class),
                List.of(operations),
                new ContractTerms(Duration.ZERO, Duration.ZERO));
    }
}
