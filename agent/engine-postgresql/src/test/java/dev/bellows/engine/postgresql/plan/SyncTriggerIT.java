package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sync trigger does to rows, on a real server: old code writes {@code a}, new code writes {@code b}. */
class SyncTriggerIT {
    private static final String DIFFERENT =
            "SELECT count(*) FROM t WHERE ROW(a)::record OPERATOR(pg_catalog.*<>) ROW(b)::record";

    private Connection connection;
    private StepRunner runner;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestPostgresql.shared().createDatabase().connect();
        runner = new StepRunner(connection, Migrations.rename("t", "a", "b"));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text                      | 'x'              | 'X'",
                "varchar(5)                | 'x'              | 'x '",
                "char(5)                   | 'x'              | 'y'",
                "text COLLATE ignore_case  | 'x'              | 'X'",
                "integer                   | 1                | 2",
                "numeric                   | 1.0              | 1.00",
                "float8                    | '0'              | '-0'",
                "boolean                   | true             | false",
                "json                      | '{\"a\":1}'      | '{\"a\": 1}'",
                "jsonb                     | '{\"a\":1}'      | '{\"a\":1.0}'",
                "timestamptz               | '2026-01-01'     | '2026-01-02'",
                "interval                  | '1 mon'          | '30 days'",
                "timetz                    | '12:00+00'       | '13:00+01'",
                "bytea                     | '\\x00'          | '\\x01'",
                "uuid                      | '00000000-0000-0000-0000-000000000001' | '00000000-0000-0000-0000-000000000002'",
                "mood                      | 'glad'           | 'sad'",
                "integer[]                 | '{1,2}'          | '[0:1]={1,2}'",
                "point                     | '(0,0)'          | '(0,1e-9)'",
                "int4range                 | '[1,2)'          | 'empty'",
            })
    void everyWriteOfEitherCodeKeepsBothColumnsEqualToTheByte(String type, String one, String other)
            throws SQLException {
        runner.run("CREATE COLLATION ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
                + "CREATE TYPE mood AS ENUM ('sad', 'glad');"
                + "CREATE TABLE t (id int PRIMARY KEY, a " + type + ", note text)");
        runner.run("INSERT INTO t SELECT i, " + one + ", '' FROM generate_series(101, 120) i");
        expandAndMigrate();
        runner.run("INSERT INTO t (id, a) VALUES (1, " + one + ")");
        runner.run("INSERT INTO t (id, b) VALUES (2, " + one + ")");
        runner.run("INSERT INTO t (id) VALUES (3)");
        runner.run("INSERT INTO t (id, a, b) VALUES (4, " + one + ", " + other + ")");
        assertAll("b", 4, other);
        for (String column : List.of("a", "b")) {
            for (String value : List.of(other, one, "NULL", "NULL", other)) {
                runner.run("UPDATE t SET " + column + " = " + value + " WHERE id < 100");
                assertThat(runner.count(DIFFERENT))
                        .as("after %s := %s", column, value)
                        .isZero();
                assertAll(column.equals("a") ? "b" : "a", 1, value);
            }
        }
        runner.run("UPDATE t SET a = " + one + ", b = NULL");
        assertAll("a", 1, "NULL");
        assertThat(runner.count(DIFFERENT)).isZero();
    }

    @Test
    void upsertsOfBothCodesMeetInTheMiddle() throws SQLException {
        createAndExpand();
        runner.run("INSERT INTO t (id, a) VALUES (1, 'old') ON CONFLICT (id) DO UPDATE SET a = excluded.a");
        runner.run("INSERT INTO t (id, b) VALUES (1, 'new') ON CONFLICT (id) DO UPDATE SET b = excluded.b");
        assertAll("a", 1, "'new'");
        runner.run("INSERT INTO t (id, a) VALUES (1, 'old again') ON CONFLICT (id) DO UPDATE SET a = excluded.a");
        assertAll("b", 1, "'old again'");
        runner.run("INSERT INTO t (id, a) VALUES (1, NULL) ON CONFLICT (id) DO UPDATE SET a = excluded.a");
        assertAll("b", 1, "NULL");
    }

    @Test
    void aRowTheBackfillMissedIsHealedByAnyUpdate() throws SQLException {
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text, note text); INSERT INTO t VALUES (1, 'x', '')");
        runner.applyPhase(runner.plan(false), Phase.EXPAND);
        assertAll("b", 1, "NULL");
        runner.run("UPDATE t SET note = 'touched'");
        assertAll("b", 1, "'x'");
    }

    @Test
    void aValueOfNewCodeBeatsTheOldColumnsDefault() throws SQLException {
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL DEFAULT gen_random_uuid()::text, note text)");
        expandAndMigrate();
        runner.run("INSERT INTO t (id, b) VALUES (1, 'mine'); INSERT INTO t (id) VALUES (2)");
        assertAll("a", 1, "'mine'");
        assertThat(runner.count("SELECT count(*) FROM t WHERE a = b AND length(b) = 36"))
                .isEqualTo(1);
    }

    @Test
    void whatAUserTriggerMakesOfTheRowIsWhatIsCopied() throws SQLException {
        createAndExpand();
        runner.run("""
                CREATE FUNCTION lower_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a := lower(NEW.a); RETURN NEW; END $$;
                CREATE TRIGGER zzz_aaa BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION lower_it();
                INSERT INTO t (id, a) VALUES (1, 'LOUD'); UPDATE t SET a = 'LOUDER'
                """);
        assertAll("b", 1, "'louder'");
    }

    @Test
    void writesOfReplicationAreSyncedAndOperatorsOfOthersAreNotUsed() throws SQLException {
        createAndExpand();
        runner.run("""
                CREATE SCHEMA evil;
                CREATE FUNCTION evil.never(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
                CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.never);
                INSERT INTO t (id, a) VALUES (1, 'x');
                """);
        runner.run("SET search_path = evil, pg_catalog, public");
        runner.run("SET session_replication_role = replica");
        runner.run("UPDATE t SET b = 'y'");
        runner.run("RESET session_replication_role");
        runner.run("RESET search_path");
        assertAll("a", 1, "'y'");
    }

    /** Toasted values have numbers; one that is written again gets another. */
    @Test
    void largeValuesThatNobodyTouchedAreNotWrittenAgain() throws SQLException {
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text, note text); ALTER TABLE t ALTER a SET STORAGE EXTERNAL;"
                + "INSERT INTO t SELECT i, repeat(md5(i::text), 1000), '' FROM generate_series(1, 20) i");
        expandAndMigrate();
        String toast =
                "(SELECT array_agg(DISTINCT chunk_id ORDER BY chunk_id)::text FROM pg_toast.pg_toast_' || 't'::regclass::oid::text || ')";
        runner.run("CREATE TABLE seen AS SELECT 0 AS round, ''::text AS chunks WHERE false");
        String look = "DO $$ BEGIN EXECUTE 'INSERT INTO seen SELECT %d, " + toast + "'; END $$";
        runner.run(look.formatted(1));
        runner.run("UPDATE t SET note = 'touched'");
        runner.run("UPDATE t SET a = a, note = 'again'");
        runner.run(look.formatted(2));
        assertThat(runner.count("SELECT count(DISTINCT chunks) FROM seen")).isEqualTo(1);
        runner.run("UPDATE t SET b = b || 'x' WHERE id = 1");
        assertThat(runner.count(DIFFERENT)).isZero();
    }

    @Test
    void settingEitherColumnToItsDefaultGivesTheDefault() throws SQLException {
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL DEFAULT 'none', note text)");
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
        for (int again = 0; again < 2; again++) {
            runner.run("DELETE FROM t; INSERT INTO t (id, a) VALUES (1, 'old'), (2, 'none');"
                    + "INSERT INTO t (id, b) VALUES (3, 'new'), (4, 'none'); INSERT INTO t (id) VALUES (5);"
                    + "INSERT INTO t (id, a, b) VALUES (6, 'x', DEFAULT), (7, DEFAULT, 'y')");
            assertThat(runner.count("SELECT count(*) FROM t WHERE a = b AND (id, a) IN"
                            + " ((1, 'old'), (2, 'none'), (3, 'new'), (4, 'none'), (5, 'none'), (6, 'x'), (7, 'y'))"))
                    .isEqualTo(7);
            runner.run("UPDATE t SET b = DEFAULT WHERE id = 1; UPDATE t SET a = DEFAULT WHERE id = 3");
            assertAll("a", 1, "'none'");
            assertAll("b", 3, "'none'");
            runner.applyPhase(plan, Phase.CONTRACT);
            runner.run(
                    "INSERT INTO t (id, b) VALUES (8, 'z'); INSERT INTO t (id) VALUES (9); UPDATE t SET b = DEFAULT WHERE id = 8");
            assertThat(runner.count("SELECT count(*) FROM t WHERE id IN (8, 9) AND b = 'none'"))
                    .isEqualTo(2);
            runner.applyPhase(plan, Phase.REVERT);
        }
    }

    @Test
    void statementsBothCodesPreparedRunInEveryPhaseThatServesThem() throws SQLException {
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, note text); CREATE INDEX t_a ON t (a)");
        Plan plan = runner.plan(false);
        runner.run(
                "PREPARE old_write(int, text) AS INSERT INTO t (id, a) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET a = excluded.a");
        runner.run("PREPARE old_read(int) AS SELECT a, note FROM t WHERE id = $1");
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (Step step : plan.steps(phase)) {
                old();
                runner.apply(step);
                old();
            }
        }
        runner.run(
                "PREPARE new_write(int, text) AS INSERT INTO t (id, b) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET b = excluded.b");
        runner.run("PREPARE new_read(int) AS SELECT b, note FROM t WHERE id = $1");
        for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT, Phase.CLEANUP)) {
            for (Step step : plan.steps(phase)) {
                current();
                runner.apply(step);
                current();
            }
            if (phase == Phase.REVERT) {
                old();
                assertThat(runner.count(DIFFERENT)).isZero();
            }
        }
    }

    /** As a bulk load with its triggers switched off leaves it: what new code wrote meanwhile stands in its column alone. */
    @Test
    void onceTheOldColumnIsHiddenItNeverWinsOverWhatNewCodeWrote() throws SQLException {
        runner.run(
                "CREATE TABLE t (id int PRIMARY KEY, a text, note text); INSERT INTO t VALUES (1, 'old', ''), (2, 'old', '')");
        Plan plan = runner.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT)) {
            runner.applyPhase(plan, phase);
        }
        runner.run(
                "ALTER TABLE t DISABLE TRIGGER ALL; UPDATE t SET b = 'newer' WHERE id = 1; UPDATE t SET b = NULL WHERE id = 2;"
                        + "ALTER TABLE t ENABLE TRIGGER ALL");
        runner.run(
                "DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE t ENABLE ALWAYS TRIGGER %I', tgname) FROM pg_trigger"
                        + " WHERE tgrelid = 't'::regclass); END $$");
        runner.run("UPDATE t SET note = 'touched'");
        assertAll("b", 1, "'newer'");
        assertAll("b", 2, "NULL");
        runner.applyPhase(plan, Phase.REVERT);
        assertThat(runner.count(DIFFERENT)).isZero();
        assertAll("a", 1, "'newer'");
    }

    @Test
    void aTriggerThatIsSwitchedOffReplacedOrOvertakenNoLongerStands() throws SQLException {
        Plan plan = createAndExpand();
        String standing = plan.steps(Phase.MIGRATE).stream()
                .flatMap(s -> s.body() instanceof Step.Body.VerifyRange verify
                        ? List.of(verify.standing()).stream()
                        : List.<String>of().stream())
                .findFirst()
                .orElseThrow();
        assertThat(runner.ask(standing)).isTrue();
        for (String change : List.of(
                "ALTER TABLE t DISABLE TRIGGER ALL",
                "ALTER TABLE t DISABLE TRIGGER USER; ALTER TABLE t ENABLE TRIGGER USER",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                        + "CREATE TRIGGER zzzz BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "DO $$ BEGIN EXECUTE (SELECT 'ALTER FUNCTION ' || oid::regprocedure || ' RESET ALL' FROM pg_proc WHERE proname LIKE 'blw%'); END $$")) {
            connection.setAutoCommit(false);
            runner.run(change);
            assertThat(runner.ask(standing)).as(change).isFalse();
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void old() throws SQLException {
        runner.run("EXECUTE old_write(1, 'old')");
        runner.run("EXECUTE old_read(1)");
    }

    private void current() throws SQLException {
        runner.run("EXECUTE new_write(1, 'new')");
        runner.run("EXECUTE new_read(1)");
    }

    private Plan createAndExpand() throws SQLException {
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text, note text)");
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        return plan;
    }

    private void expandAndMigrate() throws SQLException {
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
    }

    private void assertAll(String column, int id, String value) throws SQLException {
        String is = value.equals("NULL") ? "NULL" : expected(column, value);
        assertThat(runner.count("SELECT count(*) FROM t WHERE id = " + id + " AND " + column
                        + "::text COLLATE \"C\" IS NOT DISTINCT FROM (" + is + ")::text"))
                .as("%s of row %d is %s", column, id, value)
                .isEqualTo(1);
    }

    private static String expected(String column, String value) {
        return "SELECT v FROM (SELECT " + column + " AS v FROM t WHERE false UNION ALL SELECT " + value + ") q";
    }
}
