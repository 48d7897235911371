package dev.bellows.engine.postgresql.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LockLadderTest {
    @Test
    void theFirstAttemptDoesNotWaitAndLaterOnesStayBetweenFourAndTwoHundredMilliseconds() {
        LockLadder ladder = new LockLadder(new SplittableRandom(1));
        assertThat(ladder.rung(1)).isZero();
        assertThat(ladder.rung(2)).isEqualTo(LockLadder.SHORTEST);
        for (int attempt = 2; attempt < 1_000; attempt++) {
            assertThat(ladder.rung(attempt)).isBetween(LockLadder.SHORTEST, LockLadder.LONGEST);
        }
        assertThat(ladder.rung(1_000)).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void whatIsWaitedForMustBeOlderTheLongerOneLooksInVain() {
        assertThat(LockLadder.old(0)).isEqualTo(Duration.ofMillis(20));
        assertThat(LockLadder.old(4)).isEqualTo(Duration.ofMillis(20));
        assertThat(LockLadder.old(5)).isEqualTo(Duration.ofMillis(27));
        assertThat(LockLadder.old(1_000)).isEqualTo(LockLadder.LONGEST);
    }
}
