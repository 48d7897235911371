package dev.bellows.document.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    private static final String UPDATE = "mvn -o -pl proto/document test -Dtest=ErrorCodeTest -Dgolden.update";
    private static final String PAGES = "docs/errors";

    @Test
    void idsAreUnique() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSaysWhatWhyAndWhatNext(ErrorCode code) {
        assertThat(code.id()).matches("BLW-[A-Z]+-\\d{3}");
        assertThat(code.what()).matches("(?s)\\p{Lu}.*\\.");
        assertThat(code.cause()).matches("(?s)\\p{Lu}.*\\.");
        assertThat(code.next()).containsPattern("(^|[ (])(bellows|psql|ss|tail|ls) [A-Za-z-]");
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasItsPage(ErrorCode code) throws IOException {
        GoldenFile.inRepository(PAGES + "/" + code.id() + ".md").mustEqual(page(code), UPDATE);
    }

    @Test
    void everyPageHasItsCode() throws IOException {
        List<String> expected = Arrays.stream(ErrorCode.values())
                .map(code -> code.id() + ".md")
                .sorted()
                .toList();
        Path folder = GoldenFile.root().resolve(PAGES);
        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.startsWith("BLW-") && !expected.contains(name)))
                    .as("pages of codes that do not exist; an id is never reused, a page may go with its code")
                    .isEmpty();
        }
    }

    private static String page(ErrorCode code) {
        return """
                # %s

                **What happened.** %s

                **Likely cause.** %s

                **What to do.** %s

                Whose move: %s. Trying again: %s.
                """.formatted(code.id(), code.what(), code.cause(), next(code), whose(code), retry(code));
    }

    private static String next(ErrorCode code) {
        return code.next().startsWith("bellows ") ? "`" + code.next() + "`" : code.next();
    }

    private static String whose(ErrorCode code) {
        return switch (code.category()) {
            case USER -> "the person who asked (USER)";
            case CONFLICT -> "whoever holds what is in the way (CONFLICT)";
            case TARGET -> "whoever runs the database (TARGET)";
            case CAPACITY -> "nobody's, it is a matter of load (CAPACITY)";
            case UNAVAILABLE -> "whoever runs the part that is away (UNAVAILABLE)";
            case INTERNAL -> "ours, it is a defect to report (INTERNAL)";
        };
    }

    private static String retry(ErrorCode code) {
        return switch (code.retry()) {
            case NEVER -> "does not help (NEVER)";
            case AFTER_FIX -> "helps once the cause is corrected (AFTER_FIX)";
            case AUTOMATIC -> "happens by itself (AUTOMATIC)";
        };
    }
}
