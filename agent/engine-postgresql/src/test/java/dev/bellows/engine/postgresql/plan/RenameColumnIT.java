package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** renameColumn on a real catalog: every step's SQL and probes, re-planning after each, and the way back from everywhere. */
class RenameColumnIT {
    private Connection connection;
    private StepRunner runner;

    @BeforeEach
    void createTable() throws SQLException {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        connection = database.connect();
        runner = new StepRunner(connection, Migrations.rename("users", "email", "email_address"));
        runner.run("""
                DO $$ BEGIN CREATE ROLE reporter; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
                DO $$ BEGIN CREATE ROLE table_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
                GRANT CREATE ON SCHEMA public TO table_owner;
                CREATE TABLE users (id bigint PRIMARY KEY, email varchar(80) COLLATE "C" NOT NULL DEFAULT 'none', name text);
                ALTER TABLE users OWNER TO table_owner;
                ALTER TABLE users ALTER COLUMN email SET STATISTICS 500, ALTER COLUMN email SET STORAGE EXTERNAL,
                  ALTER COLUMN email SET (n_distinct = -0.5);
                COMMENT ON COLUMN users.email IS 'it''s where mail goes';
                GRANT SELECT (email), UPDATE (email) ON users TO reporter;
                CREATE INDEX users_email ON users (email DESC NULLS LAST, name text_pattern_ops) INCLUDE (id) WITH (fillfactor = 80);
                COMMENT ON INDEX users_email IS 'for look-ups';
                CREATE UNIQUE INDEX users_email_unique ON users (name, email);
                ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email, id);
                CREATE INDEX users_lower ON users (lower(email) DESC NULLS LAST, name COLLATE "POSIX", (email || '@x') text_pattern_ops);
                CREATE UNIQUE INDEX users_named ON users (id, lower("email") COLLATE "C") WHERE email <> 'mail' AND name IS NOT NULL;
                COMMENT ON INDEX users_named IS 'by mail';
                ALTER TABLE users ADD CONSTRAINT email_short CHECK (length(email) < 80 AND id > 0),
                  ADD CONSTRAINT email_said CHECK (email <> '' OR name = 'email') NO INHERIT,
                  ADD CONSTRAINT email_new CHECK (email <> 'mail') NOT VALID;
                COMMENT ON CONSTRAINT email_said ON users IS 'it''s said';
                CREATE INDEX unrelated ON users (name);
                CREATE TABLE mails (address varchar(80) COLLATE "C" PRIMARY KEY, owner bigint, UNIQUE (owner, address));
                ALTER TABLE mails OWNER TO table_owner;
                INSERT INTO mails SELECT 'mail' || i, i FROM generate_series(1, 500) i;
                INSERT INTO users SELECT i, 'mail' || i, 'name' || i FROM generate_series(1, 500) i;
                ALTER TABLE users ADD CONSTRAINT known FOREIGN KEY (email) REFERENCES mails ON UPDATE CASCADE ON DELETE CASCADE,
                  ADD CONSTRAINT owned FOREIGN KEY (id, email) REFERENCES mails (owner, address) MATCH FULL DEFERRABLE INITIALLY DEFERRED NOT VALID;
                COMMENT ON CONSTRAINT users_email_key ON users IS 'once';
                ALTER TABLE users CLUSTER ON users_email;
                COMMENT ON CONSTRAINT known ON users IS 'it''s known';
                """);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void everyStepFitsItsProbesAndTheSamePlanComesOutAfterEach() throws SQLException {
        Plan plan = runner.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT)) {
            for (Step step : plan.steps(phase)) {
                runner.apply(step);
                assertSamePlan(plan, step);
            }
        }
        List<String> before = CatalogImage.of(connection);
        assertThat(before).anyMatch(line -> line.contains("_hidden"));
        runner.applyPhase(plan, Phase.CLEANUP);
        assertThat(CatalogImage.of(connection)).noneMatch(line -> line.contains("blw_"));
    }

    @Test
    void theServerKnowsWhatIsInAnIndexOnAnExpressionBeforeItsModelGoes() throws SQLException {
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
        assertThat(runner.ask("SELECT count(*) > 0 FROM pg_stats WHERE tablename LIKE 'blw_users_lower_%'"))
                .isTrue();
    }

    @Test
    void afterTheLastPhaseTheCatalogIsThatOfAPlainRename() throws SQLException {
        Plan plan = runner.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP)) {
            runner.applyPhase(plan, phase);
        }
        List<String> ours = CatalogImage.of(connection);
        createTableAgain();
        runner.run("ALTER TABLE users RENAME COLUMN email TO email_address");
        assertThat(ours).isEqualTo(CatalogImage.of(connection));
    }

    @Test
    void aForeignKeyRestsOnTheSuccessorOfItsOwnIndex() throws SQLException {
        String schema = """
                CREATE TABLE codes (id bigint PRIMARY KEY, code text CONSTRAINT code_key UNIQUE);
                CREATE TABLE coded (id bigint PRIMARY KEY, code text CONSTRAINT of_code REFERENCES codes (code));
                CREATE UNIQUE INDEX by_code ON codes (code) INCLUDE (id);
                INSERT INTO codes SELECT i, 'c' || i FROM generate_series(1, 5) i;
                """;
        StepRunner other = new StepRunner(connection, Migrations.rename("codes", "code", "sku"));
        other.run(schema);
        Plan plan = other.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP)) {
            other.applyPhase(plan, phase);
        }
        List<String> ours = CatalogImage.of(connection);
        other.run("DROP TABLE coded, codes");
        other.run(schema);
        other.run("ALTER TABLE codes RENAME COLUMN code TO sku");
        assertThat(ours).isEqualTo(CatalogImage.of(connection));
    }

    @Test
    void aLikeIsNotAccusedOfWhatTheProofsCopyLeavesOut() throws SQLException {
        // The row's own value is known, the column's default is not; and the like acts before its model.
        StepRunner other = new StepRunner(connection, Migrations.rename("accounts", "mail", "address"));
        other.run("""
                CREATE TABLE known_mails (mail text PRIMARY KEY);
                INSERT INTO known_mails SELECT 'm' || i FROM generate_series(1, 50) i;
                CREATE TABLE accounts (id bigserial PRIMARY KEY, mail text DEFAULT 'none' UNIQUE CONSTRAINT fk REFERENCES known_mails, name text);
                INSERT INTO accounts (mail) SELECT 'm' || i FROM generate_series(1, 50) i;
                CREATE TABLE logins (account bigint REFERENCES accounts);
                DO $$ DECLARE t record; BEGIN
                  FOR t IN SELECT tgname, tgrelid::regclass AS relation, row_number() OVER (ORDER BY tgname) AS place FROM pg_trigger
                    WHERE tgname LIKE 'RI_ConstraintTrigger_c_%' LOOP
                    EXECUTE format('ALTER TRIGGER %I ON %s RENAME TO %I', t.tgname, t.relation, 'RI_ConstraintTrigger_c_9990' || t.place);
                  END LOOP;
                END $$""");
        Plan plan = other.plan(false);
        other.applyPhase(plan, Phase.EXPAND);
        other.applyPhase(plan, Phase.MIGRATE);
        assertThat(
                        other.ask(
                                "SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'accounts'::regclass AND contype = 'f'"))
                .isTrue();
    }

    @Test
    void rollbackFromAfterEveryStepBringsTheCatalogBack() throws SQLException {
        List<String> before = CatalogImage.of(connection);
        Plan plan = runner.plan(false);
        List<Step> forward = new ArrayList<>(plan.steps(Phase.EXPAND));
        forward.addAll(plan.steps(Phase.MIGRATE));
        for (int done = 0; done <= forward.size(); done++) {
            for (Step step : forward.subList(0, done)) {
                runner.apply(step);
            }
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                runner.applyIfNeeded(step);
            }
            assertThat(CatalogImage.of(connection))
                    .as("rolled back after %d steps", done)
                    .isEqualTo(before);
        }
    }

    @Test
    void revertBringsBackTheCatalogFromBeforeTheContract() throws SQLException {
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
        List<String> before = CatalogImage.of(connection);
        runner.applyPhase(plan, Phase.CONTRACT);
        runner.applyPhase(plan, Phase.REVERT);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
    }

    /** An application that tells its users which rule they broke knows it by that name. */
    @Test
    void aCheckThatIsNotKeptIsCalledByTheNameThatTheApplicationKnows() throws SQLException {
        Plan plan = runner.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP)) {
            runner.applyPhase(plan, phase);
            String column = phase == Phase.CONTRACT || phase == Phase.CLEANUP ? "email_address" : "email";
            assertThatThrownBy(() ->
                            runner.run("INSERT INTO users (id, name, " + column + ") VALUES (-1, 'name', 'mail1')"))
                    .isInstanceOfSatisfying(
                            PSQLException.class,
                            e -> assertThat(e.getServerErrorMessage().getConstraint())
                                    .isEqualTo("email_short"));
        }
    }

    /** The row was deleted and is written again as it was, so it is the like that is wrong. */
    @Test
    void aForeignKeyThatWouldRefuseWhatItsModelLetsThroughDoesNotGetThere() throws SQLException {
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.run("CREATE TABLE few_mails (LIKE mails INCLUDING ALL); ALTER TABLE few_mails OWNER TO table_owner");
        for (Step step : plan.steps(Phase.MIGRATE)) {
            if (step.title().startsWith("bind email_address to mails like known")) {
                Step.Body.StrongLock bind = (Step.Body.StrongLock) step.body();
                String wrong = bind.statements().get(1).replace("\"mails\"", "\"few_mails\"");
                assertThat(wrong).contains("few_mails");
                runner.run("BEGIN");
                runner.run(wrong);
                assertThatThrownBy(() -> runner.run(bind.writeProof()))
                        .isInstanceOfSatisfying(
                                PSQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("BLW08"));
                runner.run("ROLLBACK");
            }
            runner.apply(step);
        }
    }

    @Test
    void aKeyOverTwoColumnsIsCarriedForOneMigrationAfterTheOther() throws SQLException {
        StepRunner later = new StepRunner(
                connection, Migrations.of(19, new Operation.RenameColumn(Migrations.table("users"), "name", "title")));
        Plan plan = runner.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT)) {
            runner.applyPhase(plan, phase);
            if (phase != Phase.EXPAND) {
                assertThat(later.outcome(false))
                        .isInstanceOfSatisfying(
                                PlanOutcome.Refused.class,
                                it -> assertThat(it.problems())
                                        .extracting(Problem::message)
                                        .anyMatch(text -> text.contains("users_email_unique")
                                                && text.contains("to its end first"))
                                        .anyMatch(text ->
                                                text.contains("email_said") && text.contains("to its end first")));
            }
        }
        runner.applyPhase(plan, Phase.CLEANUP);
        assertThat(later.outcome(false)).isInstanceOf(PlanOutcome.Planned.class);
    }

    /** The server makes constraints of its own for each partition, whatever their names. */
    @Test
    void aLikeToAPartitionedTableIsNoChangeToAnotherColumnOfIt() throws SQLException {
        runner.run("CREATE TABLE regions (region text, mail varchar(80) COLLATE \"C\", PRIMARY KEY (region, mail))"
                + " PARTITION BY LIST (region);"
                + "CREATE TABLE rest PARTITION OF regions DEFAULT; ALTER TABLE regions OWNER TO table_owner;"
                + "ALTER TABLE rest OWNER TO table_owner;"
                + "ALTER TABLE users ADD region text, ADD FOREIGN KEY (region, email) REFERENCES regions");
        runner = new StepRunner(
                connection,
                Migrations.of(
                        new Operation.RenameColumn(Migrations.table("users"), "email", "email_address"),
                        new Operation.Backfill(
                                Migrations.table("users"),
                                List.of(new Operation.Assignment("region", "'somewhere'")),
                                Optional.of("region = 'nowhere'"))));
        everyStepFitsItsProbesAndTheSamePlanComesOutAfterEach();
    }

    /** The fill of the rename has nothing on it yet, that of the backfill has. */
    @Test
    void aBackfillOfARenamedColumnIsCheckedByTheForeignKeysThatItGot() throws SQLException {
        runner.run("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                + "CREATE TRIGGER note BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION note()");
        runner = new StepRunner(
                connection,
                Migrations.of(
                        new Operation.RenameColumn(Migrations.table("users"), "email", "email_address"),
                        new Operation.Backfill(
                                Migrations.table("users"),
                                List.of(new Operation.Assignment("email_address", "'mail1'")),
                                Optional.of("email_address = 'none'"))));
        assertThat(runner.plan(false).steps(Phase.MIGRATE))
                .filteredOn(step -> step.body() instanceof Step.Body.BackfillRange)
                .extracting(step -> ((Step.Body.BackfillRange) step.body()).quiet())
                .containsExactly(true, false);
    }

    private void createTableAgain() throws SQLException {
        runner.run("DROP TABLE users, mails");
        createTable();
    }

    private void assertSamePlan(Plan plan, Step after) throws SQLException {
        Plan again = runner.plan(true);
        for (Phase phase : Phase.values()) {
            assertThat(again.digest(phase))
                    .as("%s re-planned after: %s", phase, after.title())
                    .isEqualTo(plan.digest(phase));
        }
        assertThat(again.snapshotDigest())
                .as("snapshot after: %s", after.title())
                .isEqualTo(plan.snapshotDigest());
        assertThat(runner.plan(false).snapshotDigest()).as("without a journal").isEqualTo(plan.snapshotDigest());
    }
}
