package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Extended statistics of a column that gets a counterpart. */
class StatisticsIT {
    private static final String SCHEMA = """
            CREATE TABLE rides (id bigint PRIMARY KEY, city text, street text, day timestamp);
            INSERT INTO rides SELECT i, 'c' || i % 20, 's' || i % 20, timestamp '2026-01-01' FROM generate_series(1, 2000) i;
            CREATE STATISTICS rides_way (dependencies) ON city, street FROM rides;
            ANALYZE rides;
            """;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final Migration migration = Migrations.rename("rides", "city", "town");
    private Connection connection;
    private StepRunner runner;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
        runner = new StepRunner(connection, migration);
        runner.run(SCHEMA);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    /** The planner takes the new columns together as it took the old ones, before code of the old version has left. */
    @Test
    void theyCountForTheNewColumnAsSoonAsItMayBeRead() throws SQLException {
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
        assertThat(estimate("town = 'c1' AND street = 's1'"))
                .isEqualTo(estimate("city = 'c1' AND street = 's1'"))
                .isBetween(50L, 200L);
        runner.applyPhase(plan, Phase.CONTRACT);
        runner.run("DROP STATISTICS rides_way");
        assertThat(CatalogReader.read(connection, migration, true).digest())
                .as("somebody dropped them")
                .isNotEqualTo(plan.snapshotDigest());
    }

    private long estimate(String condition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("EXPLAIN SELECT FROM rides WHERE " + condition)) {
            assertThat(row.next()).isTrue();
            return Long.parseLong(row.getString(1).replaceFirst(".*rows=(\\d+).*", "$1"));
        }
    }

    /** Nobody who reads or writes waits for them, and whoever writes beside it is not held up. */
    @Test
    void readersAndWritersGoOnWhileTheyAreMade() throws SQLException {
        Step made = runner.plan(false).steps(Phase.MIGRATE).stream()
                .filter(step -> step.title().startsWith("keep statistics"))
                .findFirst()
                .orElseThrow();
        assertThat(made.needsGrant()).isFalse();
        assertThat(made.body())
                .isInstanceOfSatisfying(
                        Step.Body.StrongLock.class,
                        body -> assertThat(body.writersGoOn()).isTrue());
    }

    @Test
    void thoseOfAnotherRoleAreRefusedWithTheStatement() throws SQLException {
        String role = database.createRole("teller");
        runner.run("GRANT CREATE ON SCHEMA public TO " + role + "; ALTER STATISTICS rides_way OWNER TO " + role);
        assertThat(refusals(migration))
                .contains("belong to " + role, "ALTER STATISTICS \"public\".\"rides_way\" OWNER TO");
    }

    @Test
    void whatMeansNothingOverTheOtherTypeIsRefused() throws SQLException {
        runner.run("CREATE STATISTICS rides_start ON (left(city, 1)), street FROM rides");
        assertThat(refusals(alter("city", "int", "length(city)", "repeat('c', city)")))
                .contains("rides_start compute", "cannot stand over the new type");
        assertThat(refusals(alter("city", "json", "to_json(city)", "city #>> '{}'")))
                .contains("rides_way of rides.city are over values that have no order");
    }

    /** The like of another migration would be taken away with that one's column. */
    @Test
    void oneMigrationWaitsForTheOther() throws SQLException {
        Plan plan = runner.plan(false);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
        assertThat(refusals(Migrations.of(19, new Operation.RenameColumn(Migrations.table("rides"), "street", "road"))))
                .contains("is the like that another migration made");
    }

    private static Migration alter(String column, String type, String up, String down) {
        return Migrations.of(new Operation.AlterColumn(
                Migrations.table("rides"),
                column,
                Optional.empty(),
                type,
                Optional.of(new Operation.UpDown(up, down))));
    }

    private String refusals(Migration asked) throws SQLException {
        return switch (new StepRunner(connection, asked).outcome(false)) {
            case PlanOutcome.Refused refused -> refused.problems().toString();
            case PlanOutcome.Planned planned -> "planned";
        };
    }
}
