package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TargetRunTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** Seen in the simulation: re-opened after its agent was lost, asked for again, and UNKNOWN at once for an agent long back. */
    @Test
    void whoIsQueuedAgainIsNotMissedForWhatWasBefore() {
        TargetRun offered =
                TargetRun.pending(BEGIN).to(TargetState.QUEUED, "", BEGIN).to(TargetState.OFFERED, "", BEGIN);
        TargetRun lost = offered.gone(BEGIN);
        assertThat(lost.to(TargetState.RUNNING, "", BEGIN).lostAt()).contains(BEGIN);
        assertThat(lost.forgotten().lostAt()).contains(BEGIN);
        assertThat(lost.to(TargetState.QUEUED, "its window was re-opened", BEGIN)
                        .to(TargetState.OFFERED, "", BEGIN)
                        .lostAt())
                .isEmpty();
    }
}
