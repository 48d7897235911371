package dev.bellows.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Everything a command takes from outside: streams, environment, terminal, time and chance. Tests give their own. */
public interface Surroundings {
    /** Data, and nothing else. */
    PrintStream out();

    /** Talk: previews, questions, errors. */
    PrintStream err();

    /** Where answers to questions come from. */
    InputStream in();

    /** Environment variables. */
    Map<String, String> environment();

    /** The person's home directory. */
    Path home();

    /** What is at the other end of input and output; asked again when a window may have been resized. */
    Terminal terminal();

    /** Wall clock, for ages that people read; never for decisions. */
    InstantSource clock();

    /** Monotonic nanoseconds, for deadlines. */
    LongSupplier nanoTime();

    /** Chance, for jitter. */
    RandomGenerator random();

    /** Waits. */
    void pause(Duration time) throws InterruptedException;

    /** Runs this when the person interrupts the process, before it ends. Closing the answer takes it back. */
    Registration onInterrupt(Runnable action);

    /** Something that can be taken back. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
