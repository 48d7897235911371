package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Operation;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What addColumn's trigger does for writers that do not know the column. */
class AddColumnIT {
    @Test
    void aTableWhoseInsertsNameNoColumnGetsAnother() throws SQLException {
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(
                    connection,
                    Migrations.of(new Operation.AddColumn(
                            Migrations.table("bare"),
                            new Operation.ColumnDefinition("note", "text", true, Optional.empty()),
                            Optional.empty())));
            runner.run(
                    "CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY); INSERT INTO bare DEFAULT VALUES;"
                            + " CREATE TABLE pointing (bare bigint REFERENCES bare)");
            runner.applyPhase(runner.plan(false), Phase.EXPAND);
            assertThat(runner.ask("SELECT count(*) = 1 FROM bare WHERE note IS NULL"))
                    .isTrue();
        }
    }

    @Test
    void oldWritersAreFilledAndNeverRefusedEvenAfterTheTableChangedUnderTheirSession() throws SQLException {
        // Rows that up cannot make are what this is about: the plan finds none, they come later.
        var column = new ColumnDefinition("n", "integer", false, Optional.of("0"));
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(
                    connection,
                    Migrations.of(new Operation.AddColumn(Migrations.table("t"), column, Optional.of("t.a::integer"))));
            runner.run("CREATE TABLE t (id int PRIMARY KEY, a text); INSERT INTO t VALUES (1, '11')");
            Plan plan = runner.plan(false);
            runner.applyPhase(plan, Phase.EXPAND);
            runner.run("INSERT INTO t VALUES (3, '33'), (4, NULL), (5, 'no number')");
            assertThat(runner.count("SELECT max(id) FROM t WHERE n IS NULL"))
                    .as("a row that up cannot make has no value yet, so that it is found")
                    .isEqualTo(5);
            runner.run("ALTER TABLE t ADD COLUMN later text; ALTER TABLE t DROP COLUMN later");
            runner.run("INSERT INTO t (id, a) VALUES (6, '66')");
            runner.run("INSERT INTO t (id, a, n) VALUES (7, '70', 77)");
            assertThatThrownBy(() -> runner.applyPhase(plan, Phase.MIGRATE)).hasMessageContaining("no number");
            runner.run("UPDATE t SET a = '55' WHERE id = 5");
            runner.applyPhase(plan, Phase.MIGRATE);
            runner.run("INSERT INTO t (id, a) VALUES (8, 'still no number')");
            assertThat(runner.count("SELECT sum(n) FROM t")).isEqualTo(11 + 33 + 55 + 66 + 77);
            assertThat(runner.count("SELECT count(*) FROM t WHERE n = 0")).isEqualTo(2);
        }
    }

    @Test
    void declaringNotNullAfterTheProofScansNothing() throws SQLException {
        var column = new ColumnDefinition("n", "uuid", false, Optional.of("gen_random_uuid()"));
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(
                    connection,
                    Migrations.of(new Operation.AddColumn(Migrations.table("t"), column, Optional.empty())));
            runner.run("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 1000)");
            Plan plan = runner.plan(false);
            long file = runner.count("SELECT pg_relation_filenode('t')");
            runner.applyPhase(plan, Phase.EXPAND);
            var migrate = plan.steps(Phase.MIGRATE);
            runner.applyAll(migrate.subList(0, migrate.size() - 1));
            connection.setAutoCommit(false);
            long scans = runner.count("SELECT pg_stat_get_xact_numscans('t'::regclass)");
            var last =
                    (dev.bellows.engine.Step.Body.StrongLock) migrate.getLast().body();
            for (String sql : last.statements()) {
                runner.run(sql);
            }
            assertThat(runner.count("SELECT pg_stat_get_xact_numscans('t'::regclass)"))
                    .isEqualTo(scans);
            connection.commit();
            assertThat(runner.count("SELECT pg_relation_filenode('t')"))
                    .as("no rewrite")
                    .isEqualTo(file);
        }
    }
}
