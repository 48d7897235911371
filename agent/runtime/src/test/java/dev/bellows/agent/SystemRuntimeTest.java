package dev.bellows.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SystemRuntimeTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void aWallClockThatJumpsMovesNoDeadline() {
        AtomicReference<Instant> wall = new AtomicReference<>(NOON);
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        InstantSource time = SystemRuntime.steady(wall::get, nanos::get);
        assertThat(time.instant()).isEqualTo(NOON);

        wall.set(NOON.minusSeconds(3_600));
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(7));
        wall.set(NOON.plusSeconds(86_400));
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(7));
    }
}
