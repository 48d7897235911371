package dev.bellows.cli;

import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Somebody who types commands in a test. Pauses pass at once and move a clock of their own. Confined to the test's thread. */
final class Person implements Surroundings {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final ArrayDeque<Runnable> duringPauses = new ArrayDeque<>();
    private final AtomicLong nanos = new AtomicLong();
    private InputStream typed = InputStream.nullInputStream();
    private Terminal terminal = Terminal.none();

    Person(Path home) {
        this.home = home;
    }

    Person with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Person at(FakeApi api) {
        return with("BELLOWS_SERVER", api.address()).with("BELLOWS_TOKEN", "good");
    }

    Person onTerminal(String answers) {
        typed = new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8));
        terminal = new Terminal(true, 60, 24, false);
        return this;
    }

    /** Something that happens while a command pauses; each in a pause of its own, in this order. */
    Person whilePausing(Runnable event) {
        duringPauses.add(event);
        return this;
    }

    int types(String... words) {
        out.reset();
        err.reset();
        return new BellowsCli(this, List.of()).run(words);
    }

    String data() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String talk() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream out() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream err() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    @Override
    public InputStream in() {
        return typed;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Override
    public LongSupplier nanoTime() {
        return () -> System.nanoTime() + nanos.get();
    }

    @Override
    public RandomGenerator random() {
        return new SplittableRandom(1);
    }

    @Override
    public void pause(Duration time) {
        nanos.addAndGet(time.toNanos());
        Runnable event = duringPauses.poll();
        if (event != null) {
            event.run();
        }
    }

    @Override
    public Registration onInterrupt(Runnable action) {
        return () -> {};
    }
}
