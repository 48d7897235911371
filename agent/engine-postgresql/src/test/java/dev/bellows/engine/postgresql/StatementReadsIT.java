package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.StatementReads;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Who read the old names is found in the statistics of statements, whatever the way; a reset or missing statistics prove nothing. */
class StatementReadsIT {
    /**
     * A server of its own: on the shared one a thousand tests fill the statistics, and where an entry is evicted between two looks the
     * watch begins again, as it should.
     */
    private static final TestPostgresql SERVER = TestPostgresql.start();

    private final TestDatabase database = SERVER.createDatabase();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

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
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            if (sql.endsWith("FROM STDIN")) {
                copy.copyIn(sql, new StringReader("1\n"));
            } else if (sql.endsWith("TO STDOUT")) {
                copy.copyOut(sql, new StringWriter());
            } else {
                statement.execute(sql);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    private record Way(String name, String setUp, String statement, int since) {
        /** Of every version that is supported. */
        Way(String name, String setUp, String statement) {
            this(name, setUp, statement, 14);
        }
    }

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

    private static final String READS = "CREATE FUNCTION mail(int) RETURNS text LANGUAGE sql IMMUTABLE AS"
            + " 'SELECT email FROM public.users WHERE id = $1';"
            + "CREATE FUNCTION reads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
            + " 'BEGIN PERFORM mail(1); RETURN COALESCE(NEW, OLD); END';"
            + "CREATE FUNCTION as_is() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN COALESCE(NEW, OLD); END';";

    private static final String FIRES =
            "BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION reads();";

    /** A parent with the rows 1, 2 and 5, and a child of row 1. */
    private static String family(String suffix, String reference, String ofChild) {
        return "CREATE TABLE p%1$s (id int PRIMARY KEY); INSERT INTO p%1$s VALUES (1), (2), (5);".formatted(suffix)
                + "CREATE TABLE c%1$s (id int DEFAULT 2 REFERENCES p%1$s %2$s %3$s); INSERT INTO c%1$s VALUES (1);"
                        .formatted(suffix, reference, ofChild);
    }

    private static Way action(int number, String action) {
        String suffix = "_action" + number;
        return new Way(
                action,
                family(suffix, action, "") + "CREATE TRIGGER t " + FIRES.formatted("c" + suffix),
                action.startsWith("ON DELETE")
                        ? "DELETE FROM p" + suffix + " WHERE id = 1"
                        : "UPDATE p" + suffix + " SET id = 3 WHERE id = 1");
    }

    private static final List<Way> REFERENCES = List.of(
            action(1, "ON DELETE CASCADE"),
            action(2, "ON DELETE SET NULL"),
            action(3, "ON DELETE SET DEFAULT"),
            action(4, "ON UPDATE CASCADE"),
            action(5, "ON UPDATE SET NULL"),
            action(6, "ON UPDATE SET DEFAULT"),
            new Way(
                    "the default that an action sets",
                    family("_default", "ON DELETE SET DEFAULT", "")
                            + "ALTER TABLE c_default ALTER id SET DEFAULT length(mail(2))",
                    "DELETE FROM p_default WHERE id = 1"),
            new Way(
                    "a check of the child",
                    family("_check", "ON UPDATE CASCADE", "CHECK (mail(id) IS NOT NULL)"),
                    "UPDATE p_check SET id = 3 WHERE id = 1"),
            new Way(
                    "a generated column of the child",
                    family("_generated", "ON UPDATE CASCADE", ", m text GENERATED ALWAYS AS (mail(id)) STORED"),
                    "UPDATE p_generated SET id = 3 WHERE id = 1"),
            new Way(
                    "an index of the child",
                    family("_index", "ON UPDATE CASCADE", "") + "CREATE INDEX ON c_index (mail(id))",
                    "UPDATE p_index SET id = 3 WHERE id = 1"),
            new Way(
                    "a rule of the child",
                    family("_rule", "ON DELETE CASCADE", "")
                            + "CREATE RULE r AS ON DELETE TO c_rule DO ALSO SELECT mail(OLD.id)",
                    "DELETE FROM p_rule WHERE id = 1"),
            new Way(
                    "a child of the child",
                    family("_deep", "ON DELETE CASCADE", "UNIQUE")
                            + "CREATE TABLE g_deep (id int REFERENCES c_deep (id) ON DELETE SET NULL);"
                            + "INSERT INTO g_deep VALUES (1); CREATE TRIGGER t " + FIRES.formatted("g_deep"),
                    "DELETE FROM p_deep WHERE id = 1"),
            new Way(
                    "a partition of the child",
                    "CREATE TABLE p_part (id int PRIMARY KEY); INSERT INTO p_part VALUES (1);"
                            + "CREATE TABLE c_part (id int REFERENCES p_part ON DELETE CASCADE) PARTITION BY RANGE (id);"
                            + "CREATE TABLE c_part_1 PARTITION OF c_part DEFAULT; INSERT INTO c_part VALUES (1);"
                            + "CREATE TRIGGER t " + FIRES.formatted("c_part_1"),
                    "DELETE FROM p_part WHERE id = 1"),
            new Way(
                    "a partition of the parent",
                    "CREATE TABLE p_parts (id int PRIMARY KEY) PARTITION BY RANGE (id);"
                            + "CREATE TABLE p_parts_1 PARTITION OF p_parts DEFAULT; INSERT INTO p_parts VALUES (1);"
                            + "CREATE TABLE c_parts (id int REFERENCES p_parts ON DELETE CASCADE);"
                            + "INSERT INTO c_parts VALUES (1); CREATE TRIGGER t " + FIRES.formatted("c_parts"),
                    "DELETE FROM p_parts_1 WHERE id = 1"),
            new Way(
                    "a tree below the parent",
                    family("_tree", "ON DELETE CASCADE", "UNIQUE")
                            + "CREATE TABLE tree (id int PRIMARY KEY REFERENCES p_tree ON DELETE CASCADE,"
                            + " up int REFERENCES tree ON DELETE CASCADE); INSERT INTO tree VALUES (2, NULL), (1, 2);"
                            + "CREATE TRIGGER t " + FIRES.formatted("tree"),
                    "DELETE FROM p_tree WHERE id = 2"),
            new Way(
                    "a view over the parent",
                    family("_view", "ON DELETE CASCADE", "") + "CREATE VIEW v_view AS SELECT id FROM p_view;"
                            + "CREATE TRIGGER t " + FIRES.formatted("c_view"),
                    "DELETE FROM v_view WHERE id = 1"),
            new Way(
                    "a function that deletes the parent",
                    family("_purge", "ON DELETE CASCADE", "")
                            + "CREATE FUNCTION purge() RETURNS void LANGUAGE sql AS 'DELETE FROM p_purge';"
                            + "CREATE TRIGGER t " + FIRES.formatted("c_purge"),
                    "SELECT purge()"),
            new Way(
                    "TRUNCATE CASCADE",
                    family("_cut", "", "") + "CREATE TRIGGER t BEFORE TRUNCATE ON c_cut EXECUTE FUNCTION reads()",
                    "TRUNCATE p_cut CASCADE"),
            new Way(
                    "TRUNCATE CASCADE of what the parent references",
                    family("_cuts", "", "UNIQUE") + "CREATE TABLE g_cuts (id int REFERENCES c_cuts (id));"
                            + "CREATE TRIGGER t AFTER TRUNCATE ON g_cuts EXECUTE FUNCTION reads()",
                    "truncate table p_cuts restart identity cascade"),
            new Way(
                    "TRUNCATE CASCADE of a partition",
                    "CREATE TABLE p_slice (id int PRIMARY KEY) PARTITION BY RANGE (id);"
                            + "CREATE TABLE p_slice_1 PARTITION OF p_slice DEFAULT;"
                            + "CREATE TABLE c_slice (id int REFERENCES p_slice) PARTITION BY RANGE (id);"
                            + "CREATE TABLE c_slice_1 PARTITION OF c_slice DEFAULT;"
                            + "CREATE TRIGGER t BEFORE TRUNCATE ON c_slice_1 EXECUTE FUNCTION reads()",
                    "TRUNCATE p_slice_1 CASCADE"),
            new Way(
                    "a function that truncates",
                    family("_wipe", "", "")
                            + "CREATE FUNCTION wipe() RETURNS void LANGUAGE sql SECURITY DEFINER AS"
                            + " 'TRUNCATE p_wipe CASCADE';"
                            + "CREATE TRIGGER t BEFORE TRUNCATE ON c_wipe EXECUTE FUNCTION reads()",
                    "SELECT wipe()"));

    private static final List<Way> OTHERS = List.of(
            new Way(
                    "a deferred constraint trigger",
                    "CREATE TABLE late (id int); CREATE CONSTRAINT TRIGGER t AFTER INSERT ON late DEFERRABLE INITIALLY"
                            + " DEFERRED FOR EACH ROW EXECUTE FUNCTION reads()",
                    "INSERT INTO late VALUES (1)"),
            new Way(
                    "a materialized view",
                    "CREATE MATERIALIZED VIEW kept AS SELECT email FROM users; ALTER TABLE kept OWNER TO :role",
                    "REFRESH MATERIALIZED VIEW kept"),
            new Way(
                    "a materialized view over a function",
                    "CREATE MATERIALIZED VIEW made AS SELECT mail(1) AS m; ALTER TABLE made OWNER TO :role",
                    "REFRESH MATERIALIZED VIEW made"),
            new Way(
                    "a procedure",
                    "CREATE PROCEDURE proceed() LANGUAGE plpgsql AS 'BEGIN PERFORM mail(1); END'",
                    "CALL proceed()"),
            new Way("a block", "SELECT 1", "DO 'BEGIN PERFORM mail(1); END'"),
            new Way("a prepared statement", "SELECT 1", "PREPARE p AS SELECT max(email) FROM users; EXECUTE p"),
            new Way(
                    "a prepared statement that is explained",
                    "SELECT 1",
                    "PREPARE p AS SELECT max(email) FROM users; EXPLAIN (ANALYZE) EXECUTE p"),
            new Way(
                    "a table of a prepared statement",
                    "SELECT 1",
                    "PREPARE p AS SELECT max(email) FROM users; CREATE TEMPORARY TABLE copied AS EXECUTE p"),
            new Way(
                    "a cursor",
                    "SELECT 1",
                    "BEGIN; DECLARE c CURSOR FOR SELECT max(email) FROM users; FETCH 1 FROM c; COMMIT"),
            new Way(
                    "COPY to a table",
                    "CREATE TABLE copied_to (id int); CREATE TRIGGER t " + FIRES.formatted("copied_to"),
                    "COPY copied_to FROM STDIN"),
            new Way("COPY of a query", "SELECT 1", "COPY (SELECT max(email) FROM users) TO STDOUT"),
            new Way("COPY of a query with a function", "SELECT 1", "COPY (SELECT mail(1)) TO STDOUT"),
            new Way(
                    "a trigger of a view",
                    "CREATE TABLE below (id int); CREATE VIEW instead AS SELECT id FROM below;"
                            + "CREATE TRIGGER t INSTEAD OF INSERT ON instead FOR EACH ROW EXECUTE FUNCTION reads()",
                    "INSERT INTO instead VALUES (1)"),
            new Way(
                    "a view over a view with a trigger",
                    "CREATE TABLE lower_one (id int); CREATE VIEW inner_one AS SELECT id FROM lower_one;"
                            + "CREATE VIEW outer_one AS SELECT id FROM inner_one;"
                            + "CREATE TRIGGER t INSTEAD OF INSERT ON inner_one FOR EACH ROW EXECUTE FUNCTION reads()",
                    "INSERT INTO outer_one VALUES (1)"),
            new Way(
                    "MERGE",
                    "CREATE TABLE merged (id int); CREATE TRIGGER t " + FIRES.formatted("merged"),
                    "MERGE INTO merged m USING (SELECT 1 AS id) s ON m.id = s.id"
                            + " WHEN NOT MATCHED THEN INSERT VALUES (s.id)",
                    15),
            new Way(
                    "ANALYZE of a table",
                    "CREATE TABLE sampled (id int); INSERT INTO sampled VALUES (1);"
                            + "CREATE STATISTICS st ON mail(id), id FROM sampled; ALTER TABLE sampled OWNER TO :role",
                    "ANALYZE sampled"),
            new Way(
                    "ANALYZE of everything",
                    "CREATE TABLE sampled_too (id int); INSERT INTO sampled_too VALUES (1);"
                            + "CREATE INDEX ON sampled_too (mail(id)); ALTER TABLE sampled_too OWNER TO :role",
                    "ANALYZE"),
            new Way(
                    "VACUUM FULL of everything",
                    "CREATE TABLE packed (id int); INSERT INTO packed VALUES (1);"
                            + "CREATE INDEX ON packed (mail(id)); ALTER TABLE packed OWNER TO :role",
                    "VACUUM (FULL)"),
            new Way(
                    "REINDEX of an index",
                    "CREATE TABLE indexed (id int); INSERT INTO indexed VALUES (1);"
                            + "CREATE INDEX by_mail ON indexed (mail(id)); ALTER TABLE indexed OWNER TO :role",
                    "REINDEX INDEX by_mail"),
            new Way(
                    "CLUSTER",
                    "CREATE TABLE ordered (id int); INSERT INTO ordered VALUES (1);"
                            + "CREATE INDEX in_order ON ordered (mail(id)); ALTER TABLE ordered CLUSTER ON in_order;"
                            + "ALTER TABLE ordered OWNER TO :role",
                    "CLUSTER"),
            new Way(
                    "CREATE INDEX",
                    "CREATE TABLE found (id int); INSERT INTO found VALUES (1); ALTER TABLE found OWNER TO :role;"
                            + "GRANT CREATE ON SCHEMA public TO :role",
                    "CREATE INDEX ON found (mail(id))"),
            new Way(
                    "ALTER TABLE that rewrites",
                    "CREATE TABLE rewritten (id int, m text GENERATED ALWAYS AS (mail(id)) STORED, n int);"
                            + "INSERT INTO rewritten (id) VALUES (1); ALTER TABLE rewritten OWNER TO :role",
                    "ALTER TABLE rewritten ALTER n TYPE bigint"),
            new Way(
                    "ALTER TABLE of the parent",
                    "CREATE TABLE top_one (id int, n int); CREATE TABLE heir (CHECK (mail(id) IS NOT NULL))"
                            + " INHERITS (top_one); INSERT INTO heir VALUES (1); ALTER TABLE top_one OWNER TO :role;"
                            + "ALTER TABLE heir OWNER TO :role",
                    "ALTER TABLE top_one ALTER n TYPE bigint"),
            new Way(
                    "an operator class",
                    "CREATE FUNCTION by_mails(int, int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM mail($1); RETURN btint4cmp($1, $2); END';"
                            + "CREATE OPERATOR CLASS mail_ops FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=,"
                            + " OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 by_mails(int, int);"
                            + "CREATE TABLE classed (id int); CREATE INDEX ON classed (id mail_ops)",
                    "INSERT INTO classed VALUES (1), (2)"),
            new Way(
                    "an order of a type",
                    "CREATE TYPE ranked AS (n int); CREATE FUNCTION rank_less(ranked, ranked) RETURNS boolean"
                            + " LANGUAGE sql IMMUTABLE AS 'SELECT ($1).n OPERATOR(pg_catalog.<) ($2).n';"
                            + "CREATE FUNCTION by_rank(ranked, ranked) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM mail(1); RETURN btint4cmp(($1).n, ($2).n); END';"
                            + "CREATE FUNCTION rank_same(ranked, ranked) RETURNS boolean LANGUAGE sql IMMUTABLE AS"
                            + " 'SELECT ($1).n OPERATOR(pg_catalog.=) ($2).n';"
                            + "CREATE OPERATOR <<<# (LEFTARG = ranked, RIGHTARG = ranked, FUNCTION = rank_less);"
                            + "CREATE OPERATOR =#=# (LEFTARG = ranked, RIGHTARG = ranked, FUNCTION = rank_same);"
                            + "CREATE OPERATOR CLASS rank_ops DEFAULT FOR TYPE ranked USING btree AS OPERATOR 1 <<<#,"
                            + " OPERATOR 3 =#=#,"
                            + " FUNCTION 1 by_rank(ranked, ranked); CREATE TABLE ranks (r ranked);"
                            + "INSERT INTO ranks VALUES (ROW(1)), (ROW(2))",
                    "SELECT r FROM ranks ORDER BY r"),
            new Way(
                    "a distance of a range",
                    "CREATE FUNCTION apart(float8, float8) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM mail(1); RETURN $1 - $2; END';"
                            + "CREATE TYPE stretch AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = apart);"
                            + "CREATE TABLE stretches (s stretch); CREATE INDEX ON stretches USING gist (s)",
                    "INSERT INTO stretches SELECT stretch(i, i + 1) FROM generate_series(1, 9) i"),
            new Way(
                    "the end of an aggregate",
                    "CREATE FUNCTION last_mail(int) RETURNS text LANGUAGE sql AS 'SELECT mail($1)';"
                            + "CREATE AGGREGATE mail_of_sum(int) (SFUNC = int4pl, STYPE = int, FINALFUNC = last_mail)",
                    "SELECT mail_of_sum(i) FROM generate_series(1, 3) i"),
            new Way(
                    "a partition's bounds",
                    "CREATE TABLE bound (id int) PARTITION BY RANGE (mail(id));"
                            + "CREATE TABLE bound_1 PARTITION OF bound FOR VALUES FROM ('a') TO ('z')",
                    "INSERT INTO bound_1 VALUES (1)"),
            new Way(
                    "an exclusion",
                    "CREATE FUNCTION near(int, int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM mail($1); RETURN $1 = $2; END';"
                            + "CREATE OPERATOR =~= (LEFTARG = int, RIGHTARG = int, FUNCTION = near, COMMUTATOR = =~=);"
                            + "CREATE OPERATOR CLASS near_ops FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=,"
                            + " OPERATOR 3 =~=, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);"
                            + "CREATE TABLE apart_ones (id int, EXCLUDE USING btree (id near_ops WITH =~=))",
                    "INSERT INTO apart_ones VALUES (1), (1) ON CONFLICT DO NOTHING"),
            new Way(
                    "the negator of an operator",
                    "CREATE FUNCTION unlike_mail(int, int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM mail($1); RETURN $1 <> $2; END';"
                            + "CREATE OPERATOR <#~> (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, NEGATOR = >#~<);"
                            + "CREATE OPERATOR >#~< (LEFTARG = int, RIGHTARG = int, FUNCTION = unlike_mail,"
                            + " NEGATOR = <#~>)",
                    "SELECT i FROM generate_series(1, 3) i WHERE NOT (i <#~> 2)"),
            new Way(
                    "a body that ends with the table's name",
                    "CREATE FUNCTION all_rows() RETURNS SETOF record LANGUAGE sql SECURITY DEFINER AS"
                            + " 'TABLE public.users'",
                    "SELECT all_rows()"),
            new Way(
                    "ALTER TYPE of a typed table",
                    "CREATE TYPE form AS (id int, n int); CREATE TABLE formed OF form; INSERT INTO formed VALUES (1, 1);"
                            + "CREATE INDEX ON formed (mail(id)); ALTER TABLE formed OWNER TO :role;"
                            + "ALTER TYPE form OWNER TO :role",
                    "ALTER TYPE form ALTER ATTRIBUTE n TYPE bigint CASCADE"),
            new Way(
                    "SELECT INTO that an event trigger follows",
                    "CREATE FUNCTION on_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM mail(1); END';"
                            + "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION on_event()",
                    "SELECT 1 AS one INTO TEMPORARY made_here"));

    @Test
    void aReaderBehindAReferenceOfAnotherTableIsNoticedToo() throws SQLException {
        eachIsNoticed(REFERENCES);
    }

    @Test
    void aReaderBehindACommandOrATypeIsNoticedToo() throws SQLException {
        eachIsNoticed(OTHERS);
    }

    private void eachIsNoticed(List<Way> all) throws SQLException {
        int major;
        try (Connection connection = database.connect()) {
            major = connection.getMetaData().getDatabaseMajorVersion();
        }
        List<Way> ways = all.stream().filter(way -> way.since() <= major).toList();
        String plain = database.createRole("plain");
        SoftAssertions softly = new SoftAssertions();
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements; CREATE TABLE other (id int, email text);"
                    + "GRANT TEMPORARY ON DATABASE " + database.name() + " TO PUBLIC;" + READS);
            for (int i = 0; i < ways.size(); i++) {
                Way way = ways.get(i);
                String role = database.createRole("reader" + i);
                database.execute(way.setUp().replace(":role", role));
                database.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC");
                StatementReads.Watched before = side(target, true);
                as(role, way.statement());
                as(plain, "INSERT INTO other (id) VALUES (1)");
                StatementReads.Watched after = side(target, true);
                softly.assertThat(after.since()).isEqualTo(before.since());
                softly.assertThat(after.lastRead())
                        .as(way.name())
                        .containsKey(role)
                        .doesNotContainKey(plain);
                database.execute("DROP EVENT TRIGGER IF EXISTS e");
            }
        }
        softly.assertAll();
    }

    /** A reference that is made when everything else is there already is followed from then on. */
    @Test
    void aReferenceThatIsMadeLaterIsFollowed() throws SQLException {
        String cron = database.createRole("cron");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements;" + READS
                    + "CREATE TABLE p (id int PRIMARY KEY); INSERT INTO p VALUES (1); CREATE TABLE c (id int);"
                    + "INSERT INTO c VALUES (1); CREATE TRIGGER t " + FIRES.formatted("c")
                    + "GRANT ALL ON p TO " + cron);
            assertThat(side(target, true).lastRead()).isEmpty();
            as(cron, "UPDATE p SET id = 1 WHERE id = 7");
            assertThat(side(target, true).lastRead()).isEmpty();
            database.execute("ALTER TABLE c ADD FOREIGN KEY (id) REFERENCES p ON DELETE CASCADE");
            side(target, true);
            as(cron, "DELETE FROM p WHERE id = 1");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(cron);
        }
    }

    /** The trigger of the table itself names only the column, of the old row. */
    @Test
    void aTriggerThatReadsTheOldRowIsFollowedToWhatTheTableReferences() throws SQLException {
        String cron = database.createRole("cron");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements; CREATE TABLE orgs (id int PRIMARY KEY);"
                    + "INSERT INTO orgs VALUES (1); ALTER TABLE users ADD org int REFERENCES orgs ON DELETE CASCADE;"
                    + "UPDATE users SET org = 1 WHERE id = 1;"
                    + "CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN RAISE LOG ''%'', OLD.email; RETURN OLD; END';"
                    + "CREATE TRIGGER t BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION gone();"
                    + "CREATE VIEW all_orgs AS SELECT id FROM orgs; GRANT ALL ON all_orgs TO " + cron);
            assertThat(side(target, true).lastRead()).isEmpty();
            as(cron, "DELETE FROM all_orgs WHERE id = 1");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(cron);
        }
    }

    /** The trigger names neither: it hands the row to a function that finds the column in it. */
    @Test
    void aTriggerThatHandsItsRowOnIsFollowed() throws SQLException {
        String fresh = database.createRole("fresh");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements;"
                    + "CREATE FUNCTION logs(r record) RETURNS void LANGUAGE plpgsql AS"
                    + " 'BEGIN RAISE LOG ''%'', r.email; END';"
                    + "CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM logs(OLD); RETURN OLD; END';"
                    + "CREATE TRIGGER t BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION logged();"
                    + "GRANT ALL ON users TO " + fresh);
            side(target, true);
            as(fresh, "DELETE FROM users WHERE id = 1");
            assertThat(side(target, true).lastRead()).containsOnlyKeys(fresh);
        }
    }

    /** References with actions, triggers that read nothing, indexes, statistics and partitions: nobody is named for them. */
    @Test
    void whatLeadsToNoReaderNamesNobody() throws SQLException {
        String plain = database.createRole("plain");
        try (TestTarget target = expanded()) {
            database.execute("CREATE EXTENSION pg_stat_statements;" + READS
                    + "ALTER TABLE users ADD UNIQUE (email); CREATE TABLE orgs (id int PRIMARY KEY, touched int);"
                    + "INSERT INTO orgs VALUES (1), (2), (3);"
                    + "ALTER TABLE users ADD org int REFERENCES orgs ON DELETE CASCADE ON UPDATE CASCADE;"
                    + "CREATE TABLE posts (id int PRIMARY KEY, who bigint REFERENCES users ON DELETE CASCADE,"
                    + " org int DEFAULT 1 REFERENCES orgs ON DELETE SET DEFAULT ON UPDATE CASCADE, title text);"
                    + "CREATE INDEX by_title ON posts (lower(title)); CREATE STATISTICS st ON lower(title), id FROM posts;"
                    + "CREATE TABLE likes (post int REFERENCES posts ON DELETE CASCADE) PARTITION BY RANGE (post);"
                    + "CREATE TABLE likes_1 PARTITION OF likes DEFAULT;"
                    + "CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON posts FOR EACH ROW EXECUTE FUNCTION as_is();"
                    + "UPDATE users SET org = id WHERE id <= 3; INSERT INTO posts VALUES (1, 1, 1), (2, 2, 2);"
                    + "INSERT INTO likes VALUES (1), (2); GRANT ALL ON ALL TABLES IN SCHEMA public TO " + plain
                    + "; ALTER TABLE posts OWNER TO " + plain + "; GRANT CREATE ON SCHEMA public TO " + plain);
            side(target, true);
            for (String statement : List.of(
                    "DELETE FROM orgs WHERE id = 2",
                    "UPDATE orgs SET id = 4 WHERE id = 3",
                    "DELETE FROM users WHERE id = 3",
                    "INSERT INTO posts (id, who) VALUES (4, 4)",
                    "INSERT INTO likes_1 VALUES (4)",
                    "REINDEX INDEX by_title",
                    "ANALYZE posts",
                    "SELECT count(*) FROM posts JOIN orgs ON orgs.id = posts.org",
                    "SELECT 1 AS one INTO TEMPORARY made_here",
                    "BEGIN; DECLARE c CURSOR FOR SELECT id FROM posts; FETCH 1 FROM c; COMMIT",
                    "EXPLAIN (ANALYZE) SELECT id FROM posts",
                    "TRUNCATE likes",
                    "TRUNCATE orgs CASCADE")) {
                as(plain, statement);
                assertThat(side(target, true).lastRead()).as(statement).isEmpty();
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
