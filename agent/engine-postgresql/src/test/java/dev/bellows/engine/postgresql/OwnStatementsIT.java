package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.SqlPhase;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person's own statements change is not somebody else's change, and taking them back is written down though nothing is to do. */
class OwnStatementsIT {
    private static final Operation FILL = new Operation.Backfill(
            table("users"), List.of(new Operation.Assignment("name", "'filled'")), Optional.of("name = 'n'"));
    private static final Operation RENAME = new Operation.RenameColumn(table("users"), "email", "email_address");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final TestTarget target = TestTarget.on(database);
    private Held held;
    private Migration migration;
    private Plan plan;

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);"
                + "INSERT INTO users SELECT i, 'mail' || i, 'n' FROM generate_series(1, 500) i;"
                + "CREATE VIEW names AS SELECT id, name FROM users");
        held = target.target.takeOver(0);
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void aRevertThatHasNothingToDoIsWrittenDownAndTheOlderVersionIsServedAgain() {
        begin(sql(new SqlPhase(Phase.CONTRACT, List.of("DROP VIEW names"), List.of())));
        toTheContract();
        phase(Phase.CONTRACT, VersionRange.of(18));
        phase(Phase.REVERT, VersionRange.of(18));
        assertThatCode(() -> target.target.commitWindow(held, 4, new VersionRange(17, 18), migration))
                .doesNotThrowAnyException();
    }

    @Test
    void untilItWasRevertedTheOlderVersionIsNotServed() {
        begin(sql(new SqlPhase(Phase.CONTRACT, List.of("DROP VIEW names"), List.of())));
        toTheContract();
        phase(Phase.CONTRACT, VersionRange.of(18));
        assertThatCode(() -> target.target.commitWindow(held, 4, new VersionRange(17, 18), migration))
                .hasMessageContaining("the contract of version 18 hid what older versions need");
    }

    @Test
    void aSecondStatementOfTheContractDoesNotTakeTheFirstOneForSomebodyElsesChange() {
        begin(
                FILL,
                sql(new SqlPhase(
                        Phase.CONTRACT,
                        List.of("DROP VIEW names", "COMMENT ON TABLE users IS 'without a view'"),
                        List.of())));
        toTheContract();
        phase(Phase.CONTRACT, VersionRange.of(18));
    }

    @Test
    void afterARevertTheContractGoesThroughAgain() {
        begin(
                FILL,
                sql(new SqlPhase(
                        Phase.CONTRACT,
                        List.of("DROP VIEW IF EXISTS names"),
                        List.of("CREATE OR REPLACE VIEW names_again AS SELECT id, name FROM users"))));
        toTheContract();
        phase(Phase.CONTRACT, VersionRange.of(18));
        phase(Phase.REVERT, VersionRange.of(18));
        target.target.commitWindow(held, 4, new VersionRange(17, 18), migration);
        target.target.commitWindow(held, 5, VersionRange.of(18), migration);
        target.generation = 5;
        target.run = 2;
        phase(Phase.CONTRACT, VersionRange.of(18));
    }

    @Test
    void whatAStatementOfExpandChangesIsNoDriftAtTheContract() {
        begin(
                FILL,
                sql(
                        new SqlPhase(
                                Phase.EXPAND,
                                List.of(
                                        "CREATE INDEX CONCURRENTLY users_name ON users (name)",
                                        "CREATE VIEW short AS SELECT name FROM users"),
                                List.of("DROP VIEW IF EXISTS short")),
                        new SqlPhase(
                                Phase.MIGRATE, List.of("CREATE VIEW shorter AS SELECT name FROM users"), List.of()),
                        new SqlPhase(Phase.CONTRACT, List.of("COMMENT ON TABLE users IS 'filled'"), List.of())));
        toTheContract();
        phase(Phase.CONTRACT, VersionRange.of(18));
    }

    @Test
    void whatSomebodyElseChangesBesideAStatementOfOursIsDriftAsEver() {
        begin(
                RENAME,
                FILL,
                sql(new SqlPhase(Phase.MIGRATE, List.of("CREATE VIEW shorter AS SELECT name FROM users"), List.of())));
        phase(Phase.EXPAND, VersionRange.of(17));
        database.execute("ALTER TABLE users ADD CONSTRAINT foreigner CHECK (email <> '')");
        phase(Phase.MIGRATE, VersionRange.of(17));
        narrow();
        Step hide = plan.steps(Phase.CONTRACT).stream()
                .filter(Step::needsGrant)
                .findFirst()
                .orElseThrow();
        assertThat(execute(hide, VersionRange.of(18))).isInstanceOf(StepOutcome.Drifted.class);
    }

    @Test
    void driftAtAStatementOfOursNamesTheTablesAsTheyAre() {
        begin(FILL, sql(new SqlPhase(Phase.CONTRACT, List.of("DROP VIEW names"), List.of())));
        toTheContract();
        Step drop = plan.steps(Phase.CONTRACT).stream()
                .filter(step -> step.title().contains("DROP VIEW"))
                .findFirst()
                .orElseThrow();
        database.execute("CREATE INDEX foreigner ON users (name)");
        StepOutcome outcome = execute(drop, VersionRange.of(18));
        assertThat(outcome).isInstanceOf(StepOutcome.Drifted.class);
        assertThat(((StepOutcome.Drifted) outcome).problem().message())
                .contains("There is now public.users columns (")
                .doesNotContain("is now .");
    }

    private static Operation.TableName table(String name) {
        return new Operation.TableName(Optional.empty(), name);
    }

    private static Operation sql(SqlPhase... phases) {
        return new Operation.Sql(List.of(phases), Optional.of("known"));
    }

    private void begin(Operation... operations) {
        migration = new Migration(
                new SchemaLine("orders"),
                18,
                "own statements",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                Set.of(Consent.values()),
                List.of(operations),
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
        plan = Rollouts.plan(target, migration);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
    }

    private void toTheContract() {
        phase(Phase.EXPAND, VersionRange.of(17));
        phase(Phase.MIGRATE, VersionRange.of(17));
        narrow();
    }

    private void narrow() {
        target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
        target.target.commitWindow(held, 3, VersionRange.of(18), migration);
        target.generation = 3;
    }

    private void phase(Phase phase, VersionRange window) {
        Rollouts.phase(target, held, migration, plan, phase, window);
    }

    private StepOutcome execute(Step step, VersionRange window) {
        return Rollouts.execute(target, held, migration, step, window);
    }
}
