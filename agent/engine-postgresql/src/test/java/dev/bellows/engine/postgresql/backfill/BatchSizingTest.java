package dev.bellows.engine.postgresql.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizingTest {
    @Test
    void aFastBatchGrowsAtMostTwofoldAndASlowOneShrinksAtMostToAQuarter() {
        assertThat(new BatchSizing(100, 1_000).after(Duration.ofMillis(1)).size())
                .isEqualTo(200);
        assertThat(new BatchSizing(100, 1_000).after(Duration.ofSeconds(10)).size())
                .isEqualTo(25);
        assertThat(new BatchSizing(100, 150).after(Duration.ofMillis(1)).size()).isEqualTo(150);
        assertThat(new BatchSizing(1, 150).after(Duration.ofSeconds(1)).size()).isEqualTo(1);
    }

    @Test
    void itSettlesAtTheTarget() {
        BatchSizing sizing = new BatchSizing(64, 100_000);
        for (int i = 0; i < 20; i++) {
            sizing = sizing.after(Duration.ofNanos(sizing.size() * 100_000));
        }
        assertThat(sizing.size()).isEqualTo(BatchSizing.TARGET.toNanos() / 100_000);
    }
}
