package dev.bellows.agent.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownMigrationTest {
    private static final ParsedDocument.Valid<Migration> RENAME = parse("""
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: rename-users-email
            operations:
              - renameColumn: { table: users, from: email, to: email_address }
            """);

    @TempDir
    private Path folder;

    @Test
    void aRestartRemembersIt() {
        Path file = folder.resolve("targets/shop.migration.json");
        assertThat(accept(new KnownMigration(file))).isEqualTo(RENAME.value());
        assertThat(new KnownMigration(file).newest()).contains(RENAME.value());
    }

    @Test
    void aFullDiskKeepsWhatWasThereAndTheWorkGoesOn() throws IOException {
        Path file = folder.resolve("shop.migration.json");
        // Every write to it fails with "no space left", for root too.
        Files.createSymbolicLink(folder.resolve("shop.migration.json.new"), Path.of("/dev/full"));
        KnownMigration known = new KnownMigration(file);
        assertThat(accept(known)).isEqualTo(RENAME.value());
        assertThat(known.newest()).contains(RENAME.value());
        assertThat(new KnownMigration(file).newest()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNoReasonToStop() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("below/shop.migration.json");
        KnownMigration known = new KnownMigration(file);
        assertThat(accept(known)).isEqualTo(RENAME.value());
        assertThat(known.newest()).contains(RENAME.value());
    }

    @Test
    void aTruncatedFileIsNotBelievedWhereverItEnds() throws IOException {
        Path file = folder.resolve("shop.migration.json");
        String whole = RENAME.canonicalJson();
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThat(new KnownMigration(file).newest())
                    .as("the first %d of %d characters", length, whole.length())
                    .isEmpty();
        }
    }

    @Test
    void bytesThatAreNotWhatTheDigestNamesAreRefused() {
        KnownMigration known = new KnownMigration(folder.resolve("shop.migration.json"));
        assertThatThrownBy(() -> known.accept(RENAME.canonicalJson(), Digest.of("another")))
                .isInstanceOf(BellowsException.class);
        assertThat(known.newest()).isEmpty();
    }

    private static Migration accept(KnownMigration known) {
        return known.accept(RENAME.canonicalJson(), RENAME.digest());
    }

    private static ParsedDocument.Valid<Migration> parse(String text) {
        return switch (MigrationDocuments.parse("m.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<Migration> valid -> valid;
            case ParsedDocument.Invalid<Migration> invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
