package dev.bellows.engine.postgresql.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.JournalEntry.State;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Removal.Obstacle;
import dev.bellows.engine.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutStandingTest {
    private static final RolloutId ROLLOUT = new RolloutId(new SchemaLine("orders"), 18, 1);
    private static final VersionRange OLD = VersionRange.of(17);
    private static final VersionRange NEW = VersionRange.of(18);

    private final List<Step> steps = new ArrayList<>(List.of(
            step(Phase.EXPAND, 1),
            step(Phase.MIGRATE, 1),
            step(Phase.ROLLBACK, 1),
            step(Phase.CONTRACT, 1),
            step(Phase.CONTRACT, 2),
            step(Phase.REVERT, 1),
            step(Phase.CLEANUP, 1)));
    private final List<JournalEntry> journal = new ArrayList<>();
    private boolean newest = true;

    private static Step step(Phase phase, int ordinal) {
        return step(phase, ordinal, List.of("SELECT 1"));
    }

    private static Step step(Phase phase, int ordinal, List<String> statements) {
        return new Step(
                phase,
                ordinal,
                "step",
                new Step.Body.Transaction(statements, ""),
                Optional.empty(),
                false,
                true,
                "catalog",
                0);
    }

    private RolloutStandingTest said(Phase phase, int ordinal, State state) {
        journal.add(new JournalEntry(
                journal.size() + 1,
                ROLLOUT.toString(),
                phase,
                1,
                1,
                1,
                ordinal,
                "",
                "step",
                state,
                0,
                Instant.EPOCH,
                0,
                0,
                0,
                Optional.empty()));
        return this;
    }

    private RolloutStandingTest done(Phase phase) {
        steps.stream()
                .filter(step -> step.phase() == phase)
                .forEach(step -> said(phase, step.ordinal(), State.BEGUN).said(phase, step.ordinal(), State.DONE));
        return this;
    }

    private String needed(VersionRange window) {
        Plan plan = new Plan(steps, Plan.RevertClass.EXACT, List.of(), Digest.of(""));
        return new RolloutStanding(ROLLOUT, plan, journal, newest)
                .needed(window)
                .map(Obstacle::next)
                .orElse("over");
    }

    @Test
    void whatWasNeverBegunIsOver() {
        assertThat(needed(OLD)).isEqualTo("over");
    }

    @Test
    void whatWasBegunIsInFlightUntilItIsRolledBackWhole() {
        done(Phase.EXPAND);
        assertThat(needed(OLD)).startsWith("bellows rollout rollback");
        done(Phase.ROLLBACK);
        assertThat(needed(OLD)).isEqualTo("over");
        said(Phase.EXPAND, 1, State.BEGUN);
        assertThat(needed(OLD)).as("begun anew").startsWith("bellows rollout rollback");
        said(Phase.ROLLBACK, 1, State.FAILED);
        assertThat(needed(OLD)).startsWith("bellows rollout rollback");
    }

    @Test
    void whatIsServedIsNeededUntilItsCleanup() {
        done(Phase.EXPAND).done(Phase.MIGRATE);
        assertThat(needed(NEW)).startsWith("bellows rollout contract");
        said(Phase.CONTRACT, 1, State.DONE).said(Phase.CONTRACT, 2, State.UNKNOWN);
        assertThat(needed(NEW)).startsWith("bellows rollout contract");
        said(Phase.CONTRACT, 2, State.DONE);
        assertThat(needed(NEW)).startsWith("bellows rollout describe");
        done(Phase.REVERT);
        assertThat(needed(NEW)).as("reverted").startsWith("bellows rollout contract");
        done(Phase.CONTRACT).done(Phase.CLEANUP);
        assertThat(needed(NEW)).isEqualTo("over");
        assertThat(needed(VersionRange.of(19))).isEqualTo("over");
    }

    @Test
    void aContractThatIsTheFirstStepOfAllIsStillToCome() {
        assertThat(needed(NEW)).startsWith("bellows rollout contract");
        newest = false;
        assertThat(needed(NEW)).as("another rollout went that way").isEqualTo("over");
    }

    @Test
    void aPlanThatUndoesNothingIsOverWhereItMadeNothing() {
        steps.removeIf(step -> step.phase() == Phase.ROLLBACK);
        done(Phase.EXPAND);
        assertThat(needed(OLD)).startsWith("bellows rollout rollback");
        steps.removeIf(step -> step.phase() == Phase.EXPAND || step.phase() == Phase.MIGRATE);
        steps.add(step(Phase.EXPAND, 1, List.of()));
        assertThat(needed(OLD)).isEqualTo("over");
    }
}
