package dev.bellows.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.bench.Figure.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Figure SPEED = new Figure(
            "speed", "rows/s", List.of(new Pair(50, 100), new Pair(9000, 10_000), new Pair(80, 100), new Pair(1, 100)));

    @Test
    void printsTheRunOfTheMedianRatioAsItWas() {
        assertThat(SPEED.line()).isEqualTo("bench: speed ratio=0.500 ours=50.00 baseline=100 unit=rows/s");
    }

    @Test
    void theSpreadKeepsTheOrderOfTheRuns() {
        assertThat(SPEED.spread()).isEqualTo("speed: 0.500 0.900 0.800 0.010");
    }

    @Test
    void aFigureBelowItsLimitIsMissedAndEverythingElseStillSaid() {
        Acceptance acceptance = new Acceptance();
        acceptance.atLeast(SPEED, 0.7);
        acceptance.within("grant", Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(acceptance.held()).isFalse();
        assertThat(acceptance.lines())
                .containsExactly(
                        "acceptance: MISSED speed ratio=0.500 at_least=0.7",
                        "acceptance: held grant ms=1000 at_most=5000");
    }

    @Test
    void ratiosFarFromTheFirstAreNotFlat() {
        Acceptance acceptance = new Acceptance();
        acceptance.flat(List.of(ratio(0.8), ratio(0.9), ratio(0.61)), 0.25);
        assertThat(acceptance.held()).isTrue();

        acceptance.flat(List.of(ratio(0.8), ratio(0.9), ratio(0.5)), 0.25);
        assertThat(acceptance.held()).isFalse();
    }

    @Test
    void anUnknownPartIsRefused() {
        assertThat(BenchSettings.of(Map.of()).runs()).isEqualTo(5);
        assertThatThrownBy(() -> BenchSettings.of(Map.of("BENCH_PARTS", "backfil")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Figure ratio(double ratio) {
        return new Figure("f", "u", List.of(new Pair(ratio, 1)));
    }
}
