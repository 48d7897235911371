package dev.bellows.cli.session;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The real surroundings: this process's streams, environment, terminal, clock and chance. Thread-safe because it holds no state. */
public final class SystemRuntime implements Surroundings {

    @Override
    public PrintStream out() {
        return System.out;
    }

    @Override
    public PrintStream err() {
        return System.err;
    }

    @Override
    public InputStream in() {
        return System.in;
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public Path home() {
        // As a shell has it: Java's own answer is the account's, whatever HOME says.
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home", ".") : home);
    }

    @Override
    public Terminal terminal() {
        boolean interactive =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        if (!interactive) {
            return Terminal.none();
        }
        Map<String, String> environment = environment();
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        List<Integer> size = size();
        return new Terminal(true, size.get(1), size.get(0), colour);
    }

    /** Rows and columns; the JDK has no call for it, so the terminal's own tool is asked. */
    private static List<Integer> size() {
        List<Integer> usual = List.of(24, 80);
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return usual;
            }
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int space = answer.indexOf(' ');
            return space < 0
                    ? usual
                    : List.of(
                            Integer.parseInt(answer.substring(0, space)),
                            Integer.parseInt(answer.substring(space + 1)));
        } catch (IOException | NumberFormatException unknown) {
            return usual;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return usual;
        }
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public LongSupplier nanoTime() {
        return System::nanoTime;
    }

    @Override
    public RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public Registration onInterrupt(Runnable action) {
        Thread hook = new Thread(action, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // The hook runs at this moment: exactly what it is there for.
                return;
            }
        };
    }
}
