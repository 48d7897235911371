package dev.bellows.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The window a service last saw for its line, kept in a small file so that a restart without any control plane knows something.
 * Thread-safe because its methods are synchronized. A failing disk is counted and logged once, never thrown: the memory is a
 * convenience, the row in the database is the truth. The window stands in the file twice, so that a file that lost its end is not
 * believed: half of {@code 118} is a number too.
 */
final class WindowMemory {
    private static final System.Logger LOG = System.getLogger(WindowMemory.class.getName());

    private static final int LONGEST = 1_024;
    private static final Pattern FORM = Pattern.compile("window=(\\d{1,6}-\\d{1,6})\\nagain=(\\d{1,6}-\\d{1,6})\\n?");

    private final @Nullable Path file;
    private final ClientMetrics metrics;
    private Optional<VersionWindow> window;
    private boolean complained;

    WindowMemory(@Nullable Path file, ClientMetrics metrics) {
        this.file = file;
        this.metrics = metrics;
        this.window = file == null ? Optional.empty() : read(file);
    }

    synchronized Optional<VersionWindow> window() {
        return window;
    }

    synchronized void remember(VersionWindow seen) {
        if (window.equals(Optional.of(seen))) {
            return;
        }
        window = Optional.of(seen);
        if (file == null) {
            return;
        }
        try {
            write(file, seen);
        } catch (IOException | UncheckedIOException e) {
            complain("write", file, e);
        }
    }

    private static void write(Path file, VersionWindow window) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        String text = window.min() + "-" + window.max();
        Files.writeString(fresh, "window=" + text + "\nagain=" + text + "\n", StandardCharsets.UTF_8);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<VersionWindow> read(Path from) {
        if (!Files.exists(from)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(from)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            Matcher form = FORM.matcher(text);
            if (!form.matches() || !form.group(1).equals(form.group(2))) {
                throw new IOException("it is not whole");
            }
            String[] bounds = form.group(1).split("-", 2);
            return Optional.of(new VersionWindow(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1])));
        } catch (IOException | IllegalArgumentException e) {
            complain("read", from, e);
            return Optional.empty();
        }
    }

    private void complain(String verb, Path where, Exception cause) {
        metrics.cacheFailures.increment();
        if (!complained) {
            complained = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "cannot {0} the remembered window {1}: {2}; going on without it",
                    verb,
                    where,
                    cause.toString());
        }
    }
}
