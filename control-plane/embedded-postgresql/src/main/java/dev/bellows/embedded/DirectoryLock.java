package dev.bellows.embedded;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's lock on a server directory. It is gone with our process, however that ends, while the postmaster stays.
 * Thread-safe because only closed.
 */
public final class DirectoryLock implements AutoCloseable {
    /**
     * Files locked by this process. Needed because closing any channel on a file drops the process's lock on it (fcntl), so a
     * second attempt inside this process must not even open the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private DirectoryLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    static DirectoryLock acquire(ServerDirectory directory) {
        return tryAcquire(directory.lockFile())
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.EMBEDDED_DIRECTORY_IN_USE,
                        "The directory " + directory.root() + " is in use by another process (it holds "
                                + directory.lockFile().getFileName() + ")."));
    }

    /** Takes the lock on a file, or answers empty while anybody else, this process included, holds it. */
    public static Optional<DirectoryLock> tryAcquire(Path lockFile) {
        Path file = lockFile.toAbsolutePath().normalize();
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<DirectoryLock> lock = Optional.empty();
        try {
            lock = opened(file);
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
        return lock;
    }

    private static Optional<DirectoryLock> opened(Path file) {
        FileChannel channel = null;
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DirectoryLock(channel, file));
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new BellowsException(
                    Problem.of(ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE, "The file " + file + " cannot be locked."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel, IOException cause) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE, "The file " + file + " cannot be closed."),
                    Outcome.UNKNOWN,
                    e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
