package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.RenameColumn;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Changes after which the application's writes would fail: refused by the plan where it can be known, else undone by EXPAND before
 * anybody saw them. A writer goes on beside each and never fails.
 */
class ApplicationWritesIT {
    private static final String USERS = """
            CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, n int DEFAULT 0);
            INSERT INTO users SELECT i, 'm' || i FROM generate_series(1, 3000) i;
            ANALYZE users;
            """;

    /** Nothing in the trigger's own text says that whole rows are copied. */
    private static final String HIDDEN_COPY = USERS + """
            CREATE TABLE users_hist (LIKE users);
            CREATE FUNCTION keep(who bigint) RETURNS void LANGUAGE plpgsql AS
              $$ BEGIN EXECUTE 'INSERT INTO ' || 'users_hist SELECT u.* FROM users u WHERE u.id = $1' USING who; END $$;
            CREATE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM keep(OLD.id); RETURN NEW; END $$;
            CREATE TRIGGER a_hist BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION hist();
            """;

    private static final Migration ADD_PHONE = migration(add("users", "phone", "text", true, null, null));
    private static final Migration RENAME_EMAIL = migration(new RenameColumn(table("users"), "email", "email_address"));

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    // ---- what the plan knows ----

    @Test
    void aTriggerThatCopiesWholeRowsIsNamedByThePlan() {
        database.execute(USERS + """
                CREATE TABLE users_hist (LIKE users);
                CREATE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users_hist SELECT OLD.*; RETURN NEW; END $$;
                CREATE TRIGGER a_hist BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION hist();
                """);
        assertThat(refusals(ADD_PHONE, ErrorCode.PLAN_WHOLE_ROW))
                .contains("a_hist")
                .contains("hist()");
        assertThat(refusals(RENAME_EMAIL, ErrorCode.PLAN_WHOLE_ROW)).contains("a_hist");
    }

    @Test
    void aStatementTriggerThatCopiesATransitionTableIsNamedToo() {
        database.execute(USERS + """
                CREATE TABLE users_hist (LIKE users);
                CREATE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users_hist SELECT * FROM gone; RETURN NULL; END $$;
                CREATE TRIGGER a_hist AFTER UPDATE ON users REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION hist();
                """);
        assertThat(refusals(ADD_PHONE, ErrorCode.PLAN_WHOLE_ROW)).contains("a_hist");
    }

    /** No write that an owner tries meets a policy. */
    @Test
    void whatIsOverTheWholeRowWithoutATriggerIsNamedByThePlan() {
        database.execute(
                USERS + "ALTER TABLE users ENABLE ROW LEVEL SECURITY;"
                        + "CREATE POLICY whole ON users USING (users IS NOT NULL); CREATE UNIQUE INDEX users_row ON users ((users IS NOT NULL), id);"
                        + "CREATE TABLE log (row jsonb); CREATE RULE kept AS ON INSERT TO users DO ALSO INSERT INTO log VALUES (to_jsonb(NEW))");
        Migration drop = migration(new Operation.DropColumn(table("users"), "n", Optional.empty()));
        for (Migration each : List.of(ADD_PHONE, RENAME_EMAIL, drop)) {
            assertThat(refusals(each, ErrorCode.PLAN_WHOLE_ROW)).contains("policy whole", "users_row", "rule kept");
        }
    }

    @Test
    void rowsThatAreComparedOrWrittenAsJsonAreNoReasonToRefuse() {
        database.execute(USERS + """
                CREATE TABLE log (what jsonb);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF OLD.* IS DISTINCT FROM NEW.* THEN INSERT INTO log VALUES (to_jsonb(OLD)), (row_to_json(NEW)::jsonb); END IF;
                  RETURN NEW; END $$;
                CREATE TRIGGER a_note BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION note();
                """);
        Plan plan = planned(ADD_PHONE);
        assertThat(plan.hazards()).extracting(Problem::code).doesNotContain(ErrorCode.PLAN_WHOLE_ROW);
        expandsBesideAWriter(plan, "UPDATE users SET n = n + 1 WHERE id = %d");
    }

