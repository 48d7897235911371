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
        return expanded("");
    }

    private TestTarget expanded(String before) {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;" + before);
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

    /** Steps run as the table's owner: whoever owns it read nothing by that. Its own statements, of whatever shape, count. */
    @Test
    void ourOwnDdlIsNoReadOfTheOwner() throws SQLException {
        String owner = database.createRole("owner");
        database.execute("CREATE SCHEMA ext; CREATE EXTENSION pg_stat_statements SCHEMA ext;");
        try (TestTarget target = expanded(
                "GRANT USAGE, CREATE ON SCHEMA public TO " + owner + "; ALTER TABLE users OWNER TO " + owner)) {
            Held held = target.target.takeOver(1);
            Plan plan = target.target.frozenPlan(TestTarget.ROLLOUT).orElseThrow();
            assertThat(side(target, true).lastRead()).isEmpty();
            Rollouts.phase(target, held, plan, Phase.ROLLBACK, VersionRange.of(17));
            assertThat(side(target, true).lastRead()).isEmpty();

            as(owner, "ALTER TABLE users ALTER email SET STATISTICS 200");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(owner);
        }
    }

    /** A function that reads the old name, called by what no statement names, and the statement that calls it so. */
    private record Way(String name, String setUp, String statement) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    "a default",
                    "CREATE TABLE by_default (id int, m text DEFAULT mail(1))",
                    "INSERT INTO by_default (id) VALUES (1)"),
            new Way(
                    "a check",
                    "CREATE TABLE by_check (id int CHECK (mail(id) IS NOT NULL))",
                    "INSERT INTO by_check VALUES (1)"),
            new Way(
                    "a generated column",
                    "CREATE TABLE by_generation (id int, m text GENERATED ALWAYS AS (mail(id)) STORED)",
                    "INSERT INTO by_generation VALUES (1)"),
            new Way(
                    "an index",
                    "CREATE TABLE by_index (id int); CREATE INDEX ON by_index (mail(id))",
                    "INSERT INTO by_index VALUES (1)"),
            new Way(
                    "a policy",
                    "CREATE TABLE by_policy (id int); ALTER TABLE by_policy ENABLE ROW LEVEL SECURITY;"
                            + "CREATE POLICY p ON by_policy USING (mail(id) IS NOT NULL)",
                    "SELECT count(*) FROM by_policy"),
            new Way(
                    "a trigger's condition",
                    "CREATE TABLE by_trigger (id int); CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN RETURN NEW; END';"
                            + "CREATE TRIGGER t BEFORE INSERT ON by_trigger FOR EACH ROW WHEN (mail(NEW.id) IS NOT NULL)"
                            + " EXECUTE FUNCTION nothing()",
                    "INSERT INTO by_trigger VALUES (1)"),
            new Way(
                    "an operator",
                    "CREATE FUNCTION same_mail(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT mail($1) = mail($2)';"
                            + "CREATE OPERATOR <=~> (LEFTARG = int, RIGHTARG = int, FUNCTION = same_mail)",
                    "SELECT 1 <=~> 2"),
            new Way(
                    "a cast",
                    "CREATE TYPE number AS (n int); CREATE FUNCTION as_text(number) RETURNS text LANGUAGE sql AS"
                            + " 'SELECT mail(($1).n)'; CREATE CAST (number AS text) WITH FUNCTION as_text(number)",
                    "SELECT CAST(ROW(1)::number AS text)"),
            new Way(
                    "an aggregate",
                    "CREATE FUNCTION add_mail(text, int) RETURNS text LANGUAGE sql AS 'SELECT concat($1, mail($2))';"
                            + "CREATE AGGREGATE mails_of(int) (SFUNC = add_mail, STYPE = text)",
                    "SELECT mails_of(i) FROM generate_series(1, 3) i"),
            new Way("a domain", "CREATE DOMAIN checked AS int CHECK (mail(VALUE) IS NOT NULL)", "SELECT 1::checked"),
            new Way(
                    "a column of a domain",
                    "CREATE DOMAIN known AS int CHECK (mail(VALUE) IS NOT NULL); CREATE TABLE by_domain (id known[])",
                    "INSERT INTO by_domain VALUES ('{1}')"),
            new Way("a view", "CREATE VIEW by_view AS SELECT mail(1) AS one", "SELECT one FROM by_view"),
            new Way(
                    "a rule",
                    "CREATE TABLE by_rule (id int); CREATE RULE r AS ON INSERT TO by_rule DO ALSO SELECT mail(NEW.id)",
                    "INSERT INTO by_rule VALUES (1)"),
            new Way(
                    "a function that takes the table of one of them",
                    "CREATE TABLE twice (id int DEFAULT length(mail(1))); CREATE FUNCTION through_it() RETURNS void"
                            + " LANGUAGE sql AS 'INSERT INTO twice DEFAULT VALUES'",
                    "SELECT through_it()"),
            new Way(
                    "a command that an event trigger follows",
                    "CREATE FUNCTION on_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM mail(1); END';"
                            + "CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE')"
                            + " EXECUTE FUNCTION on_event()",
                    "CREATE TEMPORARY TABLE t (id int)"),
            new Way(
                    "a text that is run",
                    "SELECT 1",
                    "SELECT query_to_xml('SELECT email FROM users', true, true, '')"));

    @Test
    void aReaderBehindADefaultACheckAnOperatorOrACastIsNoticedToo() throws SQLException {
        String plain = database.createRole("plain");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements; CREATE TABLE other (id int, email text);"
                    + "CREATE FUNCTION mail(int) RETURNS text LANGUAGE sql IMMUTABLE AS"
                    + " 'SELECT email FROM public.users WHERE id = $1'");
            for (int i = 0; i < WAYS.size(); i++) {
                Way way = WAYS.get(i);
                String role = database.createRole("reader" + i);
                database.execute(way.setUp());
                database.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC");
                StatementReads.Watched before = side(target, true);
                as(role, way.statement());
                as(plain, "INSERT INTO other (id) VALUES (1)");
                StatementReads.Watched after = side(target, true);
                assertThat(after.since()).isEqualTo(before.since());
                assertThat(after.lastRead()).as(way.name()).containsKey(role).doesNotContainKey(plain);
                database.execute("DROP EVENT TRIGGER IF EXISTS e");
            }
        }
    }

    @Test
    void aCheckThatOnlyGetsAValueMakesNoReaderOfWhoeverWrites() throws SQLException {
        String fresh = database.createRole("fresh");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements;"
                    + "CREATE FUNCTION is_email(email text) RETURNS boolean LANGUAGE sql IMMUTABLE AS"
                    + " 'SELECT email IS NOT NULL'; ALTER TABLE users ADD CHECK (is_email(email));"
                    + "GRANT ALL ON users TO " + fresh);
            side(target, true);
            as(fresh, "UPDATE users SET email_address = 'x' WHERE id = 1");
            assertThat(side(target, true).lastRead()).isEmpty();
            assertThat(side(target, false).lastRead()).containsOnlyKeys(fresh);
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
    void aResetOfOneStatementFollowedByAsManyCallsHidesNoRead() throws SQLException {
        String cron = database.createRole("cron");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements; GRANT SELECT ON users TO " + cron);
            side(target, true);
            as(cron, "SELECT max(email) FROM users");
            StatementReads.Watched before = side(target, true);
            assertThat(before.lastRead()).containsOnlyKeys(cron);
            database.execute("SELECT pg_stat_statements_reset(userid, dbid, queryid) FROM pg_stat_statements"
                    + " JOIN pg_roles r ON r.oid = userid WHERE rolname = '" + cron + "'");
            as(cron, "SELECT max(email) FROM users");
            StatementReads.Watched after = side(target, true);
            boolean noticed = after.since().isAfter(before.since())
                    || after.lastRead().get(cron).isAfter(before.lastRead().get(cron));
            assertThat(noticed).isTrue();
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
