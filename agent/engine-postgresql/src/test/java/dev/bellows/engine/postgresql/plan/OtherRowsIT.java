package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Operation;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Phase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an {@code up} reads besides its row: other writers may not see it. */
class OtherRowsIT {
    private static final String TABLES = """
            CREATE TABLE par (id int PRIMARY KEY, v text); INSERT INTO par SELECT i, 'v' || i FROM generate_series(1, 50) i;
            CREATE TABLE t (id int PRIMARY KEY, pid int); INSERT INTO t SELECT i, i FROM generate_series(1, 50) i;
            CREATE FUNCTION of_par(p int) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT v FROM public.par WHERE id = p); END';
            CREATE FUNCTION of_t(p int) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT max(pid) FROM public.t); END';
            CREATE FUNCTION of_row(p int) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN p::text || (SELECT max(x) FROM unnest(ARRAY[1, 2]) x); END';
            CREATE VIEW seen AS SELECT * FROM par;
            """;

    private static void plan(String up, boolean rows) throws SQLException {
        var column = new ColumnDefinition("n", "text", true, Optional.empty());
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(
                    connection, Migrations.of(new Operation.AddColumn(Migrations.table("t"), column, Optional.of(up))));
            runner.run(TABLES);
            if (!rows) {
                runner.run("TRUNCATE t");
            }
            assertThat(runner.plan(false).steps(Phase.EXPAND)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(SELECT v FROM public.par p WHERE p.id = pid)",
                "CASE WHEN pid < 0 THEN (SELECT v FROM public.seen p WHERE p.id = pid) ELSE '' END",
                "public.of_par(pid)",
                "public.of_t(pid)",
                "(SELECT max(id)::text FROM public.t)"
            })
    void anUpThatReadsOtherRowsIsRefused(String up) {
        assertThatThrownBy(() -> plan(up, true)).hasMessageContaining("An up may read its own row only");
    }

    @Test
    void alsoWhereThereIsNoRowYet() {
        assertThatThrownBy(() -> plan("public.of_t(pid)", false))
                .hasMessageContaining("reads public.t.", "An up may read its own row only");
    }

    @Test
    void anUpThatIsSlowIsToldWithItsTime() throws SQLException {
        var column = new ColumnDefinition("n", "text", true, Optional.empty());
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(
                    connection,
                    Migrations.of(new Operation.AddColumn(
                            Migrations.table("t"), column, Optional.of("pg_sleep(0.005)::text || pid"))));
            runner.run(TABLES);
            assertThat(runner.plan(false).hazards().toString())
                    .containsPattern("BLW-PLAN-071: The up of t.n took [0-9]{4,} µs for a row");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"public.of_row(pid)", "(SELECT max(x)::text FROM unnest(ARRAY[pid, 3]) x)", "t.pid::text"})
    void anUpThatReadsItsRowIsNot(String up) throws SQLException {
        plan(up, true);
        plan(up, false);
    }
}
