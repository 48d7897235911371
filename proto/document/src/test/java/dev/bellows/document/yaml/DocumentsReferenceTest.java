package dev.bellows.document.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentsReferenceTest {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void theDocumentsShownInTheReferenceAreGood() throws IOException {
        String page = Files.readString(GoldenFile.root().resolve("docs/reference/documents.md"));
        List<String> snippets = SNIPPET.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(snippets).hasSize(2);
        assertThat(MigrationDocuments.parse("migration", snippets.getFirst().getBytes(UTF_8)))
                .isInstanceOf(ParsedDocument.Valid.class);
        assertThat(StrategyDocuments.parse("strategy", snippets.getLast().getBytes(UTF_8)))
                .isInstanceOf(ParsedDocument.Valid.class);
    }
}
