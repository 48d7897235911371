package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan says of a real catalog: reasons that are true, none held back, none that nobody can mend. */
class PlanRulesIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void table() {
        database.execute(
                "CREATE TABLE customers (id bigint PRIMARY KEY, email text, phone text, a int, n int);"
                        + "INSERT INTO customers SELECT i, 'e' || i, 'p' || i, i, i FROM generate_series(1, 10) i; ANALYZE customers");
    }

    private List<Problem> said(Migration migration) {
        try (Connection connection = database.connect()) {
            return switch (new PostgresqlPlanner()
                    .plan(
                            migration,
                            CatalogReader.readForPlan(connection, migration, false),
                            new EngineFacts("PostgreSQL", 17, false))) {
                case PlanOutcome.Planned planned -> planned.plan().hazards();
                case PlanOutcome.Refused refused -> refused.problems();
            };
        } catch (SQLException e) {
            throw new IllegalStateException("no plan", e);
        }
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(it -> it.code().id() + " " + it.message()).toList();
    }

    private static AddColumn add(String name, String type, boolean nullable, String value, String up) {
        return new AddColumn(
                Migrations.table("customers"),
                new ColumnDefinition(name, type, nullable, Optional.ofNullable(value)),
                Optional.ofNullable(up));
    }

    @Test
    void aFunctionThatHasTheTableOnlyInItsSignatureIsSaidToUseTheColumn() {
        database.execute(
                "CREATE FUNCTION label(c customers) RETURNS text LANGUAGE sql STABLE AS 'SELECT c.email || c.phone';"
                        + "CREATE FUNCTION labels(c customers[]) RETURNS text LANGUAGE sql STABLE AS 'SELECT c[1].phone';"
                        + "CREATE FUNCTION found() RETURNS SETOF customers LANGUAGE plpgsql AS"
                        + " 'DECLARE phone text; BEGIN RETURN; END';"
                        + "CREATE FUNCTION other() RETURNS text LANGUAGE sql AS $$SELECT 'phone'::text$$");
        assertThat(texts(said(Migrations.rename("customers", "phone", "telephone"))))
                .filteredOn(it -> it.startsWith("BLW-PLAN-010"))
                .hasSize(3)
                .anyMatch(it -> it.contains("label(public.customers)"))
                .anyMatch(it -> it.contains("labels(public.customers[])"))
                .anyMatch(it -> it.contains("found()"));
    }

    @Test
    void aColumnCalledLikeTheRowOfATriggerIsNotNamedByEveryTriggerFunction() {
        database.execute("ALTER TABLE customers ADD \"new\" text, ADD updated_at timestamptz;"
                + "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN NEW.updated_at := now(); IF NEW IS DISTINCT FROM OLD THEN NULL; END IF; RETURN NEW; END';"
                + "CREATE TRIGGER touch BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch()");
        assertThat(texts(said(Migrations.rename("customers", "new", "fresh"))))
                .noneMatch(it -> it.contains("touch() names"));
        database.execute("CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN NEW.\"new\" := 1; RETURN NEW; END'");
        assertThat(texts(said(Migrations.rename("customers", "new", "fresh"))))
                .anyMatch(it -> it.contains("touch() names"));
        database.execute("CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN NEW.new := 1; RETURN NEW; END'");
        assertThat(texts(said(Migrations.rename("customers", "new", "fresh"))))
                .anyMatch(it -> it.contains("touch() names"));
    }

    @Test
    void aNameThatTheServerKeepsForItselfIsRefusedByThePlan() {
        for (String name : List.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid")) {
            assertThat(texts(said(Migrations.of(add(name, "text", true, null, null)))))
                    .as(name)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-004") && it.contains("system column"));
            assertThat(texts(said(Migrations.rename("customers", "email", name))))
                    .as(name)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-004") && it.contains("system column"));
            assertThat(texts(said(Migrations.of(new Operation.CreateTable(
                            Migrations.table("fresh"),
                            List.of(new ColumnDefinition(name, "text", true, Optional.empty())),
                            List.of())))))
                    .as(name)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-004") && it.contains("system column"));
        }
    }

    private static Migration sql(Phase phase, String... up) {
        return Migrations.of(new Operation.Sql(
                List.of(new Operation.SqlPhase(phase, List.of(up), List.of())), Optional.of("known")));
    }

    @Test
    void aStatementOnATableThatIsNotThereIsRefusedByThePlan() {
        for (String statement : List.of(
                "ALTER TABLE nosuch2 DROP COLUMN z",
                "ALTER TABLE ONLY public.nosuch2 DROP COLUMN z",
                "DROP TABLE \"No Such\"",
                "TRUNCATE nosuch2",
                "ALTER TABLE nowhere.customers DROP COLUMN a")) {
            assertThat(texts(said(sql(Phase.CONTRACT, statement))))
                    .as(statement)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-003") && it.contains("no table"));
        }
        for (String statement : List.of(
                "ALTER TABLE IF EXISTS nosuch2 DROP COLUMN z",
                "DROP TABLE IF EXISTS nosuch2",
                "ALTER TABLE customers DROP COLUMN a",
                "ALTER TABLE public.\"customers\" DROP COLUMN a")) {
            assertThat(texts(said(sql(Phase.CONTRACT, statement))))
                    .as(statement)
                    .noneMatch(it -> it.startsWith("BLW-PLAN-003"));
        }
        assertThat(texts(said(
                        sql(Phase.EXPAND, "CREATE TABLE nosuch2 (z int)", "ALTER TABLE nosuch2 ADD COLUMN y int"))))
                .as("a table that the migration itself makes")
                .noneMatch(it -> it.startsWith("BLW-PLAN-003"));
    }

    @Test
    void thePredicateOfAnIndexThatDoesNotNameTheColumnIsNotSaidToUseIt() {
        database.execute("CREATE INDEX few ON customers (a) WHERE n > 1; CREATE INDEX calc ON customers ((a + 1))");
        List<String> said = texts(said(Migrations.rename("customers", "a", "b")));
        assertThat(said).anyMatch(it -> it.contains("Index few") && it.contains("is partial (WHERE (n > 1))"));
        assertThat(said).anyMatch(it -> it.contains("Index calc") && it.contains("is on an expression"));
        assertThat(said).noneMatch(it -> it.contains("uses customers.a in an expression or a predicate"));
    }

    @Test
    void rowSecurityIsSaidToNeedARightOnlyWhereItDoes() {
        database.execute("ALTER TABLE customers ENABLE ROW LEVEL SECURITY");
        assertThat(texts(said(Migrations.of(add("b", "text", true, null, null)))))
                .filteredOn(it -> it.startsWith("BLW-PLAN-011"))
                .singleElement()
                .asString()
                .contains("FORCE ROW LEVEL SECURITY", "member of the table's owner", "BYPASSRLS");
    }

    @Test
    void aRequiredColumnThatIsFilledByUpAloneIsRefusedOnce() {
        assertThat(texts(said(Migrations.of(add("b", "text", false, null, "upper(email)")))))
                .filteredOn(it -> it.startsWith("BLW-PLAN-001"))
                .singleElement()
                .asString()
                .contains("constant default");
    }

    @Test
    void noReasonWaitsForAnotherOneToBeMended() {
        database.execute("CREATE FUNCTION take(c customers) RETURNS text LANGUAGE sql AS $$SELECT ''::text$$;"
                + "CREATE TABLE log (n int); CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN INSERT INTO public.log VALUES (1); RETURN NULL; END';"
                + "CREATE TRIGGER noted AFTER UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION noted()");
        assertThat(texts(said(Migrations.of(
                        Set.of(), new Operation.RenameColumn(Migrations.table("customers"), "phone", "telephone")))))
                .anyMatch(it -> it.contains("consent: [row-type]"))
                .anyMatch(it -> it.contains("consent: [star]"))
                .anyMatch(it -> it.contains("consent: [triggers]"));
        assertThat(texts(said(Migrations.of(add("b", "nosuchtype", true, "nosuch_function()", null)))))
                .anyMatch(it -> it.contains("no type nosuchtype"))
                .anyMatch(it -> it.contains("nosuch_function"));
        assertThat(texts(said(Migrations.of(new Operation.Backfill(
                        Migrations.table("customers"),
                        List.of(new Assignment("a", "a + 1"), new Assignment("n", "nosuch_function(id)")),
                        Optional.empty())))))
                .anyMatch(it -> it.startsWith("BLW-PLAN-020"))
                .anyMatch(it -> it.contains("nosuch_function"));
    }
}
