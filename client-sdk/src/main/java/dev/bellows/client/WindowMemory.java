package dev.bellows.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The windows a service last saw, one per database, kept in a small file so that a restart without any control plane knows something.
 * Thread-safe because its methods are synchronized. A failing disk is counted and logged once, never thrown: the memory is a
 * convenience, the row in the database is the truth. The file ends with the number of its windows, so that one that lost its end is not
 * believed: half of {@code 118} is a number too.
 */
final class WindowMemory {
    private static final System.Logger LOG = System.getLogger(WindowMemory.class.getName());

    private static final int MOST = 1_000;
    private static final int LONGEST = 128 * 1_024;
    private static final String UNNAMED = "-";
    private static final Pattern WINDOW = Pattern.compile("([0-9A-Za-z-]{1,64}) (\\d{1,6})-(\\d{1,6})");
    /** What earlier versions wrote: one window for all, twice. */
    private static final Pattern ONE_FOR_ALL =
            Pattern.compile("window=(\\d{1,6})-(\\d{1,6})\\nagain=(\\d{1,6})-(\\d{1,6})\\n?");

    private final @Nullable Path file;
    private final ClientMetrics metrics;
    private final TreeMap<String, VersionWindow> windows = new TreeMap<>();
    private boolean complained;

    WindowMemory(@Nullable Path file, ClientMetrics metrics) {
        this.file = file;
        this.metrics = metrics;
        if (file != null) {
            read(file);
        }
    }

    /** What was last seen of the database with that identity token. */
    synchronized Optional<VersionWindow> window(String identityToken) {
        return Optional.ofNullable(windows.get(named(identityToken)));
    }

    synchronized ServableDecision.Remembered remembered(VersionWindow reach, String identityToken) {
        return ServableDecision.remembered(reach, windows, identityToken);
    }

    /** All that is remembered, for people. */
    synchronized String described() {
        return windows.isEmpty() ? "unknown" : String.join(", ", new TreeSet<>(texts()));
    }

    private List<String> texts() {
        return windows.values().stream().map(VersionWindow::toString).toList();
    }

    synchronized void remember(String identityToken, VersionWindow seen) {
        String name = named(identityToken);
        if (seen.equals(windows.get(name)) || (windows.size() >= MOST && !windows.containsKey(name))) {
            return;
        }
        windows.put(name, seen);
        // Once databases are told apart, what was one for all says nothing any more.
        if (!name.equals(UNNAMED)) {
            windows.remove(UNNAMED);
        }
        write();
    }

    /** Keeps only the databases that are still there: one that is gone must not be in the way for ever. */
    synchronized void keepOnly(Collection<String> identityTokens) {
        if (windows.keySet().retainAll(identityTokens)) {
            write();
        }
    }

    private static String named(String identityToken) {
        return identityToken.isEmpty() ? UNNAMED : identityToken;
    }

    private void write() {
        if (file == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        windows.forEach((name, window) -> text.append(name)
                .append(' ')
                .append(window.min())
                .append('-')
                .append(window.max())
                .append('\n'));
        text.append("windows=").append(windows.size()).append('\n');
        try {
            write(file, text.toString());
        } catch (IOException | UncheckedIOException e) {
            complain("write", file, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void read(Path from) {
        if (!Files.exists(from)) {
            return;
        }
        try (InputStream in = Files.newInputStream(from)) {
            windows.putAll(parse(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            complain("read", from, e);
        }
    }

    private static Map<String, VersionWindow> parse(String text) throws IOException {
        Map<String, VersionWindow> found = new TreeMap<>();
        Matcher old = ONE_FOR_ALL.matcher(text);
        if (old.matches()) {
            VersionWindow window = window(old.group(1), old.group(2));
            if (!window.equals(window(old.group(3), old.group(4)))) {
                throw notWhole();
            }
            found.put(UNNAMED, window);
            return found;
        }
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals("windows=" + (lines.size() - 1))) {
            throw notWhole();
        }
        for (String line : lines.subList(0, lines.size() - 1)) {
            Matcher form = WINDOW.matcher(line);
            if (!form.matches()) {
                throw notWhole();
            }
            found.put(form.group(1), window(form.group(2), form.group(3)));
        }
        return found;
    }

    private static VersionWindow window(String min, String max) {
        return new VersionWindow(Integer.parseInt(min), Integer.parseInt(max));
    }

    private static IOException notWhole() {
        return new IOException("it is not whole");
    }

    private void complain(String verb, Path where, Exception cause) {
        metrics.cacheFailures.increment();
        if (!complained) {
            complained = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "cannot {0} the remembered windows in {1}: {2}; going on without them",
                    verb,
                    where,
                    cause.toString());
        }
    }
}
