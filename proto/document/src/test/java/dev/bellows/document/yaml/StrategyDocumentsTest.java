package dev.bellows.document.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Strategy;
import dev.bellows.document.Strategy.Gate;
import dev.bellows.document.Strategy.PhaseStrategy;
import dev.bellows.document.Strategy.Throttle;
import dev.bellows.document.Strategy.Wave;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.ParsedDocument.Invalid;
import dev.bellows.document.yaml.ParsedDocument.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyDocumentsTest {
    private static final String HEAD = "apiVersion: bellows.dev/v1\nkind: Strategy\nname: careful\n";
    private static final String CAREFUL = HEAD + """
            phases:
              expand:
                waves: [ { select: "ring=canary" }, { percent: 10 }, { percent: 100, parallel: 5, perHost: 2 } ]
                soak: 30m
                failureBudget: 2%
                gates: [ { approval: { count: 1 } } ]
              migrate:
                throttle: { profile: gentle, maxLag: 2s, walBudget: 20MiB/s }
              contract:
                gates: [ { adoption: { quiet: 24h } }, { approval: { count: 2 } } ]
              cleanup:
                after: 7d
            """;

    @Test
    void everyPartBecomesItsRecord() {
        Strategy strategy = valid(CAREFUL).value();

        assertThat(strategy.expand())
                .isEqualTo(new PhaseStrategy(
                        List.of(
                                new Wave(Optional.of("ring=canary"), 100, 25, 1),
                                new Wave(Optional.empty(), 10, 25, 1),
                                new Wave(Optional.empty(), 100, 5, 2)),
                        Duration.ofMinutes(30),
                        2,
                        Duration.ofMinutes(5),
                        List.of(new Gate.Approval(1)),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(strategy.migrate().throttle())
                .contains(new Throttle("gentle", Optional.of(Duration.ofSeconds(2)), 20L << 20));
        assertThat(strategy.contract().gates())
                .containsExactly(new Gate.Adoption(Optional.of(Duration.ofHours(24))), new Gate.Approval(2));
        assertThat(strategy.cleanup().after()).contains(Duration.ofDays(7));
    }

    @Test
    void whatIsLeftOutIsAsInTheStandardStrategy() {
        Strategy strategy = valid(HEAD + "phases: { contract: { soak: 1s } }").value();

        assertThat(strategy.expand()).isEqualTo(Strategy.standard().expand());
        assertThat(strategy.contract().gates())
                .isEqualTo(Strategy.standard().contract().gates());
    }

    @Test
    void theCanonicalFormReadsBackToTheSameRecord() {
        Valid<Strategy> parsed = valid(CAREFUL);

        assertThat(StrategyDocuments.readCanonical(parsed.canonicalJson(), parsed.digest()))
                .isEqualTo(parsed.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gates: [ { calendar: { allow: Mon } } ] | DOC_NOT_YET_SUPPORTED",
                "gates: [ { check: { sql: select } } ] | DOC_NOT_YET_SUPPORTED",
                "gates: [ { aproval: { count: 1 } } ] | DOC_UNKNOWN_WORD",
                "gates: [ { approval: { count: 0 } } ] | DOC_VALUE",
                "waves: [ { select: 'ring=' } ] | DOC_SELECTOR",
                "waves: [ { percent: 50 } ] | DOC_RULE",
                "waves: [ { percent: 101 } ] | DOC_VALUE",
                "failureBudget: 2 | DOC_WRONG_TYPE",
                "failureBudget: 101% | DOC_VALUE",
                "soak: 30 | DOC_WRONG_TYPE",
                "soak: soon | DOC_DURATION",
                "throttle: { walBudget: 20MiB } | DOC_VALUE",
                "throttle: { walBudget: 20MB/s } | DOC_SIZE",
                "throttle: { profile: quick } | DOC_UNKNOWN_WORD",
            })
    void aMistakeGetsItsCode(String part, ErrorCode code) {
        String text = HEAD + "phases: { expand: { " + part + " } }";

        ParsedDocument<Strategy> parsed = StrategyDocuments.parse("s.yaml", text.getBytes(UTF_8));

        assertThat(parsed).isInstanceOf(Invalid.class);
        assertThat(((Invalid<Strategy>) parsed).problems())
                .extracting(DocumentProblem::code)
                .containsExactly(code);
    }

    private static Valid<Strategy> valid(String text) {
        return switch (StrategyDocuments.parse("s.yaml", text.getBytes(UTF_8))) {
            case Valid<Strategy> valid -> valid;
            case Invalid<Strategy> invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
