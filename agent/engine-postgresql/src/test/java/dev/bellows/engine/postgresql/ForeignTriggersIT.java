package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.RenameColumn;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application's own triggers and our fills, as a role that is no superuser. */
class ForeignTriggersIT {
    private static final TableName ORDER = new TableName(Optional.of("App Data"), "Order");
    private static final Operation ADD = new AddColumn(
            ORDER, new ColumnDefinition("size", "integer", false, Optional.of("0")), Optional.of("length(\"select\")"));
    private static final Operation RENAME = new RenameColumn(ORDER, "moods", "Moods");
    private static final Operation BACKFILL =
            new Backfill(ORDER, List.of(new Assignment("amount", "at - date '2019-01-01'")), Optional.empty());

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final String agent = database.createRole("agent");

    private void createTable() {
        String owner = database.createRole("owner");
        database.execute("""
                GRANT "OWNER" TO "AGENT"; GRANT CREATE ON DATABASE "SHOP" TO "AGENT", "OWNER";
                CREATE SCHEMA "App Data" AUTHORIZATION "OWNER"; SET ROLE "OWNER";
                CREATE TYPE "App Data"."Mood" AS ENUM ('sad', 'ok');
                CREATE TABLE "App Data"."Order" ("Id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "select" varchar(40) NOT NULL,
                  moods "App Data"."Mood"[] DEFAULT '{ok}', amount numeric(12,4), updated_at timestamptz DEFAULT '2020-01-01', at date);
                CREATE TABLE "App Data".outbox (id bigserial, what text);
                CREATE FUNCTION "App Data".touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;
                CREATE FUNCTION "App Data".note() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN INSERT INTO "App Data".outbox (what) VALUES (TG_OP); RETURN NULL; END $$;
                CREATE TRIGGER set_updated_at BEFORE UPDATE ON "App Data"."Order" FOR EACH ROW EXECUTE FUNCTION "App Data".touch();
                CREATE TRIGGER note_it AFTER UPDATE ON "App Data"."Order" FOR EACH ROW EXECUTE FUNCTION "App Data".note();
                CREATE TRIGGER on_code AFTER UPDATE OF "select" ON "App Data"."Order" FOR EACH ROW EXECUTE FUNCTION "App Data".note();
                ALTER TABLE "App Data"."Order" ADD CONSTRAINT "uq select" UNIQUE ("select");
                CREATE INDEX a_very_long_index_name_that_is_exactly_sixty_three_bytes_long_x ON "App Data"."Order" (amount DESC NULLS LAST)
                  INCLUDE (at);
                INSERT INTO "App Data"."Order" ("select", amount, at) SELECT 's' || i, i * 1.10, '2020-02-03' FROM generate_series(1, 500) i;
                """.replace("OWNER", owner).replace("AGENT", agent).replace("SHOP", database.name()));
    }