    @Test
    void aSettingOfTheDatabaseThatOnlyASuperuserMayChangeKeepsNothingFromBeingTried() {
        String owner = database.createRole("owner");
        database.execute(USERS + "GRANT CREATE ON SCHEMA public TO " + owner + "; ALTER TABLE users OWNER TO " + owner
                + "; ALTER DATABASE " + database.name()
                + " SET session_preload_libraries = 'auto_explain'; ALTER DATABASE "
                + database.name() + " SET auto_explain.log_min_duration = '1min'");
        expandsBesideAWriter(planned(ADD_PHONE), "UPDATE users SET n = n + 1 WHERE id = %d");
    }

    @Test
    void aTablePublishedWithoutAReplicaIdentityIsRefusedWithTheAlterThatHelps() {
        database.execute("CREATE TABLE events (at timestamptz DEFAULT now(), payload text);"
                + "INSERT INTO events (payload) SELECT 'p' || i FROM generate_series(1, 200) i;"
                + "CREATE PUBLICATION " + database.name() + " FOR TABLE events");
        Migration rename = migration(new RenameColumn(table("events"), "payload", "body"));
        assertThat(refusals(rename, ErrorCode.PLAN_NO_IDENTITY))
                .contains("ALTER TABLE \"public\".\"events\" REPLICA IDENTITY FULL");
        database.execute("ALTER TABLE events REPLICA IDENTITY FULL");
        expandsBesideAWriter(planned(rename), "INSERT INTO events (payload) VALUES ('new %d')");
    }

    @Test
    void rowsThatWouldNotFitAPageAreCountedByThePlan() {
        database.execute(wide("", "gen_random_uuid()") + "ANALYZE wide");
        assertThat(refusals(fiveTwins(), ErrorCode.PLAN_ROW_WIDTH)).contains("8160 fit", "adds 80");
    }

    @Test
    void functionsOverRowsOfTheTableAreNamedUnlessTheirAuthorConsents() {
        database.execute("""
                CREATE TABLE p2 (id bigint PRIMARY KEY, v text);
                INSERT INTO p2 SELECT i, 'v' FROM generate_series(1, 100) i;
                CREATE FUNCTION getp2() RETURNS SETOF p2 LANGUAGE sql AS 'SELECT id, v FROM p2';
                CREATE FUNCTION findp2(x bigint) RETURNS SETOF p2 LANGUAGE plpgsql AS 'BEGIN RETURN QUERY SELECT id, v FROM p2 WHERE id = x; END';
                CREATE FUNCTION countp2(x p2[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
                """);
        Operation add = add("p2", "extra", "int", true, null, null);
        assertThat(refusals(migration(Set.of(Consent.STAR, Consent.ON_CONFLICT), add), ErrorCode.PLAN_ROW_TYPE))
                .contains("getp2()", "findp2(bigint)", "countp2(", "consent: [row-type]");
        assertThat(planned(migration(add)).hazards()).extracting(Problem::code).contains(ErrorCode.PLAN_ROW_TYPE);
    }

