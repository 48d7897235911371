package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Plans against a real catalog and applies steps by plain JDBC, checking each step's own probes. Confined to one test. */
final class StepRunner {
    private final Connection connection;
    private final Migration migration;

    StepRunner(Connection connection, Migration migration) {
        this.connection = connection;
        this.migration = migration;
    }

    PlanOutcome outcome(boolean begun) throws SQLException {
        PostgresqlSnapshot snapshot = CatalogReader.readForPlan(connection, migration, begun);
        assertThat(PostgresqlSnapshot.fromJson(snapshot.toJson())).isEqualTo(snapshot);
        return new PostgresqlPlanner()
                .plan(migration, snapshot, new EngineFacts("PostgreSQL", snapshot.majorVersion(), true));
    }

    Plan plan(boolean begun) throws SQLException {
        return switch (outcome(begun)) {
            case PlanOutcome.Planned planned -> planned.plan();
            case PlanOutcome.Refused refused -> throw new AssertionError("refused: " + refused.problems());
        };
    }

    /** Of what the migration watches for drift, its own objects taken out. */
    Digest snapshotDigest() throws SQLException {
        return CatalogReader.read(connection, migration, true).digest();
    }

    /** Applies a step that is not in effect yet; one that has something to do after a revert or a contract that was given up may be. */
    void apply(Step step) throws SQLException {
        if (step.body() instanceof Step.Body.StrongLock strong
                && (step.title().startsWith("take back what a revert has begun")
                        || step.title().endsWith(", and bind it no more"))
                && asks(strong.doneWhen())) {
            assertThat(ask(strong.notDoneWhen())).as(step.title()).isFalse();
            return;
        }
        if (step.title().startsWith("see that no trigger's function names ")
                && step.body() instanceof Step.Body.StrongLock look
                && asks(look.doneWhen())) {
            return;
        }
        if (!step.reversible() && step.body() instanceof Step.Body.StrongLock strong && asks(strong.doneWhen())) {
            // It stayed when everything else went back.
            assertThat(ask(strong.notDoneWhen())).as(step.title()).isFalse();
            return;
        }
        switch (step.body()) {
            case Step.Body.StrongLock strong -> {
                assertThat(strong.notDoneWhen().isEmpty() || ask(strong.notDoneWhen()))
                        .as("not done before: %s", step.title())
                        .isTrue();
                assertThat(asks(strong.doneWhen()))
                        .as("done before: %s", step.title())
                        .isFalse();
                applyStrong(strong);
                assertThat(strong.doneWhen().isEmpty() || ask(strong.doneWhen()))
                        .as("done after: %s", step.title())
                        .isTrue();
                assertThat(asks(strong.notDoneWhen()))
                        .as("not done after: %s", step.title())
                        .isFalse();
            }
            case Step.Body.Online online -> {
                assertThat(ask(online.leftoverWhen()))
                        .as("leftover: %s", step.title())
                        .isFalse();
                run(online.statement());
                if (!online.doneWhen().isEmpty()) {
                    assertThat(ask(online.doneWhen()))
                            .as("done after: %s", step.title())
                            .isTrue();
                }
            }
            case Step.Body.EachPart parts -> {
                // As one statement: how it goes part by part is tried where steps are executed.
                run(
                        parts.takesAway()
                                ? parts.whole()
                                : Step.Body.EachPart.of(
                                        parts.whole().replaceFirst(" ONLY ", " "),
                                        Identifiers.quoted(Identifiers.quotedIn(parts.subject())
                                                .getLast()),
                                        parts.table()));
                assertThat(ask(parts.doneWhen()))
                        .as("done after: %s", step.title())
                        .isTrue();
            }
            case Step.Body.Rebuild rebuild -> {
                if (!rebuild.clears()) {
                    assertThat(ask(rebuild.standing()))
                            .as("standing: %s", step.title())
                            .isTrue();
                    // As one statement: how it goes part by part is tried where steps are executed.
                    run(rebuild.of(rebuild.subject()));
                }
            }
            case Step.Body.Transaction transaction -> {
                connection.setAutoCommit(false);
                for (String sql : transaction.statements()) {
                    run(sql);
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
            case Step.Body.BackfillRange backfill -> {
                assertThat(backfill.standing().isEmpty() || ask(backfill.standing()))
                        .as("standing: %s", step.title())
                        .isTrue();
                run("SET session_replication_role = " + (backfill.quiet() ? "replica" : "origin"));
                run(backfill.into()
                        .map(into -> "INSERT INTO " + into.table() + " (" + String.join(", ", into.columns())
                                + ") SELECT " + String.join(", ", into.values()) + " FROM " + backfill.table()
                                + " WHERE " + backfill.where())
                        .orElseGet(() -> "UPDATE " + backfill.table() + " SET " + backfill.set() + " WHERE "
                                + backfill.where()));
                run("RESET session_replication_role");
            }
            case Step.Body.VerifyRange verify -> {
                assertThat(verify.standing().isEmpty() || ask(verify.standing()))
                        .as("standing: %s", step.title())
                        .isTrue();
                assertThat(count("SELECT count(*) FROM " + verify.table() + " WHERE " + verify.mismatch()))
                        .as(step.title())
                        .isZero();
            }
        }
    }

    /** Applies it unless its probe says that it is in effect, as the executor does; says whether it acted. */
    boolean applyIfNeeded(Step step) throws SQLException {
        boolean done = switch (step.body()) {
            case Step.Body.StrongLock strong -> {
                boolean is = asks(strong.doneWhen());
                assertThat(strong.notDoneWhen().isEmpty() || ask(strong.notDoneWhen()) != is)
                        .as("either done or not: %s", step.title())
                        .isTrue();
                yield is;
            }
            case Step.Body.Online online -> asks(online.doneWhen());
            case Step.Body.EachPart parts -> asks(parts.doneWhen());
            case Step.Body.Rebuild rebuild -> asks(rebuild.doneWhen());
            case Step.Body.Transaction transaction -> asks(transaction.doneWhen());
            case Step.Body.BackfillRange fill -> !fill.neededWhen().isEmpty() && !ask(fill.neededWhen());
            case Step.Body.VerifyRange verify ->
                (!verify.neededWhen().isEmpty() && !ask(verify.neededWhen()))
                        || (step.phase() == Phase.ROLLBACK && isGone(verify));
        };
        if (!done) {
            apply(step);
        }
        return !done;
    }

    private boolean isGone(Step.Body.VerifyRange verify) throws SQLException {
        for (String column : Identifiers.quotedIn(verify.copies().orElseThrow().over())) {
            if (count("SELECT count(*) FROM pg_attribute WHERE attrelid = '" + verify.table()
                            + "'::regclass AND attnum > 0 AND NOT attisdropped AND attname = "
                            + Identifiers.literal(column))
                    == 0) {
                return true;
            }
        }
        return false;
    }

    void applyAll(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            apply(step);
        }
    }

    void applyPhase(Plan plan, Phase phase) throws SQLException {
        applyAll(plan.steps(phase));
    }

    private void applyStrong(Step.Body.StrongLock strong) throws SQLException {
        connection.setAutoCommit(false);
        try {
            // LOCK takes no sequence.
            if (!strong.relations().isEmpty()
                    && count("SELECT count(*) FROM pg_class WHERE relkind = 'S' AND oid = to_regclass("
                                    + Identifiers.literal(strong.relations().getFirst()) + ")")
                            == 0) {
                // Not NOWAIT: an autovacuum goes once somebody has waited for deadlock_timeout.
                run("SET LOCAL lock_timeout = '30s'; LOCK TABLE " + String.join(", ", strong.relations())
                        + (strong.writersGoOn()
                                ? " IN SHARE UPDATE EXCLUSIVE"
                                : strong.readersGoOn() ? " IN SHARE ROW EXCLUSIVE" : " IN ACCESS EXCLUSIVE")
                        + " MODE; SET LOCAL lock_timeout = 0");
            }
            for (String sql : strong.statements()) {
                run(sql);
            }
            if (!strong.writeProof().isEmpty()) {
                prove(strong.writeProof());
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** An empty table proves nothing; every other outcome than success is the test's failure. */
    private void prove(String writeProof) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            run(writeProof);
        } catch (SQLException e) {
            if (!"BLW09".equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
        }
    }

    private boolean asks(String probe) throws SQLException {
        return !probe.isEmpty() && ask(probe);
    }

    boolean ask(String probe) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(probe)) {
            assertThat(row.next()).isTrue();
            boolean answer = row.getBoolean(1);
            assertThat(row.wasNull()).as("a probe says yes or no: %s", probe).isFalse();
            return answer;
        }
    }

    long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
