package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** alterColumn with up and down on a real catalog, with statements of code of either version. */
class WrittenValuesIT {
    private static final String SCHEMA = """
            CREATE TABLE docs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL DEFAULT '7', note varchar(20));
            INSERT INTO docs (code, note) SELECT lpad(i::text, 4, '0'), CASE WHEN i % 3 <> 0 THEN 'n' || i END FROM generate_series(1, 90) i;
            CREATE INDEX docs_code ON docs (code DESC, id);
            CREATE FUNCTION dice() RETURNS int LANGUAGE sql AS 'SELECT (pg_catalog.random() * 1000000)::int';
            COMMENT ON COLUMN docs.code IS 'what it is called';
            """;

    private static final Operation.UpDown NUMBER = new Operation.UpDown("code::int", "number::text");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private Connection connection;
    private StepRunner runner;
    private Migration migration = Migrations.of(alter("code", Optional.of("number"), "int", NUMBER));
    private Plan plan;

    private static Operation alter(String column, Optional<String> as, String type, Operation.UpDown written) {
        return new Operation.AlterColumn(Migrations.table("docs"), column, as, type, Optional.of(written));
    }

    @BeforeEach
    void plan() throws SQLException {
        connection = database.connect();
        runner = new StepRunner(connection, migration);
        runner.run(SCHEMA);
        plan = runner.plan(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void plan(Operation operation) throws SQLException {
        migration = Migrations.of(operation);
        runner = new StepRunner(connection, migration);
        plan = runner.plan(false);
    }

    private void phases(Phase... phases) throws SQLException {
        for (Phase phase : phases) {
            runner.applyPhase(plan, phase);
        }
    }

    private String row(String condition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT concat_ws('|', coalesce(code, '-'), coalesce(number::text, '-')) FROM docs WHERE "
                                + condition)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void eachVersionReadsWhatTheOtherWroteAndKeepsWhatItWroteItself() throws SQLException {
        phases(Phase.EXPAND);
        runner.run("INSERT INTO docs (code, note) VALUES ('0100', 'old')");
        runner.run("INSERT INTO docs (number, note) VALUES (101, 'new')");
        runner.run("INSERT INTO docs (note) VALUES ('none')");
        runner.run("UPDATE docs SET code = '0020' WHERE id = 1");
        runner.run("UPDATE docs SET number = 21 WHERE id = 2");
        phases(Phase.MIGRATE);
        assertThat(row("note = 'old'")).isEqualTo("0100|100");
        assertThat(row("note = 'new'")).isEqualTo("101|101");
        assertThat(row("note = 'none'")).isEqualTo("7|7");
        assertThat(row("id = 1")).isEqualTo("0020|20");
        assertThat(row("id = 2")).isEqualTo("21|21");
        assertThat(row("id = 3")).isEqualTo("0003|3");
        runner.run("UPDATE docs SET note = 'touched', code = code, number = number WHERE id = 3");
        assertThat(row("id = 3")).isEqualTo("0003|3");
        runner.run("UPDATE docs SET number = number + 1 WHERE id = 3");
        assertThat(row("id = 3")).isEqualTo("4|4");
        runner.run("UPDATE docs SET number = NULL WHERE id = 4 AND false");
        assertThatThrownBy(() -> runner.run("UPDATE docs SET number = NULL WHERE id = 4"))
                .isInstanceOf(SQLException.class);
        assertThat(row("id = 4")).isEqualTo("0004|4");
    }

    /** The golden rule: code of the old version may write what it could write before, and nobody shows the new code what is not so. */
    @Test
    void whatUpCannotTakeRefusesNobodyAndStopsTheContract() throws SQLException {
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("UPDATE docs SET code = 'no number' WHERE id = 1");
        runner.run("INSERT INTO docs (code) VALUES ('none either')");
        assertThat(row("id = 1")).isEqualTo("no number|-");
        Step compare = plan.steps(Phase.CONTRACT).getFirst();
        assertThat(compare.title()).startsWith("compare code and number");
        assertThatThrownBy(() -> runner.apply(compare)).isInstanceOf(AssertionError.class);
        runner.run("UPDATE docs SET note = 'touched'");
        assertThat(row("id = 1")).isEqualTo("no number|-");
        runner.run("UPDATE docs SET number = 5 WHERE id = 1");
        assertThat(row("id = 1")).isEqualTo("5|5");
        runner.run("UPDATE docs SET code = '6' WHERE number IS NULL");
        phases(Phase.CONTRACT, Phase.CLEANUP);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE number IS NULL"))
                .isZero();
    }

    /** A row that was there already, and that planning did not see: the fill stops at it and says why. */
    @Test
    void aFillMeetsWhatUpCannotTake() throws SQLException {
        phases(Phase.EXPAND);
        runner.run(
                "ALTER TABLE docs DISABLE TRIGGER USER; UPDATE docs SET code = 'x' WHERE id = 9; ALTER TABLE docs ENABLE ALWAYS TRIGGER "
                        + trigger());
        assertThatThrownBy(() -> phases(Phase.MIGRATE)).hasMessageContaining("invalid input syntax for type integer");
    }

    private String trigger() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'docs'::regclass AND NOT tgisinternal")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theEndIsAsIfItHadBeenChangedOffline() throws SQLException {
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT);
        runner.run("INSERT INTO docs (number, note) VALUES (2000000000, 'far')");
        for (Step step : plan.steps(Phase.CLEANUP)) {
            runner.apply(step);
            runner.run("UPDATE docs SET number = number + 1 WHERE id < 5");
        }
        List<String> ours = CatalogImage.of(connection);
        assertThat(ours).noneMatch(line -> line.contains("blw_"));
        runner.run("DROP TABLE docs; DROP FUNCTION dice()");
        runner.run(SCHEMA);
        runner.run("ALTER TABLE docs ALTER code DROP DEFAULT, ALTER code TYPE int USING code::int;"
                + " ALTER TABLE docs ALTER code SET DEFAULT 7; ALTER TABLE docs RENAME code TO number");
        assertThat(ours).isEqualTo(CatalogImage.of(connection));
    }

