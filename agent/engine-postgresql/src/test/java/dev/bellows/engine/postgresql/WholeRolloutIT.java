package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import org.junit.jupiter.api.Test;

/** A rename through every phase, as the agent drives it. */
class WholeRolloutIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void aRenameGoesThroughEveryPhaseAndEveryStepHasOneDoneEntry() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);"
                + "INSERT INTO users SELECT i, CASE WHEN i % 10 > 0 THEN 'mail' || i END, 'n' FROM generate_series(1, 5000) i;"
                + "CREATE INDEX users_email ON users (email)");
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(target.target.inspect().window()).isEmpty();
            Held held = target.target.takeOver(41);
            assertThat(held.fence()).isEqualTo(42);
            assertThat(held.inspection().window().orElseThrow().window()).isEqualTo(VersionRange.of(17));
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            assertThat(target.target.frozenPlan(TestTarget.ROLLOUT)).contains(plan);

            phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, new VersionRange(17, 18), TestTarget.RENAME);
            target.target.commitWindow(held, 3, VersionRange.of(18), TestTarget.RENAME);
            assertThat(target.target.scan(VersionRange.of(18), 3).clean()).isTrue();
            target.generation = 3;
            phase(target, held, plan, Phase.CONTRACT, VersionRange.of(18));
            phase(target, held, plan, Phase.REVERT, VersionRange.of(18));
            target.target.commitWindow(held, 4, new VersionRange(17, 18), TestTarget.RENAME);
            target.target.commitWindow(held, 5, VersionRange.of(18), TestTarget.RENAME);
            target.generation = 5;
            target.run = 2;
            phase(target, held, plan, Phase.CONTRACT, VersionRange.of(18));
            phase(target, held, plan, Phase.CLEANUP, VersionRange.of(18));

            assertThat(target.value("SELECT count(*) FROM users WHERE email_address IS NOT NULL"))
                    .isEqualTo("4500");
            assertThat(target.target.journal(0, 1000)).isEqualTo(target.journalled);
            assertThat(target.journalled.getLast().id())
                    .isEqualTo(target.target.inspect().journalHead());
        }
    }

    /** Each step twice: the second time it is found done, and nothing is journalled. */
    private static void phase(TestTarget target, Held held, Plan plan, Phase phase, VersionRange window) {
        for (Step step : plan.steps(phase)) {
            int before = target.journalled.size();
            assertThat(Rollouts.execute(target, held, step, window))
                    .as("%s %d %s", phase, step.ordinal(), step.title())
                    .isInstanceOf(StepOutcome.Done.class);
            int after = target.journalled.size();
            assertThat(after).isGreaterThan(before);
            assertThat(Rollouts.execute(target, held, step, window)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.journalled).hasSize(after);
        }
    }
}
