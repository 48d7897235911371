package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Held;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Equal keys that a unique index would meet are told when it is planned, and shown where it fails. */
class EqualKeysIT {
    private static final Operation.TableName TABLE = new Operation.TableName(Optional.empty(), "users");
    private static final String QUERY = "SELECT email, count(*) FROM \"public\".\"users\"";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private void createTable() {
        database.execute(
                "CREATE TABLE users (id int PRIMARY KEY, email text, gone boolean NOT NULL DEFAULT false);"
                        + "INSERT INTO users VALUES (1, 'secret@example.org'), (2, 'secret@example.org'), (3, NULL), (4, NULL), (5, 'b')");
    }

    private static String planned(TestTarget target, Optional<String> where, Operation... before) {
        List<Operation> operations = new ArrayList<>(List.of(before));
        operations.add(
                new Operation.CreateIndex(TABLE, "users_email", List.of("email"), true, where, Optional.empty()));
        Migration migration = new Migration(
                new SchemaLine("orders"),
                18,
                "unique",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                Set.of(Consent.values()),
                operations,
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
        return switch (new PostgresqlPlanner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned it -> "planned " + it.plan().hazards();
            case PlanOutcome.Refused it -> "refused " + it.problems();
        };
    }

    @Test
    void aPlanOverEqualKeysIsRefusedWithTheQueryThatShowsThem() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            assertThat(planned(target, Optional.empty()))
                    .startsWith("refused")
                    .contains("BLW-PLAN-070", "SELECT \"email\", count(*) FROM", "HAVING count(*) > 1")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatTheMigrationMayRemoveAndWhatIsNotInTheIndexIsNotRefused() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            target.target.takeOver(0);
            Operation removal = new Operation.Backfill(
                    TABLE,
                    List.of(new Operation.Assignment("email", "email || id")),
                    Optional.of("id > 1 AND email = 'secret@example.org'"));
            assertThat(planned(target, Optional.empty(), removal))
                    .startsWith("planned")
                    .contains("BLW-PLAN-070");
            database.execute("UPDATE users SET gone = true WHERE id = 2");
            assertThat(planned(target, Optional.of("NOT gone")))
                    .startsWith("planned")
                    .doesNotContain("BLW-PLAN-070");
        }
    }

    @Test
    void aBuildThatMeetsThemShowsTheQueryAndNoValue() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Step.Body build = new Step.Body.Online(
                    "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email)",
                    List.of("DROP INDEX CONCURRENTLY IF EXISTS users_email"),
                    "",
                    "SELECT true FROM pg_class WHERE relname = 'users_email'");
            assertThat(target.execute(held, build).toString())
                    .contains("SQLSTATE 23505", QUERY + " GROUP BY email HAVING count(*) > 1")
                    .doesNotContain("secret");
        }
    }
}