    @Test
    void aTableThatHadSixteenHundredColumnsGetsNoMore() {
        database.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                        + "DO $$ BEGIN FOR i IN 1..1598 LOOP EXECUTE 'ALTER TABLE users ADD COLUMN x text'; ALTER TABLE users DROP COLUMN x; END LOOP; END $$");
        assertThat(refusals(ADD_PHONE, ErrorCode.PLAN_COLUMNS_EVER)).contains("had 1600 columns");
    }

    @Test
    void aDefaultWhoseFunctionDoesNotFindItsSequenceIsRefused() {
        database.execute("""
                CREATE SEQUENCE codes;
                CREATE TABLE shop (id bigserial PRIMARY KEY, v text);
                CREATE FUNCTION public.next_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'C' || nextval('codes'); END $$;
                INSERT INTO shop (v) SELECT 'v' FROM generate_series(1, 200) i;
                """);
        Migration add = migration(add("shop", "code", "text", false, "public.next_code()", null));
        assertThat(refusals(add, ErrorCode.PLAN_EXPRESSION)).contains("codes").contains("search_path");
        database.execute("ALTER FUNCTION public.next_code() SET search_path = public");
        Plan plan = planned(add);
        assertThat(hazards(plan, ErrorCode.PLAN_UNPROVEN)).contains("it writes");
        expandsBesideAWriter(plan, "INSERT INTO shop (v) VALUES ('%d')");
    }

    @Test
    void anUpThatFindsItsFunctionsForTheApplicationOnlyIsRefusedWithItsErrorAndACount() {
        database.execute("""
                CREATE TABLE posts (id bigint PRIMARY KEY, title text);
                CREATE FUNCTION public.plain(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT translate(t, $$É$$, $$E$$)';
                CREATE FUNCTION public.slugify(t text) RETURNS text LANGUAGE plpgsql STABLE AS
                  $$ BEGIN RETURN lower(regexp_replace(plain(t), '[^a-zA-Z0-9]+', '-', 'g')); END $$;
                INSERT INTO posts SELECT i, 'Élan ' || i FROM generate_series(1, 300) i;
                """);
        Migration add = migration(add("posts", "slug", "text", false, "'none'", "public.slugify(title)"));
        assertThat(refusals(add, ErrorCode.PLAN_EXPRESSION))
                .contains("fails on 300 of the 300 rows", "plain(text) does not exist");
        database.execute("ALTER FUNCTION public.slugify(text) SET search_path = public");
        Plan plan = planned(add);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            run(target, held, plan, Phase.EXPAND);
            database.execute("INSERT INTO posts VALUES (1000, 'By old code')");
            run(target, held, plan, Phase.MIGRATE);
            assertThat(target.value("SELECT count(*) FROM posts WHERE slug LIKE 'elan-%' OR slug = 'by-old-code'"))
                    .isEqualTo("301");
        }
    }

    @Test
    void whatTheAgentsRoleMayNotIsSaidByThePlan() {
        String role = database.createRole("agent");
        database.execute(USERS);
        Migration add = migration(add("users", "upper_email", "text", true, null, "upper(email)"));
        try (TestTarget target = new TestTarget(
                database,
                TestTarget.settings(database, "agent", database.url(), role),
                dev.bellows.engine.EngineRuntime.KillPoints.NONE)) {
            PlanOutcome outcome = new PostgresqlEngineProvider()
                    .planner()
                    .plan(add, target.target.snapshot(add), target.target.facts());
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            PlanOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(it -> it.code().id() + " " + it.message())
                                    .anyMatch(it -> it.startsWith("BLW-TARGET-010 ")
                                            && it.endsWith(": ALTER TABLE public.users OWNER TO ROLE"))
                                    .anyMatch(it -> it.startsWith(ErrorCode.PLAN_UNSEEN_SESSIONS.id())
                                            && it.contains("GRANT pg_read_all_stats TO"))
                                    .anyMatch(it -> it.startsWith(ErrorCode.PLAN_UNPROVEN.id())
                                            && it.contains("permission denied for table users")));
        }
    }

    @Test
    void everyRowThatUpCannotMakeIsCountedBeforeTheWindowWidens() {
        database.execute("CREATE TABLE bills (id bigint PRIMARY KEY, amount text);"
                + "INSERT INTO bills SELECT i, i::text FROM generate_series(1, 500) i");
        Migration add = migration(add("bills", "cents", "bigint", false, "0", "amount::bigint * 100"));
        Plan plan = planned(add);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            run(target, held, plan, Phase.EXPAND);
            database.execute("INSERT INTO bills SELECT i, 'much' FROM generate_series(1001, 1003) i");
            StepOutcome fill = target.execute(held, plan.steps(Phase.MIGRATE).getFirst());
            assertThat(problem(fill).code()).isEqualTo(ErrorCode.STEP_BAD_ROWS);
            assertThat(problem(fill).message()).contains("3 row(s)");
            assertThat(target.value("SELECT string_agg(DISTINCT sqlstate, ',') || count(*) FROM bellows.bad_rows"))
                    .isEqualTo("22P023");
            database.execute("UPDATE bills SET amount = '7' WHERE amount = 'much'");
            target.attempt = 2;
            run(target, held, plan, Phase.MIGRATE);
            assertThat(target.value("SELECT sum(cents) FROM bills WHERE id > 1000"))
                    .isEqualTo("2100");
        }
    }

    @Test
    void rowSecurityThatIsForcedUponTheOwnerStopsNoAgentThatMayPassIt() {
        String owner = database.createRole("owner");
        database.execute(
                USERS + "ALTER TABLE users OWNER TO " + owner + "; GRANT CREATE, USAGE ON SCHEMA public TO " + owner
                        + "; ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY;"
                        + "CREATE POLICY own ON users USING (n = 7)");
        Plan plan = planned(migration(add("users", "upper_email", "text", true, null, "upper(email)")));
        assertThat(hazards(plan, ErrorCode.PLAN_UNPROVEN)).contains("row level security is forced");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            run(target, held, plan, Phase.EXPAND);
            run(target, held, plan, Phase.MIGRATE);
            assertThat(target.value("SELECT count(*) FROM users WHERE upper_email LIKE 'M%'"))
                    .isEqualTo("3000");
        }
    }

    @Test
    void aWriteThatReachesOutOfTheDatabaseIsNotTriedAndThePlanNamesTheFunction() {
        database.execute(USERS + """
                CREATE EXTENSION dblink;
                CREATE TABLE sent (what text);
                CREATE FUNCTION send(what text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                  PERFORM dblink_exec('dbname=' || current_database(), format('INSERT INTO sent VALUES (%L)', what)); END $$;
                CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM send(TG_OP); RETURN NEW; END $$;
                CREATE TRIGGER tell AFTER INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION told();
                """);
        Plan plan = planned(migration(add("users", "extra", "int", true, null, null)));
        assertThat(hazards(plan, ErrorCode.PLAN_UNPROVEN))
                .contains("insert into users", "update into users", "trigger tell", "send(text)", "dblink_exec")
                .doesNotContain("delete into users");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            run(target, held, plan, Phase.EXPAND);
            assertThat(target.value("SELECT count(*) FROM sent")).isEqualTo("0");
        }
    }

    @Test
    void anExpressionThatReachesOutOfTheDatabaseIsNotTriedByPlanning() {
        database.execute(USERS + """
                CREATE EXTENSION dblink;
                CREATE TABLE asked (what text);
                CREATE FUNCTION public.ask(what text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public AS $$ BEGIN
                  PERFORM dblink_exec('dbname=' || current_database(), format('INSERT INTO asked VALUES (%L)', what));
                  RETURN what; END $$;
                """);
        Plan plan = planned(migration(add("users", "answer", "text", true, null, "public.ask(email)")));
        assertThat(hazards(plan, ErrorCode.PLAN_UNPROVEN)).contains("could not be tried", "ask(text)", "dblink_exec");
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(target.value("SELECT count(*) FROM asked")).isEqualTo("0");
        }
    }

    // ---- what only the proof meets ----

    @Test
    void aCopyThatNoTextShowsFailsExpandWithTheServersTextAndNobodyNotices() {
        database.execute(HIDDEN_COPY);
        undoneBesideAWriter(planned(ADD_PHONE), "phone", "INSERT has more expressions than target columns", "update");
        undoneBesideAWriter(planned(RENAME_EMAIL), "email_address", "INSERT has more expressions", "update");
    }

    /** The step changes nothing: that the write fails without a change too is its very word. */
    @Test
    void aRowWithoutADroppedColumnIsTriedAndEndsTheExpandWhereATriggerMinds() {
        database.execute(USERS + """
                ALTER TABLE users ALTER email DROP NOT NULL;
                CREATE TABLE noted (email text NOT NULL);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN INSERT INTO noted VALUES (to_jsonb(NEW) ->> ('em' || 'ail')); RETURN NEW; END $$;
                CREATE TRIGGER a_note AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();
                """);
        Plan plan = planned(migration(new Operation.DropColumn(table("users"), "email", Optional.empty())));
        try (TestTarget target = TestTarget.on(database);
                Writer writer =
                        new Writer(database, "INSERT INTO users VALUES (10000 + %d, 'mail') ON CONFLICT DO NOTHING")) {
            Held held = target.target.takeOver(0);
            Step last = plan.steps(Phase.EXPAND).getLast();
            StepOutcome outcome = target.execute(held, last);
            assertThat(problem(outcome).code()).isEqualTo(ErrorCode.STEP_WRITE_FAILS);
            assertThat(problem(outcome).message()).contains("23502", "such insert", "note()");
            database.execute("ALTER TABLE noted ALTER email DROP NOT NULL");
            assertThat(target.execute(held, last)).isInstanceOf(StepOutcome.Done.class);
            writer.wroteWithoutAFault();
        }
    }

    @Test
    void aTriggerOfInsertOrDeleteIsMetToo() {
        database.execute(HIDDEN_COPY + "DROP TRIGGER a_hist ON users;"
                + "CREATE TRIGGER a_hist BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION hist()");
        undoneBesideAWriter(planned(ADD_PHONE), "phone", "INSERT has more expressions", "delete");
        database.execute("""
                DROP TRIGGER a_hist ON users;
                CREATE OR REPLACE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM keep(NEW.id); RETURN NEW; END $$;
                CREATE CONSTRAINT TRIGGER a_hist AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hist();
                """);
        undoneBesideAWriter(planned(ADD_PHONE), "phone", "INSERT has more expressions", "insert");
    }

    @Test
    void aRowThatBecomesTooWideFailsTheTwinAndNobodyNotices() {
        // Analyzed while it was empty: what the plan reckons with is wrong.
        database.execute(
                wide("ANALYZE wide;", "NULL::uuid") + "ANALYZE wide;"
                        + "DO $$ BEGIN EXECUTE (SELECT 'UPDATE wide SET code = gen_random_uuid(), ' || string_agg('c' || i || ' = gen_random_uuid()', ', ') FROM generate_series(1, 505) i); END $$");
        Plan plan = planned(fiveTwins());
        assertThat(hazards(plan, ErrorCode.PLAN_ROW_WIDTH)).contains("every column filled");
        try (TestTarget target = TestTarget.on(database);
                Writer writer =
                        new Writer(database, "UPDATE wide SET code = gen_random_uuid() WHERE id = 1 + %d %% 50")) {
            Held held = target.target.takeOver(0);
            StepOutcome last = new StepOutcome.Done(0, 0);
            for (Step step : plan.steps(Phase.EXPAND)) {
                last = target.execute(held, step);
                if (!(last instanceof StepOutcome.Done)) {
                    break;
                }
            }
            assertThat(problem(last).code()).isEqualTo(ErrorCode.STEP_WRITE_FAILS);
            assertThat(problem(last).message()).contains("row is too big");
            writer.wroteWithoutAFault();
        }
    }

    @Test
    void aTriggerThatWorksUnderTheApplicationsSearchPathOnlyIsTriedUnderThat() {
        database.execute(USERS + """
                CREATE SCHEMA app;
                CREATE TABLE app.changes (id bigint);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO changes VALUES (NEW.id); RETURN NEW; END $$;
                CREATE TRIGGER a_note BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION note();
                """ + "ALTER DATABASE " + database.name() + " SET search_path = app, public");
        Optional<Problem> doubt = expandsBesideAWriter(planned(ADD_PHONE), "UPDATE users SET n = n + 1 WHERE id = %d");
        assertThat(doubt).isEmpty();
        assertThat(
                        count(
                                "SELECT count(*) FROM app.changes c WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = c.id AND u.n > 0)"))
                .as("what the proof wrote was taken back")
                .isZero();
    }

    @Test
    void aRowThatOthersPointAtIsNotDeletedForTheProof() {
        database.execute(USERS + "CREATE TABLE orders AS SELECT id AS user_id FROM users;"
                + "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users");
        assertThat(expandsBesideAWriter(planned(ADD_PHONE), "UPDATE users SET n = n + 1 WHERE id = %d"))
                .isEmpty();
    }

    @Test
    void aRowThatPointsAtOthersIsDeletedForTheProof() {
        database.execute(
                HIDDEN_COPY + "DROP TRIGGER a_hist ON users;"
                        + "CREATE TRIGGER a_hist BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION hist();"
                        + "CREATE TABLE teams (id bigint PRIMARY KEY); INSERT INTO teams VALUES (1);"
                        + "ALTER TABLE users ADD team bigint NOT NULL DEFAULT 1 REFERENCES teams; ALTER TABLE users_hist ADD team bigint");
        undoneBesideAWriter(planned(ADD_PHONE), "phone", "INSERT has more expressions", "delete");
    }

    // ---- what cannot be proven ----

    @Test
    void anEmptyTableIsCalledUnprovenInThePlanAndInTheJournal() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text)");
        Plan plan = planned(ADD_PHONE);
        assertThat(hazards(plan, ErrorCode.PLAN_UNPROVEN)).contains("it has no row");
        assertThat(expandsBesideAWriter(plan, "SELECT %d"))
                .hasValueSatisfying(doubt -> assertThat(doubt.code()).isEqualTo(ErrorCode.STEP_UNPROVEN))
                .hasValueSatisfying(doubt -> assertThat(doubt.message()).contains("the table has no row"));
    }

    @Test
    void aWriteThatIsRefusedWithoutTheChangeTooProvesNothingAgainstIt() {
        database.execute(USERS + """
                CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'users are for ever'; END $$;
                CREATE TRIGGER a_never BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION never();
                """);
        assertThat(expandsBesideAWriter(planned(ADD_PHONE), "UPDATE users SET n = n + 1 WHERE id = %d"))
                .hasValueSatisfying(doubt -> assertThat(doubt.message())
                        .contains("delete could not be tried: it fails without the change too"));
    }

    @Test
    void aTriggerThatTakesLongIsNotWaitedForUnderTheLock() {
        database.execute(USERS + """
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$;
                CREATE TRIGGER a_slow BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION slow();
                """);
        assertThat(expandsBesideAWriter(
                        planned(ADD_PHONE), "INSERT INTO users VALUES (10000 + %d, 'new') ON CONFLICT DO NOTHING"))
                .hasValueSatisfying(
                        doubt -> assertThat(doubt.message()).contains("update could not be tried: it took too long"));
    }

    @Test
    void whatTriggersSendIsTakenBackWithTheProof() throws SQLException {
        database.execute(USERS + """
                CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('changed', TG_OP); RETURN NULL; END $$;
                CREATE TRIGGER a_tell AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH STATEMENT EXECUTE FUNCTION tell();
                """);
        try (Connection listener = database.connect();
                Statement statement = listener.createStatement()) {
            statement.execute("LISTEN changed");
            assertThat(expandsBesideAWriter(planned(ADD_PHONE), "SELECT %d")).isEmpty();
            statement.execute("SELECT 1");
            assertThat(listener.unwrap(PGConnection.class).getNotifications()).isEmpty();
        }
    }

    // ---- the parts ----

    private static String wide(String early, String value) {
        return """
                DO $$ DECLARE s text; BEGIN
                  SELECT 'CREATE TABLE wide (id bigint PRIMARY KEY, code uuid, ' || string_agg('c' || i || ' uuid', ', ') || ')' INTO s FROM generate_series(1, 505) i;
                  EXECUTE s;
                  SELECT 'INSERT INTO wide SELECT i, %1$s, ' || string_agg('%1$s', ', ') || ' FROM generate_series(1, 50) i' INTO s FROM generate_series(1, 505) i;
                  EXECUTE s;
                END $$;
                """.formatted(value) + early;
    }

    private static Migration fiveTwins() {
        return migration(
                new RenameColumn(table("wide"), "code", "token"),
                new RenameColumn(table("wide"), "c1", "d1"),
                new RenameColumn(table("wide"), "c2", "d2"),
                new RenameColumn(table("wide"), "c3", "d3"),
                new RenameColumn(table("wide"), "c4", "d4"));
    }

    private static TableName table(String name) {
        return new TableName(Optional.empty(), name);
    }

    private static Operation add(
            String table, String column, String type, boolean nullable, String defaultExpression, String up) {
        return new AddColumn(
                table(table),
                new ColumnDefinition(column, type, nullable, Optional.ofNullable(defaultExpression)),
                Optional.ofNullable(up));
    }

    private static Migration migration(Operation... operations) {
        return migration(EnumSet.allOf(Consent.class), operations);
    }

    private static Migration migration(Set<Consent> consents, Operation... operations) {
        return new Migration(
                new SchemaLine("orders"),
                18,
                "test",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                consents,
                List.of(operations),
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
    }

    private PlanOutcome outcome(Migration migration) {
        try (TestTarget target = TestTarget.on(database)) {
            return new PostgresqlEngineProvider()
                    .planner()
                    .plan(migration, target.target.snapshot(migration), target.target.facts());
        }
    }

    private Plan planned(Migration migration) {
        return switch (outcome(migration)) {
            case PlanOutcome.Planned planned -> planned.plan();
            case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private String refusals(Migration migration, ErrorCode code) {
        return switch (outcome(migration)) {
            case PlanOutcome.Planned planned ->
                throw new AssertionError("planned: " + planned.plan().hazards());
            case PlanOutcome.Refused refused -> texts(refused.problems(), code);
        };
    }

    private static String hazards(Plan plan, ErrorCode code) {
        return texts(plan.hazards(), code);
    }

    private static String texts(List<Problem> problems, ErrorCode code) {
        List<String> texts = problems.stream()
                .filter(p -> p.code() == code)
                .map(Problem::message)
                .toList();
        assertThat(texts).as("%s among %s", code, problems).isNotEmpty();
        return String.join("\n", texts);
    }

    private static void run(TestTarget target, Held held, Plan plan, Phase phase) {
        for (Step step : plan.steps(phase)) {
            assertThat(target.execute(held, step)).as(step.title()).isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** EXPAND goes through while the application writes; answers what the journal calls unproven. */
    private Optional<Problem> expandsBesideAWriter(Plan plan, String write) {
        try (TestTarget target = TestTarget.on(database);
                Writer writer = new Writer(database, write)) {
            Held held = target.target.takeOver(0);
            run(target, held, plan, Phase.EXPAND);
            writer.wroteWithoutAFault();
            return target.journalled.stream()
                    .filter(entry -> entry.state() == JournalEntry.State.DONE)
                    .flatMap(entry -> entry.problem().stream())
                    .findFirst();
        }
    }

    private void undoneBesideAWriter(Plan plan, String column, String serverText, String kind) {
        try (TestTarget target = TestTarget.on(database);
                Writer writer = new Writer(database, "UPDATE users SET n = n + 1 WHERE id = %d")) {
            Held held = target.target.takeOver(0);
            StepOutcome outcome = target.execute(held, plan.steps(Phase.EXPAND).getFirst());
            assertThat(problem(outcome).code()).isEqualTo(ErrorCode.STEP_WRITE_FAILS);
            assertThat(problem(outcome).message()).contains(serverText, "such " + kind, "keep(bigint)");
            assertThat(count("SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = '"
                            + column + "'"))
                    .isZero();
            assertThat(count("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'"))
                    .isZero();
            writer.wroteWithoutAFault();
        }
    }

    private static Problem problem(StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Failed failed) {
            return failed.problem();
        }
        throw new AssertionError("failed was expected: " + outcome);
    }

    private long count(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The application: one write after the other on a connection of its own, until it is closed. */
    private static final class Writer implements AutoCloseable {
        private static final int ROWS = 3_000;

        private final AtomicBoolean stop = new AtomicBoolean();
        private final List<String> faults = new CopyOnWriteArrayList<>();
        private final CountDownLatch first = new CountDownLatch(1);
        private final Thread thread;
        private final AtomicLong writes = new AtomicLong();

        Writer(TestDatabase database, String write) {
            thread = Thread.ofPlatform().name("application").start(() -> {
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    for (int i = 0; !stop.get(); i++) {
                        try {
                            statement.execute(write.formatted(1 + i % ROWS));
                            writes.incrementAndGet();
                        } catch (SQLException e) {
                            faults.add(e.getMessage());
                        }
                        first.countDown();
                    }
                } catch (SQLException e) {
                    faults.add(e.getMessage());
                    first.countDown();
                }
            });
            try {
                assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Writes once more after everything, and ends. */
        void wroteWithoutAFault() {
            long before = writes.get();
            org.awaitility.Awaitility.await("a write after the step")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> writes.get() > before || !thread.isAlive() || !faults.isEmpty());
            close();
            assertThat(faults).isEmpty();
        }

        @Override
        public void close() {
            stop.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
