package dev.bellows.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RediallingTest {
    private static final RandomGenerator LATEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void aControlPlaneThatRestartsHasItsAgentsBackWithinAQuarterOfItsAbsence() {
        for (int absence = 0; absence <= 120; absence++) {
            assertThat(reconnectedAfter(Duration.ofSeconds(absence), LATEST))
                    .as("absent for %d s", absence)
                    .isLessThanOrEqualTo(Duration.ofMillis(absence * 1_250L + 1_000));
        }
    }

    @Test
    void oneThatStaysAwayIsDialledOnceAMinuteAtMostAndNeverFasterThanTwiceASecond() {
        SplittableRandom chance = new SplittableRandom(1);
        assertThat(Stream.of(0, 1, 10, 60, 240, 86_400)
                        .flatMap(alone -> Stream.generate(() -> Redialling.after(Duration.ofSeconds(alone), chance))
                                .limit(200)))
                .allMatch(wait -> wait.compareTo(Duration.ofMillis(500)) >= 0)
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(60)) <= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) > 0);
    }

    @Test
    void theFirstDialOfAFleetThatLostItsControlPlaneInOneMomentIsSpread() {
        SplittableRandom chance = new SplittableRandom(2);
        assertThat(Stream.generate(() -> Redialling.after(Duration.ZERO, chance))
                        .limit(200))
                .anyMatch(wait -> wait.compareTo(Duration.ofMillis(600)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofMillis(900)) > 0);
    }

    /** Time from the loss of a stream to the first dial that finds somebody. */
    private static Duration reconnectedAfter(Duration absence, RandomGenerator chance) {
        Duration alone = Redialling.after(Duration.ZERO, chance);
        while (alone.compareTo(absence) < 0) {
            alone = alone.plus(Redialling.after(alone, chance));
        }
        return alone;
    }
}