    @Test
    void aRevertWaitsForWhatDownCannotTakeAndLeadsHome() throws SQLException {
        plan(alter(
                "code",
                Optional.of("number"),
                "int",
                new Operation.UpDown(
                        "code::int", "CASE WHEN 1000 / (number - 500) IS NOT NULL THEN number::text END")));
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE);
        assertThatThrownBy(() -> runner.run("UPDATE docs SET number = 500 WHERE id = 1"))
                .hasMessageContaining("down makes no value of code");
        List<String> migrated = CatalogImage.of(connection);
        phases(Phase.CONTRACT);
        runner.run("UPDATE docs SET number = 500 WHERE id = 1");
        runner.run("INSERT INTO docs (number, note) VALUES (500, 'stuck'), (600, 'goes')");
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (number) VALUES (NULL)"))
                .isInstanceOf(SQLException.class);
        List<Step> revert = plan.steps(Phase.REVERT);
        assertThatThrownBy(() -> runner.apply(revert.getFirst())).isInstanceOf(AssertionError.class);
        runner.run("UPDATE docs SET number = 501 WHERE number = 500");
        for (Step step : revert) {
            runner.applyIfNeeded(step);
            if (!step.title().startsWith("look for")) {
                assertThatThrownBy(() -> runner.run("UPDATE docs SET number = 500 WHERE id = 2"))
                        .as("after %s", step.title())
                        .hasMessageContaining("down makes no value of code");
            }
            runner.run("UPDATE docs SET number = 20 WHERE id = 2");
        }
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        assertThat(row("note = 'goes'")).isEqualTo("600|600");
        assertThat(row("id = 1")).isEqualTo("501|501");
        assertThat(row("id = 3")).isEqualTo("0003|3");
        runner.run("UPDATE docs SET code = 'old code again' WHERE id = 3");
        runner.run("UPDATE docs SET code = '3' WHERE id = 3");
        phases(Phase.CONTRACT);
        for (Step step : revert) {
            runner.applyIfNeeded(step);
        }
        phases(Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
    }

