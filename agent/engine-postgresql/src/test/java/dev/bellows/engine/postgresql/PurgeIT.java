package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Removal;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.plan.CatalogImage;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything of ours goes when nothing of it is needed, and not a moment before. */
class PurgeIT {
    private static final Set<SchemaLine> ORDERS = Set.of(new SchemaLine("orders"));
    private static final String TABLES = "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);"
            + " CREATE INDEX users_email ON users (email); COMMENT ON TABLE users IS 'who';"
            + " CREATE FUNCTION shout() RETURNS text LANGUAGE sql AS 'SELECT upper(''x'')';";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final TestTarget target = TestTarget.on(database);

    @BeforeEach
    void tables() {
        database.execute(TABLES + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 500) i");
    }

    @AfterEach
    void end() {
        target.close();
    }

    /** The agent is stopped, and was so for long. */
    private void agentIsGone() {
        target.close();
        database.execute("UPDATE bellows.holder SET heartbeat_at = clock_timestamp() - interval '1 hour'");
    }

    private Removal look() {
        try (TestTarget visitor = visitor()) {
            return visitor.target.removal(ORDERS);
        }
    }

    private TestTarget visitor() {
        return new TestTarget(
                database,
                TestTarget.settings(database, "visitor", database.url(), database.user()),
                dev.bellows.engine.EngineRuntime.KillPoints.NONE);
    }

    private List<String> inTheWay() {
        return look().inTheWay().stream().map(Removal.Obstacle::what).toList();
    }

    private List<String> remove() {
        List<String> removed = new ArrayList<>();
        try (TestTarget visitor = visitor()) {
            assertThat(visitor.target.remove(ORDERS, "no more of it", removed::add))
                    .isEmpty();
        }
        return removed;
    }

    private List<String> image(TestDatabase of) throws SQLException {
        try (Connection connection = of.connect()) {
            return CatalogImage.of(connection);
        }
    }

    private String schemas() {
        return target.value("SELECT string_agg(nspname, ',' ORDER BY nspname) FROM pg_namespace WHERE oid >= 16384");
    }

    private static Migration rename() {
        return TestTarget.RENAME;
    }

    private Plan begin(Held held, Migration migration, Phase... phases) {
        Plan plan = Rollouts.plan(target, migration);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        for (Phase phase : phases) {
            Rollouts.phase(target, held, migration, plan, phase, VersionRange.of(17));
        }
        return plan;
    }

    @Test
    void aDatabaseIsAsOneThatNeverKnewUs() throws SQLException {
        TestDatabase other = TestPostgresql.shared().createDatabase();
        other.execute(TABLES);
        Held held = target.target.takeOver(0);
        Plan plan = begin(held, rename(), Phase.EXPAND, Phase.MIGRATE);
        Rollouts.phase(target, held, rename(), plan, Phase.ROLLBACK, VersionRange.of(17));
        agentIsGone();
        assertThat(look().objects()).hasSize(22).contains("table bellows.journal", "schema bellows");
        assertThat(inTheWay()).isEmpty();
        assertThat(remove()).contains("view bellows.window_v1", "function bellows.halt(text)", "schema bellows");
        assertThat(image(database)).isEqualTo(image(other));
        assertThat(schemas()).isEqualTo("null");
        assertThat(look().nothingThere()).isTrue();
        assertThat(remove()).isEmpty();
    }

    @Test
    void aMigrationThatWentToItsEndLeavesWhatItMadeAndNothingElse() throws SQLException {
        TestDatabase other = TestPostgresql.shared().createDatabase();
        other.execute(TABLES + "ALTER TABLE users RENAME email TO email_address");
        Held held = target.target.takeOver(0);
        Plan plan = begin(held, rename(), Phase.EXPAND, Phase.MIGRATE);
        target.target.commitWindow(held, 2, new VersionRange(17, 18), rename());
        target.target.commitWindow(held, 3, VersionRange.of(18), rename());
        target.generation = 3;
        Rollouts.phase(target, held, rename(), plan, Phase.CONTRACT, VersionRange.of(18));
        Rollouts.phase(target, held, rename(), plan, Phase.CLEANUP, VersionRange.of(18));
        agentIsGone();
        assertThat(inTheWay()).isEmpty();
        remove();
        // The new column is the last, and its constraint may be called by the server's own name: names and texts are
        // compared.
        assertThat(image(database)).hasSameSizeAs(image(other));
        assertThat(schemas()).isEqualTo("null");
        assertThat(target.value("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"))
                .isEqualTo("0");
        assertThat(target.value("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"))
                .isEqualTo("1");
    }