    /** Before PostgreSQL 15 nobody can be granted the parameter. */
    private boolean grantable() {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion() >= 15;
        } catch (SQLException e) {
            throw new IllegalStateException("no session for the version", e);
        }
    }

    @AfterEach
    void takeTheRightBack() {
        database.execute(
                grantable()
                        ? "REVOKE SET ON PARAMETER session_replication_role FROM \"" + agent + "\""
                        : "ALTER ROLE \"" + agent + "\" NOSUPERUSER");
    }

    private void allow() {
        database.execute(
                grantable()
                        ? "GRANT SET ON PARAMETER session_replication_role TO \"" + agent + "\""
                        : "ALTER ROLE \"" + agent + "\" SUPERUSER");
    }

    private TestTarget target() {
        return new TestTarget(database, TestTarget.settings(database, "agent", database.url(), agent), KillPoints.NONE);
    }

    private static Migration migration(Set<Consent> consents, Operation... operations) {
        return new Migration(
                new SchemaLine("orders"),
                18,
                "fill",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                consents,
                List.of(operations),
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
    }

    private static PlanOutcome plan(TestTarget target, Migration migration) {
        return new PostgresqlPlanner().plan(migration, target.target.snapshot(migration), target.target.facts());
    }

    private static List<Problem> refusals(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Refused.class);
        return ((PlanOutcome.Refused) outcome).problems();
    }

    private static Plan planned(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        return ((PlanOutcome.Planned) outcome).plan();
    }

    private static void run(TestTarget target, Held held, Plan plan) {
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (Step step : plan.steps(phase)) {
                assertThat(target.execute(held, step)).as(step.title()).isInstanceOf(StepOutcome.Done.class);
            }
        }
    }

    @Test
    void everyKindOfFillLeavesThemOutWhereTheRoleMay() {
        createTable();
        allow();
        try (TestTarget target = target()) {
            Held held = target.target.takeOver(0);
            Plan plan = planned(plan(target, migration(Set.of(Consent.STAR), ADD, RENAME, BACKFILL)));
            assertThat(plan.hazards().stream()
                            .filter(h -> h.code().id().equals("BLW-PLAN-021"))
                            .map(Problem::message))
                    .hasSize(3)
                    .allSatisfy(it ->
                            assertThat(it).contains("set_updated_at", "note_it").doesNotContain("on_code"));
            run(target, held, plan);
            assertThat(target.value("SELECT count(*) FROM \"App Data\".\"Order\" WHERE updated_at = '2020-01-01'"
                            + " AND size = length(\"select\") AND moods = \"Moods\" AND amount = 398"))
                    .isEqualTo("500");
            assertThat(target.value("SELECT count(*) FROM \"App Data\".outbox")).isEqualTo("0");
            database.execute("UPDATE \"App Data\".\"Order\" SET moods = '{sad}' WHERE \"select\" = 's1'");
            assertThat(target.value("SELECT count(*) FROM \"App Data\".outbox")).isEqualTo("1");
        }
    }

    /** Names that need quotes, a role whose own settings are hostile, six operations on one table. */
    @Test
    void aMixedMigrationLeavesEveryUpdatedAtAsItWas() {
        createTable();
        allow();
        // A trigger on the very column would be refused: it names what is renamed.
        database.execute("DROP TRIGGER on_code ON \"App Data\".\"Order\"");
        for (String setting : List.of(
                "statement_timeout = '200ms'",
                "default_transaction_read_only = on",
                "lock_timeout = '5ms'",
                "search_path = 'nowhere'",
                "\"DateStyle\" = 'German, DMY'")) {
            database.execute("ALTER ROLE \"" + agent + "\" IN DATABASE \"" + database.name() + "\" SET " + setting);
        }
        Operation[] operations = {
            new RenameColumn(ORDER, "select", "order code; --"),
            new RenameColumn(ORDER, "moods", "Moods"),
            new RenameColumn(ORDER, "amount", "total"),
            new AddColumn(ORDER, new ColumnDefinition("meta", "jsonb", false, Optional.of("'{}'")), Optional.empty()),
            new AddColumn(
                    ORDER,
                    new ColumnDefinition("mood", "\"App Data\".\"Mood\"", false, Optional.of("'ok'")),
                    Optional.empty()),
            new AddColumn(
                    ORDER, new ColumnDefinition("tags", "text[]", false, Optional.of("'{}'::text[]")), Optional.empty())
        };
        try (TestTarget target = target()) {
            Held held = target.target.takeOver(0);
            run(target, held, planned(plan(target, migration(Set.of(Consent.STAR, Consent.ON_CONFLICT), operations))));
            assertThat(target.value("SELECT count(*) FROM \"App Data\".\"Order\" WHERE updated_at = '2020-01-01'"
                            + " AND \"select\" = \"order code; --\" AND moods = \"Moods\" AND amount = total AND meta = '{}'"
                            + " AND mood = 'ok' AND tags = '{}'"))
                    .isEqualTo("500");
            assertThat(target.value("SELECT count(*) FROM \"App Data\".outbox")).isEqualTo("0");
        }
    }

    @Test
    void whereItMayNotTheyAreNamedAndConsentIsAskedFor() {
        createTable();
        try (TestTarget target = target()) {
            Held held = target.target.takeOver(0);
            for (Operation operation : List.of(ADD, RENAME, BACKFILL)) {
                assertThat(refusals(plan(target, migration(Set.of(Consent.STAR), operation))))
                        .filteredOn(it -> !it.message().startsWith("Besides: "))
                        .singleElement()
                        .satisfies(it -> assertThat(it.code().id() + " " + it.message())
                                .contains(
                                        "BLW-PLAN-005",
                                        "set_updated_at",
                                        "note_it",
                                        "consent: [triggers]",
                                        grantable()
                                                ? "GRANT SET ON PARAMETER session_replication_role"
                                                : "only a superuser may"));
            }
            Plan plan = planned(plan(target, migration(Set.of(Consent.STAR, Consent.TRIGGERS), BACKFILL)));
            assertThat(plan.hazards().toString()).contains("fires trigger note_it", "set_updated_at");
            run(target, held, plan);
            assertThat(target.value("SELECT count(*) FROM \"App Data\".outbox")).isEqualTo("500");
        }
    }

    @Test
    void aCheckThatWouldBeLeftOutTooKeepsTheTriggersOn() {
        createTable();
        allow();
        database.execute(
                "CREATE TABLE \"App Data\".amounts (amount numeric PRIMARY KEY); INSERT INTO \"App Data\".amounts VALUES (398), (1);"
                        + " UPDATE \"App Data\".\"Order\" SET amount = 1;"
                        + " ALTER TABLE \"App Data\".\"Order\" ADD FOREIGN KEY (amount) REFERENCES \"App Data\".amounts");
        try (TestTarget target = target()) {
            target.target.takeOver(0);
            assertThat(refusals(plan(target, migration(Set.of(), BACKFILL))).toString())
                    .contains("foreign key", "set_updated_at", "consent: [triggers]");
        }
    }

    @Test
    void aForeignKeyThatComesAfterThePlanStopsTheFill() {
        createTable();
        allow();
        try (TestTarget target = target()) {
            Held held = target.target.takeOver(0);
            Plan plan = planned(plan(target, migration(Set.of(), BACKFILL)));
            database.execute(
                    "CREATE TABLE \"App Data\".amounts (amount numeric PRIMARY KEY); INSERT INTO \"App Data\".amounts VALUES (1);"
                            + " UPDATE \"App Data\".\"Order\" SET amount = 1;"
                            + " ALTER TABLE \"App Data\".\"Order\" ADD FOREIGN KEY (amount) REFERENCES \"App Data\".amounts");
            assertThat(target.execute(held, plan.steps(Phase.MIGRATE).getFirst()))
                    .as("accepting it would change nothing, so it is no drift")
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().code().id()).isEqualTo("BLW-STEP-087"));
            assertThat(target.value("SELECT count(*) FROM \"App Data\".\"Order\" WHERE amount = 1"))
                    .isEqualTo("500");
        }
    }
}
