package dev.bellows.engine.postgresql.session;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.TargetSettings.PasswordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the password at every new connection, so that a rotated one is picked up. Keeps nothing. */
final class Passwords {
    private final PasswordSource source;

    Passwords(PasswordSource source) {
        this.source = source;
    }

    Optional<String> read() {
        return switch (source) {
            case PasswordSource.DriverDefault() -> Optional.empty();
            case PasswordSource.File(Path path) -> Optional.of(firstLine(path));
            case PasswordSource.EnvironmentVariable(String name) -> Optional.of(variable(name));
        };
    }

    private static String firstLine(Path path) {
        try {
            List<String> lines = Files.readAllLines(path);
            return lines.isEmpty() ? "" : lines.getFirst();
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.TARGET_UNREACHABLE, "The password file " + path + " cannot be read."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw BellowsException.of(
                    ErrorCode.TARGET_UNREACHABLE,
                    "The environment variable " + name + " with the password is not set.");
        }
        return value;
    }
}
