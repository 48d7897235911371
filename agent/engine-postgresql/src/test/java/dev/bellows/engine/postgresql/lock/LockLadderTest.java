package dev.bellows.engine.postgresql.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LockLadderTest {
    @Test
    void theFirstAttemptDoesNotWaitAndLaterOnesStayBetweenTwentyAndTwoHundredMilliseconds() {
        LockLadder ladder = new LockLadder(new SplittableRandom(1));
        assertThat(ladder.rung(1)).isZero();
        assertThat(ladder.rung(2)).isEqualTo(LockLadder.SHORTEST);
        for (int attempt = 2; attempt < 1_000; attempt++) {
            assertThat(ladder.rung(attempt)).isBetween(LockLadder.SHORTEST, LockLadder.LONGEST);
        }
        assertThat(ladder.rung(1_000)).isGreaterThan(Duration.ofMillis(150));
    }
}
