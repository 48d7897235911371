package dev.bellows.demo;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** {@code make demo}: exit status 0 only if every promise held. */
public final class DemoMain {
    private static final long DEFAULT_ROWS = 100_000;

    private DemoMain() {}

    public static void main(String[] arguments) throws IOException {
        long rows = Long.parseLong(System.getenv().getOrDefault("DEMO_ROWS", Long.toString(DEFAULT_ROWS)));
        Path folder = Files.createTempDirectory("bellows-demo");
        boolean held = false;
        try {
            held = new Story(folder, rows, onTerminal()).run();
        } catch (DemoFailure | AssertionError e) {
            System.out.println("demo: FAILED: " + e.getMessage());
            System.out.println("demo: logs and ledgers are kept in " + folder);
        }
        if (held) {
            delete(folder);
        }
        System.exit(held ? 0 : 1);
    }

    @SuppressWarnings(
            "SystemConsoleNull") // null without a terminal when jdk.console says so; the nullness check wants it seen
    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
