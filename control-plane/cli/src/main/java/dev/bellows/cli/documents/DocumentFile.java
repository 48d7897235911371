package dev.bellows.cli.documents;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A document as it lies on disk; the server reads what it means.
 *
 * @param name its file name, for messages
 * @param text its content
 * @param contentType JSON or YAML, by its ending
 */
public record DocumentFile(String name, String text, String contentType) {
    private static final long LARGEST = 1 << 20;

    /** Reads it; throws a coded error for one that is missing, unreadable, larger than 1 MiB or not UTF-8. */
    public static DocumentFile read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw wrong(file, "is a directory", null);
            }
            if (Files.size(file) > LARGEST) {
                throw wrong(file, "is larger than 1 MiB, the most a document may have", null);
            }
            boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
            String type = json ? "application/json" : "application/yaml";
            return new DocumentFile(file.toString(), Files.readString(file), type);
        } catch (CharacterCodingException other) {
            throw wrong(file, "is not UTF-8 text", other);
        } catch (IOException unreadable) {
            throw wrong(file, Files.exists(file) ? "cannot be read" : "does not exist", unreadable);
        }
    }

    private static BellowsException wrong(Path file, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new BellowsException(
                new Problem(ErrorCode.CLI_FILE, file + " " + why + ".", "ls -l " + file), Outcome.NOTHING_DONE, cause);
    }
}
