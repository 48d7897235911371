package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The agent dies at every place it can die at, once each, and goes on: every step has exactly one effective execution. */
class KillPointsIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final List<String> died = new ArrayList<>();

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void afterADeathAtEveryPlaceEachStepIsDoneOnce() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text, pad text);"
                + "INSERT INTO users SELECT i, 'm' || i, repeat('x', 200) FROM generate_series(1, 5000) i;"
                + "CREATE INDEX users_email ON users (email)");
        Plan plan;
        try (TestTarget target = TestTarget.on(database)) {
            plan = switch (new PostgresqlEngineProvider()
                    .planner()
                    .plan(TestTarget.RENAME, target.target.snapshot(TestTarget.RENAME), target.target.facts())) {
                case PlanOutcome.Planned planned -> planned.plan();
                case PlanOutcome.Refused refused -> throw new AssertionError(refused.problems());
            };
        }
        List<Step> steps = new ArrayList<>(plan.steps(Phase.EXPAND));
        steps.addAll(plan.steps(Phase.MIGRATE));
        for (Step step : steps) {
            executeDyingEverywhere(step);
        }
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(target.value("SELECT count(*) FROM bellows.journal WHERE state = 'DONE'"))
                    .isEqualTo(String.valueOf(steps.size()));
            assertThat(target.value("SELECT max(n) FROM (SELECT count(*) n FROM bellows.journal WHERE state = 'APPLIED'"
                            + " GROUP BY phase, ordinal) x"))
                    .isEqualTo("1");
            assertThat(target.value("SELECT count(*) FROM users WHERE email_address IS DISTINCT FROM email"))
                    .isEqualTo("0");
        }
        assertThat(new TreeSet<>(died.stream()
                        .map(it -> it.substring(it.indexOf(' ') + 1))
                        .toList()))
                .contains(
                        "step-before-begun",
                        "step-begun",
                        "lock-batch-before-send",
                        "lock-batch-committed",
                        "step-before-done",
                        "step-done",
                        "verify-chunk",
                        "online-after-statement");
    }

    private void executeDyingEverywhere(Step step) {
        for (int life = 0; life < 30; life++) {
            List<String> before = List.copyOf(died);
            KillPoints dieOnce = name -> {
                String place = step.phase() + "-" + step.ordinal() + " " + name;
                // Workers of a backfill have threads of their own; their deaths are tested with ended sessions.
                if (!name.startsWith("backfill-batch") && !died.contains(place)) {
                    died.add(place);
                    throw new Death();
                }
            };
            try (TestTarget target = TestTarget.on(database, name -> {
                if (!name.equals("fence-raised")) {
                    dieOnce.at(name);
                }
            })) {
                Held held = target.target.takeOver(0);
                assertThat(target.execute(held, step)).isInstanceOf(StepOutcome.Done.class);
                assertThat(died).hasSameSizeAs(before);
                return;
            } catch (Death death) {
                assertThat(died.size()).isGreaterThan(before.size());
            }
        }
        throw new AssertionError("step " + step.title() + " never ended");
    }
}
