package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.plan.ConvertedColumnsIT.FULL;
import static dev.bellows.engine.postgresql.plan.ConvertedColumnsIT.LAST;
import static dev.bellows.engine.postgresql.plan.ConvertedColumnsIT.column;
import static dev.bellows.engine.postgresql.plan.ConvertedColumnsIT.schema;
import static dev.bellows.engine.postgresql.plan.ConvertedColumnsIT.split;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Constraint;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.SplitColumn;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.ConvertedColumnsIT.Way;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What splitColumn and mergeColumns refuse, and what they get along with: rights, names, what hangs on a column. */
class ConvertedColumnsRulesIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private Connection connection;
    private StepRunner runner;
    private Migration migration = Migrations.of(Way.SPLIT.operation());
    private Plan plan;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
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

    private void asNeeded(Phase phase) throws SQLException {
        for (Step step : plan.steps(phase)) {
            runner.applyIfNeeded(step);
        }
    }

    @Test
    void rightsOnTheColumnGoOverAndWhatDiffersIsRefused() throws SQLException {
        runner = new StepRunner(connection, migration);
        runner.run("CREATE ROLE converted_clerk; CREATE ROLE converted_later");
        try {
            runner.run(schema(Way.SPLIT));
            runner.run("GRANT SELECT (full_name, id), UPDATE (full_name) ON users TO converted_clerk");
            plan(Way.SPLIT.operation());
            phases(Phase.EXPAND);
            runner.run("SET ROLE converted_clerk; UPDATE users SET first_name = 'Clerk' WHERE id = 1; RESET ROLE");
            runner.run("GRANT SELECT (full_name) ON users TO converted_later");
            phases(Phase.MIGRATE, Phase.CONTRACT);
            runner.run("SET ROLE converted_later");
            assertThat(runner.count("SELECT count(last_name) FROM users")).isEqualTo(60);
            runner.run("RESET ROLE");
            phases(Phase.CLEANUP);
            runner.run("DROP TABLE users");
            runner.run(schema(Way.MERGE));
            runner.run("GRANT SELECT (first_name) ON users TO converted_clerk");
            refused(
                    Way.MERGE.operation(),
                    "Role converted_clerk has SELECT on the column users.first_name and not on last_name");
            runner.run("GRANT SELECT (last_name, id) ON users TO converted_clerk");
            plan(Way.MERGE.operation());
            phases(Phase.EXPAND, Phase.MIGRATE);
            runner.run("SET ROLE converted_clerk");
            assertThat(runner.count("SELECT count(full_name) FROM users")).isEqualTo(90);
            runner.run("RESET ROLE");
            runner.run("GRANT SELECT (first_name) ON users TO converted_later");
            phases(Phase.CONTRACT);
            assertThat(
                            runner.count(
                                    "SELECT count(*) FROM (SELECT WHERE has_column_privilege('converted_later', 'users', 'full_name', 'SELECT')) d"))
                    .as("a right on one of two")
                    .isZero();
        } finally {
            runner.run("RESET ROLE; DROP OWNED BY converted_clerk, converted_later;"
                    + " DROP ROLE converted_clerk, converted_later");
        }
    }

    /** Names that are words of the language, or hold what ends a text or a name, are names like any other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "new",
                "old",
                "found",
                "tg_op",
                "blw_up",
                "Full \"Name\"",
                "it's\nx'); --",
                "$bellows$",
                "a name that is just as long as PostgreSQL keeps names: 63 bytes"
            })
    void anyNameWillDo(String name) throws SQLException {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        runner = new StepRunner(connection, migration);
        runner.run("CREATE TABLE \"Old\" (id int PRIMARY KEY, " + quoted
                + " text NOT NULL); INSERT INTO \"Old\" SELECT i, i || ' x' FROM generate_series(1, 9) i");
        plan(new SplitColumn(
                Migrations.table("Old"),
                name,
                List.of(
                        column("NEW", "text", true, "split_part(" + quoted + ", ' ', 1)"),
                        column("old'", "text", false, "split_part(\"Old\"." + quoted + ", ' ', 2)")),
                "concat_ws(' ', \"NEW\", \"Old\".\"old'\")"));
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("INSERT INTO \"Old\" (id, " + quoted + ") VALUES (10, '10 y')");
        runner.run("INSERT INTO \"Old\" (id, \"NEW\", \"old'\") VALUES (11, '11', 'z')");
        assertThat(runner.count("SELECT count(*) FROM \"Old\" WHERE \"NEW\" = id::text AND " + quoted
                        + " = id || ' ' || \"old'\""))
                .isEqualTo(11);
        phases(Phase.CONTRACT);
        assertThat(runner.snapshotDigest()).isEqualTo(plan.snapshotDigest());
        asNeeded(Phase.REVERT);
        asNeeded(Phase.CONTRACT);
        phases(Phase.CLEANUP);
        assertThat(runner.count("SELECT count(\"NEW\") FROM \"Old\"")).isEqualTo(11);
    }

    @Test
    void anIndexOnWhatIsNewIsOfTheSameMigrationAndAConstraintIsNot() throws SQLException {
        runner = new StepRunner(connection, migration);
        runner.run(schema(Way.SPLIT));
        Operation index = new Operation.CreateIndex(
                Migrations.table("users"),
                "by_last",
                List.of("last_name", "first_name"),
                false,
                Optional.empty(),
                Optional.empty());
        migration = Migrations.of(Way.SPLIT.operation(), index);
        runner = new StepRunner(connection, migration);
        plan = runner.plan(false);
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT);
        asNeeded(Phase.REVERT);
        phases(Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
        plan = runner.plan(false);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP);
        assertThat(runner.count("SELECT count(*) FROM pg_index WHERE indexrelid = 'by_last'::regclass AND indisvalid"))
                .isEqualTo(1);
        Operation unique = new Operation.AddConstraint(
                Migrations.table("users"), Optional.of("one"), new Constraint.Unique(List.of("last_name")));
        assertThat(new StepRunner(connection, Migrations.of(Way.MERGE.operation(), unique)).outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .anyMatch(it -> it.message().contains("Put the two into two migrations")));
    }

    /** Code of the old version trips over nothing of the new one, not even over what only a debugger would say. */
    @Test
    void anAssertionInAnUpRefusesNoWriteAndWritersNeedNoRightOnIt() throws SQLException {
        runner = new StepRunner(connection, migration);
        runner.run(schema(Way.SPLIT)
                + "; CREATE SCHEMA priv; CREATE TYPE priv.kind AS ENUM ('some', 'none'); CREATE FUNCTION priv.f(text) RETURNS priv.kind"
                + " LANGUAGE plpgsql AS 'BEGIN ASSERT $1 <> ''junk''; RETURN ''some''; END'; REVOKE EXECUTE ON FUNCTION priv.f FROM PUBLIC;"
                + " CREATE ROLE converted_writer; GRANT SELECT, INSERT, UPDATE ON users TO converted_writer");
        try {
            plan(new SplitColumn(
                    Migrations.table("users"),
                    "full_name",
                    List.of(
                            column("kind", "priv.kind", true, "priv.f(full_name)"),
                            column("name", "text", true, "full_name")),
                    "name"));
            phases(Phase.EXPAND, Phase.MIGRATE);
            runner.run(
                    "SET ROLE converted_writer; UPDATE users SET full_name = 'junk' WHERE id = 1;"
                            + " UPDATE users SET full_name = 'fine' WHERE id = 2; UPDATE users SET name = 'new' WHERE id = 3; RESET ROLE");
            assertThat(
                            runner.count(
                                    "SELECT count(*) FROM users WHERE id = 1 AND full_name = 'junk' AND kind IS NULL AND name IS NULL"))
                    .isEqualTo(1);
            assertThat(runner.count(
                            "SELECT count(*) FROM users WHERE id IN (2, 3) AND full_name = name AND kind = 'some'"))
                    .isEqualTo(2);
        } finally {
            runner.run("RESET ROLE; DROP OWNED BY converted_writer; DROP ROLE converted_writer");
        }
    }

    private void refused(Operation operation, String says) throws SQLException {
        assertThat(new StepRunner(connection, Migrations.of(operation)).outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .as(refused.toString())
                                .anyMatch(it -> it.message().contains(says)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "note; note; over the column full_name alone",
                "full_name; id::text; over the column full_name alone",
                "nullif(full_name, 'F3'); full_name; The up of users.first_name fails for 1 of the 90 rows",
                "full_name; (10 / (length(full_name) - 2))::text; The up of users.last_name fails for",
                "random()::text; full_name; asks for random",
                "full_name; full_name || now(); asks for now",
                "full_name || current_user; full_name; asks for current_user",
                "full_name; (SELECT count(*) FROM public.users)::text; reads public.users",
                "full_name; full_name::timestamptz::text; fails for 90 of the 90",
                "full_name; repeat(full_name, 9); The up of users.last_name fails for",
            })
    void whatDoesNotWorkIsRefusedBeforeAnything(String first, String last, String says) throws SQLException {
        new StepRunner(connection, migration).run(schema(Way.SPLIT));
        refused(split(first, last, FULL), says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "first_name; down of users.full_name fails for;",
                "full_name; The down of users.full_name does not work where it will run, over the columns first_name, last_name alone;",
                "(SELECT string_agg(note, '') FROM public.users); reads public.users;",
            })
    void soIsADown(String down, String says) throws SQLException {
        new StepRunner(connection, migration).run(schema(Way.SPLIT));
        refused(
                split("nullif(full_name, '')", LAST, down.equals("first_name") ? "nullif(first_name, 'F3')" : down),
                says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE UNIQUE INDEX one ON users (full_name, id); Index one on users.full_name forbids equal rows",
                "CREATE INDEX one ON users (lower(full_name)); Index one on users.full_name computes something",
                "CREATE INDEX one ON users (id) WHERE full_name <> ''; computes something",
                "ALTER TABLE users ADD CONSTRAINT one CHECK (full_name <> ''); CHECK constraint one reads users.full_name",
                "CREATE VIEW one AS SELECT full_name FROM users; View public.one reads users.full_name",
                "ALTER TABLE users ADD one text GENERATED ALWAYS AS (full_name || 'x') STORED; A generated column",
                "CREATE POLICY one ON users USING (full_name <> ''); Row security policy",
                "CREATE STATISTICS one ON full_name, note FROM users; Extended statistics",
                "CREATE FUNCTION one() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.full_name := upper(NEW.full_name)\\ RETURN NEW\\ END'\\ CREATE TRIGGER one BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION one(); Trigger function public.one() names users.full_name",
                "ALTER TABLE users ADD first_name text; already has a column first_name",
                "ALTER TABLE users ALTER full_name SET DEFAULT now()::text; is another value each time",
                "ALTER TABLE users ALTER full_name SET DEFAULT ''\\ ALTER TABLE users DROP COLUMN full_name\\ ALTER TABLE users ADD full_name text GENERATED ALWAYS AS ('x') STORED; is generated",
                "CREATE DOMAIN one AS text\\ ALTER TABLE users ALTER full_name TYPE one; has the domain type",
                "CREATE TABLE part () INHERITS (users); part of a tree of tables",
            })
    void whatHangsOnItIsRefusedByName(String hanger, String says) throws SQLException {
        runner = new StepRunner(connection, migration);
        runner.run(schema(Way.SPLIT));
        runner.run(hanger.replace("\\", ";"));
        refused(Way.SPLIT.operation(), says);
    }
}
