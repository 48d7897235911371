package dev.bellows.agent.steps;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.yaml.MigrationDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest migration a target's row speaks of, kept across restarts: a desired state without work (hold, re-open) carries none,
 * and the assertion that its window is served needs one. Confined to the target's job thread.
 *
 * <p>The file is a convenience, the control plane is the truth: a disk that fails is logged once and the work goes on, and a file
 * that is not whole is not believed.
 */
final class KnownMigration {
    private static final Logger log = LoggerFactory.getLogger(KnownMigration.class);

    private final Path file;
    private Optional<Migration> known = Optional.empty();
    private boolean complained;

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
            } catch (IOException | BellowsException e) {
                complain("read", e);
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
            complain("write", e);
        }
    }

    private void complain(String verb, Exception cause) {
        if (!complained) {
            complained = true;
            log.atWarn().setCause(cause).log("cannot {} the remembered migration {}; going on without it", verb, file);
        }
    }
}
