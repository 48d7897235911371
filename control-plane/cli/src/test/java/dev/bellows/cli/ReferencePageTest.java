package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.cli.session.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the command line says what the code does. */
class ReferencePageTest {
    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("project.root", "../.."), "docs", "reference", "cli.md"));
    }

    @Test
    void everyExitCodeStandsInThePageWithItsMeaning() throws IOException {
        for (ExitCode code : ExitCode.values()) {
            assertThat(page()).contains("| " + code.number() + " | " + code.title() + " | " + code.meaning() + " |");
        }
    }

    @Test
    void everyVerbStandsInThePage() throws IOException {
        for (Verb verb : Verbs.client()) {
            assertThat(page()).contains(verb.name());
        }
        for (String later : Later.VERBS) {
            assertThat(page()).contains("`" + later + "`");
        }
    }
}
