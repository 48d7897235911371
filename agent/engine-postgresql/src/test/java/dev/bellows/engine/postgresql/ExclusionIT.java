package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An exclusion constraint that goes, and what becomes of its revert: nothing builds one beside writers. */
class ExclusionIT {
    private static final VersionRange AFTER = new VersionRange(18, 18);
    private static final String APART = "ALTER TABLE rooms ADD CONSTRAINT apart EXCLUDE USING gist (span(id) WITH &&)";
    private static final String THERE = "SELECT count(*) FROM pg_constraint WHERE conname = 'apart'";

    private static final Migration MIGRATION = new Migration(
            TestTarget.RENAME.line(),
            18,
            "without",
            Migration.Sync.TRIGGER,
            Migration.Exposure.AUTO,
            TestTarget.RENAME.consents(),
            List.of(new Operation.DropConstraint(
                    new TableName(Optional.empty(), "rooms"), Optional.of("apart"), Optional.empty())),
            TestTarget.RENAME.contract());

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void aRevertThatTakesTooLongIsTakenBackAndFindsWhatAPersonMade() {
        database.execute("CREATE FUNCTION span(bigint) RETURNS int8range LANGUAGE plpgsql IMMUTABLE AS"
                + " 'BEGIN RETURN int8range($1, $1, ''[]''); END';"
                + "CREATE TABLE rooms (id bigint PRIMARY KEY); INSERT INTO rooms SELECT generate_series(1, 20);"
                + APART);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, MIGRATION);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.commitWindow(held, 2, new VersionRange(17, 18), MIGRATION);
            target.target.commitWindow(held, 3, AFTER, MIGRATION);
            target.generation = 3;
            Rollouts.phase(target, held, MIGRATION, plan, Phase.CONTRACT, AFTER);
            assertThat(target.value(THERE)).isEqualTo("0");

            // As many rows as take two seconds.
            database.execute("CREATE OR REPLACE FUNCTION span(bigint) RETURNS int8range LANGUAGE plpgsql IMMUTABLE AS"
                    + " 'BEGIN PERFORM pg_sleep(0.1); RETURN int8range($1, $1, ''[]''); END'");
            Step again = plan.steps(Phase.REVERT).getFirst();
            assertThat(Rollouts.execute(target, held, MIGRATION, again, AFTER))
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().code()).isEqualTo(ErrorCode.LOCK_HELD_TOO_LONG));
            assertThat(target.value(THERE)).isEqualTo("0");

            database.execute(APART);
            target.attempt++;
            assertThat(Rollouts.execute(target, held, MIGRATION, again, AFTER)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value(THERE)).isEqualTo("1");
        }
    }
}
