package dev.bellows.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that must equal what the code generates; {@code -Dgolden.update} rewrites it. */
public record GoldenFile(Path path) {

    /** A file of the repository, by its path from the root. */
    public static GoldenFile inRepository(String path) {
        return new GoldenFile(root().resolve(path));
    }

    /** Root of the repository. */
    public static Path root() {
        return Path.of(System.getProperty("project.root", "."));
    }

    /** Whether goldens are to be rewritten; the build hands an unset property through as its own name. */
    public static boolean updating() {
        String update = System.getProperty("golden.update", "");
        return !update.isEmpty() && !update.startsWith("${") && !update.equals("false");
    }

    /** Compares, or rewrites. */
    public void mustEqual(String generated, String commandToUpdate) throws IOException {
        if (updating()) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, generated);
        }
        assertThat(path)
                .as("generated file, rewritten by: %s", commandToUpdate)
                .exists()
                .content()
                .as("%s is stale; rewrite it with: %s", path, commandToUpdate)
                .isEqualTo(generated);
    }
}
