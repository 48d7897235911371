package dev.bellows.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A body that fails at once. */
    private static final class Failing extends InputStream {
        private final Supplier<IOException> failure;

        private Failing(Supplier<IOException> failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure.get();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw failure.get();
        }
    }

    @Test
    void aBrokenConnectionEndsTheStreamSoThatItIsDialledAgain() throws InterruptedException {
        try (EventStream stream = new EventStream(new Failing(() -> new IOException("reset by peer")))) {
            assertThat(stream.next(LONG)).isEmpty();
            assertThat(stream.ended()).isTrue();
        }
    }

    @Test
    void aMistakeOfOursIsNoBrokenConnection() {
        try (EventStream stream = new EventStream(new Failing(() -> {
            throw new AssertionError("of ours");
        }))) {
            assertThatThrownBy(() -> stream.next(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("of ours");
        }
    }
}
