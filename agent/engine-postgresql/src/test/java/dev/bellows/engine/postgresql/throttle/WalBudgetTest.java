package dev.bellows.engine.postgresql.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WalBudgetTest {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final double MIB = 1 << 20;

    /** Bytes that a fill wrote in a minute beside others, at a speed of its own whenever it may write. */
    private static double written(double budget, double speed, double others) {
        WalBudget bucket = WalBudget.FRESH;
        Instant now = Instant.EPOCH;
        double position = 1e12;
        double own = 0;
        Instant rest = Instant.MIN;
        for (int look = 0; look < 240; look++) {
            bucket = bucket.after(position, now, budget);
            rest = now.plus(bucket.rest(budget));
            double busy = Math.max(
                            0,
                            LOOK.toMillis()
                                    - Math.max(0, Duration.between(now, rest).toMillis()))
                    / 1e3;
            own += busy * speed;
            position += busy * speed + others * 0.25;
            now = now.plus(LOOK);
        }
        return own;
    }

    @Test
    void aFasterFillIsHeldToTheRate() {
        assertThat(written(20 * MIB, 200 * MIB, 0) / 60 / MIB).isBetween(18.0, 22.0);
        assertThat(written(3 * MIB, 200 * MIB, 0) / 60 / MIB).isBetween(2.5, 4.0);
    }

    @Test
    void whatOthersWriteIsPartOfIt() {
        assertThat(written(20 * MIB, 200 * MIB, 15 * MIB) / 60 / MIB).isBetween(4.0, 6.5);
    }

    @Test
    void aSlowerOneRunsFreely() {
        assertThat(written(20 * MIB, 10 * MIB, 0) / 60 / MIB).isBetween(9.9, 10.1);
        assertThat(written(-1, 200 * MIB, 0) / 60 / MIB).isBetween(199.0, 201.0);
    }

    @Test
    void nobodyPaysForLongForWhatOthersWrote() {
        WalBudget flooded = WalBudget.FRESH.after(0, Instant.EPOCH, MIB).after(1e12, Instant.EPOCH.plusSeconds(1), MIB);
        assertThat(flooded.rest(MIB)).isEqualTo(WalBudget.MOST_OWED);
        assertThat(flooded.after(1e12, Instant.EPOCH.plusSeconds(62), MIB).rest(MIB))
                .isZero();
        assertThat(flooded.after(1e12, Instant.EPOCH.plusSeconds(2), -1).rest(-1))
                .isZero();
    }

    @Test
    void aPositionThatFellBeginsAnew() {
        WalBudget bucket = WalBudget.FRESH.after(1e9, Instant.EPOCH, MIB).after(1, Instant.EPOCH.plusSeconds(1), MIB);
        assertThat(bucket.rest(MIB)).isZero();
        assertThat(bucket.rate()).isZero();
    }
}
