package dev.bellows.document.config;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.DocumentText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, strongest first.
 *
 * @param flags name of the setting ({@code grpc.port}) to its text, as the command line gave it
 * @param environment the process's environment; only {@code BELLOWS_…} variables of known settings are read
 * @param file the configuration file, empty when there is none
 */
public record ConfigInput(Map<String, String> flags, Map<String, String> environment, Optional<File> file) {
    public ConfigInput {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /**
     * A file that was read already.
     *
     * @param name for messages
     * @param text its text
     */
    public record File(String name, String text) {

        /** Reads a file; {@link ErrorCode#CONFIG_UNREADABLE} when that fails, whatever the reason. */
        public static File read(Path path) {
            try {
                if (Files.size(path) > DocumentText.MOST_BYTES) {
                    throw BellowsException.of(
                            ErrorCode.CONFIG_UNREADABLE,
                            "The configuration file " + path + " is larger than " + DocumentText.MOST_BYTES
                                    + " bytes.");
                }
                return new File(path.toString(), Files.readString(path));
            } catch (IOException e) {
                throw new BellowsException(
                        Problem.of(ErrorCode.CONFIG_UNREADABLE, "The configuration file " + path + " cannot be read."),
                        Outcome.NOTHING_DONE,
                        e);
            }
        }
    }
}
