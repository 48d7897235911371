package dev.bellows.e2e;

import dev.bellows.cli.BellowsCli;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.SystemRuntime;
import dev.bellows.cli.session.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Types commands of the real command line in this JVM, against the control plane of a data directory. Confined to the test's thread. */
final class Typist implements Surroundings {
    private final SystemRuntime real = new SystemRuntime();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new TreeMap<>();

    Typist(Path dataDirectory) {
        environment.put("BELLOWS_DATA_DIR", dataDirectory.toString());
        environment.put(
                "BELLOWS_CONFIG", dataDirectory.resolve("no-contexts.yaml").toString());
    }

    Typist with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What a command ended with, and everything it wrote to either stream. */
    record Answer(int exit, String text) {}

    Answer types(String... words) {
        said.reset();
        int exit = new BellowsCli(this, List.of()).run(words);
        return new Answer(exit, "$ bellows " + String.join(" ", words) + "\n" + said.toString(StandardCharsets.UTF_8));
    }

    @Override
    public PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream err() {
        return out();
    }

    @Override
    public InputStream in() {
        return InputStream.nullInputStream();
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Path home() {
        return real.home();
    }

    @Override
    public Terminal terminal() {
        return Terminal.none();
    }

    @Override
    public InstantSource clock() {
        return real.clock();
    }

    @Override
    public LongSupplier nanoTime() {
        return real.nanoTime();
    }

    @Override
    public RandomGenerator random() {
        return real.random();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        real.pause(time);
    }

    @Override
    public Registration onInterrupt(Runnable action) {
        return () -> {};
    }
}
