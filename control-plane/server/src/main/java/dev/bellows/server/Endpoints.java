package dev.bellows.server;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The real ports of a running process, as written to {@code DATA_DIR/endpoints.json}.
 *
 * @param grpc {@code host:port} for agents and services
 * @param http base URL for people and the CLI
 * @param pid process id
 */
public record Endpoints(String grpc, String http, long pid) {
    /** Name of the file in the data directory. */
    public static final String FILE = "endpoints.json";

    /** Writes the file at once, so that a reader never sees half of it. */
    void write(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        Path fresh = dataDir.resolve(FILE + ".new");
        try {
            Files.writeString(fresh, "{\"grpc\":\"" + grpc + "\",\"http\":\"" + http + "\",\"pid\":" + pid + "}\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.SERVER_DATA_DIR, "The file " + file + " cannot be written."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }
}
