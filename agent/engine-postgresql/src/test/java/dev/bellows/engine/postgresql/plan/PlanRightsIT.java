package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent's role, or the owner as whom it acts, may not do is said by the plan, with the statement to type. */
class PlanRightsIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final String agent = database.createRole("agent");
    private final String owner = database.createRole("own_b");
    private final String other = database.createRole("own_c");

    @BeforeEach
    void tables() {
        database.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO PUBLIC;"
                + "GRANT pg_read_all_stats TO " + agent + ";"
                + "CREATE TABLE b (id bigint PRIMARY KEY, cost int, label text);"
                + "INSERT INTO b SELECT i, i, 'l' || i FROM generate_series(1, 10) i; ANALYZE b;"
                + "ALTER TABLE b OWNER TO " + owner + ";"
                + "CREATE SCHEMA \"Billing\"; CREATE TABLE \"Billing\".c (id bigint PRIMARY KEY, cost int);"
                + "ALTER TABLE \"Billing\".c OWNER TO " + other);
    }

    private PlanOutcome planned(String role, Migration migration) {
        try (Connection connection = database.connectAs(role)) {
            return new PostgresqlPlanner()
                    .plan(
                            migration,
                            CatalogReader.readForPlan(connection, migration, false),
                            new EngineFacts("PostgreSQL", 17, false));
        } catch (SQLException e) {
            throw new IllegalStateException("no plan", e);
        }
    }

    private List<Problem> refused(Operation... operations) {
        return planned(agent, Migrations.of(operations)) instanceof PlanOutcome.Refused refused
                ? refused.problems().stream()
                        .filter(it -> !PostgresqlPlanner.isBesides(it.message()))
                        .toList()
                : List.of();
    }

    /** The statements of the refusals for a right, in their order. */
    private List<String> toType(Operation... operations) {
        return refused(operations).stream()
                .filter(it -> it.code() == ErrorCode.TARGET_RIGHTS)
                .map(it -> it.message().substring(it.message().lastIndexOf(": ") + 2))
                .toList();
    }

    /** What was typed is enough: nothing is refused any more, and every step of EXPAND runs as the agent. */
    private void typed(List<String> statements, Operation... operations) throws SQLException {
        statements.forEach(database::execute);
        Migration migration = Migrations.of(operations);
        assertThat(planned(agent, migration)).isInstanceOf(PlanOutcome.Planned.class);
        try (Connection connection = database.connectAs(agent)) {
            StepRunner runner = new StepRunner(connection, migration);
            Plan plan = runner.plan(false);
            runner.applyPhase(plan, Phase.EXPAND);
        }
    }

    private static TableName billing(String name) {
        return new TableName(Optional.of("Billing"), name);
    }

    private static AddColumn add(TableName table, String name, String up) {
        return new AddColumn(
                table, new ColumnDefinition(name, "text", true, Optional.empty()), Optional.ofNullable(up));
    }

    private static Operation index(TableName table, String column) {
        return new Operation.CreateIndex(
                table, "idx_" + column, List.of(column), false, Optional.empty(), Optional.empty());
    }

    private static Operation create(TableName table) {
        return new Operation.CreateTable(
                table, List.of(new ColumnDefinition("id", "bigint", false, Optional.empty())), List.of("id"));
    }

    private static Operation fill(TableName table) {
        return new Operation.Backfill(table, List.of(new Assignment("cost", "0")), Optional.empty());
    }

    @Test
    void aColumnOfSomebodyElsesTableTakesTheOwnersMembershipAndNothingMore() throws SQLException {
        AddColumn add = add(Migrations.table("b"), "note", null);
        assertThat(toType(add)).containsExactly("GRANT " + owner + " TO " + agent);
        assertThat(planned(database.user(), Migrations.of(add))).isInstanceOf(PlanOutcome.Planned.class);
        typed(toType(add), add);
    }

    /** The statement is another one where the role is a member already: giving the membership again would change nothing. */
    @Test
    void aMembershipThatHandsNoRightsOnIsSaidWithWhatChangesThat() throws SQLException {
        database.execute("ALTER ROLE " + agent + " NOINHERIT; GRANT " + owner + " TO " + agent);
        AddColumn add = add(Migrations.table("b"), "note", null);
        List<String> missing = toType(add);
        assertThat(missing)
                .singleElement()
                .isIn("GRANT " + owner + " TO " + agent + " WITH INHERIT TRUE", "ALTER ROLE " + agent + " INHERIT");
        typed(missing, add);
    }

    /** Its new name takes CREATE on the schema, its foreign key a lock on the other table; what was typed is enough to its end. */
    @Test
    void aTableThatGoesTakesCreateOnItsSchemaAndTheOtherEndOfItsKeys() throws SQLException {
        database.execute("ALTER TABLE b ADD CONSTRAINT of_c FOREIGN KEY (cost) REFERENCES \"Billing\".c NOT VALID");
        Operation drop = new Operation.DropTable(Migrations.table("b"));
        List<String> missing = toType(drop);
        assertThat(missing)
                .containsExactly(
                        "GRANT " + other + " TO " + agent + "; GRANT USAGE ON SCHEMA \"Billing\" TO " + agent,
                        "GRANT " + owner + " TO " + agent,
                        "GRANT CREATE ON SCHEMA public TO " + owner);
        typed(missing, drop);
        try (Connection connection = database.connectAs(agent)) {
            StepRunner runner = new StepRunner(connection, Migrations.of(drop));
            Plan plan = runner.plan(false);
            for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT, Phase.CLEANUP)) {
                runner.applyPhase(plan, phase);
            }
        }
        assertThat(refused(drop)).extracting(Problem::code).containsExactly(ErrorCode.PLAN_MISSING);
    }

    /** A view and another name take CREATE on the schema; what was typed is enough to the end and back. */
    @Test
    void aTableOfAnotherNameTakesCreateOnItsSchema() throws SQLException {
        Operation rename = new Operation.RenameTable(Migrations.table("b"), "sums");
        List<String> missing = toType(rename);
        assertThat(missing)
                .containsExactly("GRANT " + owner + " TO " + agent, "GRANT CREATE ON SCHEMA public TO " + owner);
        typed(missing, rename);
        try (Connection connection = database.connectAs(agent)) {
            StepRunner runner = new StepRunner(connection, Migrations.of(rename));
            Plan plan = runner.plan(true);
            for (Phase phase : List.of(Phase.ROLLBACK, Phase.EXPAND, Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT)) {
                runner.applyPhase(plan, phase);
            }
        }
    }

    /** The other table is locked as its owner would, and pointed at as the one table's owner. */
    @Test
    void aForeignKeyOfARenamedColumnNeedsRightsOnTheOtherTable() throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + owner + "; GRANT " + owner + " TO " + agent
                + "; ALTER TABLE b ADD CONSTRAINT of_c FOREIGN KEY (cost) REFERENCES \"Billing\".c NOT VALID");
        Operation rename = new Operation.RenameColumn(Migrations.table("b"), "cost", "price");
        List<String> missing = toType(rename);
        assertThat(missing)
                .containsExactly("GRANT " + other + " TO " + agent + "; GRANT USAGE ON SCHEMA \"Billing\" TO " + owner
                        + "; GRANT REFERENCES ON TABLE \"Billing\".c TO " + owner);
        typed(missing, rename);
        try (Connection connection = database.connectAs(agent)) {
            StepRunner runner = new StepRunner(connection, Migrations.of(rename));
            for (Step step : runner.plan(true).steps(Phase.MIGRATE)) {
                if (step.body() instanceof Step.Body.StrongLock) {
                    runner.apply(step);
                }
            }
        }
        assertThat(planned(agent, Migrations.of(rename))).isInstanceOf(PlanOutcome.Planned.class);
    }

    /** It is made on the other table, as that table's owner. */
    @Test
    void aForeignKeyThatPointsAtARenamedColumnNeedsRightsOnTheOtherTable() throws SQLException {
        database.execute("GRANT CREATE ON SCHEMA public TO " + owner + "; GRANT " + owner + " TO " + agent
                + "; ALTER TABLE b ADD UNIQUE (cost); REVOKE USAGE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO "
                + owner + ", " + agent
                + "; ALTER TABLE \"Billing\".c ADD CONSTRAINT of_b FOREIGN KEY (cost) REFERENCES b (cost) NOT VALID");
        Operation rename = new Operation.RenameColumn(Migrations.table("b"), "cost", "price");
        List<String> missing = toType(rename);
        assertThat(missing)
                .containsExactly("GRANT " + other + " TO " + agent + "; GRANT USAGE ON SCHEMA \"Billing\" TO " + other
                        + "; GRANT USAGE ON SCHEMA public TO " + other
                        + "; GRANT REFERENCES ON TABLE public.b TO " + other);
        typed(missing, rename);
        try (Connection connection = database.connectAs(agent)) {
            StepRunner runner = new StepRunner(connection, Migrations.of(rename));
            for (Step step : runner.plan(true).steps(Phase.MIGRATE)) {
                // Fills and what looks at them need rights that are tried elsewhere.
                if (step.body() instanceof Step.Body.StrongLock || step.body() instanceof Step.Body.Online) {
                    runner.apply(step);
                }
            }
        }
        assertThat(planned(agent, Migrations.of(rename))).isInstanceOf(PlanOutcome.Planned.class);
    }

    /** From version 16 on; before it every member may act as the role. */
    @Test
    void aMembershipThatLetsNobodyActAsTheOwnerIsSaidWithWhatChangesThat() throws SQLException {
        try (Connection connection = database.connect()) {
            assumeThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThanOrEqualTo(16);
        }
        AddColumn add = add(Migrations.table("b"), "note", null);
        database.execute("GRANT " + owner + " TO " + agent + " WITH SET FALSE");
        assertThat(toType(add)).containsExactly("GRANT " + owner + " TO " + agent + " WITH SET TRUE");
        database.execute("GRANT " + owner + " TO " + agent + " WITH INHERIT FALSE, SET FALSE");
        List<String> missing = toType(add);
        assertThat(missing).containsExactly("GRANT " + owner + " TO " + agent + " WITH INHERIT TRUE, SET TRUE");
        typed(missing, add);
    }

    @Test
    void aTriggerFunctionTakesTheOwnersCreateOnTheSchema() throws SQLException {
        AddColumn add = add(Migrations.table("b"), "note", "upper(label)");
        List<String> missing = toType(add);
        assertThat(missing)
                .containsExactly("GRANT " + owner + " TO " + agent, "GRANT CREATE ON SCHEMA public TO " + owner);
        typed(missing, add);
    }

    @Test
    void aRenameAndAnIndexTakeTheSame() throws SQLException {
        List<String> both = List.of("GRANT " + owner + " TO " + agent, "GRANT CREATE ON SCHEMA public TO " + owner);
        Operation rename = new Operation.RenameColumn(Migrations.table("b"), "label", "title");
        Operation index = index(Migrations.table("b"), "cost");
        assertThat(toType(rename)).isEqualTo(both);
        assertThat(toType(index)).isEqualTo(both);
        typed(both, rename, index);
    }

    @Test
    void aTableInASchemaWhereNobodyOfOursMayCreateIsRefused() throws SQLException {
        Operation create = create(billing("d"));
        List<String> missing = toType(create);
        assertThat(missing)
                .containsExactly(
                        "GRANT " + other + " TO " + agent,
                        "GRANT USAGE ON SCHEMA \"Billing\" TO " + other,
                        "GRANT CREATE ON SCHEMA \"Billing\" TO " + other);
        typed(missing, create);
    }

    @Test
    void aFillNeedsWhatItReadsAndWritesAndTheSchema() throws SQLException {
        Operation fill = fill(billing("c"));
        assertThat(toType(fill))
                .containsExactly("GRANT " + other + " TO " + agent, "GRANT USAGE ON SCHEMA \"Billing\" TO " + other);
        database.execute("GRANT SELECT, UPDATE ON \"Billing\".c TO " + agent);
        assertThat(toType(fill)).containsExactly("GRANT USAGE ON SCHEMA \"Billing\" TO " + agent);
        typed(toType(fill), fill);
    }

    @Test
    void everyMissingRightIsNamedOnceBesideAllOtherRefusalsOfTheDocument() {
        List<Problem> problems = refused(
                add(Migrations.table("b"), "note", null),
                index(Migrations.table("b"), "cost"),
                fill(billing("c")),
                add(Migrations.table("nosuch"), "x", null));
        assertThat(problems)
                .extracting(it -> it.code().id() + " " + it.message())
                .containsExactly(
                        "BLW-PLAN-003 There is no table nosuch in this database, or it was renamed; names are exact, capitals count.",
                        "BLW-TARGET-010 A right is missing for what this migration does to b: GRANT " + owner + " TO "
                                + agent,
                        "BLW-TARGET-010 A right is missing for what this migration does to b: GRANT CREATE ON SCHEMA public TO "
                                + owner,
                        "BLW-TARGET-010 A right is missing for what this migration does to Billing.c: GRANT " + other
                                + " TO " + agent,
                        "BLW-TARGET-010 A right is missing for what this migration does to Billing.c: GRANT USAGE ON SCHEMA"
                                + " \"Billing\" TO " + other);
        assertThat(problems.get(1).wayOut()).isEqualTo("psql -d DATABASE -c 'GRANT " + owner + " TO " + agent + "'");
    }

    @Test
    void everyKindOfOperationOnATableOfASchemaThatMayNotBeUsedHidesNothing() throws SQLException {
        Operation[] all = {
            add(billing("c"), "note", "id::text"),
            new Operation.RenameColumn(billing("c"), "cost", "price"),
            new Operation.CreateIndex(
                    billing("c"), "idx_price", List.of("id"), true, Optional.of("id > 0"), Optional.empty())
        };
        List<String> missing = toType(all);
        assertThat(missing)
                .containsExactly(
                        "GRANT " + other + " TO " + agent,
                        "GRANT USAGE ON SCHEMA \"Billing\" TO " + other,
                        "GRANT CREATE ON SCHEMA \"Billing\" TO " + other);
        typed(missing, all);
    }

    @Test
    void aTypeOfASchemaThatMayNotBeUsedHidesNothingAndIsNotSaidToBeMissing() throws SQLException {
        database.execute("CREATE SCHEMA \"Kinds\"; CREATE TYPE \"Kinds\".mood AS ENUM ('good'); GRANT " + owner + " TO "
                + agent);
        AddColumn add = new AddColumn(
                Migrations.table("b"),
                new ColumnDefinition("mood", "\"Kinds\".mood", true, Optional.empty()),
                Optional.empty());
        assertThat(refused(add, add(Migrations.table("nosuch"), "x", null)))
                .extracting(it -> it.code().id() + " " + it.message())
                .containsExactly(
                        "BLW-PLAN-003 There is no table nosuch in this database, or it was renamed; names are exact, capitals count.",
                        "BLW-TARGET-010 The type \"Kinds\".mood of column mood lies in a schema that the agent's role may not use."
                                + " The table's owner needs it, whose rights the agent has: GRANT USAGE ON SCHEMA \"Kinds\" TO "
                                + Identifiers.quoted(owner));
        typed(List.of("GRANT USAGE ON SCHEMA \"Kinds\" TO " + owner), add);
    }

    @Test
    void aStatementOnATableOfASchemaThatMayNotBeUsedHidesNothing() {
        assertThat(refused(
                        new Operation.Sql(
                                List.of(new Operation.SqlPhase(
                                        Phase.CONTRACT,
                                        List.of(
                                                "ALTER TABLE \"Billing\".c DROP COLUMN cost",
                                                "ALTER TABLE \"Billing\".nosuch DROP COLUMN cost"),
                                        List.of())),
                                Optional.of("known")),
                        add(Migrations.table("nosuch"), "x", null)))
                .extracting(it -> it.code().id() + " " + it.message())
                .anyMatch(it -> it.startsWith("BLW-PLAN-003") && it.contains("no table \"Billing\".nosuch"))
                .anyMatch(it -> it.startsWith("BLW-PLAN-003") && it.contains("no table nosuch"))
                .hasSize(2);
    }

    @Test
    void aStatementOnWhatBelongsToSomebodyElseIsAHazardWithTheGrantToType() {
        database.execute(
                "CREATE VIEW v AS SELECT id FROM b; ALTER VIEW v OWNER TO " + owner + "; CREATE INDEX i ON b (cost)");
        List<String> statements = List.of(
                "DROP VIEW v",
                "drop view if exists public.\"v\"",
                "ALTER TABLE b ALTER COLUMN cost SET STATISTICS 10",
                "DROP INDEX CONCURRENTLY i",
                "DROP VIEW IF EXISTS nosuch");
        Migration migration = Migrations.of(new Operation.Sql(
                List.of(new Operation.SqlPhase(Phase.CONTRACT, statements, List.of())), Optional.of("known")));
        assertThat(toldOf(planned(agent, migration)))
                .hasSize(4)
                .allMatch(it -> it.endsWith("In this database: GRANT " + owner + " TO " + agent));
        assertThat(toldOf(planned(database.user(), migration))).isEmpty();
        database.execute("GRANT " + owner + " TO " + agent);
        assertThat(toldOf(planned(agent, migration))).isEmpty();
    }

    private static List<String> toldOf(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        return ((PlanOutcome.Planned) outcome)
                .plan().hazards().stream()
                        .filter(it -> it.code() == ErrorCode.TARGET_RIGHTS)
                        .map(Problem::message)
                        .toList();
    }

    /** What a statement of the document gives may be enough by then: nobody can say that the step will fail. */
    @Test
    void aDocumentThatGivesRightsItselfIsNotRefusedAndToldWhatIsMissing() {
        Migration migration = Migrations.of(
                new Operation.Sql(
                        List.of(new Operation.SqlPhase(
                                Phase.EXPAND, List.of("GRANT " + owner + " TO " + agent), List.of())),
                        Optional.of("known")),
                add(Migrations.table("b"), "note", null));
        assertThat(planned(agent, migration))
                .isInstanceOfSatisfying(
                        PlanOutcome.Planned.class,
                        planned -> assertThat(planned.plan().hazards())
                                .anyMatch(it -> it.code() == ErrorCode.TARGET_RIGHTS
                                        && it.message().contains("GRANT " + owner + " TO " + agent)));
    }

    /** A default and an up run as whoever writes: what they may not call is said before their writes fail, or get the wrong value. */
    @Test
    void whoMayWriteAndNotCallWhatADefaultOrAnUpCallsIsNamed() {
        String writer = database.createRole("writer");
        database.execute("CREATE FUNCTION loud(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT upper($1)';"
                + "REVOKE EXECUTE ON FUNCTION loud(text) FROM PUBLIC; GRANT SELECT, INSERT, UPDATE ON b TO " + writer
                + ";"
                + "ALTER FUNCTION loud(text) OWNER TO " + owner + "; GRANT CREATE ON SCHEMA public TO " + owner
                + "; GRANT "
                + owner + " TO " + agent);
        String grant = "GRANT EXECUTE ON FUNCTION public.loud(text) TO " + writer;
        AddColumn up = add(Migrations.table("b"), "note", "public.loud(label)");
        AddColumn given = new AddColumn(
                Migrations.table("b"),
                new ColumnDefinition("note", "text", true, Optional.of("public.loud('x')")),
                Optional.empty());
        Operation said =
                new dev.bellows.document.SetDefault(Migrations.table("b"), "label", Optional.of("public.loud('y')"));
        for (Operation operation : List.of(up, given, said)) {
            assertThat(toType(operation)).as("%s", operation).containsExactly(grant);
        }
        database.execute(grant);
        for (Operation operation : List.of(up, given, said)) {
            assertThat(toType(operation)).as("%s", operation).isEmpty();
        }
    }

    /** The rights of a superuser are those over the whole server. */
    @Test
    void theRightsOfASuperuserAreNeverAskedForWhateverTheOperation() throws SQLException {
        database.execute("ALTER TABLE b OWNER TO CURRENT_USER; CREATE INDEX i ON b (cost); CREATE SCHEMA \"Empty\"");
        String give = "ALTER TABLE public.b OWNER TO ROLE";
        for (Operation operation : List.of(
                add(Migrations.table("b"), "note", null),
                add(Migrations.table("b"), "note", "upper(label)"),
                new Operation.RenameColumn(Migrations.table("b"), "label", "title"),
                index(Migrations.table("b"), "cost"),
                fill(Migrations.table("b")),
                create(Migrations.table("d")))) {
            assertThat(toType(operation)).as("%s", operation).containsExactly(give);
            assertThat(refused(operation))
                    .as("%s", operation)
                    .anyMatch(it -> it.message().contains("belongs to a superuser"));
        }
        assertThat(toType(create(new TableName(Optional.of("Empty"), "d"))))
                .containsExactly("ALTER SCHEMA \"Empty\" OWNER TO ROLE");
        assertThat(toldOf(planned(
                        agent,
                        Migrations.of(new Operation.Sql(
                                List.of(new Operation.SqlPhase(
                                        Phase.CONTRACT,
                                        List.of(
                                                "ALTER TABLE b DROP COLUMN cost",
                                                "DROP INDEX CONCURRENTLY i",
                                                "ALTER TABLE pg_catalog.pg_class ADD COLUMN x int"),
                                        List.of())),
                                Optional.of("known"))))))
                .hasSize(2)
                .allMatch(it -> it.contains("belongs to a superuser") && it.endsWith(give));
        database.execute(give.replace("ROLE", owner) + "; GRANT " + owner + " TO " + agent);
        typed(List.of(), add(Migrations.table("b"), "note", null));
    }
}
