package dev.bellows.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a server's log, for an error message. */
final class LogTail {
    private static final int MOST_BYTES = 1 << 14;
    private static final int MOST_LINES = 5;

    private LogTail() {}

    /** The last few lines written after position {@code from}. */
    static String since(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long start = Math.max(from, channel.size() - MOST_BYTES);
            channel.position(start);
            ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Until the end of the file or of the buffer.
            }
            List<String> lines = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        }
    }
}
