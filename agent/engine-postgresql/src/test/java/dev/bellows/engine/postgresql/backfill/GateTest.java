package dev.bellows.engine.postgresql.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOW = Instant.EPOCH;
    private final Gate gate = new Gate();

    @Test
    void fewerWorkersThanRangesAreThoseOfTheLowestOnesUntilTheyEnd() {
        gate.enter(0);
        gate.enter(1);
        gate.enter(2);
        gate.allow(1, 100);
        assertThat(gate.mayWrite(0, Instant.MIN, NOW)).isTrue();
        assertThat(gate.mayWrite(1, Instant.MIN, NOW)).isFalse();
        gate.leave(0);
        assertThat(gate.mayWrite(1, Instant.MIN, NOW)).isTrue();
        assertThat(gate.mayWrite(2, Instant.MIN, NOW)).isFalse();
        gate.allow(2, 100);
        assertThat(gate.mayWrite(2, Instant.MIN, NOW)).isTrue();
    }

    @Test
    void whoeverOnlyWaitsForRowsOfOthersTakesNobodysPlace() {
        gate.enter(0);
        gate.enter(1);
        gate.allow(1, 100);
        gate.waits(0, 3);
        assertThat(gate.mayWrite(1, Instant.MIN, NOW)).isTrue();
        assertThat(gate.mayWrite(0, Instant.MIN, NOW)).isTrue();
    }

    @Test
    void aPauseHoldsEverybodyAndAPaceOnlyForAWhile() {
        gate.enter(0);
        gate.pause("lag");
        assertThat(gate.mayWrite(0, NOW.minusSeconds(3_600), NOW)).isFalse();
        gate.open();
        gate.pace(NOW.plusSeconds(5), "paced");
        assertThat(gate.mayWrite(0, NOW.minusSeconds(9), NOW)).isFalse();
        assertThat(gate.mayWrite(0, NOW.minusSeconds(10), NOW)).isTrue();
        assertThat(gate.reason()).isEqualTo("paced");
        assertThat(gate.mayWrite(0, NOW, NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void aWorkerThatMayWriteHalfOfTheTimeRestsAsLongAsItWrote() {
        Duration batch = Duration.ofMillis(80);
        gate.allow(1, 50);
        assertThat(gate.restAfter(batch)).isEqualTo(batch);
        gate.allow(1, 20);
        assertThat(gate.restAfter(batch)).isEqualTo(Duration.ofMillis(320));
        gate.allow(1, 100);
        assertThat(gate.restAfter(batch)).isZero();
        gate.allow(1, 1);
        assertThat(gate.restAfter(Duration.ofSeconds(1))).isEqualTo(Gate.LONGEST_REST);
    }
}
