package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestPostgresql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case on a real database: start, roll back from after each step, start again, contract, revert, complete. */
class PlanGoldenIT {
    @ParameterizedTest
    @MethodSource("dev.bellows.engine.postgresql.plan.GoldenCase#all")
    void everyStepRunsAndEveryWayBackLeadsHome(GoldenCase golden) throws IOException, SQLException {
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            Migration migration = golden.migration();
            StepRunner runner = new StepRunner(connection, migration);
            runner.run(golden.read("schema.sql"));
            golden.expect(
                    "snapshot.json",
                    CatalogReader.readForPlan(connection, migration, false).toJson());
            if (runner.outcome(false) instanceof PlanOutcome.Planned planned) {
                rollBackFromEverywhere(golden, connection, runner, planned.plan());
                complete(connection, runner, planned.plan(), migration);
            }
        }
    }

    private static void rollBackFromEverywhere(GoldenCase golden, Connection connection, StepRunner runner, Plan plan)
            throws IOException, SQLException {
        List<String> before = CatalogImage.of(connection);
        List<Step> forward = new ArrayList<>(plan.steps(Phase.EXPAND));
        forward.addAll(plan.steps(Phase.MIGRATE));
        for (int done = 1; done <= forward.size(); done++) {
            runner.applyAll(forward.subList(0, done));
            Step last = forward.get(done - 1);
            StringBuilder text = new StringBuilder("# " + golden.proves() + "\n# Rollback after " + last.phase() + " "
                    + last.ordinal() + ": " + last.title() + "\n\n");
            for (Step step : plan.steps(Phase.ROLLBACK)) {
                boolean acted = runner.applyIfNeeded(step);
                text.append(acted ? "runs:    " : "nothing: ")
                        .append(step.title())
                        .append('\n');
            }
            golden.expect("rollback-after-step-" + done + ".txt", text.toString());
            assertThat(CatalogImage.of(connection))
                    .as("rolled back after step %d", done)
                    .isEqualTo(before);
        }
    }

    /** What a contract has made or dropped by its own name is known of the frozen plan alone. */
    private static boolean isByName(Migration migration) {
        return migration.operations().stream()
                .anyMatch(operation -> operation instanceof Operation.AddConstraint
                        || operation instanceof Operation.DropConstraint
                        || operation instanceof Operation.DropIndex);
    }

    /** What was said before is known of the frozen plan alone, once something is said anew. */
    private static boolean saysAnew(Migration migration) {
        return migration.operations().stream().anyMatch(Operation.Restatement.class::isInstance);
    }

    private static void complete(Connection connection, StepRunner runner, Plan plan, Migration migration)
            throws SQLException {
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (Step step : plan.steps(phase)) {
                runner.apply(step);
                if (saysAnew(migration)) {
                    assertThat(runner.snapshotDigest())
                            .as("watched after: %s", step.title())
                            .isEqualTo(plan.snapshotDigest());
                    continue;
                }
                assertThat(runner.plan(true).digest(phase))
                        .as("re-planned after: %s", step.title())
                        .isEqualTo(plan.digest(phase));
            }
        }
        List<String> before = CatalogImage.of(connection);
        runner.applyPhase(plan, Phase.CONTRACT);
        runner.applyPhase(plan, Phase.REVERT);
        assertThat(CatalogImage.of(connection)).as("reverted").isEqualTo(before);
        runner.applyPhase(plan, Phase.CONTRACT);
        if (!isByName(migration) && !saysAnew(migration)) {
            assertThat(runner.plan(true).digest(Phase.CONTRACT))
                    .as("re-planned while hidden")
                    .isEqualTo(plan.digest(Phase.CONTRACT));
        }
        runner.applyPhase(plan, Phase.CLEANUP);
        assertThat(CatalogImage.of(connection))
                .as("nothing of ours stays but what is archived")
                .noneMatch(line -> line.contains("blw_") && !line.contains("bellows_archive."));
    }
}
