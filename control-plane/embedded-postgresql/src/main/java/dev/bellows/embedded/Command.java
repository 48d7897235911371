package dev.bellows.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a program to its end, with a deadline and its output kept. */
final class Command {
    private Command() {}

    /**
     * What came of it.
     *
     * @param exit the program's exit status; {@link #TIMED_OUT} when it was ended at the deadline
     * @param output standard output and error, together
     */
    record Result(int exit, String output) {
        static final int TIMED_OUT = -1;

        boolean succeeded() {
            return exit == 0;
        }
    }

    /**
     * Runs it without any of the caller's {@code PG…} and locale variables. Output goes through a file: a daemon that the
     * program leaves behind may keep a pipe open for ever.
     */
    static Result run(List<String> command, Path workingDirectory, Duration limit) throws IOException {
        Path output = Files.createTempFile("bellows-command-", ".out");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            environment.put("LC_ALL", "C");
            environment.put("TZ", "UTC");
            Process process = builder.start();
            process.getOutputStream().close();
            int exit = waited(process, limit);
            return new Result(
                    exit, Files.readString(output, StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int waited(Process process, Duration limit) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return Result.TIMED_OUT;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a command ran", e);
        }
    }
}
