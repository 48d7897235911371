package dev.bellows.engine.postgresql.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.postgresql.PostgresqlEngineProvider;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's parser says what one statement is: quotes hide nothing from it, and it needs no object to be there. */
class StatementReaderIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private static Migration writing(Optional<String> allowUnsafe, String... statements) {
        return of(new Operation.Sql(
                List.of(new Operation.SqlPhase(Phase.EXPAND, List.of(statements), List.of())), allowUnsafe));
    }

    private static Migration of(Operation operation) {
        return new Migration(
                new SchemaLine("orders"),
                2,
                "statements",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                Set.of(),
                List.of(operation),
                new Migration.ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
    }

    private PlanOutcome plan(Migration migration) throws SQLException {
        try (Connection connection = database.connect()) {
            PostgresqlSnapshot snapshot = CatalogReader.readForPlan(connection, migration, Ownership.NONE);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(PostgresqlSnapshot.fromJson(snapshot.toJson())).isEqualTo(snapshot);
            return new PostgresqlEngineProvider()
                    .planner()
                    .plan(migration, snapshot, new EngineFacts("PostgreSQL", snapshot.majorVersion()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION f1(d jsonb) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN d ? 'vip'; END; $$;",
                "CREATE FUNCTION f2() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
                "COMMENT ON TABLE docs IS $$it's; not; two$$",
                "ALTER TABLE not_there_yet ADD COLUMN a text",
                "INSERT INTO not_there_yet VALUES (1) -- the end",
            })
    void oneStatementIsPlanned(String statement) throws SQLException {
        assertThat(plan(writing(Optional.empty(), statement))).isInstanceOf(PlanOutcome.Planned.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMENT ON TABLE docs IS $$it's$$; ALTER TABLE docs DROP COLUMN data; --'",
                "COMMENT ON TABLE docs IS E'\\''; DROP TABLE docs; --'",
                "SELECT 1; SELECT 2",
                "SELECT 1 /* ' */; DROP TABLE docs -- '",
                "SELECT FROM WHERE",
                "COMMENT ON TABLE docs IS 'open",
            })
    void whatIsNotOneStatementIsRefusedInTheServersWordsEvenWhenUnsafeThingsAreAllowed(String statement)
            throws SQLException {
        for (Optional<String> allowed : List.of(Optional.<String>empty(), Optional.of("I know"))) {
            assertThat(plan(writing(allowed, statement)))
                    .isInstanceOfSatisfying(
                            PlanOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .anyMatch(it -> it.code().id().equals("BLW-PLAN-050")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1); DROP TABLE docs; --",
                "1), (2",
                "1) END), (CASE WHEN true THEN (2",
                "'open",
                "1 /* open",
                "1 +",
                "$$it's$$); DROP TABLE docs; --'",
            })
    void anExpressionThatWouldEndOurStatementIsRefused(String expression) throws SQLException {
        database.execute("CREATE TABLE docs (id bigint PRIMARY KEY, n int)");
        Operation.TableName docs = new Operation.TableName(Optional.empty(), "docs");
        for (Operation operation : List.of(
                new Operation.Backfill(docs, List.of(new Operation.Assignment("n", expression)), Optional.empty()),
                new Operation.Backfill(docs, List.of(new Operation.Assignment("n", "1")), Optional.of(expression)),
                new Operation.CreateIndex(docs, "i", List.of("n"), false, Optional.of(expression), Optional.empty()),
                new Operation.AddColumn(
                        docs,
                        new Operation.ColumnDefinition("m", "integer", true, Optional.of(expression)),
                        Optional.empty()))) {
            assertThat(plan(of(operation)))
                    .isInstanceOfSatisfying(
                            PlanOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .anyMatch(it -> it.code().id().equals("BLW-PLAN-050")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n + 1",
                "(SELECT max(n) FROM docs)",
                "'it''s; fine)'",
                "1 -- the end",
                "'{\"a\": 1}'::jsonb ? 'a'"
            })
    void anExpressionIsPlanned(String expression) throws SQLException {
        database.execute("CREATE TABLE docs (id bigint PRIMARY KEY, n int)");
        Migration migration = of(new Operation.Backfill(
                new Operation.TableName(Optional.empty(), "docs"),
                List.of(new Operation.Assignment("n", expression)),
                Optional.of("n IS NULL")));
        try (Connection connection = database.connect()) {
            assertThat(CatalogReader.readForPlan(connection, migration, Ownership.NONE)
                            .brokenExpressions())
                    .isEmpty();
        }
    }

    @Test
    void aLongLiteralIsPlannedLikeAShortOne() throws SQLException {
        String literal = "it''s ".repeat(20_000);
        assertThat(plan(writing(Optional.empty(), "COMMENT ON TABLE docs IS '" + literal + "'")))
                .isInstanceOf(PlanOutcome.Planned.class);
    }
}
