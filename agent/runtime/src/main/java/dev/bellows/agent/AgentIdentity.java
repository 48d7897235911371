package dev.bellows.agent;

import dev.bellows.document.Ulid;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The agent's data directory, ours alone, with the id that stays the same across restarts. Thread-safe because it is immutable. */
final class AgentIdentity implements AutoCloseable {
    private final Ulid id;
    private final FileChannel lockFile;

    private AgentIdentity(Ulid id, FileChannel lockFile) {
        this.id = id;
        this.lockFile = lockFile;
    }

    /**
     * Locks the directory and reads the id, or makes one.
     *
     * @throws BellowsException {@code AGENT_DATA_DIRECTORY} when it cannot be used
     */
    static AgentIdentity open(Path directory, Instant now, RandomGenerator chance) {
        FileChannel channel = null;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(
                    directory.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw unusable(directory, "is used by another agent process", null);
            }
            return new AgentIdentity(readOrMake(directory, now, chance), channel);
        } catch (BellowsException e) {
            close(channel);
            throw e;
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw unusable(directory, "is used by another agent of this process", e);
        } catch (IOException e) {
            close(channel);
            throw unusable(directory, "cannot be read or written", e);
        }
    }

    private static Ulid readOrMake(Path directory, Instant now, RandomGenerator chance) throws IOException {
        Path file = directory.resolve("agent.id");
        if (Files.exists(file)) {
            return Ulid.parse(Files.readString(file).strip())
                    .orElseThrow(() -> unusable(directory, "holds an agent.id that is no ULID", null));
        }
        Ulid made = Ulid.create(now, chance);
        Path next = directory.resolve("agent.id.new");
        Files.writeString(next, made.text() + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static BellowsException unusable(Path directory, String why, @Nullable Throwable cause) {
        return new BellowsException(
                new Problem(
                        ErrorCode.AGENT_DATA_DIRECTORY,
                        "The data directory " + directory + " " + why + ".",
                        "ls -ld " + directory + " " + directory.resolve("agent.id")),
                Outcome.NOTHING_DONE,
                cause);
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("a lock file that cannot be closed", e);
            }
        }
    }

    Ulid id() {
        return id;
    }

    @Override
    public void close() {
        close(lockFile);
    }
}
