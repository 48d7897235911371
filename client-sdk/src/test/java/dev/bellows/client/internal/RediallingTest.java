package dev.bellows.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
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
    void aControlPlaneThatRestartsHasItsServicesBackWithinAQuarterOfItsAbsence() {
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
    void theFirstDialOfServicesThatLostTheirControlPlaneInOneMomentIsSpread() {
        SplittableRandom chance = new SplittableRandom(2);
        assertThat(Stream.generate(() -> Redialling.after(Duration.ZERO, chance))
                        .limit(200))
                .anyMatch(wait -> wait.compareTo(Duration.ofMillis(600)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofMillis(900)) > 0);
    }

    @Test
    void aRefusalIsAskedAboutEverMoreSlowly() {
        assertThat(Stream.of(1, 2, 3, 4, 5, 6, 7, 40).map(refusals -> Redialling.afterRefusal(refusals, LATEST)))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        SplittableRandom chance = new SplittableRandom(3);
        assertThat(Stream.generate(() -> Redialling.afterRefusal(7, chance)).limit(200))
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) >= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(40)) < 0);
    }

    @Test
    void onlyACodedNoOfTheControlPlaneIsARefusal() {
        assertThat(ClaimStream.isRefusal(Status.Code.UNAUTHENTICATED, "BLW-AUTH-001: no token"))
                .isTrue();
        assertThat(ClaimStream.isRefusal(Status.Code.FAILED_PRECONDITION, "BLW-STREAM-004: level 2"))
                .isTrue();
        assertThat(ClaimStream.isRefusal(Status.Code.UNAUTHENTICATED, "HTTP status code 401"))
                .isFalse();
        assertThat(ClaimStream.isRefusal(Status.Code.UNAUTHENTICATED, null)).isFalse();
        assertThat(ClaimStream.isRefusal(Status.Code.UNAUTHENTICATED, "BLW-CLIENT-002: our own file"))
                .isFalse();
        assertThat(ClaimStream.isRefusal(Status.Code.UNAVAILABLE, "BLW-SERVER-001: the store is away"))
                .isFalse();
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