    /** Every moment of a rollout: what is needed is said, nothing is removed, and the next command is there. */
    @Test
    void whileSomethingIsNeededItIsRefusedByName() {
        Held held = target.target.takeOver(0);
        Plan plan = Rollouts.plan(target, rename());
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        assertThat(Rollouts.execute(
                        target, held, rename(), plan.steps(Phase.EXPAND).getFirst(), VersionRange.of(17)))
                .isInstanceOf(StepOutcome.Done.class);
        needs("orders/18 is in flight", "bellows rollout rollback orders/18 --yes");
        held = target.target.takeOver(0);
        target.run = 2;
        Rollouts.phase(target, held, rename(), plan, Phase.EXPAND, VersionRange.of(17));
        Rollouts.phase(target, held, rename(), plan, Phase.MIGRATE, VersionRange.of(17));
        needs("orders/18 is in flight", "bellows rollout rollback orders/18 --yes");
        held = target.target.takeOver(0);
        target.target.commitWindow(held, 2, new VersionRange(17, 18), rename());
        needs("serves the versions [17,18]", "bellows rollout contract orders/18 --yes");
        held = target.target.takeOver(0);
        target.target.commitWindow(held, 3, VersionRange.of(18), rename());
        needs("orders/18 is not contracted", "bellows rollout contract orders/18 --yes");
        held = target.target.takeOver(0);
        target.generation = 3;
        Rollouts.phase(target, held, rename(), plan, Phase.CONTRACT, VersionRange.of(18));
        needs("could still be shown again", "bellows rollout describe orders/18");
        held = target.target.takeOver(0);
        Rollouts.phase(target, held, rename(), plan, Phase.REVERT, VersionRange.of(18));
        needs("orders/18 is not contracted", "bellows rollout contract orders/18 --yes");
        held = target.target.takeOver(0);
        target.run = 3;
        Rollouts.phase(target, held, rename(), plan, Phase.CONTRACT, VersionRange.of(18));
        Rollouts.phase(target, held, rename(), plan, Phase.CLEANUP, VersionRange.of(18));
        agentIsGone();
        assertThat(inTheWay()).isEmpty();
    }