    @Test
    void underItsOwnNameTheColumnHasTheOldValuesUntilTheContract() throws SQLException {
        plan(alter("code", Optional.empty(), "int", new Operation.UpDown("code::int", "code::text")));
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        runner.run("INSERT INTO docs (code, note) VALUES ('0100', 'both')");
        runner.run("UPDATE docs SET code = 'none' WHERE id = 7");
        List<Step> contract = plan.steps(Phase.CONTRACT);
        runner.apply(contract.getFirst());
        assertThatThrownBy(() -> runner.apply(contract.get(1))).isInstanceOf(AssertionError.class);
        // What is compared stays so: a value that is gone in a moment is no value that was written.
        assertThatThrownBy(() -> runner.run("UPDATE docs SET code = 'none' WHERE id = 8"))
                .hasMessageContaining("up makes nothing of this value of code");
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code) VALUES ('none')"))
                .hasMessageContaining("up makes nothing of this value of code");
        runner.run("UPDATE docs SET note = 'still' WHERE id = 7");
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        runner.run("UPDATE docs SET code = 'none' WHERE id = 8; UPDATE docs SET code = '0008' WHERE id = 8");
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        runner.run("UPDATE docs SET code = '0007' WHERE id = 7");
        phases(Phase.CONTRACT);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE code = id AND pg_typeof(code) = 'int'::regtype"))
                .isEqualTo(90);
        runner.run("INSERT INTO docs (note) VALUES ('default')");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE note = 'default' AND code = 7"))
                .isEqualTo(1);
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE code = '0007' OR code = '7'"))
                .isEqualTo(2);
        phases(Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
    }

