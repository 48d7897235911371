package dev.bellows.server.security;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The first token: made at the first start, written where only the server's user can read it. Confined to the thread that starts. */
public final class AdminToken {
    /** Name of the file in the data directory. */
    public static final String FILE = "admin.token";

    private AdminToken() {}

    /** Makes the admin's token when the store has no token at all; its text, when one was made. */
    public static Optional<String> first(Tokens tokens) {
        if (!tokens.none()) {
            return Optional.empty();
        }
        return Optional.of(tokens.create(TokenKind.ADMIN, "admin", List.of(), EnumSet.of(Role.ADMIN))
                .token());
    }

    /** Writes a token into a new file of mode 0600, replacing one that is there. */
    public static void write(Path file, String token) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, token + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
            Files.move(
                    fresh,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.SERVER_DATA_DIR, "The token could not be written to " + file + "."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }
}