    private void needs(String what, String next) {
        List<Removal.Obstacle> all;
        database.execute("UPDATE bellows.holder SET heartbeat_at = clock_timestamp() - interval '1 hour'");
        try (TestTarget visitor = target.sibling()) {
            all = visitor.target.removal(ORDERS).inTheWay();
            assertThatThrownBy(() -> visitor.target.remove(ORDERS, "why", gone -> {}))
                    .isInstanceOfSatisfying(
                            BellowsException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.TARGET_NEEDED));
        }
        assertThat(all).anyMatch(it -> it.what().contains(what) && it.next().equals(next));
        assertThat(target.value("SELECT count(*) FROM bellows.plan")).isEqualTo("1");
    }

    @Test
    void anAgentThatHoldsTheTargetIsInTheWay() {
        target.target.takeOver(0);
        assertThat(inTheWay()).singleElement().asString().startsWith("an agent has sessions here, for line orders");
        target.close();
        assertThat(inTheWay()).singleElement().asString().contains("held target shop-1", "may be back at any moment");
        agentIsGone();
        assertThat(inTheWay()).isEmpty();
    }

    @Test
    void aServiceThatIsConnectedIsInTheWay() throws SQLException {
        target.target.takeOver(0);
        agentIsGone();
        try (Connection service = database.connect();
                Statement statement = service.createStatement()) {
            statement.execute("SET application_name = 'blw1 orders 17 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
            assertThat(inTheWay()).singleElement().asString().contains("1 session(s) of a service on the primary");
        }
    }

    @Test
    void whatSomebodyHungOnOurSchemaIsNeitherDroppedNorHidden() {
        target.target.takeOver(0);
        agentIsGone();
        database.execute("CREATE VIEW watching AS SELECT line, max_version FROM bellows.\"window\";"
                + "CREATE VIEW further AS SELECT * FROM watching;"
                + "CREATE TABLE bellows.\"Mine; too\" (id int); CREATE FUNCTION bellows.mine() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                + "CREATE TABLE pointing (line text REFERENCES bellows.fence);"
                + "CREATE TABLE typed (w bellows.control);"
                + "CREATE PUBLICATION sent FOR TABLE bellows.journal;"
                + "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                + "CREATE TRIGGER told AFTER INSERT ON bellows.window_history EXECUTE FUNCTION nothing()");
        assertThat(String.join("\n", inTheWay()))
                .contains(
                        "view public.watching",
                        "bellows.\"Mine; too\"",
                        "function bellows.mine()",
                        "constraint pointing_line_fkey",
                        "table public.typed",
                        "publication sent",
                        "trigger told")
                .doesNotContain("further");
        database.execute("DROP VIEW further, watching; DROP TABLE bellows.\"Mine; too\", pointing, typed;"
                + " DROP FUNCTION bellows.mine(); DROP PUBLICATION sent; DROP FUNCTION nothing() CASCADE");
        assertThat(inTheWay()).isEmpty();
        remove();
    }

    @Test
    void aLineThatNobodyNamedIsInTheWay() {
        target.target.takeOver(0);
        agentIsGone();
        database.execute(
                "INSERT INTO bellows.fence (line, fence, agent) VALUES ('billing', 1, 'x');"
                        + "INSERT INTO bellows.holder (line, target, agent, fence, heartbeat_at) VALUES ('billing', 'bill-1', 'x', 1, '-infinity')");
        assertThat(look().inTheWay())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).contains("line billing", "bill-1"))
                .satisfies(it -> assertThat(it.next()).contains("--target bill-1"));
        try (TestTarget visitor = visitor()) {
            Set<SchemaLine> both = Set.of(new SchemaLine("orders"), new SchemaLine("billing"));
            assertThat(visitor.target.remove(both, "all of it", gone -> {})).isEmpty();
        }
        assertThat(schemas()).isEqualTo("null");
    }

    @Test
    void aSchemaThatIsNotWholeIsAPersonsMatter() {
        target.target.takeOver(0);
        agentIsGone();
        database.execute("DROP TABLE bellows.journal");
        assertThat(inTheWay()).singleElement().asString().contains("is not whole", "bellows.journal");
        database.execute("DROP SCHEMA bellows CASCADE; CREATE SCHEMA bellows; CREATE TABLE bellows.theirs (id int)");
        assertThat(inTheWay()).singleElement().asString().contains("is not whole");
        assertThat(target.value("SELECT count(*) FROM bellows.theirs")).isEqualTo("0");
    }

    /** A rollback that a person finished by hand, and a name that is nobody's. */
    @Test
    void aLeftoverOfAPlanGoesAndOneOfNobodyIsSaid() {
        Held held = target.target.takeOver(0);
        Plan plan = begin(held, rename(), Phase.EXPAND, Phase.MIGRATE);
        String made = target.value(
                "SELECT string_agg(pg_get_functiondef(p.oid), '') FROM pg_proc p WHERE proname LIKE 'blw%'");
        String trigger = target.value("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'");
        Rollouts.phase(target, held, rename(), plan, Phase.ROLLBACK, VersionRange.of(17));
        agentIsGone();
        database.execute(made + ";" + trigger);
        assertThat(inTheWay()).isEmpty();
        assertThat(look().objects().getFirst()).startsWith("trigger zzz_blw_email");
        database.execute(
                "ALTER TABLE users ADD blw_mine int; CREATE FUNCTION blw_own() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        assertThat(look().inTheWay())
                .extracting(Removal.Obstacle::next)
                .containsExactly(
                        "where nobody needs it: DROP FUNCTION public.blw_own()",
                        "where nobody needs it: ALTER TABLE public.users DROP COLUMN blw_mine");
        database.execute("ALTER TABLE users DROP blw_mine; DROP FUNCTION blw_own()");
        assertThat(remove())
                .anyMatch(it -> it.startsWith("trigger zzz_blw_"))
                .anyMatch(it -> it.startsWith("function public.blw_"));
        assertThat(target.value("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"))
                .isEqualTo("0");
    }

    /** Cut off at its worst moment: a table is clear, the schema is there. */
    @Test
    void whatWasCutOffGoesOnWhereItEnded() {
        Held held = target.target.takeOver(0);
        Plan plan = begin(held, rename(), Phase.EXPAND, Phase.MIGRATE);
        String made = target.value(
                "SELECT string_agg(pg_get_functiondef(p.oid), '') FROM pg_proc p WHERE proname LIKE 'blw%'");
        String trigger = target.value("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'");
        Rollouts.phase(target, held, rename(), plan, Phase.ROLLBACK, VersionRange.of(17));
        agentIsGone();
        database.execute(made + ";" + trigger);
        try (TestTarget cut = new TestTarget(
                database, TestTarget.settings(database, "cut", database.url(), database.user()), place -> {
                    if (place.equals("purge-table")) {
                        throw new IllegalStateException("cut off");
                    }
                })) {
            assertThatThrownBy(() -> cut.target.remove(ORDERS, "why", gone -> {}))
                    .hasMessage("cut off");
        }
        assertThat(target.value("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"))
                .isEqualTo("0");
        assertThat(target.value("SELECT count(*) FROM bellows.window_v1")).isEqualTo("1");
        assertThat(inTheWay()).isEmpty();
        remove();
        assertThat(schemas()).isEqualTo("null");
    }

    /** Whoever comes between the look and the locks is seen under the locks. */
    @Test
    void whatCameAfterTheLookStopsIt() throws SQLException {
        target.target.takeOver(0);
        agentIsGone();
        stopped("UPDATE bellows.journal_head SET id = id + 1");
        stopped("UPDATE bellows.fence SET fence = fence + 1");
        try (Connection service = database.connect();
                Statement statement = service.createStatement()) {
            try (TestTarget visitor = new TestTarget(
                    database, TestTarget.settings(database, "visitor", database.url(), database.user()), place -> {
                        try {
                            statement.execute("SET application_name = 'blw1 orders 17 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    })) {
                refusedFor(visitor);
            }
        }
        remove();
    }

    private void stopped(String meanwhile) {
        try (TestTarget visitor = new TestTarget(
                database, TestTarget.settings(database, "visitor", database.url(), database.user()), place -> {
                    if (place.equals("purge-looked")) {
                        database.execute(meanwhile);
                    }
                })) {
            refusedFor(visitor);
        }
    }

    private void refusedFor(TestTarget visitor) {
        assertThatThrownBy(() -> visitor.target.remove(ORDERS, "why", gone -> {}))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().message()).contains("somebody came meanwhile"));
        assertThat(target.value("SELECT count(*) FROM bellows.window_v1")).isEqualTo("1");
    }

    /** Nobody queues behind it: a reader that stays is waited for in short rungs. */
    @Test
    void aReaderOfTheWindowIsWaitedForAndNobodyIsHeldUp() throws Exception {
        target.target.takeOver(0);
        agentIsGone();
        try (Connection reader = database.connect();
                Statement reading = reader.createStatement();
                Connection next = database.connect();
                Statement asking = next.createStatement();
                ExecutorService background = Executors.newSingleThreadExecutor()) {
            reader.setAutoCommit(false);
            reading.execute("SELECT * FROM bellows.window_v1");
            Future<List<String>> removing = background.submit(this::remove);
            for (int i = 0; i < 50; i++) {
                long before = System.nanoTime();
                asking.execute("SELECT * FROM bellows.window_v1");
                assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
            }
            assertThat(removing.isDone()).isFalse();
            reader.rollback();
            assertThat(removing.get()).contains("schema bellows");
        }
    }

    @Test
    void aRoleThatDoesNotOwnTheSchemaIsToldWhatItLacks() {
        target.target.takeOver(0);
        agentIsGone();
        String role = database.createRole("visitor");
        try (TestTarget visitor = new TestTarget(
                database,
                TestTarget.settings(database, "visitor", database.url(), role),
                dev.bellows.engine.EngineRuntime.KillPoints.NONE)) {
            assertThat(visitor.target.removal(ORDERS).inTheWay())
                    .singleElement()
                    .satisfies(it -> assertThat(it.next()).startsWith("GRANT ").endsWith(" TO " + role));
        }
    }

    @Test
    void aColumnThatARunMadeAndNobodyServesIsAMigrationInFlight() {
        Migration add = new Migration(
                rename().line(),
                18,
                "add",
                rename().sync(),
                rename().exposure(),
                rename().consents(),
                List.of(new Operation.AddColumn(
                        new Operation.TableName(Optional.empty(), "users"),
                        new Operation.ColumnDefinition("note", "text", true, Optional.empty()),
                        Optional.empty())),
                rename().contract());
        Held held = target.target.takeOver(0);
        begin(held, add, Phase.EXPAND, Phase.MIGRATE);
        agentIsGone();
        assertThat(inTheWay()).singleElement().asString().contains("orders/18 is in flight");
    }

    /** Nothing of it is there before its contract, and its contract is what it is for. */
    @Test
    void aMigrationWhoseFirstStepIsItsContractsIsNotOverBefore() {
        Migration bind = new Migration(
                rename().line(),
                18,
                "bind",
                rename().sync(),
                rename().exposure(),
                rename().consents(),
                List.of(new Operation.AddConstraint(
                        new Operation.TableName(Optional.empty(), "users"),
                        Optional.of("bound"),
                        new dev.bellows.document.Constraint.Check("email <> ''"))),
                rename().contract());
        Held held = target.target.takeOver(0);
        Plan plan = begin(held, bind, Phase.EXPAND, Phase.MIGRATE);
        target.target.commitWindow(held, 2, new VersionRange(17, 18), bind);
        target.target.commitWindow(held, 3, VersionRange.of(18), bind);
        needs("orders/18 is not contracted", "bellows rollout contract orders/18 --yes");
        target.generation = 3;
        Rollouts.phase(target, target.target.takeOver(0), bind, plan, Phase.CONTRACT, VersionRange.of(18));
        agentIsGone();
        assertThat(inTheWay()).isEmpty();
    }
}
