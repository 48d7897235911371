package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.controlplane.FakeControlPlane;
import dev.bellows.fixtures.controlplane.ScriptedRollout;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.wire.agent.v1.Desired;
import dev.bellows.wire.agent.v1.Phase;
import dev.bellows.wire.agent.v1.StepEvent;
import dev.bellows.wire.agent.v1.StepState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agents are configured for one database: exactly one executes, whatever the other slept through. */
class TwoAgentsOneDatabaseIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROWS = 60_000;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final FakeControlPlane controlPlane = FakeControlPlane.start();
    private final List<ChildProcess> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(ChildProcess::close);
        controlPlane.close();
    }

    @Test
    void aHolderFrozenInTheMiddleOfABackfillCannotWriteAfterAnotherTookOver() {
        database.execute(UsersTable.standard().createSql(ROWS));
        controlPlane.grantEverything();
        controlPlane.acceptWhen((agent, target) -> agent.equals("first"));
        ScriptedRollout rollout = Rename.on(controlPlane);
        ChildProcess first = start(AgentProcess.configured("first", directory, controlPlane, database));
        long firstFence = awaitHolding("first", 0);
        rollout.plan(LIMIT);
        int mark = controlPlane.mark();
        rollout.awaitSuccess(rollout.begin(Phase.PHASE_EXPAND, 17, 17), mark, LIMIT);

        int backfill = controlPlane.mark();
        Desired migrate = rollout.begin(Phase.PHASE_MIGRATE, 17, 18);
        controlPlane.await(
                "the backfill begins",
                backfill,
                LIMIT,
                m -> m.hasStepEvent()
                                && m.getStepEvent().getPhase() == Phase.PHASE_MIGRATE
                                && m.getStepEvent().getState() == StepState.STEP_STATE_BEGUN
                        ? Optional.of(true)
                        : Optional.empty());
        first.freeze();

        controlPlane.acceptWhen((agent, target) -> agent.equals("second"));
        int takeOver = controlPlane.mark();
        ChildProcess second = start(AgentProcess.configured("second", directory, controlPlane, database));
        long secondFence = awaitHolding("second", takeOver);
        assertThat(secondFence).isGreaterThan(firstFence);
        rollout.awaitSuccess(migrate, takeOver, LIMIT);
        long head = controlPlane.journal("shop").getLast().getJournalId();

        int woken = controlPlane.mark();
        first.thaw();
        controlPlane.await(
                "the first agent says that it holds nothing any more",
                woken,
                LIMIT,
                m -> m.hasTargetReport() && !m.getTargetReport().getHolding() ? Optional.of(true) : Optional.empty());
        assertThat(second.alive()).isTrue();
        assertThat(controlPlane.journal("shop").stream()
                        .filter(e -> e.getFence() == firstFence)
                        .map(StepEvent::getJournalId))
                .as("nothing of the first holder after the take-over")
                .allMatch(id -> id < head);
        assertThat(doneTwice()).isEmpty();
    }

    private List<String> doneTwice() {
        List<String> seen = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (StepEvent event : controlPlane.journal("shop")) {
            String step = event.getPhase() + " " + event.getOrdinal();
            if (event.getState() == StepState.STEP_STATE_DONE) {
                (seen.contains(step) ? twice : seen).add(step);
            }
        }
        return twice;
    }

    private long awaitHolding(String agent, int mark) {
        return controlPlane.await(
                agent + " takes over",
                mark,
                LIMIT,
                m -> m.hasTargetReport() && m.getTargetReport().getHolding()
                        ? Optional.of(m.getTargetReport().getFence())
                        : Optional.empty());
    }

    private ChildProcess start(AgentProcess agent) {
        ChildProcess process = agent.start();
        processes.add(process);
        return process;
    }
}
