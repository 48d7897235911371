package dev.bellows.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A body that fails at once. */
    private abstract static class Failing extends InputStream {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }

    @Test
    void aBrokenConnectionEndsTheStreamSoThatItIsDialledAgain() throws InterruptedException {
        InputStream broken = new Failing() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset by peer");
            }
        };
        try (EventStream stream = new EventStream(broken)) {
            assertThat(stream.next(LONG)).isEmpty();
            assertThat(stream.ended()).isTrue();
        }
    }

    @Test
    void aMistakeOfOursIsNoBrokenConnection() {
        InputStream mistaken = new Failing() {
            @Override
            public int read() {
                throw new AssertionError("of ours");
            }
        };
        try (EventStream stream = new EventStream(mistaken)) {
            assertThatThrownBy(() -> stream.next(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("of ours");
        }
    }
}
