package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.StatementReads;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the statistics of statements say of a table that goes: each statement that needs its name is a use of it, and no other is. */
class DropTableEvidenceIT {
    /** A server of its own, as in {@link StatementReadsIT}. */
    private static final TestPostgresql SERVER = TestPostgresql.start();

    private final TestDatabase database = SERVER.createDatabase();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everyUseOfItsNameIsOne() throws SQLException {
        String cron = database.createRole("cron");
        database.execute("CREATE EXTENSION pg_stat_statements;"
                + "CREATE TABLE users (id bigint PRIMARY KEY, email text); CREATE TABLE other (id int);"
                + "CREATE TABLE notes (id bigint PRIMARY KEY, author bigint REFERENCES users ON DELETE CASCADE, note text);"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;"
                + "INSERT INTO notes SELECT id, id, email FROM users;"
                + "CREATE FUNCTION count_notes() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM public.notes); END';"
                + "GRANT SELECT, INSERT, DELETE ON notes, users, other TO " + cron);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, DropTableIT.DROP);
            assertThat(plan.hazards()).anySatisfy(hazard -> {
                assertThat(hazard.code()).isEqualTo(ErrorCode.PLAN_FUNCTION);
                assertThat(hazard.message()).contains("count_notes()");
            });
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.commitWindow(held, 1, VersionRange.of(17), DropTableIT.DROP);
            assertThat(uses(target)).isEmpty();
            as(cron, "SELECT id FROM other");
            as(cron, "SELECT email FROM users WHERE id = 98");
            // The key's action goes on doing that while the table is hidden.
            as(cron, "DELETE FROM users WHERE id = 99");
            assertThat(uses(target)).as("the other end of a key").isEmpty();

            // Somebody makes it after the plan.
            database.execute("CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM FROM public.notes; RETURN NULL; END';"
                    + "CREATE TRIGGER noted AFTER INSERT ON other FOR EACH ROW EXECUTE FUNCTION noted()");
            for (String use : List.of(
                    "SELECT 1 FROM notes LIMIT 0",
                    "DELETE FROM notes WHERE id = -1",
                    "SELECT count_notes()",
                    "INSERT INTO other VALUES (1)")) {
                Instant before = uses(target).get(cron);
                as(cron, use);
                assertThat(uses(target).get(cron)).as(use).isNotNull().isNotEqualTo(before);
            }
        }
    }

    private static Map<String, Instant> uses(TestTarget target) {
        StatementReads reads =
                target.target.scan(VersionRange.of(17), 1).servers().getFirst().statements();
        assertThat(reads.why()).isEmpty();
        return reads.watched().stream()
                .filter(StatementReads.Watched::old)
                .findFirst()
                .orElseThrow()
                .lastRead();
    }

    private void as(String role, String sql) throws SQLException {
        try (Connection connection = database.connectAs(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
