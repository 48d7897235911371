package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
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

/** What the statistics of statements say of a table with two names: each name is used by statements that say it, and by no other. */
class RenameTableEvidenceIT {
    /** A server of its own, as in {@link StatementReadsIT}. */
    private static final TestPostgresql SERVER = TestPostgresql.start();

    private final TestDatabase database = SERVER.createDatabase();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void eachNameIsUsedByItselfAndTheViewByNobody() throws SQLException {
        String cron = database.createRole("cron");
        database.execute("CREATE EXTENSION pg_stat_statements; CREATE TABLE other (id int);"
                + "CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "CREATE TABLE posts (author bigint REFERENCES users ON DELETE CASCADE);"
                + "CREATE VIEW seen AS SELECT email FROM users;"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;"
                + "CREATE FUNCTION heads() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM public.users); END';"
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON users, posts, seen, other TO " + cron);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, RenameTableIT.RENAME);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.commitWindow(held, 1, VersionRange.of(17), RenameTableIT.RENAME);
            Rollouts.phase(target, held, RenameTableIT.RENAME, plan, Phase.EXPAND, VersionRange.of(17));
            assertThat(uses(target, true)).isEmpty();
            assertThat(uses(target, false)).isEmpty();
            for (String statement :
                    List.of("SELECT id FROM other", "SELECT email FROM seen", "DELETE FROM posts WHERE author = 7")) {
                as(cron, statement);
                assertThat(uses(target, true)).as(statement).isEmpty();
                assertThat(uses(target, false)).as(statement).isEmpty();
            }
            for (String use : List.of(
                    "SELECT email FROM accounts WHERE id = 1",
                    "INSERT INTO accounts VALUES (101, 'new')",
                    "UPDATE public.accounts SET email = 'x' WHERE id = 2")) {
                as(cron, use);
                assertThat(uses(target, true)).as(use).isEmpty();
                assertThat(uses(target, false)).as(use).containsKey(cron);
            }
            for (String use :
                    List.of("SELECT 1 FROM users LIMIT 0", "DELETE FROM users WHERE id = -1", "SELECT heads()")) {
                Instant before = uses(target, true).get(cron);
                Instant other = uses(target, false).get(cron);
                as(cron, use);
                assertThat(uses(target, true).get(cron)).as(use).isNotNull().isNotEqualTo(before);
                assertThat(uses(target, false).get(cron)).as(use).isEqualTo(other);
            }
        }
    }

    private static Map<String, Instant> uses(TestTarget target, boolean old) {
        StatementReads reads =
                target.target.scan(VersionRange.of(17), 1).servers().getFirst().statements();
        assertThat(reads.why()).isEmpty();
        return reads.watched().stream()
                .filter(it -> it.old() == old)
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
