package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GrowingPausesTest {
    @Test
    void aRunOfTriesEndsAndATryThatWentWellBeginsAnotherRun() {
        GrowingPauses pauses = new GrowingPauses(new SplittableRandom(1));
        for (int run = 0; run < 2; run++) {
            for (int tries = 1; tries < GrowingPauses.TRIES; tries++) {
                assertThat(pauses.beforeAnother(() -> true)).isTrue();
            }
            assertThat(pauses.beforeAnother(() -> true)).isFalse();
            pauses.beginAnew();
        }
    }

    @Test
    void whoeverIsStoppedInAPauseDoesNotWaitForItsEnd() {
        GrowingPauses pauses = new GrowingPauses(new SplittableRandom(1));
        AtomicInteger looks = new AtomicInteger();
        assertThat(pauses.beforeAnother(() -> looks.incrementAndGet() == 2)).isTrue();
        assertThat(looks).hasValue(2);
    }
}
