package dev.bellows.engine.postgresql.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOW = Instant.EPOCH;

    private static ThrottleSignal lag(double value, Instant at) {
        return new ThrottleSignal("replica_lag", value, 2_000, at, Duration.ofSeconds(5), "lags " + value);
    }

    @Test
    void withinTheLimitItGoes() {
        assertThat(Throttle.verdict(List.of("replica_lag"), List.of(lag(2_000, NOW)), NOW))
                .isEqualTo(new Throttle.Verdict.Go());
    }

    @Test
    void overTheLimitItPausesWithTheReason() {
        assertThat(Throttle.verdict(List.of(), List.of(lag(2_001, NOW)), NOW))
                .isEqualTo(new Throttle.Verdict.Pause("lags 2001.0"));
    }

    @Test
    void aRequiredSignalThatIsMissingOrStaleStops() {
        assertThat(Throttle.verdict(List.of("replica_lag"), List.of(), NOW))
                .isEqualTo(new Throttle.Verdict.Missing("replica_lag"));
        assertThat(Throttle.verdict(List.of("replica_lag"), List.of(lag(0, NOW.minusSeconds(6))), NOW))
                .isEqualTo(new Throttle.Verdict.Missing("replica_lag"));
    }
}
