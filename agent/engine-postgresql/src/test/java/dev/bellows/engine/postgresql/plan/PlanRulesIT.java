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
        return said(database.user(), migration);
    }

    private List<Problem> said(String role, Migration migration) {
        try (Connection connection = database.connectAs(role)) {
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
    void anIndexWithAWhereOrAnExpressionIsNoReasonToRefuseARenameButOneOverTheWholeRowIs() {
        database.execute("CREATE INDEX few ON customers (a) WHERE n > 1; CREATE INDEX calc ON customers ((a + 1));"
                + "CREATE INDEX whole ON customers (a) WHERE customers.* IS NOT NULL");
        List<String> said = texts(said(Migrations.rename("customers", "a", "b")));
        assertThat(said).noneMatch(it -> it.contains("Index few") || it.contains("Index calc"));
        assertThat(said).anyMatch(it -> it.contains("Index whole") && it.contains("over the whole row"));
    }

    @Test
    void aForeignKeyThatSetsADefaultIsTheOneThatARenameDoesNotCarry() {
        database.execute("CREATE TABLE places (id bigint PRIMARY KEY);"
                + "ALTER TABLE customers ADD COLUMN place bigint, ADD COLUMN home bigint;"
                + "ALTER TABLE customers ADD CONSTRAINT plain FOREIGN KEY (home) REFERENCES places ON DELETE SET NULL,"
                + " ADD CONSTRAINT fallen FOREIGN KEY (place) REFERENCES places ON DELETE SET DEFAULT");
        assertThat(texts(said(Migrations.rename("customers", "place", "site"))))
                .anyMatch(it -> it.contains("Foreign key fallen") && it.contains("SET DEFAULT"));
        assertThat(texts(said(Migrations.rename("customers", "home", "seat"))))
                .noneMatch(it -> it.contains("Foreign key"));
    }

    /** What the server would not do for the like as it does for its model, in either direction. */
    @Test
    void aForeignKeyThatADefinitionDoesNotDescribeIsRefusedByName() {
        database.execute("CREATE EXTENSION btree_gist;"
                + "CREATE TABLE places (id bigint PRIMARY KEY, code text UNIQUE, during daterange NOT NULL DEFAULT '(,)',"
                + " UNIQUE (code, during WITHOUT OVERLAPS));"
                + "CREATE TABLE visits (id bigint, place text, during daterange) PARTITION BY HASH (id);"
                + "CREATE TABLE visit PARTITION OF visits FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
                + "ALTER TABLE visits ADD CONSTRAINT parted FOREIGN KEY (place) REFERENCES places (code);"
                + "ALTER TABLE customers ADD COLUMN place text, ADD COLUMN during daterange,"
                + " ADD CONSTRAINT off FOREIGN KEY (place) REFERENCES places (code),"
                + " ADD CONSTRAINT unforced FOREIGN KEY (place) REFERENCES places (code) NOT ENFORCED,"
                + " ADD CONSTRAINT while FOREIGN KEY (place, PERIOD during) REFERENCES places (code, PERIOD during)");
        database.execute(
                "DO $$DECLARE t text; BEGIN FOR t IN SELECT g.tgname FROM pg_trigger g JOIN pg_constraint k ON k.oid = g.tgconstraint"
                        + " WHERE k.conname = 'off' AND g.tgrelid = 'customers'::regclass LOOP"
                        + " EXECUTE format('ALTER TABLE customers DISABLE TRIGGER %I', t); END LOOP; END$$");
        List<String> from = texts(said(Migrations.rename("customers", "place", "site")));
        List<String> to = texts(said(Migrations.rename("places", "code", "sign")));
        for (List<String> said : List.of(from, to)) {
            assertThat(said)
                    .anyMatch(it -> it.contains("Foreign key off") && it.contains("triggers that are switched off"))
                    .anyMatch(it -> it.contains("Foreign key unforced") && it.contains("is NOT ENFORCED"))
                    .anyMatch(it -> it.contains("Foreign key while") && it.contains("is over a PERIOD"));
        }
        assertThat(to)
                .filteredOn(it -> it.contains("Foreign key parted"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it).contains("to places.code from public.visits belongs to a partitioned table"));
    }

    @Test
    void twoRenamesOfOneMigrationCannotMeetInAForeignKey() {
        database.execute("CREATE TABLE places (id bigint PRIMARY KEY, code text UNIQUE);"
                + "ALTER TABLE customers ADD COLUMN place text CONSTRAINT known REFERENCES places (code)");
        Operation one = new Operation.RenameColumn(Migrations.table("customers"), "place", "site");
        Operation other = new Operation.RenameColumn(Migrations.table("places"), "code", "sign");
        assertThat(texts(said(Migrations.of(one, other))))
                .anyMatch(it -> it.contains("Foreign key known of customers is on customers.place and on places.code"))
                .anyMatch(it -> it.contains("Foreign key known of places is on customers.place and on places.code"));
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

    private static Operation.TableName in(String schema, String name) {
        return new Operation.TableName(Optional.of(schema), name);
    }

    private static Operation create(Operation.TableName table, ColumnDefinition... columns) {
        return new Operation.CreateTable(table, List.of(columns), List.of());
    }

    private static ColumnDefinition column(String name, String type, String value) {
        return new ColumnDefinition(name, type, true, Optional.ofNullable(value));
    }

    private static Operation fill(String table, Assignment... set) {
        return new Operation.Backfill(Migrations.table(table), List.of(set), Optional.empty());
    }

    private static Operation expand(String... up) {
        return new Operation.Sql(
                List.of(new Operation.SqlPhase(Phase.EXPAND, List.of(up), List.of())), Optional.of("known"));
    }

    @Test
    void aTableOfASchemaThatIsNotThereIsRefusedByThePlan() {
        Operation create =
                create(in("No where", "fresh"), column("id", "bigint", null), column("x", "nosuchtype", null));
        assertThat(texts(said(Migrations.of(create))))
                .anyMatch(it -> it.startsWith("BLW-PLAN-003")
                        && it.contains("no schema No where")
                        && it.contains("No where.fresh")
                        && it.contains("CREATE SCHEMA \"No where\""))
                .anyMatch(it -> it.contains("no type nosuchtype"));
        Operation.TableName gone = in("nowhere", "customers");
        for (Operation operation : List.of(
                new AddColumn(gone, column("b", "text", null), Optional.empty()),
                new Operation.RenameColumn(gone, "a", "b"),
                new Operation.CreateIndex(gone, "i", List.of("a"), false, Optional.empty(), Optional.empty()),
                new Operation.Backfill(gone, List.of(new Assignment("a", "1")), Optional.empty()))) {
            assertThat(texts(said(Migrations.of(operation))))
                    .as("%s", operation)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-003")
                            && it.contains("no table nowhere.customers")
                            && it.contains("no schema nowhere"));
        }
    }

    @Test
    void aSchemaThatAnEarlierStatementOfTheDocumentMakesIsNotMissed() {
        Operation create = create(in("Later", "fresh"), column("id", "bigint", null));
        for (String statement : List.of(
                "CREATE SCHEMA \"Later\"",
                "CREATE SCHEMA IF NOT EXISTS \"Later\" AUTHORIZATION postgres",
                "ALTER SCHEMA old RENAME TO \"Later\"",
                "DO $$BEGIN EXECUTE 'CREATE SCHEMA \"Later\"'; END$$",
                "CALL make_everything()",
                "CREATE EXTENSION brings_its_schema")) {
            assertThat(texts(said(Migrations.of(expand(statement), create))))
                    .as(statement)
                    .noneMatch(it -> it.startsWith("BLW-PLAN-003") || it.startsWith("BLW-PLAN-040"));
        }
        assertThat(texts(said(Migrations.of(create, expand("CREATE SCHEMA \"Later\"")))))
                .as("too late")
                .anyMatch(it -> it.startsWith("BLW-PLAN-040") && it.contains("schema Later"));
        assertThat(texts(said(Migrations.of(expand("CREATE SCHEMA other", "CREATE TABLE \"Later\" (n int)"), create))))
                .as("another one")
                .anyMatch(it -> it.startsWith("BLW-PLAN-003") && it.contains("no schema Later"));
    }

    @Test
    void aStatementInASchemaThatIsNotThereIsRefusedByThePlan() {
        for (String statement : List.of(
                "CREATE TABLE nowhere.x (n int)",
                "CREATE UNLOGGED TABLE IF NOT EXISTS \"nowhere\".x (n int)",
                "CREATE OR REPLACE VIEW nowhere.v AS SELECT 1 AS one",
                "ALTER VIEW nowhere.v RENAME TO w",
                "DROP MATERIALIZED VIEW nowhere.v",
                "DROP SEQUENCE nowhere.s",
                "ALTER SCHEMA nowhere RENAME TO somewhere",
                "DROP SCHEMA nowhere CASCADE")) {
            assertThat(texts(said(sql(Phase.CONTRACT, statement))))
                    .as(statement)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-003") && it.contains("no schema nowhere"));
        }
        for (String statement : List.of(
                "DROP VIEW IF EXISTS nowhere.v",
                "DROP SCHEMA IF EXISTS nowhere",
                "CREATE SCHEMA nowhere",
                "CREATE TABLE public.x (n int)",
                "CREATE TABLE pg_temp.x (n int)",
                "CREATE TABLE x (n int)")) {
            assertThat(texts(said(sql(Phase.CONTRACT, statement))))
                    .as(statement)
                    .noneMatch(it -> it.startsWith("BLW-PLAN-003"));
        }
        assertThat(texts(said(sql(Phase.CONTRACT, "CREATE SCHEMA nowhere", "CREATE TABLE nowhere.x (n int)"))))
                .as("a schema that the migration itself makes")
                .noneMatch(it -> it.startsWith("BLW-PLAN-003"));
    }

    @Test
    void whatABackfillMayNotSetIsSaidWhateverStandsBesideIt() {
        database.execute(
                "ALTER TABLE customers ADD g int GENERATED ALWAYS AS (a + 1) STORED,"
                        + " ADD always bigint GENERATED ALWAYS AS IDENTITY, ADD mostly bigint GENERATED BY DEFAULT AS IDENTITY");
        Operation fill = fill(
                "customers",
                new Assignment("g", "nosuch_function(id)"),
                new Assignment("always", "7"),
                new Assignment("mostly", "8"),
                new Assignment("n", "email || '!'"));
        Operation added = add("b", "text", true, null, null);
        Operation refused = add("c", "nosuchtype", true, null, "nosuch_up(email)");
        for (Migration migration : List.of(
                Migrations.of(fill),
                Migrations.of(fill, added),
                Migrations.of(added, fill),
                Migrations.of(refused, fill),
                Migrations.of(fill, refused, added))) {
            assertThat(texts(said(migration)))
                    .as("%s", migration)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-001") && it.contains("customers.g is generated"))
                    .anyMatch(it ->
                            it.startsWith("BLW-PLAN-001") && it.contains("customers.always is an identity column"))
                    .noneMatch(it -> it.contains("mostly is"))
                    .anyMatch(it -> it.contains("set of customers.g") && it.contains("nosuch_function"))
                    .anyMatch(it -> it.contains("\"n\" is of type integer"));
        }
        assertThat(texts(said(Migrations.of(refused, fill))))
                .anyMatch(it -> it.contains("no type nosuchtype"))
                .anyMatch(it -> it.contains("nosuch_up"));
    }

    @Test
    void aTypeThatIsNotThereHidesNoOtherMistake() {
        assertThat(texts(said(Migrations.of(
                        add("b", "nosuchtype", true, null, "upper(emial)"),
                        add("c", "nosuchtype", true, null, "b || 'x'")))))
                .anyMatch(it -> it.contains("no type nosuchtype for column b"))
                .anyMatch(it -> it.contains("\"emial\""))
                .anyMatch(it -> it.contains("up of customers.c reads b, which this very migration makes"));
        assertThat(texts(said(Migrations.of(add("b", "nosuchtype", true, null, "upper(email)")))))
                .noneMatch(it -> it.contains("up of customers.b"));
        assertThat(texts(said(Migrations.of(
                        create(Migrations.table("fresh"), column("x", "nosuchtype", "nosuch_default()"))))))
                .anyMatch(it -> it.contains("no type nosuchtype"))
                .anyMatch(it -> it.contains("nosuch_default"));
        assertThat(texts(said(Migrations.of(new AddColumn(
                        Migrations.table("nosuch"),
                        new ColumnDefinition("ctid", "nosuchtype", false, Optional.of("nosuch_default()")),
                        Optional.of("1"))))))
                .as("a table that is not there")
                .anyMatch(it -> it.contains("no table nosuch"))
                .anyMatch(it -> it.contains("no type nosuchtype"))
                .anyMatch(it -> it.contains("system column"))
                .anyMatch(it -> it.contains("constant default"))
                .anyMatch(it -> it.contains("nosuch_default"));
    }

    @Test
    void aColumnThatIsNotThereHidesNoConsentThatIsMissing() {
        assertThat(texts(said(Migrations.of(
                        Set.of(), new Operation.RenameColumn(Migrations.table("customers"), "nosuch", "b")))))
                .anyMatch(it -> it.contains("no column nosuch"))
                .anyMatch(it -> it.contains("consent: [star]"));
    }

    @Test
    void everyKindOfRelationIsCalledByItsName() {
        database.execute("CREATE MATERIALIZED VIEW sums AS SELECT phone FROM customers;"
                + "CREATE VIEW names AS SELECT phone FROM customers; CREATE SEQUENCE numbers;"
                + "CREATE INDEX places ON customers (a); CREATE TYPE pair AS (x int)");
        assertThat(texts(said(Migrations.rename("customers", "phone", "telephone"))))
                .anyMatch(it -> it.contains("Materialized view public.sums reads customers.phone")
                        && it.contains("Drop the materialized view"))
                .anyMatch(it -> it.contains(" View public.names reads customers.phone"));
        for (var kind : List.of(
                List.of("sums", "a materialized view"),
                List.of("numbers", "a sequence"),
                List.of("places", "an index"),
                List.of("pair", "a composite type"))) {
            assertThat(texts(said(Migrations.of(new AddColumn(
                            Migrations.table(kind.getFirst()), column("b", "text", null), Optional.empty())))))
                    .anyMatch(it -> it.contains(kind.getFirst() + " is " + kind.getLast() + ";"));
        }
    }

    /** As a role without rights: of PostgreSQL's own tables it would be told to become a superuser. */
    @Test
    void anOperationOnASchemaThatIsNobodysToChangeIsRefusedForThatAloneWhateverTheRoleLacks() {
        database.execute("CREATE SCHEMA bellows; CREATE TABLE bellows.t (id bigint PRIMARY KEY, a int)");
        String agent = database.createRole("agent");
        database.execute("GRANT pg_read_all_stats TO " + agent);
        for (String schema : List.of("bellows", "information_schema", "pg_catalog", "pg_toast", "pg_temp", "pg_none")) {
            String whose = schema.equals("bellows") ? "Bellows' own" : "PostgreSQL's own";
            Operation.TableName table = in(schema, "t");
            for (Operation operation : List.of(
                    create(in(schema, "fresh"), column("id", "bigint", null)),
                    new AddColumn(table, column("b", "text", null), Optional.empty()),
                    new Operation.RenameColumn(table, "a", "b"),
                    new Operation.CreateIndex(table, "i", List.of("a"), false, Optional.empty(), Optional.empty()),
                    new Operation.Backfill(table, List.of(new Assignment("a", "1")), Optional.empty()))) {
                for (String role : List.of(agent, database.user())) {
                    assertThat(texts(said(role, Migrations.of(operation))))
                            .as("%s by %s", operation, role)
                            .singleElement()
                            .asString()
                            .startsWith("BLW-PLAN-001 Schema " + schema + " is " + whose)
                            .contains("choose another");
                }
            }
        }
        assertThat(texts(said(Migrations.of(create(in("nobody", "bellows"), column("id", "bigint", null))))))
                .noneMatch(it -> it.contains("own"));
    }

    private static Operation.SqlPhase phase(Phase phase, List<String> up, String... down) {
        return new Operation.SqlPhase(phase, up, List.of(down));
    }

    private List<String> toldOfOwners(Operation.SqlPhase... phases) {
        return texts(said(Migrations.of(new Operation.Sql(List.of(phases), Optional.of("known"))))).stream()
                .filter(it -> it.contains("belongs to the role that the agent connects as"))
                .toList();
    }

    @Test
    void toWhomBelongsWhatAStatementMakesIsSaidOnceUnlessTheDocumentDecidesIt() {
        for (String made : List.of(
                "CREATE TABLE x (n int)",
                "create unlogged table if not exists x (n int)",
                "CREATE OR REPLACE VIEW v AS SELECT 1 AS one",
                "/* again */ CREATE RECURSIVE VIEW v (n) AS SELECT 1",
                "CREATE MATERIALIZED VIEW v AS SELECT 1 AS one",
                "CREATE SEQUENCE s",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
                "CREATE TYPE mood AS ENUM ('good')",
                "CREATE DOMAIN positive AS int",
                "CREATE SCHEMA other")) {
            for (Operation.SqlPhase phase : List.of(
                    phase(Phase.EXPAND, List.of(made)),
                    phase(Phase.CLEANUP, List.of("SELECT 1", made)),
                    phase(Phase.CONTRACT, List.of("DROP VIEW IF EXISTS w"), made))) {
                assertThat(toldOfOwners(phase))
                        .as("%s", phase)
                        .singleElement()
                        .asString()
                        .startsWith("BLW-PLAN-013")
                        .contains("loses its owner and its grants", "OWNER TO and GRANT");
            }
        }
        String table = "CREATE TABLE x (n int)";
        assertThat(toldOfOwners(
                        phase(Phase.EXPAND, List.of(table, "CREATE VIEW v AS SELECT 1 AS one"), table),
                        phase(Phase.CONTRACT, List.of("CREATE SEQUENCE s"))))
                .as("several")
                .hasSize(1);
        assertThat(toldOfOwners(phase(Phase.EXPAND, List.of(table, "GRANT SELECT ON x TO PUBLIC"))))
                .isEmpty();
        assertThat(toldOfOwners(phase(Phase.EXPAND, List.of(table, "ALTER TABLE x OWNER TO postgres"))))
                .isEmpty();
        assertThat(toldOfOwners(phase(Phase.EXPAND, List.of(table), "GRANT SELECT ON customers TO PUBLIC")))
                .as("given elsewhere")
                .hasSize(1);
        for (String other : List.of(
                "CREATE INDEX CONCURRENTLY i ON customers (a)",
                "CREATE TEMP TABLE x (n int)",
                "CREATE SCHEMA other AUTHORIZATION postgres",
                "COMMENT ON TABLE customers IS 'create table x'",
                "ALTER TABLE customers ADD COLUMN x int")) {
            assertThat(toldOfOwners(phase(Phase.EXPAND, List.of(other))))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void whatIsWrittenIntoATypeIsNotSaidToBeAMissingType() {
        for (String type : List.of(
                "int GENERATED ALWAYS AS (1) STORED",
                "int default 7",
                "text NOT NULL",
                "text null",
                "varchar(10) UNIQUE",
                "bigint PRIMARY KEY",
                "bigint REFERENCES customers (id)",
                "int CHECK(b > 0)",
                "text COLLATE \"C\"")) {
            for (Operation operation :
                    List.of(add("b", type, true, null, null), create(in("public", "fresh"), column("b", type, null)))) {
                assertThat(texts(said(Migrations.of(operation))))
                        .as("%s", operation)
                        .anyMatch(it -> it.startsWith("BLW-PLAN-001")
                                && it.contains(type)
                                && it.contains("cannot be written into the type"))
                        .noneMatch(it -> it.contains("no type"));
            }
        }
        database.execute("CREATE TYPE \"not null\" AS ENUM ('a')");
        for (String type : List.of("nosuchtype", "public.default_kind", "public.\"is unique\"")) {
            assertThat(texts(said(Migrations.of(add("b", type, true, null, null)))))
                    .as(type)
                    .anyMatch(it -> it.startsWith("BLW-PLAN-003") && it.contains("no type " + type));
        }
        assertThat(texts(said(Migrations.of(add("b", "public.\"not null\"", true, null, null)))))
                .noneMatch(it -> it.contains("type"));
    }
}
