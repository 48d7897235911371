package dev.bellows.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says.
 *
 * @param pid of the postmaster
 * @param port it listens on; 0 while that is not written yet
 * @param status {@code starting}, {@code ready}, {@code standby}, {@code stopping} or empty
 */
record Postmaster(long pid, int port, String status) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Reads the file; empty when there is none, or nothing readable in it. */
    static Optional<Postmaster> read(ServerDirectory directory) {
        try {
            List<String> lines = Files.readAllLines(directory.postmasterFile());
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.getFirst().strip()),
                    lines.size() > PORT_LINE
                            ? Integer.parseInt(lines.get(PORT_LINE).strip())
                            : 0,
                    lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : ""));
        } catch (NumberFormatException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    boolean ready() {
        return status.equals("ready") || status.equals("standby");
    }

    boolean alive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Whether that process is a server on our data, and not a stranger who got the number later. */
    boolean runsOn(ServerDirectory directory) {
        if (!alive()) {
            return false;
        }
        Path working = Path.of("/proc", Long.toString(pid), "cwd");
        try {
            return working.toRealPath().equals(directory.data().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
