package dev.bellows.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.server.telemetry.Signal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whatIsStoppedInTheMiddleOfATurnEndsItFirst() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Loop loop = new Loop("slow", new Signal(), LONG, () -> {
                    begun.countDown();
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                    ended.set(true);
                })
                .start();
        begun.await();
        loop.stop();
        loop.awaitEnd(LONG);
        assertThat(ended).isTrue();
    }

    @Test
    void aTurnThatNeverEndsHoldsNobodyUp() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Loop loop = new Loop("stuck", new Signal(), LONG, () -> {
                    begun.countDown();
                    while (released.getCount() > 0) {
                        LockSupport.park(released);
                    }
                })
                .start();
        begun.await();
        loop.stop();
        loop.awaitEnd(Duration.ofMillis(50));
        assertThat(begun.getCount()).isZero();
        released.countDown();
    }

    @Test
    void oneTurnThatFailsDoesNotEndIt() throws InterruptedException {
        Signal wake = new Signal();
        CountDownLatch turns = new CountDownLatch(3);
        Loop loop = new Loop("failing", wake, LONG, () -> {
                    turns.countDown();
                    wake.raise();
                    throw new IllegalStateException("a mistake");
                })
                .start();
        turns.await();
        loop.stop();
        loop.awaitEnd(LONG);
    }
}
