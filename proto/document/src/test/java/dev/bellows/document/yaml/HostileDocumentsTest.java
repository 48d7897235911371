package dev.bellows.document.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.ParsedDocument.Invalid;
import dev.bellows.document.yaml.ParsedDocument.Valid;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentsTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final long SEED = 20_260_101;
    private static final String GOOD = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: a-change   # comment
            consent: [star]
            operations:
              - addColumn: { table: 'users', column: "ph\\u00f6ne", type: text, default: 0 }
              - sql:
                  expand:
                    up: |
                      create view v as
                      select 1
                    down: [drop view v]
            contract: { quiet: 24h }
            """;

    @Test
    void tenMegabytesAreRefusedAtOnce() {
        assertThat(first(new byte[10 << 20]).code()).isEqualTo(ErrorCode.DOC_TOO_LARGE);
    }

    @Test
    void aBombIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            char before = (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + before + ",").repeat(9))
                    .append("]\n");
        }

        DocumentProblem problem = first(bomb.toString().getBytes(UTF_8));

        assertThat(problem.code()).isEqualTo(ErrorCode.DOC_ALIAS);
        assertThat(problem.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "{\"a\": ", "? ", "[{a: "})
    void endlessNestingIsAnErrorAndNotAStackOverflow(String opening) {
        byte[] deep = opening.repeat((1 << 20) / opening.length()).getBytes(UTF_8);

        Assertions.assertTimeoutPreemptively(
                AT_ONCE, () -> assertThat(first(deep).code()).isIn(ErrorCode.DOC_TOO_DEEP, ErrorCode.DOC_SYNTAX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "\"", "'", " ", "\n", "#", "a: b\n", "-", "\"a\"\"", "\\", "\t", "|\n", "%", "a,", "!"})
    void aMegabyteOfOneThingIsReadOrRefusedAtOnce(String part) {
        byte[] text = part.repeat((1 << 20) / part.length()).getBytes(UTF_8);
        byte[] inside = ("name: " + part.repeat((1 << 20) / part.length() - 10)).getBytes(UTF_8);

        Assertions.assertTimeoutPreemptively(AT_ONCE, () -> {
            assertThat(first(text)).isNotNull();
            assertThat(first(inside)).isNotNull();
        });
    }

    @Test
    void aHugeNameInARightPlaceIsRefusedInFewWords() {
        String text = GOOD.replace("'users'", "'\"" + "a\"\"".repeat(300_000) + "\"'");

        assertThat(first(text.getBytes(UTF_8)).rule().length()).isLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# only a comment\n",
                "null",
                "42",
                "just a text",
                "- a\n- b\n",
                "a: 1\n---\nb: 2\n",
                "a: !!binary aGk=\n",
                "a: !!java.io.File [x]\n",
                "? [a]\n: b\n",
                "a: *b\n",
                "\"\\ud800\": 1\n",
                "a: \"\\ud800\"\n",
                "a: \"\\0\"\n",
                "<<: { a: 1 }\n",
                "a:\tb:\tc",
                "{",
                "}",
                "{\"a\": 1} {\"b\": 2}",
                "{\"a\": NaN}",
                "{\"a\": \"\\ud800\"}",
                "%YAML 9.9\n---\na: b\n",
            })
    void oddTextsAreErrorsWithAPlace(String text) {
        assertThat(first(text.getBytes(UTF_8)).line()).isPositive();
    }

    @Test
    void aFileThatIsNotUtf8IsSaidToBeNone() {
        assertThat(first("name: \u00e4".getBytes(ISO_8859_1)).rule()).contains("UTF-8");
    }

    @Test
    void randomBytesNeverThrow() {
        SplittableRandom chance = new SplittableRandom(SEED);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[chance.nextInt(200)];
            chance.nextBytes(bytes);
            assertThat(problems(bytes)).as("seed %d, case %d", SEED, i).isNotEmpty();
        }
    }

    @Test
    void mutatedDocumentsNeverThrowAndWhatIsAcceptedReadsBack() {
        SplittableRandom chance = new SplittableRandom(SEED);
        List<String> snippets = List.of(
                "{", "}", "[", "]", ":", ",", "- ", "\n", "  ", "&a ", "*a", "'", "\"", "|", ">", "#", "~", "0", "null",
                "!!int ", "? ", "\t", "\u0000", "\u2028", "é", "---\n", "table", "\\", "18", "1e9", ".");
        int accepted = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int edits = 1 + chance.nextInt(3); edits > 0; edits--) {
                int at = chance.nextInt(text.length());
                int end = Math.min(text.length(), at + chance.nextInt(4));
                text.replace(at, end, snippets.get(chance.nextInt(snippets.size())));
            }
            if (MigrationDocuments.parse("m.yaml", text.toString().getBytes(UTF_8)) instanceof Valid<Migration> valid) {
                accepted++;
                assertThat(MigrationDocuments.readCanonical(valid.canonicalJson(), valid.digest()))
                        .as("seed %d, case %d: %s", SEED, i, text)
                        .isEqualTo(valid.value());
            }
        }
        assertThat(accepted).as("mutations that leave a good document").isGreaterThan(100);
    }

    private static DocumentProblem first(byte[] bytes) {
        return problems(bytes).getFirst();
    }

    private static List<DocumentProblem> problems(byte[] bytes) {
        return switch (MigrationDocuments.parse("m.yaml", bytes)) {
            case Valid<Migration> valid -> throw new AssertionError("accepted: " + valid);
            case Invalid<Migration> invalid -> invalid.problems();
        };
    }
}