    /** What the contract does of its own is no drift, and a plan that is made again is the same. */
    @ParameterizedTest
    @CsvSource({"number", "code"})
    void theCatalogIsTheSameToAComparisonInEveryPhase(String called) throws SQLException {
        plan(alter(
                "code",
                Optional.of(called).filter(it -> !it.equals("code")),
                "int",
                new Operation.UpDown("code::int", called + "::text")));
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT)) {
            phases(phase);
            assertThat(CatalogReader.read(connection, migration, true).digest())
                    .as("after %s", phase)
                    .isEqualTo(plan.snapshotDigest());
            for (Phase later : Phase.values()) {
                assertThat(runner.plan(true).digest(later))
                        .as("%s, planned again after %s", later, phase)
                        .isEqualTo(plan.digest(later));
            }
        }
    }

    /** One expression may lose something: the row keeps what it has until code of the other version writes. */
    @Test
    void aRowKeepsItsValueWhereTheWayBackLosesSome() throws SQLException {
        runner.run("ALTER TABLE docs ADD price numeric(10,2) NOT NULL DEFAULT 1.25");
        plan(alter("price", Optional.of("number"), "bigint", new Operation.UpDown("round(price)", "number / 1.000")));
        assertThat(plan.hazards()).anyMatch(it -> it.message().contains("For 90 of the 90 values of docs.price"));
        phases(Phase.EXPAND, Phase.MIGRATE);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE price = 1.25 AND number = 1"))
                .isEqualTo(90);
        runner.run("UPDATE docs SET note = 'x' WHERE id < 5; UPDATE docs SET number = 2 WHERE id = 1");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE price = 1.25")).isEqualTo(89);
        phases(Phase.CONTRACT);
        runner.run("UPDATE docs SET note = 'y' WHERE id < 5");
        phases(Phase.REVERT);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE price = 1.25")).isEqualTo(89);
    }

    /** Code that does not know the old column leaves it empty, whatever up makes of nothing. */
    @Test
    void whatIsLeftOutIsNotTakenForWritten() throws SQLException {
        runner.run(
                "ALTER TABLE docs ADD state text NOT NULL DEFAULT 'active'; ALTER TABLE docs ALTER state DROP DEFAULT");
        plan(alter(
                "state",
                Optional.of("number"),
                "boolean",
                new Operation.UpDown(
                        "CASE WHEN state = 'active' THEN true ELSE false END",
                        "CASE WHEN number THEN 'active' ELSE 'closed' END")));
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("INSERT INTO docs (number) VALUES (false), (true)");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE state = 'closed' AND NOT number"))
                .isEqualTo(1);
        phases(Phase.CONTRACT);
        runner.run("INSERT INTO docs (number) VALUES (false)");
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        assertThat(runner.count("SELECT count(*) FROM docs WHERE state = 'closed' AND NOT number"))
                .isEqualTo(2);
    }

    /** What the fill makes of a NULL is no value that code of the new version wrote. */
    @Test
    void aNullThatOldCodeWroteStaysOne() throws SQLException {
        runner.run("ALTER TABLE docs ADD size text");
        plan(alter("size", Optional.of("number"), "text", new Operation.UpDown("coalesce(size, 'none')", "number")));
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("INSERT INTO docs (note) VALUES ('n')");
        runner.run("UPDATE docs SET number = 'none' WHERE id = 1; UPDATE docs SET note = 'x' WHERE id = 2");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE size IS NULL AND number = 'none'"))
                .isEqualTo(91);
        phases(Phase.CONTRACT);
        runner.run("UPDATE docs SET note = 'y' WHERE id = 2");
        phases(Phase.REVERT);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE size IS NULL")).isEqualTo(91);
    }

    /** What the old code writes is the newer value, also where down would say that nothing has changed. */
    @Test
    void aWriteOfOldCodeGoesOverWhateverDownMakesOfWhatWasThere() throws SQLException {
        runner.run("ALTER TABLE docs ADD size int NOT NULL DEFAULT 1");
        plan(alter(
                "size",
                Optional.of("number"),
                "int",
                new Operation.UpDown("round(size * 2.2)", "trunc(number / 2.2)")));
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("UPDATE docs SET size = 2 WHERE id = 1");
        runner.run("UPDATE docs SET size = 1 WHERE id = 1");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE id = 1 AND number = 2"))
                .isEqualTo(1);
    }

    /** Whoever may write the table goes on, whatever of types and functions he may use; so does who trips over an assertion. */
    @Test
    void aWriterNeedsNoRightOnWhatTheExpressionsName() throws SQLException {
        runner.run("CREATE SCHEMA priv; CREATE TYPE priv.state AS ENUM ('7', 'done');"
                + " CREATE FUNCTION priv.f(text) RETURNS priv.state LANGUAGE plpgsql AS 'BEGIN ASSERT $1 <> ''junk''; RETURN $1::priv.state; END';"
                + " REVOKE EXECUTE ON FUNCTION priv.f FROM PUBLIC; ALTER TABLE docs ADD state text DEFAULT '7';"
                + " CREATE ROLE written_writer; GRANT SELECT, INSERT, UPDATE ON docs TO written_writer");
        plan(alter(
                "state", Optional.of("number"), "priv.state", new Operation.UpDown("priv.f(state)", "number::text")));
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("SET ROLE written_writer");
        runner.run("UPDATE docs SET note = 'written' WHERE id = 1; UPDATE docs SET state = 'done' WHERE id = 2;"
                + " UPDATE docs SET state = 'junk' WHERE id = 3; UPDATE docs SET number = 'done' WHERE id = 4");
        runner.run("RESET ROLE");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE state = 'done' AND number = 'done'"))
                .isEqualTo(2);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE state = 'junk' AND number IS NULL"))
                .isEqualTo(1);
        runner.run("DROP OWNED BY written_writer; DROP ROLE written_writer");
    }

    /** The same of a column that is filled: an assertion is an error as any other. */
    @Test
    void anAssertionInAnUpRefusesNoWriteOfCodeThatDoesNotKnowTheColumn() throws SQLException {
        runner.run(
                "CREATE FUNCTION public.checked(text) RETURNS text LANGUAGE plpgsql AS 'BEGIN ASSERT $1 <> ''junk''; RETURN $1; END'");
        plan(new Operation.AddColumn(
                Migrations.table("docs"),
                new Operation.ColumnDefinition("kind", "text", true, Optional.empty()),
                Optional.of("public.checked(code)")));
        phases(Phase.EXPAND);
        runner.run("INSERT INTO docs (code) VALUES ('junk'), ('fine')");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE (code = 'junk' AND kind IS NULL) OR kind = 'fine'"))
                .isEqualTo(2);
    }

    /** What code of the new version wrote under the contract is there for the next one, unless old code writes another value. */
    @Test
    void afterARevertUnderItsOwnNameANewValueStaysUntilTheOldOneIsWritten() throws SQLException {
        runner.run("ALTER TABLE docs ADD price int NOT NULL DEFAULT 1");
        plan(alter("price", Optional.empty(), "int", new Operation.UpDown("price * 100", "price / 100")));
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT);
        runner.run("UPDATE docs SET price = 133 WHERE id < 4");
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        runner.run("UPDATE docs SET note = 'touched' WHERE id = 1; UPDATE docs SET price = 2 WHERE id = 2");
        phases(Phase.CONTRACT);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE (id, price) IN ((1, 133), (2, 200), (3, 133))"))
                .isEqualTo(3);
    }

    /** Cut anywhere, taken back, begun again: from each place there is a way on and a way back. */
    @ParameterizedTest
    @CsvSource({"number", "code"})
    void aContractAndARevertMayBeCutAnywhere(String called) throws SQLException {
        plan(alter(
                "code",
                Optional.of(called).filter(it -> !it.equals("code")),
                "int",
                new Operation.UpDown("code::int", called + "::text")));
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        for (int contracted = 1; contracted <= plan.steps(Phase.CONTRACT).size(); contracted++) {
            for (int reverted = 1; reverted <= plan.steps(Phase.REVERT).size(); reverted++) {
                cut(Phase.CONTRACT, contracted);
                cut(Phase.REVERT, reverted);
                cut(Phase.CONTRACT, plan.steps(Phase.CONTRACT).size());
                assertThat(CatalogReader.read(connection, migration, true).digest())
                        .as("contract cut after %s, revert after %s", contracted, reverted)
                        .isEqualTo(plan.snapshotDigest());
                cut(Phase.REVERT, plan.steps(Phase.REVERT).size());
                assertThat(CatalogImage.of(connection))
                        .as("contract cut after %s, revert after %s", contracted, reverted)
                        .isEqualTo(migrated);
            }
        }
    }

    private void cut(Phase phase, int steps) throws SQLException {
        for (Step step : plan.steps(phase).subList(0, steps)) {
            runner.applyIfNeeded(step);
        }
        if (phase == Phase.REVERT) {
            assertThat(CatalogReader.read(connection, migration, true).digest())
                    .as("revert cut after %s", steps)
                    .isEqualTo(plan.snapshotDigest());
        }
    }

    /** Types of others, and texts that are sorted and spelled by rules of their own. */
    @Test
    void anEnumAndACollationGoThroughEveryPhase() throws SQLException {
        runner.run(
                "CREATE TYPE \"State\" AS ENUM ('open', 'done'); ALTER TABLE docs ADD state text COLLATE \"C\" NOT NULL DEFAULT 'OPEN'");
        plan(alter(
                "state",
                Optional.of("number"),
                "public.\"State\"",
                new Operation.UpDown("lower(state)::public.\"State\"", "upper(number::text)")));
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("INSERT INTO docs (number) VALUES ('done'); INSERT INTO docs (state) VALUES ('DONE')");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE state = 'DONE' AND number = 'done'"))
                .isEqualTo(2);
        phases(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT, Phase.CLEANUP);
        assertThat(runner.count("SELECT count(*) FROM docs WHERE number = 'open'"))
                .isEqualTo(90);
    }

    /** A value too long is refused, not cut; an expression that has to be cast is. */
    @Test
    void theModifierOfTheTypeIsKept() throws SQLException {
        plan(alter("note", Optional.of("number"), "varchar(3)", new Operation.UpDown("note", "number")));
        assertThat(plan.hazards()).isNotEmpty();
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("UPDATE docs SET note = 'longer' WHERE id = 1");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE id = 1 AND number IS NULL"))
                .isEqualTo(1);
        assertThatThrownBy(() -> runner.run("UPDATE docs SET number = 'four' WHERE id = 2"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22001"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code::int; number; does not work",
                "id::text::int; number::text; over the column code alone",
                "note::int; number::text; over the column code alone",
                "nullif(code, '0001')::int; number::text; fails for 1 of the 90 values",
                "(10 / (code::int - 5)); number::text; fails for 1 of the 90 values of the column",
                "code::int; (10 / (number - 5))::text; down of docs.code fails for 1 of the 90",
                "(random() * 10)::int; number::text; asks for random",
                "code::int + extract(year FROM now())::int; number::text; asks for now",
                "code::int + public.dice(); number::text; makes another value at each look",
                "(code || current_user)::int; number::text; asks for current_user",
                "length(current_setting('app.x', true)); number::text; asks for current_setting",
                "extract(year FROM age(code::timestamp))::int; number::text; asks for age",
                "$1; number::text; it has a parameter",
                "extract(epoch FROM '2000-04-01 12:00+00'::timestamptz + (code || ' days')::interval)::int; number::text; depends on the setting TimeZone",
                "code::int; (number + public.dice())::text; makes another value at each look",
                "(SELECT count(*) FROM public.docs)::int; number::text; reads public.docs",
                "(SELECT max(relpages) FROM pg_class); number::text; reads pg_catalog.pg_class",
                "extract(day FROM ('2000-06-15 23:30:00+00'::timestamptz + (code || ' days')::interval))::int; number::text; depends on the setting TimeZone",
            })
    void whatDoesNotWorkIsRefusedBeforeAnything(String up, String down, String says) throws SQLException {
        StepRunner other = new StepRunner(
                connection,
                Migrations.of(alter(
                        "code",
                        Optional.of("number"),
                        "int",
                        new Operation.UpDown(up, down.equals("number") ? "n::text" : down))));
        assertThat(other.outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .as(refused.toString())
                                .anyMatch(it -> it.message().contains(says)));
    }

    /** From the contract on it would run with the rights of whoever writes, who may have none on a function of others. */
    @Test
    void aComputedDefaultIsRefusedWhereUpCallsAFunctionOfOthers() throws SQLException {
        runner.run("ALTER TABLE docs ADD made timestamptz DEFAULT now(); CREATE FUNCTION day(timestamptz) RETURNS date"
                + " LANGUAGE sql IMMUTABLE AS 'SELECT ($1 AT TIME ZONE ''UTC'')::date'");
        migration = Migrations.of(alter(
                "made",
                Optional.of("on_day"),
                "date",
                new Operation.UpDown("public.day(made)", "on_day::timestamp AT TIME ZONE 'UTC'")));
        assertThat(new StepRunner(connection, migration).outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .anyMatch(it -> it.message().contains("nothing but PostgreSQL's own functions")));
    }

    /** Every write of the table computes it, also one that has nothing to do with the column. */
    @Test
    void anUpThatTakesItsTimeIsSaidAndOneThatTakesLongIsRefused() throws SQLException {
        runner.run("CREATE FUNCTION slow(text, float8) RETURNS text LANGUAGE sql IMMUTABLE AS"
                + " 'SELECT $1 FROM (SELECT pg_catalog.pg_sleep($2) OFFSET 0) x'");
        plan(alter("code", Optional.of("word"), "text", new Operation.UpDown("public.slow(code, 0.002)", "word")));
        assertThat(plan.hazards().stream().map(Problem::message))
                .anyMatch(it ->
                        it.contains("The up of docs.code took") && it.contains("Every INSERT and UPDATE of docs"));
        migration = Migrations.of(
                alter("code", Optional.of("word"), "text", new Operation.UpDown("public.slow(code, 0.06)", "word")));
        assertThat(new StepRunner(connection, migration).outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .anyMatch(it -> it.message().contains("too long for whoever waits for it")));
    }

    /** A default that is computed goes over as what up makes of it, whoever leaves the column out and when. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "timestamptz NOT NULL DEFAULT now(); moment; timestamp; made AT TIME ZONE 'UTC'; moment AT TIME ZONE 'UTC'",
                "timestamptz NOT NULL DEFAULT now(); -; timestamp; made AT TIME ZONE 'UTC'; made AT TIME ZONE 'UTC'",
                "timestamptz DEFAULT now(); moment; timestamp; CASE WHEN made IS NULL THEN NULL ELSE made AT TIME ZONE 'UTC' END; moment AT TIME ZONE 'UTC'",
                "uuid DEFAULT gen_random_uuid(); token; text; made::text; token::uuid",
                "int DEFAULT nextval('public.numbers'); number; text; made::text; number::int",
            })
    void aComputedDefaultGoesOver(String declared, @Nullable String as, String type, String up, String down)
            throws SQLException {
        runner.run("CREATE SEQUENCE numbers; ALTER TABLE docs ADD made " + declared);
        String to = as == null ? "made" : as;
        plan(alter("made", Optional.ofNullable(as), type, new Operation.UpDown(up, down)));
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        runner.run("INSERT INTO docs (note, code) VALUES ('while both live', '1')");
        phases(Phase.CONTRACT);
        runner.run("INSERT INTO docs (note, code) VALUES ('while hidden', '1'), ('while hidden', '1')");
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        runner.run("INSERT INTO docs (note, code) VALUES ('after a revert', '1')");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE made IS NOT NULL AND note IN ('while both live',"
                        + " 'while hidden', 'after a revert')"))
                .isEqualTo(4);
        phases(Phase.CONTRACT, Phase.CLEANUP);
        runner.run("INSERT INTO docs (note, code) VALUES ('in the end', '1')");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE note IN ('while both live', 'while hidden',"
                        + " 'after a revert', 'in the end') AND \"" + to + "\" IS NOT NULL AND pg_typeof(\"" + to
                        + "\") = '"
                        + type + "'::regtype"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE INDEX one ON docs (id) WHERE code <> ''; computes",
                "CREATE INDEX one ON docs (code text_pattern_ops); the operator class pg_catalog.text_pattern_ops is not for integer",
                "ALTER TABLE docs ADD CONSTRAINT one CHECK (code <> ''); CHECK constraint one reads docs.code",
                "ALTER TABLE docs ALTER code SET DEFAULT now()::text; makes nothing of the column's default",
                "ALTER TABLE docs ALTER code DROP NOT NULL, ALTER code SET DEFAULT NULL, ALTER code SET DEFAULT 'x'; makes nothing of the column's default",
                "ALTER TABLE docs ALTER code SET DEFAULT 'none'; makes nothing of the column's default",
                "CREATE TABLE codes (code text PRIMARY KEY)\\ INSERT INTO codes SELECT code FROM docs\\ ALTER TABLE docs ADD CONSTRAINT one FOREIGN KEY (code) REFERENCES codes; Foreign key one starts at",
            })
    void whatSpeaksOfTheValuesIsRefusedByName(String hanger, String says) throws SQLException {
        runner.run(hanger.replace("\\", ";"));
        assertThat(runner.outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .as(refused.toString())
                                .anyMatch(it -> it.message().contains(says)));
    }
}
