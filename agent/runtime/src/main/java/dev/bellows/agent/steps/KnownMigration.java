package dev.bellows.agent.steps;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.MigrationDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The newest migration a target's row speaks of, kept across restarts: a desired state without work (hold, re-open) carries none,
 * and the assertion that its window is served needs one. Confined to the target's job thread.
 */
final class KnownMigration {
    private final Path file;
    private Optional<Migration> known = Optional.empty();

    KnownMigration(Path file) {
        this.file = file;
    }

    /** Reads the migration, refusing bytes that are not what the digest names, and keeps it. */
    Migration accept(String canonical, Digest digest) {
        Migration migration = MigrationDocuments.readCanonical(canonical, digest);
        if (!known.equals(Optional.of(migration))) {
            write(canonical);
            known = Optional.of(migration);
        }
        return migration;
    }

    /** The newest migration seen on this target, also before a restart. */
    Optional<Migration> newest() {
        if (known.isEmpty() && Files.exists(file)) {
            try {
                String canonical = Files.readString(file);
                known = Optional.of(MigrationDocuments.readCanonical(canonical, Digest.of(canonical)));
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        return known;
    }

    private void write(String canonical) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, canonical);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private BellowsException unusable(IOException cause) {
        return new BellowsException(
                Problem.of(ErrorCode.AGENT_DATA_DIRECTORY, "The file " + file + " cannot be read or written."),
                Outcome.NOTHING_DONE,
                cause);
    }
}
