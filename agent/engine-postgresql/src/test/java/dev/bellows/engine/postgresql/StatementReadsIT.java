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
import org.junit.jupiter.api.Test;

/** Who read the old names is found in the statistics of statements, whatever the way; a reset or missing statistics prove nothing. */
class StatementReadsIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private static StatementReads look(TestTarget target) {
        return target.target.scan(VersionRange.of(17), 1).servers().getFirst().statements();
    }

    private static StatementReads.Watched side(TestTarget target, boolean old) {
        StatementReads reads = look(target);
        assertThat(reads.why()).isEmpty();
        return reads.watched().stream()
                .filter(it -> it.old() == old)
                .findFirst()
                .orElseThrow();
    }

    private void as(String role, String sql) throws SQLException {
        try (Connection connection = database.connectAs(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private TestTarget expanded() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i");
        TestTarget target = TestTarget.on(database);
        Held held = target.target.takeOver(0);
        Plan plan = Rollouts.plan(target);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
        target.target.commitWindow(held, 1, VersionRange.of(17));
        return target;
    }

    @Test
    void everyWayToTheOldNameIsNoticedByRole() throws SQLException {
        String cron = database.createRole("cron");
        String through = database.createRole("through");
        String fresh = database.createRole("fresh");
        try (TestTarget target = expanded()) {
            database.execute("CREATE SCHEMA ext; CREATE EXTENSION pg_stat_statements SCHEMA ext;"
                    + "CREATE VIEW mails AS SELECT email FROM users;"
                    + "CREATE FUNCTION first_mail() RETURNS text LANGUAGE sql SECURITY DEFINER AS"
                    + " 'SELECT min(email) FROM public.users';"
                    + "GRANT SELECT, INSERT ON users TO " + cron + ", " + fresh + "; GRANT SELECT ON mails TO "
                    + through);
            StatementReads.Watched begun = side(target, true);
            assertThat(begun.lastRead()).isEmpty();

            as(fresh, "SELECT email_address FROM users WHERE id = 1");
            assertThat(side(target, true).lastRead()).isEmpty();
            assertThat(side(target, false).lastRead()).containsOnlyKeys(fresh);

            as(cron, "SELECT max(email) FROM users");
            Instant first = side(target, true).lastRead().get(cron);
            assertThat(first).isNotNull();
            assertThat(side(target, true).lastRead()).as("nothing grew").containsEntry(cron, first);
            as(cron, "SELECT max(email) FROM users");
            assertThat(side(target, true).lastRead().get(cron)).isAfter(first);

            as(through, "SELECT count(*) FROM mails");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(cron, through);
            as(fresh, "SELECT first_mail()");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(cron, through, fresh);
            assertThat(side(target, true).since()).isEqualTo(begun.since());
        }
    }

    @Test
    void aResetBeginsTheWatchAgainAndAPartialOneToo() throws SQLException {
        String cron = database.createRole("cron");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements; GRANT SELECT ON users TO " + cron);
            as(cron, "SELECT id FROM users WHERE id = 5");
            StatementReads.Watched first = side(target, true);
            database.execute("SELECT pg_stat_statements_reset()");
            StatementReads.Watched second = side(target, true);
            assertThat(second.since()).isAfter(first.since());
            as(cron, "SELECT max(email) FROM users");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(cron);
            database.execute("SELECT pg_stat_statements_reset(userid, dbid, queryid) FROM pg_stat_statements"
                    + " JOIN pg_roles r ON r.oid = userid WHERE rolname = '" + cron + "'");
            assertThat(side(target, true).since()).isAfter(second.since());
        }
    }

    @Test
    void statisticsThatAreNotThereOrSwitchedOffForSomebodyProveNothing() throws SQLException {
        String cron = database.createRole("cron");
        try (TestTarget target = expanded()) {
            assertThat(look(target).why()).contains("CREATE EXTENSION");
            database.execute("CREATE EXTENSION pg_stat_statements");
            assertThat(look(target).why()).isEmpty();
            database.execute("ALTER ROLE " + cron + " SET pg_stat_statements.track = 'none'");
            assertThat(look(target).why()).contains("settings of its own");
            database.execute("ALTER ROLE " + cron + " RESET ALL");
            assertThat(look(target).why()).isEmpty();
        }
    }
}
